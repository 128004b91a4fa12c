"""Verdicts from another program's table: put back into an empty store, or added to what is here.

Such a table holds each verdict with the words it is on, but not the articles. In an empty store
stand-ins are made of them: they hold the quotations that the table has, and say so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Connection, insert, select

from claimtrack.store import actions, ingest, search_lookup, status
from claimtrack.store.dumping import TableRow
from claimtrack.store.tables import ACTION, ARTICLE, CLAIM, QUOTE
from claimtrack.store.verdicts import verdict_values
from claimtrack.store.views import CONTESTING, ItemKey, ItemKind


@dataclass(frozen=True, slots=True)
class GivenVerdict:
    """One row: a verdict, what it is on, and where that stands; `stances` are (who, which)."""

    line: int
    verdict_id: int
    item: ItemKey
    article_id: int
    doc: str
    title: str
    url: str
    date: str
    publisher: str
    speaker: str
    kind: str
    quote: str
    claim: str
    modality: str
    stances: tuple[tuple[str, str], ...]
    rating: str
    reviewer: str
    role: str
    rationale: str
    evidence: str
    created: datetime


def stand_ins(given: Sequence[GivenVerdict]) -> Iterator[TableRow]:
    """The rows of a store that holds these verdicts and nothing else, with their own numbers."""
    speakers = _numbered(
        name for one in given for name in (one.speaker, *(by for by, _ in one.stances)) if name
    )
    items = {one.item: one for one in given}
    texts = _texts(list(items.values()))
    quotes, quote_of = _quotes(items)
    for name, number in speakers.items():
        yield "speaker", {"id": number, "name": name, "kind": "unknown"}
    for one in {one.article_id: one for one in items.values()}.values():
        yield "article", _article(one, texts[one.article_id])
    for number, one in sorted(quotes.items()):
        own = {"kind": one.kind, "source": [], "cue": [], "confidence": 1.0}
        yield "quote", _common(one, number, texts, speakers) | own
    claims = [one for key, one in sorted(items.items(), key=_number) if key.kind == "claim"]
    for one in claims:
        common = _common(one, one.item.id, texts, speakers)
        yield "claim", common | _of_claim(one, quote_of[one.item])
    taken = ((one, by, stance) for one in claims for by, stance in one.stances)
    for number, (one, by, stance) in enumerate(taken, start=1):
        yield "stance", {"id": number, **_stance(one, speakers.get(by), stance)}
    for one in sorted(given, key=lambda one: one.verdict_id):
        yield "action", {"id": one.verdict_id, **_verdict(one, one.item)}


def _of_claim(one: GivenVerdict, quote_id: int) -> dict[str, Any]:
    return {
        "quote_id": quote_id,
        "proposition": one.claim,
        "modality": one.modality,
        "check_worthiness": 0.0,
        "contested": any(stance in CONTESTING for _, stance in one.stances),
    }


def _stance(one: GivenVerdict, speaker_id: int | None, stance: str) -> dict[str, Any]:
    return {
        "claim_id": one.item.id,
        "speaker_id": speaker_id,
        "stance": stance,
        "words": "",
        "cue": [],
        "confidence": 1.0,
        "reason": "imported",
    }


def _number(pair: tuple[ItemKey, GivenVerdict]) -> int:
    return pair[0].id


def _numbered(names: Iterator[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names), start=1)}


def _texts(given: list[GivenVerdict]) -> dict[int, str]:
    """The text of each stand-in: what it is, its headline, and every quotation once."""
    parts: dict[int, dict[str, None]] = {}
    for one in given:
        # The number makes it another text than that of any other article with the same words.
        note = (
            f"[Only these quotations of the article are known: {one.doc}, number {one.article_id}]"
        )
        parts.setdefault(one.article_id, {note: None})[one.quote] = None
    return {number: "\n\n".join(found) for number, found in parts.items()}


def _article(one: GivenVerdict, text: str) -> dict[str, Any]:
    blocks: list[list[int | str]] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append([start, start + len(line), "body" if blocks else "furniture"])
        start += len(line) + 1
    return {
        "id": one.article_id,
        "digest": ingest.digest(text),
        "doc": one.doc,
        "title": one.title,
        "url": one.url,
        "publisher": one.publisher,
        "byline": "",
        "date": one.date,
        "language": "und",
        "path": "",
        "offset": 0,
        "extracted": False,
        "text": text,
        "blocks": blocks,
    }


def _quotes(
    items: dict[ItemKey, GivenVerdict],
) -> tuple[dict[int, GivenVerdict], dict[ItemKey, int]]:
    """The quotes to make by number, and the quote of each claim: one with its words, or one more."""
    quotes = {key.id: one for key, one in items.items() if key.kind == "quote"}
    by_words = {(q.article_id, q.quote, q.kind, q.speaker): n for n, q in quotes.items()}
    free = max(quotes, default=0) + 1
    of_claims = {}
    for key, one in items.items():
        if key.kind == "claim":
            words = (one.article_id, one.quote, one.kind, one.speaker)
            if words not in by_words:
                by_words[words], quotes[free] = free, one
                free += 1
            of_claims[key] = by_words[words]
    return quotes, of_claims


def _common(
    one: GivenVerdict, number: int, texts: dict[int, str], speakers: dict[str, int]
) -> dict[str, Any]:
    start = texts[one.article_id].find(one.quote, texts[one.article_id].index("\n\n") + 2)
    return {
        "id": number,
        "article_id": one.article_id,
        "speaker_id": speakers.get(one.speaker),
        "words": one.quote,
        "start": start,
        "content": [[start, start + len(one.quote)]] if one.quote else [],
        "reasons": ["imported"],
        "status": "done",
    }


def _verdict(one: GivenVerdict, key: ItemKey) -> dict[str, Any]:
    return {
        "claim_id": key.id if key.kind == "claim" else None,
        "quote_id": key.id if key.kind == "quote" else None,
        "reviewer": one.reviewer,
        "created": one.created,
        **verdict_values(one.rating, one.role, one.rationale, one.evidence),
    }


def add(connection: Connection, given: Sequence[GivenVerdict]) -> tuple[int, list[int]]:
    """Adds the verdicts on items that are here; gives how many, and the lines of the others.

    An item is found by its number and words, else by its words alone. A verdict that is here
    already (same reviewer, rating and second) is not added again.
    """
    added, unknown = 0, []
    for one in sorted(given, key=lambda one: one.verdict_id):
        key = _found(connection, one)
        if key is None:
            unknown.append(one.line)
        elif not _known(connection, one, key):
            connection.execute(insert(ACTION).values(_verdict(one, key)))
            status.refresh(connection, key)
            added += 1
    return added, sorted(unknown)


def _found(connection: Connection, one: GivenVerdict) -> ItemKey | None:
    kind: ItemKind = one.item.kind
    table = actions.TABLES[kind]
    said = CLAIM.c.proposition if kind == "claim" else QUOTE.c.words
    wanted = one.claim if kind == "claim" else one.quote
    same = (
        select(table.c.id)
        .join(ARTICLE, table.c.article_id == ARTICLE.c.id)
        .where(said == wanted, ARTICLE.c.title == one.title, ARTICLE.c.date == one.date)
    )
    if connection.scalar(same.where(table.c.id == one.item.id)) is not None:
        return one.item
    near = search_lookup.candidates(connection, kind, wanted, 20)
    numbers = connection.scalars(same.where(table.c.id.in_([number for number, _ in near])))
    found = list(numbers)
    return ItemKey(kind, found[0]) if len(found) == 1 else None


def _known(connection: Connection, one: GivenVerdict, key: ItemKey) -> bool:
    chosen = select(ACTION.c.created).where(
        actions.item_column(key.kind) == key.id,
        ACTION.c.kind == "verdict",
        ACTION.c.reviewer == one.reviewer,
        ACTION.c.value == one.rating,
    )
    moments = [cast(datetime, moment) for moment in connection.scalars(chosen)]
    given = one.created.astimezone(UTC).replace(microsecond=0)
    return any(moment.replace(microsecond=0) == given for moment in moments)
