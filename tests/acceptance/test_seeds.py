"""The two articles of the first run: what must come out of them (seeds-gold.json)."""

import json
from pathlib import Path
from typing import Any

import pytest

from claimtrack.analyzer import Analyzer
from claimtrack.claims.types import Analysis
from claimtrack.reading import ANALYSED, read_path
from claimtrack.spans import Spans, covered, shifted

HERE = Path(__file__).parent
SEED = HERE.parents[1] / "seeds" / "news-2024-04-02-and-2025-02-12.txt"
GOLD: dict[str, Any] = json.loads((HERE / "seeds-gold.json").read_text("utf-8"))
_MARKS = "\"“”'‘’ \n"


@pytest.fixture(scope="module")
def analyses(analyzer: Analyzer) -> list[Analysis]:
    return analyzer.analyze(read_path(SEED))


def characters(text: str, spans: Any) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if text[i] not in _MARKS}


def same_speaker(found: str, gold: str) -> bool:
    return bool(found) and found.split()[-1].casefold() == gold.split()[-1].casefold()


def matched(analyses: list[Analysis]) -> tuple[list[dict[str, Any]], list[str]]:
    """(gold attributions found with the right speaker and 0.8 of the content, what was found beyond)."""
    text = SEED.read_text("utf-8")
    predicted = [
        (characters(text, shifted(item.content, analysis.article.offset)), item.speaker)
        for analysis in analyses
        for item in analysis.attributions
    ]
    free = set(range(len(predicted)))
    right = []
    for gold in GOLD["attributions"]:
        wanted = characters(text, gold["content"])
        for index in sorted(free):
            content, speaker = predicted[index]
            share = len(content & wanted) / max(len(content), len(wanted), 1)
            if share >= 0.8 and same_speaker(speaker, gold["speaker"]):
                right.append(gold)
                free.discard(index)
                break
    beyond = [
        f"{predicted[index][1]}: {''.join(text[i] for i in sorted(predicted[index][0]))[:80]}"
        for index in sorted(free)
    ]
    return right, beyond


def test_all_thirty_three_are_found(analyses: list[Analysis]) -> None:
    right, _ = matched(analyses)
    missed = [gold["text"] for gold in GOLD["attributions"] if gold not in right]
    assert not missed


def test_little_is_found_beyond_them(analyses: list[Analysis]) -> None:
    _, beyond = matched(analyses)
    assert len(beyond) <= 3, beyond


def test_the_file_holds_two_articles_with_marked_furniture(analyses: list[Analysis]) -> None:
    assert [analysis.article.doc.rpartition("#")[2] for analysis in analyses] == ["1", "2"]
    for analysis in analyses:
        kinds = [block.kind for block in analysis.article.blocks]
        assert kinds.count("caption") == 4
        assert kinds.count("repeat") >= 2
        analysed = [(b.start, b.end) for b in analysis.article.blocks if b.kind in ANALYSED]
        for item in analysis.attributions:
            for start, end in item.content:
                assert any(low <= start and end <= high for low, high in analysed)


def test_the_contested_claim_and_who_contests_it(analyses: list[Analysis]) -> None:
    (claim,) = [c for c in analyses[0].claims if c.modality == "suspects"]
    assert claim.claimant == "Russia"
    assert claim.proposition == "Ukraine was linked to the attack"
    assert {(s.by, s.stance) for s in claim.stances} == {
        ("Kyiv", "denies"),
        ("Washington", "dismisses"),
    }


def test_the_quotation_alone_in_its_paragraph_is_putins_and_less_sure(
    analyses: list[Analysis],
) -> None:
    (item,) = [
        a for a in analyses[0].attributions if "decisive principle" in words(analyses[0], a.content)
    ]
    assert item.speaker == "Vladimir Putin"
    assert (item.source, item.cue) == ((), ())
    assert any("continued" in reason for reason in item.reasons)
    others = [a.confidence for a in analyses[0].attributions if a.kind == "direct" and a.cue]
    assert item.confidence < min(others)


def test_the_quotation_that_never_closes_ends_with_its_paragraph(analyses: list[Analysis]) -> None:
    (item,) = [
        a for a in analyses[1].attributions if "millions of deaths" in words(analyses[1], a.content)
    ]
    assert words(analyses[1], item.content).endswith("Russia/Ukraine.")
    assert item.speaker == "Donald Trump"


@pytest.mark.parametrize(
    ("article", "source", "speaker"),
    [
        (0, "he", "Vladimir Putin"),
        (1, "they", "White House officials"),
        (1, "the officials", "two US officials"),
        (1, "it", "Kremlin"),
        (
            1,
            "Biden and his top national security aides",
            "Biden and his top national security aides",
        ),
    ],
)
def test_who_is_meant(analyses: list[Analysis], article: int, source: str, speaker: str) -> None:
    found = {
        a.speaker
        for a in analyses[article].attributions
        if words(analyses[article], a.source) == source
    }
    assert found == {speaker}


def test_lytvyn_is_quoted_by_the_agency_not_the_agency_itself(analyses: list[Analysis]) -> None:
    found = [
        a for a in analyses[1].attributions if "good conversation" in words(analyses[1], a.content)
    ]
    assert "Dmytro Lytvyn" in {a.speaker for a in found}


def test_putin_is_one_speaker(analyses: list[Analysis]) -> None:
    for analysis in analyses:
        names = [s.name for s in analysis.speakers if "Putin" in (s.name, *s.aliases)]
        assert names in ([], ["Vladimir Putin"])


@pytest.mark.parametrize("wanted", GOLD["claims"], ids=lambda claim: claim["claimant"])
def test_the_claims(analyses: list[Analysis], wanted: dict[str, Any]) -> None:
    claims = analyses[wanted["article"] - 1].claims
    found = [c for c in claims if c.proposition == wanted["proposition"]]
    assert [c.claimant for c in found] == [wanted["claimant"]]


def words(analysis: Analysis, spans: Spans) -> str:
    return covered(analysis.article.text, spans)
