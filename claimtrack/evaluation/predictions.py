"""Predictions to be scored: what `claimtrack analyze --format jsonl` prints, or a fresh analysis."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from claimtrack.analyzer import Analyzer
from claimtrack.errors import ClaimtrackError
from claimtrack.evaluation.gold import GoldArticle, Relation
from claimtrack.reading import read_bytes
from claimtrack.spans import Spans, shifted

Predictions = dict[str, list[Relation]]


def read_predictions(path: Path, gold: Sequence[GoldArticle]) -> tuple[Predictions, list[str]]:
    """(the predictions for the gold articles, the names of articles that are not among them).

    `NAME#2` is taken for a part of `NAME`. Source and cue may be null or left out, and the cue may be
    its words. Raises ClaimtrackError for a line that is no such object or points outside the text.
    """
    texts = {article.doc: article.text for article in gold}
    found: Predictions = {}
    unknown: list[str] = []
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimtrackError(f"{path}: cannot be read ({error})") from None
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            name, listed = record["doc"], record["attributions"]
            doc = name if name in texts else name.rpartition("#")[0]
            if doc not in texts:
                unknown.append(name)
                continue
            found.setdefault(doc, []).extend(_relation(item, texts[doc]) for item in listed)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            wrong = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            raise ClaimtrackError(
                f"{path}, line {number}: not a record of `claimtrack analyze --format jsonl` ({wrong})"
            ) from None
    return found, unknown


def analysed(
    analyzer: Analyzer, gold: Sequence[GoldArticle]
) -> Iterator[tuple[str, list[Relation]]]:
    """The gold texts one after the other, with what the program finds in them."""
    for article in gold:
        parts = read_bytes(article.text.encode(), name=f"{article.doc}.txt")
        yield (
            article.doc,
            [
                Relation(
                    shifted(item.content, analysis.article.offset),
                    shifted(item.source, analysis.article.offset),
                    shifted(item.cue, analysis.article.offset),
                )
                for analysis in analyzer.analyze(parts)
                for item in analysis.attributions
            ],
        )


def _relation(item: Mapping[str, Any], text: str) -> Relation:
    cue = item.get("cue")
    words = cue if isinstance(cue, str) else ""
    return Relation(
        _spans(item["content"], text),
        _spans(item.get("source"), text),
        () if words else _spans(cue, text),
        words,
    )


def _spans(pairs: Sequence[Sequence[int]] | None, text: str) -> Spans:
    spans = tuple((int(start), int(end)) for start, end in pairs or ())
    for start, end in spans:
        if not 0 <= start <= end <= len(text):
            raise ValueError(
                f"offsets {start} {end} are outside the text of {len(text)} code points; "
                "were these predictions made from this text?"
            )
    return spans
