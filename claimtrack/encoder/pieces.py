"""Text as the network sees it: words, word pieces, features, and windows of whole paragraphs."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from claimtrack.encoder.quotation import Quotation, State, scan, states
from claimtrack.spans import Span, Spans

WORD = re.compile(r"[^\W_]+|\S")
CLS, SEP, UNK = 101, 102, 100  # BERT's special pieces
SHAPES = 5
FEATURES = 1 + 4 * SHAPES  # 0 for the special pieces
MAX_PIECES = 256
MAX_WORD = 100  # characters; a longer word (a URL, noise) is one unknown piece


@dataclass(slots=True, eq=False)
class Encoded:
    """A text's words and features; every array has one entry a word, shape [words]."""

    text: str
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    paragraph: NDArray[np.int32]
    quote: NDArray[np.int8]
    shape: NDArray[np.int8]
    pieces: list[list[int]]
    quotations: list[Quotation] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.starts)

    def spans(self, words: list[int]) -> Spans:
        """The spans of these ascending word indexes, neighbours joined."""
        out: list[list[int]] = []
        for word in words:
            if out and out[-1][2] == word - 1:
                out[-1][1], out[-1][2] = int(self.ends[word]), word
            else:
                out.append([int(self.starts[word]), int(self.ends[word]), word])
        return tuple((start, end) for start, end, _ in out)

    def word_indexes(self, start: int, end: int) -> list[int]:
        """The words that overlap `text[start:end]`."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        last = int(np.searchsorted(self.starts, end, side="left"))
        return list(range(first, last))


@dataclass(slots=True, eq=False)
class Window:
    """The words `low` to `high` of a text as one input: pieces, features, and for each word its first
    and its last piece.

    `first[0]` and `last[0]` are the opening special piece, which stands for «no word».
    """

    low: int
    high: int
    ids: list[int]
    features: list[int]
    first: list[int]
    last: list[int]


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where syntactic words lie among the words of an `Encoded`; every array has shape [spans].

    `first` and `last` are the words that hold a span's first and last character; `part` counts the
    spans before it that begin in the same word (don|'t against do|n't).
    """

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    part: NDArray[np.int64]


def places(encoded: Encoded, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Places:
    """The places of the spans `[starts, ends)`, which are in text order."""
    top = len(encoded) - 1
    first = np.searchsorted(encoded.ends, starts, side="right").clip(0, top)
    last = (np.searchsorted(encoded.starts, ends, side="left") - 1).clip(0, top)
    last = np.maximum(first, last)
    order = np.arange(len(first))
    opens = np.concatenate([[True], first[1:] != first[:-1]]) if len(first) else np.zeros(0, bool)
    since = np.maximum.accumulate(np.where(opens, order, 0)) if len(first) else order
    return Places(first, last, order - since)


def shape_of(word: str) -> int:
    """0 lower case, 1 Capitalised, 2 UPPER, 3 digits, 4 other."""
    if word[0].isdigit():
        return 3
    if not word[0].isalpha():
        return 4
    if len(word) > 1 and word.isupper():
        return 2
    return 1 if word[0].isupper() else 0


def lines(text: str) -> list[Span]:
    """The non-empty lines of `text`: its paragraphs where nothing better is known."""
    return [match.span() for match in re.finditer(r"[^\n\r]+", text)]


def encode(text: str, paragraphs: list[Span], tokenizer: Tokenizer) -> Encoded:
    """The words of these paragraphs with their pieces and features."""
    quotations = scan(text, paragraphs)
    state = states(text, quotations)
    starts: list[int] = []
    ends: list[int] = []
    owner: list[int] = []
    for number, (low, high) in enumerate(paragraphs):
        for match in WORD.finditer(text, low, high):
            starts.append(match.start())
            ends.append(match.end())
            owner.append(number)
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    pieces: list[list[int]] = [[] for _ in words]
    if words:
        clipped = [word if len(word) <= MAX_WORD else "�" for word in words]
        encoding = tokenizer.encode(clipped, is_pretokenized=True, add_special_tokens=False)
        for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
            if word is not None:
                pieces[word].append(piece)
    for own in pieces:
        if not own:
            own.append(UNK)
    return Encoded(
        text=text,
        starts=np.array(starts, np.int32),
        ends=np.array(ends, np.int32),
        paragraph=np.array(owner, np.int32),
        quote=state[np.array(starts, np.int64)] if starts else np.zeros(0, np.int8),
        shape=np.array([shape_of(word) for word in words], np.int8),
        pieces=pieces,
        quotations=quotations,
    )


def windows(
    encoded: Encoded, limit: int = MAX_PIECES, first_limit: int | None = None
) -> list[Span]:
    """Word ranges of at most `limit` pieces that hold whole paragraphs where they can.

    A paragraph that is longer by itself is cut at sentence ends outside quotations. `first_limit` is
    a smaller limit for the first range (training uses it to vary where the cuts fall).
    """
    sizes = np.array([len(own) for own in encoded.pieces], np.int64)
    out: list[Span] = []
    low: int | None = None
    high = 0
    filled = 1
    room = first_limit or limit
    for start, end in _units(encoded, sizes, limit):
        cost = int(sizes[start:end].sum()) + 1
        if low is not None and filled + cost > room:
            out.append((low, high))
            low, filled, room = None, 1, limit
        if low is None:
            low = start
        high = end
        filled += cost
    if low is not None:
        out.append((low, high))
    return out


def _units(encoded: Encoded, sizes: NDArray[np.int64], limit: int) -> list[Span]:
    """Paragraphs, the long ones cut, as word ranges of at most `limit` pieces."""
    count = len(encoded)
    if not count:
        return []
    owner = encoded.paragraph
    cuts = [0, *(np.nonzero(owner[1:] != owner[:-1])[0] + 1).tolist(), count]
    units: list[Span] = []
    for start, end in pairwise(cuts):
        if int(sizes[start:end].sum()) + 2 <= limit:
            units.append((start, end))
        else:
            units.extend(_cut(encoded, sizes, start, end, limit))
    return units


def _cut(
    encoded: Encoded, sizes: NDArray[np.int64], start: int, end: int, limit: int
) -> list[Span]:
    units: list[Span] = []
    low, filled, sentence_end = start, 0, 0
    for word in range(start, end):
        size = min(int(sizes[word]), limit - 2)
        if filled + size + 2 > limit:
            cut = sentence_end if sentence_end > low else word
            units.append((low, cut))
            low, filled, sentence_end = cut, int(sizes[cut:word].sum()), 0
        filled += size
        ends_sentence = encoded.text[encoded.starts[word]] in ".!?"
        if ends_sentence and encoded.quote[word] == State.OUTSIDE and word + 1 < end:
            sentence_end = word + 1
    units.append((low, end))
    return units


def window(encoded: Encoded, low: int, high: int) -> Window:
    """The network's input for the words `low` to `high`; paragraphs are parted by a special piece."""
    ids, features, first, last = [CLS], [0], [0], [0]
    for word in range(low, high):
        if word > low and encoded.paragraph[word] != encoded.paragraph[word - 1]:
            ids.append(SEP)
            features.append(0)
        first.append(len(ids))
        own = encoded.pieces[word][: MAX_PIECES - 2]
        feature = 1 + int(encoded.quote[word]) * SHAPES + int(encoded.shape[word])
        ids.extend(own)
        features.extend([feature] * len(own))
        last.append(len(ids) - 1)
    ids.append(SEP)
    features.append(0)
    return Window(low, high, ids, features, first, last)
