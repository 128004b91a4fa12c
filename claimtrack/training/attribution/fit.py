"""What is chosen after training, on held-back articles of the training split alone.

The decoding settings by relation F1 (content share >= 0.8 and the right source), one at a time; then
the confidence, a logistic regression of "right" on the network's scores, fitted by Newton's method on
one half and reported on the other.
"""

from dataclasses import asdict, replace

import numpy as np
from numpy.typing import NDArray

from claimtrack.attribution.confidence import features
from claimtrack.attribution.decoding import Decoding, Relation, decode
from claimtrack.attribution.kinds import kind_of
from claimtrack.attribution.tagger import Tagger
from claimtrack.attribution.types import Kind
from claimtrack.encoder.encoder import Read
from claimtrack.encoder.pieces import Encoded
from claimtrack.evaluation.matching import STRICT, characters, pair, sources_agree
from claimtrack.training.attribution.passage import Passage

Floats = NDArray[np.float64]
_TRIED: dict[str, tuple[float, ...]] = {
    "cue_threshold": (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65),
    "mix": (0.2, 0.3, 0.4, 0.5, 0.6, 0.7),
    "new_run": (0.25, 0.5, 1.0, 1.5),
    "source_bonus": (0.5, 1.0, 1.5, 2.0, 3.0),
    "lent_source_bonus": (0.5, 1.0, 2.0, 3.0, 4.0),
    "lent_content_bonus": (-1.0, 0.0, 1.0, 2.0),
}


def choose_decoding(
    tagger: Tagger, articles: list[Passage], texts: list[Read]
) -> tuple[Decoding, float]:
    """The best settings found one after the other, and their F1 (on the articles they were chosen on)."""
    tagger.decoding = replace(tagger.decoding, cue_threshold=min(_TRIED["cue_threshold"]))
    encoded = [text.encoded for text in texts]
    scores = [tagger.score(text) for text in texts]

    def value(decoding: Decoding) -> float:
        judged = [
            _judge(passage, own, [item for each in part for item in decode(own, each, decoding)])
            for passage, own, part in zip(articles, encoded, scores, strict=True)
        ]
        return _f1(judged, articles)

    best = Decoding()
    top = value(best)
    for name, values in _TRIED.items():
        for tried in values:
            candidate = replace(best, **{name: tried})
            found = value(candidate)
            if found > top + 0.05:
                best, top = candidate, found
    tagger.decoding = best
    return best, top


def fit_confidence(
    tagger: Tagger, articles: list[Passage], texts: list[Read]
) -> tuple[list[float], dict[str, float]]:
    """(the regression's coefficients, figures of a fit on one half measured on the other)."""
    halves: list[tuple[list[Floats], list[float], list[bool]]] = [([], [], []), ([], [], [])]
    for number, (passage, tagged) in enumerate(zip(articles, tagger.tag(texts), strict=True)):
        judged = _judge(passage, tagged.encoded, tagged.relations)
        rows, right, direct = halves[number % 2]
        for relation, kind, correct in judged:
            rows.append(features(relation, kind))
            right.append(float(correct))
            direct.append(kind == "direct")
    first, second = ((np.array(rows), np.array(right)) for rows, right, _ in halves)
    measured = _probability(second[0], logistic(*first))
    sure = (measured >= 0.9) & np.array(halves[1][2])
    figures = {
        "calibration_error": round(calibration_error(measured, second[1]), 4),
        "precision_direct_at_0.9": round(float(second[1][sure].mean()), 4) if sure.any() else 0.0,
        "direct_at_0.9": int(sure.sum()),
        "measured_on": len(measured),
    }
    whole = logistic(np.concatenate([first[0], second[0]]), np.concatenate([first[1], second[1]]))
    return [round(float(value), 5) for value in whole], figures


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


def settings(decoding: Decoding, coefficients: list[float]) -> dict[str, object]:
    """What `settings.json` holds."""
    return {"decoding": asdict(decoding), "calibration": {"coefficients": coefficients}}


def _probability(rows: Floats, weights: Floats) -> Floats:
    chance: Floats = 1 / (1 + np.exp(-(rows @ weights)))
    return chance


def _judge(
    passage: Passage, encoded: Encoded, relations: list[Relation]
) -> list[tuple[Relation, Kind, bool]]:
    """Each relation with its kind and whether a gold one agrees with it."""
    text = passage.text
    gold_relations = passage.relations or ()
    contents = [encoded.spans(relation.content) for relation in relations]
    gold = [characters(text, item.content) for item in gold_relations]
    right = set()
    for found, wanted, common in pair([characters(text, spans) for spans in contents], gold):
        source = encoded.spans(relations[found].source)
        if common >= STRICT and sources_agree(text, source, gold_relations[wanted].source):
            right.add(found)
    return [
        (relation, kind_of(text, contents[number], encoded.quotations), number in right)
        for number, relation in enumerate(relations)
    ]


def _f1(judged: list[list[tuple[Relation, Kind, bool]]], articles: list[Passage]) -> float:
    right = sum(correct for found in judged for _, _, correct in found)
    total = sum(len(found) for found in judged) + sum(
        len(passage.relations or ()) for passage in articles
    )
    return 200.0 * right / total if total else 0.0
