"""What is chosen after training, on held-back articles of the training split alone.

The decoding settings by relation F1 (content share >= 0.8 and the right source), one at a time; then
the confidence, a logistic regression of "right" on the network's scores, and with it how unlikely a
cue may be and how unlikely an attribution may be to be reported at all. Probabilities that are judged
come from regressions that have not seen the article (cross-fitting).
"""

from dataclasses import asdict, dataclass, replace

import numpy as np
from numpy.typing import NDArray

from claimtrack.attribution.confidence import SURE_CUE, features
from claimtrack.attribution.decoding import Decoding, Relation, WindowScores, decode
from claimtrack.attribution.kinds import kind_of
from claimtrack.attribution.tagger import Tagger
from claimtrack.encoder.encoder import Read
from claimtrack.evaluation.matching import STRICT, characters, pair, sources_agree
from claimtrack.training.attribution.passage import Passage

Floats = NDArray[np.float64]
_FOLDS = 5
_TRIED: dict[str, tuple[float, ...]] = {
    "cue_threshold": (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65),
    "mix": (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7),
    "new_run": (0.25, 0.5, 1.0, 1.5),
    "source_bonus": (0.5, 1.0, 1.5, 2.0, 3.0),
    "lent_source_bonus": (0.5, 1.0, 2.0, 3.0, 4.0),
    "lent_content_bonus": (-1.0, 0.0, 1.0, 2.0),
    "edges": (0.5, 0.7, 1.0, 1.5, 2.0),
    "path": (0.0, 0.1, 0.2, 0.3, 0.5),
}
_CUES = (0.2, 0.3, 0.4, 0.5)
_LEAST = (0.0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45)


@dataclass(frozen=True, slots=True)
class Held:
    """The held-back articles with what the network says of them."""

    articles: list[Passage]
    texts: list[Read]
    scores: list[list[WindowScores]]

    @staticmethod
    def read(tagger: Tagger, articles: list[Passage], texts: list[Read]) -> "Held":
        """Scores every cue that any setting could want."""
        tagger.decoding = replace(tagger.decoding, cue_threshold=min(_CUES))
        return Held(articles, texts, [tagger.score(text) for text in texts])

    @property
    def wanted(self) -> int:
        """How many relations the articles have."""
        return sum(len(article.relations or ()) for article in self.articles)


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """The relations found with some settings, one entry each: their regression's input, whether they
    are right, whether they are direct quotes, whether their cue is sure, the number of their article."""

    rows: Floats
    right: NDArray[np.bool_]
    direct: NDArray[np.bool_]
    sure: NDArray[np.bool_]
    article: NDArray[np.int64]

    def f1(self, wanted: int, kept: NDArray[np.bool_] | None = None) -> float:
        """Relation F1 in percent of those `kept`, against `wanted` gold relations."""
        kept = np.ones(len(self.right), bool) if kept is None else kept
        total = int(kept.sum()) + wanted
        return 200.0 * int(self.right[kept].sum()) / total if total else 0.0

    def unseen(self) -> Floats:
        """The probability of each relation by a regression that has not seen its article."""
        chance = np.zeros(len(self.right))
        for fold in range(_FOLDS):
            own = self.article % _FOLDS == fold
            fitted = logistic(self.rows[~own], self.right[~own].astype(float))
            chance[own] = _probability(self.rows[own], fitted)
        return chance


@dataclass(frozen=True, slots=True)
class Chosen:
    """The settings, and the figures on the articles that they were chosen on."""

    decoding: Decoding
    coefficients: list[float]
    least: float
    figures: dict[str, float]

    def settings(self) -> dict[str, object]:
        """What `settings.json` holds of them."""
        calibration = {"coefficients": self.coefficients, "least": self.least}
        return {"decoding": asdict(self.decoding), "calibration": calibration}


def choose(held: Held) -> Chosen:
    """The best settings found, one after the other."""
    wanted = held.wanted
    best = Decoding()
    top = judge(held, best).f1(wanted)
    for name, values in _TRIED.items():
        for tried in values:
            candidate = replace(best, **{name: tried})
            found = judge(held, candidate).f1(wanted)
            if found > top + 0.05:
                best, top = candidate, found
    top, least, decoding = -1.0, 0.0, best
    for cue in _CUES:
        candidate = replace(best, cue_threshold=cue)
        judged = judge(held, candidate)
        chance = judged.unseen()
        for tried in _LEAST:
            found = judged.f1(wanted, (chance >= tried) | judged.sure)
            if found > top + 0.05:
                top, least, decoding = found, tried, candidate
    judged = judge(held, decoding)
    fitted = logistic(judged.rows, judged.right.astype(float))
    return Chosen(
        decoding,
        [round(float(value), 5) for value in fitted],
        least,
        {"relation_f1": round(top, 2)} | _calibration(judged, least),
    )


def judge(held: Held, decoding: Decoding) -> Judged:
    """The relations found in the articles and whether a gold one agrees with each."""
    rows, right, direct, sure, article = [], [], [], [], []
    for number, (passage, text, scores) in enumerate(
        zip(held.articles, held.texts, held.scores, strict=True)
    ):
        relations = [found for each in scores for found in decode(text.encoded, each, decoding)]
        correct = _right(passage, text, relations)
        for place, relation in enumerate(relations):
            spans = text.encoded.spans(relation.content)
            kind = kind_of(passage.text, spans, text.encoded.quotations)
            rows.append(features(relation, kind))
            right.append(place in correct)
            direct.append(kind == "direct")
            sure.append(relation.cue_probability >= SURE_CUE)
            article.append(number)
    return Judged(*(np.array(column) for column in (rows, right, direct, sure, article)))


def _right(passage: Passage, text: Read, relations: list[Relation]) -> set[int]:
    gold = passage.relations or ()
    spans = text.encoded.spans
    found = [characters(passage.text, spans(relation.content)) for relation in relations]
    wanted = [characters(passage.text, item.content) for item in gold]
    return {
        one
        for one, other, common in pair(found, wanted)
        if common >= STRICT
        and sources_agree(passage.text, spans(relations[one].source), gold[other].source)
    }


def _calibration(judged: Judged, least: float) -> dict[str, float]:
    """How well the confidence of what is reported holds, by regressions that have not seen the article."""
    chance = judged.unseen()
    kept = (chance >= least) | judged.sure
    sure = kept & judged.direct & (chance >= 0.9)
    return {
        "calibration_error": round(
            calibration_error(chance[kept], judged.right[kept].astype(float)), 4
        ),
        "precision_direct_at_0.9": round(float(judged.right[sure].mean()), 4)
        if sure.any()
        else 0.0,
        "direct_at_0.9": int(sure.sum()),
        "measured_on": int(kept.sum()),
    }


def logistic(rows: Floats, right: Floats, ridge: float = 1.0, rounds: int = 30) -> Floats:
    """Coefficients of a ridge logistic regression, shape [features], by Newton's method."""
    weights = np.zeros(rows.shape[1])
    penalty = ridge * np.eye(rows.shape[1])
    penalty[0, 0] = 0
    for _ in range(rounds):
        chance = _probability(rows, weights)
        gradient = rows.T @ (chance - right) + penalty @ weights
        curvature = (rows * (chance * (1 - chance))[:, None]).T @ rows + penalty
        weights = weights - np.linalg.solve(curvature, gradient)
    return weights


def calibration_error(chance: Floats, right: Floats, bins: int = 10) -> float:
    """Expected calibration error (Guo et al. 2017) over `bins` of equal width."""
    places = np.minimum((chance * bins).astype(int), bins - 1)
    gaps = [
        (places == place).mean()
        * abs(chance[places == place].mean() - right[places == place].mean())
        for place in range(bins)
        if (places == place).any()
    ]
    return float(sum(gaps))


def _probability(rows: Floats, weights: Floats) -> Floats:
    chance: Floats = 1 / (1 + np.exp(-(rows @ weights)))
    return chance
