"""Did they say it? Every answer, and the changes that turn the sense."""

import pytest

from claimtrack.search import check_draft, verify, worst
from claimtrack.store import ItemKey, Store
from tests.search.test_search import add_quotes

RISKS = "We will not take risks with people's lives"


@pytest.mark.parametrize(
    ("text", "outcome", "alarms"),
    [
        ("The engineers found two cracks", "exact", ()),
        ("“the engineers FOUND two cracks”", "exact", ()),
        (RISKS, "exact", ()),
        ("take risks with people’s lives", "exact", ()),
        ("caused by a broken sluice", "exact", ()),
        ("Safety comes first … before trade", "ellipsis", ()),
        ("We will not take risks with lives", "ellipsis", ()),
        ("[My] engineers found two cracks", "ellipsis", ()),
        ("We will take risks with people's lives", "altered", ("negation",)),
        ("We will never not take risks with people's lives", "altered", ("negation",)),
        ("The engineers found three cracks", "altered", ("number",)),
        ("The engineers found 2 cracks", "exact", ()),
        ("The engineers found 3 cracks", "altered", ("number",)),
        ("The engineers from Berlin found two cracks", "altered", ("name",)),
        ("The engineers found two holes", "altered", ()),
        ("it comes before trade, and safety comes first", "altered", ()),
        ("400 homes had no power", "paraphrase", ()),
        ("the flood was caused by a broken sluice", "paraphrase", ()),
        ("Elephants never forget the colour of the circus", "not found", ()),
        ("cracks everywhere", "not found", ()),
    ],
)
def test_the_answer(store: Store, text: str, outcome: str, alarms: tuple[str, ...]) -> None:
    answer = verify(store, text)
    assert answer.outcome == outcome
    assert (answer.found.alarms if answer.found else ()) == alarms


def test_the_steps_tell_which_words(store: Store) -> None:
    found = verify(store, "it comes before trade, and Safety comes first").found
    assert found is not None
    kinds = [
        (step.kind, " ".join(word.text for word in step.given)) for step in found.alignment.steps
    ]
    assert kinds == [
        ("kept", "it comes before trade"),
        ("added", "and"),
        ("moved", "Safety comes first"),
    ]


def test_opposites_are_told(store: Store) -> None:
    add_quotes(store, ["The strike was wholly legal and necessary"])
    found = verify(store, "The strike was wholly illegal and necessary").found
    assert found is not None
    assert found.alarms == ("negation",)


@pytest.mark.parametrize(
    ("text", "alarms"),
    [
        ("Ebola kills thousands where nobody counts", ("name",)),
        ("Fever kills thousands where nobody counts", ("name",)),
        ("Lassa kills millions where nobody counts", ("number",)),
        ("Lassa kills thousands where everybody counts", ("negation",)),
        ("Lassas kills thousands where nobody counts them", ("name",)),
        ("lassa killed thousands where nobody counts", ()),
    ],
)
def test_a_name_that_opens_the_quote(store: Store, text: str, alarms: tuple[str, ...]) -> None:
    add_quotes(store, ["Lassa kills thousands where nobody counts", "And we know of Lassa"])
    answer = verify(store, text)
    assert answer.outcome == "altered"
    assert answer.found is not None and answer.found.alarms == alarms


def test_typos_are_altered_words_and_not_another_quote(store: Store) -> None:
    add_quotes(store, ["Reindeer do not read maps"])
    answer = verify(store, "Reindeers don't read maps")
    assert answer.outcome == "altered"
    assert answer.found is not None and answer.found.alarms == ()


@pytest.mark.parametrize(
    ("given", "outcome"), [("2", "exact"), ("twelve", "exact"), ("3", "altered")]
)
def test_numbers_in_digits_and_in_words(store: Store, given: str, outcome: str) -> None:
    add_quotes(store, ["We sent two boats and 12 carts"])
    text = "We sent two boats and twelve carts" if given == "twelve" else f"We sent {given} boats"
    assert verify(store, text).outcome == outcome


def test_a_speaker_without_accents(store: Store) -> None:
    add_quotes(store, ["Reindeer do not read maps"], speaker="Inger Påve")
    assert verify(store, "Reindeer do not read maps", speaker="pave").outcome == "exact"
    assert verify(store, "Reindeer do not read maps", speaker="Marsh").outcome == "misattributed"


def test_contractions_that_say_no_are_no_turn(store: Store) -> None:
    add_quotes(store, ["They do not want to pay for the dam"])
    answer = verify(store, "They don't want to pay for the dam")
    assert answer.outcome == "altered"
    assert answer.found is not None and answer.found.alarms == ()


@pytest.mark.parametrize(
    ("speaker", "outcome", "known"),
    [
        ("marsh", "exact", True),
        ("Jonas Pike", "misattributed", True),
        ("Nobody We Know", "misattributed", False),
    ],
)
def test_the_speaker(store: Store, speaker: str, outcome: str, known: bool) -> None:
    answer = verify(store, RISKS, speaker=speaker)
    assert (answer.outcome, answer.speaker_known) == (outcome, known)
    assert answer.found is not None and answer.found.hit.item.speaker == "Elena Marsh"


def test_what_two_people_said_is_either_ones(store: Store) -> None:
    add_quotes(store, [RISKS], speaker="Jonas Pike")
    answer = verify(store, RISKS, speaker="Jonas Pike")
    assert answer.outcome == "exact"
    assert answer.found is not None and answer.found.hit.item.speaker == "Jonas Pike"


def test_source_context_and_verdicts(store: Store) -> None:
    store.add_verdict(ItemKey("claim", 3), "False", reviewer="ann")
    found = verify(store, "400 homes had no power").found
    assert found is not None
    assert "Opposition leader Jonas Pike said 400 homes" in found.context
    assert [verdict.rating for verdict in found.verdicts] == ["False"]
    assert found.article.publisher == "The Northport Courier"


def test_words_of_an_article_that_are_no_quote(store: Store) -> None:
    answer = verify(store, "Water covers the harbour road in Northport")
    assert answer.outcome == "not found"
    assert answer.passage is not None and answer.passage.text.startswith("Water covers")


def test_a_draft(store: Store) -> None:
    draft = (
        "The mayor, Elena Marsh, spoke.\n\n“We will take risks with people’s lives,” she said.\n"
        "A “risk” it was. “Nothing of this sort was ever said by her,” he said."
    )
    checked = check_draft(store, draft)
    assert [(one.line, draft[slice(*one.span)] == one.text) for one in checked] == [
        (3, True),
        (4, True),
        (4, True),
    ]
    assert [one.verification and one.verification.outcome for one in checked] == [
        "altered",
        None,
        "not found",
    ]
    assert [one.speaker_named for one in checked] == [True, True, True]
    assert worst(checked) == "not found"
    (other,) = check_draft(store, "Pike said: “We will not take risks with people’s lives.”")
    assert not other.speaker_named
    assert worst([]) == "exact"


def test_lines_are_those_of_the_file(store: Store) -> None:
    file = "---\ntitle: Flood\n---\n\nShe said *that*:\n\n“We will not take risks”\n\n“two **big** cracks”"
    text = "She said that:\n“We will not take risks”\n“two big cracks”"
    checked = check_draft(store, text, file=file)
    assert [one.line for one in checked] == [7, 3]
    assert [one.line for one in check_draft(store, text)] == [2, 3]


def test_an_organisation_by_its_first_word(store: Store) -> None:
    words = "“the city ignored two warnings”"
    assert check_draft(store, f"According to Bluewater, {words}.")[0].speaker_named
    assert not check_draft(store, f"According to Lines, {words}.")[0].speaker_named
