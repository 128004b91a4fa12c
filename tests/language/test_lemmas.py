"""Regular base forms for words the lemmatizer does not know."""

import pytest

from claimtrack.language.lemmas import base_forms


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("refuted", "refute"),
        ("denies", "deny"),
        ("rebutted", "rebut"),
        ("pushing", "push"),
        ("claims", "claim"),
    ],
)
def test_the_base_is_among_the_forms(word: str, base: str) -> None:
    assert base in base_forms(word, word)


def test_a_known_lemma_is_the_only_form() -> None:
    assert base_forms("Said", "say") == {"say"}


def test_short_words_are_left_alone() -> None:
    assert base_forms("bed", "bed") == {"bed"}
