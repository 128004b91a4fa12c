"""The README and the program agree."""

import re
from pathlib import Path

import typer

from claimtrack.cli import app
from claimtrack.cli.export import ENDINGS
from claimtrack.exchange import COLUMNS
from claimtrack.store.dumping import tables

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


def test_every_command_named_exists_and_every_command_is_named() -> None:
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    named = set(re.findall(r"claimtrack ([a-z]+)\b(?![.-])", README)) - {"reads"}
    assert named & commands == commands
    assert not set(re.findall(r"`claimtrack ([a-z]+)", README)) - commands


def test_files_named_exist() -> None:
    root = Path(__file__).parents[1]
    for name in [*re.findall(r"`((?:data|seeds|tests)/[\w/.-]*)`", README), "docs/desk.svg"]:
        assert (root / name).exists(), name


def test_no_placeholder_is_left() -> None:
    assert "@@" not in README


def test_the_exports_are_described() -> None:
    told = (Path(__file__).parents[1] / "docs" / "exports.md").read_text("utf-8")
    for name, words in COLUMNS.items():
        assert f"| `{name}` | {words} |" in told
    for table in tables():
        assert f"`{table.name}`" in told
    assert all(
        f"`{ending}`" in README or ending in (".ndjson", ".htm", ".markdown") for ending in ENDINGS
    )
