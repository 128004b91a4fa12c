"""The rules of `data/reading/layout.toml`, compiled."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from claimtrack.paths import data_dir

_MONTH = (
    "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|July"
    "|August|September|October|November|December)"
)
_TIME = (
    r"(?:\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)(?: ?\(?[A-Z]{2,4}\)?)?"
)
_CAPS = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){1,3}"


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled rules. `whole` and `bylines` are for `fullmatch`, openers for `match`, closers for
    `search`."""

    caption_longest: int
    caption_openers: re.Pattern[str]
    caption_closers: re.Pattern[str]
    caption_whole: re.Pattern[str]
    caption_weak_closers: re.Pattern[str]
    furniture_longest: int
    furniture_whole: re.Pattern[str]
    bylines: tuple[re.Pattern[str], ...]
    speech: re.Pattern[str]
    dateline: re.Pattern[str]


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The rules, read from the data folder once."""
    with (data_dir() / "reading" / "layout.toml").open("rb") as file:
        rules = tomllib.load(file)
    agencies = "|".join(re.escape(word) for word in _longest_first(rules["words"]["agencies"]))
    fill = {
        "{AGENCY}": agencies,
        "{NAME}": rules["words"]["name"],
        "{MONTH}": _MONTH,
        "{TIME}": _TIME,
        "{CAPS}": _CAPS,
    }
    caption: dict[str, Any] = rules["caption"]
    furniture: dict[str, Any] = rules["furniture"]
    return Patterns(
        caption_longest=caption["longest"],
        caption_openers=_any_of(caption["openers"], fill),
        caption_closers=_any_of(caption["closers"], fill, "$"),
        caption_whole=_any_of(caption["whole"], fill),
        caption_weak_closers=_any_of(caption["weak_closers"], fill, "$"),
        furniture_longest=furniture["longest"],
        furniture_whole=_any_of(furniture["whole"], fill),
        bylines=tuple(_any_of([rule], fill) for rule in furniture["bylines"]),
        speech=_any_of([furniture["speech"]], fill),
        dateline=_any_of([furniture["dateline"]], fill),
    )


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _any_of(rules: list[str], fill: dict[str, str], end: str = "") -> re.Pattern[str]:
    """One expression for all `rules`; a leading `(?i)` holds for its own rule only."""
    parts = []
    for rule in rules:
        flag = "(?:"
        if rule.startswith("(?i)"):
            rule, flag = rule.removeprefix("(?i)"), "(?i:"
        for mark, words in fill.items():
            rule = rule.replace(mark, words)
        parts.append(f"{flag}{rule})")
    return re.compile(f"(?:{'|'.join(parts)}){end}")
