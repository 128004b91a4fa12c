"""`claimtrack verify` tells scripts by its exit status, people in words, programs in JSON."""

import json

import pytest

from tests.builders import sample_store
from tests.cli.conftest import Program


@pytest.fixture
def stored(program: Program) -> Program:
    sample_store(program.db).close()
    return program


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["The engineers found two cracks"], 0, "EXACT"),
        (["Safety comes first … before trade"], 3, "[-and it comes-]"),
        (["400 homes had no power"], 4, "PARAPHRASE"),
        (["We will take risks with people's lives"], 5, "!! NEGATION CHANGED"),
        (["The engineers found two cracks", "--speaker", "Pike"], 6, "Elena Marsh"),
        (["Elephants never forget a circus"], 7, "NOT FOUND"),
    ],
)
def test_one_quotation(stored: Program, arguments: list[str], status: int, said: str) -> None:
    ran = stored("verify", *arguments)
    assert ran.code == status, ran.err
    assert said in ran.out
    assert "\x1b" not in ran.out


def test_json(stored: Program) -> None:
    ran = stored("verify", "The engineers found nine cracks", "--json")
    (record,) = json.loads(ran.out)
    assert (record["outcome"], record["exit_status"], ran.code) == ("altered", 5, 5)
    assert record["found"]["alarms"] == ["number"]
    assert {"kind": "replaced", "recorded": "two", "given": "nine"} in record["found"]["steps"]


def test_a_draft_in_three_forms(stored: Program) -> None:
    draft = stored.folder / "draft.txt"
    draft.write_text(
        "Marsh said: “The engineers found two cracks <b>.” And “we will take risks.”\n"
    )
    report = stored.folder / "report.html"
    shown = stored("verify", "--file", draft)
    assert shown.out.count("line 1") == 2
    assert shown.code == 5
    (record,) = json.loads(stored("verify", "--file", draft, "--json").out)
    assert [one["line"] for one in record["quotations"]] == [1, 1]
    assert stored("verify", "--file", draft, "--html", report).code == 5
    page = report.read_text("utf-8")
    assert "&lt;b&gt;" in page and "<b>" not in page
    assert "negation changed" in page
    again = stored("verify", "--file", draft, "--html", report)
    assert (again.code, "--force" in again.err) == (1, True)


def test_wrong_options(stored: Program) -> None:
    assert stored("verify").code == 2
    assert stored("verify", "words", "--file", "draft.txt").code == 2
    assert stored("verify", "words", "--html", "report.html").code == 2
    assert stored("verify", "--file", stored.folder / "none.txt").code == 1


def test_search_in_claims_and_articles(stored: Program) -> None:
    found = json.loads(stored("search", "city ignored warnings", "--in", "claims", "--json").out)
    assert found[0]["item"] == "claim-1"
    found = json.loads(
        stored("search", "harbor rode in Northport", "--in", "articles", "--json").out
    )
    assert found[0]["text"].startswith("Water covers")
    assert stored("search", "harbour", "--in", "articles", "--speaker", "Marsh").code == 2


def test_the_index_is_checked_and_made_anew(stored: Program) -> None:
    assert stored("db", "index").code == 0
    assert "quote" in stored("db", "index", "--rebuild").out
