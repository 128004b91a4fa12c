"""Passages as labelled windows: what the network should say of every word."""

import random
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from claimtrack.attribution.encoding import Encoded, Window, encode, lines, window, windows
from claimtrack.attribution.network import CUE_TAGS, LEFT, ROLE_TAGS, SPAN
from claimtrack.spans import Spans
from claimtrack.training.attribution.passage import Passage, Relation

IGNORED = -100
_ROLE = {tag: index for index, tag in enumerate(ROLE_TAGS)}
_CUE_TAG = {tag: index for index, tag in enumerate(CUE_TAGS)}


@dataclass(slots=True, eq=False)
class Example:
    """A window with its labels: `roles` and `links` per word (word 0 is «none»), and for each gold cue
    (its first word, {word: tag given that cue}), words counted as in the window."""

    window: Window
    roles: NDArray[np.int64]
    links: NDArray[np.int64]
    cues: list[tuple[int, dict[int, int]]] = field(default_factory=list)


def examples(
    passage: Passage, tokenizer: Tokenizer, rng: random.Random, limit: int
) -> list[Example]:
    """The labelled windows of a passage; the first cut falls at random, so that cuts vary."""
    encoded = encode(passage.text, lines(passage.text), tokenizer)
    roles, links = _word_labels(encoded, passage.relations)
    given_cue = _conditional_labels(encoded, passage.relations)
    out = []
    for low, high in windows(encoded, limit, rng.randint(limit // 3, limit)):
        own_roles = np.concatenate([[IGNORED], roles[low:high]])
        own = links[low:high]
        inside = (own >= low) & (own < high)
        own_links = np.where(own < 0, IGNORED, np.where(inside, own - low + 1, 0))
        example = Example(
            window(encoded, low, high), own_roles, np.concatenate([[IGNORED], own_links])
        )
        for head, tags in sorted(given_cue.items()):
            if low <= head < high:
                example.cues.append(
                    (head - low + 1, {word - low + 1: tag for word, tag in tags.items()})
                )
        out.append(example)
    return out


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
