"""Fact-checks of others: schema.org's ClaimReview, the public feeds, and tables.

Read are ClaimReview as JSON-LD (one, an array, a `@graph`, or anywhere within other objects such as
the Data Commons feed's `dataFeedElement`), also in the scripts of an HTML page; the claims of Google's
Fact Check Tools (`claims`, each with its `claimReview`); JSON lines of any of these; and CSV with a
header. Where a publisher's data lacks a member or has another type there, the rest is taken.
"""

import html
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from claimtrack.errors import ImportingError
from claimtrack.exchange.checks_table import rows_of
from claimtrack.store import FactCheck

LARGEST = 1_000_000_000
"""The largest file in bytes."""
NO_CLAIM = "no claim in it"
NOT_TEXT = "holds a NUL character or half a surrogate pair"
NOT_JSON = "a script or line that is no JSON"


@dataclass(frozen=True, slots=True)
class ReadChecks:
    """What a file holds; `left_out` counts what could not be taken, by the reason."""

    checks: tuple[FactCheck, ...]
    left_out: dict[str, int]


def read_checks(path: Path, *, columns: str = "", publisher: str = "") -> ReadChecks:
    """The fact-checks in a file; `columns` (`field=column,...`) are those of a CSV file.

    `publisher` is who checked, where the file does not say. Raises `ImportingError` that names the
    file where there is none in it.
    """
    text = _text(path)
    left_out: Counter[str] = Counter()
    found: list[FactCheck] = []
    for check in _checks(path, text, columns, left_out):
        if not check.claim:
            left_out[NO_CLAIM] += 1
        elif not _storable(check):
            left_out[NOT_TEXT] += 1
        else:
            found.append(_with_publisher(check, publisher))
    if not found:
        told = "; ".join(f"{count} left out: {reason}" for reason, count in left_out.items())
        raise ImportingError(
            f"{path}: no fact-checks in it{f' ({told})' if told else ''}; wanted is ClaimReview JSON-LD "
            "(also in HTML), a feed of fact-checks as JSON, or CSV with a column `claim`"
        )
    return ReadChecks(tuple(found), dict(left_out))


def _text(path: Path) -> str:
    from claimtrack.reading.decoding import decode  # brings what guesses encodings

    try:
        if path.stat().st_size > LARGEST:
            raise ImportingError(f"{path}: larger than {LARGEST // 1_000_000:,} MB; split it")
        data = path.read_bytes()
    except OSError as error:
        raise ImportingError(f"{path}: cannot be read ({error.strerror or error})") from None
    return decode(data, name=str(path)).removeprefix("\ufeff")


def _checks(path: Path, text: str, columns: str, left_out: Counter[str]) -> Iterator[FactCheck]:
    start = text.lstrip()[:1]
    if start == "<":
        yield from _in_page(text, left_out)
    elif start in ("{", "["):
        yield from _in_json(path, text, left_out)
    elif text.strip():
        for row in rows_of(path, text, columns):
            cells: dict[str, Any] = {name: _clean(value) for name, value in row.items()}
            yield replace(FactCheck(""), **cells)


def _in_json(path: Path, text: str, left_out: Counter[str]) -> Iterator[FactCheck]:
    try:
        yield from _anywhere(json.loads(text))
    except RecursionError:
        raise ImportingError(f"{path}: nested too deeply to be read") from None
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not _is_json(lines[0]):
            raise ImportingError(
                f"{path}: no JSON (line {error.lineno}, column {error.colno}: {error.msg})"
            ) from None
        for line in lines:
            yield from _anywhere(_parsed(line, left_out))


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _parsed(text: str, left_out: Counter[str]) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        left_out[NOT_JSON] += 1
        return None


class _Scripts(HTMLParser):
    """The JSON-LD scripts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = (dict(attrs).get("type") or "").partition(";")[0].strip().lower()
        self._inside = tag == "script" and kind == "application/ld+json"
        if self._inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data


def _in_page(text: str, left_out: Counter[str]) -> Iterator[FactCheck]:
    page = _Scripts()
    page.feed(text)
    page.close()
    for script in page.found:
        words = script.strip().removeprefix("<!--").removesuffix("-->")
        words = words.replace("<![CDATA[", "").replace("]]>", "").strip().strip("/").strip()
        if words:
            yield from _anywhere(_parsed(words, left_out))


def _anywhere(found: Any) -> Iterator[FactCheck]:
    """The checks in a JSON value, wherever they are in it, in their order."""
    waiting = [found]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            if "ClaimReview" in _types(value):
                yield _claim_review(value)
            elif isinstance(value.get("claimReview"), (list, dict)):
                yield from _tools_claim(value)
            else:
                waiting.extend(reversed(value.values()))


def _types(value: Mapping[str, Any]) -> list[str]:
    kinds = value.get("@type", value.get("type"))
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [str(kind).rpartition("/")[2].rpartition(":")[2] for kind in listed]


def _claim_review(review: Mapping[str, Any]) -> FactCheck:
    """schema.org's ClaimReview; `itemReviewed` is a Claim, or (older) a CreativeWork."""
    reviewed = _first(review.get("itemReviewed"))
    reviewed = reviewed if isinstance(reviewed, dict) else {}
    page = review.get("mainEntityOfPage")
    return FactCheck(
        claim=_words(review.get("claimReviewed")) or _words(reviewed.get("name")),
        claimant=_name(reviewed.get("author")),
        claim_date=_words(reviewed.get("datePublished")),
        rating=_rating(_first(review.get("reviewRating"))),
        url=_words(review.get("url")) or _words(page) or _words(review.get("@id")),
        title=_words(review.get("headline")) or _words(review.get("name")),
        publisher=_name(review.get("publisher")) or _name(review.get("author")),
        date=_words(review.get("datePublished")),
        language=_words(review.get("inLanguage")),
    )


def _tools_claim(claim: Mapping[str, Any]) -> Iterator[FactCheck]:
    """A claim of the Fact Check Tools with each of its reviews."""
    reviews = claim["claimReview"]
    for review in reviews if isinstance(reviews, list) else [reviews]:
        if isinstance(review, dict):
            publisher = review.get("publisher")
            site = publisher.get("site") if isinstance(publisher, dict) else None
            yield FactCheck(
                claim=_words(claim.get("text")),
                claimant=_words(claim.get("claimant")),
                claim_date=_words(claim.get("claimDate")),
                rating=_words(review.get("textualRating")),
                url=_words(review.get("url")),
                title=_words(review.get("title")),
                publisher=_name(publisher) or _words(site),
                date=_words(review.get("reviewDate")),
                language=_words(review.get("languageCode")),
            )


def _rating(rating: Any) -> str:
    """The rating in words, or else its number and the best one: 2/5."""
    if not isinstance(rating, dict):
        return _words(rating)
    if words := _words(rating.get("alternateName")) or _words(rating.get("name")):
        return words
    value, best = _words(rating.get("ratingValue")), _words(rating.get("bestRating"))
    return f"{value}/{best}" if value and best else value


def _name(value: Any) -> str:
    """Somebody's name: as text, as an object with a name, or several of these."""
    listed = value if isinstance(value, list) else [value]
    names = [_words(one.get("name")) if isinstance(one, dict) else _words(one) for one in listed]
    return ", ".join(dict.fromkeys(filter(None, names)))


def _first(value: Any) -> Any:
    return next(iter(value), None) if isinstance(value, list) else value


def _words(value: Any) -> str:
    """A value as one line of text; of an object its text or address, of a list the first of it."""
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("@value", value.get("@id", value.get("name")))
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return _clean(str(value))


def _clean(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _storable(check: FactCheck) -> bool:
    values: Iterable[Any] = (getattr(check, field.name) for field in fields(check))
    return not any(
        isinstance(value, str) and ("\0" in value or not _is_text(value)) for value in values
    )


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _with_publisher(check: FactCheck, publisher: str) -> FactCheck:
    return check if check.publisher or not publisher else replace(check, publisher=publisher)
