"""Corrections leave as training data, which the training reads as it reads other annotations."""

import json
from pathlib import Path

import pytest

from claimtrack.errors import ExportError
from claimtrack.exchange import export_corrections, read_annotated
from claimtrack.exchange.corrections import LOG
from claimtrack.spans import covered
from claimtrack.store import ItemFilter, Missed, Store
from claimtrack.training.attribution.corpus import corrected

QUOTES = ItemFilter(kinds=("quote",))


def test_a_corrected_article_is_written_as_it_stands_now(store: Store, tmp_path: Path) -> None:
    wrong, cut, kept = store.items(QUOTES)[:3]
    article = store.article(cut.article_id)
    start = cut.content[0][0]
    shorter = ((start, start + 12),)
    store.correct_span(cut.key, "content", shorter, reviewer="Ana")
    store.mark_wrong(wrong.key, reviewer="Ana")
    place = article.text.index(article.title.split()[0])
    missed = ((place, place + len(article.title.split()[0])),)
    added = store.add_missed(Missed(article.id, missed, "Somebody"), reviewer="Ben")
    store.correct_speaker(kept.key, "Nobody Else", reviewer="Ben")
    store.undo("Ben")
    assert export_corrections(store, tmp_path / "out") == 3
    by_doc = {found.doc: found for found in read_annotated(tmp_path / "out")}
    relations = [one for found in by_doc.values() for one in found.relations]
    contents = {one.content for one in relations}
    assert shorter in contents
    assert store.item(added).content in contents
    gone = (wrong.article_id, wrong.content)
    standing = {(article.id, found.content) for found in store.items(QUOTES)}
    assert gone not in standing
    assert wrong.content not in contents or wrong.article_id != article.id
    for found in by_doc.values():
        assert all(covered(found.text, one.content).strip() for one in found.relations)


def test_the_log_says_who_did_what_and_where(store: Store, tmp_path: Path) -> None:
    item = store.items(QUOTES)[0]
    store.correct_speaker(item.key, "Somebody Else", reviewer="Ana")
    store.correct_span(item.key, "cue", ((0, 3),), reviewer="Ben")
    export_corrections(store, tmp_path / "out")
    rows = [json.loads(line) for line in (tmp_path / "out" / LOG).read_text().splitlines()]
    assert [(row["kind"], row["reviewer"]) for row in rows] == [("speaker", "Ana"), ("span", "Ben")]
    assert (rows[0]["value"], rows[1]["data"]) == ("Somebody Else", {"spans": [[0, 3]]})
    assert {row["item"] for row in rows} == {str(item.key)}
    assert all((tmp_path / "out" / f"{row['doc']}.ann").exists() for row in rows)


def test_the_training_reads_them(store: Store, tmp_path: Path) -> None:
    item = store.items(QUOTES)[0]
    store.correct_span(item.key, "content", item.content, reviewer="Ana")
    export_corrections(store, tmp_path / "corrections")
    (passage,) = corrected(tmp_path / "corrections")
    assert passage.text == store.article(item.article_id).text
    assert item.content in {relation.content for relation in passage.relations or ()}
    assert corrected(tmp_path / "nowhere") == []


def test_nothing_corrected_is_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="nothing was corrected"):
        export_corrections(store, tmp_path / "out")
    assert not (tmp_path / "out").exists()
