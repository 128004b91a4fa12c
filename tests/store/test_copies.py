"""Syndicated copies are kept, linked to the first article, and show its quotes and claims."""

import pytest

from claimtrack.reading.article import Article
from claimtrack.store import ItemFilter, Store
from tests.builders import HEADLINE, PARAGRAPHS, TEXT, article, sample_analysis

KINDS = [kind for kind, _ in PARAGRAPHS]


def copy(text: str = TEXT, doc: str = "herald") -> Article:
    """The sample in another paper, with a headline of its own."""
    return article(text.replace(HEADLINE, "Bridge to Stay Shut for Days"), doc=doc, kinds=KINDS)


def test_a_copy_is_linked_and_shows_the_claims_of_the_first(store: Store) -> None:
    added = store.add_copy(copy())
    assert added is not None
    assert (added.article_id, added.new, added.copy_of) == (2, True, 1)
    first, second = store.articles()
    assert (first.copies, first.copy_of) == (1, None)
    assert (second.doc, second.copy_of, second.claims) == ("herald", 1, 0)
    assert store.article(2).text == copy().text
    of_first, of_copy = (store.items(ItemFilter(article=number)) for number in (1, 2))
    assert of_first == of_copy
    assert len(of_copy) == 3


def test_the_same_copy_twice_and_a_copy_of_a_copy(store: Store) -> None:
    store.add_copy(copy())
    again = store.add_copy(copy())
    assert again is not None
    assert (again.article_id, again.new) == (2, False)
    third = store.add_copy(copy(TEXT + " ", doc="mirror"))
    assert third is not None
    assert third.copy_of == 1


@pytest.mark.parametrize(
    ("old", "new"), [("400 homes", "700 homes"), ("would stay closed", "would not stay closed")]
)
def test_another_number_makes_another_story(store: Store, old: str, new: str) -> None:
    assert store.add_copy(copy(TEXT.replace(old, new))) is None
    assert len(store.articles()) == 1


def test_a_copy_that_is_analysed_after_all_is_an_article_of_its_own(store: Store) -> None:
    text = copy().text
    store.add_copy(copy())
    store.add_again(sample_analysis(doc="herald", text=text))
    assert [view.copy_of for view in store.articles()] == [None, None]
    assert len(store.items(ItemFilter(article=2))) == 3
    added = store.add_copy(copy(TEXT + " ", doc="mirror"))
    assert added is not None
    assert added.copy_of == 1
