"""The named people and bodies of one article: which names are one, and what else they are called."""

import re
from collections.abc import Iterable

from claimtrack.attribution.entities import Entities, Entity
from claimtrack.attribution.types import SpeakerKind
from claimtrack.language.document import Name

POSSESSIVE = re.compile(r"['’]s?$")
_WITH_ACRONYM = re.compile(r"(?P<name>.{1,300}?) \((?P<acronym>[A-Z]{2,6})\)?")


class People(Entities):
    """All entities of an article. Names are read first; sources are looked up and added after."""

    def __init__(self, names: Iterable[Name]) -> None:
        super().__init__()
        cleaned = [(plain(name.text), name) for name in names]
        people = [(text, name) for text, name in cleaned if text and name.kind == "PER"]
        for text, name in sorted(people, key=lambda item: (-len(item[0].split()), item[1].start)):
            if text.casefold() in self.words.governments:
                self.named(text, "government").named_at(name.start)
                continue
            # Longer names come first, so a short one joins a full one that ends (or begins) with it.
            entity = self._nearest(text, name.start) or self.named(text, "person")
            entity.named_at(name.start)
            self.add_form(entity, text)
        for entity in self:
            entity.gender = self._gender_of_name(entity)

    def person(self, text: str, position: int) -> tuple[Entity, bool]:
        """The person called `text` at `position`, and whether the name could be somebody else's."""
        text = plain(text)
        candidates = self._candidates(text)
        if not candidates:
            entity = self.named(text, "person")
            entity.gender = entity.gender or self._gender_of_name(entity)
            return entity, False
        return _latest(candidates, position), len(candidates) > 1

    def bearer(self, surname: str) -> Entity | None:
        """The one person whose last name that is; None where nobody or several bear it."""
        last = plain(surname).casefold()
        found = [
            entity for entity in self.people(last) if entity.name.casefold().endswith(f" {last}")
        ]
        return found[0] if len(found) == 1 else None

    def body(self, text: str, kind: SpeakerKind) -> Entity:
        """The organisation, government or group called `text` (a leading article is not its name)."""
        name, acronym = _parted(without_article(plain(text)))
        country = self.country(name)
        if name.casefold() in self.words.governments or country:
            kind = "government"
        known = self.known_body(name, country) if self.called(name) is None else None
        entity = known or self.named(name, kind)
        self.add_form(entity, acronym)
        self.add_form(entity, name)
        if name != plain(text):
            self.add_form(entity, plain(text))
        return entity

    def sex_is_guessed(self, entity: Entity) -> bool:
        """Whether nothing but the given name tells the sex."""
        return entity.kind == "person" and entity.gender == self._gender_of_name(entity)

    def _nearest(self, text: str, position: int) -> Entity | None:
        candidates = self._candidates(text)
        return _latest(candidates, position) if candidates else None

    def _candidates(self, text: str) -> list[Entity]:
        exact = self.called(text)
        return [exact] if exact is not None and exact.kind == "person" else self.people(text)

    def _gender_of_name(self, entity: Entity) -> str:
        first = entity.name.split()[0].casefold() if entity.name else ""
        if first in self.words.male_given:
            return "male"
        return "female" if first in self.words.female_given else ""


def _latest(candidates: list[Entity], position: int) -> Entity:
    if len(candidates) == 1:
        return candidates[0]
    return min(candidates, key=lambda entity: entity.distance(position))


def _parted(name: str) -> tuple[str, str]:
    """ "World Food Agency (WFA" -> ("World Food Agency", "WFA")."""
    found = _WITH_ACRONYM.fullmatch(name)
    return (found["name"], found["acronym"]) if found else (name, "")


def plain(text: str) -> str:
    """A name without a possessive ending and without marks around it."""
    text = " ".join(text.split()).strip("\"“”'‘’«»,;:()[]")
    return POSSESSIVE.sub("", text) if text.endswith(("'s", "’s")) else text


def without_article(text: str) -> str:
    """ "The Kremlin" as "Kremlin"; a name that is only an article stays."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.casefold() in ("the", "a", "an") else text
