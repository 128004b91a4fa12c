"""The word lists of `data/meaning/words.toml`, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimtrack.attribution.lexicon import speaker_words
from claimtrack.folding import folded
from claimtrack.paths import data_dir

EXACT = 5
"""Words of up to so many letters stand for themselves in `opposites`, longer ones are beginnings."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two sets of words of opposite sense."""

    words: frozenset[str]
    beginnings: tuple[str, ...]

    def holds(self, words: frozenset[str]) -> str:
        """One of `words` that belongs to this side, or an empty string."""
        if same := self.words & words:
            return min(same)
        return min((word for word in words if word.startswith(self.beginnings)), default="")


@dataclass(frozen=True, slots=True)
class MeaningWords:
    """The lists; `names` gives the one form of names that are written in several."""

    negations: frozenset[str]
    opposites: tuple[tuple[Side, Side], ...]
    prefixes: tuple[str, ...]
    rough: frozenset[str]
    pointing: frozenset[str]
    plain: frozenset[str]
    titles: frozenset[str]
    numbers: dict[str, float]
    fractions: dict[str, float]
    scales: dict[str, float]
    names: dict[str, str]
    known: frozenset[str]  # the forms that `names` gives


@cache
def meaning_words() -> MeaningWords:
    """The lists of `words.toml`, with the names that `speakers.toml` knows."""
    data = _data()
    speakers = speaker_words()
    names = {**speakers.demonyms, **speakers.seats, **data["names"]}
    names = {word.casefold(): name.casefold() for word, name in names.items()}
    return MeaningWords(
        negations=frozenset([*data["negations"].split(), *data["refusals"].split()]),
        opposites=tuple((_side(first), _side(second)) for first, second in data["opposites"]),
        prefixes=tuple(data["prefixes"].split()),
        rough=frozenset(data["rough"].split()),
        pointing=frozenset(data["pointing"].split()),
        plain=frozenset(data["plain"].split()),
        titles=frozenset(data["titles"].split()),
        numbers=data["numbers"] | data["multiples"],
        fractions=data["fractions"],
        scales=data["scales"],
        names=names,
        known=frozenset(names.values()),
    )


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words, folded, whose change bends a quotation, in English and some other languages.

    `cardinals` are numbers in words and the digits that they are compared as; `counting` all others
    that say how many or how much.
    """

    negations: frozenset[str]
    cardinals: dict[str, str]
    counting: frozenset[str]
    prefixes: tuple[str, ...]


@cache
def quoted_words() -> QuotedWords:
    """The lists of `words.toml` as verifying quotations uses them."""
    data = _data()
    elsewhere = {
        folded(word): str(value)
        for words in data["numbers_elsewhere"].values()
        for value, word in enumerate(words.split(), start=2)
    }
    negations = " ".join([data["negations"], *data["negations_elsewhere"].values()])
    counting = [*data["multiples"], *data["fractions"], *data["scales"]]
    return QuotedWords(
        negations=frozenset(folded(word) for word in negations.split()),
        cardinals=elsewhere | {word: str(value) for word, value in data["numbers"].items()},
        counting=frozenset(word for one in counting for word in (one, f"{one}s")),
        prefixes=tuple(data["prefixes"].split()),
    )


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(
        (data_dir() / "meaning" / "words.toml").read_text("utf-8")
    )
    return found


def _side(words: str) -> Side:
    listed = words.split()
    return Side(
        frozenset(word for word in listed if len(word) <= EXACT),
        tuple(word for word in listed if len(word) > EXACT),
    )
