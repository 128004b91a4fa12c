"""Standing verdicts on claims as schema.org ClaimReview, in JSON-LD, one graph.

The properties are those that Google's and schema.org's documentation of ClaimReview require and
recommend. A review needs an address of its own: the site's, with the item at its end.
"""

import json
from collections.abc import Iterable, Mapping

from claimtrack.errors import ExportError
from claimtrack.exchange.csv import utc
from claimtrack.exchange.jsonl import Record
from claimtrack.store import ArticleView, ExportRow, ItemKey

BEST, WORST = 5, 1
VALUES: dict[str, int] = {
    "true": 5,
    "correct attribution": 5,
    "mostly true": 4,
    "mixture": 3,
    "half true": 3,
    "unproven": 3,
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
) -> Record:
    """The newest verdict on each claim of `rows` (oldest first), as one JSON-LD graph.

    `site` is the address under which the reviews are published, `organisation` who publishes them
    (else the reviewer is the author). `speaker_kinds` tells persons from organisations by name.
    Raises `ExportError` if `site` is no web address.
    """
    if not site.startswith(("http://", "https://")) or len(site.split()) != 1:
        raise ExportError(f"{site!r} is no web address such as https://checks.example/reviews")
    newest: dict[ItemKey, ExportRow] = {}
    for row in rows:
        if row.item.key.kind == "claim" and not row.verdict.withdrawn:
            newest[row.item.key] = row
    return {
        "@context": "https://schema.org",
        "@graph": [
            _review(row, site.rstrip("/"), organisation, speaker_kinds or {})
            for row in newest.values()
        ],
    }


def claim_reviews_text(graph: Mapping[str, object]) -> str:
    """The graph as a file's text; `<` is escaped, so that it can stand in a page's script."""
    return json.dumps(graph, ensure_ascii=False, indent=2).replace("<", "\\u003c") + "\n"


def _review(row: ExportRow, site: str, organisation: str, kinds: Mapping[str, str]) -> Record:
    verdict, item, article = row.verdict, row.item, row.article
    author = organisation or verdict.reviewer
    rating: Record = {"@type": "Rating", "alternateName": verdict.rating}
    if value := VALUES.get(verdict.rating.casefold()):
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


def lacking(review: Mapping[str, object]) -> list[str]:
    """The required and recommended properties (as paths) that a ClaimReview does not have."""
    return [path for path in _WANTED if not _value(review, path.split("."))]


_WANTED = (
    "claimReviewed",
    "url",
    "author.name",
    "datePublished",
    "inLanguage",
    "reviewRating.alternateName",
    "reviewRating.ratingValue",
    "reviewRating.bestRating",
    "reviewRating.worstRating",
    "itemReviewed.author.name",
    "itemReviewed.datePublished",
    "itemReviewed.appearance.url",
    "itemReviewed.firstAppearance.url",
)


def _value(found: object, path: list[str]) -> object:
    for name in path:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found
