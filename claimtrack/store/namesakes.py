"""Which speakers may be one: other forms of a name, as suggestions that a reviewer decides.

Speakers of the very same full name are one anyway. Here names are brought together that share a key
(the last word, the whole without accents, the initials, whom a seat stands for), and then compared.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rapidfuzz import fuzz
from sqlalchemy import Connection

from claimtrack.attribution.lexicon import speaker_words
from claimtrack.folding import folded
from claimtrack.lookalikes import may_deceive, skeleton
from claimtrack.paths import data_dir
from claimtrack.store import speakers
from claimtrack.store.views import SpeakerSuggestion, SpeakerView

_CROWD = 40
"""A key that more names share says nothing of any two of them."""
_SPELLING = 85.0
"""Names this alike may be one in two spellings (RapidFuzz's ratio): Zelensky, Zelenskyy."""

Reason = tuple[float, str]
"""How likely two names are one speaker's, in [0, 1], and why."""


@dataclass(frozen=True, slots=True)
class _Lists:
    nicknames: dict[str, frozenset[int]]
    titles: frozenset[str]
    suffixes: frozenset[str]


@cache
def _lists() -> _Lists:
    data = tomllib.loads((data_dir() / "meaning" / "speakers.toml").read_text("utf-8"))
    nicknames: dict[str, frozenset[int]] = {}
    for number, line in enumerate(data["nicknames"]):
        for name in line.split():
            nicknames[name] = nicknames.get(name, frozenset()) | {number}
    return _Lists(nicknames, frozenset(data["titles"].split()), frozenset(data["suffixes"].split()))


@dataclass(frozen=True, slots=True)
class _Name:
    """A speaker's name for comparing: its words without titles and the like, folded."""

    view: SpeakerView
    words: tuple[str, ...]
    initials: str
    stands_for: str
    looks: str
    others: frozenset[str]

    @property
    def whole(self) -> str:
        return " ".join(self.words)

    def keys(self) -> Iterator[str]:
        """What it is found by."""
        yield "looks " + self.looks
        yield "last " + self.words[-1]
        yield "whole " + self.whole.replace(" ", "")
        yield "who " + (self.stands_for or self.whole)
        yield "first " + self.words[0] + " " + self.words[-1][:3]
        if len(self.words) > 2:
            yield "initials " + self.initials
        elif len(self.words) == 1 and self.view.name.removeprefix("the ").isupper():
            yield "initials " + self.words[0]
        for other in self.others:
            yield "whole " + other.replace(" ", "")


def suggestions(connection: Connection, limit: int | None) -> list[SpeakerSuggestion]:
    """The pairs of speakers that are perhaps one, best first, without those a reviewer decided."""
    views = speakers.list_speakers(connection, "", None)
    apart = speakers.kept_apart(connection)
    blocks: dict[str, list[_Name]] = {}
    for name in filter(None, map(_name, views)):
        for key in dict.fromkeys(name.keys()):
            blocks.setdefault(key, []).append(name)
    found: dict[frozenset[int], SpeakerSuggestion] = {}
    for names in blocks.values():
        if len(names) > _CROWD:
            continue
        for one, two in combinations(names, 2):
            pair = frozenset((one.view.id, two.view.id))
            if len(pair) < 2 or pair in found or pair in apart:
                continue
            if reason := _compare(one, two, names):
                first, second = sorted((one.view, two.view), key=lambda v: (-v.quotes, v.id))
                found[pair] = SpeakerSuggestion(first, second, reason[0], (reason[1],))
    ranked = sorted(
        found.values(),
        key=lambda one: (-one.score, -one.first.quotes - one.second.quotes, one.second.id),
    )
    return ranked[:limit]


def _name(view: SpeakerView) -> _Name | None:
    """A name; None for a description without one ("two officials")."""
    lists = _lists()
    if not any(word[0].isupper() for word in view.name.split()):
        return None
    words = folded(view.name.replace(".", ". ")).split()
    kept = [word for word in words if word not in lists.titles]
    while len(kept) > 1 and kept[-1] in lists.suffixes:
        kept.pop()
    if not kept:
        return None
    low = view.name.removeprefix("the ").casefold()
    stands_for = speaker_words().seats.get(low, "")
    return _Name(
        view,
        tuple(kept),
        "".join(word[0] for word in kept if word not in ("of", "and", "for", "the")),
        folded(stands_for),
        skeleton(view.name),
        frozenset(folded(alias) for alias in view.aliases if len(alias.split()) > 1),
    )


def _compare(one: _Name, two: _Name, block: Iterable[_Name]) -> Reason | None:
    if one.looks == two.looks and may_deceive(one.view.name) != may_deceive(two.view.name):
        return 0.95, "they look the same: letters of another alphabet, or hidden characters"
    kinds = {one.view.kind, two.view.kind} - {"unknown"}
    if "person" in kinds and len(kinds) > 1:
        return None
    if one.whole.replace(" ", "") == two.whole.replace(" ", ""):
        return 0.95, "the same name but for titles, accents or kind"
    if one.whole in two.others or two.whole in one.others:
        return 0.85, "one is called as the other in an article"
    for short, long in ((one, two), (two, one)):
        if len(short.words) == 1 and len(long.words) > 2 and short.words[0] == long.initials:
            return 0.75, "initials"
    if (one.stands_for or one.whole) == (two.stands_for or two.whole):
        return 0.7, "one stands for the other"
    if kinds <= {"person"}:
        return _persons(one.words, two.words, block)
    if set(one.words) < set(two.words) or set(two.words) < set(one.words):
        return 0.5, "one name is part of the other"
    if fuzz.token_sort_ratio(one.whole, two.whole) >= _SPELLING + 5:
        return 0.7, "spelt alike"
    return None


def _persons(one: tuple[str, ...], two: tuple[str, ...], block: Iterable[_Name]) -> Reason | None:
    if one[-1] != two[-1]:
        alike = fuzz.ratio(one[-1], two[-1]) >= _SPELLING and min(len(one[-1]), len(two[-1])) > 4
        given = len(one) > 1 and len(two) > 1 and _given_alike(one[0], two[0])
        if alike and (given or len(one) == len(two) == 1):
            return 0.8, "spelt alike"
        return None
    if len(one) > 1 and len(two) > 1:
        if one[0] == two[0]:
            return 0.9, "the same first and last name"
        return (0.8, "the first names may be one") if _given_alike(one[0], two[0]) else None
    full = {name.words[0] for name in block if len(name.words) > 1 and name.words[-1] == one[-1]}
    if len(full) > 1:
        return 0.4, f"the same last name, which {len(full)} persons have"
    return 0.6, "the same last name"


def _given_alike(one: str, two: str) -> bool:
    """Whether two given names can be one: an initial, a short form, another spelling."""
    if one[0] == two[0] and 1 in (len(one), len(two)):
        return True
    known = _lists().nicknames
    if known.get(one, frozenset()) & known.get(two, frozenset()):
        return True
    return min(len(one), len(two)) > 3 and fuzz.ratio(one, two) >= _SPELLING
