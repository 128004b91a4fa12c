"""Who has been mentioned so far: the noun phrases that a later pronoun or "the three" may refer to."""

from dataclasses import dataclass

from claimtrack.attribution.entities import Entity
from claimtrack.spans import Span

REACH = 4  # sentences back in which a pronoun looks for its antecedent


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that spoke or acted as subject."""

    span: Span
    sentence: int
    entity: Entity
    plural: bool
    spoke: bool

    @property
    def position(self) -> int:
        """Where it begins."""
        return self.span[0]


class Mentions:
    """The mentions of an article by their sentences, so that those near by are found at once."""

    def __init__(self) -> None:
        self._in: dict[int, list[Mention]] = {}
        self._groups: dict[str, list[Mention]] = {}

    def add(self, mention: Mention) -> None:
        """Takes in the next one."""
        mention.entity.met_at(mention.position)
        self._in.setdefault(mention.sentence, []).append(mention)
        first, joined, _ = mention.entity.name.casefold().partition(" ")
        if joined:
            self._groups.setdefault(first, []).append(mention)

    def before(self, position: int, sentence: int, reach: int = REACH) -> list[Mention]:
        """Those of `sentence` and of the `reach` before it that begin before `position`."""
        return [
            mention
            for number in range(sentence - reach, sentence + 1)
            for mention in self._in.get(number, ())
            if mention.position < position
        ]

    def counted(self, number: str, position: int) -> Entity | None:
        """ "The three": the entity last mentioned before `position` whose name begins with that number."""
        known = reversed(self._groups.get(number, ()))
        return next((one.entity for one in known if one.position < position), None)
