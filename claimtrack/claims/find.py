"""The room's work on one article: attributions in, claims with their stances out."""

from collections.abc import Sequence

from claimtrack.attribution.types import Attribution, Speaker
from claimtrack.claims.candidates import Candidate, Candidates
from claimtrack.claims.cues import words_in
from claimtrack.claims.lexicon import Lexicon, lexicon
from claimtrack.claims.linking import Linker
from claimtrack.claims.making import Maker
from claimtrack.claims.readings import AROUND, Reading, readings
from claimtrack.claims.stances import DENIALS
from claimtrack.claims.types import Claim
from claimtrack.claims.worthiness import worthiness
from claimtrack.language.document import Document
from claimtrack.spans import overlap

_OPENS = 8  # characters into what is said within which another's denial begins


def find_claims(
    document: Document, attributions: Sequence[Attribution], speakers: Sequence[Speaker] = ()
) -> list[Claim]:
    """The claims in text order. First the assertions, then the stances taken on them; a stance that
    finds no claim in the text makes one from what it is about, of nobody's."""
    words = lexicon()
    maker = Maker(document, speakers, words)
    read = readings(document, attributions, words)
    candidates = Candidates(
        maker.asserted(one)
        for one in read
        if _asserts(one, words) and not _urges(document, one) and not _relays(one, read)
    )
    linker = Linker(maker, candidates)
    taking = [(one, one.taken) for one in read if one.taken is not None]
    # who tells what is denied comes before those who only point at it ("he denies it, all deny that P")
    for one, taken in sorted(
        taking, key=lambda pair: (pair[1].cleared, pair[1].content.points_by != "")
    ):
        linker.link(one, taken)
    for one in read:
        if one.taken is None and not one.cue.held and one.item.speaker:
            linker.contradict(one)
            linker.concede(one)
    in_order = sorted(candidates, key=lambda candidate: candidate.start)
    return [_claim(document, candidate, words) for candidate in in_order]


def _relays(one: Reading, read: Sequence[Reading]) -> bool:
    """Whether the words only tell of another's denial: `"My brother denies it," said Kim`."""
    opens = one.item.content[0][0] + _OPENS if one.item.content else 0
    return any(
        other is not one
        and other.taken is not None
        and other.taken.stance in DENIALS
        and other.item.source != ()
        and one.item.content[0][0] <= other.item.source[0][0] < opens
        and overlap(other.item.cue, one.item.content)
        for other in read[max(0, one.number - AROUND) : one.number + AROUND]
    )


def _asserts(one: Reading, words: Lexicon) -> bool:
    """Whether the attribution makes a claim of its own."""
    content = one.content
    if one.taken is not None:
        return one.taken.stance == "confirms" and not content.points_by and len(content.words) > 2
    if one.cue.stance is not None or one.cue.held or one.cue.modality in words.no_claim:
        return False
    if not content.words or content.first in ("whether", "if"):
        return False
    if content.first == "to" and not one.cue.passive:
        return False  # "is said to have ..." tells something; "told to leave" does not
    if not one.cue.known and not any("VerbForm=Fin" in word.feats for word in content.words):
        return False  # "appointed Rubio to lead the talks": nothing is said there
    if len(content.words) == 1 and content.first in words.anaphors:
        return False
    has_verb = any(word.upos in ("VERB", "AUX") for word in content.words)
    return has_verb or (one.item.kind == "indirect" and len(content.words) >= 3)


def _urges(document: Document, one: Reading) -> bool:
    """Whether it is nothing but an order or a question: "Do not travel", "Did you see that?"."""
    words = one.content.words
    first = words[0] if words[0].text.casefold() != "please" or len(words) == 1 else words[1]
    bidden = "Mood=Imp" in first.feats or first is not words[0]
    if bidden and not any("Mood=Ind" in word.feats for word in words):
        return True  # "believe me, we won" is more
    text = document.text[slice(*one.item.content[-1])].rstrip("\"”’'» ")
    return text.endswith("?") and len(document.overlapping(one.item.content)) == 1


def _claim(document: Document, candidate: Candidate, words: Lexicon) -> Claim:
    content = candidate.proposition.content
    contested = any(stance.stance not in ("confirms", "supports") for stance in candidate.stances)
    names = [
        name
        for place in document.overlapping(content)
        for name in document.sentences[place].names
        if any(s <= name.start < e for s, e in content)
    ]
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
