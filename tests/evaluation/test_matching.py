"""When an attribution is right."""

import pytest

from claimtrack.evaluation.matching import characters, pair, share, sources_agree


def spans(text: str, words: str) -> tuple[tuple[int, int], ...]:
    start = text.index(words)
    return ((start, start + len(words)),)


def test_blanks_and_marks_do_not_count() -> None:
    text = 'He said "it is over" twice.'
    assert characters(text, spans(text, '"it is over"')) == characters(
        text, spans(text, "it is over")
    )


def test_the_share_is_of_the_larger() -> None:
    assert share(frozenset(range(8)), frozenset(range(10))) == 0.8
    assert share(frozenset(range(10)), frozenset(range(8))) == 0.8
    assert share(frozenset(), frozenset()) == 0


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Anna Lind, the mayor,", "Lind", True),
        ("Lind's", "Lind", True),
        ("the mayor", "the judge", False),
        ("he", "he", True),
    ],
)
def test_sources(one: str, other: str, agree: bool) -> None:
    text = f"{one} | {other}"
    assert sources_agree(text, ((0, len(one)),), ((len(one) + 3, len(text)),)) is agree


def test_no_source_agrees_with_no_source_only() -> None:
    assert sources_agree("a", (), ())
    assert not sources_agree("Anna", ((0, 4),), ())


def test_pairs_are_one_to_one_and_best() -> None:
    predicted = [frozenset(range(10)), frozenset(range(10, 20))]
    gold = [frozenset(range(12)), frozenset(range(11, 20))]
    assert [(a, b) for a, b, _ in pair(predicted, gold)] == [(0, 0), (1, 1)]
    assert pair(predicted, []) == []
