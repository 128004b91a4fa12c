"""A training passage: a text with its relations, in forms that can be read, edited and labelled."""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from claimtrack.evaluation.gold import Relation
from claimtrack.spans import Spans, shifted

ROLES = {"s": "source", "q": "cue", "c": "content"}
Edit = tuple[int, int, str]


Named = tuple[int, int, str]


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """A sentence of a treebank in a passage: the spans of its words, heads, numbers of tags.

    Every array has shape [words]. `heads` counts words from 1, 0 is the root; `tags` are numbers of
    values by name (`upos`, `xpos`, `feats`, `deprel`), -100 where unknown. `gold` tells a treebank
    from a parser's work.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    heads: NDArray[np.int64]
    tags: dict[str, NDArray[np.int64]]
    gold: bool


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A text with what is annotated in it; None for `relations` when attributions are not.

    `names` are persons and places that may be renamed; `entities` are (start, end, label) of names to
    learn, complete within the spans `known`.
    """

    text: str
    relations: tuple[Relation, ...] | None
    doc: str = ""
    names: tuple[Named, ...] = field(default=())
    trees: tuple[Tree, ...] = field(default=())
    entities: tuple[Named, ...] = field(default=())
    known: Spans = field(default=())


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

    return Passage(
        "".join(parts),
        None
        if passage.relations is None
        else tuple(
            Relation(move(item.content), move(item.source), move(item.cue))
            for item in passage.relations
        ),
        passage.doc,
        trees=tuple(
            replace(tree, starts=moved[tree.starts], ends=moved[tree.ends])
            for tree in passage.trees
        ),
        entities=tuple(
            (int(moved[start]), int(moved[end]), label) for start, end, label in passage.entities
        ),
        known=move(passage.known),
    )


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
        Relation(tuple(found["content"]), tuple(found["source"]), tuple(found["cue"]))
        for _, found in sorted(spans.items())
    )
    return Passage("".join(parts), relations)


def joined(passages: list[Passage], between: list[str]) -> Passage:
    """The passages one after the other, `between[i]` (a space, a line break) after the i-th."""
    parts: list[str] = []
    relations: list[Relation] = []
    offset = 0
    for passage, gap in zip(passages, between, strict=True):
        for item in passage.relations or ():
            relations.append(
                Relation(
                    shifted(item.content, offset),
                    shifted(item.source, offset),
                    shifted(item.cue, offset),
                )
            )
        parts += [passage.text, gap]
        offset += len(passage.text) + len(gap)
    return Passage("".join(parts), tuple(relations))
