"""The same wire story in two papers is a copy; what a fact-checker would ask about makes it none."""

import pytest

from claimtrack.reading import read_bytes
from claimtrack.reading.copies import FEWEST_SHARED, Words, is_copy, sketch, words_of

STORY = [
    "LONDON (Reuters) - The harbour at Norwick will close for three months from Monday, the port "
    "authority said, after engineers found 12 cracks in the pier that could not be repaired.",
    "“We have no choice,” its director, Ada Holm, told reporters outside the town hall on Friday. "
    "“The pier is not safe, and it was never built for lorries of forty tonnes.”",
    "Fishermen denied that the pier was unsafe and called for a second survey by another firm, "
    "which the council has so far refused to pay for.",
    "The council is to vote on the plan next week, and the vote is expected to be close, people "
    "familiar with the talks said.",
]
OTHER = [
    "The harbour at Selby will open in May, its director, Jon Reed, told reporters on Friday.",
    "“We are glad,” he said, adding that ships of every size would be welcome in the new port, "
    "which has cost the town more than any building since the war and will be paid off in 2040.",
]


def words(*paragraphs: str, headline: str = "Norwick Harbour to Close") -> Words:
    text = "\n\n".join((headline, *paragraphs))
    (article,) = read_bytes(text.encode(), name="a.txt")
    return words_of(article.text, article.blocks)


FIRST = words(*STORY)


@pytest.mark.parametrize(
    "copy",
    [
        words(*STORY, headline="Fishermen Angry as Pier Shuts"),
        words(*STORY[:3]),
        words(*STORY[1:]),
        words(STORY[0].removeprefix("LONDON (Reuters) - "), *STORY[1:]),
        words(*(part.replace("“", '"').replace("”", '"') for part in STORY)),
        words(STORY[0].replace("engineers found", "its engineers had found"), *STORY[1:]),
        words(f"{STORY[0]} {STORY[1]}", *STORY[2:]),
        words(STORY[0], STORY[3], STORY[1], STORY[2]),
    ],
)
def test_copies(copy: Words) -> None:
    assert is_copy(copy, FIRST)
    assert len(set(sketch(copy)) & set(sketch(FIRST))) >= FEWEST_SHARED


@pytest.mark.parametrize(
    "other",
    [
        words(STORY[0].replace("12 cracks", "20 cracks"), *STORY[1:]),
        words(STORY[0].replace("could not be", "could be"), *STORY[1:]),
        words(STORY[0], STORY[1].replace("no choice", "every choice"), *STORY[2:]),
        words(STORY[0], STORY[1].replace("Ada Holm", "Jon Reed"), *STORY[2:]),
        words(*STORY, OTHER[0]),
        words(*STORY[:2], *OTHER),
        words(*OTHER),
    ],
)
def test_other_stories(other: Words) -> None:
    assert not is_copy(other, FIRST)


def test_short_texts_have_no_sketch() -> None:
    short = words("The pier closes on Monday, the port authority said.")
    assert sketch(short) == ()
    assert not is_copy(short, short)
