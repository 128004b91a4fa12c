"""How likely two sentences make the same claim, and why: meaning, letters, numbers, names together.

A logistic regression over the features below; its weights are in `settings.json` beside the embedding,
fitted by `python -m claimtrack.training.meaning` on the training half of `data/gold/matching`.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from rapidfuzz import fuzz

from claimtrack.folding import folded
from claimtrack.meaning.numbers import same_number
from claimtrack.meaning.polarity import (
    Conflict,
    Facts,
    conflicts,
    facts_of,
    lacking,
    replaced,
    same_order,
    weighty,
)
from claimtrack.paths import data_dir

FEATURES = (
    "meaning",
    "letters",
    "numbers_shared",
    "names_shared",
    "negation",
    "number",
    "number_lacking",
    "name",
    "name_lacking",
)
"""Cosine; RapidFuzz's token-sort ratio in [0, 1]; the share of the names that both have; whether a
negation (by how alike the other words are), a number or a name contradicts, or is in one alone."""

SYNONYMS = 0.6
"""The least cosine of the words that differ, for two sentences to be one without asking. Of the
training checks beside their look-alikes none reaches it."""
ADDED = 3
"""Words that one of two such sentences may have alone."""

_TELLING = {
    "negation": "one says the opposite",
    "number": "other number",
    "name": "other name",
    "order": "names change places",
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """The probability in [0, 1] that two sentences make one claim; `why` is for people.

    `conflicts` are what speaks against it. `complete`: nothing does, neither has a name or number that
    the other lacks, both can be understood alone, and what is worded otherwise means the same.
    """

    score: float
    why: tuple[str, ...]
    conflicts: tuple[Conflict, ...] = ()
    complete: bool = True

    @property
    def possible(self) -> bool:
        """Whether they can be one claim at all; names may be other names for the same."""
        return all(conflict.kind == "name" for conflict in self.conflicts)

    @property
    def sure(self) -> bool:
        """Whether they are one claim without asking a reviewer."""
        return self.complete and self.score >= settings().sure

    def opposed(self, words: str) -> "Likeness":
        """The same with a contradiction that is not in the sentences."""
        conflict = Conflict("negation", words)
        why = (*self.why, f"{_TELLING['negation']}: {words}")
        return Likeness(self.score, why, (*self.conflicts, conflict), complete=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """The weights of the features, and the scores from which two claims are one, or perhaps one."""

    bias: float
    weights: dict[str, float]
    sure: float
    suggested: float
    check: float


@cache
def settings() -> Settings:
    """The shipped settings."""
    found: dict[str, Any] = json.loads(
        (data_dir() / "models" / "meaning" / "settings.json").read_text("utf-8")
    )
    return Settings(**found["likeness"])


def features(
    first: str, second: str, cosine: float
) -> tuple[dict[str, float], tuple[Conflict, ...]]:
    """The features of two sentences by name, and the conflicts between them."""
    mine, theirs = facts_of(first), facts_of(second)
    against = conflicts(mine, theirs)
    kinds = {conflict.kind for conflict in against}
    plain, other = folded(first), folded(second)
    number, name = lacking(mine, theirs)
    return {
        "meaning": cosine,
        "letters": fuzz.token_sort_ratio(plain, other) / 100,
        "numbers_shared": float(bool(_shared_numbers(mine, theirs))),
        "names_shared": _share(mine, theirs),
        # A negation tells more where the other words are the same.
        "negation": ("negation" in kinds) * fuzz.token_set_ratio(plain, other) / 100,
        "number": float("number" in kinds),
        "number_lacking": float(number and "number" not in kinds),
        "name": float("name" in kinds),
        "name_lacking": float(name and "name" not in kinds),
    }, against


def _shared_numbers(first: Facts, second: Facts) -> list[float]:
    rough = first.rough or second.rough
    return [
        number.value
        for number in first.numbers
        if any(same_number(number, other, rough=rough) for other in second.numbers)
    ]


def _shared_names(first: Facts, second: Facts) -> list[str]:
    others = {form for _, form in second.names} | second.words
    return list(dict.fromkeys(name for name, form in first.names if form in others))


def _share(first: Facts, second: Facts) -> float:
    names = {form for _, form in first.names}
    return len(_shared_names(first, second)) / len(names) if names else 0.0


def likeness(first: str, second: str, cosine: float) -> Likeness:
    """How likely `first` and `second`, whose vectors have this cosine, make the same claim."""
    found, against = features(first, second, cosine)
    chosen = settings()
    total = chosen.bias + sum(chosen.weights[name] * value for name, value in found.items())
    mine, theirs = facts_of(first), facts_of(second)
    return Likeness(
        1 / (1 + math.exp(-total)),
        _why(mine, theirs, found, against),
        against,
        not against
        and mine.stands_alone
        and theirs.stands_alone
        and not any(lacking(mine, theirs))
        and _reworded(mine, theirs),
    )


def _reworded(first: Facts, second: Facts) -> bool:
    """Whether what is worded otherwise means the same: words put for others like them."""
    mine, theirs = replaced(first, second)
    if not same_order(first, second):
        return False
    if mine and theirs:
        from claimtrack.meaning.embedding import cosine, load

        vectors = load().encode([mine, theirs])
        return float(cosine(vectors[:1], vectors[1:])[0, 0]) >= SYNONYMS
    more = mine or theirs
    return len(more.split()) <= ADDED and not weighty(more)


def _why(
    mine: Facts, theirs: Facts, found: dict[str, float], against: Sequence[Conflict]
) -> tuple[str, ...]:
    reasons = [f"meaning {found['meaning']:.2f}", f"letters {found['letters']:.2f}"]
    if names := _shared_names(mine, theirs):
        reasons.append("same names: " + ", ".join(names))
    if numbers := _shared_numbers(mine, theirs):
        reasons.append("same numbers: " + ", ".join(f"{number:,.10g}" for number in numbers))
    reasons += [f"{_TELLING[conflict.kind]}: {conflict.words}" for conflict in against]
    return tuple(reasons)


def compare(first: str, second: str) -> Likeness:
    """How likely two sentences make the same claim. Raises ModelError without the embedding."""
    from claimtrack.meaning.embedding import cosine, load

    vectors = load().encode([first, second])
    return likeness(first, second, float(cosine(vectors[:1], vectors[1:])[0, 0]))
