"""How well a claim finds the fact-check of the same claim among others that look alike.

The pairs of `data/gold/matching` are hand-written: a claim, the check that words it otherwise, and
checks of other claims (another fact about the same, the opposite, another number or name). Every
claim is looked for among the checks and look-alikes of all pairs of its split.
"""

import math
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from claimtrack.folding import folded
from claimtrack.meaning.embedding import cosine, load
from claimtrack.meaning.likeness import compare, likeness, settings
from claimtrack.paths import data_dir
from claimtrack.store.checks import CANDIDATES, LEAST

SPLITS = ("train", "test")
KINDS = ("fact", "negation", "number", "name")


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, the same claim as a check has it, and other claims by how they differ."""

    claim: str
    check: str
    distractors: dict[str, str]


@dataclass(frozen=True, slots=True)
class Ranking:
    """How one way of searching did: shares in [0, 1] of the claims.

    `first` and `among_five`: the right check is first, is among the first five; `beaten_by` counts
    what stands first instead, by the kind of distractor (`other`: of another pair).
    """

    name: str
    claims: int
    first: float
    among_five: float
    beaten_by: dict[str, int]


Scores = list[list[tuple[int, float]]]
"""For each claim the places of texts with their scores; those not named come last."""


def load_pairs(split: str) -> list[Pair]:
    """The pairs of a split."""
    path = data_dir() / "gold" / "matching" / f"{split}.toml"
    found = tomllib.loads(path.read_text("utf-8"))["pair"]
    return [
        Pair(one["claim"], one["check"], {kind: one[kind] for kind in KINDS if kind in one})
        for one in found
    ]


def pool_of(pairs: Sequence[Pair]) -> list[tuple[str, int, str]]:
    """All that is searched: text, the pair's place, and `check` or the kind of distractor."""
    checks = [(pair.check, place, "check") for place, pair in enumerate(pairs)]
    return checks + [
        (words, place, kind)
        for place, pair in enumerate(pairs)
        for kind, words in pair.distractors.items()
    ]


def evaluate(pairs: Sequence[Pair]) -> list[Ranking]:
    """Every way of searching on the same claims and texts."""
    pool = pool_of(pairs)
    claims = [pair.claim for pair in pairs]
    texts = [words for words, _, _ in pool]
    ways: dict[str, Callable[[Sequence[str], Sequence[str]], Scores]] = {
        "claimtrack": combined,
        "embedding alone": by_meaning,
        "RapidFuzz token set": by_token_set,
        "RapidFuzz token sort": by_token_sort,
        "BM25": by_bm25,
    }
    return [_ranking(name, way(claims, texts), pool) for name, way in ways.items()]


def _ranking(name: str, scores: Scores, pool: Sequence[tuple[str, int, str]]) -> Ranking:
    first = five = 0
    beaten: Counter[str] = Counter()
    for claim, found in enumerate(scores):
        # Of equal scores the right one counts as last: a tie is no find.
        order = sorted(found, key=lambda one: (-one[1], one[0] == claim))
        places = [place for place, _ in order]
        first += places[:1] == [claim]
        five += claim in places[:5]
        if places[:1] != [claim]:
            _, pair, kind = pool[places[0]] if places else ("", -1, "nothing")
            beaten[kind if pair in (claim, -1) else "other"] += 1
    return Ranking(name, len(scores), first / len(scores), five / len(scores), dict(beaten))


@dataclass(frozen=True, slots=True)
class Joined:
    """What claims would be taken for one without asking: each check beside its look-alikes, and
    each claim beside its check; and how many of the latter a reviewer would be asked about."""

    look_alikes: int
    all_look_alikes: int
    paraphrases: int
    suggested: int


def joined_at_once(pairs: Sequence[Pair]) -> Joined:
    """How the linking of occurrences does on the same texts."""
    others = [compare(pair.check, words) for pair in pairs for words in pair.distractors.values()]
    same = [compare(pair.claim, pair.check) for pair in pairs]
    asked = [one for one in same if not one.sure and one.possible]
    return Joined(
        sum(one.sure for one in others),
        len(others),
        sum(one.sure for one in same),
        sum(one.score >= settings().suggested for one in asked),
    )


def combined(claims: Sequence[str], texts: Sequence[str]) -> Scores:
    """As the program does it: the nearest in meaning, ranked by all that is known."""
    return [
        [(place, likeness(claim, texts[place], near).score) for place, near in found]
        for claim, found in zip(claims, _nearest(claims, texts), strict=True)
    ]


def by_meaning(claims: Sequence[str], texts: Sequence[str]) -> Scores:
    """By the cosine of the vectors alone."""
    return _nearest(claims, texts)


def _nearest(claims: Sequence[str], texts: Sequence[str]) -> Scores:
    embedding = load()
    cosines = cosine(embedding.encode(claims), embedding.encode(texts))
    return [
        [
            (int(place), float(row[place]))
            for place in (-row).argsort(kind="stable")[:CANDIDATES]
            if row[place] >= LEAST
        ]
        for row in cosines
    ]


def by_token_set(claims: Sequence[str], texts: Sequence[str]) -> Scores:
    """By RapidFuzz's `token_set_ratio`."""
    return _fuzzy(claims, texts, fuzz.token_set_ratio)


def by_token_sort(claims: Sequence[str], texts: Sequence[str]) -> Scores:
    """By RapidFuzz's `token_sort_ratio`."""
    return _fuzzy(claims, texts, fuzz.token_sort_ratio)


def _fuzzy(
    claims: Sequence[str], texts: Sequence[str], ratio: Callable[[str, str], float]
) -> Scores:
    plain = [folded(text) for text in texts]
    return [
        [(place, ratio(folded(claim), text)) for place, text in enumerate(plain)]
        for claim in claims
    ]


def by_bm25(claims: Sequence[str], texts: Sequence[str]) -> Scores:
    """By Okapi BM25 (Robertson and others 1995; k1 1.5, b 0.75) over the words as they are."""
    documents = [Counter(folded(text).split()) for text in texts]
    lengths = [sum(words.values()) for words in documents]
    mean = sum(lengths) / len(lengths)
    holders = Counter(word for words in documents for word in words)

    def weight(word: str) -> float:
        return math.log(1 + (len(texts) - holders[word] + 0.5) / (holders[word] + 0.5))

    def score(query: Sequence[str], place: int) -> float:
        words, damped = documents[place], 1.5 * (0.25 + 0.75 * lengths[place] / mean)
        return sum(
            weight(word) * words[word] * 2.5 / (words[word] + damped)
            for word in query
            if word in words
        )

    return [
        [(place, score(folded(claim).split(), place)) for place in range(len(texts))]
        for claim in claims
    ]
