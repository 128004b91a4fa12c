"""What the store hands out: plain, frozen values, safe to keep after the database is closed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from claimtrack.reading.article import Block
from claimtrack.spans import Spans

ItemKind = Literal["claim", "quote"]

RATINGS: tuple[str, ...] = (
    "True",
    "Mostly True",
    "Mixture",
    "Mostly False",
    "False",
    "Unproven",
    "Misattributed",
    "Correct attribution",
)

CONTESTING: frozenset[str] = frozenset({"denies", "dismisses", "disputes", "rejects", "questions"})
"""The stances that make a claim contested; the others support it or say nothing."""


@dataclass(frozen=True, slots=True)
class ItemKey:
    """A claim or a quote: what a verdict is given on."""

    kind: ItemKind
    id: int

    def __str__(self) -> str:
        return f"{self.kind}-{self.id}"


@dataclass(frozen=True, slots=True)
class ArticleView:
    """A stored article; `text` is empty in listings."""

    id: int
    doc: str
    title: str
    url: str
    publisher: str
    byline: str
    date: str
    language: str
    path: str
    quotes: int
    claims: int
    text: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """A speaker of the whole store, with how much is recorded of it."""

    id: int
    name: str
    kind: str
    aliases: tuple[str, ...]
    quotes: int
    claims: int


@dataclass(frozen=True, slots=True)
class StanceView:
    """One stance on a claim; `words` are the cue's words, `cue` their offsets in the article."""

    by: str
    stance: str
    words: str
    cue: Spans
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class VerdictView:
    """One verdict as given; `withdrawn` when the reviewer undid it (it stays recorded)."""

    id: int
    item: ItemKey
    rating: str
    reviewer: str
    rationale: str
    evidence: str
    created: datetime
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the review queue, everything the desk's card shows.

    For a claim, `quote_id` is the quote that makes it, and `proposition`, `modality`,
    `check_worthiness` and `stances` are filled; for a quote they are empty. `text` are the
    article's own words (the content). `verdict` is the standing verdict (the newest that is not
    withdrawn), if any.
    """

    key: ItemKey
    article_id: int
    article_title: str
    article_date: str
    quote_id: int | None
    speaker: str
    quote_kind: str
    text: str
    proposition: str
    modality: str
    check_worthiness: float
    confidence: float
    reasons: tuple[str, ...]
    source: Spans
    cue: Spans
    content: Spans
    stances: tuple[StanceView, ...] = ()
    verdict: VerdictView | None = None
    note: str = ""
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """Which items to list; every part that is set must hold. Text parts match case-insensitively.

    `kinds`: claims, quotes or both. `reviewed`: only with (True) or without (False) a standing
    verdict.
    `stance`: a stance kind that somebody takes on it (claims only), or `any`.
    `since` and `until` are ISO dates of the article, both included.
    """

    kinds: tuple[ItemKind, ...] = ("claim",)
    speaker: str = ""
    article: int | None = None
    quote_kind: str = ""
    rating: str = ""
    reviewed: bool | None = None
    contested: bool | None = None
    stance: str = ""
    modality: str = ""
    text: str = ""
    since: str = ""
    until: str = ""
    flagged: bool | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a filter's items have a standing verdict."""

    total: int
    done: int

    @property
    def left(self) -> int:
        """Items without a standing verdict."""
        return self.total - self.done


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One verdict with everything an export says of it."""

    verdict: VerdictView
    item: Item
    article: ArticleView
