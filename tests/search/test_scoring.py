"""Scores and parts, on folded words alone."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.search.scoring import match, whole_words

words = st.lists(st.text("abcde", min_size=1, max_size=6), min_size=1, max_size=12).map(" ".join)


@given(words, words)
def test_scores_and_parts_are_always_sound(query: str, quote: str) -> None:
    found = match(query, quote)
    start, end = found.span
    assert 0 <= found.score <= 100.0001
    assert 0 <= start <= end <= len(quote)


@given(words, words, words)
def test_a_part_of_a_quote_is_found_in_it(before: str, part: str, after: str) -> None:
    quote = f"{before} {part} {after}"
    found = match(part, quote)
    assert round(found.score, 3) == 100
    assert quote[slice(*found.span)] == part


def test_cut_words_are_taken_in_by_halves() -> None:
    text = "alpha beta gamma"
    assert text[slice(*whole_words(text, (2, 13)))] == "alpha beta"
    assert text[slice(*whole_words(text, (4, 14)))] == "beta gamma"
    assert whole_words(text, (6, 7)) == (6, 6)
