"""Figures of attribution: how many relations are found, of every kind and class, with intervals.

A content is found when a prediction shares at least 0.8 (strict) or 0.3 (loose) of the characters of
the larger of the two; a relation is found when the sources agree as well. Predictions and gold are
paired one to one within an article. Within a group - a kind, a class of cues - recall counts the gold
relations of the group and precision the predicted ones, whatever they are paired with.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimtrack.evaluation.cues import cue_class, cue_classes
from claimtrack.evaluation.gold import GoldArticle, Relation
from claimtrack.evaluation.matching import STRICT, characters, pair, same_places, sources_agree
from claimtrack.evaluation.quoting import kind_by_marks

LOOSE = 0.3
LEVELS = {"strict": STRICT, "loose": LOOSE}
KINDS = ("direct", "mixed", "indirect")
Counts = NDArray[np.float64]
Group = tuple[str, str]  # ("kind", "direct"), ("cue", "denial"), ("register", "wire")
ALL: Group = ("", "all")

# The columns of the counts: all relations on both sides, then at each level the gold and the predicted
# ones whose content is found, those whose source agrees too, and the gold ones whose source agrees in
# its place or to the character.
_GOLD, _PREDICTED, _FIRST = 0, 1, 2
_CONTENT, _CONTENT_P, _SOURCE, _SOURCE_P, _PLACE, _EXACT = range(6)
_WIDTH = _FIRST + 6 * len(LEVELS)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A pair of a gold and a predicted relation, or one of the two alone (`share` is then 0)."""

    gold: Relation | None
    predicted: Relation | None
    share: float = 0.0
    source: bool = False
    place: bool = False
    exact: bool = False

    @property
    def right(self) -> bool:
        """Content and source are found by the strict measure."""
        return self.share >= STRICT and self.source


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one group; shares in [0, 1], intervals by the name of the figure."""

    group: Group
    gold: int
    predicted: int
    figures: Mapping[str, float]
    intervals: Mapping[str, tuple[float, float]]

    def record(self) -> dict[str, Any]:
        """The row as it is printed in JSON."""
        return {
            "by": self.group[0],
            "group": self.group[1],
            "gold": self.gold,
            "predicted": self.predicted,
            **self.figures,
            "intervals": {name: list(bounds) for name, bounds in self.intervals.items()},
        }


def outcomes(text: str, gold: Sequence[Relation], predicted: Sequence[Relation]) -> list[Outcome]:
    """What became of every gold and predicted relation of an article."""
    found: list[Outcome] = []
    free_gold, free_predicted = set(range(len(gold))), set(range(len(predicted)))
    pairs = pair(
        [characters(text, item.content) for item in predicted],
        [characters(text, item.content) for item in gold],
    )
    for own, other, share in pairs:
        free_predicted.discard(own)
        free_gold.discard(other)
        mine, right = predicted[own].source, gold[other].source
        exact = bool(mine) == bool(right) and characters(text, mine) == characters(text, right)
        found.append(
            Outcome(
                gold[other],
                predicted[own],
                share,
                source=sources_agree(text, mine, right),
                place=exact or same_places(text, mine, right),
                exact=exact,
            )
        )
    found += [Outcome(gold[index], None) for index in sorted(free_gold)]
    found += [Outcome(None, predicted[index]) for index in sorted(free_predicted)]
    return found


def score(
    articles: Sequence[GoldArticle],
    predictions: Mapping[str, Sequence[Relation]],
    columns: Mapping[str, Mapping[str, str]] | None = None,
    *,
    rounds: int = 1000,
    seed: int = 0,
) -> list[Row]:
    """The rows of the table: all, by kind, by class of cue, and by each of `columns`.

    `columns` gives for each column of a table the value of each article. An article without
    predictions counts as one where nothing is found. Intervals are 95 % bootstrap intervals: `rounds`
    samples of whole articles, drawn with replacement with `seed`.
    """
    columns = columns or {}
    groups: list[Group] = [ALL, *(("kind", kind) for kind in KINDS)]
    groups += [("cue", name) for name in cue_classes()]
    for name, values in columns.items():
        groups += [(name, value) for value in sorted({values.get(a.doc, "") for a in articles})]
    index = {group: place for place, group in enumerate(groups)}
    counts = np.zeros((len(articles), len(groups), _WIDTH))
    for article, own in zip(articles, counts, strict=True):
        shared = [index[name, values.get(article.doc, "")] for name, values in columns.items()]
        for outcome in outcomes(article.text, article.relations, predictions.get(article.doc, ())):
            _count(own, article.text, outcome, index, [index[ALL], *shared])
    totals = counts.sum(0)
    spread = _resampled(counts, rounds, seed)
    return [
        _row(group, totals[place], spread[:, place])
        for place, group in enumerate(groups)
        if totals[place, :_FIRST].any()
    ]


def _count(
    counts: Counts, text: str, outcome: Outcome, index: Mapping[Group, int], shared: list[int]
) -> None:
    def rows(relation: Relation) -> list[int]:
        kind = kind_by_marks(text, relation.content)
        return [*shared, index["kind", kind], index["cue", cue_class(relation.cue_in(text))]]

    gold = rows(outcome.gold) if outcome.gold else []
    predicted = rows(outcome.predicted) if outcome.predicted else []
    counts[gold, _GOLD] += 1
    counts[predicted, _PREDICTED] += 1
    for number, least in enumerate(LEVELS.values()):
        if not (gold and predicted) or outcome.share < least:
            continue
        first = _FIRST + 6 * number
        counts[gold, first + _CONTENT] += 1
        counts[predicted, first + _CONTENT_P] += 1
        counts[gold, first + _SOURCE] += outcome.source
        counts[predicted, first + _SOURCE_P] += outcome.source
        counts[gold, first + _PLACE] += outcome.place
        counts[gold, first + _EXACT] += outcome.exact


def _resampled(counts: Counts, rounds: int, seed: int) -> Counts:
    """Totals of samples of the articles, shape [rounds, groups, columns]."""
    articles = len(counts)
    if not articles:
        return np.zeros((rounds, *counts.shape[1:]))
    chance = np.random.default_rng(seed)
    drawn = chance.multinomial(articles, np.full(articles, 1 / articles), size=rounds)
    return np.tensordot(drawn.astype(np.float64), counts, axes=1)


def _row(group: Group, totals: Counts, spread: Counts) -> Row:
    figures = {name: float(value) for name, value in _figures(totals).items()}
    bounds = {
        name: (float(low), float(high))
        for name, values in _figures(spread).items()
        if name.startswith("relation")
        for low, high in [np.percentile(values, (2.5, 97.5))]
    }
    return Row(group, int(totals[_GOLD]), int(totals[_PREDICTED]), figures, bounds)


def _figures(counts: Counts) -> dict[str, Counts]:
    """The figures of counts of shape [..., columns], each of shape [...]."""
    gold, predicted = counts[..., _GOLD], counts[..., _PREDICTED]
    out: dict[str, Counts] = {}
    for number, level in enumerate(LEVELS):
        own = counts[..., _FIRST + 6 * number : _FIRST + 6 * (number + 1)]
        for name, right, right_predicted in (
            ("content", _CONTENT, _CONTENT_P),
            ("relation", _SOURCE, _SOURCE_P),
        ):
            precision = _ratio(own[..., right_predicted], predicted)
            recall = _ratio(own[..., right], gold)
            out[f"{name}_precision_{level}"] = precision
            out[f"{name}_recall_{level}"] = recall
            out[f"{name}_f1_{level}"] = _ratio(2 * precision * recall, precision + recall)
        for name, column in (("source", _SOURCE), ("place", _PLACE), ("exact", _EXACT)):
            out[f"{name}_{level}"] = _ratio(own[..., column], own[..., _CONTENT])
    return out


def _ratio(part: Counts, whole: Counts) -> Counts:
    """`part / whole`, 0 where there is nothing."""
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
