"""Attributions as Citron's quote JSON, out and in (BBC, `docs/data_format.md` there).

One document a file, with `text` and `quotes`; a quote has `sources`, a `cue` and `contents`, each with
`start`, `end` and `text`. Citron's cue is one span; where ours has several, `cue` reaches over all of
them and `cues` has each. `speaker`, `kind` and `confidence` are ours too.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claimtrack.errors import ClaimtrackError
from claimtrack.exchange.annotated import AnnotatedArticle, Relation, text_of
from claimtrack.exchange.spans_in import ordered, span_in
from claimtrack.spans import Span, Spans
from claimtrack.store import ArticleView, Item

Record = dict[str, Any]


def citron_record(article: ArticleView, quotes: list[Item]) -> Record:
    """A document of an article (with its text) and its quotes."""

    def spans(found: Spans) -> list[Record]:
        return [_marked(article.text, span) for span in found]

    record: Record = {"id": article.doc, "title": article.title, "text": article.text, "quotes": []}
    for item in quotes:
        quote: Record = {"id": str(item.key), "sources": spans(item.source)}
        if item.cue:
            hull = min(start for start, _ in item.cue), max(end for _, end in item.cue)
            quote["cue"] = _marked(article.text, hull)
        if len(item.cue) > 1:
            quote["cues"] = spans(item.cue)
        quote |= {
            "contents": spans(item.content),
            "speaker": item.speaker,
            "kind": item.quote_kind,
            "confidence": round(item.confidence, 4),
        }
        record["quotes"].append(quote)
    return record


def _marked(text: str, span: Span) -> Record:
    start, end = span
    return {"start": start, "end": end, "text": text[start:end]}


def read_citron(path: Path) -> AnnotatedArticle:
    """A document; raises ClaimtrackError if it is none, or an offset is outside its text."""
    try:
        data = json.loads(text_of(path))
        text, quotes = data["text"], data["quotes"]
        relations = tuple(_relation(quote, text) for quote in quotes)
    except (KeyError, TypeError, ValueError, RecursionError, AttributeError) as error:
        wrong = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise ClaimtrackError(
            f"{path}: not a document of Citron's quote format ({wrong})"
        ) from None
    return AnnotatedArticle(path.stem, text, tuple(item for item in relations if item.content))


def _relation(quote: Mapping[str, Any], text: str) -> Relation:
    def spans(listed: list[Mapping[str, int]]) -> Spans:
        return ordered(span_in((span["start"], span["end"]), text) for span in listed)

    cues = quote.get("cues") or ([quote["cue"]] if quote.get("cue") else [])
    return Relation(
        content=spans(quote["contents"]),
        source=spans(quote.get("sources") or []),
        cue=spans(cues),
        speaker=str(quote.get("speaker") or ""),
    )
