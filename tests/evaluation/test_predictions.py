"""Predictions from JSON lines, and what is wrong with them."""

import json
from pathlib import Path

import pytest

from claimtrack.errors import ClaimtrackError
from claimtrack.evaluation.gold import GoldArticle, Relation
from claimtrack.evaluation.predictions import read_predictions

GOLD = [GoldArticle("a", "Lind said no.", ())]


def stored(path: Path, *records: object) -> Path:
    file = path / "found.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return file


def test_parts_of_a_file_are_joined_and_strangers_named(tmp_path: Path) -> None:
    first = {"content": [[10, 12]], "source": [[0, 4]], "cue": [[5, 9]], "kind": "indirect"}
    second = {"content": [[0, 4]], "source": None, "cue": "said"}
    file = stored(
        tmp_path,
        {"doc": "a#1", "attributions": [first]},
        {"doc": "a#2", "attributions": [second]},
        {"doc": "b", "attributions": []},
    )
    found, unknown = read_predictions(file, GOLD)
    assert unknown == ["b"]
    assert found["a"] == [
        Relation(((10, 12),), ((0, 4),), ((5, 9),)),
        Relation(((0, 4),), (), (), "said"),
    ]
    assert [item.cue_in(GOLD[0].text) for item in found["a"]] == ["said", "said"]


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"doc": "a", "attributions": [{"content": [[9, 40]]}]}, "outside the text"),
        ({"doc": "a"}, "'attributions' is missing"),
        (["a"], "line 1: not a record"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, record: object, message: str) -> None:
    with pytest.raises(ClaimtrackError, match=message):
        read_predictions(stored(tmp_path, record), GOLD)
