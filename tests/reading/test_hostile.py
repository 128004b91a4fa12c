"""Long and strange inputs take linear time and lose nothing."""

import time

import pytest

from claimtrack.reading import read_bytes

SENTENCE = 'The minister said on Tuesday that "the plan" would be reviewed by a committee. '


def seconds(text: str) -> float:
    began = time.perf_counter()
    articles = read_bytes(text.encode(), name="a.txt")
    assert sum(len(article.text) for article in articles) <= len(text)
    return time.perf_counter() - began


def test_ten_megabytes_on_one_line() -> None:
    assert seconds(SENTENCE * (10_000_000 // len(SENTENCE))) < 5


def test_one_long_word() -> None:
    assert seconds("a" * 5_000_000) < 5


def test_twenty_thousand_lines() -> None:
    assert seconds("\n".join(f"{number} {SENTENCE}" for number in range(20_000))) < 10


def test_ten_thousand_quotation_marks() -> None:
    assert seconds('"' * 10_000 + "“" * 10_000) < 1


@pytest.mark.parametrize(
    "mark", [*"\"“(<[-=_ .,A:/@#*\t'9|;", "By A", "A. ", "(a", "\u200b", "\u202e"]
)
def test_runs_of_one_character(mark: str) -> None:
    line = (mark * 240)[:240]
    assert seconds("Headline of the Day Today\n\n" + mark * 100_000) < 5
    assert seconds("Headline of the Day Today\n\n" + (line + "\n") * 500) < 5
    assert seconds("Headline of the Day Today\n\n" + (line[:230] + "x!\n") * 500) < 5


def test_bidi_and_control_characters_stay() -> None:
    text = "He said \u202e“no”\u202c to\x1b[2J them\u200b and left, witnesses told the paper.\x07"
    (article,) = read_bytes(text.encode(), name="a.txt")
    assert article.text == text
