"""The score: a logistic regression over the features of pairs, fitted on the training pairs alone.

Each claim with its check is one that is the same; with its own distractors, and with the nearest
checks of other pairs, it is not. Both classes weigh the same, so that 0.5 is the middle.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from claimtrack.evaluation.claim_pairs import Pair, load_pairs, pool_of
from claimtrack.meaning.embedding import SETTINGS, cosine, load
from claimtrack.meaning.likeness import FEATURES, features
from claimtrack.training.meaning.ship import write_sums

NEAREST = 8
"""Checks of other pairs that a claim is told apart from."""
RIDGE = 0.02
AGAINST = ("negation", "number", "number_lacking", "name", "name_lacking")
SURE = 0.9
"""Set by hand: that two claims are one without asking is decided by what differs, not by the score."""


def write(folder: Path) -> None:
    """Fits the weights with the vectors in `folder`, chooses the thresholds, writes the settings."""
    placeholder = {"bias": 0.0, "weights": {}, "sure": 1.0, "suggested": 1.0, "check": 1.0}
    (folder / SETTINGS).write_text(json.dumps({"likeness": placeholder}), "utf-8")
    write_sums(folder)
    texts, same = examples(load_pairs("train"), folder)
    found = [features(*pair) for pair in texts]
    matrix = np.array([[one[0][name] for name in FEATURES] for one in found])
    weights, bias = _fitted(matrix, same)
    scores = 1 / (1 + np.exp(-(matrix @ weights + bias)))
    possible = np.array([all(c.kind == "name" for c in against) for _, against in found])
    chosen = {
        "bias": round(bias, 4),
        "weights": {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)},
        "sure": SURE,
        "suggested": _best_threshold(scores[possible], same[possible]),
        # Nineteen of twenty right checks are shown; a person reads them anyway.
        "check": round(float(np.quantile(scores[same], 0.05)), 3),
    }
    (folder / SETTINGS).write_text(json.dumps({"likeness": chosen}, indent=1) + "\n", "utf-8")
    print(json.dumps(chosen, indent=1))
    print(f"{int(same.sum())} pairs the same, {int((~same).sum())} not")


def examples(
    pairs: Sequence[Pair], folder: Path
) -> tuple[list[tuple[str, str, float]], NDArray[np.bool_]]:
    """Claim, other text and their cosine; and whether they are the same claim."""
    pool = pool_of(pairs)
    embedding = load(folder)
    cosines = cosine(
        embedding.encode([pair.claim for pair in pairs]), embedding.encode([one[0] for one in pool])
    )
    texts, same = [], []
    for claim, row in enumerate(cosines):
        own = [place for place, (_, pair, _) in enumerate(pool) if pair == claim]
        others = [place for place in np.argsort(-row) if pool[place][1] != claim][:NEAREST]
        for place in (*own, *others):
            texts.append((pairs[claim].claim, pool[place][0], float(row[place])))
            same.append(place == claim)
    return texts, np.array(same)


def _fitted(matrix: NDArray[Any], same: NDArray[np.bool_]) -> tuple[NDArray[Any], float]:
    weigh = np.where(same, 0.5 / same.sum(), 0.5 / (~same).sum())

    def loss(given: NDArray[Any]) -> float:
        logits = matrix @ given[:-1] + given[-1]
        missed = np.logaddexp(0, np.where(same, -logits, logits))
        return float(weigh @ missed + RIDGE / len(given) * (given[:-1] ** 2).sum() / 10)

    # What is alike never speaks against, what contradicts never for: few pairs could say so by chance.
    bounds = [(None, 0) if name in AGAINST else (0, None) for name in FEATURES]
    start = np.zeros(matrix.shape[1] + 1)
    found = minimize(loss, start, method="L-BFGS-B", bounds=[*bounds, (None, None)])
    return found.x[:-1], float(found.x[-1])


def _best_threshold(scores: NDArray[Any], same: NDArray[np.bool_]) -> float:
    """The score from which on asking a reviewer is right most often (F1)."""
    best, chosen = 0.0, 1.0
    for threshold in np.unique(scores):
        asked = scores >= threshold
        f1 = 2 * (asked & same).sum() / (asked.sum() + same.sum())
        if f1 > best:
            best, chosen = float(f1), float(threshold)
    return round(chosen, 3)
