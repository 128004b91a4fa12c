"""Commands that list and search what is stored: quotes, search."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.options import (
    ArticleOption,
    DbOption,
    KindOption,
    LimitOption,
    SinceOption,
    SpeakerOption,
    TextOption,
    UntilOption,
    VerdictOption,
    existing_store,
    item_filter,
)
from claimtrack.cli.output import Format, FormatOption, JsonOption, listing, spread, write_table

if TYPE_CHECKING:
    from claimtrack.search import Hit, PassageHit
    from claimtrack.spans import Span
    from claimtrack.store import Item


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    for command in (quotes, search):
        app.command()(command)


def quotes(
    speaker: SpeakerOption = "",
    article: ArticleOption = None,
    kind: KindOption = "",
    verdict: VerdictOption = "",
    text: TextOption = "",
    since: SinceOption = "",
    until: UntilOption = "",
    limit: LimitOption = None,
    form: FormatOption = Format.table,
    as_json: JsonOption = False,
    db: DbOption = "",
) -> None:
    """List stored quotes: who said what, and how it is quoted.

    Example: claimtrack quotes --speaker putin --kind direct
    """
    from claimtrack.exchange import item_record

    where = item_filter(
        "quote",
        speaker=speaker,
        article=article,
        kind=kind,
        verdict=verdict,
        text=text,
        since=since,
        until=until,
    )
    with existing_store(db) as store:
        found = store.items(where, limit=limit)
    listing(spread(form, as_json), found, item_record, quote_table)


class Where(StrEnum):
    """What is searched."""

    quotes = "quotes"
    claims = "claims"
    articles = "articles"


def search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The words, as you remember them.")],
    where: Annotated[
        Where, typer.Option("--in", help="Search quotes, claims, or the articles' paragraphs.")
    ] = Where.quotes,
    speaker: SpeakerOption = "",
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 10,
    form: FormatOption = Format.table,
    as_json: JsonOption = False,
    db: DbOption = "",
) -> None:
    """Find quotes by their words, best first; typos and changed words are forgiven.

    Exit status 1 when nothing is like it. Example: claimtrack search "update our approach to migration";
    claimtrack search "linked to the attack" --in claims
    """
    from claimtrack.exchange import hit_record, passage_record
    from claimtrack.search import search_articles, search_claims, search_quotes

    if where is Where.articles and speaker:
        raise typer.BadParameter("articles have no speaker; leave out --speaker or --in articles")
    with existing_store(db) as store:
        if where is Where.articles:
            passages = search_articles(store, text, limit=limit)
            listing(spread(form, as_json), passages, passage_record, passage_table)
            found = bool(passages)
        else:
            look = search_claims if where is Where.claims else search_quotes
            hits = look(store, text, speaker=speaker, limit=limit)
            listing(spread(form, as_json), hits, hit_record, hit_table)
            found = bool(hits)
    if not found:
        raise typer.Exit(1)


def quote_table(items: Sequence["Item"]) -> None:
    """Quotes as a table."""
    write_table(
        "Quotes",
        (("id", 7), ("speaker", 18), ("kind", 8), ("quote", 0), ("sure", 4)),
        (
            (
                str(item.key.id),
                item.speaker or "–",
                item.quote_kind,
                item.text,
                f"{item.confidence:.0%}",
            )
            for item in items
        ),
        "no quotes match",
    )


def hit_table(hits: Sequence["Hit"]) -> None:
    """Search results, the matching part highlighted."""
    from claimtrack.cli.output import say

    for hit in hits:
        about = f"{hit.item.quote_kind}, quote {hit.quote_id}, article {hit.article_id}"
        if hit.item.key.kind == "claim":
            about = f"claim {hit.item.key.id}, {about}"
        _print_hit(hit.score, hit.item.speaker or "–", about, hit.text, hit.matched)
    if not hits:
        say("nothing stored is like it")


def passage_table(hits: Sequence["PassageHit"]) -> None:
    """Paragraphs that were found, the matching part highlighted."""
    from claimtrack.cli.output import say

    for hit in hits:
        about = f"article {hit.article.id}"
        start, end = (place - hit.passage[0] for place in hit.matched)
        _print_hit(hit.score, hit.article.title or hit.article.doc, about, hit.text, (start, end))
    if not hits:
        say("nothing stored is like it")


def _print_hit(score: float, name: str, about: str, text: str, matched: "Span") -> None:
    from rich.console import Console
    from rich.text import Text

    from claimtrack.glyphs import visible

    console = Console(highlight=False)
    line = Text(f"{score:5.1f}  ", style="bold")
    line.append(visible(name), style="cyan")
    line.append(f"  {about}", style="dim")
    console.print(line)
    start, end = matched
    shown = visible(text)
    words = Text("       ")
    words.append(shown[:start])
    words.append(shown[start:end], style="bold underline")
    words.append(shown[end:])
    console.print(words)
