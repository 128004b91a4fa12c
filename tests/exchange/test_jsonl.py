"""JSON records: the contract of `claimtrack analyze`, and the lists."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.exchange import (
    analysis_record,
    dumps,
    hit_record,
    item_record,
    speaker_record,
)
from claimtrack.search import search_quotes
from claimtrack.store import ItemKey, Store
from tests.builders import TEXT, sample_analysis


def spans(value: Any) -> list[list[int]]:
    """Every span anywhere in a record."""
    if isinstance(value, dict):
        return [span for part in value.values() for span in spans(part)]
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(part, int) for part in value):
            return [value]
        return [span for part in value for span in spans(part)]
    return []


def test_the_record_has_the_members_of_the_contract() -> None:
    record = analysis_record(sample_analysis())
    assert list(record) == ["doc", "title", "attributions", "claims", "speakers"]
    assert record["attributions"][2] == {
        "kind": "direct",
        "content": [list(sample_analysis().attributions[2].content[0])],
        "source": [],
        "cue": [],
        "speaker": "Elena Marsh",
        "confidence": 0.62,
        "reasons": ["continued", "speaker of the paragraph before"],
    }
    claim = record["claims"][0]
    assert list(claim) == [
        *("claimant", "proposition", "modality", "content", "check_worthiness", "stances")
    ]
    assert list(claim["stances"][0]) == ["by", "stance", "cue", "confidence"]
    assert record["speakers"][1] == {
        "name": "Bluewater Lines",
        "kind": "organisation",
        "aliases": ["Ferry operator Bluewater Lines"],
    }


def test_offsets_point_into_the_file() -> None:
    analysis = sample_analysis()
    before = "Another article 🔥\n\n"
    second = replace(analysis, article=replace(analysis.article, offset=len(before)))
    words = [TEXT[start:end] for start, end in spans(analysis_record(analysis))]
    shifted = [(before + TEXT)[start:end] for start, end in spans(analysis_record(second))]
    assert words == shifted
    assert "denied" in words


def test_extracted_text_comes_along() -> None:
    analysis = sample_analysis()
    extracted = replace(analysis, article=replace(analysis.article, extracted=True))
    assert analysis_record(extracted)["text"] == TEXT
    assert "text" not in analysis_record(analysis)


def test_numbers_have_four_places() -> None:
    analysis = sample_analysis()
    claim = replace(analysis.claims[0], check_worthiness=1 / 3)
    assert (
        analysis_record(replace(analysis, claims=(claim,)))["claims"][0]["check_worthiness"]
        == 0.3333
    )


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_is_one_line_of_utf8_and_comes_back(text: str) -> None:
    line = dumps({"text": text})
    line.encode()
    assert line.splitlines() == [line]
    assert json.loads(line) == {"text": text}
    assert not any(character < " " or "\x7f" <= character <= "\x9f" for character in line)


def test_letters_stay_readable_and_bidi_marks_do_not_act() -> None:
    assert dumps({"a": "é “不” 🔥"}) == '{"a": "é “不” 🔥"}'
    assert dumps({"a": "\u202e\ud83d\x9b"}) == '{"a": "\\u202e\\ud83d\\u009b"}'


def test_lists(store: Store) -> None:
    store.add_verdict(ItemKey("claim", 1), "False", reviewer="ann")
    claim = item_record(store.item(ItemKey("claim", 1)))
    assert (claim["item"], claim["proposition"]) == ("claim-1", "the city ignored two warnings")
    assert claim["stances"][0]["words"] == "denied"
    assert claim["verdict"]["rating"] == "False"
    quote = item_record(store.item(ItemKey("quote", 1)))
    assert "proposition" not in quote and quote["verdict"] is None
    assert speaker_record(store.speakers(text="pike")[0])["aliases"] == [
        "Opposition leader Jonas Pike"
    ]
    hit = hit_record(search_quotes(store, "homes had no power")[0])
    assert hit["text"][slice(*hit["matched"])] == "homes had no power"
    assert (hit["score"], hit["speaker"]) == (100.0, "Jonas Pike")
    for record in (claim, quote, hit):
        assert json.loads(dumps(record)) == record
