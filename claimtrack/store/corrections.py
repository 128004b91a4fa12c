"""Corrections of extractions, recorded as actions; `family.py` applies them.

| kind | value | text | data |
|---|---|---|---|
| `speaker` | the speaker's name | | `speaker_id` |
| `span` | `content`, `source` or `cue` | its words | `spans` |
| `stance` | the stance, or empty: none | who | `speaker_id`, `cue`, `was`: null or [speaker, stance] |
| `wording` | | what the claim says | |
| `wrong` | | | |
| `added` | | its words | |
"""

from dataclasses import dataclass
from typing import Any, get_args

from sqlalchemy import Connection, insert, select
from sqlmodel import Session

from claimtrack.attribution.types import Speaker, SpeakerKind
from claimtrack.claims.types import StanceKind
from claimtrack.errors import StoreError
from claimtrack.spans import Spans, covered
from claimtrack.store import actions, family, locks, occurrences
from claimtrack.store.speakers import merge_speakers
from claimtrack.store.tables import ARTICLE, CLAIM, QUOTE
from claimtrack.store.text import require_storable
from claimtrack.store.views import ItemKey, StanceView

PARTS = ("content", "source", "cue")
STANCE_KINDS: tuple[str, ...] = get_args(StanceKind)
SPEAKER_KINDS: tuple[SpeakerKind, ...] = get_args(SpeakerKind)
ADDED_WORTHINESS = 0.5
"""The check-worthiness of a claim that a reviewer added: nothing was measured."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A quote that the analysis missed: its words in the article, and who said them.

    `proposition`: what it claims, when a claim is to be made of it; else empty.
    """

    article_id: int
    content: Spans
    speaker: str
    source: Spans = ()
    cue: Spans = ()
    proposition: str = ""


def correct_speaker(
    connection: Connection, key: ItemKey, name: str, reviewer: str, kind: SpeakerKind = "unknown"
) -> int:
    """It was said by the speaker of this very name, who is made if there is none; "": by nobody."""
    speaker_id = speaker_called(connection, name, kind)
    data = {"speaker_id": speaker_id}
    return _correct(connection, "speaker", key, reviewer, value=name, data=data)


def correct_span(
    connection: Connection, key: ItemKey, part: str, spans: Spans, reviewer: str
) -> int:
    """Its content, source or cue are these words; only a content must have some."""
    if part not in PARTS:
        raise StoreError(f"{part!r} is no part of a quote; there are {', '.join(PARTS)}")
    text = _text_of(connection, key)
    _require_inside(text, spans, empty=part != "content")
    data = {"spans": [list(span) for span in spans]}
    words = covered(text, spans)
    return _correct(connection, "span", key, reviewer, value=part, text=words, data=data)


def correct_stance(
    connection: Connection,
    key: ItemKey,
    was: StanceView | None,
    stance: str,
    by: str,
    reviewer: str,
    cue: Spans = (),
) -> int:
    """Somebody takes a stance on the claim; it replaces `was`, or without a `stance` removes it."""
    if key.kind != "claim":
        raise StoreError("only a claim has stances")
    if stance and stance not in STANCE_KINDS:
        raise StoreError(f"{stance!r} is no stance; there are {', '.join(STANCE_KINDS)}")
    if not stance and was is None:
        raise StoreError("which stance is to be removed?")
    _require_inside(_text_of(connection, key), cue, empty=True)
    data = {
        "speaker_id": speaker_called(connection, by) if stance else None,
        "cue": [list(span) for span in cue],
        "was": was and [was.speaker_id, was.stance],
    }
    return _correct(connection, "stance", key, reviewer, value=stance, text=by, data=data)


def correct_wording(connection: Connection, key: ItemKey, proposition: str, reviewer: str) -> int:
    """The claim says this."""
    if key.kind != "claim" or not proposition.strip():
        raise StoreError("only a claim has a wording, and it must say something")
    return _correct(connection, "wording", key, reviewer, text=proposition.strip())


def mark_wrong(connection: Connection, key: ItemKey, reviewer: str) -> int:
    """It is no quote or claim; it leaves the queue."""
    return _correct(connection, "wrong", key, reviewer)


def add_missed(connection: Connection, missed: Missed, reviewer: str) -> ItemKey:
    """Records a quote that the analysis missed, and the claim it makes; gives what to judge."""
    require_storable("your entry", missed, reviewer)
    chosen = select(ARTICLE.c.text).where(ARTICLE.c.id == missed.article_id)
    text = connection.scalar(chosen)
    if text is None:
        raise StoreError(f"there is no article {missed.article_id}")
    _require_inside(text, missed.content, empty=False)
    _require_inside(text, missed.source + missed.cue, empty=True)
    words = covered(text, missed.content)
    common: dict[str, Any] = {
        "article_id": missed.article_id,
        "speaker_id": speaker_called(connection, missed.speaker),
        "words": words,
        "start": missed.content[0][0],
        "content": [list(span) for span in missed.content],
        "reasons": [f"added by {reviewer}"],
        "status": "unstarted",
        "added_by": reviewer,
        "hidden": True,
    }
    quote = insert(QUOTE).values(
        **common,
        kind=family.kind_of(words),
        source=[list(span) for span in missed.source],
        cue=[list(span) for span in missed.cue],
        confidence=1.0,
    )
    quote_id = int(connection.scalars(quote.returning(QUOTE.c.id)).one())
    key = ItemKey("quote", quote_id)
    if missed.proposition.strip():
        claim = insert(CLAIM).values(
            **common,
            quote_id=quote_id,
            proposition=missed.proposition.strip(),
            modality="asserts",
            check_worthiness=ADDED_WORTHINESS,
            contested=False,
        )
        key = ItemKey("claim", int(connection.scalars(claim.returning(CLAIM.c.id)).one()))
    _correct(connection, "added", key, reviewer, text=words)
    return key


def _correct(connection: Connection, kind: str, key: ItemKey, reviewer: str, **values: Any) -> int:
    action_id = actions.record(connection, kind, reviewer, key=key, **values)
    locks.hold(connection, locks.GROUPS)
    occurrences.renew(connection, family.rebuild(connection, key))
    return action_id


def speaker_called(connection: Connection, name: str, kind: SpeakerKind = "unknown") -> int | None:
    """The id of the speaker of this very name, who is made if there is none; None for ""."""
    name = name.strip()
    require_storable("the speaker's name", name)
    if not name:
        return None
    locks.hold(connection, locks.SPEAKERS)
    with Session(connection) as session:
        return merge_speakers(session, [Speaker(name, kind)])[name]


def _text_of(connection: Connection, key: ItemKey) -> str:
    actions.quote_of(connection, key)
    table = actions.TABLES[key.kind]
    chosen = select(ARTICLE.c.text).join(table, table.c.article_id == ARTICLE.c.id)
    return str(connection.scalars(chosen.where(table.c.id == key.id)).one())


def _require_inside(text: str, spans: Spans, *, empty: bool) -> None:
    if not spans and not empty:
        raise StoreError("no words are chosen")
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            raise StoreError(f"the span {start}-{end} is outside the text ({len(text)})")
