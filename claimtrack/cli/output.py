"""What the commands print: tables and records on standard output, the rest on standard error.

Text from articles is never read as markup, and its control characters are shown as glyphs.
"""

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TextIO, TypeVar

import typer

Step = TypeVar("Step")


class Format(StrEnum):
    """How data comes out."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


FormatOption = Annotated[
    Format,
    typer.Option("--format", help="A table to read, one JSON list, or one JSON object a line."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="The same as --format json.")]


def say(message: str) -> None:
    """One diagnostic line on standard error."""
    from claimtrack.glyphs import visible

    sys.stderr.write(visible(message) + "\n")
    sys.stderr.flush()


def complain(message: str) -> None:
    """One error line on standard error."""
    say(f"claimtrack: {message}")


def progress(steps: Iterable[Step], total: int, description: str) -> Iterable[Step]:
    """The steps, with a bar on standard error while they run; silent where that is no terminal."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(
        steps,
        description=description,
        total=total,
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def write(text: str) -> None:
    """One line of data on standard output; what the terminal cannot encode is escaped."""
    try:
        sys.stdout.write(text + "\n")
    except UnicodeEncodeError:
        encoding = sys.stdout.encoding or "ascii"
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")


@contextmanager
def text_target(target: Path, *, force: bool = False) -> Iterator[TextIO]:
    """A UTF-8 stream to a file (whole or not at all), or for `-` to standard output.

    Line ends are written as given. On a terminal control characters are shown as glyphs. Raises
    `ExportError` if the disk or the pipe refuses, but for a pipe that was closed.
    """
    from claimtrack.exchange import whole_file

    if str(target) != "-":
        with whole_file(target, force=force) as stream:
            yield stream
    elif sys.stdout.isatty():
        shown = io.StringIO()
        yield shown
        write(_visible_lines(shown.getvalue()).rstrip("\n"))
    else:
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
        try:
            yield sys.stdout
            sys.stdout.flush()
        except BrokenPipeError:  # whoever read it has enough
            silence()
            raise SystemExit(141) from None


def silence() -> None:
    """Sends what is still to be written to standard output nowhere: it cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _visible_lines(text: str) -> str:
    from claimtrack.glyphs import visible_lines

    return visible_lines(text)


def write_records(records: Iterable[dict[str, Any]], form: Format) -> None:
    """Records as JSON lines or as one list."""
    from claimtrack.exchange import dumps

    if form is Format.jsonl:
        for record in records:
            write(dumps(record))
        return
    write("[")
    before = ""
    for record in records:
        if before:
            write(before + ",")
        before = dumps(record)
    if before:
        write(before)
    write("]")


def write_table(
    title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[str]], empty: str
) -> None:
    """A table of (name, most cells wide) columns; 0 marks those that take the room that is left.

    Columns without a word in them are left out; `empty` is said when there is no row.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from claimtrack.glyphs import visible

    filled = [tuple("\n".join(map(visible, cell.split("\n"))) for cell in row) for row in rows]
    if not filled:
        say(empty)
        return
    used = [place for place in range(len(columns)) if any(row[place] for row in filled)]
    table = Table(
        title=title,
        box=box.SIMPLE_HEAD,
        title_justify="left",
        title_style="bold",
        pad_edge=False,
        padding=(0, 2, 0, 0),
        collapse_padding=True,
        expand=any(columns[place][1] == 0 for place in used),
    )
    for place in used:
        name, width = columns[place]
        number = all(row[place].rstrip("%").replace(".", "").isdigit() for row in filled)
        table.add_column(
            name,
            justify="right" if number else "left",
            max_width=width or None,
            ratio=None if width else 1,
            overflow="fold",
        )
    for row in filled:
        table.add_row(*(Text(row[place]) for place in used))
    Console(highlight=False).print(table)


def spread(form: Format, as_json: bool) -> Format:
    """The format meant by `--format` and `--json` together."""
    return Format.json if as_json else form


def listing(
    form: Format,
    items: Sequence[Any],
    record: Callable[[Any], dict[str, Any]],
    table: Callable[[Sequence[Any]], None],
) -> None:
    """Items as records or as a table."""
    if form is Format.table:
        table(items)
    else:
        write_records((record(item) for item in items), form)


@contextmanager
def progress_bar(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error while something is done, when that is a terminal.

    Gives the function that moves it on by so many of `total`.
    """
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    if not console.is_terminal or not total:
        yield lambda count: None
        return
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda count: bar.update(task, advance=count)
