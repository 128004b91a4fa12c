"""Names as the rooms after this one want them, from what the name tagger found."""

import re
from collections.abc import Sequence

from claimtrack.language.document import Name, Word

_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_HYPHENS = "-\u2010\u2011"
_HYPHENED = re.compile(rf"[{_HYPHENS}][^\W\d_]\w*")
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december""".split()
)
_KINDS = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}
_KINDS |= dict.fromkeys(("MISC", "NORP", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"), "MISC")
"""CoNLL-2003 kinds from those of OntoNotes, which Stanza's official English models use."""


def tidy(
    text: str, words: Sequence[Word], found: Sequence[tuple[int, int, str]]
) -> tuple[Name, ...]:
    """The names of a sentence from (start, end, kind): without possessives, persons with all their words."""
    trimmed = [
        (*_without_possessive(text, start, end, _KINDS[kind]), _KINDS[kind])
        for start, end, kind in found
        if kind in _KINDS
    ]
    trimmed = _joined(text, trimmed)
    starts = {start for start, _, _ in trimmed}
    names = []
    for start, end, kind in trimmed:
        if kind == "PER":
            end = _with_surname(text, words, end, starts)
        names.append(Name(text[start:end], start, end, kind))
    return tuple(names)


def _without_possessive(text: str, start: int, end: int, kind: str) -> tuple[int, int]:
    """Neither "Putin's" nor "Wednesday's Trump" is anybody's name."""
    for possessive in _POSSESSIVE.finditer(text, start, end):
        if possessive.end() < end and kind == "PER":
            start = possessive.end()
        elif possessive.end() == end:
            end = possessive.start()
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _with_surname(text: str, words: Sequence[Word], end: int, starts: set[int]) -> int:
    """The end of a person's name when the proper nouns right behind it are taken in: rare surnames
    are what the tagger misses."""
    end = _whole(text, end, starts)
    for word in words:
        if word.start < end:
            continue
        joined = text[end : word.start] == " " and word.upos == "PROPN" and word.text[:1].isupper()
        if not joined or word.start in starts or word.text.casefold() in _DAYS:
            break
        end = _whole(text, word.end, starts)
    return end


def _joined(text: str, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Persons with a hyphen between them are one where either has two words: "Jean" and "Paul Roux"."""
    one: list[tuple[int, int, str]] = []
    for start, end, kind in found:
        before = one[-1] if one else (0, 0, "")
        hyphen = before[1] + 1 == start and text[before[1]] in _HYPHENS
        if hyphen and kind == before[2] == "PER" and " " in text[before[0] : end]:
            one[-1] = (before[0], end, kind)
        else:
            one.append((start, end, kind))
    return one


def _whole(text: str, end: int, starts: set[int]) -> int:
    """The end with the rest of a hyphened name, which the tagger reads as words of their own:
    "Quaye-Mensah". "Trump-Putin" are two where it finds both."""
    while part := _HYPHENED.match(text, end):
        if not text[end + 1].isupper() or end + 1 in starts:
            break
        end = part.end()
    return end
