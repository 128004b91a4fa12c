"""What the store hands out: plain, frozen values, safe to keep after the database is closed."""

from array import array
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

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

Status = Literal["unstarted", "in progress", "needs second review", "disagreed", "done"]
STATUSES: tuple[Status, ...] = get_args(Status)
"""Where the work on an item stands (Meedan Check's item status), apart from its verdict."""

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
    """A stored article; `text` is empty in listings.

    `copy_of` is the article that it is a syndicated copy of; `copies` counts those of its own.
    """

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
    copy_of: int | None = None
    copies: int = 0


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """A speaker of the whole store, with how much is recorded of it.

    `warning` says what is strange about how the name is written, and for whom it may be taken; empty where
    nothing is.
    """

    id: int
    name: str
    kind: str
    aliases: tuple[str, ...]
    quotes: int
    claims: int
    warning: str = ""


@dataclass(frozen=True, slots=True)
class StanceView:
    """One stance on a claim; `words` are the cue's words, `cue` their offsets in the article."""

    by: str
    stance: str
    words: str
    cue: Spans
    confidence: float
    reason: str
    speaker_id: int | None = None


@dataclass(frozen=True, slots=True)
class VerdictView:
    """One verdict as given; `withdrawn` when the reviewer undid it (it stays recorded).

    `role` is empty for a first verdict, `second` for one given without sight of the first, or
    `adjudication` for one that settles a disagreement.
    """

    id: int
    item: ItemKey
    rating: str
    reviewer: str
    rationale: str
    evidence: str
    created: datetime
    withdrawn: bool = False
    role: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """What a reviewer found for or against an item: a URL, a note, or both."""

    url: str
    note: str
    reviewer: str
    created: datetime


@dataclass(frozen=True, slots=True)
class ActionView:
    """Something a reviewer did, as recorded; `undone` when it was taken back.

    `kind` is one of `actions.KINDS`, which says what `value`, `text` and `data` hold; `item` is
    None for an action on a speaker. `undoes`: the action that this one takes back.
    """

    id: int
    kind: str
    item: ItemKey | None
    speaker_id: int | None
    reviewer: str
    created: datetime
    role: str
    value: str
    text: str
    data: dict[str, Any]
    undone: bool
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened in the store up to `mark`: the items that reviewers acted on since another mark.

    `speakers`: speakers were merged, which changes names anywhere. `articles`: how many came in.
    """

    mark: "Mark"
    items: tuple[ItemKey, ...] = ()
    speakers: bool = False
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment in the store's life: the newest action and the newest article then (0: none)."""

    action: int = 0
    article: int = 0


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter line that a reviewer keeps under a name."""

    name: str
    line: str


@dataclass(frozen=True, slots=True)
class FactCheck:
    """An earlier fact-check by somebody: what was claimed, by whom and when, and the rating.

    Dates as the publisher wrote them. `id` is 0 until it is stored.
    """

    claim: str
    claimant: str = ""
    claim_date: str = ""
    rating: str = ""
    url: str = ""
    title: str = ""
    publisher: str = ""
    date: str = ""
    language: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class CheckMatch:
    """A fact-check that may settle a claim: how likely in [0, 1], and why."""

    check: FactCheck
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportedChecks:
    """What an import did: new checks, known ones that were changed, known ones as they were."""

    added: int
    changed: int
    known: int


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the review queue, everything the desk's card shows.

    For a claim, `quote_id` is the quote that makes it, and `proposition`, `modality`,
    `check_worthiness` and `stances` are filled; for a quote they are empty. `text` are the
    article's own words (the content). `verdict` is the standing verdict (the newest that is not
    withdrawn), if any, and `judged_by` are the reviewers with a standing one. `hidden`: marked as a
    wrong extraction; `added_by`: the reviewer who added it; `corrected`: a correction stands;
    `second_asked`: somebody wants a second review, whether or not it was given.
    Of a claim, `same_as` is its first occurrence (None, where it is that itself), `occurrences` how
    often it was claimed, and `checks` are the earlier fact-checks that fit best.
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
    note_by: str = ""
    evidence: tuple[EvidenceView, ...] = ()
    assigned: str = ""
    status: Status = "unstarted"
    judged_by: tuple[str, ...] = ()
    second_asked: bool = False
    hidden: bool = False
    added_by: str = ""
    corrected: bool = False
    same_as: ItemKey | None = None
    occurrences: int = 1
    checks: tuple[CheckMatch, ...] = ()


Standing = Literal["same", "suggested", "apart", ""]


@dataclass(frozen=True, slots=True)
class SimilarClaim:
    """A claim like another: how likely they are one in [0, 1], and why.

    `standing`: they are one (`same`), it waits for a reviewer (`suggested`), a reviewer said no
    (`apart`), or nothing of these.
    """

    item: Item
    score: float
    why: tuple[str, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class ClaimSuggestion:
    """Two claims that are perhaps one; a reviewer decides. `first` was there before `second`."""

    first: Item
    second: Item
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeakerSuggestion:
    """Two speakers that are perhaps one; a reviewer decides. `first` has more quotes."""

    first: SpeakerView
    second: SpeakerView
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """Which items to list; every part that is set must hold. Text parts match case-insensitively.

    `kinds`: claims, quotes or both. `reviewed`: only with (True) or without (False) a standing
    verdict; with `reviewer`, what waits for a second review by that one counts as without.
    `stance`: a stance kind that somebody takes on it (claims only), or `any`; `denied`: somebody
    denies, dismisses, disputes or rejects it.
    `since` and `until` are ISO dates of the article, both included; `at_least` and `at_most`
    are bounds of the confidence, in [0, 1]. `hidden`: extractions marked as wrong, else the others;
    None for both. `status` is one of `STATUSES`, `assigned` a reviewer's name. `once`: a claim with
    several occurrences is listed by the first one only; what the filter asks of its article, speaker
    and words any of them may have.
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
    denied: bool | None = None
    status: str = ""
    assigned: str = ""
    corrected: bool | None = None
    hidden: bool | None = False
    at_least: float | None = None
    at_most: float | None = None
    reviewer: str = ""
    once: bool = False


@dataclass(frozen=True, slots=True)
class QueuePart:
    """The items of one kind that a filter lets through, in the order of work.

    `open[n]` is 1 where `ids[n]` still waits for a verdict (of the filter's reviewer).
    """

    kind: ItemKind
    ids: "array[int]"
    open: bytearray


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
class Agreement:
    """How far reviewers agree on `items` items that were judged a second time, blind to the first.

    `share` is the share of equal pairs; `kappas` are Cohen's, for each two reviewers; `alpha` is
    Krippendorff's for nominal ratings. None where there is nothing to measure by.
    """

    items: int
    share: float | None
    kappas: dict[tuple[str, str], float]
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of claims by status, and of the standing verdicts by rating, reviewer and speaker.

    `by_speaker` begins with the speaker of most verdicts; `stances_by_month` has months as 2024-05.
    """

    statuses: dict[str, int]
    ratings: dict[str, int]
    reviewers: dict[str, int]
    by_speaker: dict[str, dict[str, int]]
    stances_by_month: dict[str, dict[str, int]]
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One verdict with everything an export says of it."""

    verdict: VerdictView
    item: Item
    article: ArticleView
