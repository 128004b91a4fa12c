"""The journey from text to verdicts, in separate processes."""

import csv
import io
import json

from claimtrack.store import ItemKey, open_store
from tests.cli.conftest import SEEDS, Program


def test_the_same_text_twice_is_stored_once(seeded: Program) -> None:
    ran = seeded("ingest", SEEDS)
    assert ran.code == 0
    assert ran.out.count("stored before") == 2
    assert "loading" not in ran.err  # no models for what is known


def test_quotes_claims_and_speakers_as_json(seeded: Program) -> None:
    quotes = json.loads(seeded("quotes", "--json", "--speaker", "Putin").out)
    assert {quote["speaker"] for quote in quotes} == {"Vladimir Putin"}
    claims = [json.loads(line) for line in seeded("claims", "--format", "jsonl").out.splitlines()]
    assert claims[0]["proposition"] == "Ukraine was linked to the attack"
    speakers = json.loads(seeded("speakers", "--json").out)
    assert sum("Putin" in speaker["name"] for speaker in speakers) == 1


def test_tables_say_who_denies(seeded: Program) -> None:
    out = seeded("claims", "--contested").out
    assert "Kyiv denies" in out
    assert "Washington dismisses" in out


def test_search_finds_a_misspelt_quote_and_tells_nothing_found(seeded: Program) -> None:
    ran = seeded("search", "deply and radicaly update our aproaches", "--json")
    assert json.loads(ran.out)[0]["speaker"] == "Vladimir Putin"
    ran = seeded("search", "zebra crossings in Wolverhampton")
    assert (ran.code, ran.out) == (1, "")


def test_export_writes_verdicts_and_protects_the_file(seeded: Program) -> None:
    with open_store(seeded.db) as store:
        store.add_verdict(ItemKey("claim", 1), "Unproven", reviewer="Ada", rationale="=1+1")
    target = seeded.folder / "verdicts.csv"
    assert seeded("export", target, "--bom").code == 0
    raw = target.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(raw.decode("utf-8-sig")))
    assert (row["rating"], row["reviewer"], row["rationale"]) == ("Unproven", "Ada", "'=1+1")
    again = seeded("export", target)
    assert again.code == 1
    assert "--force" in again.err
    assert target.read_bytes() == raw
    assert seeded("export", "-").out.startswith('"article_title"')


def test_the_desk_needs_a_terminal(seeded: Program) -> None:
    ran = seeded("review")
    assert ran.code == 1
    assert "needs a terminal" in ran.err


def test_a_wrong_filter_is_told(seeded: Program) -> None:
    ran = seeded("claims", "--verdict", "Maybe")
    assert ran.code == 2
    assert "Mostly True" in ran.err
