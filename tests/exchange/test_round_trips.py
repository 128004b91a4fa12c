"""Out of one store and into an empty one: nothing is lost, and the files are the same byte for byte."""

import csv
import io
import json
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.claims.types import Analysis
from claimtrack.errors import ImportingError, StoreError
from claimtrack.exchange import import_verdicts, is_dump, read_dump, write_dump, write_verdicts
from claimtrack.store import ItemKey, Store, open_store
from tests.builders import TEXT, sample_analysis, sample_store

HOSTILE = [
    "=1+1",
    "'=cmd|' /C calc'!A0",
    "''-2",
    '"quoted", and ""doubled"""',
    "two\nlines\r\nand\rmore\x0b\x0c\x85\u2028\u2029",
    "\t tab first",
    "\x1b[31mred\x07\x7f\x9b",
    "\u202eright to left\u2066isolate\u2069",
    "👩‍👩‍👧 🇺🇦 e\u0301 ﷽",
    "; somebody denies; Kyiv denies",
    "\ufeffmark",
    "</script><b onload=alert(1)>&amp;",
    "ends with a backslash\\",
    "\u0000".replace("\0", "\u0001"),
]
words = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
)
names = words.filter(lambda name: bool(name.strip()))


def hostile(analysis: Analysis, title: str, speaker: str, number: int) -> Analysis:
    """The sample with another title and text, and one speaker called otherwise."""

    def called(name: str) -> str:
        return speaker if name == "Elena Marsh" else name

    article = replace(
        analysis.article, title=title, url=title, publisher=title, text=f"{TEXT}\n{number} {title}"
    )
    return Analysis(
        article,
        tuple(replace(made, speaker=called(made.speaker)) for made in analysis.attributions),
        tuple(
            replace(
                claim,
                claimant=called(claim.claimant),
                proposition=f"{claim.proposition}{title}",
                stances=tuple(replace(one, by=called(one.by)) for one in claim.stances),
            )
            for claim in analysis.claims
        ),
        tuple(replace(one, name=called(one.name), aliases=(title,)) for one in analysis.speakers),
    )


def judged(path: Path, texts: Sequence[str], speaker: str) -> Store:
    """A store with an article for each of `texts`, and with everything reviewers can do in it."""
    store = open_store(str(path))
    for number, text in enumerate(texts):
        added = store.add(hostile(sample_analysis(), text, speaker, number))
        for item in store.article_items(added.article_id)[4:8]:
            store.add_verdict(
                item.key, "Mixture", reviewer=speaker, rationale=text, evidence=text * 2
            )
            store.add_verdict(item.key, "False", reviewer=f"{speaker}2", adjudicates=True)
        store.set_note(item.key, text, reviewer=speaker)
        store.correct_speaker(item.key, speaker, reviewer="bea")
        store.set_flag(item.key, True, reviewer="ann")
        store.undo("ann")
        store.correct_wording(ItemKey("claim", 1), text + "x", reviewer="bea")
        store.save_filter("mine", text + "x", reviewer="ann")
    first, second = store.speakers()[:2]
    store.merge_speakers(first.id, second.id, reviewer="ann")
    return store


def dumped(store: Store) -> str:
    stream = io.StringIO(newline="")
    write_dump(store.dump(), stream)
    return stream.getvalue()


def table(store: Store, *, bom: bool = False, delimiter: str = ",") -> str:
    stream = io.StringIO(newline="")
    write_verdicts(store.export_rows(), stream, bom=bom, delimiter=delimiter)
    return stream.getvalue()


def save(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


@settings(max_examples=15, deadline=None)
@given(st.lists(words, min_size=1, max_size=2), names)
def test_the_whole_store_as_json_lines(texts: list[str], speaker: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with judged(folder / "one.db", texts, speaker) as store:
            before, listed = dumped(store), table(store)
        file = save(folder / "store.jsonl", before)
        assert is_dump(file)
        with open_store(str(folder / "two.db")) as other:
            assert read_dump(file, other) == before.count("\n") - 1
            assert dumped(other) == before
            assert table(other) == listed
            assert [state.missing for state in other.check_search_index()] == [0, 0, 0]
        assert all(json.loads(line) for line in before.split("\n")[:-1])


@settings(max_examples=15, deadline=None)
@given(st.lists(words, min_size=1, max_size=2), names, st.sampled_from(",;\t|"), st.booleans())
def test_verdicts_as_csv(texts: list[str], speaker: str, delimiter: str, bom: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with judged(folder / "one.db", texts, speaker) as store:
            before = table(store, bom=bom, delimiter=delimiter)
            rationales = {one.rationale for one in store.verdicts()}
        file = save(folder / "verdicts.csv", before)
        with open_store(str(folder / "two.db")) as other:
            assert import_verdicts(file, other) == (8 * len(texts), [])
            assert table(other, bom=bom, delimiter=delimiter) == before
            assert {one.rationale for one in other.verdicts()} == rationales


def test_cells_of_a_megabyte(tmp_path: Path) -> None:
    long = '=1 "long" \n' * 100_000
    with sample_store(tmp_path / "one.db") as store:
        store.add_verdict(ItemKey("claim", 1), "False", reviewer="ann", rationale=long)
        rows, lines = table(store), dumped(store)
    with open_store(str(tmp_path / "two.db")) as other:
        assert import_verdicts(save(tmp_path / "v.csv", rows), other) == (1, [])
        assert other.verdicts()[0].rationale == long
        assert table(other) == rows
    with open_store(str(tmp_path / "three.db")) as other:
        read_dump(save(tmp_path / "s.jsonl", lines), other)
        assert dumped(other) == lines


def test_nul_is_refused_before_anything_is_written(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="NUL"):
        store.add_verdict(ItemKey("claim", 1), "False", reviewer="ann", rationale="a\0b")
    store.add_verdict(ItemKey("claim", 1), "False", reviewer="ann", rationale="a@b")
    rows, lines = table(store), dumped(store)
    with open_store(str(tmp_path / "two.db")) as other:
        with pytest.raises(ImportingError, match="NUL"):
            import_verdicts(save(tmp_path / "v.csv", rows.replace("a@b", "a\0b")), other)
        with pytest.raises(ImportingError, match=r"NUL.*nothing was imported"):
            read_dump(save(tmp_path / "s.jsonl", lines.replace("a@b", "a\\u0000b")), other)
        assert list(other.dump()) == []


def test_a_spreadsheets_own_order_and_more_columns(store: Store, tmp_path: Path) -> None:
    store.add_verdict(ItemKey("claim", 1), "False", reviewer="ann", rationale="so")
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";")
    for cells in csv.reader(io.StringIO(table(store), newline="")):
        writer.writerow([*reversed(cells), "own"])
    file = save(tmp_path / "v.csv", "\ufeff" + stream.getvalue())
    with open_store(str(tmp_path / "two.db")) as other:
        assert import_verdicts(file, other) == (1, [])
        assert table(other) == table(store)


def test_verdicts_go_to_the_items_that_are_there(store: Store, tmp_path: Path) -> None:
    with sample_store(tmp_path / "one.db") as first:
        first.add_verdict(ItemKey("claim", 1), "False", reviewer="ann", rationale="so")
        first.add_verdict(ItemKey("quote", 2), "True", reviewer="ann")
        rows = table(first)
    file = save(tmp_path / "v.csv", rows)
    assert import_verdicts(file, store) == (2, [])
    assert table(store) == rows
    assert store.item(ItemKey("claim", 1)).status == "done"
    assert import_verdicts(file, store) == (0, [])
    other = save(tmp_path / "w.csv", rows.replace("the city ignored", "the town ignored"))
    assert import_verdicts(other, store) == (0, [2])
    elsewhere = save(tmp_path / "x.csv", rows.replace('"claim-1"', '"claim-77"'))
    assert import_verdicts(elsewhere, store) == (0, [])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"item"', '"thing"', "lacks the column item"),
        ('"claim-1"', '"claims-1"', r"v\.csv, line 2: the item 'claims-1' is none"),
        ('"1"\r\n', '"1","more"\r\n', "line 2: 21 cells, not 20"),
        ("authority dismisses", "authority dismissed", "line 2: the stances"),
        ('T', "yesterday", "isoformat"),
        ('"False"', '""', "no rating"),
        ('"ann"', '"ann', "line "),
    ],
)  # fmt: skip
def test_a_damaged_table(store: Store, tmp_path: Path, old: str, new: str, said: str) -> None:
    store.add_verdict(ItemKey("claim", 1), "False", reviewer="ann", rationale="so")
    rows = table(store)
    moment = rows.split('","')[-4]
    rows = rows.replace(moment if old == "T" else old, new)
    with open_store(str(tmp_path / "two.db")) as other:
        with pytest.raises(ImportingError, match=said):
            import_verdicts(save(tmp_path / "v.csv", rows), other)
        assert list(other.dump()) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"schema": ', '"schema": 9', "rows of schema 9"),
        ('{"table": "quote"', '{"table": "quotes"', "no table 'quotes'"),
        ('{"table": "quote"', '{"tables": "quote"', "names no table"),
        ('"modality"', '"mood"', "no column 'mood'"),
        ('"modality": "suspects", ', "", "lacks 'modality'"),
        ('"modality": "suspects"', '"modality": 3', "'modality' cannot be 3"),
        ('"modality": "suspects"', '"modality": null', "must have a value"),
        ('"modality": "suspects"', '"modality": "\\ud800"', "surrogate"),
        ('"check_worthiness": 0.86', '"check_worthiness": NaN', "NaN is no JSON"),
        ('"added": "2', '"added": "x2', "'added' is damaged"),
        ('"article_id": 1', '"article_id": 7', "FOREIGN KEY"),
        ('{"table": "stance"', '["stance"', "no JSON"),
        ('{"table": "stance"', '7\n{"table": "stance"', "not a JSON object"),
    ],
)
def test_a_damaged_dump(store: Store, tmp_path: Path, old: str, new: str, said: str) -> None:
    lines = dumped(store)
    assert old in lines
    with open_store(str(tmp_path / "two.db")) as other:
        with pytest.raises(ImportingError, match=said):
            read_dump(save(tmp_path / "s.jsonl", lines.replace(old, new)), other)
        assert list(other.dump()) == []


def test_a_dump_needs_an_empty_store(store: Store, tmp_path: Path) -> None:
    file = save(tmp_path / "s.jsonl", dumped(store))
    with pytest.raises(ImportingError, match="--db"):
        read_dump(file, store)
    assert not is_dump(save(tmp_path / "v.csv", table(store)))
    assert not is_dump(tmp_path / "none")
