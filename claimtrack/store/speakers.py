"""Speakers across articles: one record for each full name, its aliases collected."""

from sqlalchemy import Connection, Select, func, or_, select
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from claimtrack.attribution.types import Speaker
from claimtrack.store.tables import (
    ALIAS,
    CLAIM,
    QUOTE,
    SPEAKER,
    AliasRow,
    SpeakerRow,
    stored_id,
)
from claimtrack.store.text import contains
from claimtrack.store.views import SpeakerView


def merge_speakers(session: Session, speakers: list[Speaker]) -> dict[str, int]:
    """The store's id of each speaker: of one with this very name and no other kind, or a new one.

    Nothing but the full name merges: two people may share a surname, and a wrong merge is hard
    to see.
    """
    names = [speaker.name for speaker in speakers]
    known: dict[str, list[SpeakerRow]] = {}
    for row in session.exec(select_rows(SpeakerRow).where(col(SpeakerRow.name).in_(names))):
        known.setdefault(row.name, []).append(row)
    rows: dict[str, SpeakerRow] = {}
    for speaker in speakers:
        same = _same(known.get(speaker.name, []), speaker.kind)
        rows[speaker.name] = same or SpeakerRow(name=speaker.name, kind=speaker.kind)
    session.add_all(rows.values())
    session.flush()
    _add_aliases(session, speakers, {name: stored_id(row) for name, row in rows.items()})
    return {name: stored_id(row) for name, row in rows.items()}


def _same(namesakes: list[SpeakerRow], kind: str) -> SpeakerRow | None:
    """Which of `namesakes` a speaker of `kind` is; one of unknown kind becomes of this kind."""
    kinds = {row.kind: row for row in namesakes}
    if kind in kinds:
        return kinds[kind]
    if kind == "unknown":
        return namesakes[0] if len(namesakes) == 1 else None
    if unknown := kinds.get("unknown"):
        unknown.kind = kind
        return unknown
    return None


def _add_aliases(session: Session, speakers: list[Speaker], ids: dict[str, int]) -> None:
    known = {
        (row.speaker_id, row.alias)
        for row in session.exec(
            select_rows(AliasRow).where(col(AliasRow.speaker_id).in_(ids.values()))
        )
    }
    # A dict and not a set: the aliases keep the order of the text.
    found = {
        (ids[speaker.name], alias): None
        for speaker in speakers
        for alias in speaker.aliases
        if alias != speaker.name
    }
    session.add_all(
        AliasRow(speaker_id=speaker_id, alias=alias)
        for speaker_id, alias in found
        if (speaker_id, alias) not in known
    )


def speakers_called(text: str) -> Select[int]:
    """The ids of the speakers with `text` in their name or in an alias, in whatever case."""
    by_alias = select(ALIAS.c.speaker_id).where(contains(ALIAS.c.alias, text))
    return select(SPEAKER.c.id).where(
        or_(contains(SPEAKER.c.name, text), SPEAKER.c.id.in_(by_alias))
    )


def list_speakers(connection: Connection, text: str) -> list[SpeakerView]:
    """The speakers called `text` (all, when it is empty), those with most quotes first."""
    quotes, claims = (
        select(func.count())
        .select_from(table)
        .where(table.c.speaker_id == SPEAKER.c.id)
        .scalar_subquery()
        for table in (QUOTE, CLAIM)
    )
    chosen = select(SPEAKER, quotes.label("quotes"), claims.label("claims")).order_by(
        quotes.desc(), SPEAKER.c.name, SPEAKER.c.id
    )
    aliases = select(ALIAS.c.speaker_id, ALIAS.c.alias).order_by(ALIAS.c.id)
    if text:
        chosen = chosen.where(SPEAKER.c.id.in_(speakers_called(text)))
        aliases = aliases.where(ALIAS.c.speaker_id.in_(speakers_called(text)))
    named: dict[int, list[str]] = {}
    for speaker_id, alias in connection.execute(aliases):
        named.setdefault(speaker_id, []).append(alias)
    return [
        SpeakerView(
            row.id, row.name, row.kind, tuple(named.get(row.id, ())), row.quotes, row.claims
        )
        for row in connection.execute(chosen)
    ]
