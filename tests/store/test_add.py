"""Articles go in whole, once, and come back the same."""

import dataclasses
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from claimtrack.attribution.types import Attribution
from claimtrack.claims.types import Analysis, Claim
from claimtrack.errors import StoreError
from claimtrack.store import Item, ItemFilter, ItemKey, Store, open_store
from tests.builders import TEXT, article, sample_analysis

BOTH = ItemFilter(kinds=("claim", "quote"))


def plain(text: str) -> Analysis:
    """An article of one line, wholly a quote."""
    made = Attribution("direct", ((0, len(text)),), (), (), "", 0.5)
    return Analysis(article(text, doc="plain"), (made,), (), ())


def test_an_article_comes_back_as_it_was(store: Store) -> None:
    given = sample_analysis().article
    kept = store.article(1)
    assert (kept.text, kept.blocks) == (given.text, given.blocks)
    assert (kept.doc, kept.title, kept.url) == (given.doc, given.title, given.url)
    assert (kept.publisher, kept.byline, kept.date) == (given.publisher, given.byline, given.date)
    assert (kept.quotes, kept.claims) == (6, 3)
    assert store.articles() == [dataclasses.replace(kept, text="", blocks=())]


def test_items_hold_what_the_analysis_said(store: Store) -> None:
    analysis = sample_analysis()
    quote, made = store.item(ItemKey("quote", 2)), analysis.attributions[1]
    assert (
        quote.text
        == "“The engineers found two cracks,” … “We will not take risks with people’s lives.”"
    )
    assert (quote.content, quote.source, quote.cue) == (made.content, made.source, made.cue)
    assert (quote.speaker, quote.quote_kind, quote.quote_id) == ("Elena Marsh", "direct", None)
    assert (quote.confidence, quote.reasons) == (made.confidence, made.reasons)
    claim, stated = store.item(ItemKey("claim", 1)), analysis.claims[0]
    assert (claim.proposition, claim.modality) == (stated.proposition, "suspects")
    assert (claim.speaker, claim.quote_id, claim.content) == ("Bluewater Lines", 4, stated.content)
    assert [(stance.by, stance.stance, stance.words) for stance in claim.stances] == [
        ("Elena Marsh", "denies", "denied"),
        ("the port authority", "dismisses", "dismissed"),
    ]
    assert [stance.cue for stance in claim.stances] == [stance.cue for stance in stated.stances]


def test_every_span_is_its_words(store: Store) -> None:
    text = store.article(1).text
    for item in store.article_items(1):
        assert item.text == " … ".join(text[start:end] for start, end in item.content)


def test_the_same_text_is_kept_once(store: Store) -> None:
    again = store.add(sample_analysis(doc="a copy under another name"))
    assert (again.article_id, again.new) == (1, False)
    assert len(store.articles()) == 1
    assert store.count(BOTH) == 9
    assert store.has(TEXT) == 1
    assert store.has(TEXT + " ") is None


def test_article_items_are_in_text_order_a_quote_before_its_claims(store: Store) -> None:
    assert [str(item.key) for item in store.article_items(1)] == [
        *("quote-1", "quote-2", "quote-3", "quote-4", "claim-1"),
        *("quote-5", "claim-2", "quote-6", "claim-3"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "left \u202e right \u2066 and \x1b[31m red \x07 \x85 \u2028 end",
        "👩‍🚒 said “🔥” – e\u0301 is not é, ﬁ is not fi",
        "\ufeff a byte order mark \r\n and \r alone",
        "'; DROP TABLE article; -- %s ? :name",
        "\U0010ffff \ue000 \uffff",
    ],
)
def test_odd_text_comes_back_the_same(store: Store, text: str) -> None:
    added = store.add(plain(text))
    assert store.article(added.article_id).text == text
    assert store.article_items(added.article_id)[0].text == text
    assert store.has(text) == added.article_id


@pytest.mark.parametrize("text", ["a \0 b", "a \ud83d b", "a \udcff b"])
def test_text_that_no_database_keeps_is_refused_before_anything_is_written(
    store: Store, text: str
) -> None:
    with pytest.raises(StoreError, match=r"news/plain\.txt: holds"):
        store.add(plain(text))
    named = dataclasses.replace(plain("fine").attributions[0], speaker=f"Ann {text}")
    with pytest.raises(StoreError):
        store.add(dataclasses.replace(plain("fine"), attributions=(named,)))
    assert store.has(text) is None
    assert len(store.articles()) == 1


def test_an_unsound_analysis_is_refused(store: Store) -> None:
    outside = Attribution("direct", ((0, 99),), (), (), "", 0.5)
    claim = Claim("", "it", "asserts", ((0, 2),), 0.5, attribution=1)
    whole = plain("it is so")
    for unsound in (
        dataclasses.replace(whole, attributions=(outside,)),
        dataclasses.replace(whole, claims=(claim,)),
    ):
        with pytest.raises(StoreError):
            store.add(unsound)
    assert len(store.articles()) == 1


def test_an_error_on_the_way_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("claimtrack.store.ingest._add_claims", broken)
    with pytest.raises(KeyboardInterrupt):
        store.add(sample_analysis(text=TEXT + "\nMore.\n"))
    assert len(store.articles()) == 1
    assert store.count(BOTH) == 9


def test_threads_may_add_the_same_article_at_once(database: str) -> None:
    found: list[bool] = []
    with open_store(database) as store:
        threads = [
            threading.Thread(target=lambda: found.append(store.add(sample_analysis()).new))
            for _ in range(6)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(found) == [False] * 5 + [True]
        assert len(store.speakers()) == 6


KILLED = """
import sys
from claimtrack.store import open_store
from tests.builders import TEXT, sample_analysis
with open_store(sys.argv[1]) as store:
    for number in range(100_000):
        store.add(sample_analysis(text=f"{TEXT}\\n{number}\\n"))
        print(number, flush=True)
"""


def whole(items: list[Item]) -> bool:
    return [item.key.kind for item in items].count("claim") == 3 and len(items) == 9


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_a_killed_ingest_leaves_whole_articles_only(database: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, database],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    with process.stdout:
        reported = [process.stdout.readline() for _ in range(5)]
        time.sleep(0.013)
        process.send_signal(signal.SIGKILL)
        reported += process.stdout.readlines()
    process.wait()
    with open_store(database, create=False) as store:
        kept = store.articles()
        assert len(kept) >= len([line for line in reported if line.endswith(b"\n")])
        assert all(whole(store.article_items(view.id)) for view in kept)
