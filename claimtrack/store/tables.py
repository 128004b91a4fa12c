"""The tables, for SQLite and PostgreSQL alike.

Articles, speakers, quotes, claims and stances are written once, by `ingest`. Verdicts, withdrawals,
notes and flags are events: rows are only ever added, and of several the newest (greatest id)
stands. Spans are JSON lists of `[start, end]` code-point offsets into `article.text`.
"""

from datetime import UTC, datetime

from sqlalchemy import JSON, CheckConstraint, DateTime, Dialect, Index, Text, UniqueConstraint, desc
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

SCHEMA_VERSION = 1

Pairs = list[list[int]]


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time in UTC; SQLite keeps no zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The time in UTC."""
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The time with its zone."""
        if value is None or value.tzinfo is not None:
            return value and value.astimezone(UTC)
        return value.replace(tzinfo=UTC)


def now() -> datetime:
    """The time of an event: aware, UTC, microseconds."""
    return datetime.now(UTC)


class SchemaVersionRow(SQLModel, table=True):
    """Which tables this database holds: one row, changed by migrations."""

    __tablename__ = "schema_version"
    version: int = Field(primary_key=True)
    created: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class ArticleRow(SQLModel, table=True):
    """One article; `digest` (SHA-256 of its text as UTF-8, hexadecimal) makes it unique."""

    __tablename__ = "article"
    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(max_length=64, unique=True)
    doc: str
    title: str
    url: str
    publisher: str
    byline: str
    date: str = Field(index=True)
    language: str
    path: str
    offset: int
    extracted: bool
    text: str = Field(sa_type=Text)
    blocks: list[list[int | str]] = Field(sa_type=JSON)
    added: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class SpeakerRow(SQLModel, table=True):
    """A speaker of the whole store; the same full name of another kind is another speaker."""

    __tablename__ = "speaker"
    __table_args__ = (UniqueConstraint("name", "kind"),)
    id: int | None = Field(default=None, primary_key=True)
    name: str
    kind: str


class AliasRow(SQLModel, table=True):
    """Another form of a speaker's name, as some article has it."""

    __tablename__ = "alias"
    __table_args__ = (UniqueConstraint("speaker_id", "alias"),)
    id: int | None = Field(default=None, primary_key=True)
    speaker_id: int = Field(foreign_key="speaker.id")
    alias: str


class QuoteRow(SQLModel, table=True):
    """One attribution; `words` are its content's, `start` is where they begin."""

    __tablename__ = "quote"
    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    speaker_id: int | None = Field(foreign_key="speaker.id", index=True)
    kind: str
    words: str = Field(sa_type=Text)
    start: int
    content: Pairs = Field(sa_type=JSON)
    source: Pairs = Field(sa_type=JSON)
    cue: Pairs = Field(sa_type=JSON)
    confidence: float
    reasons: list[str] = Field(sa_type=JSON)


class ClaimRow(SQLModel, table=True):
    """One claim; `contested` when a stance of `CONTESTING` is taken on it."""

    __tablename__ = "claim"
    __table_args__ = (
        # The order of the review queue: a page of it is read from this index alone.
        Index("ix_claim_queue", desc("contested"), desc("check_worthiness"), "id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    quote_id: int = Field(foreign_key="quote.id", index=True)
    speaker_id: int | None = Field(foreign_key="speaker.id", index=True)
    proposition: str = Field(sa_type=Text)
    modality: str = Field(index=True)
    words: str = Field(sa_type=Text)
    start: int
    content: Pairs = Field(sa_type=JSON)
    check_worthiness: float
    contested: bool
    reasons: list[str] = Field(sa_type=JSON)


class StanceRow(SQLModel, table=True):
    """What a speaker does to a claim."""

    __tablename__ = "stance"
    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    speaker_id: int | None = Field(foreign_key="speaker.id", index=True)
    stance: str = Field(index=True)
    words: str
    cue: Pairs = Field(sa_type=JSON)
    confidence: float
    reason: str


class ItemEvent(SQLModel):
    """Something a reviewer did to a claim or to a quote (exactly one of the two)."""

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int | None = Field(default=None, foreign_key="claim.id", index=True)
    quote_id: int | None = Field(default=None, foreign_key="quote.id", index=True)
    reviewer: str = Field(index=True)
    created: datetime = Field(default_factory=now, sa_type=UtcDateTime)


def _one_item() -> CheckConstraint:
    return CheckConstraint("(claim_id IS NULL) <> (quote_id IS NULL)", name="one_item")


class VerdictRow(ItemEvent, table=True):
    """A reviewer's rating of an item."""

    __tablename__ = "verdict"
    __table_args__ = (_one_item(),)
    rating: str
    rationale: str = Field(sa_type=Text)
    evidence: str = Field(sa_type=Text)


class NoteRow(ItemEvent, table=True):
    """A reviewer's note on an item; an empty one clears it."""

    __tablename__ = "note"
    __table_args__ = (_one_item(),)
    note: str = Field(sa_type=Text)


class FlagRow(ItemEvent, table=True):
    """An item flagged, or its flag taken away."""

    __tablename__ = "flag"
    __table_args__ = (_one_item(),)
    flagged: bool


class WithdrawalRow(SQLModel, table=True):
    """A verdict taken back by its reviewer; the verdict itself stays."""

    __tablename__ = "withdrawal"
    id: int | None = Field(default=None, primary_key=True)
    verdict_id: int = Field(foreign_key="verdict.id", unique=True)
    reviewer: str
    created: datetime = Field(default_factory=now, sa_type=UtcDateTime)


def stored_id(row: ArticleRow | SpeakerRow | QuoteRow | ClaimRow) -> int:
    """The id the database gave `row`."""
    assert row.id is not None
    return row.id


_tables = SQLModel.metadata.tables

# The same tables for queries, which pick columns and never load whole rows.
ARTICLE = _tables["article"]
SPEAKER = _tables["speaker"]
ALIAS = _tables["alias"]
QUOTE = _tables["quote"]
CLAIM = _tables["claim"]
STANCE = _tables["stance"]
VERDICT = _tables["verdict"]
NOTE = _tables["note"]
FLAG = _tables["flag"]
WITHDRAWAL = _tables["withdrawal"]
