"""Gold attributions: texts with what people annotated in them.

Two formats are read. Brat standoff as PolNeAR writes it (Newell, Margolin and Ruths 2018): `NAME.ann`, or
`NAME_ANNOTATOR.ann` for each of several annotators, beside `NAME.txt` or in a folder `attributions/` with
the texts in its sibling `text/`. And Citron's quote JSON (BBC, `docs/data_format.md` there): one document
a file, with `text` and `quotes`.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimtrack.errors import ClaimtrackError
from claimtrack.spans import Span, Spans, covered

_TEXT_BOUND = re.compile(r"T\d+")
_EVENT = re.compile(r"E\d+")


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution, gold or predicted; source and cue may be empty.

    `cue_words` is given where a prediction tells the words of its cue but not their place.
    """

    content: Spans
    source: Spans = ()
    cue: Spans = ()
    cue_words: str = ""

    def cue_in(self, text: str) -> str:
        """The words of the cue."""
        return self.cue_words or covered(text, self.cue, " ")


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text and the attributions that one annotator found in it."""

    doc: str
    text: str
    relations: tuple[Relation, ...]


def read_gold(folder: Path, annotator: str = "") -> list[GoldArticle]:
    """The gold articles of a folder, in the order of their names.

    Where an article has several annotators, the one named `annotator` counts, or the first by name.
    Raises ClaimtrackError when the folder has no gold, a text is missing, or an annotation is damaged.
    """
    if not folder.is_dir():
        raise ClaimtrackError(f"{folder}: no such folder; name one that holds gold annotations")
    standoff = _standoff(folder)
    if standoff:
        return [_read_standoff(doc, *files) for doc, files in _chosen(standoff, annotator)]
    documents = sorted(folder.glob("*.json"))
    if not documents:
        raise ClaimtrackError(
            f"{folder}: no gold annotations; brat files (NAME.ann beside NAME.txt, or attributions/ "
            "beside text/) or Citron's JSON documents are expected"
        )
    return [_read_citron(path) for path in documents]


# ---------- brat standoff ----------


def _standoff(folder: Path) -> dict[str, list[tuple[str, Path, Path]]]:
    """For each document its (annotator, annotations, text), sorted."""
    annotations, texts = folder, folder
    if (folder / "attributions").is_dir():
        annotations, texts = folder / "attributions", folder / "text"
    elif folder.name == "attributions" and (folder.parent / "text").is_dir():
        texts = folder.parent / "text"
    found: dict[str, list[tuple[str, Path, Path]]] = {}
    for path in sorted(annotations.glob("*.ann")):
        doc, who = path.stem, ""
        if not (texts / f"{doc}.txt").is_file():
            doc, _, who = path.stem.rpartition("_")
        text = texts / f"{doc}.txt"
        if not doc or not text.is_file():
            raise ClaimtrackError(
                f"{path}: its text is missing; {texts / path.stem}.txt is expected, or that name "
                "without _ANNOTATOR at its end"
            )
        found.setdefault(doc, []).append((who, path, text))
    return found


def _chosen(
    standoff: dict[str, list[tuple[str, Path, Path]]], annotator: str
) -> Iterable[tuple[str, tuple[Path, Path]]]:
    names = sorted({who for files in standoff.values() for who, _, _ in files})
    if annotator and annotator not in names:
        known = ", ".join(filter(None, names)) or "the files name none"
        raise ClaimtrackError(f"no annotator {annotator!r} here; known: {known}")
    for doc, files in sorted(standoff.items()):
        own = [file for file in files if file[0] == annotator] if annotator else []
        yield doc, (own or files)[0][1:]


def _read_standoff(doc: str, annotations: Path, text_file: Path) -> GoldArticle:
    text = _text(text_file)
    return GoldArticle(doc, text, read_brat(annotations, text))


def read_brat(path: Path, text: str) -> tuple[Relation, ...]:
    """The events of a brat file whose content is not empty, with their spans in `text`.

    A role may have several spans (`Content`, `Content2`, ...); they are one discontinuous span.
    Raises ClaimtrackError for a line that cannot be read and for offsets outside the text.
    """
    bound: dict[str, list[Span]] = {}
    events: list[list[str]] = []
    for number, line in enumerate(_text(path).split("\n"), start=1):
        key, _, rest = line.partition("\t")
        value = rest.partition("\t")[0]
        try:
            if _TEXT_BOUND.fullmatch(key):
                bound[key] = [_span(piece.split(), text) for piece in _offsets(value)]
            elif _EVENT.fullmatch(key):
                events.append(value.split()[1:])
        except ValueError as error:
            raise ClaimtrackError(f"{path}, line {number}: {error}") from None
    relations = []
    for arguments in events:
        roles: dict[str, list[Span]] = {"content": [], "source": [], "cue": []}
        for argument in arguments:
            name, _, key = argument.partition(":")
            role = name.rstrip("0123456789").lower()
            if role in roles:
                roles[role] += bound.get(key, [])
        if roles["content"]:
            relations.append(
                Relation(
                    _ordered(roles["content"]), _ordered(roles["source"]), _ordered(roles["cue"])
                )
            )
    return tuple(relations)


def _offsets(value: str) -> list[str]:
    """`0 4;9 12` of `Source 0 4;9 12`."""
    kind, blank, offsets = value.partition(" ")
    if not blank:
        raise ValueError(f"{kind!r} has no offsets")
    return offsets.split(";")


# ---------- Citron's JSON ----------


def _read_citron(path: Path) -> GoldArticle:
    try:
        data = json.loads(_text(path))
        text, quotes = data["text"], data["quotes"]
        relations = tuple(_citron_quote(quote, text) for quote in quotes)
    except (KeyError, TypeError, ValueError) as error:
        wrong = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise ClaimtrackError(
            f"{path}: not a document of Citron's quote format ({wrong})"
        ) from None
    return GoldArticle(path.stem, text, tuple(item for item in relations if item.content))


def _citron_quote(quote: dict[str, Any], text: str) -> Relation:
    def spans(listed: list[dict[str, int]]) -> Spans:
        return _ordered(_span((span["start"], span["end"]), text) for span in listed)

    cue = [quote["cue"]] if quote.get("cue") else []
    return Relation(spans(quote["contents"]), spans(quote.get("sources") or []), spans(cue))


# ---------- both ----------


def _text(path: Path) -> str:
    """The file's text with its line breaks as they are: offsets count them."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimtrackError(f"{path}: cannot be read as UTF-8 text ({error})") from None


def _span(pair: Iterable[Any], text: str) -> Span:
    start, end = (int(number) for number in pair)
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"offsets {start} {end} are outside the text of {len(text)} code points")
    return start, end


def _ordered(spans: Iterable[Span]) -> Spans:
    return tuple(sorted(spans))
