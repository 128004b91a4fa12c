"""Stanza's trained tokenizer and expander of multi-word tokens, run on many paragraphs at once.

The networks are Stanza's own; what goes into them is made here by whole arrays instead of character
by character, and what comes out are tokens with offsets instead of documents, which takes a fifth of
the time. `tests/language/test_tokenizer.py` holds it to what Stanza's own pipeline gives.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import stanza
import torch
from numpy.typing import NDArray
from stanza.models.tokenization.data import PER_CHAR_FEAT_FUNCS, POSITION_FEAT_FUNCS, WHITESPACE_RE
from stanza.models.tokenization.utils import MASK_RE

from claimtrack.errors import ModelError
from claimtrack.language.tokens import Token, tokens_of

_WINDOW = 1000  # characters that the network reads in one go
_BATCH = 16_000  # characters, padding included
_KNOWN_EXPANSIONS = 20_000
_ADDRESS = re.compile(r"@|://|www\.|\.(?:gov|org|edu|net|com|co)", re.IGNORECASE)
_TOKEN, _SENTENCE, _MANY, _MANY_SENTENCE = 1, 2, 3, 4  # classes of a character that ends something


@dataclass(slots=True, eq=False)
class _Paragraph:
    """A paragraph as units: its characters, every blank one space and never two in a row.

    `places` are the offsets of the units; `found` is the class of each, as far as it is known.
    """

    text: str
    units: NDArray[np.int64]
    features: NDArray[np.float32]
    places: NDArray[np.int64]
    found: list[NDArray[np.int64]] = field(default_factory=list)
    done: int = 0

    @property
    def window(self) -> int:
        """How many units are to be read next."""
        return min(len(self.units) - self.done, _WINDOW)


class Tokenizer:
    """Paragraphs to sentences of tokens. Takes the processors `tokenize` and `mwt` of a Stanza pipeline."""

    def __init__(self, tokenize: Any, mwt: Any) -> None:
        self.model = tokenize.trainer.model.eval()
        self.vocabulary = tokenize.vocab
        self.features: list[str] = tokenize.trainer.args["feat_funcs"]
        self.padding = int(self.vocabulary.unit2id("<PAD>"))
        self.expander = mwt
        self._expansions: dict[str, tuple[tuple[str, int, int], ...]] = {}
        known = POSITION_FEAT_FUNCS | PER_CHAR_FEAT_FUNCS.keys()
        if not known.issuperset(self.features) or tokenize.trainer.args.get("use_dictionary"):
            raise ModelError(f"the shipped tokenizer has features unknown here: {self.features}")

    @torch.inference_mode()
    def read(self, paragraphs: Sequence[str]) -> list[list[list[Token]]]:
        """The sentences of each paragraph, with offsets into it."""
        made = self._paragraphs(paragraphs)
        waiting = [paragraph for paragraph in made if len(paragraph.units)]
        while waiting:
            for group in _batches(waiting):
                self._predict(group)
            waiting = [own for own in waiting if own.done < len(own.units)]
        cut = [list(_cut(paragraph)) for paragraph in made]
        self._learn({t.text for ss in cut for s in ss for t, many in s if many})
        return [
            [[self._expanded(token) if many else token for token, many in s] for s in sentences]
            for sentences in cut
        ]

    def _paragraphs(self, texts: Sequence[str]) -> list[_Paragraph]:
        codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
        distinct, which = np.unique(codes, return_inverse=True)
        characters = [WHITESPACE_RE.sub(" ", chr(code)) for code in distinct]
        units = np.array([self.vocabulary.unit2id(own) for own in characters], np.int64)
        table = np.zeros((len(distinct), len(self.features)), np.float32)
        for column, name in enumerate(self.features):
            if name in PER_CHAR_FEAT_FUNCS:
                table[:, column] = [PER_CHAR_FEAT_FUNCS[name](own) for own in characters]
        blank = np.array([own == " " for own in characters], bool)
        made = []
        start = 0
        for text in texts:
            own = which[start : start + len(text)]
            start += len(text)
            empty = blank[own] if len(own) else np.zeros(0, bool)
            keep = ~empty
            keep[1:] |= empty[1:] & ~empty[:-1]
            keep[:1] = True
            places = np.nonzero(keep)[0]
            if len(places) and empty[places[-1]]:
                places = places[:-1]  # what is blank at the end
            own = own[places]
            features = table[own]
            for name, place in (("start_of_para", 0), ("end_of_para", -1)):
                if name in self.features and len(own):
                    features[place, self.features.index(name)] = 1
            plain = "".join([characters[number] for number in own.tolist()])
            made.append(_Paragraph(plain, units[own], features, places))
        return made

    def _predict(self, group: list[_Paragraph]) -> None:
        """Reads the next window of each; what ends a paragraph is followed by padding."""
        sizes = [own.window for own in group]
        ends = [own.done + size == len(own.units) for own, size in zip(group, sizes, strict=True)]
        lengths = [size + end for size, end in zip(sizes, ends, strict=True)]
        order = sorted(range(len(group)), key=lambda row: -lengths[row])
        longest = lengths[order[0]]
        units = np.full((len(group), longest), self.padding, np.int64)
        features = np.zeros((len(group), longest, len(self.features)), np.float32)
        for row, index in enumerate(order):
            own, size = group[index], sizes[index]
            units[row, :size] = own.units[own.done : own.done + size]
            features[row, :size] = own.features[own.done : own.done + size]
        scores = self.model(
            torch.from_numpy(units), torch.from_numpy(features), [lengths[i] for i in order]
        )
        classes = scores.argmax(2).numpy()
        for row, index in enumerate(order):
            own, found = group[index], classes[row, : sizes[index]]
            if not ends[index]:
                breaks = np.nonzero((found == _SENTENCE) | (found == _MANY_SENTENCE))[0]
                found = found[: breaks[-1] + 1] if len(breaks) else found
            own.found.append(found)
            own.done += len(found)

    def _learn(self, texts: set[str]) -> None:
        """Has Stanza expand the multi-word tokens that were not met before."""
        if len(self._expansions) > _KNOWN_EXPANSIONS:
            self._expansions.clear()
        new = sorted(texts - self._expansions.keys())
        if not new:
            return
        rows = [
            {"id": (n,), "text": text, "start_char": 0, "end_char": len(text), "misc": "MWT=Yes"}
            for n, text in enumerate(new, start=1)
        ]
        (sentence,) = tokens_of(self.expander.process(stanza.Document([rows])))
        for text, token in zip(new, sentence, strict=True):
            self._expansions[text] = token.parts

    def _expanded(self, token: Token) -> Token:
        straight = token.end - token.start == len(token.text)  # else a run of blanks is in it
        return Token(
            token.text,
            token.start,
            token.end,
            tuple(
                (text, token.start + low, token.start + high)
                if straight
                else (text, token.start, token.end)
                for text, low, high in self._expansions[token.text]
            ),
        )


def _batches(paragraphs: list[_Paragraph]) -> Iterator[list[_Paragraph]]:
    """Groups of like length."""
    group: list[_Paragraph] = []
    for own in sorted(paragraphs, key=lambda own: own.window):
        if group and (len(group) + 1) * (own.window + 1) > _BATCH:
            yield group
            group = []
        group.append(own)
    yield group


def _cut(paragraph: _Paragraph) -> Iterator[list[tuple[Token, bool]]]:
    """The sentences: each token, and whether it stands for many words."""
    if not len(paragraph.units):
        return
    found = np.concatenate(paragraph.found)
    found[-1] = _SENTENCE if found[-1] < _MANY else _MANY_SENTENCE
    if _ADDRESS.search(paragraph.text):  # as every match of Stanza's pattern does, which is slow
        for match in MASK_RE.finditer(paragraph.text):  # addresses are one token
            found[match.start() : match.end() - 1] = 0
            found[match.end() - 1] = found[match.end() - 1] or _TOKEN
    sentence: list[tuple[Token, bool]] = []
    start = 0
    for end in (np.nonzero(found)[0] + 1).tolist():
        text = paragraph.text[start:end].lstrip()
        if text:
            low, high = paragraph.places[end - len(text)], paragraph.places[end - 1] + 1
            kind = found[end - 1]
            sentence.append((Token(text, int(low), int(high)), bool(kind >= _MANY)))
            if kind in (_SENTENCE, _MANY_SENTENCE):
                yield sentence
                sentence = []
        start = end
    if sentence:
        yield sentence


LONG_RUN = 1000
_LONG_RUN = re.compile(rf"\S{{{LONG_RUN},}}")
_CONTROL = dict.fromkeys((*range(32), *range(127, 160), *range(8203, 8208), 65279), " ")
_CONTROL |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), " ")


def readable(paragraph: str) -> str:
    """The paragraph as the tokenizer may see it, of the same length.

    Control characters, which it never saw, become blanks, and so does the rest of an endless word, over
    which its patterns take quadratic time.
    """
    return _LONG_RUN.sub(_clipped, paragraph.translate(_CONTROL))


def _clipped(run: re.Match[str]) -> str:
    """A run of characters without a blank, all but its beginning made blank: its length stays."""
    return run.group()[:LONG_RUN].ljust(len(run.group()))
