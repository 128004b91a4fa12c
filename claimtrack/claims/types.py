"""What the claims room gives: claims, the stances taken on them, and the whole analysis of an article."""

from dataclasses import dataclass
from typing import Literal

from claimtrack.attribution.types import Attribution, Speaker
from claimtrack.reading.article import Article
from claimtrack.spans import Spans

StanceKind = Literal[
    "denies",
    "dismisses",
    "disputes",
    "rejects",
    "questions",
    "confirms",
    "supports",
    "declines_comment",
]


@dataclass(frozen=True, slots=True)
class Stance:
    """What another speaker does to a claim, with the words that show it (`cue`, into the article).

    `confidence` is in [0, 1]; `reason` names the pattern that linked the stance to the claim.
    """

    by: str
    stance: StanceKind
    cue: Spans
    confidence: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable assertion with its claimant (ClaimReview: claimReviewed, itemReviewed.author).

    `claimant` is a `Speaker.name`, empty where the text names none. `proposition` is a sentence part
    that stands alone; `content` are the article's own words. `modality` says how firmly it is asserted
    (asserts, suspects, alleges, suggests, denies, ...). `check_worthiness` is in [0, 1].
    `attribution` is the index of the attribution that makes the claim.
    """

    claimant: str
    proposition: str
    modality: str
    content: Spans
    check_worthiness: float
    attribution: int
    stances: tuple[Stance, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found in one article."""

    article: Article
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    speakers: tuple[Speaker, ...]
