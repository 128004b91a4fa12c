"""Confidence: the probability that an attribution's content and source are right.

A logistic regression over the network's scores, fitted on held-back articles (Platt 1999; see
`claimtrack.training.attribution`); its coefficients ship in the tagger's settings.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from claimtrack.attribution.decoding import Relation
from claimtrack.attribution.types import Kind

FEATURES = (
    "bias",
    "cue",
    "content",
    "edge",
    "source",
    "no_source",
    "lent",
    "direct",
    "mixed",
    "length",
)


def features(relation: Relation, kind: Kind) -> NDArray[np.float64]:
    """The regression's input for one relation, shape [len(FEATURES)]."""
    chance = min(max(relation.cue_probability, 1e-4), 1 - 1e-4)
    return np.array(
        [
            1.0,
            np.log(chance / (1 - chance)),
            relation.content_score,
            relation.edge_score,
            relation.source_score,
            float(not relation.source),
            float(relation.lent),
            float(kind == "direct"),
            float(kind == "mixed"),
            np.log1p(len(relation.content)),
        ]
    )


def confidence(relation: Relation, kind: Kind, weights: Mapping[str, Sequence[float]]) -> float:
    """The probability in (0, 1); the cue's probability where no regression is shipped."""
    coefficients = weights.get("coefficients")
    if not coefficients:
        return relation.cue_probability
    score = float(features(relation, kind) @ np.asarray(coefficients))
    return float(1 / (1 + np.exp(-score)))
