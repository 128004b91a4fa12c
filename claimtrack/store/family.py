"""A quote with its claims, as the analysis had them and as corrections make them.

What is analysed is kept in the rows' `analysed` while a correction stands; every correction, undo
and new analysis works the rows out anew from it and from the standing corrections, in their order.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from claimtrack.spans import covered
from claimtrack.store import actions
from claimtrack.store.tables import ACTION, ARTICLE, CLAIM, QUOTE, STANCE
from claimtrack.store.views import CONTESTING, ItemKey

_QUOTE_FIELDS = ("speaker_id", "kind", "content", "source", "cue")
_CLAIM_FIELDS = ("speaker_id", "content", "proposition")
_STANCE_FIELDS = ("speaker_id", "stance", "cue", "confidence", "reason")
_DOUBLE_MARKS = frozenset('"“”„‟«»')


@dataclass(slots=True)
class Member:
    """A quote or a claim of the family while corrections are applied to it."""

    key: ItemKey
    fields: dict[str, Any]
    stances: list[dict[str, Any]] = field(default_factory=list)
    hidden: bool = False


def rebuild(connection: Connection, key: ItemKey) -> list[int]:
    """Works out anew the quote and the claims that `key` belongs to; gives the claims."""
    quote_id = actions.quote_of(connection, key)
    claims = list(connection.execute(select(CLAIM).where(CLAIM.c.quote_id == quote_id)))
    quote = connection.execute(select(QUOTE).where(QUOTE.c.id == quote_id)).one()
    stances = _stances(connection, [row.id for row in claims])
    members = [_member(quote, "quote", [])]
    members += (_member(row, "claim", stances.get(row.id, [])) for row in claims)
    analysed = {member.key: _snapshot(member) for member in members}
    corrections = _corrections(connection, members)
    for row in corrections:
        APPLIED[row.kind](members, row)
    text = connection.scalar(select(ARTICLE.c.text).where(ARTICLE.c.id == quote.article_id)) or ""
    for member in members:
        _write(connection, member, text, analysed[member.key] if corrections else None)
    return [member.key.id for member in members if member.key.kind == "claim"]


def _member(row: Row[Any], kind: Any, stances: list[dict[str, Any]]) -> Member:
    """A row as the analysis had it, or as it is where nothing was corrected yet."""
    names = _QUOTE_FIELDS if kind == "quote" else _CLAIM_FIELDS
    # An added extraction stays hidden unless the action that added it stands.
    hidden = bool(row.added_by)
    key = ItemKey(kind, row.id)
    if row.analysed is not None:
        analysed = dict(row.analysed)
        return Member(key, {name: analysed[name] for name in names}, analysed["stances"], hidden)
    return Member(key, {name: row._mapping[name] for name in names}, stances, hidden)


def _snapshot(member: Member) -> dict[str, Any]:
    return {**member.fields, "stances": [dict(stance) for stance in member.stances]}


def _stances(connection: Connection, claim_ids: list[int]) -> dict[int, list[dict[str, Any]]]:
    chosen = select(STANCE).where(STANCE.c.claim_id.in_(claim_ids)).order_by(STANCE.c.id)
    found: dict[int, list[dict[str, Any]]] = {}
    for row in connection.execute(chosen):
        stance = {name: row._mapping[name] for name in _STANCE_FIELDS}
        found.setdefault(row.claim_id, []).append(stance)
    return found


def _corrections(connection: Connection, members: list[Member]) -> list[Row[Any]]:
    quotes = [member.key.id for member in members if member.key.kind == "quote"]
    claims = [member.key.id for member in members if member.key.kind == "claim"]
    chosen = select(ACTION).where(
        or_(ACTION.c.quote_id.in_(quotes), ACTION.c.claim_id.in_(claims)),
        ACTION.c.kind.in_(actions.CORRECTION_KINDS),
        ~actions.undone(),
    )
    return list(connection.execute(chosen.order_by(ACTION.c.id)))


def _target(members: list[Member], row: Row[Any]) -> Member:
    key = actions.key_of(row)
    return next(member for member in members if member.key == key)


def _speaker(members: list[Member], row: Row[Any]) -> None:
    """Who said it: of the quote and of its claims alike, where they had the same speaker."""
    before = _target(members, row).fields["speaker_id"]
    for member in members:
        if member.fields["speaker_id"] == before:
            member.fields["speaker_id"] = row.data["speaker_id"]


def _span(members: list[Member], row: Row[Any]) -> None:
    """Which words: of a claim the content is its own, source and cue are its quote's."""
    part = row.value
    member = _target(members, row) if part == "content" else members[0]
    member.fields[part] = row.data["spans"]


def _stance(members: list[Member], row: Row[Any]) -> None:
    """One stance is added, or another one (`was`) becomes it; an empty one takes it away."""
    stances = _target(members, row).stances
    was = row.data["was"]
    place = next(
        (
            place
            for place, stance in enumerate(stances)
            if was is not None and [stance["speaker_id"], stance["stance"]] == was
        ),
        None,
    )
    made = {
        "speaker_id": row.data["speaker_id"],
        "stance": row.value,
        "cue": row.data["cue"] or (stances[place]["cue"] if place is not None else []),
        "confidence": 1.0,
        "reason": f"corrected by {row.reviewer}",
    }
    if place is None:
        stances += [made] if row.value else []
    else:
        stances[place : place + 1] = [made] if row.value else []


def _wording(members: list[Member], row: Row[Any]) -> None:
    """What a claim says, as a sentence part that stands alone."""
    _target(members, row).fields["proposition"] = row.text


def _wrong(members: list[Member], row: Row[Any]) -> None:
    """No quote, no claim; without its quote a claim is none either."""
    target = _target(members, row)
    for member in members if target.key.kind == "quote" else [target]:
        member.hidden = True


def _added(members: list[Member], row: Row[Any]) -> None:
    """What the analysis missed; a claim brings the quote that was added for it."""
    _target(members, row).hidden = False
    members[0].hidden = False


APPLIED: dict[str, Callable[[list[Member], Row[Any]], None]] = {
    "speaker": _speaker,
    "span": _span,
    "stance": _stance,
    "wording": _wording,
    "wrong": _wrong,
    "added": _added,
}
"""What each kind of correction does to the members of the family, the quote being the first."""


def _write(
    connection: Connection, member: Member, text: str, analysed: dict[str, Any] | None
) -> None:
    table = actions.TABLES[member.key.kind]
    content = member.fields["content"]
    values = dict(member.fields)
    values["words"] = covered(text, content)
    values["start"] = min((start for start, _ in content), default=0)
    values["hidden"] = member.hidden
    values["analysed"] = analysed
    if member.key.kind == "claim":
        values["contested"] = any(stance["stance"] in CONTESTING for stance in member.stances)
        _write_stances(connection, member, text)
    elif analysed is not None and analysed["content"] != content:
        values["kind"] = kind_of(values["words"])
    connection.execute(update(table).where(table.c.id == member.key.id).values(**values))


def _write_stances(connection: Connection, member: Member, text: str) -> None:
    connection.execute(delete(STANCE).where(STANCE.c.claim_id == member.key.id))
    rows = [
        {**stance, "claim_id": member.key.id, "words": covered(text, stance["cue"])}
        for stance in member.stances
    ]
    if rows:
        connection.execute(insert(STANCE), rows)


def kind_of(words: str) -> str:
    """`direct`, `mixed` or `indirect`: how much of `words` a reviewer chose stands in marks."""
    inner = words.strip().rstrip(".,;")
    if len(inner) > 1 and inner[0] in _DOUBLE_MARKS and inner[-1] in _DOUBLE_MARKS:
        return "direct"
    return "mixed" if any(mark in words for mark in _DOUBLE_MARKS) else "indirect"
