"""`claimtrack analyze`: the contract other programs read."""

import json

from tests.cli.conftest import SEEDS, Program

SEED = SEEDS / "news-2024-04-02-and-2025-02-12.txt"


def test_offsets_point_into_the_file_and_the_shape_is_the_contract(program: Program) -> None:
    ran = program("analyze", SEED)
    assert ran.code == 0, ran.err
    text = SEED.read_text("utf-8")
    records = [json.loads(line) for line in ran.out.splitlines()]
    assert [record["doc"] for record in records] == [f"{SEED.stem}#1", f"{SEED.stem}#2"]
    for record in records:
        assert {"doc", "title", "attributions", "claims", "speakers"} <= set(record)
        for item in record["attributions"]:
            assert set(item) == {
                "kind",
                "content",
                "source",
                "cue",
                "speaker",
                "confidence",
                "reasons",
            }
        for item in record["claims"]:
            assert {
                "claimant",
                "proposition",
                "modality",
                "content",
                "check_worthiness",
                "stances",
            } <= set(item)
            for stance in item["stances"]:
                assert {"by", "stance", "cue", "confidence"} <= set(stance)
        for item in record["speakers"]:
            assert {"name", "kind", "aliases"} <= set(item)
    second = records[1]["attributions"]
    said = {text[start:end] for item in second for start, end in item["content"]}
    assert "that NATO membership was not realistic for Ukraine" in said
    assert not list(program.folder.glob("*.db"))


def test_standard_input_and_html(program: Program) -> None:
    page = (
        "<html><head><title>Bridge shut</title></head><body><article><p>“The bridge is not safe,” engineer "
        "Tova Lind said on Monday, after the council had closed it to all traffic.</p><p>The council denied "
        "that it had ignored her earlier report, which it called incomplete.</p></article></body></html>"
    )
    ran = program("analyze", "-", given=page.encode())
    assert ran.code == 0, ran.err
    (record,) = [json.loads(line) for line in ran.out.splitlines()]
    quotes = [
        "".join(record["text"][start:end] for start, end in item["content"])
        for item in record["attributions"]
        if item["speaker"] == "Tova Lind"
    ]
    assert quotes == ["“The bridge is not safe,”"]
