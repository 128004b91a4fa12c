"""Every step of an analysis takes time as the length of the text: processor time, not the clock's."""

from dataclasses import fields

import pytest

from claimtrack.analyzer import Analyzer
from tests.benchmarks.growth import Steps, measure
from tests.hostile.dense import dense_news

LEAST, TIMES = 30_000, 4
MOST = 1.5 * TIMES
"""A step of quadratic time takes sixteen times as long for four times the text."""
NOISE = 0.15  # seconds: others share the machine


@pytest.fixture(scope="module")
def short_and_long(analyzer: Analyzer) -> tuple[Steps, Steps]:
    text = dense_news(LEAST * TIMES)
    measure(analyzer, text[:2_000])
    return measure(analyzer, text[:LEAST]), measure(analyzer, text)


@pytest.mark.parametrize("step", [*(step.name for step in fields(Steps)), "whole"])
def test_every_step_grows_as_the_text(short_and_long: tuple[Steps, Steps], step: str) -> None:
    short, long = (getattr(took, step) for took in short_and_long)
    assert long < MOST * short + NOISE, (short, long)
