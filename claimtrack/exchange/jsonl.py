"""Records for JSON lines: what `claimtrack analyze` prints, and the lists with `--json`.

The record of an analysis is a contract with other programs (one object per article and line):

    doc          the file's stem, plus #n where a file holds several articles
    title        the headline, or empty
    text         only where the text was extracted (all formats but plain text): what the offsets point
                 into
    attributions a list of
        kind        direct | mixed | indirect
        content     [[start, end], ...] what was said
        source      [[start, end], ...] who said it, in the article's words; may be empty
        cue         [[start, end], ...] the words that link the two; may be empty
        speaker     the name of one of `speakers`, or empty
        confidence  probability in [0, 1] that content and source are right
        reasons     how content and speaker were found, a list of strings
    claims       a list of
        claimant        the name of one of `speakers`, or empty
        proposition     what is claimed, as a sentence part that stands alone
        modality        asserts | suspects | alleges | suggests | denies | ...
        content         [[start, end], ...] the article's own words
        check_worthiness in [0, 1]
        stances         a list of
            by          a speaker's name
            stance      denies | dismisses | disputes | rejects | questions | confirms | supports |
                        declines_comment
            cue         [[start, end], ...] the words that show it
            confidence  in [0, 1]
    speakers     a list of
        name        the fullest form, unique in the article
        kind        person | organisation | government | group | unknown
        aliases     its other forms, a list of strings

Offsets are half-open, in code points of the file's text as decoded (also for `#2`), or of `text`
where that is given. Numbers are rounded to four places. Members may be added, none is taken away.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from claimtrack.claims.types import Analysis, Claim
from claimtrack.exchange.csv import utc
from claimtrack.search import Hit, PassageHit
from claimtrack.spans import Span, shifted
from claimtrack.store import (
    ActionView,
    ArticleView,
    CheckMatch,
    ClaimSuggestion,
    Item,
    SpeakerSuggestion,
    SpeakerView,
    StanceView,
    VerdictView,
)

Record = dict[str, Any]

# Half surrogate pairs are no UTF-8; some programs end a line at NEL, LS and PS; a terminal acts on
# C1 controls and on marks of direction. JSON can write them all as escapes.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def dumps(record: Mapping[str, Any]) -> str:
    """`record` as one line of JSON, in the text's own letters, without the line break."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def analysis_record(analysis: Analysis) -> Record:
    """The public record of an article; see the module's description."""
    article = analysis.article
    offset = article.offset
    record: Record = {"doc": article.doc, "title": article.title}
    if article.extracted:
        record["text"] = article.text
    record["attributions"] = [
        {
            "kind": made.kind,
            "content": _pairs(made.content, offset),
            "source": _pairs(made.source, offset),
            "cue": _pairs(made.cue, offset),
            "speaker": made.speaker,
            "confidence": _rounded(made.confidence),
            "reasons": list(made.reasons),
        }
        for made in analysis.attributions
    ]
    record["claims"] = [_claim(claim, offset) for claim in analysis.claims]
    record["speakers"] = [
        {"name": speaker.name, "kind": speaker.kind, "aliases": list(speaker.aliases)}
        for speaker in analysis.speakers
    ]
    return record


def _claim(claim: Claim, offset: int) -> Record:
    return {
        "claimant": claim.claimant,
        "proposition": claim.proposition,
        "modality": claim.modality,
        "content": _pairs(claim.content, offset),
        "check_worthiness": _rounded(claim.check_worthiness),
        "stances": [
            {
                "by": stance.by,
                "stance": stance.stance,
                "cue": _pairs(stance.cue, offset),
                "confidence": _rounded(stance.confidence),
            }
            for stance in claim.stances
        ],
    }


def article_record(article: ArticleView) -> Record:
    """A stored article without its text; `copy_of` is the article it is a syndicated copy of."""
    names = ("id", "doc", "title", "url", "publisher", "byline", "date", "language", "path",
             "quotes", "claims", "copy_of", "copies")  # fmt: skip
    return {name: getattr(article, name) for name in names}


def item_record(item: Item) -> Record:
    """A stored claim or quote; a claim has some members more. Offsets: into the article's text."""
    record: Record = {
        "item": str(item.key),
        "id": item.key.id,
        "article_id": item.article_id,
        "article_title": item.article_title,
        "article_date": item.article_date,
        "speaker": item.speaker,
        "quote_kind": item.quote_kind,
        "text": item.text,
        "confidence": _rounded(item.confidence),
        "reasons": list(item.reasons),
        "source": _pairs(item.source),
        "cue": _pairs(item.cue),
        "content": _pairs(item.content),
    }
    if item.key.kind == "claim":
        record |= {
            "quote_id": item.quote_id,
            "proposition": item.proposition,
            "modality": item.modality,
            "check_worthiness": _rounded(item.check_worthiness),
            "stances": [_stance(stance) for stance in item.stances],
            "occurrences": item.occurrences,
            "same_as": str(item.same_as) if item.same_as else None,
            "checks": [check_record(match) for match in item.checks],
        }
    record |= {
        "verdict": verdict_record(item.verdict) if item.verdict else None,
        "note": item.note,
        "flagged": item.flagged,
    }
    return record


def check_record(match: CheckMatch) -> Record:
    """An earlier fact-check that may settle a claim, with its score in [0, 1] and why."""
    check = asdict(match.check)
    return {"score": _rounded(match.score), "why": list(match.why), **check}


def claim_suggestion_record(found: ClaimSuggestion) -> Record:
    """Two claims that are perhaps one."""
    return {
        "score": _rounded(found.score),
        "why": list(found.why),
        "first": item_record(found.first),
        "second": item_record(found.second),
    }


def speaker_suggestion_record(found: SpeakerSuggestion) -> Record:
    """Two speakers that are perhaps one."""
    return {
        "score": _rounded(found.score),
        "why": list(found.why),
        "first": speaker_record(found.first),
        "second": speaker_record(found.second),
    }


def _stance(stance: StanceView) -> Record:
    return {
        "by": stance.by,
        "stance": stance.stance,
        "words": stance.words,
        "cue": _pairs(stance.cue),
        "confidence": _rounded(stance.confidence),
        "reason": stance.reason,
    }


def verdict_record(verdict: VerdictView) -> Record:
    """A verdict as it was given."""
    return {
        "id": verdict.id,
        "item": str(verdict.item),
        "rating": verdict.rating,
        "reviewer": verdict.reviewer,
        "rationale": verdict.rationale,
        "evidence": verdict.evidence,
        "created": utc(verdict.created),
        "withdrawn": verdict.withdrawn,
    }


def action_record(action: ActionView) -> Record:
    """Something a reviewer did, as it is recorded: one line of the log."""
    return {
        "id": action.id,
        "created": utc(action.created),
        "reviewer": action.reviewer,
        "kind": action.kind,
        "item": str(action.item) if action.item else None,
        "speaker_id": action.speaker_id,
        "role": action.role,
        "value": action.value,
        "text": action.text,
        "data": action.data,
        "undoes": action.undoes,
        "undone": action.undone,
    }


def speaker_record(speaker: SpeakerView) -> Record:
    """A speaker of the whole store, with the numbers of its quotes and claims."""
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "aliases": list(speaker.aliases),
        "quotes": speaker.quotes,
        "claims": speaker.claims,
        "warning": speaker.warning,
    }


def hit_record(hit: Hit) -> Record:
    """A quote or claim that was found: its score (0-100) and what of it matches.

    `matched` are offsets into the quote's `text`, or the claim's `proposition`.
    """
    return {
        "score": round(hit.score, 1),
        "matched": list(hit.matched),
        **item_record(hit.item),
    }


def passage_record(hit: PassageHit) -> Record:
    """A paragraph that was found; `matched` are offsets into its `text`."""
    start = hit.passage[0]
    return {
        "score": round(hit.score, 1),
        "matched": [place - start for place in hit.matched],
        "text": hit.text,
        "article_id": hit.article.id,
        "article_title": hit.article.title,
        "article_date": hit.article.date,
    }


def _pairs(spans: Iterable[Span], offset: int = 0) -> list[list[int]]:
    return [list(span) for span in shifted(spans, offset)]


def _rounded(number: float) -> float:
    return round(float(number), 4)
