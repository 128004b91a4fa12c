"""The tables, for SQLite and PostgreSQL alike; `migrations/` holds the way from older ones.

Articles, speakers, quotes, claims and stances are written by `ingest`. What reviewers do is in
`action`: rows are only ever added, and an undone one stays. Where reviewers corrected a quote or a
claim its row holds what they say, and `analysed` what the analysis said, so that a correction can
be undone. Spans are JSON lists of `[start, end]` code-point offsets into `article.text`.
"""

from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    DateTime,
    Dialect,
    Index,
    Text,
    UniqueConstraint,
    desc,
)
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

SCHEMA_VERSION = 5
"""The tables below; the number of the newest file in `migrations/versions`."""

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
    """Which tables this database holds: one row, changed by migrations.

    An older claimtrack reads it too, and says that it is too old.
    """

    __tablename__ = "schema_version"
    version: int = Field(primary_key=True)
    created: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class ArticleRow(SQLModel, table=True):
    """One article; `digest` (SHA-256 of its text as UTF-8, hexadecimal) makes it unique.

    A syndicated copy names the article it is a `copy_of`, and has no quotes and claims of its own.
    """

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
    copy_of: int | None = Field(default=None, foreign_key="article.id", index=True)


class ArticleSketchRow(SQLModel, table=True):
    """A hash of an article's words that a copy of it most likely has too; see `reading.copies`."""

    __tablename__ = "article_sketch"
    hash: int = Field(primary_key=True, sa_type=BigInteger)
    article_id: int = Field(primary_key=True, foreign_key="article.id", index=True)


class SpeakerRow(SQLModel, table=True):
    """A speaker of the whole store; the same full name of another kind is another speaker.

    `merged_into` is the speaker that reviewers say it is: its quotes and claims count as that one's.
    """

    __tablename__ = "speaker"
    __table_args__ = (UniqueConstraint("name", "kind"),)
    id: int | None = Field(default=None, primary_key=True)
    name: str
    kind: str
    merged_into: int | None = Field(default=None, foreign_key="speaker.id", index=True)


class AliasRow(SQLModel, table=True):
    """Another form of a speaker's name, as some article has it."""

    __tablename__ = "alias"
    __table_args__ = (UniqueConstraint("speaker_id", "alias"),)
    id: int | None = Field(default=None, primary_key=True)
    speaker_id: int = Field(foreign_key="speaker.id")
    alias: str


# Without the option an absent value would be the JSON word `null`, which is not absent.
_OPTIONAL_JSON = cast(type[JSON], JSON(none_as_null=True))


class Reviewable(SQLModel):
    """What reviewers' actions make of a quote or a claim; derived from `action`, kept for speed.

    `status` is one of `views.STATUSES`. `hidden`: an extraction marked as wrong, or added and the
    addition undone. `added_by` is the reviewer who added it, empty where the analysis found it.
    `analysed` is what the analysis said of it, while corrections stand.
    """

    status: str = Field(default="unstarted", index=True)
    hidden: bool = False
    added_by: str = ""
    analysed: dict[str, Any] | None = Field(default=None, sa_type=_OPTIONAL_JSON)


class QuoteRow(Reviewable, table=True):
    """One attribution; `words` are its content's, `start` is where they begin."""

    __tablename__ = "quote"
    # With `hidden`, so that a speaker's quotes are counted from the index alone.
    __table_args__ = (Index("ix_quote_speaker", "speaker_id", "hidden"),)
    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    speaker_id: int | None = Field(foreign_key="speaker.id")
    kind: str
    words: str = Field(sa_type=Text)
    start: int
    content: Pairs = Field(sa_type=JSON)
    source: Pairs = Field(sa_type=JSON)
    cue: Pairs = Field(sa_type=JSON)
    confidence: float
    reasons: list[str] = Field(sa_type=JSON)


class ClaimRow(Reviewable, table=True):
    """One claim; `contested` when a stance of `CONTESTING` is taken on it.

    `same_as` is its first occurrence, where it was claimed before: derived from `claim_link` and from
    what reviewers say, kept for speed.
    """

    __tablename__ = "claim"
    __table_args__ = (
        # The order of the review queue, and what it is filtered by most: all of it is read from
        # this index alone.
        Index(
            *("ix_claim_queue", desc("contested"), desc("check_worthiness")),
            *("id", "hidden", "status", "same_as"),
        ),
        Index("ix_claim_speaker", "speaker_id", "hidden"),
    )
    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    quote_id: int = Field(foreign_key="quote.id", index=True)
    speaker_id: int | None = Field(foreign_key="speaker.id")
    proposition: str = Field(sa_type=Text)
    modality: str = Field(index=True)
    words: str = Field(sa_type=Text)
    start: int
    content: Pairs = Field(sa_type=JSON)
    check_worthiness: float
    contested: bool
    reasons: list[str] = Field(sa_type=JSON)
    same_as: int | None = Field(default=None, foreign_key="claim.id", index=True)


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


class ClaimLinkRow(SQLModel, table=True):
    """Two claims that say the same: the later one and an earlier one, with a score in [0, 1].

    `sure`: they are one claim unless a reviewer says no; else a reviewer is asked.
    """

    __tablename__ = "claim_link"
    __table_args__ = (UniqueConstraint("claim_id", "other_id"),)
    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id")
    other_id: int = Field(foreign_key="claim.id", index=True)
    score: float
    sure: bool
    why: list[str] = Field(sa_type=JSON)
    created: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class FactCheckRow(SQLModel, table=True):
    """An earlier fact-check by somebody, imported; `digest` of its address and claim is unique."""

    __tablename__ = "fact_check"
    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(max_length=64, unique=True)
    claim: str = Field(sa_type=Text)
    claimant: str
    claim_date: str
    rating: str
    url: str
    title: str
    publisher: str
    date: str
    language: str
    added: datetime = Field(default_factory=now, sa_type=UtcDateTime)


class CheckMatchRow(SQLModel, table=True):
    """An earlier fact-check that may settle a claim, with a score in [0, 1]."""

    __tablename__ = "check_match"
    __table_args__ = (UniqueConstraint("claim_id", "check_id"),)
    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id")
    check_id: int = Field(foreign_key="fact_check.id", index=True)
    score: float
    why: list[str] = Field(sa_type=JSON)


class ActionRow(SQLModel, table=True):
    """Something a reviewer did to a claim, to a quote, or to a speaker; `actions.py` says what.

    `undoes` is the action that this one takes back. What `value`, `text` and `data` hold goes by
    `kind`; for a verdict they are the rating, the rationale and the evidence, and `role` says
    whether it is a `second` review or an `adjudication`.
    """

    __tablename__ = "action"
    __table_args__ = (
        CheckConstraint("claim_id IS NULL OR quote_id IS NULL", name="one_item"),
        Index("ix_action_claim", "claim_id", "kind"),
        Index("ix_action_quote", "quote_id", "kind"),
        Index("ix_action_kind", "kind"),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    claim_id: int | None = Field(default=None, foreign_key="claim.id")
    quote_id: int | None = Field(default=None, foreign_key="quote.id")
    speaker_id: int | None = Field(default=None, foreign_key="speaker.id")
    undoes: int | None = Field(default=None, foreign_key="action.id", unique=True)
    reviewer: str = Field(index=True)
    created: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    role: str = ""
    value: str = ""
    text: str = Field(default="", sa_type=Text)
    data: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class SavedFilterRow(SQLModel, table=True):
    """A filter line that a reviewer keeps under a name."""

    __tablename__ = "saved_filter"
    __table_args__ = (UniqueConstraint("reviewer", "name"),)
    id: int | None = Field(default=None, primary_key=True)
    reviewer: str
    name: str
    line: str
    created: datetime = Field(default_factory=now, sa_type=UtcDateTime)


def stored_id(row: ArticleRow | SpeakerRow | QuoteRow | ClaimRow) -> int:
    """The id the database gave `row`."""
    assert row.id is not None
    return row.id


_tables = SQLModel.metadata.tables

# The same tables for queries, which pick columns and never load whole rows.
ARTICLE = _tables["article"]
ARTICLE_SKETCH = _tables["article_sketch"]
SPEAKER = _tables["speaker"]
ALIAS = _tables["alias"]
QUOTE = _tables["quote"]
CLAIM = _tables["claim"]
STANCE = _tables["stance"]
ACTION = _tables["action"]
SAVED_FILTER = _tables["saved_filter"]
CLAIM_LINK = _tables["claim_link"]
FACT_CHECK = _tables["fact_check"]
CHECK_MATCH = _tables["check_match"]
