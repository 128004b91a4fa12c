"""Whether two sentences about the same can both be the same claim: negations, opposites, numbers, names.

Vectors and letters cannot tell "the bridge is safe" from "the bridge is not safe"; these rules can.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from claimtrack.folding import folded
from claimtrack.meaning.lexicon import MeaningWords, meaning_words
from claimtrack.meaning.numbers import Number, numbers_of, same_number

ConflictKind = Literal["negation", "number", "name", "order"]

_WORD = re.compile(
    r"\d[\d,]*(?:\.\d+)?(?:[^\W\d_]+)?|%|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
_ALIKE = 86.0
"""Names this alike are one, in two spellings (RapidFuzz's ratio)."""
_BEGINNING = 4
"""Names that share so many letters at their beginning, and most of the shorter: Russia, Russian."""


_FEWEST = 4
"""Words that a sentence needs to be understood alone."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why two sentences are not the same claim, and the words that show it."""

    kind: ConflictKind
    words: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a sentence decides whether another one can say the same.

    `order` are its folded words, `words` those that count for opposites; `names` are (as written,
    their one form) in the order of the text; `negated`: an odd number of negations; `rough`: its
    figures are about right; `stands_alone`: no pronoun in it points to another sentence, and it says
    enough to be told from others. `sides` is a word of it for each side of opposites that it takes (the
    number of the pair, then 0 or 1); `forms` are names' forms, of every word that is one too.
    """

    order: tuple[str, ...]
    words: frozenset[str]
    names: tuple[tuple[str, str], ...]
    numbers: tuple[Number, ...]
    negated: bool
    negation: str
    rough: bool
    passive: bool
    stands_alone: bool
    sides: dict[tuple[int, int], str]
    forms: frozenset[str]


@lru_cache(maxsize=20_000)
def facts_of(text: str) -> Facts:
    """The facts of a sentence."""
    lists = meaning_words()
    written = _WORD.findall(text)
    plain = [_plain(word) for word in written]
    negations = [
        word
        for place, (word, sign) in enumerate(zip(plain, written, strict=True))
        if (word in lists.negations or re.search(r"n['’]t$", sign.lower()))
        and not _means_something_else(plain, place)
    ]
    counted = [word for word in plain if word != "out"]
    words = frozenset(
        word for place, word in enumerate(plain) if not _means_something_else(plain, place)
    )
    names = tuple(_names(written, plain, lists))
    return Facts(
        order=tuple(plain),
        words=words,
        names=names,
        numbers=numbers_of(_without_cents(counted)),
        negated=len(negations) % 2 == 1,
        negation=", ".join(negations),
        rough=not lists.rough.isdisjoint(plain),
        passive="by" in plain,
        stands_alone=len(plain) >= _FEWEST and lists.pointing.isdisjoint(plain),
        sides={
            (number, place): held
            for number, pair in enumerate(lists.opposites)
            for place, side in enumerate(pair)
            if (held := side.holds(words))
        },
        forms=frozenset(form for _, form in names).union(
            lists.names.get(word, word) for word in words
        ),
    )


def _means_something_else(plain: list[str], place: int) -> bool:
    """ "not only", "No 10", "more than 400" turn nothing into its opposite."""
    word, following = plain[place], plain[place + 1 : place + 3]
    if word == "not":
        return following[:1] == ["only"]
    if word == "no":
        return bool(following) and following[0][0].isdigit()
    if word in ("more", "less", "fewer") and following[:1] == ["than"]:
        number = following[1:2] == ["a"] or bool(numbers_of(following[1:]))
        return number and word == "more"
    return False


def _plain(word: str) -> str:
    if word[0].isdigit() or word == "%":
        return word.lower()
    return folded(re.sub(r"['’]s$", "", word)).replace(" ", "") or word


def _without_cents(words: list[str]) -> list[str]:
    """ "per cent" as one word."""
    joined = " ".join(words).replace("per cent", "percent")
    return joined.split()


def _names(written: list[str], plain: list[str], lists: MeaningWords) -> list[tuple[str, str]]:
    """Words with a capital that the beginning of the sentence does not explain."""
    found = []
    for place, (word, low) in enumerate(zip(written, plain, strict=True)):
        if not word[0].isupper() or low in lists.titles:
            continue
        one_form = lists.names.get(low, low)
        following = written[place + 1] if place + 1 < len(written) else ""
        opens = place == 0
        known = one_form != low or low in lists.known
        shows = known or sum(sign.isupper() for sign in word) > 1 or following[:1].isupper()
        if not opens or shows:
            found.append((word, one_form))
    return found


def conflicts(first: Facts, second: Facts) -> tuple[Conflict, ...]:
    """What makes one claim of the two impossible, or unlikely in the case of names."""
    found = [
        _opposed(first, second),
        _other_number(first, second),
        _other_name(first, second),
        _other_order(first, second),
    ]
    return tuple(conflict for conflict in found if conflict)


def lacking(first: Facts, second: Facts) -> tuple[bool, bool]:
    """Whether one has a number, and whether one has a name, that the other lacks.

    "Elena Marsh" and "Marsh" are one: a name before one that both have says no more.
    """
    rough = first.rough or second.rough
    number = name = False
    for here, there in ((first, second), (second, first)):
        number = number or bool(_unmatched(here.numbers, there.numbers, rough))
        named = [_named_in(one, there) for one in here.names]
        name = name or any(
            not known and not after
            for known, after in zip(named, [*named[1:], False], strict=False)
        )
    return number, name


def replaced(first: Facts, second: Facts) -> tuple[str, str]:
    """The words that carry meaning and are in one sentence alone, in alphabetical order.

    Other endings and slips of the pen do not count.
    """
    plain = meaning_words().plain
    mine, theirs = (
        sorted(
            word
            for word in here.words - there.words - plain
            if not word[0].isdigit() and not any(_same_name(word, other) for other in there.words)
        )
        for here, there in ((first, second), (second, first))
    )
    return " ".join(mine), " ".join(theirs)


def same_order(first: Facts, second: Facts) -> bool:
    """Whether what both say comes in one order: more birds than cats, more cats than birds."""
    shared = (first.words & second.words) - meaning_words().plain
    mine, theirs = (
        [word for word in dict.fromkeys(facts.order) if word in shared] for facts in (first, second)
    )
    return mine == theirs


def weighty(words: str) -> bool:
    """Whether words that one sentence has alone may turn or bend it: a negation, "less", "first"."""
    lists = meaning_words()
    given = frozenset(words.split())
    sides = [side for pair in lists.opposites for side in pair]
    return not lists.negations.isdisjoint(given) or any(side.holds(given) for side in sides)


def _opposed(first: Facts, second: Facts) -> Conflict | None:
    lists = meaning_words()
    opposite = _opposite_words(first, second) or _turned(first.words, second.words, lists.prefixes)
    negated = first.negated != second.negated
    if negated == bool(opposite):  # both cancel out: it did not fall, it rose
        return None
    return Conflict("negation", opposite or first.negation or second.negation)


def _opposite_words(first: Facts, second: Facts) -> str:
    """The words of the first pair of opposites of which each sentence takes one side alone."""
    one, other = first.sides, second.sides
    for (number, side), mine in sorted(one.items()):
        across = (number, 1 - side)
        if across in other and across not in one and (number, side) not in other:
            return f"{mine} / {other[across]}"
    return ""


def _turned(one: frozenset[str], other: frozenset[str], prefixes: tuple[str, ...]) -> str:
    """A word of one sentence that stands in the other with a prefix that turns it."""
    for here, there in ((one, other), (other, one)):
        for word in sorted(here - there):
            for prefix in prefixes:
                base = word.removeprefix(prefix)
                if base != word and len(base) > 3 and base in there and base not in here:
                    return f"{base} / {word}"
    return ""


def _other_number(first: Facts, second: Facts) -> Conflict | None:
    """Each has a number that the other has not."""
    rough = first.rough or second.rough
    mine = _unmatched(first.numbers, second.numbers, rough)
    theirs = _unmatched(second.numbers, first.numbers, rough)
    if not mine or not theirs:
        return None
    return Conflict("number", f"{_shown(mine[0])} / {_shown(theirs[0])}")


def _unmatched(these: tuple[Number, ...], those: tuple[Number, ...], rough: bool) -> list[Number]:
    return [
        number
        for number in these
        if not any(same_number(number, other, rough=rough) for other in those)
    ]


def _shown(number: Number) -> str:
    return f"{number.value:,.10g}" if not number.year else f"{number.value:.0f}"


def _other_name(first: Facts, second: Facts) -> Conflict | None:
    """Each has a name that the other has not."""
    mine = [name for name in first.names if not _named_in(name, second)]
    theirs = [name for name in second.names if not _named_in(name, first)]
    if not mine or not theirs:
        return None
    return Conflict("name", f"{mine[0][0]} / {theirs[0][0]}")


def _named_in(name: tuple[str, str], facts: Facts) -> bool:
    _, one_form = name
    if one_form in facts.words or set(one_form.split()) <= facts.words:
        return True
    return any(_same_name(one_form, other) for other in facts.forms)


@lru_cache(maxsize=100_000)
def _same_name(one: str, other: str) -> bool:
    if one == other or one in other.split():
        return True
    shared = next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    shorter = min(len(one), len(other))
    if shared >= max(_BEGINNING, shorter - 1):
        return True
    return shorter > _BEGINNING and fuzz.ratio(one, other) >= _ALIKE


def _other_order(first: Facts, second: Facts) -> Conflict | None:
    """Two names change places, though neither or each sentence is in the passive."""
    mine = list(dict.fromkeys(form for _, form in first.names))
    theirs = list(dict.fromkeys(form for _, form in second.names))
    shared = [form for form in mine if form in theirs]
    if len(shared) != 2 or first.passive != second.passive:
        return None
    if theirs.index(shared[0]) < theirs.index(shared[1]):
        return None
    return Conflict("order", f"{shared[0]} - {shared[1]}")
