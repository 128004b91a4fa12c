"""Claims made from attributions: the proposition, with whom it speaks of, as a candidate."""

from collections.abc import Sequence

from claimtrack.attribution.pronouns import Pronouns
from claimtrack.attribution.so_far import SoFar
from claimtrack.attribution.types import Attribution, Speaker
from claimtrack.claims.candidates import Candidate
from claimtrack.claims.lexicon import Lexicon
from claimtrack.claims.naming import Named
from claimtrack.claims.propositions import Proposition, proposition
from claimtrack.claims.readings import Reading
from claimtrack.claims.stances import Taken
from claimtrack.language.document import Document


class Maker:
    """Makes the claims of one article, knowing its speakers and whom a pronoun surely means."""

    def __init__(self, document: Document, speakers: Sequence[Speaker], words: Lexicon) -> None:
        self.document, self.words = document, words
        self._kinds = {speaker.name: speaker.kind for speaker in speakers}
        self._antecedent = Pronouns(SoFar(document)).only_antecedent

    def asserted(self, one: Reading) -> Candidate:
        """The claim an assertion makes. Who "is accused of" something does not assert it."""
        accusing = one.cue.modality in ("alleges", "suspects")
        found = proposition(
            self.document,
            one.item.content,
            one.content,
            self._named(one.item, unnamed=accusing and not one.cue.accused),
            self.words,
            self._antecedent,
            accusing=accusing,
        )
        undergone = one.cue.accused or one.content.first == "to"
        claimant = "" if undergone else one.item.speaker
        return self.made(one, found, found.modality or one.cue.modality, claimant)

    def denied(self, one: Reading, taken: Taken) -> Proposition:
        """What a stance is about, as a proposition."""
        return proposition(
            self.document,
            taken.spans,
            taken.content,
            self._named(one.item),
            self.words,
            self._antecedent,
            denied=True,
            cleared=taken.cleared,
        )

    def made(
        self, one: Reading, found: Proposition, modality: str, claimant: str = ""
    ) -> Candidate:
        """The claim that `found` is, met in the attribution `one`; nobody's without a claimant."""
        sentences = self.document.overlapping(found.content) or [0]
        return Candidate(
            attribution=one.number,
            claimant=claimant,
            proposition=found,
            modality=modality,
            start=found.content[0][0],
            end=found.content[-1][1],
            sentence=sentences[-1],
            words=one.content.told or one.content.words,
        )

    def _named(self, item: Attribution, unnamed: bool = False) -> Named:
        kind = self._kinds.get(item.speaker, "unknown")
        name = "" if unnamed else item.speaker
        return Named.of(self.document, name, item.source, kind, direct=item.kind == "direct")
