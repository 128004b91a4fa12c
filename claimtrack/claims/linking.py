"""Which claim a stance is put on: one that the text asserts, or else one made from what is denied."""

from claimtrack.claims.candidates import Candidates
from claimtrack.claims.charges import charged_before
from claimtrack.claims.making import Maker
from claimtrack.claims.narrated import narrated, set_apart
from claimtrack.claims.propositions import Proposition
from claimtrack.claims.questions import question_before
from claimtrack.claims.readings import AROUND, Reading
from claimtrack.claims.stances import DENIALS, Taken
from claimtrack.claims.targets import (
    Found,
    contained,
    contradicted,
    find_target,
    same_words,
    told_behind,
    unanswered,
)
from claimtrack.claims.told import INNOCENCE
from claimtrack.claims.types import Stance, StanceKind
from claimtrack.spans import Spans

_CHARGES = frozenset(("charge", "accusation", "allegation", "claim"))
_REMARKS = frozenset(("comment", "remark", "criticism", "concern", "description"))


class Linker:
    """Puts the stances of one article on its claims; `candidates` grow by those it has to make."""

    def __init__(self, maker: Maker, candidates: Candidates) -> None:
        self.maker, self.candidates = maker, candidates
        self.document, self.words = maker.document, maker.words

    def link(self, one: Reading, taken: Taken) -> None:
        """Puts the stance on the claim it is about."""
        content = taken.content
        own = self.maker.denied(one, taken)
        if taken.stance == "declines_comment" and content.points_by:
            found = unanswered(self.document, one.item, one.number, self.candidates)
        else:
            found = find_target(
                self.document, one.item, one.number, content, own, self.candidates, self.words
            )
        if found is None and content.noun >= 0 and content.told == content.words:
            found = told_behind(self.document, one.item, one.number, content, self.candidates)
        if found is None and taken.cleared:
            found = contradicted(
                self.document, one.item, one.number, content, self.candidates, self.words
            )
        if found is None and content.judgement is not None and content.points_by:
            found = self._asked(one)
        if found is None and taken.stance == "confirms" and content.judgement is not None:
            return  # "that is right" confirms what another has said, or nothing
        if found is None and content.bare:
            return  # "No," to nothing that was said or asked
        if found is None and content.points_by in _CHARGES:
            found = self._charged(one, taken)
        if found is None and not (taken.cleared and self._denied_near(one)):
            found = self._new_claim(one, taken, own)
        if found is None:
            return
        if any((s.by, s.stance) == (one.item.speaker, taken.stance) for s in found.target.stances):
            return  # said once already
        if taken.cleared and self._denied_near(one):
            return  # "'I never touched it': treasurer denies theft"
        _put(one, found, taken.stance, taken.reason, taken.cue)

    def contradict(self, one: Reading) -> None:
        """A counter-assertion is a denial of what it contradicts, beside the claim it makes itself."""
        found = contradicted(
            self.document, one.item, one.number, one.content, self.candidates, self.words
        )
        if found is not None:
            _put(one, found, "denies", "counter-assertion", one.item.cue or one.item.content)

    def concede(self, one: Reading) -> None:
        """Who admits what another has said confirms it."""
        own = self.candidates.of(one.number) if one.cue.modality == "admits" else []
        if not own or one.item.cue == ():
            return
        if self.document.text[one.item.cue[0][0] :].startswith("to "):
            return  # "would require them to admit it"
        earlier = [
            candidate
            for candidate in self.candidates.others(one.item, one.number)
            if candidate.start < own[0].start
        ]
        found = same_words(own[0].proposition, earlier) or contained(own[0], earlier, self.words)
        if found is not None:
            _put(one, found, "confirms", "admits it", one.item.cue)

    def _charged(self, one: Reading, taken: Taken) -> Found | None:
        """The claim made from the charge that "the charges" are."""
        charge = charged_before(self.document, taken.spans[0][0])
        if charge is None:
            return None
        same = self.candidates.saying(charge.text)
        if not same:
            made = self.maker.made(one, charge, "alleges")
            self.candidates.add(made)
            same = [made]
        return Found(same[0], 0.65, "the charge that the text tells before")

    def _denied_near(self, one: Reading) -> bool:
        """Whether the speaker denies something else in the sentence of what they say or beside it."""
        here = set(self.document.overlapping(one.item.content))
        around = here | {number + 1 for number in here} | {number - 1 for number in here}
        return any(
            stance.by == one.item.speaker
            and stance.stance in DENIALS
            and around & set(self.document.overlapping(stance.cue))
            for candidate in self.candidates.around(one.number, AROUND)
            for stance in candidate.stances
        )

    def _asked(self, one: Reading) -> Found | None:
        """The claim made from the question that the words answer."""
        question = question_before(self.document, one.item)
        if question is None:
            return None
        made = self.maker.made(one, question, "suggests")
        self.candidates.add(made)
        return Found(made, 0.7, "answers the question")

    def _new_claim(self, one: Reading, taken: Taken, own: Proposition) -> Found | None:
        """A claim made from what the stance is about; None where the text does not say."""
        content = taken.content
        if content.points_by == INNOCENCE:
            return None
        told = content.noun >= 0 or content.clause
        if taken.stance == "declines_comment" and (content.points_by or not told):
            return None
        if content.points_by in _REMARKS and content.told == content.words:
            return None  # "fired back at the comments": what was said in them is not told
        if taken.stance == "confirms":
            mine = self.candidates.of(one.number)
            if mine:
                return Found(mine[0], 0.9, "confirms what the text says")
        apposed = content.first in ("a", "an", "something") and set_apart(self.document, taken)
        if apposed or (content.points_by and content.noun < 0):
            evaluated = content.judgement is not None and content.points_by == content.evaluation
            if (evaluated and one.item.kind == "indirect") or (taken.weak and not apposed):
                return None  # "disparaged as phony", "challenged it in the election"
            told_so = narrated(self.document, taken)
            if told_so is None:
                return None
            own = told_so
            how, certainty = "a fact of the text itself, which names no one who asserts it", 0.6
        else:
            how, certainty = "makes the claim: the text names no one who asserts it", 0.7
        made = self.maker.made(one, own, "alleges")
        # "an allegation that X was denied by Y": the allegation is not Y's
        for candidate in self.candidates.saying(own.text):
            if not candidate.stances:
                self.candidates.drop(candidate)
        same = self.candidates.saying(own.text)
        if not same:
            self.candidates.add(made)
        return Found(same[0] if same else made, certainty, how)


def _put(one: Reading, found: Found, stance: StanceKind, reason: str, cue: Spans) -> None:
    """Adds the stance to the claim that was found."""
    found.target.stances.append(
        Stance(
            by=one.item.speaker,
            stance=stance,
            cue=cue,
            confidence=round(found.certainty * one.item.confidence, 4),
            reason=f"{reason}; {found.how}",
        )
    )
