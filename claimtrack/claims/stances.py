"""Which attribution takes a stance, and on which claim.

A stance is shown by the cue (denied, dismissed, ...) or by a judgement in the content ("called the
charge baseless", "That is not true"). It is on the claim that the content points back to, or whose
words it repeats.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from claimtrack.attribution.types import Attribution
from claimtrack.claims.content import Content
from claimtrack.claims.cues import Sense
from claimtrack.claims.lexicon import Lexicon
from claimtrack.claims.propositions import Proposition
from claimtrack.claims.types import Stance, StanceKind
from claimtrack.language.document import Document

_SAME_WORDS = 78.0  # token_set_ratio from which two propositions are taken for one
_REACH = 3  # sentences back in which a pointing word looks for its claim


@dataclass(slots=True, eq=False)
class Candidate:
    """A claim in the making."""

    attribution: int
    claimant: str
    proposition: Proposition
    modality: str
    start: int
    end: int
    sentence: int
    stances: list[Stance] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance that an attribution takes, and the words that show it."""

    stance: StanceKind
    reason: str


def stance_of(item: Attribution, content: Content, cue: Sense, lexicon: Lexicon) -> Taken | None:
    """The stance the attribution takes, or None; whether it finds a claim is not asked."""
    if not content.words:
        return None
    if cue.stance is not None:
        if _is_recipient(item, content, lexicon) or not _is_statement(content, cue, lexicon):
            return None
        return Taken(cue.stance, cue.reason)
    if cue.negated or content.judgement is None:
        return None
    return Taken(content.judgement, f"judgement “{content.evaluation}”")


def find_target(
    document: Document,
    item: Attribution,
    number: int,
    content: Content,
    own: Proposition,
    candidates: Sequence[Candidate],
    lexicon: Lexicon,
) -> tuple[Candidate | None, float, str]:
    """(the claim the stance is on or None, confidence in the link, how it was found)."""
    others = [
        candidate
        for candidate in candidates
        if candidate.attribution != number
        and (candidate.claimant != item.speaker or not item.speaker)
    ]
    sentence = (document.overlapping(item.content) or [0])[0]
    if not content.points_by:
        answered = _accusation_before(content, others, sentence, item, lexicon)
        return answered if answered[0] else _same_words(own, others)
    before = [
        candidate
        for candidate in others
        if candidate.start < item.content[0][0] and sentence - candidate.sentence <= _REACH
    ]
    if not before:
        return None, 0.0, ""
    nearest = max(before, key=lambda candidate: (candidate.sentence, candidate.end))
    apposed = content.first in ("a", "an") and content.noun >= 0
    if nearest.sentence == sentence:
        return (
            nearest,
            0.9,
            "apposition" if apposed else f"“{content.points_by}” in the same sentence",
        )
    if apposed:
        return None, 0.0, ""
    alleged = [candidate for candidate in before if candidate.modality in ("alleges", "suspects")]
    if content.noun >= 0 and alleged:
        nearest = max(alleged, key=lambda candidate: (candidate.sentence, candidate.end))
    near = sentence - nearest.sentence == 1
    return nearest, 0.8 if near else 0.55, f"“{content.points_by}” points back"


def _is_statement(content: Content, cue: Sense, lexicon: Lexicon) -> bool:
    """False for "denied bail" and "rejected the offer": nothing was asserted there."""
    if content.noun >= 0 or content.first in lexicon.anaphors or content.judgement is not None:
        return True
    head = content.head
    if cue.stance == "declines_comment" or head is None or head.bases & lexicon.acts:
        return True
    if content.words[0].xpos == "VBG":
        return True
    asked = bool(head.bases & (lexicon.granted | lexicon.proposals))
    if any(word.upos in ("VERB", "AUX") for word in content.words):
        return not asked or content.words[0].upos in ("PRON", "PROPN")
    return not asked and cue.stance in ("denies", "disputes", "questions", "confirms")


def _is_recipient(item: Attribution, content: Content, lexicon: Lexicon) -> bool:
    """ "The striker was denied bail": what stands before a passive cue is no statement, but somebody."""
    if not item.cue or item.content[-1][1] > item.cue[0][0]:
        return False
    clause = any(word.upos in ("VERB", "AUX") for word in content.words)
    act = content.head is not None and bool(content.head.bases & lexicon.acts)
    return not (clause or act or content.noun >= 0 or content.first in lexicon.anaphors)


def _accusation_before(
    content: Content,
    candidates: Sequence[Candidate],
    sentence: int,
    item: Attribution,
    lexicon: Lexicon,
) -> tuple[Candidate | None, float, str]:
    """ "X blamed Y for the attack. Y denied involvement": an act denied answers the accusation just made."""
    head = content.head
    if head is None or not head.bases & lexicon.acts or head not in content.words[:4]:
        return None, 0.0, ""
    near = [
        candidate
        for candidate in candidates
        if candidate.modality in ("alleges", "suspects")
        and 0 <= sentence - candidate.sentence <= 1
        and candidate.start < item.content[0][0]
    ]
    if not near:
        return None, 0.0, ""
    latest = max(near, key=lambda candidate: candidate.end)
    return latest, 0.75, f"“{head.text}” answers the accusation before"


def _same_words(
    own: Proposition, candidates: Sequence[Candidate]
) -> tuple[Candidate | None, float, str]:
    if len(own.text.split()) < 3:
        return None, 0.0, ""
    scored = [
        (fuzz.token_set_ratio(own.text.casefold(), candidate.proposition.text.casefold()), place)
        for place, candidate in enumerate(candidates)
    ]
    score, place = max(scored, default=(0.0, 0))
    if score < _SAME_WORDS:
        return None, 0.0, ""
    return candidates[place], round(score / 100, 4), f"same words ({score:.0f} of 100)"
