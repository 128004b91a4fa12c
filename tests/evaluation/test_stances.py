"""The measure of stances: what counts as a hit, and that the gold can be read."""

import pytest

from claimtrack.evaluation import speakers
from claimtrack.evaluation.intervals import bootstrap
from claimtrack.evaluation.speakers import load_articles
from claimtrack.evaluation.stances import SPLITS, load_items
from claimtrack.evaluation.wording import same_name


def test_the_gold_is_large_and_a_third_of_it_is_hard() -> None:
    items = [item for split in SPLITS for item in load_items(split)]
    assert len(items) >= 400
    assert sum(item.hard for item in items) * 3 >= len(items)
    assert len({item.text for item in items}) == len(items)
    denials = ("denies", "dismisses", "disputes", "rejects")
    assert not [i for i in items if i.hard and any(e.stance in denials for e in i.expected)]


def test_a_gold_speaker_is_read_with_its_mentions() -> None:
    assert len(load_articles()) >= 40
    for article in [one for split in speakers.SPLITS for one in load_articles(split)]:
        assert "[" not in article.text
        assert all(mention.label in article.names for mention in article.mentions)


@pytest.mark.parametrize(
    ("expected", "found", "same"),
    [
        ("Elena Marsh", "Marsh", True),
        ("two hospitals", "two hospitals in Lima", True),
        ("Trump", "Trump's lawyer", False),
        ("both / the clubs", "clubs", True),
        ("", "Marsh", False),
        ("", "", True),
    ],
)
def test_same_name(expected: str, found: str, same: bool) -> None:
    assert same_name(expected, [found]) is same


def test_the_interval_holds_the_figure() -> None:
    low, high = bootstrap([0, 1] * 50, lambda sample: sum(sample) / len(sample), rounds=200)
    assert 0.3 < low < 0.5 < high < 0.7
