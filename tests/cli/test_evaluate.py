"""`claimtrack evaluate attribution`."""

import json
from pathlib import Path

from tests.cli.conftest import Program

TEXT = "The harbour master denied that the pilot was drunk.\n"
STANDOFF = (
    "T1\tSource 0 18\tThe harbour master\nT2\tCue 19 25\tdenied\n"
    "T3\tContent 26 50\tthat the pilot was drunk\nT4\tAttribution 19 25\tdenied\n"
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
)


def gold(folder: Path) -> Path:
    (folder / "gold").mkdir()
    (folder / "gold" / "a.txt").write_text(TEXT, "utf-8")
    (folder / "gold" / "a.ann").write_text(STANDOFF, "utf-8")
    (folder / "passages.tsv").write_text("name\tregister\na\tlocal\n", "utf-8")
    return folder / "gold"


def test_texts_are_analysed_and_scored(program: Program, tmp_path: Path) -> None:
    ran = program("evaluate", "attribution", gold(tmp_path), "--by", "register", "--json")
    assert ran.code == 0, ran.err
    rows = {(row["by"], row["group"]): row for row in json.loads(ran.out)}
    assert {("", "all"), ("kind", "indirect"), ("cue", "denial"), ("register", "local")} <= set(
        rows
    )
    assert rows["", "all"]["relation_f1_strict"] == 1
    assert rows["", "all"]["intervals"]["relation_f1_strict"] == [1, 1]


def test_stored_predictions_need_no_models(program: Program, tmp_path: Path) -> None:
    found = {"doc": "a", "attributions": [{"content": [[0, 11]], "source": [], "cue": []}]}
    (tmp_path / "found.jsonl").write_text(json.dumps(found), "utf-8")
    ran = program(
        "evaluate",
        "attribution",
        gold(tmp_path),
        "--predictions",
        tmp_path / "found.jsonl",
        "--errors",
    )
    assert ran.code == 0, ran.err
    assert "a: missed: The harbour master | denied | that the pilot was drunk" in ran.out
    assert "a: too much: - | - | The harbour" in ran.out
    assert all(len(line) < 80 for line in ran.out.splitlines()[1:6])


def test_what_is_wrong_is_one_line(program: Program, tmp_path: Path) -> None:
    folder = gold(tmp_path)
    for arguments, message in (
        ([tmp_path], "no annotations"),
        ([folder, "--by", "colour"], "no column 'colour'; known: register"),
        ([folder, "--predictions", tmp_path / "none.jsonl"], "cannot be read"),
    ):
        ran = program("evaluate", "attribution", *arguments)
        assert ran.code == 1
        assert message in ran.err
        assert len(ran.err.splitlines()) == 1
