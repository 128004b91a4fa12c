"""The same story in two papers: syndicated copies, which need not be analysed twice.

Copies are looked for by a bottom-k sketch of their word shingles (Broder 1997, "On the resemblance
and containment of documents"; bottom-k: Cohen and Kaplan 2007), which an index can answer, and
decided by comparing the words themselves: a copy may lack paragraphs and be edited a little, but
whatever a fact-checker would ask about - numbers, negations, names, quoted words - must be the same.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest

from rapidfuzz.distance import Levenshtein

from claimtrack.reading.article import Block

SKETCH = 24
"""Hashes kept of each article."""

FEWEST_SHARED = 3
"""Hashes that a copy's sketch and the first's have in common, at least."""

_SHINGLE = 5
_FEWEST_WORDS = 40
"""Shorter texts are told apart by their exact words only; too little of them is their own."""

_MOST_CHANGED = 0.12
"""The share of a paragraph's words that an editor may have changed."""

_MOST_WORDS = 20_000
"""Words of an article that are compared; no story of an agency is longer."""

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»\n]{8,2000})[”\"“»]")
_NEGATIONS = frozenset(
    ("no", "not", "never", "neither", "nor", "none", "nobody", "nothing", "without", "cannot")
)


@dataclass(frozen=True, slots=True)
class Words:
    """An article's body as words to compare: as written, folded, and by paragraph."""

    written: tuple[str, ...]
    folded: tuple[str, ...]
    paragraphs: tuple[tuple[int, int], ...]
    quoted: tuple[tuple[str, ...], ...]


def words_of(text: str, blocks: Sequence[Block]) -> Words:
    """The words of the body blocks; headlines are each paper's own."""
    written: list[str] = []
    paragraphs: list[tuple[int, int]] = []
    quoted: list[tuple[str, ...]] = []
    for block in blocks:
        if block.kind != "body" or len(written) > _MOST_WORDS:
            continue
        words = text[block.start : block.end]
        begin = len(written)
        written += _WORD.findall(words)
        paragraphs.append((begin, len(written)))
        quoted += (tuple(map(_fold, _WORD.findall(found))) for found in _QUOTED.findall(words))
    return Words(tuple(written), tuple(map(_fold, written)), tuple(paragraphs), tuple(quoted))


def sketch(words: Words) -> tuple[int, ...]:
    """The smallest hashes of the shingles (63-bit numbers), none for a text that is too short."""
    if len(words.folded) < _FEWEST_WORDS:
        return ()
    return tuple(nsmallest(SKETCH, {_hash(shingle) for shingle in _shingles(words.folded)}))


def is_copy(copy: Words, first: Words) -> bool:
    """Whether all that `copy` says stands in `first`, give or take an editor's touch."""
    if len(copy.folded) < _FEWEST_WORDS:
        return False
    known = " ".join(first.folded)
    if any(f" {' '.join(words)} " not in f" {known} " for words in copy.quoted):
        return False
    places: dict[tuple[str, ...], int] = {}
    for place, shingle in enumerate(_shingles(first.folded)):
        places.setdefault(shingle, place)
    return all(_is_known(copy, first, places, *paragraph) for paragraph in copy.paragraphs)


def _is_known(
    copy: Words, first: Words, places: dict[tuple[str, ...], int], start: int, end: int
) -> bool:
    """Whether the paragraph of words `start` to `end` of the copy stands in the first."""
    own = copy.folded[start:end]
    if len(own) < _SHINGLE:
        return set(own) <= set(first.folded)
    found = [places.get(shingle) for shingle in _shingles(own)]
    if None not in found:
        return True
    at = sorted(place for place in found if place is not None)
    if not at:
        return False
    # Around the middle match, so that a phrase that stands elsewhere too does not matter.
    middle = at[len(at) // 2]
    low, high = max(0, middle - len(own) - 20), middle + len(own) + 20
    window = first.folded[low:high]
    changed = 0
    for step in Levenshtein.opcodes(window, own):
        if step.tag == "equal":
            continue
        new = range(start + step.dest_start, start + step.dest_end)
        trimmed = step.tag == "delete" and step.dest_start in (0, len(own))
        lost = () if trimmed else range(low + step.src_start, low + step.src_end)
        if any(_matters(copy, place, first) for place in new):
            return False
        if any(_matters(first, place, copy) for place in lost):
            return False
        changed += max(len(new), len(lost))
    return changed <= max(1, _MOST_CHANGED * len(own))


def _matters(words: Words, place: int, other: Words) -> bool:
    """Whether a changed word may change what is said: a number, a negation, a name."""
    written, folded = words.written[place], words.folded[place]
    if folded in _NEGATIONS or folded.endswith("n't") or any(map(str.isdigit, folded)):
        return True
    return written[0].isupper() and folded not in other.folded


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1))


def _fold(word: str) -> str:
    return word.casefold().replace("’", "'")


def _hash(shingle: tuple[str, ...]) -> int:
    made = blake2b(" ".join(shingle).encode(errors="replace"), digest_size=8)
    return int.from_bytes(made.digest(), "big") >> 1
