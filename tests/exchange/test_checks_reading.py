"""Fact-checks of others come in from JSON-LD, pages, feeds and tables; what is broken is told."""

import json
from pathlib import Path

import pytest

from claimtrack.errors import ImportingError
from claimtrack.exchange import read_checks
from claimtrack.store import FactCheck

SAMPLES = Path(__file__).parent / "checks"


def test_a_page_with_json_ld() -> None:
    found = read_checks(SAMPLES / "claimreview.html")
    assert found.checks == (
        FactCheck(
            claim="The Harrow dam leaked for eleven days before anyone was warned",
            claimant="Ada Wells",
            claim_date="2024-02-27",
            rating="True",
            url="https://checks.example/dam",
            title="The dam did leak",
            publisher="Checks Example",
            date="2024-03-02",
            language="en",
        ),
    )
    assert sum(found.left_out.values()) == 1  # the broken script


def test_claims_of_the_fact_check_tools() -> None:
    found = read_checks(SAMPLES / "tools.json")
    first, second = found.checks
    assert (first.claim, first.claimant) == (second.claim, second.claimant)
    assert (first.rating, first.publisher) == ("Half true", "Ellis Facts")
    assert (second.rating, second.publisher) == ("False", "second.example")
    assert found.left_out == {"no claim in it": 1}


def test_the_data_commons_feed() -> None:
    (check,) = read_checks(SAMPLES / "feed.json").checks
    assert check.claim == "Ferries & buses will be free from May"
    assert (check.claimant, check.rating) == ("A leaflet, A post", "2/5")


def test_a_table_with_other_names() -> None:
    (check,) = read_checks(SAMPLES / "own.csv", columns="claimant=Who", publisher="Own Desk").checks
    assert check.claim == "The mill, built in 1780, burned down"
    assert (check.claimant, check.rating, check.publisher) == ("A guide", "Wrong", "Own Desk")
    assert check.url == "https://own.example/mill"


def test_json_lines_one_of_them_broken(tmp_path: Path) -> None:
    review = {"@type": "http://schema.org/ClaimReview", "claimReviewed": "It rained", "url": "u"}
    path = tmp_path / "checks.jsonl"
    path.write_text(f"{json.dumps(review)}\n{{broken\n{json.dumps([review])}\n")
    found = read_checks(path)
    assert [check.claim for check in found.checks] == ["It rained", "It rained"]
    assert sum(found.left_out.values()) == 1


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("a.json", "{", "no JSON"),
        ("a.json", '{"a": 1}', "no fact-checks in it"),
        ("a.json", "[" * 100_000, "nested too deeply"),
        ("a.json", '{"@type": "ClaimReview", "claimReviewed": 7.5e', "no JSON"),
        ("a.json", '{"@type": "ClaimReview", "claimReviewed": {"x": []}}', "no claim in it"),
        ("a.json", '{"@type": "ClaimReview", "claimReviewed": "a\\u0000b"}', "holds a NUL"),
        ("a.json", '{"@type": "ClaimReview", "claimReviewed": "a\\ud800b"}', "half a surrogate"),
        ("a.csv", "one,two\n1,2\n", "no column for the claims"),
        ("a.csv", "claim,rating\nonly this\n", "line 2: 1 cells"),
        ("a.html", "<html><p>Nothing.</p></html>", "no fact-checks in it"),
        ("a.csv", "", "empty"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, name: str, words: str, told: str) -> None:
    path = tmp_path / name
    path.write_text(words)
    with pytest.raises(Exception, match=told) as error:
        read_checks(path)
    assert str(error.value).startswith(str(path))


def test_wrong_maps_and_files(tmp_path: Path) -> None:
    with pytest.raises(ImportingError, match="cannot be read"):
        read_checks(tmp_path / "none.csv")
    with pytest.raises(ImportingError, match="'x' is no mapping"):
        read_checks(SAMPLES / "own.csv", columns="x")
    with pytest.raises(ImportingError, match="no column 'Nope'"):
        read_checks(SAMPLES / "own.csv", columns="claim=Nope")
