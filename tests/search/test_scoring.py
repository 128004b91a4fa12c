"""Scores and parts, on folded words alone."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.search.scoring import match, rank, rank_by_words, whole_words

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


@given(words, words, st.floats(0, 100))
def test_words_in_common_only_add(query: str, quote: str, score: float) -> None:
    ranked = rank_by_words(score, query, quote)
    assert score <= ranked <= 100.0001
    assert rank_by_words(score, query, query) >= ranked - 0.0001


def test_words_decide_where_letters_do_not() -> None:
    query = "our ferry repaird the old crane in for thirty years"
    right = "our ferry repaired the customs crane of osterholm for thirty years"
    other = "our ferry carried the gold for thirty years"
    by_letters = [rank(match(query, one).score, query, one) for one in (right, other)]
    by_words = [
        rank_by_words(score, query, one)
        for score, one in zip(by_letters, (right, other), strict=True)
    ]
    assert by_letters[0] < by_letters[1]
    assert by_words[0] > by_words[1]


def test_long_texts_are_not_compared_word_by_word() -> None:
    assert rank_by_words(50.0, "word " * 200, "word " * 200) == 50.0
