"""Verdicts as CSV: complete, clean in a spreadsheet, harmless."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import ExportError
from claimtrack.exchange import COLUMNS, restored, stance_words, write_verdicts
from claimtrack.exchange.csv import neutral
from claimtrack.store import (
    ArticleView,
    ExportRow,
    Item,
    ItemKey,
    StanceView,
    Store,
    VerdictView,
)


def row(rationale: str = "", **article: str) -> ExportRow:
    """A verdict made by hand, as no store would hold it."""
    key = ItemKey("quote", 7)
    moment = datetime(2024, 5, 6, 9, 8, 7, tzinfo=timezone(timedelta(hours=2)))
    view = ArticleView(3, "doc", "Title", "", "", "", "", "en", "", 1, 0)
    return ExportRow(
        verdict=VerdictView(1, key, "True", "ann", rationale, "", moment),
        item=Item(
            key, 3, "Title", "", None, "", "direct", "words", "", "", 0.0, 1.0, (), (), (), ()
        ),
        article=replace(view, **article),  # type: ignore[arg-type]
    )


def written(*rows: ExportRow, bom: bool = False, delimiter: str = ",") -> str:
    stream = io.StringIO(newline="")
    assert write_verdicts(rows, stream, bom=bom, delimiter=delimiter) == len(rows)
    return stream.getvalue()


def read(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_a_whole_row(store: Store) -> None:
    store.add_verdict(
        ItemKey("claim", 1),
        "Mostly False",
        reviewer="ann",
        rationale='they said "two",\nnot one',
        evidence="https://gauge.example/?a=1,2",
    )
    (found,) = read(written(*store.export_rows()))
    moment = found.pop("verdict_at")
    assert datetime.fromisoformat(moment).tzinfo == UTC and moment.endswith("Z")
    assert found == {
        "article_title": "Northport closes harbour bridge after flood",
        "article_url": "https://news.example/northport",
        "article_date": "2024-05-06",
        "article": "northport",
        "publisher": "The Northport Courier",
        "speaker": "Bluewater Lines",
        "kind": "indirect",
        "quote": "the city ignored two warnings",
        "claim": "the city ignored two warnings",
        "modality": "suspects",
        "stances": "Elena Marsh denies; the port authority dismisses",
        "rating": "Mostly False",
        "reviewer": "ann",
        "role": "",
        "rationale": 'they said "two",\nnot one',
        "evidence": "https://gauge.example/?a=1,2",
        "verdict_id": "1",
        "item": "claim-1",
        "article_id": "1",
    }


def test_the_columns_stand_in_their_order() -> None:
    lines = written(row()).split("\r\n")
    assert lines[0] == ",".join(f'"{name}"' for name in COLUMNS)
    assert lines[1].startswith('"Title","","","doc"')
    assert lines[2:] == [""]


def test_times_are_in_utc() -> None:
    assert read(written(row()))[0]["verdict_at"] == "2024-05-06T07:08:07Z"


def test_no_verdicts_give_the_header_alone() -> None:
    assert written().count("\r\n") == 1


@pytest.mark.parametrize(
    "hostile",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "  =cmd|' /C calc'!A0",
        "\t=1",
        "\tharmless",
        "\r=1",
        "\n=1",
        "\u00a0=1",
        "\u3000@x",
        "\ufeff=1",
        "\u200b-1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "﹦1",
        "−1",
        "'=1",
        "''\t=1",
    ],
)
def test_formulas_are_neutralised_and_can_be_restored(hostile: str) -> None:
    (found,) = read(written(row(hostile)))
    assert found["rationale"] == f"'{hostile}"
    assert restored(found["rationale"]) == hostile


@pytest.mark.parametrize(
    "harmless", ["'We will not,' he said", "– a dash", "1-1", "a=b", "'", "", "“=”", "#1", "1 = 1"]
)
def test_other_cells_stay_as_they_are(harmless: str) -> None:
    assert neutral(harmless) == restored(harmless) == harmless


def test_every_column_is_neutralised() -> None:
    evil = replace(row("=1", title="=2", url="=3", date="=4", doc="=5", publisher="=6"))
    cells = {**read(written(evil))[0]}
    assert [value for value in cells.values() if value.startswith("=")] == []
    assert [value for value in cells.values() if value.startswith("'=")] == [
        "'=2",
        "'=3",
        "'=4",
        "'=5",
        "'=6",
        "'=1",
    ]


@pytest.mark.parametrize("text", ["a\0b", "a\ud83db"])
def test_what_no_store_and_no_file_can_hold_is_replaced(text: str) -> None:
    (found,) = read(written(row(text)))
    assert "\ufffd" in found["rationale"]
    found["rationale"].encode()


@pytest.mark.parametrize("text", ["a\x1b[31mb", "a\x9bb", "a\x7fb", "\u202eevil", "a\rb\x85c"])
def test_other_control_characters_are_not_lost(text: str) -> None:
    (found,) = read(written(row(text)))
    assert found["rationale"] == text


@given(st.text(), st.sampled_from([",", ";", "\t", "|"]))
def test_any_text_comes_back(text: str, delimiter: str) -> None:
    (found,) = read(written(row(text), delimiter=delimiter), delimiter)
    cell = found["rationale"]
    assert cell[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}
    assert cell.lstrip()[:1] not in {"=", "+", "-", "@"}
    if "\0" not in text and "\ufffd" not in neutral(text):  # nothing that no file can hold
        assert restored(cell) == text


@pytest.mark.parametrize("delimiter", ["", ",,", '"', "\n", "\r", "a", "0", "=", "'"])
def test_what_cannot_separate_columns(delimiter: str) -> None:
    with pytest.raises(ExportError, match="cannot separate"):
        written(row(), delimiter=delimiter)


def test_a_byte_order_mark_if_asked() -> None:
    assert written(row(), bom=True).startswith('\ufeff"article_title"')


def test_a_stream_that_is_not_utf8() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="")
    with pytest.raises(ExportError, match="UTF-8"):
        write_verdicts([row("“no”")], stream)
    stream.detach()


def test_stances_in_words() -> None:
    stances = [
        StanceView("Kyiv", "denies", "", (), 1.0, ""),
        StanceView("Washington", "declines_comment", "", (), 1.0, ""),
        StanceView("", "disputes", "", (), 1.0, ""),
    ]
    assert stance_words(stances) == "Kyiv denies; Washington declines comment; somebody disputes"
