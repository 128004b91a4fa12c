"""The filter line, read and written: `speaker:putin is:denied -is:done floods`."""

import re
import shlex
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from claimtrack.errors import ClaimtrackError
from claimtrack.store.views import ItemFilter, ItemKind, Status

START = ItemFilter(kinds=("claim",), reviewed=False, once=True)
"""What the desk opens with and `escape` goes back to: the claims that still need a verdict,
each once however many articles have it."""

_TEXTS = {
    "speaker": "speaker",
    "stance": "stance",
    "modality": "modality",
    "quote": "quote_kind",
    "rating": "rating",
    "assigned": "assigned",
    "since": "since",
    "until": "until",
}
_FLAGS = {
    "judged": "reviewed",
    "done": "reviewed",
    "contested": "contested",
    "denied": "denied",
    "flagged": "flagged",
    "corrected": "corrected",
    "wrong": "hidden",
}
_MINE = "mine"
_REPEAT = "repeat"
_STATUSES: dict[str, Status] = {
    "unstarted": "unstarted",
    "started": "in progress",
    "second": "needs second review",
    "disagreed": "disagreed",
    "done": "done",
}
_KINDS: dict[str, tuple[ItemKind, ...]] = {
    "claims": ("claim",),
    "quotes": ("quote",),
    "all": ("claim", "quote"),
}

EXAMPLES = "speaker:putin  is:denied  -is:done  stance:denies  since:2024-01-01  some words"

COMPLETIONS: tuple[str, ...] = (
    *(f"kind:{name}" for name in _KINDS),
    *(f"is:{name}" for name in (*_FLAGS, _MINE, _REPEAT)),
    *(f"-is:{name}" for name in (*_FLAGS, _REPEAT)),
    *(f"status:{name}" for name in _STATUSES),
    "confidence:>0.8",
    "confidence:<0.5",
    *(f"quote:{kind}" for kind in ("direct", "mixed", "indirect")),
    *(
        f"stance:{kind}"
        for kind in (
            *("any", "denies", "dismisses", "disputes", "rejects", "questions", "confirms"),
            *("supports", "declines_comment"),
        )
    ),
    *(f"modality:{kind}" for kind in ("asserts", "suspects", "alleges", "suggests", "denies")),
    *(f"{name}:" for name in ("speaker", "article", "since", "until", "rating", "assigned")),
)
"""Words the filter line offers to complete."""


class FilterError(ClaimtrackError):
    """The filter line cannot be understood; the text says which word and what would do."""


def parse_filter(line: str, reviewer: str = "") -> ItemFilter:
    """The filter that `line` describes; words without a colon are looked for in the text.

    `reviewer` is whom `is:mine` means.

    Raises:
        FilterError: a word has an unknown name or value, or a quotation mark is left open.
    """
    try:
        lexer = shlex.shlex(line, posix=True, punctuation_chars=False)
        lexer.whitespace_split = True
        lexer.commenters = ""
        lexer.quotes = '"'  # an apostrophe is part of a name: O'Brien
        lexer.escape = ""
        words = list(lexer)
    except ValueError:
        raise FilterError('A quotation mark (") is left open.') from None
    values: dict[str, Any] = {"kinds": START.kinds}
    free: list[str] = []
    for word in words:
        name, colon, value = word.partition(":")
        key = name.removeprefix("-").lower()
        if not colon or (key not in _TEXTS and key not in _OTHERS):
            free.append(word)
        elif word.lower() == f"is:{_MINE}":
            values["assigned"] = reviewer
        else:
            values.update(_part(key, value, wanted=not name.startswith("-")))
    return ItemFilter(text=" ".join(free), **values)


_OTHERS = frozenset({"is", "kind", "article", "status", "confidence"})


def _part(key: str, value: str, *, wanted: bool) -> dict[str, Any]:
    """The fields of `ItemFilter` that one `key:value` sets."""
    if key == "is":
        if value.lower() == _REPEAT:
            return {"once": not wanted}
        if value.lower() not in _FLAGS:
            raise FilterError(
                f"“is:{value}” is unknown; there are {_listed('is:', [*_FLAGS, _MINE, _REPEAT])}."
            )
        return {_FLAGS[value.lower()]: wanted}
    if not wanted:
        raise FilterError(f"“-” goes with “is:” only, not with “{key}:”.")
    if key == "kind":
        if value.lower() not in _KINDS:
            raise FilterError(f"“kind:{value}” is unknown; there are {_listed('kind:', _KINDS)}.")
        return {"kinds": _KINDS[value.lower()]}
    if key == "article":
        if not value.isdecimal():
            raise FilterError("“article:” needs the article's number, as in “article:3”.")
        return {"article": int(value)}
    if key == "status":
        if value.lower() not in _STATUSES:
            known = _listed("status:", _STATUSES)
            raise FilterError(f"“status:{value}” is unknown; there are {known}.")
        return {"status": _STATUSES[value.lower()]}
    return _confidence(value) if key == "confidence" else {_TEXTS[key]: value}


def _confidence(value: str) -> dict[str, Any]:
    """`>0.8` or `<0.5`, the bound included."""
    sign, number = value[:1], value[1:].removeprefix("=")
    if sign not in ("<", ">") or not _NUMBER.fullmatch(number):
        raise FilterError("“confidence:” needs a bound, as in “confidence:<0.5”.")
    return {"at_least" if sign == ">" else "at_most": float(number)}


_NUMBER = re.compile(r"[01]?\.\d{1,6}|[01]")


def _listed(prefix: str, names: Iterable[str]) -> str:
    return ", ".join(prefix + name for name in names)


def filter_line(where: ItemFilter) -> str:
    """The line that describes `where`: `parse_filter(filter_line(where)) == where`."""
    words = [f"kind:{name}" for name, kinds in _KINDS.items() if kinds == where.kinds]
    if words == ["kind:claims"]:
        words = []
    names = {field: name for name, field in reversed(_FLAGS.items())}  # the first name of each
    for field, name in reversed(names.items()):
        value = getattr(where, field)
        if value is not (False if field == "hidden" else None):
            words.append(f"{'' if value else '-'}is:{name}")
    if where.once:
        words.append(f"-is:{_REPEAT}")
    words += (f"status:{name}" for name, status in _STATUSES.items() if status == where.status)
    if where.at_least is not None:
        words.append(f"confidence:>{where.at_least:g}")
    if where.at_most is not None:
        words.append(f"confidence:<{where.at_most:g}")
    if where.article is not None:
        words.append(f"article:{where.article}")
    for name, field in _TEXTS.items():
        value = getattr(where, field)
        if value:
            words.append(f"{name}:{_quoted(value)}")
    words.extend(_quoted(word) for word in where.text.split())
    return " ".join(words)


def _quoted(value: str) -> str:
    return f'"{value}"' if any(mark.isspace() for mark in value) else value


def next_kinds(where: ItemFilter) -> ItemFilter:
    """`where` with the next of: claims, quotes, both."""
    order = list(_KINDS.values())
    place = order.index(where.kinds) if where.kinds in order else -1
    return replace(where, kinds=order[(place + 1) % len(order)])
