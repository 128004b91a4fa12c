"""Putting the analysis of an article into the store, in one transaction."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import Session

from claimtrack.attribution.types import Attribution, Speaker
from claimtrack.claims.types import Analysis, Claim
from claimtrack.errors import StoreError
from claimtrack.reading.article import Article
from claimtrack.spans import Spans, covered
from claimtrack.store import copies, locks, occurrences
from claimtrack.store.speakers import merge_speakers
from claimtrack.store.tables import (
    ARTICLE,
    ArticleRow,
    ClaimRow,
    Pairs,
    QuoteRow,
    StanceRow,
    stored_id,
)
from claimtrack.store.text import require_storable
from claimtrack.store.views import CONTESTING


@dataclass(frozen=True, slots=True)
class Added:
    """Where an article is; not `new` when the same text was there before.

    `copy_of` is the article that it is a syndicated copy of.
    """

    article_id: int
    new: bool
    copy_of: int | None = None


def digest(text: str) -> str:
    """What tells one text from another (SHA-256 of its UTF-8, in hexadecimal)."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def find(connection: Connection, text: str) -> int | None:
    """The id of the article with this very text."""
    found: int | None = connection.scalar(
        select(ARTICLE.c.id).where(ARTICLE.c.digest == digest(text))
    )
    return found


def require_sound(analysis: Analysis) -> None:
    """Raises `StoreError` if `analysis` cannot be kept, or points to what is not there."""
    article = analysis.article
    name = article.path or article.doc
    require_storable(name, analysis)
    length = len(article.text)
    spans = [
        span for made in analysis.attributions for span in made.content + made.source + made.cue
    ]
    for claim in analysis.claims:
        if not 0 <= claim.attribution < len(analysis.attributions):
            raise StoreError(f"{name}: a claim of attribution {claim.attribution}, which is none")
        spans += claim.content
        spans += (span for stance in claim.stances for span in stance.cue)
    for start, end in spans:
        if not 0 <= start <= end <= length:
            raise StoreError(f"{name}: the span {start}-{end} is outside the text ({length})")


def add(connection: Connection, analysis: Analysis) -> Added:
    """Writes `analysis` in the transaction of `connection`, unless its text is there already."""
    locks.hold(connection, locks.SPEAKERS)
    if (known := find(connection, analysis.article.text)) is not None:
        return Added(known, new=False)
    with Session(connection) as session:
        article_id = _add_article(session, analysis.article)
        copies.remember(connection, article_id, analysis.article.text, analysis.article.blocks)
        speakers = merge_speakers(session, speakers_of(analysis))
        quote_ids = _add_quotes(session, analysis, article_id, speakers)
        claim_ids = _add_claims(session, analysis, article_id, speakers, quote_ids)
        session.flush()
    occurrences.renew(connection, claim_ids)
    return Added(article_id, new=True)


def add_copy(connection: Connection, article: Article) -> Added | None:
    """Writes `article` if it is a copy of one that is there; None, and nothing, if it is not."""
    locks.hold(connection, locks.SPEAKERS)
    if (known := find(connection, article.text)) is not None:
        return Added(known, new=False)
    first = copies.find_first(connection, article.text, article.blocks)
    if first is None:
        return None
    with Session(connection) as session:
        article_id = _add_article(session, article, copy_of=first)
    return Added(article_id, new=True, copy_of=first)


def _add_article(session: Session, article: Article, copy_of: int | None = None) -> int:
    row = ArticleRow(
        digest=digest(article.text),
        doc=article.doc,
        title=article.title,
        url=article.url,
        publisher=article.publisher,
        byline=article.byline,
        date=article.date,
        language=article.language,
        path=article.path,
        offset=article.offset,
        extracted=article.extracted,
        text=article.text,
        blocks=[[block.start, block.end, block.kind] for block in article.blocks],
        copy_of=copy_of,
    )
    session.add(row)
    session.flush()
    return stored_id(row)


def speakers_of(analysis: Analysis) -> list[Speaker]:
    """The article's speakers, and whoever else is named as one."""
    speakers = {speaker.name: speaker for speaker in analysis.speakers}
    named = [made.speaker for made in analysis.attributions]
    for claim in analysis.claims:
        named += [claim.claimant, *(stance.by for stance in claim.stances)]
    for name in named:
        speakers.setdefault(name, Speaker(name, "unknown"))
    return [speaker for name, speaker in speakers.items() if name]


def quote_values(
    analysis: Analysis, made: Attribution, article_id: int, speakers: dict[str, int]
) -> dict[str, Any]:
    """The columns of an attribution."""
    return {
        "article_id": article_id,
        "speaker_id": speakers.get(made.speaker),
        "kind": made.kind,
        "words": covered(analysis.article.text, made.content),
        "start": _start(made.content),
        "content": _pairs(made.content),
        "source": _pairs(made.source),
        "cue": _pairs(made.cue),
        "confidence": made.confidence,
        "reasons": list(made.reasons),
    }


def claim_values(
    analysis: Analysis,
    claim: Claim,
    article_id: int,
    speakers: dict[str, int],
    quote_ids: Sequence[int],
) -> dict[str, Any]:
    """The columns of a claim; `quote_ids` are those of the analysis's attributions."""
    return {
        "article_id": article_id,
        "quote_id": quote_ids[claim.attribution],
        "speaker_id": speakers.get(claim.claimant),
        "proposition": claim.proposition,
        "modality": claim.modality,
        "words": covered(analysis.article.text, claim.content),
        "start": _start(claim.content),
        "content": _pairs(claim.content),
        "check_worthiness": claim.check_worthiness,
        "contested": any(stance.stance in CONTESTING for stance in claim.stances),
        "reasons": list(claim.reasons),
    }


def stance_values(
    analysis: Analysis, claim: Claim, claim_id: int, speakers: dict[str, int]
) -> list[dict[str, Any]]:
    """The columns of each stance on a claim."""
    return [
        {
            "claim_id": claim_id,
            "speaker_id": speakers.get(stance.by),
            "stance": stance.stance,
            "words": covered(analysis.article.text, stance.cue),
            "cue": _pairs(stance.cue),
            "confidence": stance.confidence,
            "reason": stance.reason,
        }
        for stance in claim.stances
    ]


def _add_quotes(
    session: Session, analysis: Analysis, article_id: int, speakers: dict[str, int]
) -> list[int]:
    rows = [
        QuoteRow(**quote_values(analysis, made, article_id, speakers))
        for made in analysis.attributions
    ]
    session.add_all(rows)
    session.flush()
    return [stored_id(row) for row in rows]


def _add_claims(
    session: Session,
    analysis: Analysis,
    article_id: int,
    speakers: dict[str, int],
    quote_ids: list[int],
) -> list[int]:
    rows = [
        ClaimRow(**claim_values(analysis, claim, article_id, speakers, quote_ids))
        for claim in analysis.claims
    ]
    session.add_all(rows)
    session.flush()
    session.add_all(
        StanceRow(**values)
        for row, claim in zip(rows, analysis.claims, strict=True)
        for values in stance_values(analysis, claim, stored_id(row), speakers)
    )
    return [stored_id(row) for row in rows]


def _pairs(spans: Spans) -> Pairs:
    return [list(span) for span in spans]


def _start(spans: Spans) -> int:
    return min((start for start, _ in spans), default=0)
