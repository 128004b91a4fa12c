"""Confidence: the probability that an attribution's content and source are right.

A logistic regression over the network's scores, fitted on held-back articles (Platt 1999; see
`claimtrack.training.attribution`); its coefficients ship in the tagger's settings.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimtrack.attribution.decoding import Relation
from claimtrack.attribution.types import Kind

FEATURES = (
    "bias",
    "cue",
    "content",
    "edge",
    "agreement",
    "source",
    "no_source",
    "lent",
    "direct",
    "mixed",
    "length",
)


def features(relation: Relation, kind: Kind) -> NDArray[np.float64]:
    """The regression's input for one relation, shape [len(FEATURES)]."""
    return np.array(
        [
            1.0,
            _log_odds(relation.cue_probability, 1e-4),
            relation.content_score,
            relation.edge_score,
            _log_odds(relation.agreement, 0.02),
            relation.source_score,
            float(not relation.source),
            float(relation.lent),
            float(kind == "direct"),
            float(kind == "mixed"),
            np.log1p(len(relation.content)),
        ]
    )


def _log_odds(chance: float, least: float) -> float:
    chance = min(max(chance, least), 1 - least)
    return float(np.log(chance / (1 - chance)))


SURE_CUE = 0.95


@dataclass(frozen=True, slots=True)
class Calibration:
    """The regression's coefficients (as `FEATURES`; none: the cue's probability is taken) and the least
    confidence that is worth reporting where the cue itself is in doubt."""

    coefficients: Sequence[float] = ()
    least: float = 0.0

    def reports(self, relation: Relation, sure: float) -> bool:
        """Whether a relation of confidence `sure` is worth a reader's time: something was said, however
        hard it is to tell what, or it is likely enough to be right."""
        return sure >= self.least or relation.cue_probability >= SURE_CUE


def confidence(relation: Relation, kind: Kind, calibration: Calibration) -> float:
    """The probability in (0, 1) that content and source of the relation are right."""
    if not calibration.coefficients:
        return relation.cue_probability
    score = float(features(relation, kind) @ np.asarray(calibration.coefficients))
    return float(1 / (1 + np.exp(-score)))
