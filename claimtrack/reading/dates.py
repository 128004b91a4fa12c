"""Dates that are certain: ISO dates, and lines that are a date in English and nothing else."""

import re
from datetime import date

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WRITTEN = re.compile(
    rf"{_MONTH} (\d\d?)(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b|\b(\d\d?) {_MONTH},? ((?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def iso_dates(words: str) -> list[str]:
    """Every valid ISO 8601 calendar date in `words`, in order."""
    found = (_valid(*map(int, match.groups())) for match in _ISO.finditer(words))
    return [day for day in found if day]


def certain_date(words: str) -> str:
    """The one date that `words` gives, as ISO 8601; empty when it gives none, or several."""
    days = set(iso_dates(words))
    for match in _WRITTEN.finditer(words):
        if match[1]:
            days.add(_valid(int(match[3]), _month(match[1]), int(match[2])))
        else:
            days.add(_valid(int(match[6]), _month(match[5]), int(match[4])))
    days.discard("")
    return days.pop() if len(days) == 1 else ""


def _month(name: str) -> int:
    return 1 + _MONTHS.index(name.lower()[:3])


def _valid(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
