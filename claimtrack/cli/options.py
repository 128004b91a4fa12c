"""Options that several commands share."""

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.settings import load_settings

if TYPE_CHECKING:
    from claimtrack.reading import ReadingOptions
    from claimtrack.store import ItemFilter, Store

DbOption = Annotated[
    str,
    typer.Option(
        "--db",
        metavar="URL",
        help="Database file or URL \\[env: CLAIMTRACK_DB; default: a file in your data folder].",
    ),
]
ModelsOption = Annotated[
    str,
    typer.Option(
        "--models", metavar="NAME", help="Language models to use; see `claimtrack models`."
    ),
]
SourcesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Files, folders, web addresses, or - for standard input. Formats: text, HTML, Markdown, "
        "RSS/Atom, PDF, DOCX, EML, JSON, JSON lines, CSV, TSV, WARC; each also as .gz.",
    ),
]
MapOption = Annotated[
    str,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN,...",
        help="Which columns (CSV, TSV) or members (JSON) hold text, title, url, publisher, byline, "
        "date, language, id. Usual names are known.",
    ),
]
KindOfSourceOption = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="FORMAT",
        help="The format, where names do not tell it: text, html, markdown, feed, pdf, docx, mail, "
        "json, jsonl, csv, tsv, warc.",
    ),
]
FollowOption = Annotated[
    bool,
    typer.Option("--follow", help="Read the pages that a feed links to, not its own short texts."),
]
WorkersOption = Annotated[
    int,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        help="Analyse in N processes, about 0.9 GB of memory each; N up to the number of cores pays.",
    ),
]
SchedulerOption = Annotated[
    str,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="Analyse on the Dask cluster with its scheduler there (tcp://HOST:8786; extra `cluster`).",
    ),
]
SpeakerOption = Annotated[
    str, typer.Option("--speaker", metavar="NAME", help="Only of this speaker.")
]
ArticleOption = Annotated[
    int | None, typer.Option("--article", metavar="ID", help="Only from this article (its number).")
]
KindOption = Annotated[str, typer.Option("--kind", help="Only direct, mixed or indirect quotes.")]
VerdictOption = Annotated[
    str,
    typer.Option(
        "--verdict", metavar="RATING", help='Only with this rating; "none" for without one.'
    ),
]
TextOption = Annotated[str, typer.Option("--text", help="Only with these words in it.")]
SinceOption = Annotated[
    str, typer.Option("--since", metavar="DATE", help="Articles from this day on (2024-04-02).")
]
UntilOption = Annotated[
    str, typer.Option("--until", metavar="DATE", help="Articles up to this day.")
]
ReviewerOption = Annotated[
    str, typer.Option("--reviewer", metavar="NAME", help="Who decides; default: your name.")
]
LimitOption = Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")]


def reading_options(columns: str, kind: str, follow: bool) -> "ReadingOptions":
    """How sources are read. Raises BadParameter for a wrong format or a wrong column choice."""
    from claimtrack.errors import ReadingError
    from claimtrack.reading import KINDS, ReadingOptions
    from claimtrack.reading.formats.columns import parse_columns

    known = {name: name for name in KINDS}
    if kind and kind not in known:
        raise typer.BadParameter(f"--as is one of {', '.join(KINDS)}")
    try:
        return ReadingOptions(known.get(kind), parse_columns(columns), follow)  # type: ignore[arg-type]
    except ReadingError as error:
        raise typer.BadParameter(str(error)) from None


def database(db: str) -> str | None:
    """The database meant: the option, the environment or the settings, else the user's own."""
    return db or load_settings().db or None


def reviewer_name(given: str) -> str:
    """Who reviews: the option, the environment or the settings, else the user of the machine."""
    return given or load_settings().reviewer or getpass.getuser()


def existing_store(db: str) -> "Store":
    """The store to read from. Raises StoreError with the way out when there is none yet."""
    from claimtrack.store import open_store

    return open_store(database(db), create=False)


def item_filter(
    kind_of_item: str,
    *,
    speaker: str = "",
    article: int | None = None,
    kind: str = "",
    verdict: str = "",
    text: str = "",
    since: str = "",
    until: str = "",
    contested: bool | None = None,
) -> "ItemFilter":
    """The store's filter for the options of a listing. Raises BadParameter for a wrong value."""
    from claimtrack.errors import ClaimtrackError
    from claimtrack.store import ItemFilter
    from claimtrack.store.scales import rating_called

    if kind and kind not in ("direct", "mixed", "indirect"):
        raise typer.BadParameter("--kind is direct, mixed or indirect")
    reviewed: bool | None = None
    rating = ""
    if verdict.casefold() in ("none", "any"):
        reviewed = verdict.casefold() == "any"
    elif verdict:
        try:
            rating = rating_called(verdict, load_settings().scales)
        except ClaimtrackError as error:
            raise typer.BadParameter(f"--verdict is any, none, or a rating: {error}") from None
    return ItemFilter(
        kinds=("claim",) if kind_of_item == "claim" else ("quote",),
        speaker=speaker,
        article=article,
        quote_kind=kind,
        rating=rating,
        reviewed=reviewed,
        text=text,
        since=day(since, "--since"),
        until=day(until, "--until"),
        contested=contested,
    )


def day(value: str, option: str) -> str:
    """The day an option gives, as ISO 8601, or nothing. Raises BadParameter for anything else."""
    from datetime import date

    if value:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise typer.BadParameter(
                f"{option} takes a day such as 2024-04-02, not {value!r}"
            ) from None
    return ""
