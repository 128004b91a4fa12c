"""Speakers across articles: the same full name is the same speaker, unless the kinds conflict."""

import pytest

from claimtrack.attribution.types import Attribution, Speaker, SpeakerKind
from claimtrack.claims.types import Analysis
from claimtrack.store import ItemFilter, Store
from tests.builders import article


def said_by(text: str, *speakers: Speaker) -> Analysis:
    """An article in which each of `speakers` said all of it."""
    made = tuple(
        Attribution("direct", ((0, len(text)),), (), (), speaker.name, 0.5) for speaker in speakers
    )
    return Analysis(article(text, doc=text), made, (), speakers)


def test_aliases_accumulate_and_quotes_add_up(store: Store) -> None:
    store.add(said_by("One", Speaker("Elena Marsh", "person", ("Marsh", "Mayor Marsh"))))
    (marsh,) = store.speakers(text="elena MARSH")
    assert marsh.aliases == ("Marsh", "The mayor of Northport, Elena Marsh", "Mayor Marsh")
    assert (marsh.kind, marsh.quotes, marsh.claims) == ("person", 4, 0)


def test_a_surname_alone_does_not_merge(store: Store) -> None:
    store.add(said_by("One", Speaker("Marsh", "person")))
    assert [found.name for found in store.speakers(text="marsh")] == ["Elena Marsh", "Marsh"]


@pytest.mark.parametrize(
    ("kinds", "kept"),
    [
        (("person", "organisation"), ["organisation", "person"]),
        (("person", "unknown"), ["person"]),
        (("unknown", "person"), ["person"]),
        (("unknown", "person", "group"), ["group", "person"]),
        (("person", "group", "unknown", "person"), ["group", "person", "unknown"]),
    ],
)
def test_kinds(store: Store, kinds: tuple[SpeakerKind, ...], kept: list[str]) -> None:
    for number, kind in enumerate(kinds):
        store.add(said_by(f"Text {number}", Speaker("Avalon", kind)))
    assert sorted(found.kind for found in store.speakers(text="Avalon")) == kept


def test_a_name_that_is_no_speaker_of_the_article_becomes_one(store: Store) -> None:
    found = said_by("One", Speaker("Nora Beck", "person"))
    store.add(Analysis(found.article, found.attributions, (), ()))
    (beck,) = store.speakers(text="Beck")
    assert (beck.kind, beck.quotes) == ("unknown", 1)


def test_items_are_found_by_an_alias(store: Store) -> None:
    found = store.items(ItemFilter(kinds=("quote",), speaker="MAYOR of northport"))
    assert {item.speaker for item in found} == {"Elena Marsh"}
    assert len(found) == 3


def test_letters_beyond_ascii_match_in_any_case(store: Store) -> None:
    store.add(said_by("One", Speaker("Élodie Öztürk", "person")))
    assert [found.name for found in store.speakers(text="éLODIE öz")] == ["Élodie Öztürk"]


def test_percent_and_underscore_are_no_wildcards(store: Store) -> None:
    assert store.speakers(text="%") == []
    assert store.speakers(text="El_na") == []
