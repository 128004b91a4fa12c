"""A line from a post finds the quote it comes from."""

from collections.abc import Sequence

import pytest

from claimtrack.attribution.types import Attribution
from claimtrack.claims.types import Analysis
from claimtrack.errors import ClaimtrackError
from claimtrack.search import Hit, search_quotes
from claimtrack.store import Store, open_store
from tests.builders import article


def matched(hit: Hit) -> str:
    start, end = hit.matched
    return hit.item.text[start:end]


def add_quotes(store: Store, quotes: Sequence[str], speaker: str = "Ida Holm") -> None:
    """An article of one quote a line."""
    text = "\n".join(quotes)
    made, start = [], 0
    for quote in quotes:
        span = (start, start + len(quote))
        made.append(Attribution("direct", (span,), (), (), speaker, 0.9))
        start += len(quote) + 1
    store.add(Analysis(article(text, doc="quotes"), tuple(made), (), ()))


@pytest.mark.parametrize(
    ("text", "quote_id", "words", "least"),
    [
        ("The engineers found two cracks", 2, "The engineers found two cracks", 100),
        ('"the ENGINEERS found two cracks,"', 2, "The engineers found two cracks", 100),
        ("risks with people's lives", 2, "risks with people’s lives", 100),
        ("peoples lives", 2, "people’s lives", 100),
        ("the enginers foudn two craks", 2, "The engineers found two cracks", 85),
        ("the engineers found big cracks", 2, "The engineers found two cracks", 80),
        ("will not take any risks with lives", 2, None, 75),
        ("caused by a sluice, broken", 5, "caused by a broken sluice", 85),
        ("it comes before trade; safety comes first", 3, None, 80),
        ("no power 400 homes", 6, "400 homes had no power", 80),
        ("Pike said that 400 homes had no power, but not for how long", 6, None, 65),
        ("cracks", 2, "cracks", 100),
        ("sluise", 5, "sluice", 80),
        ("eng", 2, "eng", 80),
        ("engin", 2, "engin", 80),
        ("400", 6, "400", 100),
        ("it", 3, "it", 100),
        ("A", 5, "a", 100),
    ],
)
def test_what_is_found(
    store: Store, text: str, quote_id: int, words: str | None, least: int
) -> None:
    hits = search_quotes(store, text)
    assert quote_id in [hit.quote_id for hit in hits if hit.score == hits[0].score]
    hit = next(hit for hit in hits if hit.quote_id == quote_id)
    assert least <= hit.score <= 100
    assert hit.item.key.id == quote_id and hit.article_id == 1
    if words is not None:
        assert matched(hit) == words


@pytest.mark.parametrize(
    "text",
    ["zzz", "completely unrelated words about elephants", "q", "xq", "x" * 300, "the of and to"],
)
def test_what_is_not_found(store: Store, text: str) -> None:
    assert [hit for hit in search_quotes(store, text) if hit.score >= 75] == []


@pytest.mark.parametrize("text", ["", "   ", "“…”", "?!", "\u200b", "🔥", "x" * 5_001])
def test_what_cannot_be_searched_for(store: Store, text: str) -> None:
    with pytest.raises(ClaimtrackError, match="search for"):
        search_quotes(store, text)


@pytest.mark.parametrize("text", ["\udcffbridge", "bridge \x1b[31m", "bridge\0", "b\u202eridge"])
def test_hostile_queries_are_only_text(store: Store, text: str) -> None:
    assert all(hit.score <= 100 for hit in search_quotes(store, text))


def test_a_tiny_quote_in_a_long_query_is_no_hit(store: Store) -> None:
    add_quotes(store, ["Yes.", "No", "the town"])
    text = "Yes, there is no reason why the town should not be warned of it in time"
    assert {hit.item.text for hit in search_quotes(store, text)}.isdisjoint({"Yes.", "No"})
    assert search_quotes(store, "yes")[0].item.text == "Yes."


def test_accents_and_forms_of_letters_do_not_matter(store: Store) -> None:
    add_quotes(
        store,
        ["Wir müssen die Brücke schließen", "Le cafe\u0301 est ferme\u0301 !", "我们不会冒险"],
    )
    assert matched(search_quotes(store, "die BRUCKE SCHLIESSEN")[0]) == "die Brücke schließen"
    assert matched(search_quotes(store, "café est fermé")[0]) == "cafe\u0301 est ferme\u0301"
    assert matched(search_quotes(store, "不会冒险")[0]) == "不会冒险"


def test_the_part_of_a_long_quote(store: Store) -> None:
    before, after = "We have said so before. " * 60, " And we shall say it again." * 60
    add_quotes(store, [f"{before}“Nobody – not one of us – wanted the dam.”{after}"])
    for text in ("nobody, not one of us, wanted the dam", "not a one of us wanted that dam"):
        (hit,) = search_quotes(store, text, minimum=80)
        assert matched(hit).lower().replace("nobody – ", "") == "not one of us – wanted the dam"
    (hit,) = search_quotes(store, before + "nobody wanted the dam", minimum=80)
    assert hit.score > 90


def test_the_speaker_and_the_limit(store: Store) -> None:
    add_quotes(store, [f"The bridge is closed, day {number}" for number in range(30)])
    assert len(search_quotes(store, "the bridge is closed")) == 10
    assert len(search_quotes(store, "the bridge is closed", limit=25)) == 25
    found = search_quotes(store, "the harbour bridge", speaker="marsh")
    assert {hit.item.speaker for hit in found} == {"Elena Marsh"}
    assert search_quotes(store, "the harbour bridge", speaker="nobody") == []


def test_best_first_and_of_equal_ones_the_shortest(store: Store) -> None:
    add_quotes(store, ["The dam is safe and sound, they say", "The dam is safe", "A dam was safe"])
    found = search_quotes(store, "the dam is safe")
    assert [hit.item.text for hit in found] == [
        "The dam is safe",
        "The dam is safe and sound, they say",
        "A dam was safe",
    ]
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)


def test_an_empty_store(database: str) -> None:
    with open_store(database) as store:
        assert search_quotes(store, "anything at all") == []
