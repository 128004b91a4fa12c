"""A training passage: a text with its relations, in forms that can be read, edited and labelled."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from claimtrack.spans import Spans, shifted

ROLES = {"s": "source", "q": "cue", "c": "content"}
Edit = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Relation:
    """One gold attribution; source and cue may be empty."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and the relations annotated in it; `names` are (start, end, kind) of known names."""

    text: str
    relations: tuple[Relation, ...]
    doc: str = ""
    names: tuple[tuple[int, int, str], ...] = field(default=())


def rewritten(passage: Passage, edits: list[Edit]) -> Passage:
    """The passage with stretches of its text replaced; edits must not overlap. Names are dropped."""
    moved = np.arange(len(passage.text) + 1)
    parts: list[str] = []
    position = shift = 0
    for start, end, new in sorted(edits):
        parts += [passage.text[position:start], new]
        inside = np.minimum(np.arange(end - start), len(new))
        moved[start:end] = start + shift + inside
        shift += len(new) - (end - start)
        moved[end:] = np.arange(end, len(moved)) + shift
        position = end
    parts.append(passage.text[position:])

    def move(spans: Spans) -> Spans:
        return tuple((int(moved[start]), int(moved[end])) for start, end in spans)

    relations = tuple(
        Relation(move(item.source), move(item.cue), move(item.content))
        for item in passage.relations
    )
    return Passage("".join(parts), relations, passage.doc)


_TOKEN = re.compile(r"\[([\d,]+)([sqc])(?: |(?=\]))|\]")


def parse_markup(markup: str) -> Passage:
    """A passage from the bracket notation of passages.txt.

    Raises ValueError where brackets do not pair.
    """
    parts: list[str] = []
    spans: dict[int, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    opened: list[tuple[list[int], str, int]] = []
    length = position = 0
    for token in _TOKEN.finditer(markup):
        piece = markup[position : token.start()]
        parts.append(piece)
        length += len(piece)
        position = token.end()
        if token.group(1):
            numbers = [int(number) for number in token.group(1).split(",")]
            opened.append((numbers, ROLES[token.group(2)], length))
        else:
            if not opened:
                raise ValueError(f"a bracket closes that was never opened: {markup!r}")
            numbers, role, start = opened.pop()
            for number in numbers:
                spans[number][role].append((start, length))
    if opened:
        raise ValueError(f"a bracket is never closed: {markup!r}")
    parts.append(markup[position:])
    relations = tuple(
        Relation(tuple(found["source"]), tuple(found["cue"]), tuple(found["content"]))
        for _, found in sorted(spans.items())
    )
    return Passage("".join(parts), relations)


def joined(passages: list[Passage], between: list[str]) -> Passage:
    """The passages one after the other, `between[i]` (a space, a line break) after the i-th."""
    parts: list[str] = []
    relations: list[Relation] = []
    offset = 0
    for passage, gap in zip(passages, between, strict=True):
        for item in passage.relations:
            relations.append(
                Relation(
                    shifted(item.source, offset),
                    shifted(item.cue, offset),
                    shifted(item.content, offset),
                )
            )
        parts += [passage.text, gap]
        offset += len(passage.text) + len(gap)
    return Passage("".join(parts), tuple(relations))


def read_brat(path: Path) -> tuple[Relation, ...]:
    """The attributions of a brat standoff file as PolNeAR writes them (Newell et al. 2018)."""
    spans: dict[str, Spans] = {}
    events: list[list[str]] = []
    for line in path.read_text("utf-8").split("\n"):
        fields = line.split("\t")
        if len(fields) >= 2 and re.fullmatch(r"T\d+", fields[0]):
            _, offsets = fields[1].split(" ", 1)
            spans[fields[0]] = tuple(
                (int(piece.split()[0]), int(piece.split()[1])) for piece in offsets.split(";")
            )
        elif len(fields) >= 2 and re.fullmatch(r"E\d+", fields[0]):
            events.append(fields[1].split()[1:])
    relations = []
    for arguments in events:
        found: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
        for argument in arguments:
            role, name = argument.split(":")
            role = role.rstrip("0123456789").lower()
            if role in found:
                found[role].extend(spans.get(name, ()))
        if found["content"]:
            relations.append(
                Relation(*(tuple(sorted(found[role])) for role in ("source", "cue", "content")))
            )
    return tuple(relations)
