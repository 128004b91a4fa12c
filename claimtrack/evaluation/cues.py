"""Classes of cues: denials, "according to", asking and telling ..., for figures by class."""

import re
import tomllib
from functools import cache

from claimtrack.paths import data_dir

NONE, OTHER = "no cue", "other cue"
_WORD = re.compile(r"n['’]t\b|[^\W_]+")
_NEGATION = re.compile(r"(?<=\w)(?=n['’]t\b)")  # "didn't" is two words


def cue_class(cue: str) -> str:
    """The class of the words of a cue, by the first fitting list of `cue_classes.toml`."""
    words = _WORD.findall(_NEGATION.sub(" ", cue.casefold()))
    if not words:
        return NONE
    line = " ".join(words)
    for name, pattern in _patterns():
        if pattern.search(line):
            return name
    return OTHER


def cue_classes() -> tuple[str, ...]:
    """The names of the classes in the order of the data file, the two without a list last."""
    return (*(name for name, _ in _patterns()), OTHER, NONE)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    path = data_dir() / "evaluation" / "cue_classes.toml"
    data = tomllib.loads(path.read_text("utf-8"))
    return tuple(
        (name, _pattern([*entry["words"].split(), *entry["phrases"]]))
        for name, entry in data.items()
    )


def _pattern(listed: list[str]) -> re.Pattern[str]:
    parts = (re.escape(phrase).replace(r"\ ", " ").replace(r"\*", r"\S*") for phrase in listed)
    return re.compile(rf"(?:^| )(?:{'|'.join(parts)})(?= |$)")
