"""The room's work on one article: attributions in, claims with their stances out."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.attribution.types import Attribution
from claimtrack.claims.content import Content, read_content
from claimtrack.claims.cues import Sense, sense, words_in
from claimtrack.claims.lexicon import Lexicon, lexicon
from claimtrack.claims.propositions import proposition
from claimtrack.claims.stances import Candidate, Taken, find_target, stance_of
from claimtrack.claims.types import Claim, Stance
from claimtrack.claims.worthiness import worthiness
from claimtrack.language.document import Document

_DENIALS = frozenset(("denies", "dismisses", "disputes", "rejects"))


@dataclass(frozen=True, slots=True)
class _Read:
    """An attribution with what its cue and content say."""

    number: int
    item: Attribution
    cue: Sense
    content: Content
    taken: Taken | None


def find_claims(document: Document, attributions: Sequence[Attribution]) -> list[Claim]:
    """The claims in text order. First the assertions, then the stances taken on them; a denial that
    finds no claim in the text makes one from what it denies, of nobody's."""
    words = lexicon()
    read = []
    for number, item in enumerate(attributions):
        cue = sense(document, item.cue, words)
        content = read_content(document, item.content, words)
        read.append(_Read(number, item, cue, content, stance_of(item, content, cue, words)))
    candidates = [_candidate(document, one, words) for one in read if _asserts(one, words)]
    for one in read:
        if one.taken is not None:
            _link(document, one, one.taken, candidates, words)
    candidates.sort(key=lambda candidate: candidate.start)
    return [_claim(document, candidate, words) for candidate in candidates]


def _asserts(one: _Read, words: Lexicon) -> bool:
    """Whether the attribution makes a claim of its own."""
    content = one.content
    if one.taken is not None:
        return one.taken.stance == "confirms" and not content.points_by and len(content.words) > 2
    if one.cue.stance is not None or one.cue.negated or one.cue.modality in words.no_claim:
        return False
    if not content.words or content.first in ("whether", "if", "to"):
        return False
    if not one.cue.known and not any("VerbForm=Fin" in word.feats for word in content.words):
        return False  # "appointed Rubio to lead the talks": nothing is said there
    if len(content.words) == 1 and content.first in words.anaphors:
        return False
    has_verb = any(word.upos in ("VERB", "AUX") for word in content.words)
    return has_verb or (one.item.kind == "indirect" and len(content.words) >= 3)


def _candidate(document: Document, one: _Read, words: Lexicon) -> Candidate:
    item = one.item
    found = proposition(document, item.content, one.content, words)
    sentences = document.overlapping(item.content) or [0]
    return Candidate(
        attribution=one.number,
        claimant=item.speaker,
        proposition=found,
        modality=found.modality or one.cue.modality,
        start=item.content[0][0],
        end=item.content[-1][1],
        sentence=sentences[-1],
    )


def _link(
    document: Document, one: _Read, taken: Taken, candidates: list[Candidate], words: Lexicon
) -> None:
    """Puts the stance on the claim it is about."""
    own = _candidate(document, one, words)
    target, certainty, how = find_target(
        document, one.item, one.number, one.content, own.proposition, candidates, words
    )
    if target is None:
        if taken.stance not in _DENIALS or not _tells(one.content):
            return
        own.claimant, own.modality = "", "alleges"
        # "an allegation that X was denied by Y": the allegation is not Y's
        candidates[:] = [
            candidate
            for candidate in candidates
            if candidate.proposition.text != own.proposition.text or candidate.stances
        ]
        candidates.append(own)
        target, certainty, how = own, 0.7, "makes the claim: the text names no one who asserts it"
    target.stances.append(
        Stance(
            by=one.item.speaker,
            stance=taken.stance,
            cue=one.item.cue or one.item.content,
            confidence=round(certainty * one.item.confidence, 4),
            reason=f"{taken.reason}; {how}",
        )
    )


def _tells(content: Content) -> bool:
    """Whether the content says what is denied, be it "the report"; "it" and "no such thing" do not."""
    return bool(content.told) and not (content.points_by and content.noun < 0)


def _claim(document: Document, candidate: Candidate, words: Lexicon) -> Claim:
    content = candidate.proposition.content
    contested = any(stance.stance not in ("confirms", "supports") for stance in candidate.stances)
    names = [name for name in document.names() if any(s <= name.start < e for s, e in content)]
    score, reasons = worthiness(
        words_in(document, content), names, candidate.modality, contested, words
    )
    return Claim(
        claimant=candidate.claimant,
        proposition=candidate.proposition.text,
        modality=candidate.modality,
        content=content,
        check_worthiness=score,
        attribution=candidate.attribution,
        stances=tuple(sorted(candidate.stances, key=lambda stance: stance.cue)),
        reasons=reasons,
    )
