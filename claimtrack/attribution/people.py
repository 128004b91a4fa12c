"""The named people and bodies of one article: which names are one, and what else they are called."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from claimtrack.attribution.lexicon import SpeakerWords, speaker_words
from claimtrack.attribution.types import Speaker, SpeakerKind
from claimtrack.language.document import Name

POSSESSIVE = re.compile(r"['’]s?$")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_WITH_ACRONYM = re.compile(r"(?P<name>.{1,300}?) \((?P<acronym>[A-Z]{2,6})\)?")
_GOVERNMENT = re.compile(
    r"(?P<whose>.{1,300}?)(?:['’]s)? (?:government|administration|authorities)"
)
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))


@dataclass(slots=True, eq=False)
class Entity:
    """A speaker in the making: its forms, where it was seen, and what is known of it."""

    name: str
    kind: SpeakerKind
    forms: list[str] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)
    descriptions: set[str] = field(default_factory=set)
    gender: str = ""

    def add_form(self, form: str) -> None:
        """Records another way the article names it."""
        if form and form not in self.forms:
            self.forms.append(form)

    def speaker(self) -> Speaker:
        """The finished value."""
        return Speaker(
            self.name, self.kind, tuple(form for form in self.forms if form != self.name)
        )


class People:
    """All entities of an article. Names are read first; sources are looked up and added after."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.words: SpeakerWords = speaker_words()
        self.entities: list[Entity] = []
        self._by_name: dict[str, Entity] = {}
        cleaned = [(plain(name.text), name) for name in names]
        people = [(text, name) for text, name in cleaned if text and name.kind == "PER"]
        for text, name in sorted(people, key=lambda item: (-len(item[0].split()), item[1].start)):
            if text.casefold() in self.words.governments:
                self._named(text, "government").seen.append(name.start)
                continue
            entity = self._person(text, name.start)
            entity.seen.append(name.start)
            entity.add_form(text)
        for entity in self.entities:
            entity.seen.sort()
            entity.gender = self._gender_of_name(entity)

    def person(self, text: str, position: int) -> tuple[Entity, bool]:
        """The person called `text` at `position`, and whether the name could be somebody else's."""
        text = plain(text)
        candidates = self._candidates(text)
        if not candidates:
            entity = self._named(text, "person")
            entity.gender = entity.gender or self._gender_of_name(entity)
            return entity, False
        return self._latest(candidates, position), len(candidates) > 1

    def body(self, text: str, kind: SpeakerKind) -> Entity:
        """The organisation, government or group called `text` (a leading article is not its name)."""
        name, acronym = _parted(without_article(plain(text)))
        country = self._country(name)
        if name.casefold() in self.words.governments or country:
            kind = "government"
        entity = self._known_body(name, country) or self._named(name, kind)
        if acronym:
            entity.add_form(acronym)
        entity.add_form(name)
        if name != plain(text):
            entity.add_form(plain(text))
        return entity

    def _known_body(self, name: str, country: str) -> Entity | None:
        """The body of that name, that acronym, or that seat of government ("Kyiv", "Ukraine's
        government") that the article has named before."""
        if name.casefold() in self._by_name:
            return None
        bodies = [entity for entity in self.entities if entity.kind not in ("person", "group")]
        for entity in bodies:
            if name in entity.forms or (_ACRONYM.fullmatch(name) and initials(entity.name) == name):
                return entity
            seat = self.words.seats.get(entity.name.casefold(), "") or self._country(entity.name)
            own = country or self.words.seats.get(name.casefold(), "")
            explicit = bool(country) or bool(self._country(entity.name))
            if own and explicit and seat == own:
                return entity
        return None

    def _country(self, name: str) -> str:
        """The country of "Ukraine's government" or "Ukrainian government"; empty for other names."""
        found = _GOVERNMENT.fullmatch(name)
        whose = found["whose"] if found else ""
        whose = self.words.demonyms.get(whose, whose)
        return whose if whose in self.words.seats.values() else ""

    def known(self, entity: Entity) -> Entity:
        """The entity of that name; a group met only as a subject becomes one of the article's now."""
        return self._by_name.setdefault(entity.name.casefold(), entity)

    def described(self, word: str, before: int) -> Entity | None:
        """The entity last seen before `before` that was called a `word` (minister, company, officials)."""
        known = [
            entity
            for entity in self.entities
            if (word in entity.descriptions or _named_so(entity, word))
            and any(place < before for place in entity.seen)
        ]
        return max(
            known,
            key=lambda entity: max(place for place in entity.seen if place < before),
            default=None,
        )

    def _named(self, name: str, kind: SpeakerKind) -> Entity:
        found = self._by_name.get(name.casefold())
        if found is None:
            found = Entity(name, kind, [name])
            self.entities.append(found)
            self._by_name[name.casefold()] = found
        return found

    def _person(self, text: str, position: int) -> Entity:
        """Longer names come first, so a short one joins a full one that ends (or begins) with it."""
        candidates = self._candidates(text)
        return self._latest(candidates, position) if candidates else self._named(text, "person")

    def _candidates(self, text: str) -> list[Entity]:
        exact = self._by_name.get(text.casefold())
        if exact is not None and exact.kind == "person":
            return [exact]
        parts = _parts(text)
        if not parts:
            return []
        people = [entity for entity in self.entities if entity.kind == "person"]
        if len(parts) > 1:
            # "Donald J. Trump" and "Donald Trump": first and last name agree
            return [
                entity
                for entity in people
                if len(own := _parts(entity.name)) > 1
                and (own[0], own[-1]) == (parts[0], parts[-1])
            ]
        by_surname = [entity for entity in people if _parts(entity.name)[-1:] == parts]
        return by_surname or [entity for entity in people if _parts(entity.name)[:1] == parts]

    @staticmethod
    def _latest(candidates: list[Entity], position: int) -> Entity:
        def distance(entity: Entity) -> tuple[bool, int]:
            before = [place for place in entity.seen if place <= position]
            return (not before, position - before[-1] if before else min(entity.seen, default=0))

        return min(candidates, key=distance)

    def _gender_of_name(self, entity: Entity) -> str:
        first = entity.name.split()[0].casefold() if entity.name else ""
        if first in self.words.male_given:
            return "male"
        return "female" if first in self.words.female_given else ""


def _named_so(entity: Entity, word: str) -> bool:
    """ "The guild" is the Millers' Guild: the noun is the last word of a body's own name."""
    return (
        entity.kind == "organisation"
        and entity.name[:1].isupper()
        and entity.name.casefold().split()[-1:] == [word]
    )


def _parted(name: str) -> tuple[str, str]:
    """ "World Food Agency (WFA" -> ("World Food Agency", "WFA")."""
    found = _WITH_ACRONYM.fullmatch(name)
    return (found["name"], found["acronym"]) if found else (name, "")


def initials(name: str) -> str:
    """The first letters of the words with a capital."""
    return "".join(word[0] for word in name.split() if word[:1].isupper())


def plain(text: str) -> str:
    """A name without a possessive ending and without marks around it."""
    text = " ".join(text.split()).strip("\"“”'‘’«»,;:()[]")
    return POSSESSIVE.sub("", text) if text.endswith(("'s", "’s")) else text


def without_article(text: str) -> str:
    """ "The Kremlin" as "Kremlin"; a name that is only an article stays."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.casefold() in ("the", "a", "an") else text


def _parts(name: str) -> list[str]:
    return [part.casefold() for part in name.split() if part.casefold() not in _SUFFIXES]
