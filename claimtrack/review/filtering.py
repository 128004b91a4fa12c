"""The filter line, read and written: `speaker:putin is:contested -is:judged floods`."""

import shlex
from dataclasses import replace
from typing import Any

from claimtrack.errors import ClaimtrackError
from claimtrack.store.views import RATINGS, ItemFilter, ItemKind

START = ItemFilter(kinds=("claim",), reviewed=False)
"""What the desk opens with and `escape` goes back to: the claims that still need a verdict."""

_TEXTS = {
    "speaker": "speaker",
    "stance": "stance",
    "modality": "modality",
    "quote": "quote_kind",
    "rating": "rating",
    "since": "since",
    "until": "until",
}
_FLAGS = {"judged": "reviewed", "contested": "contested", "flagged": "flagged"}
_KINDS: dict[str, tuple[ItemKind, ...]] = {
    "claims": ("claim",),
    "quotes": ("quote",),
    "all": ("claim", "quote"),
}

EXAMPLES = "speaker:putin  is:contested  -is:judged  stance:denies  since:2024-01-01  some words"

COMPLETIONS: tuple[str, ...] = (
    *(f"kind:{name}" for name in _KINDS),
    *(f"is:{name}" for name in _FLAGS),
    *(f"-is:{name}" for name in _FLAGS),
    *(f"quote:{kind}" for kind in ("direct", "mixed", "indirect")),
    *(
        f"stance:{kind}"
        for kind in (
            *("any", "denies", "dismisses", "disputes", "rejects", "questions", "confirms"),
            *("supports", "declines_comment"),
        )
    ),
    *(f"modality:{kind}" for kind in ("asserts", "suspects", "alleges", "suggests", "denies")),
    *(f'rating:"{rating}"' if " " in rating else f"rating:{rating}" for rating in RATINGS),
    *(f"{name}:" for name in ("speaker", "article", "since", "until")),
)
"""Words the filter line offers to complete."""


class FilterError(ClaimtrackError):
    """The filter line cannot be understood; the text says which word and what would do."""


def parse_filter(line: str) -> ItemFilter:
    """The filter that `line` describes; words without a colon are looked for in the text.

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
        if not colon or (key not in _TEXTS and key not in {"is", "kind", "article"}):
            free.append(word)
        else:
            values.update(_part(key, value, wanted=not name.startswith("-")))
    return ItemFilter(text=" ".join(free), **values)


def _part(key: str, value: str, *, wanted: bool) -> dict[str, Any]:
    """The fields of `ItemFilter` that one `key:value` sets."""
    if key == "is":
        if value.lower() not in _FLAGS:
            raise FilterError(f"“is:{value}” is unknown; there are {_listed('is:', _FLAGS)}.")
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
    return {_TEXTS[key]: value}


def _listed(prefix: str, names: dict[str, Any]) -> str:
    return ", ".join(prefix + name for name in names)


def filter_line(where: ItemFilter) -> str:
    """The line that describes `where`: `parse_filter(filter_line(where)) == where`."""
    words = [f"kind:{name}" for name, kinds in _KINDS.items() if kinds == where.kinds]
    if words == ["kind:claims"]:
        words = []
    for name, field in _FLAGS.items():
        value = getattr(where, field)
        if value is not None:
            words.append(f"{'' if value else '-'}is:{name}")
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
