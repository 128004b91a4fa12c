"""Who a pronoun stands for: the subjects and speakers before it that agree with it."""

from claimtrack.attribution.entities import Entity
from claimtrack.attribution.mentions import REACH, Mention
from claimtrack.attribution.resolved import Resolved
from claimtrack.attribution.so_far import SoFar


class Pronouns:
    """Resolves the pronouns of one article in text order."""

    def __init__(self, so_far: SoFar) -> None:
        self.so_far = so_far
        self.people, self.words = so_far.people, so_far.words

    def knows(self, word: str) -> bool:
        """Whether `word`, in small letters, is a personal pronoun of the third person."""
        return word in self.words.he | self.words.she | self.words.it | self.words.they

    def refer(
        self, word: str, position: int, sentence: int, apart: Entity | None = None
    ) -> Resolved:
        """Who the pronoun at `position` is; `apart` is who it cannot be."""
        plural = word in self.words.they
        thing = word in self.words.it
        gender = "male" if word in self.words.he else "female" if word in self.words.she else ""
        fits = [
            mention
            for mention in self.so_far.mentions.before(position, sentence)
            if self._agrees(mention, plural, thing, gender)
        ]
        fits = [one for one in fits if not _same(one.entity, apart)] or fits
        if plural:  # shares do not write
            fits = [one for one in fits if one.spoke or self._human(one.entity)] or fits
        if not fits and gender:
            named = self._person_before(position, sentence, gender, apart)
            if named is not None:
                return named
        if not fits:
            ahead = [
                mention
                for mention in self.so_far.subjects(sentence)
                if mention.position > position and self._agrees(mention, plural, thing, gender)
            ]
            if ahead:  # "In his denial, Mr Okafor said"
                return Resolved(self.people.known(ahead[0].entity), f"“{word}” refers ahead", True)
            if word == "both":
                return Resolved(self.people.body(word, "group"), "own words")
            return Resolved(None, f"no antecedent for “{word}”")

        def rank(mention: Mention) -> tuple[int, int, int]:
            # nearer sentences first; within one, who spoke before who acted, then the first named
            return (mention.sentence, mention.spoke, -mention.position)

        chosen = max(fits, key=rank)
        others = {
            mention.entity.name
            for mention in fits
            if mention.sentence == chosen.sentence and mention.entity is not chosen.entity
        }
        entity = self.people.known(chosen.entity)
        if gender and entity.kind == "person" and not entity.gender:
            entity.gender = gender
        return Resolved(entity, f"“{word}” refers back", bool(others))

    def only_antecedent(self, pronoun: str, position: int) -> str:
        """The name of the one person in reach whom "he" or "she" at `position` can mean; else empty."""
        gender = (
            "male" if pronoun in self.words.he else "female" if pronoun in self.words.she else ""
        )
        if not gender:
            return ""
        sentence = self.so_far.sentence_at(position)
        self.so_far.read_until(position)
        fits = {
            mention.entity.name: mention.entity
            for mention in self.so_far.mentions.before(position, sentence)
            if self._agrees(mention, False, False, gender)
        }
        for number in range(max(0, sentence - REACH), sentence + 1):
            for name in self.so_far.names(number):
                if name.kind == "PER" and name.end <= position:
                    entity, _ = self.people.person(name.text, name.start)
                    if entity.gender in ("", gender):
                        fits[entity.name] = entity
        if len(fits) != 1:
            return ""
        ((name_of, one),) = fits.items()
        sure = one.gender == gender or " " in name_of  # a bare surname may be anybody's
        return name_of if sure else ""

    def _human(self, entity: Entity) -> bool:
        """Whether a group is one of people or bodies, as far as its words tell."""
        if entity.kind != "group":
            return True
        nouns = (word.casefold().removesuffix("s") for word in entity.name.split())
        known = self.words.person | self.words.organisation
        return any(
            noun in known or (noun.endswith(self.words.person_endings) and len(noun) > 4)
            for noun in nouns
        )

    def _person_before(
        self, position: int, sentence: int, gender: str, apart: Entity | None
    ) -> Resolved | None:
        """The person named last, subject or not ("accuse Mr Orban of ..., which he denies"); else the
        last subject whose noun may be a person's ("the broadcaster")."""
        found: list[Entity] = []
        for number in (sentence - 1, sentence):
            for name in self.so_far.names(number):
                if name.kind == "PER" and name.end <= position:
                    entity, _ = self.people.person(name.text, name.start)
                    if entity.gender in ("", gender) and entity.kind == "person":
                        found.append(entity)
        for mention in self.so_far.mentions.before(position, sentence, 1) if not found else ():
            lower = mention.entity.name[:1].islower() and not mention.plural
            if lower and mention.entity.name.endswith(self.words.person_endings):
                found.append(self.people.known(mention.entity))
        found = [entity for entity in found if not _same(entity, apart)] or found
        if not found:
            return self._only_person(position, sentence, gender, apart)
        return Resolved(found[-1], "the person named before", len(set(map(id, found))) > 1)

    def _only_person(
        self, position: int, sentence: int, gender: str, apart: Entity | None
    ) -> Resolved | None:
        """The one person named near by though the given name is more often the other sex's."""
        near = {
            self.people.person(name.text, name.start)[0]
            for number in (sentence - 1, sentence)
            for name in self.so_far.names(number)
            if name.kind == "PER" and name.end <= position
        }
        if len(near) != 1 or any(_same(entity, apart) for entity in near):
            return None
        (entity,) = near
        if not self.people.sex_is_guessed(entity):
            return None
        entity.gender = gender
        return Resolved(entity, "the only person named before", True)

    def _agrees(self, mention: Mention, plural: bool, thing: bool, gender: str) -> bool:
        entity = mention.entity
        if plural:
            return mention.plural or entity.kind == "organisation"
        if thing:
            return not mention.plural and entity.kind in ("organisation", "government", "unknown")
        if mention.plural or entity.kind not in ("person", "unknown"):
            return False
        last = entity.name.split()[-1] if entity.name else ""
        if entity.kind == "unknown" and last[:1].islower():  # "the indictment" is no "he"
            return last.endswith(self.words.person_endings) and last not in self.words.organisation
        return not entity.gender or entity.gender == gender


def _same(entity: Entity, other: Entity | None) -> bool:
    return other is not None and entity.name == other.name
