"""Confidence is judged by regressions that have not seen the article."""

import numpy as np
import pytest

from claimtrack.training.attribution.fit import Judged, calibration_error, logistic


def judged(count: int = 400) -> Judged:
    rng = np.random.default_rng(3)
    signal = rng.normal(size=count)
    right = rng.random(count) < 1 / (1 + np.exp(-2 * signal))
    rows = np.stack([np.ones(count), signal], 1)
    return Judged(rows, right, np.zeros(count, bool), right, np.arange(count) % 10)


def test_f1_counts_what_is_kept_against_what_is_wanted() -> None:
    right = np.array([True, True, False, False])
    found = Judged(np.ones((4, 1)), right, ~right, right, np.arange(4))
    assert found.f1(4) == pytest.approx(50.0)
    assert found.f1(4, np.array([True, True, False, True])) == pytest.approx(400 / 7)


def test_leaving_out_what_is_unlikely_raises_f1() -> None:
    found = judged()
    wanted = int(found.right.sum())
    assert found.f1(wanted, found.unseen() >= 0.35) > found.f1(wanted)


def test_probabilities_of_unseen_articles_are_calibrated() -> None:
    found = judged(4000)
    assert calibration_error(found.unseen(), found.right.astype(float)) < 0.03


def test_an_article_does_not_inform_its_own_probability() -> None:
    found = judged()
    turned = Judged(
        found.rows,
        np.where(found.article == 3, ~found.right, found.right),
        found.direct,
        found.sure,
        found.article,
    )
    own = found.article == 3
    assert np.allclose(found.unseen()[own], turned.unseen()[own])


def test_the_regression_finds_the_slope() -> None:
    found = judged(4000)
    assert logistic(found.rows, found.right.astype(float)) == pytest.approx([0.0, 2.0], abs=0.2)
