"""Exchange: what goes out to other programs and to readers, and what comes in from them."""

from claimtrack.exchange.annotated import AnnotatedArticle, Relation, read_annotated
from claimtrack.exchange.annotation_export import export_brat, export_citron
from claimtrack.exchange.annotation_import import Imported, import_annotated
from claimtrack.exchange.checks_reading import ReadChecks, read_checks
from claimtrack.exchange.claimreview import claim_reviews, claim_reviews_text
from claimtrack.exchange.claimreview_check import Problem, problems
from claimtrack.exchange.corrections import export_corrections
from claimtrack.exchange.csv import COLUMNS, restored, stance_words, write_verdicts
from claimtrack.exchange.csv_reading import import_verdicts
from claimtrack.exchange.draft_report import draft_page
from claimtrack.exchange.dump import is_dump, read_dump, write_dump
from claimtrack.exchange.files import whole_file, whole_folder, whole_path
from claimtrack.exchange.jsonl import (
    action_record,
    analysis_record,
    article_record,
    check_record,
    claim_suggestion_record,
    dumps,
    hit_record,
    item_record,
    passage_record,
    speaker_record,
    speaker_suggestion_record,
    verdict_record,
)
from claimtrack.exchange.parquet import export_parquet
from claimtrack.exchange.report import chosen_items, entries, overview
from claimtrack.exchange.report_html import report_page
from claimtrack.exchange.report_markdown import report_markdown
from claimtrack.exchange.verification import draft_record, verification_record

__all__ = [
    "COLUMNS",
    "AnnotatedArticle",
    "Imported",
    "Problem",
    "ReadChecks",
    "Relation",
    "action_record",
    "analysis_record",
    "article_record",
    "check_record",
    "chosen_items",
    "claim_reviews",
    "claim_reviews_text",
    "claim_suggestion_record",
    "draft_page",
    "draft_record",
    "dumps",
    "entries",
    "export_brat",
    "export_citron",
    "export_corrections",
    "export_parquet",
    "hit_record",
    "import_annotated",
    "import_verdicts",
    "is_dump",
    "item_record",
    "overview",
    "passage_record",
    "problems",
    "read_annotated",
    "read_checks",
    "read_dump",
    "report_markdown",
    "report_page",
    "restored",
    "speaker_record",
    "speaker_suggestion_record",
    "stance_words",
    "verdict_record",
    "verification_record",
    "whole_file",
    "whole_folder",
    "whole_path",
    "write_dump",
    "write_verdicts",
]
