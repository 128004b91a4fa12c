"""The numbers in a sentence, however they are written: 3m, 3,000,000, three million; 20 %, one in five."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.meaning.lexicon import MeaningWords, meaning_words

_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_LABEL = re.compile(r"0\d")
_NEAR = 0.06
"""Figures that differ by less are one, where a sentence says "about"."""
_ROUNDED = 0.012
"""And by less than this without, where one is the other rounded: 1.2 million, 1,198,000."""
_YEARS = range(1500, 2100)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as its value; a percentage is a share. `year`: it can be one, and is no other year.

    `label`: it is written with a zero in front, as numbers of things are and no amount is.
    """

    value: float
    year: bool = False
    label: bool = False


def numbers_of(words: Sequence[str]) -> tuple[Number, ...]:
    """The numbers among folded `words` (a figure with its sign, `%`, is one or two words)."""
    lists = meaning_words()
    found: list[Number] = []
    place = 0
    while place < len(words):
        label = bool(_LABEL.match(words[place]))
        value, place, written = _number(words, place, lists)
        if value is None:
            continue
        if place + 1 < len(words) and words[place] in ("in", "of") and value <= 10:
            whole, after, _ = _number(words, place + 1, lists)
            # "one in five", "two out of three" (where "out" is left out by `words_of`)
            if whole is not None and 1 < whole <= 100 and value < whole:
                value, place = value / whole, after
        year = written and value in _YEARS and value == int(value)
        found.append(Number(value, year, label))
    return tuple(found)


def _number(
    words: Sequence[str], place: int, lists: MeaningWords
) -> tuple[float | None, int, bool]:
    """The number that begins at `place` (None: none), the place behind it, whether it is one figure."""
    word = words[place]
    start = place
    value: float | None = None
    if figure := _FIGURE.match(word):
        value = float(figure[0].replace(",", ""))
        rest = word[figure.end() :]
        place += 1
        if rest in lists.scales:
            value *= lists.scales[rest]
        elif rest:
            # 2nd, 19-year-old, 737-800: a part of a word, which counts by itself.
            return (value if rest.startswith("-") else None), place, False
        elif "," not in word and "." not in word and not _scaled(words, place, lists):
            return value, place, len(word) == 4
    elif word in lists.numbers:
        while place < len(words) and words[place] in lists.numbers:
            value = (value or 0) + lists.numbers[words[place]]
            place += 1
        following = words[place] if place < len(words) else ""
        if value == 1 and following not in ("in", *lists.scales, *lists.fractions):
            return None, place, False  # "one of the", "no one"
    elif word in ("half", "halves") or (word in lists.fractions and _is_share(words, place)):
        value = lists.fractions[word.removesuffix("halves") or "half"]
        place += 1
    elif len(word) > 3 and word.removesuffix("s") in lists.scales and word != "percent":
        value = 1.0  # "a million", "thousands"
    if value is None:
        return None, start + 1, False
    while place < len(words):
        following = words[place].removesuffix("s") if len(words[place]) > 3 else words[place]
        if following in lists.scales:
            value *= lists.scales[following]
        elif following in lists.fractions and place > start:
            value *= lists.fractions[following]
        elif not (following == "a" and value < 1):  # half a million
            break
        place += 1
    return value, place, False


def _scaled(words: Sequence[str], place: int, lists: MeaningWords) -> bool:
    return place < len(words) and words[place].removesuffix("s") in lists.scales


def _is_share(words: Sequence[str], place: int) -> bool:
    """Whether "third" is a share here, and not the one after the second."""
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    return after == "of" or before in ("a", "by")


def same_number(first: Number, second: Number, *, rough: bool) -> bool:
    """Whether two figures can be the same one; years, and numbers of things, only when equal."""
    if first.value == second.value:
        return True
    if first.year or second.year or first.label or second.label:
        return False
    greater = max(abs(first.value), abs(second.value))
    apart = abs(first.value - second.value) / greater
    if rough:
        return apart <= _NEAR
    return apart <= _ROUNDED and _digits(first.value) != _digits(second.value)


def _digits(value: float) -> int:
    """How many digits a figure gives, the zeros it ends with not counted."""
    figure = f"{abs(value):.10e}".partition("e")[0].replace(".", "")
    return len(figure.rstrip("0"))
