"""Articles out to annotation tools, and what people changed there back as corrections."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.errors import ClaimtrackError, ExportError
from claimtrack.exchange import (
    Imported,
    export_brat,
    export_citron,
    import_annotated,
    read_annotated,
)
from claimtrack.store import Item, ItemFilter, ItemKey, Store, open_store
from tests.builders import TEXT

Export = Callable[..., int]
EXPORTS = pytest.mark.parametrize("export", [export_brat, export_citron])


def brought_back(store: Store, folder: Path) -> Imported:
    total = Imported()
    for article in read_annotated(folder):
        total += import_annotated(store, article, reviewer="ann")
    return total


def quotes(store: Store) -> list[Item]:
    return [item for item in store.article_items(1) if item.key.kind == "quote"]


@EXPORTS
def test_what_was_not_touched_changes_nothing(store: Store, tmp_path: Path, export: Export) -> None:
    before = list(store.dump())
    assert export(store, ItemFilter(), tmp_path / "out") == 1
    assert brought_back(store, tmp_path / "out") == Imported(unchanged=6)
    assert list(store.dump()) == before


@EXPORTS
def test_an_empty_store_gets_the_articles(store: Store, tmp_path: Path, export: Export) -> None:
    export(store, ItemFilter(), tmp_path / "out")
    with open_store(str(tmp_path / "two.db")) as other:
        assert brought_back(other, tmp_path / "out") == Imported(articles=1)
        assert brought_back(other, tmp_path / "out") == Imported(unchanged=6)
        kept = [(q.content, q.source, q.cue, q.speaker, q.quote_kind) for q in quotes(other)]
        assert kept == [
            (q.content, q.source, q.cue, q.speaker, q.quote_kind) for q in quotes(store)
        ]
        assert other.article(1).text == TEXT
        assert export(other, ItemFilter(), tmp_path / "again") == 1
    if export is export_brat:
        (first,) = (tmp_path / "out").glob("*.ann")
        (second,) = (tmp_path / "again").glob("*.ann")
        assert first.read_bytes() == second.read_bytes()


def test_corrections_made_in_brat(store: Store, tmp_path: Path) -> None:
    export_brat(store, ItemFilter(), tmp_path / "out")
    (path,) = (tmp_path / "out").glob("*.ann")
    lines = path.read_text("utf-8").splitlines()
    start = TEXT.index("stay closed")
    # The first event loses a part of its content, the second is another's, the third goes, one comes.
    content = next(n for n, line in enumerate(lines) if line.startswith("T1\tContent"))
    lines[content] = f"T1\tContent {start} {start + 24}\tstay closed until Friday"
    note = next(n for n, line in enumerate(lines) if line.startswith("#2\t"))
    lines[note] = "#2\tAnnotatorNotes E2\tspeaker: Tom Hale"
    lines = [line for line in lines if not line.startswith(("E3\t", "#3\t"))]
    place = TEXT.index("Photo: Tom Hale")
    lines += [
        f"T90\tContent {place} {place + 5}\tPhoto",
        f"T91\tSource {place + 7} {place + 15}\tTom Hale",
        f"T92\tAttribution {place} {place + 5}\tPhoto",
        "E90\tAttribution:T92 Content:T90 Source:T91",
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    assert brought_back(store, tmp_path / "out") == Imported(
        unchanged=3, changed=2, added=1, wrong=1
    )
    now = {item.key.id: item for item in quotes(store)}
    assert now[1].text == "stay closed until Friday" and now[1].corrected
    assert now[2].speaker == "Tom Hale"
    assert 3 not in now
    assert (now[7].text, now[7].speaker, now[7].added_by) == ("Photo", "Tom Hale", "ann")
    assert brought_back(store, tmp_path / "out") == Imported(unchanged=6)
    for _ in range(4):
        store.undo("ann")
    assert store.item(ItemKey("quote", 1)).text.startswith("the harbour bridge would stay")


def test_a_content_over_several_lines_is_cut_for_brat_and_is_still_the_same(
    store: Store, tmp_path: Path
) -> None:
    start, end = TEXT.index("The mayor"), TEXT.index("Water covers") + 5
    store.correct_span(ItemKey("quote", 1), "content", ((start, end),), reviewer="bea")
    export_brat(store, ItemFilter(), tmp_path / "out")
    (path,) = (tmp_path / "out").glob("*.ann")
    (line,) = [line for line in path.read_text("utf-8").split("\n") if line.startswith("T1\t")]
    assert line.count(";") == 1
    for piece in line.split("\t")[1].removeprefix("Content ").split(";"):
        first, last = map(int, piece.split())
        assert "\n" not in TEXT[first:last]
    assert brought_back(store, tmp_path / "out") == Imported(unchanged=6)


def test_citrons_members(store: Store, tmp_path: Path) -> None:
    store.correct_span(
        ItemKey("quote", 1), "cue", ((0, 9), (17, 23)), reviewer="bea"
    )  # two pieces, of which Citron knows one
    export_citron(store, ItemFilter(), tmp_path / "out")
    (path,) = (tmp_path / "out").iterdir()
    assert path.name == "00001-northport.json"
    quote = json.loads(path.read_text("utf-8"))["quotes"][0]
    assert quote["cue"] == {"start": 0, "end": 23, "text": TEXT[:23]}
    assert [cue["text"] for cue in quote["cues"]] == [TEXT[:9], TEXT[17:23]]
    assert quote["speaker"] == "Elena Marsh"
    assert quote["contents"][0]["text"] == store.item(ItemKey("quote", 1)).text
    assert brought_back(store, tmp_path / "out") == Imported(unchanged=6)


def test_annotations_of_others_without_names(tmp_path: Path) -> None:
    text = "He said it was late.\nThe mayor denied that."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (tmp_path / "a.ann").write_text(
        "T1\tContent 8 19\tit was late\nT2\tSource 0 2\tHe\nT3\tAttribution 3 7\tsaid\n"
        "E1\tAttribution:T3 Content:T1 Source:T2\n"
        "T4\tContent 38 42\tthat\nT5\tSource 21 30\tThe mayor\nT6\tAttribution 31 37\tdenied\n"
        "E2\tAttribution:T6 Content:T4 Source:T5\n",
        "utf-8",
    )
    with open_store(str(tmp_path / "news.db")) as store:
        assert brought_back(store, tmp_path) == Imported(articles=1)
        assert [item.speaker for item in quotes(store)] == ["", "The mayor"]


@EXPORTS
def test_a_folder_is_whole_or_as_it_was(store: Store, tmp_path: Path, export: Export) -> None:
    target = tmp_path / "out"
    export(store, ItemFilter(), target)
    before = {path.name: path.read_bytes() for path in target.iterdir()}
    with pytest.raises(ExportError, match="--force"):
        export(store, ItemFilter(), target)
    with pytest.raises(ExportError, match="no article"):
        export(store, ItemFilter(speaker="nobody"), target, force=True)
    assert {path.name: path.read_bytes() for path in target.iterdir()} == before
    export(store, ItemFilter(speaker="marsh"), target, force=True)
    assert {path.name: path.read_bytes() for path in target.iterdir()} == before
    (target / "mine.doc").touch()
    with pytest.raises(ExportError, match=r"mine\.doc, which no export wrote"):
        export(store, ItemFilter(), target, force=True)
    assert not list(tmp_path.glob(".claimtrack*"))


def test_a_text_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("", "utf-8")
    (tmp_path / "a.ann").write_text("", "utf-8")
    with (
        open_store(str(tmp_path / "news.db")) as store,
        pytest.raises(ClaimtrackError, match="no text of an article"),
    ):
        brought_back(store, tmp_path)
