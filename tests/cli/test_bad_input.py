"""Bad input: one clear line each, exit status 1, everything else stored, nothing half-written."""

import json
from pathlib import Path

import pytest

from claimtrack.store import ItemFilter, open_store
from tests.cli.conftest import Program

GOOD = "“The bridge is not safe,” engineer Tova Lind said on Monday."


def test_each_bad_file_is_named_and_all_others_are_stored(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, "utf-8")
    (folder / "empty.txt").write_text("")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (folder / "latin.txt").write_bytes("“Où est la caf\u00e9?” Mr Lind said no.".encode("cp1252"))
    (folder / "wide.txt").write_bytes("“It is late,” Ms Wide said.".encode("utf-16"))
    (folder / "huge.txt").write_text("a very long line " * 700_000)
    ran = program("ingest", folder, tmp_path / "missing.txt")
    assert ran.code == 1
    complaints = [line for line in ran.err.splitlines() if line.startswith("claimtrack: ")]
    assert len(complaints) == 4
    for name, reason in (
        ("empty.txt", "empty"),
        ("picture.txt", "binary"),
        ("huge", "split"),
        ("missing.txt", "no such"),
    ):
        assert any(name in line and reason in line for line in complaints), (name, complaints)
    with open_store(program.db) as store:
        assert sorted(article.doc for article in store.articles()) == ["good", "latin", "wide"]
        quotes = store.items(ItemFilter(kinds=("quote",)))
    assert {"Tova Lind", "Wide"} <= {quote.speaker.removeprefix("Ms ") for quote in quotes}


@pytest.mark.parametrize("shown", ["\x1b[31mred\x1b[0m", "\u202eevil\u202c", "[bold]markup[/bold]"])
def test_text_is_never_obeyed_by_the_terminal(program: Program, tmp_path: Path, shown: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(f"“We {shown} go on,” engineer Tova Lind said on Monday.", "utf-8")
    assert program("ingest", path).code == 0
    for command in (["quotes"], ["claims"], ["search", "we go on"], ["analyze", str(path)]):
        ran = program(*command)
        assert "\x1b" not in ran.out
        assert "\u202e" not in ran.out
    if "bold" in shown:
        assert "[bold]markup[/bold]" in program("quotes").out


def test_another_language_is_told(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "zeitung.txt"
    path.write_text(
        "Die Ministerin hat am Montag gesagt, dass die Brücke nicht sicher ist und für den Verkehr "
        "gesperrt wird. „Das ist nicht zu ändern“, sagte sie vor der Presse in der Stadt.",
        "utf-8",
    )
    ran = program("ingest", path)
    assert ran.code == 0
    assert "zeitung" in ran.err
    assert "not English" in ran.err


@pytest.mark.sqlite
def test_no_database_yet(program: Program) -> None:
    ran = program("quotes")
    assert ran.code == 1
    assert program.db in ran.err
    assert not Path(program.db).exists()


@pytest.mark.sqlite
def test_a_file_that_is_no_database(program: Program) -> None:
    Path(program.db).write_text("not a database")
    ran = program("claims")
    assert ran.code == 1
    assert ran.err.startswith("claimtrack: ")
    assert ran.err.count("\n") == 1


def test_settings_that_cannot_be_read(program: Program) -> None:
    (program.folder / "claimtrack.toml").write_text("colour = 'blue'")
    ran = program("ingest", program.folder)
    assert ran.code == 1
    assert "colour" in ran.err


def test_bad_records_are_named_and_all_others_are_stored(program: Program, tmp_path: Path) -> None:
    table = tmp_path / "news.csv"
    table.write_text(
        f'kop,tekst\nPier,"{GOOD}"\n"bad"row,x\nEmpty,\nSluice,"{GOOD} Yes."\n', "utf-8"
    )
    ran = program("ingest", table, "--map", "title=kop,text=tekst")
    assert ran.code == 1
    assert [line.split(": ")[1] for line in ran.err.splitlines()] == [f"{table}:3", f"{table}:4"]
    with open_store(str(program.db)) as store:
        assert [article.title for article in store.articles()] == ["Pier", "Sluice"]


@pytest.mark.parametrize(
    "wrong", [["--map", "colour=x"], ["--as", "epub"], ["--watch"]], ids=lambda wrong: wrong[0]
)
def test_wrong_options(program: Program, tmp_path: Path, wrong: list[str]) -> None:
    ran = program("ingest", tmp_path / "a.csv", *wrong)
    assert ran.code == 2
    assert wrong[0] in ran.err


def test_records_on_standard_input(program: Program) -> None:
    given = json.dumps({"headline": "Pier", "body": GOOD}).encode() + b"\n{}\n"
    ran = program("analyze", "-", given=given)
    assert ran.code == 1
    assert json.loads(ran.out)["title"] == "Pier"
    assert "-:2: no text among" in ran.err


def test_a_name_made_to_look_like_another_is_told(program: Program, tmp_path: Path) -> None:
    for number, name in enumerate(("Paolo Putin", "Paolo \u0420utin")):
        (tmp_path / f"{number}.txt").write_text(
            f"Bridge {number} shut\n\n“The bridge lost {number + 2} bolts,” {name} said on Monday.\n",
            "utf-8",
        )
    ran = program("ingest", tmp_path / "0.txt", tmp_path / "1.txt")
    assert ran.code == 0, ran.err
    told = "looks like “Paolo Putin” (speaker 1): Cyrillic and Latin letters in one word"
    assert ran.err == f"1: the speaker “Paolo \u0420utin” {told}\n"
    warnings = [one["warning"] for one in json.loads(program("speakers", "--json").out)]
    assert sorted(warnings) == ["", told]
    assert "looks like “Paolo Putin”" in program("speakers").out
