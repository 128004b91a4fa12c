"""A name made to look like another is told: at ingest, in lists and suggestions, at the desk."""

import pytest

from claimtrack.attribution.types import Speaker
from claimtrack.lookalikes import caution, may_deceive, skeleton
from claimtrack.store import open_store
from tests.store.test_namesakes import with_speakers

GENUINE = "Paolo Putin"
FAKES = {
    "Paolo Рutin": "Cyrillic and Latin letters in one word",
    "Раоlо Putin": "Cyrillic and Latin letters in one word",
    "Paolo Ρutin": "Greek and Latin letters in one word",
    "Paolo Pu\u200btin": "hidden characters",
    "Paolo \u202ePutin": "hidden characters",
    "Paolo Ｐutin": "unusual forms of letters",
    "𝐏aolo Putin": "unusual forms of letters",
}


@pytest.mark.parametrize(("name", "why"), FAKES.items())
def test_a_fake_is_told(database: str, name: str, why: str) -> None:
    assert skeleton(name) == skeleton(GENUINE)
    with open_store(database) as store:
        ids = with_speakers(store, Speaker(GENUINE, "person"), Speaker(name, "person"))
        told = f"looks like “{GENUINE}” (speaker {ids[GENUINE]}): {why}"
        assert {view.name: view.warning for view in store.speakers()} == {GENUINE: "", name: told}
        assert store.warnings([GENUINE, name]) == {name: told}
        (pair,) = store.speaker_suggestions()
        assert {pair.first.name, pair.second.name} == {GENUINE, name}
        assert "look the same" in pair.why[0]


@pytest.mark.parametrize(
    "name",
    [
        "Путин",
        "Κυριάκος Μητσοτάκης",
        "José Marín",
        "O’Neil",
        "Łukasz Żak",
        "Zoë",
        "Ḥasan",
        "李明",
        "R2 D2",
    ],
)
def test_names_of_the_world_are_not_strange(database: str, name: str) -> None:
    assert caution(name) == ""
    with open_store(database) as store:
        with_speakers(store, Speaker(GENUINE, "person"), Speaker(name, "person"))
        assert {view.warning for view in store.speakers()} == {""}


def test_a_word_wholly_of_other_letters_is_told_where_somebody_has_that_name(database: str) -> None:
    cope, fake = "Cope", "Соре"
    assert caution(fake) == ""
    assert may_deceive(fake)
    with open_store(database) as store:
        assert store.warnings([fake]) == {}
        with_speakers(store, Speaker(cope, "person"), Speaker(fake, "person"))
        (told,) = store.warnings([fake]).values()
        assert told == "looks like “Cope” (speaker 1)"


def test_what_cannot_be_seen_in_a_query_does_not_count(database: str) -> None:
    with open_store(database) as store:
        with_speakers(store, Speaker(GENUINE, "person"))
        for query in ("pu\u200btin", "\u202eputin\u202c", "\ufeffPaolo"):
            assert [view.name for view in store.speakers(text=query)] == [GENUINE]
