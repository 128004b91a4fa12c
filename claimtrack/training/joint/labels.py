"""Passages as labelled windows: what the network should say of every word."""

import random
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from claimtrack.attribution.network import CUE_TAGS, LEFT, ROLE_TAGS, SPAN
from claimtrack.encoder.pieces import Encoded, Window, encode, lines, places, window, windows
from claimtrack.evaluation.gold import Relation
from claimtrack.language.network import NAME_TAGS, PARTS
from claimtrack.spans import Spans
from claimtrack.training.attribution.passage import Passage

IGNORED = -100
_ROLE = {tag: index for index, tag in enumerate(ROLE_TAGS)}
_CUE_TAG = {tag: index for index, tag in enumerate(CUE_TAGS)}


_NAME_TAG = {tag: index for index, tag in enumerate(NAME_TAGS)}


@dataclass(slots=True, eq=False)
class Sentence:
    """A tree in a window; arrays [words]: first and last piece, part of a written word, head, tags."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    part: NDArray[np.int64]
    heads: NDArray[np.int64]
    tags: dict[str, NDArray[np.int64]]
    gold: bool


@dataclass(slots=True, eq=False)
class Example:
    """A window with its labels: `roles`, `links` and `names` per word (word 0 is «none»), its trees, and
    for each gold cue (its first word, {word: tag given that cue}), words counted as in the window.

    `judged` tells whether attributions are annotated at all.
    """

    window: Window
    roles: NDArray[np.int64]
    links: NDArray[np.int64]
    names: NDArray[np.int64]
    judged: bool
    sentences: list[Sentence] = field(default_factory=list)
    cues: list[tuple[int, dict[int, int]]] = field(default_factory=list)


def examples(
    passage: Passage, tokenizer: Tokenizer, rng: random.Random, limit: int
) -> list[Example]:
    """The labelled windows of a passage; the first cut falls at random, so that cuts vary."""
    encoded = encode(passage.text, lines(passage.text), tokenizer)
    judged = passage.relations is not None
    roles, links = _word_labels(encoded, passage.relations or ())
    given_cue = _conditional_labels(encoded, passage.relations or ())
    names = _name_labels(encoded, passage)
    out = []
    for low, high in windows(encoded, limit, rng.randint(limit // 3, limit)):
        own = links[low:high]
        inside = (own >= low) & (own < high)
        own_links = np.where(own < 0, IGNORED, np.where(inside, own - low + 1, 0))
        example = Example(
            window(encoded, low, high),
            np.concatenate(
                [[IGNORED], roles[low:high] if judged else np.full(high - low, IGNORED)]
            ),
            np.concatenate([[IGNORED], own_links]),
            np.concatenate([[IGNORED], names[low:high]]),
            judged,
        )
        for head, tags in sorted(given_cue.items()):
            if low <= head < high:
                example.cues.append(
                    (head - low + 1, {word - low + 1: tag for word, tag in tags.items()})
                )
        example.sentences = _sentences(encoded, passage, example.window)
        out.append(example)
    return out


def _sentences(encoded: Encoded, passage: Passage, own: Window) -> list[Sentence]:
    """The trees that lie wholly in the window; one whose words an edit has swallowed is left out."""
    start, end = int(encoded.starts[own.low]), int(encoded.ends[own.high - 1])
    first_piece, last_piece = np.array(own.first), np.array(own.last)
    out = []
    for tree in passage.trees:
        if tree.starts[0] < start or tree.ends[-1] > end or not (tree.starts < tree.ends).all():
            continue
        where = places(encoded, tree.starts, tree.ends)
        out.append(
            Sentence(
                first_piece[where.first - own.low + 1],
                last_piece[where.last - own.low + 1],
                where.part.clip(max=PARTS - 1),
                tree.heads,
                tree.tags,
                tree.gold,
            )
        )
    return out


def _name_labels(encoded: Encoded, passage: Passage) -> NDArray[np.int64]:
    """The name tag of each word; IGNORED where nobody looked for names."""
    tags = np.full(len(encoded), IGNORED, np.int64)
    for start, end in passage.known:
        tags[encoded.word_indexes(start, end)] = 0
    for start, end, label in passage.entities:
        words = encoded.word_indexes(start, end)
        tags[words] = _NAME_TAG[f"I-{label}"]
        tags[words[:1]] = _NAME_TAG[f"B-{label}"]
    return tags


def conditional_row(cue: int, tags: dict[int, int]) -> NDArray[np.int64]:
    """The tags of the SPAN places around `cue`."""
    row = np.zeros(SPAN, np.int64)
    for word, tag in tags.items():
        place = word - cue + LEFT
        if 0 <= place < SPAN:
            row[place] = tag
    return row


def _runs(encoded: Encoded, spans: Spans) -> list[list[int]]:
    return [encoded.word_indexes(start, end) for start, end in sorted(spans)]


def _word_labels(
    encoded: Encoded, relations: tuple[Relation, ...]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    roles = np.zeros(len(encoded), np.int64)
    links = np.full(len(encoded), -1, np.int64)
    for relation in relations:
        cue = [word for run in _runs(encoded, relation.cue) for word in run]
        if not cue:
            continue
        head = min(cue)
        roles[cue], links[cue] = _ROLE["I-cue"], head
        roles[head] = _ROLE["B-cue"]
        for name, spans in (("source", relation.source), ("content", relation.content)):
            before = -9
            for run in _runs(encoded, spans):
                for word in run:
                    if links[word] < 0:
                        roles[word] = _ROLE[("I-" if before == word - 1 else "B-") + name]
                        links[word] = head
                        before = word
    return roles, links


def _conditional_labels(
    encoded: Encoded, relations: tuple[Relation, ...]
) -> dict[int, dict[int, int]]:
    out: dict[int, dict[int, int]] = {}
    for relation in relations:
        cue = [word for run in _runs(encoded, relation.cue) for word in run]
        if not cue:
            continue
        tags = out.setdefault(min(cue), {})
        for word in cue:
            tags[word] = _CUE_TAG["cue"]
        for name, spans in (("source", relation.source), ("content", relation.content)):
            before = -9
            for run in _runs(encoded, spans):
                for word in run:
                    if word not in tags:
                        tags[word] = _CUE_TAG[("I-" if before == word - 1 else "B-") + name]
                        before = word
    return out
