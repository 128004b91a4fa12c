"""Every kind of line break; one paragraph to a line, and paragraphs wrapped over many."""

import textwrap

import pytest

from claimtrack.reading import read_bytes

PARAGRAPHS = [
    "The council of Norwick voted late on Thursday to close the old harbour for three months, after "
    "engineers told members that the pier could no longer carry the weight of a loaded lorry.",
    "“We have no choice,” said Ada Holm, who has run the port since 2011 and who opposed the plan when "
    "it was first put forward. “Nobody wants to see a boat go down because we waited.”",
    "Fishermen denied that the pier was unsafe, asked for a second survey, and said that they would go "
    "to court if the council did not agree to pay for the lost catch.",
]


def blocks(text: str) -> list[str]:
    (article,) = read_bytes(text.encode(), name="a.txt")
    return [article.text[block.start : block.end] for block in article.blocks]


@pytest.mark.parametrize(
    "newline", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\f", "\n\n", "\r\n \t\r\n"]
)
def test_line_breaks(newline: str) -> None:
    assert blocks(newline.join(PARAGRAPHS)) == PARAGRAPHS


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("width", [60, 72, 80])
def test_wrapped_paragraphs_are_whole(width: int, newline: str) -> None:
    wrapped = [newline.join(textwrap.wrap(words, width)) for words in PARAGRAPHS]
    assert blocks((newline * 2).join(["HARBOUR TO CLOSE", *wrapped])) == [
        "HARBOUR TO CLOSE",
        *wrapped,
    ]


def test_indented_paragraphs_without_blank_lines() -> None:
    wrapped = [textwrap.fill(words, 72, initial_indent="    ") for words in PARAGRAPHS]
    assert blocks("\n".join(wrapped)) == [words.strip() for words in wrapped]


def test_wrapped_text_below_headers() -> None:
    heads = ["Title: Harbour to Close for Three Months", "Date: May 5, 2023"]
    wrapped = textwrap.fill(PARAGRAPHS[0], 72)
    found = blocks("\n".join([*heads, "", wrapped, "", textwrap.fill(PARAGRAPHS[1], 72)]))
    assert found[:3] == ["Title:", "Harbour to Close for Three Months", "Date: May 5, 2023"]
    assert found[3] == wrapped


def test_short_paragraphs_line_by_line_are_not_joined() -> None:
    lines = ["The pier is closed.", "Nobody was hurt, police said.", "“It was old,” Holm said.",
             "A survey is due in May.", "Boats use the river instead."]  # fmt: skip
    assert blocks("\n".join(lines)) == lines


def test_a_list_is_not_joined() -> None:
    lines = ["Results of the vote in Norwick on Thursday evening", "Ada Holm 12", "Lee Ray 9",
             "Jo Moss of the Fishermen's and Boatmen's Party 3", "Spoilt 1"]  # fmt: skip
    assert blocks("\n".join(lines)) == lines
