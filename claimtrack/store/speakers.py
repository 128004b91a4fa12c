"""Speakers across articles: one record for each full name, its aliases collected."""

from collections.abc import Iterable

from sqlalchemy import Connection, Select, Table, func, or_, select, update
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from claimtrack.attribution.types import Speaker
from claimtrack.errors import StoreError
from claimtrack.lookalikes import caution, may_deceive, skeleton
from claimtrack.store import actions, locks
from claimtrack.store.tables import (
    ACTION,
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

MAIN = SPEAKER.alias("main_speaker")
"""To be joined on `SPEAKER.c.merged_into`: the speaker that another one was merged into."""

MAIN_ID = func.coalesce(SPEAKER.c.merged_into, SPEAKER.c.id)
"""The speaker that a speaker is: itself, or the one it was merged into."""

SPEAKER_NAME = func.coalesce(MAIN.c.name, SPEAKER.c.name, "")
"""What a speaker is called, where `SPEAKER` and `MAIN` are joined; empty where there is none."""


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


def warnings(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """What to tell of those among `names` that are made to look like another, or may be taken for one."""
    strange = {name: caution(name) for name in names if may_deceive(name)}
    if not strange:
        return {}
    known = connection.execute(select(SPEAKER.c.id, SPEAKER.c.name).order_by(SPEAKER.c.id))
    looks: dict[str, str] = {}
    for speaker_id, name in known:
        if not may_deceive(name):
            looks.setdefault(skeleton(name), f"looks like “{name}” (speaker {speaker_id})")
    told = {
        name: ": ".join(filter(None, (looks.get(skeleton(name), ""), why)))
        for name, why in strange.items()
    }
    return {name: words for name, words in told.items() if words}


def speakers_called(text: str) -> Select[int]:
    """The ids of the speakers with `text` in their name or in an alias, in whatever case, and of
    those that were merged with them."""
    by_alias = select(ALIAS.c.speaker_id).where(contains(ALIAS.c.alias, text))
    named = or_(contains(SPEAKER.c.name, text), SPEAKER.c.id.in_(by_alias))
    mains = select(MAIN_ID.label("id")).where(named).cte()
    return same_as(select(mains.c.id))


def same_as(mains: Select[int]) -> Select[int]:
    """The ids of the main speakers `mains`, and of those that were merged into them."""
    merged = SPEAKER.c.merged_into.in_(mains)
    itself = SPEAKER.c.merged_into.is_(None) & SPEAKER.c.id.in_(mains)
    return select(SPEAKER.c.id).where(or_(merged, itself))


def list_speakers(connection: Connection, text: str, limit: int | None) -> list[SpeakerView]:
    """The speakers called `text` (all, when it is empty), those with most quotes first; after them
    those of whom only an alias holds it."""
    chosen = select(SPEAKER.c.id, SPEAKER.c.name, SPEAKER.c.kind, MAIN_ID.label("main"))
    aliases = select(ALIAS.c.speaker_id, ALIAS.c.alias).order_by(ALIAS.c.id)
    if text:
        chosen = chosen.where(SPEAKER.c.id.in_(speakers_called(text)))
        aliases = aliases.where(ALIAS.c.speaker_id.in_(speakers_called(text)))
    rows = list(connection.execute(chosen.order_by(SPEAKER.c.id)))
    main_of = {row.id: row.main for row in rows}
    named: dict[int, dict[str, None]] = {}
    for row in rows:
        if row.main != row.id:  # its name is one more form of the main speaker's
            named.setdefault(row.main, {})[row.name] = None
    for speaker_id, alias in connection.execute(aliases):
        if speaker_id in main_of:
            named.setdefault(main_of[speaker_id], {})[alias] = None
    warned = warnings(connection, [row.name for row in rows])
    quotes, claims = (_counted(connection, table, main_of) for table in (QUOTE, CLAIM))
    views = [
        SpeakerView(
            id=row.id,
            name=row.name,
            kind=row.kind,
            aliases=tuple(alias for alias in named.get(row.id, ()) if alias != row.name),
            quotes=quotes.get(row.id, 0),
            claims=claims.get(row.id, 0),
            warning=warned.get(row.name, ""),
        )
        for row in rows
        if row.main == row.id
    ]
    wanted = text.lower()
    views.sort(key=lambda view: (wanted not in view.name.lower(), -view.quotes, view.name, view.id))
    return views[:limit]


def _counted(connection: Connection, table: Table, main_of: dict[int, int]) -> dict[int, int]:
    """How many rows of `table` each main speaker has."""
    chosen = (
        select(table.c.speaker_id, func.count())
        .where(table.c.speaker_id.is_not(None), ~table.c.hidden)
        .group_by(table.c.speaker_id)
    )
    if len(main_of) <= _FEW:
        chosen = chosen.where(table.c.speaker_id.in_(main_of))
    counted: dict[int, int] = {}
    for speaker_id, count in connection.execute(chosen):
        if speaker_id in main_of:
            main = main_of[speaker_id]
            counted[main] = counted.get(main, 0) + count
    return counted


_FEW = 1_000
"""Up to so many speakers are counted by their index, more in one pass over the table."""


def merge(connection: Connection, speaker_id: int, into: int, reviewer: str) -> int:
    """Two speakers are one, called as `into`; gives the action's id."""
    locks.hold(connection, locks.SPEAKERS)
    names = {
        row.id: row.name
        for row in connection.execute(
            select(SPEAKER.c.id, SPEAKER.c.name).where(SPEAKER.c.id.in_([speaker_id, into]))
        )
    }
    if len(names) < 2:
        raise StoreError("two different speakers are needed for a merge")
    action_id = actions.record(
        connection,
        "merge",
        reviewer,
        speaker_id=speaker_id,
        value=names[into],
        text=names[speaker_id],
        data={"into": into},
    )
    apply_merges(connection)
    return action_id


def apply_merges(connection: Connection) -> None:
    """Works out anew which speaker is which, from the standing merges and splits in their order."""
    chosen = select(ACTION.c.kind, ACTION.c.speaker_id, ACTION.c.data).where(
        ACTION.c.kind.in_(("merge", "apart")), ACTION.c.speaker_id.is_not(None), ~actions.undone()
    )
    main: dict[int, int] = {}
    for kind, speaker_id, data in connection.execute(chosen.order_by(ACTION.c.id)):
        if kind == "apart":
            if main.get(speaker_id) in data["others"]:
                del main[speaker_id]
            continue
        old, new = main.get(speaker_id, speaker_id), main.get(data["into"], data["into"])
        if old == new:
            continue
        main |= {other: new for other, target in main.items() if target == old}
        main[old] = new
    merged = SPEAKER.c.merged_into.is_not(None)
    connection.execute(update(SPEAKER).where(merged).values(merged_into=None))
    for old, new in main.items():
        connection.execute(update(SPEAKER).where(SPEAKER.c.id == old).values(merged_into=new))


def split(connection: Connection, speaker_id: int, other: int | None, reviewer: str) -> int:
    """A speaker is not the one it was merged into, or not `other`; gives the action's id.

    Raises `StoreError` where it was merged into none and no other is named.
    """
    locks.hold(connection, locks.SPEAKERS)
    rows = connection.execute(
        select(SPEAKER.c.id, SPEAKER.c.name, SPEAKER.c.merged_into).where(
            SPEAKER.c.id.in_([speaker_id, other or speaker_id])
        )
    )
    found = {row.id: row for row in rows}
    if speaker_id not in found or (other is not None and other not in found):
        raise StoreError("there is no such speaker")
    if other == speaker_id:
        raise StoreError("a speaker cannot be split from itself")
    main = found[speaker_id].merged_into
    if other is not None and found[other].merged_into == speaker_id:
        return split(connection, other, speaker_id, reviewer)
    if other is None and main is None:
        raise StoreError(
            f"{found[speaker_id].name} was merged into nobody; name the one to be split from it"
        )
    # Of its group, it leaves all; of others, only the one that is named.
    inside = main is not None and (other is None or main in (other, found[other].merged_into))
    others = sorted({one for one in (main if inside else None, other) if one is not None})
    action_id = actions.record(
        connection,
        "apart",
        reviewer,
        speaker_id=speaker_id,
        value=found[speaker_id].name,
        data={"others": others},
    )
    apply_merges(connection)
    return action_id


def kept_apart(connection: Connection) -> set[frozenset[int]]:
    """The pairs of speakers that reviewers say are two."""
    chosen = select(ACTION.c.speaker_id, ACTION.c.data).where(
        ACTION.c.kind == "apart", ACTION.c.speaker_id.is_not(None), ~actions.undone()
    )
    return {
        frozenset((row.speaker_id, other))
        for row in connection.execute(chosen)
        for other in row.data["others"]
    }
