"""Standing verdicts on claims as schema.org ClaimReview, in JSON-LD, one graph.

The properties are those that Google's and schema.org's documentation of ClaimReview require and
recommend. A review needs an address of its own: the site's, with the item at its end.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from claimtrack.errors import ExportError
from claimtrack.exchange.csv import utc
from claimtrack.exchange.jsonl import Record
from claimtrack.store import ArticleView, ExportRow, ItemKey

BEST, WORST = 5, 1
VALUES: dict[str, float] = {
    "true": 5,
    "correct attribution": 5,
    "mostly true": 4,
    "mixture": 3,
    "half true": 3,
    "unproven": 3,
    "unclear": 3,
    "mostly false": 2,
    "false": 1,
    "misattributed": 1,
    "pants on fire": 1,
}
"""Ratings as numbers, as the format wants them; the words are in `alternateName`."""

_TYPES = {"person": "Person"}


def claim_reviews(
    rows: Iterable[ExportRow],
    *,
    site: str,
    organisation: str = "",
    speaker_kinds: Mapping[str, str] | None = None,
    scale: Sequence[str] = (),
) -> Record:
    """The newest verdict on each claim of `rows` (oldest first), as one JSON-LD graph.

    `site` is the address under which the reviews are published, `organisation` who publishes them
    (else the reviewer is the author). `speaker_kinds` tells persons from organisations by name.
    `scale` are a newsroom's own ratings from best to worst, which are given numbers by their order.
    Raises `ExportError` if `site` is no web address.
    """
    if not site.startswith(("http://", "https://")) or len(site.split()) != 1:
        raise ExportError(f"{site!r} is no web address such as https://checks.example/reviews")
    values = _values(scale) | VALUES
    newest: dict[ItemKey, ExportRow] = {}
    for row in rows:
        if row.item.key.kind == "claim" and not row.verdict.withdrawn:
            newest[row.item.key] = row
    return {
        "@context": "https://schema.org",
        "@graph": [
            _review(row, site.rstrip("/"), organisation, speaker_kinds or {}, values)
            for row in newest.values()
        ],
    }


def claim_reviews_text(graph: Mapping[str, object]) -> str:
    """The graph as a file's text; `<` is escaped, so that it can stand in a page's script."""
    return json.dumps(graph, ensure_ascii=False, indent=2).replace("<", "\\u003c") + "\n"


def _values(scale: Sequence[str]) -> dict[str, float]:
    """Numbers for the ratings of a scale from best to worst, evenly spread."""
    steps = max(1, len(scale) - 1)
    return {
        rating.casefold(): round(BEST - (BEST - WORST) * place / steps, 2)
        for place, rating in enumerate(scale)
    }


def _review(
    row: ExportRow,
    site: str,
    organisation: str,
    kinds: Mapping[str, str],
    values: Mapping[str, float],
) -> Record:
    verdict, item, article = row.verdict, row.item, row.article
    author = organisation or verdict.reviewer
    rating: Record = {"@type": "Rating", "alternateName": verdict.rating}
    if value := values.get(verdict.rating.casefold()):
        rating |= {"ratingValue": value, "bestRating": BEST, "worstRating": WORST}
    if verdict.rationale:
        rating["ratingExplanation"] = verdict.rationale
    appearance = _appearance(article)
    claim: Record = {
        "@type": "Claim",
        "author": {
            "@type": _TYPES.get(kinds.get(item.speaker, ""), "Organization"),
            "name": item.speaker or "unknown",
        },
        "appearance": appearance,
        "firstAppearance": appearance,
    }
    if article.date:
        claim["datePublished"] = article.date
    review: Record = {
        "@type": "ClaimReview",
        "@id": f"{site}/{item.key}",
        "url": f"{site}/{item.key}",
        "claimReviewed": item.proposition,
        "author": {"@type": "Organization" if organisation else "Person", "name": author},
        "datePublished": utc(verdict.created),
        "reviewRating": rating,
        "itemReviewed": claim,
    }
    if article.language and article.language != "und":
        review["inLanguage"] = article.language
    return review


def _appearance(article: ArticleView) -> Record:
    known = {
        "headline": article.title or article.doc,
        "url": article.url,
        "datePublished": article.date,
        "publisher": article.publisher and {"@type": "Organization", "name": article.publisher},
    }
    return {"@type": "NewsArticle", **{name: value for name, value in known.items() if value}}
