"""The command that checks quotations: one, or all those of a draft."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.options import DbOption, existing_store
from claimtrack.cli.output import (
    Format,
    FormatOption,
    JsonOption,
    say,
    spread,
    write,
    write_records,
)
from claimtrack.errors import ClaimtrackError

if TYPE_CHECKING:
    from claimtrack.search import DraftQuotation
    from claimtrack.store import Store


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(verify)


def verify(
    text: Annotated[
        str, typer.Argument(metavar="[QUOTE]", help="The words somebody is said to have said.")
    ] = "",
    speaker: Annotated[
        str, typer.Option("--speaker", metavar="NAME", help="Who is said to have said it.")
    ] = "",
    file: Annotated[
        Path | None,
        typer.Option(
            "--file", metavar="DRAFT", help="Check every quotation of this article instead."
        ),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="REPORT", help="With --file: write the report as HTML."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing report.")] = False,
    form: FormatOption = Format.table,
    as_json: JsonOption = False,
    db: DbOption = "",
) -> None:
    """Did they say it? Compare a quotation with the recorded quotes, word by word.

    Exit status: 0 exact, 3 ellipsis (words left out), 4 paraphrase (recorded in the article's words
    only), 5 altered, 6 misattributed (somebody else said it), 7 not found; with --file the highest
    of all quotations. 1 is an error, 2 a wrong option.

    [-left out-] is recorded and not in the quotation, {+added+} the other way round, <moved> stands
    elsewhere in the record. Example: claimtrack verify "We will not take risks" --speaker marsh;
    claimtrack verify --file draft.txt --html report.html
    """
    if bool(text.strip()) == (file is not None):
        raise typer.BadParameter("give a QUOTE or --file DRAFT, one of the two")
    if html is not None and file is None:
        raise typer.BadParameter("--html needs --file DRAFT")
    shown = spread(form, as_json)
    with existing_store(db) as store:
        status = (
            _one(store, text, speaker, shown)
            if file is None
            else _draft(store, file, speaker, shown, html, force)
        )
    if status:
        raise typer.Exit(status)


def _one(store: "Store", text: str, speaker: str, form: Format) -> int:
    from claimtrack.cli.comparison import show
    from claimtrack.exchange import verification_record
    from claimtrack.search import OUTCOMES, verify

    found = verify(store, text, speaker=speaker)
    if form is Format.table:
        show(found)
    else:
        write_records([verification_record(found)], form)
    return OUTCOMES[found.outcome]


def _draft(
    store: "Store", file: Path, speaker: str, form: Format, html: Path | None, force: bool
) -> int:
    from claimtrack.exchange import draft_page, draft_record, whole_file
    from claimtrack.search import OUTCOMES, check_draft, worst

    texts, whole = _texts(file)
    checked = [
        one for text in texts for one in check_draft(store, text, speaker=speaker, file=whole)
    ]
    if html is not None:
        with whole_file(html, force=force) as stream:
            stream.write(draft_page(file.name, checked))
        say(f"{len(checked)} quotations, report written to {html}")
    elif form is Format.table:
        _show_draft(checked)
    else:
        write_records([draft_record(file.name, checked)], form)
    return OUTCOMES[worst(checked)]


def _texts(file: Path) -> tuple[list[str], str]:
    """The texts of a draft (several, where it holds several articles), and the file as it is.

    The second is empty where that is no text.
    """
    import sys

    from claimtrack.errors import ReadingError
    from claimtrack.reading import read_bytes, read_path
    from claimtrack.reading.decoding import decode

    if str(file) == "-":
        data = sys.stdin.buffer.read()
        articles = read_bytes(data, name="-")
    else:
        articles = read_path(str(file))
        data = file.read_bytes()
    if not articles:
        raise ClaimtrackError(f"{file}: holds no text")
    try:
        whole = decode(data, name=str(file))
    except ReadingError:
        whole = ""
    return [article.text for article in articles], whole


def _show_draft(checked: "list[DraftQuotation]") -> None:
    from collections import Counter

    from claimtrack.cli.comparison import show

    for one in checked:
        if one.verification is None:
            write(f"line {one.line}: “{_safe(one.text)}” is too short to tell\n")
            continue
        write(f"line {one.line}: “{_safe(one.text)}”")
        show(one.verification)
        if not one.speaker_named and one.verification.found:
            name = one.verification.found.hit.item.speaker
            write(f"  the draft names {_safe(name)} nowhere")
        write("")
    counted = Counter(one.verification.outcome for one in checked if one.verification)
    told = ", ".join(f"{count} {outcome}" for outcome, count in counted.most_common())
    say(f"{len(checked)} quotations: {told}" if told else "no quotation to check")


def _safe(text: str) -> str:
    from claimtrack.glyphs import visible

    return visible(text)
