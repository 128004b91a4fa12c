"""Whether ClaimReview markup has what its readers want, and has it in the right form.

The properties are those that schema.org/ClaimReview defines and Google's documentation of fact-check
markup requires or recommends; both are asked for alike. Values are checked too: addresses, dates
(ISO 8601), ratings within their bounds, language tags (BCP 47).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a property (`path`, its names joined by dots) of a review (`url`)."""

    url: str
    path: str
    wrong: str

    def __str__(self) -> str:
        return f"{self.url}: {self.path}: {self.wrong}"


def problems(data: object) -> list[Problem]:
    """Everything wrong with the reviews in a JSON-LD document: one object, a list, or a graph."""
    found: list[Problem] = []
    reviews = list(_reviews(data))
    if not reviews:
        return [Problem("", "@type", "no ClaimReview is there")]
    addresses: set[str] = set()
    for review in reviews:
        url = str(review.get("url") or "")
        found += (Problem(url, path, wrong) for path, wrong in _checked(review))
        if url in addresses:
            found.append(Problem(url, "url", "is another review's too"))
        addresses.add(url)
    return found


def _reviews(data: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(data, list):
        for part in data:
            yield from _reviews(part)
    elif isinstance(data, Mapping):
        if "@graph" in data:
            yield from _reviews(data["@graph"])
        elif "ClaimReview" in _listed(data.get("@type")):
            yield data


def _checked(review: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for path, fits in _PROPERTIES.items():
        values = list(_values(review, path.split(".")))
        if not values:
            yield path, "is missing"
        for value in values:
            if wrong := fits(value):
                yield path, wrong
    yield from _rating(review.get("reviewRating"))


def _rating(rating: object) -> Iterator[tuple[str, str]]:
    if not isinstance(rating, Mapping):
        return
    numbers = [_number(rating.get(name)) for name in ("worstRating", "ratingValue", "bestRating")]
    worst, value, best = numbers
    if worst is None or value is None or best is None:
        return
    if not worst < best:
        yield "reviewRating.bestRating", f"{best:g} is not above the worst, {worst:g}"
    elif not worst <= value <= best:
        yield "reviewRating.ratingValue", f"{value:g} is not within {worst:g} and {best:g}"


def _values(found: object, names: list[str]) -> Iterator[object]:
    """What stands at a path, in every one of lists."""
    for part in _listed(found):
        if not names:
            if part not in (None, ""):
                yield part
        elif isinstance(part, Mapping):
            yield from _values(part.get(names[0]), names[1:])


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _number(value: object) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None


def _text(value: object) -> str:
    return "" if isinstance(value, str) and value.strip() else "is no text"


def _numeric(value: object) -> str:
    return "" if _number(value) is not None else f"{value!r} is no number"


def _address(value: object) -> str:
    try:
        parts = urlsplit(str(value))
        sound = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        sound = False
    return "" if sound and not re.search(r"\s", str(value)) else f"{value!r} is no web address"


def _day(value: object) -> str:
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            parse(str(value))
        except ValueError:
            continue
        return ""
    return f"{value!r} is no date (ISO 8601)"


def _language(value: object) -> str:
    sound = re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", str(value))
    return "" if sound and value != "und" else f"{value!r} is no language tag (BCP 47)"


def _one_of(*names: str) -> Callable[[object], str]:
    return lambda value: "" if value in names else f"{value!r} is not {' or '.join(names)}"


_PROPERTIES: dict[str, Callable[[object], str]] = {
    "claimReviewed": _text,
    "url": _address,
    "author.@type": _one_of("Organization", "Person"),
    "author.name": _text,
    "datePublished": _day,
    "inLanguage": _language,
    "reviewRating.@type": _one_of("Rating"),
    "reviewRating.alternateName": _text,
    "reviewRating.ratingValue": _numeric,
    "reviewRating.bestRating": _numeric,
    "reviewRating.worstRating": _numeric,
    "itemReviewed.@type": _one_of("Claim"),
    "itemReviewed.author.@type": _one_of("Organization", "Person"),
    "itemReviewed.author.name": _text,
    "itemReviewed.datePublished": _day,
    "itemReviewed.appearance.url": _address,
    "itemReviewed.firstAppearance.url": _address,
}
"""Every property asked for, and what its value must be."""
