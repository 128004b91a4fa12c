"""Annotated texts: attributions that people marked, in brat standoff or as Citron's quote JSON.

A folder holds `NAME.ann`, or `NAME_ANNOTATOR.ann` for each of several annotators, beside `NAME.txt` or in
a folder `attributions/` with the texts in its sibling `text/`, as PolNeAR has it (Newell, Margolin and
Ruths 2018); or else Citron's documents, `NAME.json`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from claimtrack.errors import ClaimtrackError
from claimtrack.spans import Spans, covered


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution, gold or predicted; source and cue may be empty.

    `cue_words` is given where a prediction tells the words of its cue but not their place, `speaker`
    where an annotation names who the source is.
    """

    content: Spans
    source: Spans = ()
    cue: Spans = ()
    cue_words: str = ""
    speaker: str = ""

    def cue_in(self, text: str) -> str:
        """The words of the cue."""
        return self.cue_words or covered(text, self.cue, " ")


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """A text and the attributions that one annotator found in it."""

    doc: str
    text: str
    relations: tuple[Relation, ...]


def read_annotated(folder: Path, annotator: str = "") -> list[AnnotatedArticle]:
    """The annotated articles of a folder, in the order of their names.

    Where an article has several annotators, the one named `annotator` counts, or the first by name.
    Raises ClaimtrackError when the folder has none, a text is missing, or an annotation is damaged.
    """
    # These know this module's values.
    from claimtrack.exchange.brat import read_brat
    from claimtrack.exchange.citron import read_citron

    if not folder.is_dir():
        raise ClaimtrackError(f"{folder}: no such folder; name one that holds annotations")
    standoff = _standoff(folder)
    if standoff:
        found = []
        for doc, (annotations, file) in _chosen(standoff, annotator):
            text = text_of(file)
            found.append(AnnotatedArticle(doc, text, read_brat(annotations, text)))
        return found
    documents = sorted(folder.glob("*.json"))
    if not documents:
        raise ClaimtrackError(
            f"{folder}: no annotations; brat files (NAME.ann beside NAME.txt, or attributions/ "
            "beside text/) or Citron's JSON documents are expected"
        )
    return [read_citron(path) for path in documents]


def text_of(path: Path) -> str:
    """The file's text with its line breaks as they are: offsets count them."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimtrackError(f"{path}: cannot be read as UTF-8 text ({error})") from None


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
