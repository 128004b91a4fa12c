"""Tables and JSON lines: columns are found or named, a bad record costs that record only."""

from pathlib import Path

import pytest

from claimtrack.errors import ReadingError
from claimtrack.reading import Article, ReadingOptions, read_source
from claimtrack.reading.formats.columns import parse_columns
from tests.reading import made_files as made

TEXT = "The pier closes on Monday, the port said."


def read(path: Path, data: bytes | str, columns: str = "") -> tuple[list[Article], list[str]]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    told: list[str] = []
    options = ReadingOptions(columns=parse_columns(columns))
    articles = list(read_source(str(path), options, lambda error: told.append(str(error))))
    return articles, [words.removeprefix(f"{path.parent}/") for words in told]


def test_columns_are_found_by_their_usual_names(tmp_path: Path) -> None:
    table = (
        "Headline;Body;Published At;Source Name;Authors;Lang;Link\n"
        f'Pier closes;"{TEXT}\n\nIt opens in May, the mayor said.";2024-05-06;The Courier;Ada Wells;'
        "en;https://news.example/1\n"
    )
    (article,), told = read(tmp_path / "a.csv", table)
    assert not told
    assert article.doc == "a#1"
    assert article.text == f"Pier closes\n{TEXT}\n\nIt opens in May, the mayor said."
    assert (article.title, article.date, article.publisher) == (
        "Pier closes",
        "2024-05-06",
        "The Courier",
    )
    assert (article.byline, article.language) == ("Ada Wells", "en")
    assert article.url == "https://news.example/1"


@pytest.mark.parametrize(
    "columns", ["title=H,text=Words of it,date=D", "text = words of it, title=h , date=d"]
)
def test_columns_are_named(tmp_path: Path, columns: str) -> None:
    (article,), _ = read(
        tmp_path / "a.tsv", f"H\tWords of it\tD\nPier closes\t{TEXT}\t6 May 2024\n", columns
    )
    assert (article.title, article.date) == ("Pier closes", "2024-05-06")


def test_members_of_members_are_named(tmp_path: Path) -> None:
    record = {"meta": {"kop": "Pier closes"}, "inhoud": [TEXT, "It opens in May."], "nr": 7}
    (article,), _ = read(
        tmp_path / "a.jsonl", made.json_lines([record]), "title=meta.kop,text=inhoud,id=nr"
    )
    assert article.text == f"Pier closes\n{TEXT}, It opens in May."
    assert article.doc == "7"


def test_html_in_a_record_is_extracted(tmp_path: Path) -> None:
    html = "".join(f"<p>{words}</p>" for words in made.PARAGRAPHS)
    (article,), _ = read(tmp_path / "a.jsonl", made.json_lines([made.record(body=html)]))
    assert article.text.split("\n") == [made.TITLE, *made.PARAGRAPHS]


def test_each_bad_line_is_named_and_all_others_are_read(tmp_path: Path) -> None:
    good = made.json_lines([made.record()])
    lines = [
        good, b"{broken\n", good, b"[1, 2]\n", b'{"headline": "x"}\n', b"\n", b'{"body": " "}\n',
        b'{"body": "\xff"}\n', b'{"body": "a\\u0000b"}\n', b'{"body": ' * 5_000 + b"\n", good,
    ]  # fmt: skip
    articles, told = read(tmp_path / "a.jsonl", b"".join(lines))
    assert len(articles) == 3
    assert [words.partition(": ")[0] for words in told] == [
        f"a.jsonl:{number}" for number in (2, 4, 5, 7, 8, 9, 10)
    ]
    for words, reason in zip(
        told,
        ["valid JSON", "JSON object", "--map text=", "nothing|empty", "UTF-8", "NUL", "JSON"],
        strict=True,
    ):
        assert any(part in words for part in reason.split("|")), words


def test_each_bad_row_is_named_and_all_others_are_read(tmp_path: Path) -> None:
    rows = [
        "title,text", f'a,"{TEXT}"', f'b,"{TEXT}', f"c,{TEXT.replace(',', ';')},x,y", "d,",
        f'"e"x,"{TEXT}"', "", f'"f","{TEXT}"',
    ]  # fmt: skip
    articles, told = read(tmp_path / "a.csv", "\r\n".join(rows) + "\r\n")
    assert [article.title for article in articles] == ["a", "f"]
    assert [words.partition(": ")[0] for words in told] == [
        f"a.csv:{number}" for number in (3, 4, 5, 6)
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_tables(tmp_path: Path, encoding: str) -> None:
    words = "“Où est la jetée?” asked Mr Doré on Monday."
    (article,), _ = read(tmp_path / "a.csv", f"title,text\nx,{words}\n".encode(encoding))
    assert words in article.text


def test_a_table_without_the_column(tmp_path: Path) -> None:
    articles, told = read(tmp_path / "a.csv", "title,text\nx,y\n", "text=story")
    assert not articles
    assert told == ["a.csv: there is no column 'story' for text; its columns are title, text"]


@pytest.mark.parametrize("given", ["story", "text=", "colour=x"])
def test_a_wrong_choice(given: str) -> None:
    with pytest.raises(ReadingError, match="--map takes FIELD=COLUMN"):
        parse_columns(given)


def test_links_that_are_none_of_the_web_are_not_kept(tmp_path: Path) -> None:
    (article,), _ = read(
        tmp_path / "a.jsonl", made.json_lines([made.record(url="javascript:alert(1)")])
    )
    assert article.url == ""


def test_records_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    path.write_bytes(made.json_lines([made.record()]) * 3 + b"{broken\n")
    articles = read_source(str(path))
    assert next(articles).doc == "long#1"
    assert [article.doc for article in (next(articles), next(articles))] == ["long#2", "long#3"]
    with pytest.raises(ReadingError, match=r"long\.jsonl:4"):
        next(articles)
