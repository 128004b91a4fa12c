"""Exchange: what goes out to other programs, as CSV and as JSON lines."""

from claimtrack.exchange.csv import COLUMNS, export_verdicts, restored, stance_words
from claimtrack.exchange.jsonl import (
    analysis_record,
    dumps,
    hit_record,
    item_record,
    speaker_record,
    verdict_record,
)

__all__ = [
    "COLUMNS",
    "analysis_record",
    "dumps",
    "export_verdicts",
    "hit_record",
    "item_record",
    "restored",
    "speaker_record",
    "stance_words",
    "verdict_record",
]
