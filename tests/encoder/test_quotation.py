"""Quotation marks of every kind: what opens, what closes, what is no mark at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.encoder.pieces import lines
from claimtrack.encoder.quotation import State, scan, states


def quoted(text: str) -> list[str]:
    return [text[item.start : item.end] for item in scan(text, lines(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Come in," she said. "It is late."', ['"Come in,"', '"It is late."']),
        ("“Come in,” she said.", ["“Come in,”"]),
        ("'Come in,' she said. 'It is late.'", ["'Come in,'", "'It is late.'"]),
        ("‘I don’t know,’ said Mr O’Neill.", ["‘I don’t know,’"]),
        ("„Ja“, sagte er. »Nein«, sagte sie.", ["„Ja“", "»Nein«"]),
        ("« Oui », dit-il.", ["« Oui »"]),
        ("``What now?'' he asked.", ["``What now?''"]),
        ('He called it “a mess" and left.', ['“a mess"']),
    ],
)
def test_marks_pair(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The officials' claims and the players' union's answer",
        "rock 'n' roll in the '90s",
        "It's Joe's, isn't it?",
        "a 6'2\" striker",
        "He gave 'em hell",
    ],
)
def test_apostrophes_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_possessive_inside_single_marks_does_not_close() -> None:
    text = "'The officials' claims are wrong,' she said."
    assert quoted(text) == ["'The officials' claims are wrong,'"]


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = 'He said: "We will go on.\nThe crowd left.'
    (found,) = scan(text, lines(text))
    assert text[found.start : found.end] == '"We will go on.'
    assert not found.closed


def test_closing_mark_alone_is_ignored() -> None:
    assert quoted('so it ended." Then the rain came.') == []


def test_states_mark_every_character() -> None:
    text = 'So "yes" it is'
    found = states(text, scan(text, lines(text)))
    assert [State(value).name for value in found[3:8]] == [
        "OPENING", "INSIDE", "INSIDE", "INSIDE", "CLOSING",
    ]  # fmt: skip
    assert found[0] == State.OUTSIDE


@given(st.text(alphabet="ab s.,\"“”'‘’«»„`\n", max_size=200))
def test_quotations_are_ordered_disjoint_and_inside_one_paragraph(text: str) -> None:
    paragraphs = lines(text)
    found = scan(text, paragraphs)
    place = 0
    for item in found:
        assert place <= item.start <= item.inner[0] <= item.inner[1] <= item.end <= len(text)
        assert any(low <= item.start and item.end <= high for low, high in paragraphs)
        place = item.end


def test_ten_thousand_marks_take_no_time() -> None:
    text = "\"'“‘" * 10_000
    assert isinstance(quoted(text), list)
