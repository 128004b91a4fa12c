"""The room's work on one article: attributions in, claims with their stances out."""

from collections.abc import Sequence

from claimtrack.attribution.types import Attribution, Speaker
from claimtrack.claims.cues import Sense, sense, words_in
from claimtrack.claims.lexicon import Lexicon, lexicon
from claimtrack.claims.propositions import proposition
from claimtrack.claims.stances import Candidate, find_target, spans_of, stance_of
from claimtrack.claims.types import Claim, Stance, StanceKind
from claimtrack.claims.worthiness import worthiness
from claimtrack.language.document import Document

_MAKES_NO_CLAIM = frozenset(("declines_comment", "questions", "supports"))


def find_claims(
    document: Document, attributions: Sequence[Attribution], speakers: Sequence[Speaker]
) -> tuple[list[Claim], list[Speaker]]:
    """(claims in text order, speakers). First the assertions, then the stances taken on them; a stance
    that finds no claim in the text makes one from what it denies, of nobody's."""
    words = lexicon()
    senses = [sense(document, item.cue, words) for item in attributions]
    stances = [
        stance_of(document, item, cue, words)
        for item, cue in zip(attributions, senses, strict=True)
    ]
    candidates = [
        _candidate(document, number, item, senses[number], words)
        for number, item in enumerate(attributions)
        if _asserts(document, item, senses[number], stances[number], words)
    ]
    for number, (item, taken) in enumerate(zip(attributions, stances, strict=True)):
        if taken is not None:
            _link(document, number, item, taken, senses[number], candidates, words)
    candidates.sort(key=lambda candidate: candidate.start)
    return [_claim(document, candidate, words) for candidate in candidates], list(speakers)


def _asserts(
    document: Document,
    item: Attribution,
    cue: Sense,
    taken: tuple[StanceKind, str] | None,
    words: Lexicon,
) -> bool:
    """Whether the attribution makes a claim of its own."""
    if (
        (taken is not None and taken[0] != "confirms")
        or cue.negated
        or cue.modality in words.no_claim
    ):
        return False
    content = words_in(document, item.content)
    said = [word for word in content if word.upos != "PUNCT"]
    if not said or content[-1].text == "?":
        return False
    if taken is not None:
        return len(said) > 2
    first = said[0].text.casefold()
    if first in ("whether", "if", "to") or (len(said) == 1 and first in words.anaphors):
        return False
    has_verb = any(word.upos in ("VERB", "AUX") for word in said)
    return has_verb or (item.kind == "indirect" and len(said) >= 3)


def _candidate(
    document: Document, number: int, item: Attribution, cue: Sense, words: Lexicon
) -> Candidate:
    found = proposition(document, item.content, words)
    sentences = document.overlapping(item.content) or [0]
    return Candidate(
        attribution=number,
        claimant=item.speaker,
        proposition=found,
        modality=found.modality or cue.modality,
        start=item.content[0][0],
        end=item.content[-1][1],
        sentence=sentences[-1],
    )


def _link(
    document: Document,
    number: int,
    item: Attribution,
    taken: tuple[StanceKind, str],
    cue: Sense,
    candidates: list[Candidate],
    words: Lexicon,
) -> None:
    stance, reason = taken
    own = proposition(document, item.content, words)
    target, certainty, how = find_target(document, item, number, own, candidates, words)
    if target is None:
        if stance in _MAKES_NO_CLAIM or stance == "confirms" or not own.text:
            return
        target = _candidate(document, number, item, cue, words)
        target.claimant, target.modality, target.from_denial = "", "alleged", True
        candidates.append(target)
        certainty, how = 0.7, "makes the claim: the text names no one who asserts it"
    target.stances.append(
        Stance(
            by=item.speaker,
            stance=stance,
            cue=spans_of(item),
            confidence=round(certainty * item.confidence, 4),
            reason=f"{reason}; {how}" if reason else how,
        )
    )


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
