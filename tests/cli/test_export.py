"""`claimtrack export` and `import`: every form, a file as it was when anything fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimtrack.store import ItemKey, open_store
from tests.builders import TEXT, sample_analysis, sample_store
from tests.cli.conftest import Program


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Program:
    folder = tmp_path_factory.mktemp("judged")
    program = Program(folder, str(folder / "claims.db"))
    with sample_store(program.db) as store:
        for number in (1, 2, 3):
            store.add_verdict(ItemKey("claim", number), "False", reviewer="ann", rationale="=so")
    return program


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.tsv", b'"article_title"\t"article_url"'),
        ("a.parquet", b"PAR1"),
        ("a.md", b"# Claims and verdicts\n"),
        ("a.html", b"<!DOCTYPE html>"),
    ],
)
def test_the_name_says_the_form(judged: Program, name: str, begins: bytes) -> None:
    ran = judged("export", judged.folder / name)
    assert ran.code == 0, ran.err
    assert (judged.folder / name).read_bytes().startswith(begins)


def test_there_and_back(judged: Program, tmp_path: Path) -> None:
    files = {name: tmp_path / name for name in ("one.jsonl", "two.jsonl", "one.csv", "two.csv")}
    assert judged("export", files["one.jsonl"]).code == judged("export", files["one.csv"]).code == 0
    for form in ("jsonl", "csv"):
        db = tmp_path / f"{form}.db"
        ran = judged("import", files[f"one.{form}"], "--db", db)
        assert ran.code == 0, ran.err
        assert judged("export", files[f"two.{form}"], "--db", db).code == 0
        assert files[f"one.{form}"].read_bytes() == files[f"two.{form}"].read_bytes()
    again = judged("import", files["one.jsonl"], "--db", tmp_path / "csv.db")
    assert (again.code, "--db" in again.err) == (1, True)
    assert "0 verdicts imported" in judged("import", files["one.csv"]).err


def test_annotations(judged: Program, tmp_path: Path) -> None:
    assert judged("export", tmp_path / "brat", "--format", "brat").code == 0
    ran = judged("import", tmp_path / "brat", "--reviewer", "bea")
    assert ran.code == 0 and "6 as recorded, 0 corrected" in ran.err


def test_filters(judged: Program) -> None:
    assert judged("export", "-", "--speaker", "bluewater").out.count('"claim-') == 1
    report = judged("export", "-", "--format", "markdown", "--verdict", "none").out
    assert "*not judged*" not in report and "0 claims" in report


def test_the_filter_knows_the_ratings_of_the_settings(judged: Program, tmp_path: Path) -> None:
    program = Program(tmp_path, str(tmp_path / "own.db"))
    with sample_store(program.db) as store:
        store.add_verdict(ItemKey("claim", 1), "Half right", reviewer="ann")
    (tmp_path / "claimtrack.toml").write_text('[scales]\nnewsroom = ["Half right", "Wrong"]\n')
    found = program("claims", "--verdict", "half RIGHT", "--json")
    assert (found.code, found.out.count('"Half right"')) == (0, 1), found.err
    assert judged("claims", "--verdict", "half right").code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.xyz"], "what is a.xyz"),
        (["a.jsonld"], "--site"),
        (["-", "--format", "parquet"], "needs a file"),
        (["a.jsonl", "--speaker", "x"], "leave out the filters"),
        (["/dev/full", "--format", "csv"], "is not a file"),
    ],
)
def test_what_cannot_be_written(judged: Program, arguments: list[str], said: str) -> None:
    ran = judged("export", *arguments)
    assert ran.code in (1, 2)
    assert said in " ".join(ran.err.replace("│", "").split())


def shell(program: Program, command: str) -> subprocess.CompletedProcess[bytes]:
    environment = program.environment | {"PROGRAM": f"{sys.executable} -m claimtrack"}
    return subprocess.run(
        ["bash", "-c", command], env=environment, capture_output=True, timeout=120, check=False
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("form", ["csv", "html"])
def test_a_full_disk_behind_a_pipe_is_an_error(judged: Program, form: str) -> None:
    ran = shell(judged, f"$PROGRAM export - --format {form} > /dev/full")
    assert ran.returncode == 1
    assert ran.stderr.decode().strip() == (
        "claimtrack: standard output: cannot be written (No space left on device)"
    )


def test_a_closed_pipe_is_silence(judged: Program) -> None:
    with open_store(str(judged.folder / "long.db")) as store:
        for number in range(40):
            store.add(sample_analysis(text=f"{TEXT}{number}" + " and so on" * 500))
    ran = shell(
        judged, f"$PROGRAM export - --format jsonl --db {judged.folder}/long.db | head -c 10; "
        'echo " ${PIPESTATUS[0]}"'
    )  # fmt: skip
    assert ran.stdout == b'{"claimtra 141\n'
    assert ran.stderr == b""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_is_read_only(judged: Program, tmp_path: Path) -> None:
    target = tmp_path / "verdicts.csv"
    target.write_text("mine")
    tmp_path.chmod(0o500)
    try:
        ran = judged("export", target, "--force")
    finally:
        tmp_path.chmod(0o700)
    assert (ran.code, target.read_text()) == (1, "mine")
    assert "Permission denied" in ran.err
