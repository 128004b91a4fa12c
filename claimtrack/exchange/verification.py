"""What `claimtrack verify` finds, as records for JSON.

A verification has `quotation`, `speaker` (as asked for), `outcome`, `exit_status`, `speaker_known`,
`found` (a comparison, or null), `near` (more comparisons), and `passage` (an article's paragraph that
holds the words although no quote was recorded, or null). A comparison has `outcome`, `alarms`
(`negation`, `number`, `name`), `coverage` (0-1), `steps` (each with `kind`, `recorded`, `given`: words
in a row), `context`, `article`, `verdicts`, and the `quote` as `claimtrack quotes --json` gives it.
"""

from collections.abc import Sequence

from claimtrack.exchange.jsonl import Record, item_record, verdict_record
from claimtrack.search import OUTCOMES, Comparison, DraftQuotation, Verification, worst


def verification_record(verification: Verification) -> Record:
    """One quotation and the answer."""
    passage = verification.passage
    return {
        "quotation": verification.text,
        "speaker": verification.speaker,
        "outcome": verification.outcome,
        "exit_status": OUTCOMES[verification.outcome],
        "speaker_known": verification.speaker_known,
        "found": _comparison(verification.found) if verification.found else None,
        "near": [_comparison(one) for one in verification.near],
        "passage": None
        if passage is None
        else {
            "article_id": passage.article.id,
            "title": passage.article.title,
            "text": passage.text,
        },
    }


def draft_record(name: str, checked: Sequence[DraftQuotation]) -> Record:
    """A draft with all its quotations; `span` are code points in its text, without the marks."""
    outcome = worst(list(checked))
    return {
        "draft": name,
        "outcome": outcome,
        "exit_status": OUTCOMES[outcome],
        "quotations": [
            {
                "line": one.line,
                "span": list(one.span),
                "text": one.text,
                "speaker_named": one.speaker_named,
                "verification": one.verification and verification_record(one.verification),
            }
            for one in checked
        ],
    }


def _comparison(one: Comparison) -> Record:
    return {
        "outcome": one.outcome,
        "alarms": list(one.alarms),
        "coverage": round(one.alignment.coverage, 4),
        "score": round(one.hit.score, 1),
        "steps": [
            {
                "kind": step.kind,
                "recorded": " ".join(word.text for word in step.recorded),
                "given": " ".join(word.text for word in step.given),
            }
            for step in one.alignment.steps
        ],
        "context": one.context,
        "article": {
            "id": one.article.id,
            "title": one.article.title,
            "url": one.article.url,
            "date": one.article.date,
            "publisher": one.article.publisher,
        },
        "verdicts": [verdict_record(verdict) for verdict in one.verdicts],
        "quote": item_record(one.hit.item),
    }
