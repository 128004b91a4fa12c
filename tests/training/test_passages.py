"""Training passages: markup, rewriting with moved spans, and augmentation that keeps every relation."""

import random

import pytest

from claimtrack.spans import covered
from claimtrack.training.attribution.augment import (
    Templates,
    World,
    lost_marks,
    other_marks,
    other_names,
)
from claimtrack.training.attribution.passage import Passage, joined, parse_markup, rewritten

MARKED = '[1s Anna Lind] [1q said]: [1c "It is over."] [2c That] [2q was denied by] [2s Oslo].'


def words(passage: Passage) -> list[tuple[str, str, str]]:
    return [
        tuple(covered(passage.text, spans) for spans in (item.source, item.cue, item.content))  # type: ignore[misc]
        for item in passage.relations or ()
    ]


def test_markup_is_read() -> None:
    passage = parse_markup(MARKED)
    assert passage.text == 'Anna Lind said: "It is over." That was denied by Oslo.'
    assert words(passage) == [
        ("Anna Lind", "said", '"It is over."'),
        ("Oslo", "was denied by", "That"),
    ]


def test_one_content_of_two_relations() -> None:
    passage = parse_markup("[1,2c a claim] [1q denied by] [1s A] and [2q dismissed by] [2s B]")
    assert [item[2] for item in words(passage)] == ["a claim", "a claim"]


@pytest.mark.parametrize("markup", ["[1s Anna", "Anna]"])
def test_brackets_that_do_not_pair_are_refused(markup: str) -> None:
    with pytest.raises(ValueError, match="bracket"):
        parse_markup(markup)


def test_spans_move_with_the_text() -> None:
    passage = parse_markup(MARKED)
    start = passage.text.index("Anna")
    changed = rewritten(
        passage,
        [
            (start, start + 4, "Wilhelmina"),
            (passage.text.index("Oslo"), len(passage.text) - 1, "Rome"),
        ],
    )
    assert words(changed) == [
        ("Wilhelmina Lind", "said", '"It is over."'),
        ("Rome", "was denied by", "That"),
    ]


def test_passages_are_joined() -> None:
    one = parse_markup(MARKED)
    both = joined([one, one], [" ", ""])
    assert words(both) == words(one) * 2


def test_every_template_fills_and_parses() -> None:
    templates = Templates(World())
    rng = random.Random(1)
    for line in templates.lines:
        passage = templates.filled(line, rng)
        assert "{" not in passage.text
        assert all(item.content or item.source for item in passage.relations or ())


def test_other_marks_change_only_marks() -> None:
    passage = parse_markup(MARKED)
    for seed in range(20):
        changed = other_marks(passage, random.Random(seed))
        kept = [char for char in changed.text if char.isalnum()]
        assert kept == [char for char in passage.text if char.isalnum()]
        assert [item[0] for item in words(changed)] == ["Anna Lind", "Oslo"]


def test_lost_marks_lose_marks_only() -> None:
    passage = parse_markup(MARKED)
    for seed in range(20):
        changed = lost_marks(passage, random.Random(seed))
        assert changed.text.replace('"', "") == passage.text.replace('"', "")


def test_a_name_changes_everywhere_alike() -> None:
    text = "Anna Lind left. Lind said no."
    passage = Passage(text, (), names=((0, 9, "person"), (16, 20, "person")))
    changed = other_names(passage, World(), random.Random(3)).text
    first, second = changed.split(" left. ")
    assert first.split(" ")[1] == second.removesuffix(" said no.")
