"""Exchange: what goes out to other programs and to readers, as CSV, JSON lines and HTML."""

from claimtrack.exchange.claimreview import claim_reviews, claim_reviews_text, lacking
from claimtrack.exchange.csv import COLUMNS, export_verdicts, restored, stance_words
from claimtrack.exchange.draft_report import draft_page
from claimtrack.exchange.files import whole_file
from claimtrack.exchange.jsonl import (
    analysis_record,
    dumps,
    hit_record,
    item_record,
    passage_record,
    speaker_record,
    verdict_record,
)
from claimtrack.exchange.verification import draft_record, verification_record

__all__ = [
    "COLUMNS",
    "analysis_record",
    "claim_reviews",
    "claim_reviews_text",
    "draft_page",
    "draft_record",
    "dumps",
    "export_verdicts",
    "hit_record",
    "item_record",
    "lacking",
    "passage_record",
    "restored",
    "speaker_record",
    "stance_words",
    "verdict_record",
    "verification_record",
    "whole_file",
]
