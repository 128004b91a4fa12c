"""The speakers of one article in the making, found by name, form, seat or description.

A long text names thousands: each is looked up by what it is called, never looked for among all.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from claimtrack.attribution.lexicon import SpeakerWords, speaker_words
from claimtrack.attribution.types import Speaker, SpeakerKind

_ACRONYM = re.compile(r"[A-Z]{2,6}")
_GOVERNMENT = re.compile(
    r"(?P<whose>.{1,300}?)(?:['’]s)? (?:government|administration|authorities)"
)
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_MOST = 300
"""Entities looked at that share a name or a description; no article has so many."""


@dataclass(slots=True, eq=False)
class Entity:
    """A speaker in the making: its forms, where it was seen, and its sex if that is known."""

    name: str
    kind: SpeakerKind
    forms: dict[str, None] = field(default_factory=dict)
    gender: str = ""
    _places: list[int] = field(default_factory=list)
    _met: list[int] = field(default_factory=list)

    def named_at(self, position: int) -> None:
        """Its name stands there."""
        insort(self._places, position)

    def met_at(self, position: int) -> None:
        """It speaks or acts there: what a later mention most likely means."""
        self._met.append(position)
        insort(self._places, position)

    def distance(self, position: int) -> tuple[bool, int]:
        """How far `position` is from it, less for what is nearer: from where it was met last, else
        from where it is named before, else where it is first named."""
        for place in reversed(self._met):
            if place <= position:
                return False, position - place
        before = bisect_right(self._places, position)
        if before:
            return False, position - self._places[before - 1]
        return True, self._places[0] if self._places else 0

    def last_before(self, position: int) -> int:
        """Where it is seen last before `position`, -1 if nowhere."""
        place = bisect_left(self._places, position)
        return self._places[place - 1] if place else -1

    def speaker(self) -> Speaker:
        """The finished value."""
        return Speaker(
            self.name, self.kind, tuple(form for form in self.forms if form != self.name)
        )


class Entities:
    """All entities of an article, in the order in which they came."""

    def __init__(self) -> None:
        self.words: SpeakerWords = speaker_words()
        self._countries = frozenset(self.words.seats.values())
        self._order: dict[Entity, int] = {}
        self._by_name: dict[str, Entity] = {}
        self._by_parts: dict[tuple[str, ...], list[Entity]] = {}
        self._by_form: dict[str, Entity] = {}
        self._by_initials: dict[str, Entity] = {}
        self._by_seat: dict[str, list[Entity]] = {}
        self._described: dict[str, dict[Entity, None]] = {}

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._order)

    def called(self, name: str) -> Entity | None:
        """The entity of that name, upper or lower case."""
        return self._by_name.get(name.casefold())

    def known(self, entity: Entity) -> Entity:
        """The entity of that name; a group met only as a subject becomes one of the article's now."""
        return self._by_name.setdefault(entity.name.casefold(), entity)

    def named(self, name: str, kind: SpeakerKind) -> Entity:
        """The entity of that name, a new one where there is none."""
        found = self.called(name)
        if found is None:
            found = Entity(name, kind)
            self._order[found] = len(self._order)
            self._by_name[name.casefold()] = found
            if kind == "person":
                self._enter_person(found)
            elif kind != "group":
                self._enter_body(found)
            self.add_form(found, name)
        return found

    def add_form(self, entity: Entity, form: str) -> None:
        """Records another way the article names it."""
        if form and form not in entity.forms:
            entity.forms[form] = None
            if entity in self._order and entity.kind not in ("person", "group"):
                self._by_form[form] = self._first(entity, self._by_form.get(form, entity))

    def describe(self, entity: Entity, word: str) -> None:
        """The article calls it a `word` (minister, company, officials)."""
        if entity in self._order:
            called = self._described.setdefault(word, {})
            called.pop(entity, None)
            called[entity] = None

    def described(self, word: str, before: int) -> Entity | None:
        """The entity last seen before `before` that was called a `word`."""
        called = islice(reversed(self._described.get(word, {})), _MOST)
        seen = [entity for entity in called if entity.last_before(before) >= 0]
        return max(
            seen,
            key=lambda entity: (entity.last_before(before), -self._order[entity]),
            default=None,
        )

    def people(self, name: str) -> list[Entity]:
        """The persons whom that name can mean: first and last, else the last, the first, one between."""
        parts = _parts(name)
        if not parts:
            return []
        if len(parts) > 1:
            # "Donald J. Trump" and "Donald Trump": first and last name agree
            return self._by_parts.get((parts[0], parts[-1]), [])[:_MOST]
        keys = (("", parts[0]), (parts[0], ""), ("-", parts[0]))
        return next((self._by_parts[key] for key in keys if key in self._by_parts), [])[:_MOST]

    def known_body(self, name: str, country: str) -> Entity | None:
        """The first body that has that form, those initials, or that seat of government ("Kyiv",
        "Ukraine's government")."""
        found = []
        if name in self._by_form:
            found.append(self._by_form[name])
        if _ACRONYM.fullmatch(name) and name in self._by_initials:
            found.append(self._by_initials[name])
        own = country or self.words.seats.get(name.casefold(), "")
        for entity in self._by_seat.get(own, []) if own else ():
            if country or self.country(entity.name):
                found.append(entity)
                break
        return min(found, key=self._order.__getitem__, default=None)

    def country(self, name: str) -> str:
        """The country of "Ukraine's government" or "Ukrainian government"; empty for other names."""
        found = _GOVERNMENT.fullmatch(name)
        whose = found["whose"] if found else ""
        whose = self.words.demonyms.get(whose, whose)
        return whose if whose in self._countries else ""

    def _enter_person(self, entity: Entity) -> None:
        parts = _parts(entity.name)
        if not parts or any(part in self.words.prepositions for part in parts):
            return  # "lawyer for Neumann" is not called Neumann
        keys = {("", parts[-1]), (parts[0], "")}
        if len(parts) > 1:
            keys.add((parts[0], parts[-1]))
        keys.update(("-", part) for part in parts[1:-1])  # "Luis Arroyo Méndez" is Arroyo
        for key in keys:
            self._by_parts.setdefault(key, []).append(entity)

    def _enter_body(self, entity: Entity) -> None:
        self._by_initials.setdefault(initials(entity.name), entity)
        seat = self.words.seats.get(entity.name.casefold(), "") or self.country(entity.name)
        if seat:
            self._by_seat.setdefault(seat, []).append(entity)
        if entity.kind == "organisation" and entity.name[:1].isupper():
            # "The guild" is the Millers' Guild: the noun is the last word of a body's own name.
            for word in entity.name.casefold().split()[-1:]:
                self.describe(entity, word)

    def _first(self, one: Entity, other: Entity) -> Entity:
        return min(one, other, key=self._order.__getitem__)


def initials(name: str) -> str:
    """The first letters of the words with a capital."""
    return "".join(word[0] for word in name.split() if word[:1].isupper())


def _parts(name: str) -> list[str]:
    return [part.casefold() for part in name.split() if part.casefold() not in _SUFFIXES]
