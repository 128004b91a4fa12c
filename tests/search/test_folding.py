"""Folded text keeps its words and the way back."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.folding import end_of, folded, offsets


def test_what_is_folded() -> None:
    assert folded("“Don’t – EVER – touch ﬁre,” he said…") == "dont ever touch fire he said"
    assert folded("Straße Ä\u0308 e\u0301 ½ ２０２４") == "strasse a e 1 2 2024"
    assert folded("soft\u00adhyphen zero\u200bwidth \u202eright") == "softhyphen zerowidth right"


@given(st.text(max_size=60))
def test_every_letter_knows_its_place(text: str) -> None:
    plain, places = folded(text), offsets(text)
    assert len(plain) == len(places)
    assert places == sorted(places)
    for letter, place in zip(plain, places, strict=True):
        assert letter == " " or letter in folded(text[place])
        assert place < end_of(text, place) <= len(text)
    assert folded(plain) == plain
