"""Claims and speakers that may be one, and earlier fact-checks, from the command line."""

import json
from pathlib import Path

import pytest

from claimtrack.attribution.types import Speaker
from claimtrack.claims.types import Analysis
from claimtrack.store import open_store
from tests.builders import article
from tests.cli.conftest import Program
from tests.store.test_occurrences import DAM, news

SAMPLES = Path(__file__).parents[1] / "exchange" / "checks"


@pytest.fixture
def filled(program: Program) -> Program:
    with open_store(program.db) as store:
        store.add(news("a", DAM, "they had never seen it so high"))
        store.add(news("b", DAM, "they had never seen it so high"))
        people = (Speaker("Robert Hale", "person"), Speaker("Bob Hale", "person"))
        text = "News c\n\nNothing.\n"
        store.add(Analysis(article(text, doc="c"), (), (), people))
    return program


def test_claims_are_listed_once_and_decided(filled: Program) -> None:
    listed = json.loads(filled("claims", "--json").out)
    assert [one["occurrences"] for one in listed if one["proposition"] == DAM] == [2]
    assert len(json.loads(filled("claims", "--every", "--json").out)) == 4
    assert "(x2)" in filled("claims", "--text", "Harrow").out
    (pair,) = json.loads(filled("claims", "suggestions", "--json").out)
    numbers = [str(pair["second"]["id"]), str(pair["first"]["id"])]
    assert filled("claims", "merge", *numbers, "--reviewer", "ann").code == 0
    assert filled("claims", "suggestions", "--json").out.split() == ["[", "]"]
    assert filled("claims", "split", numbers[0], "--reviewer", "bea").code == 0
    assert len(json.loads(filled("claims", "--json").out)) == 3
    wrong = filled("claims", "merge", "1", "99")
    assert wrong.code == 1 and "no claim 99" in wrong.err


def test_speakers_are_listed_and_decided(filled: Program) -> None:
    (pair,) = json.loads(filled("speakers", "suggestions", "--json").out)
    numbers = [str(pair["second"]["id"]), str(pair["first"]["id"])]
    assert filled("speakers", "merge", *numbers).code == 0
    assert len(json.loads(filled("speakers", "hale", "--json").out)) == 1
    assert filled("speakers", "split", numbers[0]).code == 0
    assert len(json.loads(filled("speakers", "--json", "hale").out)) == 2


def test_checks_come_in_and_are_shown_with_claims(filled: Program, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    ran = filled("checks", "import", SAMPLES / "claimreview.html", broken, SAMPLES / "tools.json")
    assert ran.code == 1
    assert "broken.json: no JSON" in ran.err and "1 new" in ran.err and "2 new" in ran.err
    assert "Checks Example: True" in filled("claims").out
    (claim,) = json.loads(filled("checks", "match", "--json").out)
    assert claim["checks"][0]["url"] == "https://checks.example/dam"
    asked = filled("checks", "match", "in Port Ellis rents are twice what they were", "--json")
    assert json.loads(asked.out)[0]["rating"] in ("Half true", "False")
    assert filled("checks", "match", "penguins on bicycles").code == 1
