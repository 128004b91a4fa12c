"""The room's work on one article: attributions in, claims with their stances out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimtrack.attribution.speakers import Resolver
from claimtrack.attribution.types import Attribution, Speaker
from claimtrack.claims.candidates import Candidate, Candidates
from claimtrack.claims.charges import charged_before
from claimtrack.claims.content import Content, read_content
from claimtrack.claims.cues import Sense, sense, uses_in, words_in
from claimtrack.claims.lexicon import Lexicon, lexicon
from claimtrack.claims.naming import Antecedents, Named
from claimtrack.claims.propositions import Proposition, proposition
from claimtrack.claims.questions import question_before
from claimtrack.claims.stances import DENIALS, Taken, stance_of
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
from claimtrack.claims.types import Claim, Stance
from claimtrack.claims.worthiness import worthiness
from claimtrack.language.document import Document
from claimtrack.spans import Places, Span, overlap, trimmed

_SAY = re.compile(
    r"^(?:they|some|people|critics|others|some people|my opponents) (?:say|claim|allege|said|claimed)"
    r"(?: that)? ",
    re.IGNORECASE,
)
_CHARGES = frozenset(("charge", "accusation", "allegation", "claim"))
_REMARKS = frozenset(("comment", "remark", "criticism", "concern", "description"))
_AROUND = 10  # attributions before and behind one, among which those within it are

_OPENS = 8  # characters into what is said within which another's denial begins
_GAP = 300  # characters of blanks, at most, between a comma and what it sets apart


@dataclass(frozen=True, slots=True)
class _Read:
    """An attribution with what its cue and content say."""

    number: int
    item: Attribution
    cue: Sense
    content: Content
    taken: Taken | None


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the article's speakers: their kinds, and whom a pronoun surely means."""

    kinds: Mapping[str, str]
    antecedent: Antecedents


def find_claims(
    document: Document, attributions: Sequence[Attribution], speakers: Sequence[Speaker] = ()
) -> list[Claim]:
    """The claims in text order. First the assertions, then the stances taken on them; a stance that
    finds no claim in the text makes one from what it is about, of nobody's."""
    words = lexicon()
    kinds = {speaker.name: speaker.kind for speaker in speakers}
    known = _Known(kinds, Resolver(document).only_antecedent)
    read = [_read(document, number, item, words) for number, item in enumerate(attributions)]
    read = [_own(one, read) for one in read]
    denials = [one for one in read if one.taken is not None and one.taken.stance in DENIALS]
    places = Places()
    for place, one in enumerate(denials):
        places.add(place, one.item.content)
    read = [
        _alone(document, one, [denials[place] for place in places.near(one.item.cue)])
        for one in read
    ]
    candidates = Candidates(
        _candidate(document, one, known, words)
        for one in read
        if _asserts(one, words) and not _urges(document, one) and not _relays(one, read)
    )
    taking = [(one, one.taken) for one in read if one.taken is not None]
    # who tells what is denied comes before those who only point at it ("he denies it, all deny that P")
    for one, taken in sorted(
        taking, key=lambda pair: (pair[1].cleared, pair[1].content.points_by != "")
    ):
        _link(document, one, taken, candidates, known, words)
    for one in read:
        if one.taken is None and not one.cue.held and one.item.speaker:
            _contradict(document, one, candidates, words)
            _concede(document, one, candidates, words)
    in_order = sorted(candidates, key=lambda candidate: candidate.start)
    return [_claim(document, candidate, words) for candidate in in_order]


def _read(document: Document, number: int, item: Attribution, words: Lexicon) -> _Read:
    cue = sense(document, item.cue, words)
    content = read_content(document, item.content, words)
    return _Read(number, item, cue, content, stance_of(document, item, content, cue, words))


def _alone(document: Document, one: _Read, denials: Sequence[_Read]) -> _Read:
    """The reading without a stance where it is itself denied: "denied that she had denied it"."""
    if one.taken is None:
        return one
    told = one.taken.content.told or one.taken.content.words
    if any(use.held or use.stance in DENIALS for use in uses_in(document, told, one.item.cue)):
        return replace(one, taken=None)
    for outer in denials:
        if outer is one or outer.taken is None:
            continue
        within = bool(one.item.cue) and overlap(outer.item.content, one.item.cue)
        if within and not overlap(outer.taken.cue, one.taken.cue):
            return replace(one, taken=None)
    return one


def _own(one: _Read, read: Sequence[_Read]) -> _Read:
    """The reading without a stance that another takes within its words: "said her client denied it"."""
    if one.taken is None or overlap(one.taken.cue, one.item.cue):
        return one
    theirs = any(
        other is not one and other.taken is not None and overlap(other.item.cue, one.taken.cue)
        for other in read[max(0, one.number - _AROUND) : one.number + _AROUND]
    )
    return replace(one, taken=None) if theirs else one


def _relays(one: _Read, read: Sequence[_Read]) -> bool:
    """Whether the words only tell of another's denial: `"My brother denies it," said Kim`."""
    opens = one.item.content[0][0] + _OPENS if one.item.content else 0
    return any(
        other is not one
        and other.taken is not None
        and other.taken.stance in DENIALS
        and other.item.source != ()
        and one.item.content[0][0] <= other.item.source[0][0] < opens
        and overlap(other.item.cue, one.item.content)
        for other in read[max(0, one.number - _AROUND) : one.number + _AROUND]
    )


def _asserts(one: _Read, words: Lexicon) -> bool:
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


def _urges(document: Document, one: _Read) -> bool:
    """Whether it is nothing but an order or a question: "Do not travel", "Did you see that?"."""
    words = one.content.words
    first = words[0] if words[0].text.casefold() != "please" or len(words) == 1 else words[1]
    bidden = "Mood=Imp" in first.feats or first is not words[0]
    if bidden and not any("Mood=Ind" in word.feats for word in words):
        return True  # "believe me, we won" is more
    text = document.text[slice(*one.item.content[-1])].rstrip("\"”’'» ")
    return text.endswith("?") and len(document.overlapping(one.item.content)) == 1


def _candidate(document: Document, one: _Read, known: _Known, words: Lexicon) -> Candidate:
    """The claim an assertion makes. Who "is accused of" something does not assert it."""
    item = one.item
    accusing = one.cue.modality in ("alleges", "suspects")
    speaker = _named(document, item, known)
    if accusing and not one.cue.accused:
        speaker = replace(speaker, name="")
    found = proposition(
        document, item.content, one.content, speaker, words, known.antecedent, accusing=accusing
    )
    undergone = one.cue.accused or one.content.first == "to"
    claimant = "" if undergone else item.speaker
    return _made(document, one.number, claimant, found, found.modality or one.cue.modality, one)


def _made(
    document: Document, number: int, claimant: str, found: Proposition, modality: str, one: _Read
) -> Candidate:
    sentences = document.overlapping(found.content) or [0]
    return Candidate(
        attribution=number,
        claimant=claimant,
        proposition=found,
        modality=modality,
        start=found.content[0][0],
        end=found.content[-1][1],
        sentence=sentences[-1],
        words=one.content.told or one.content.words,
    )


def _named(document: Document, item: Attribution, known: _Known) -> Named:
    kind = known.kinds.get(item.speaker, "unknown")
    return Named.of(document, item.speaker, item.source, kind, direct=item.kind == "direct")


def _link(
    document: Document,
    one: _Read,
    taken: Taken,
    candidates: Candidates,
    known: _Known,
    words: Lexicon,
) -> None:
    """Puts the stance on the claim it is about."""
    content = taken.content
    own = proposition(
        document,
        taken.spans,
        content,
        _named(document, one.item, known),
        words,
        known.antecedent,
        denied=True,
        cleared=taken.cleared,
    )
    if taken.stance == "declines_comment" and content.points_by:
        found = unanswered(document, one.item, one.number, candidates)
    else:
        found = find_target(document, one.item, one.number, content, own, candidates, words)
    if found is None and content.noun >= 0 and content.told == content.words:
        found = told_behind(document, one.item, one.number, content, candidates)
    if found is None and taken.cleared:
        found = contradicted(document, one.item, one.number, content, candidates, words)
    if found is None and content.judgement is not None and content.points_by:
        found = _asked(document, one, candidates)
    if found is None and taken.stance == "confirms" and content.judgement is not None:
        return  # "that is right" confirms what another has said, or nothing
    if found is None and content.bare:
        return  # "No," to nothing that was said or asked
    if found is None and content.points_by in _CHARGES:
        found = _charged(document, one, taken, candidates)
    if found is None and not (taken.cleared and _denied_near(document, one, candidates)):
        found = _new_claim(document, one, taken, own, candidates)
    if found is None:
        return
    if any((s.by, s.stance) == (one.item.speaker, taken.stance) for s in found.target.stances):
        return  # said once already
    if taken.cleared and _denied_near(document, one, candidates):
        return  # "'I never touched it': treasurer denies theft"
    found.target.stances.append(
        Stance(
            by=one.item.speaker,
            stance=taken.stance,
            cue=taken.cue,
            confidence=round(found.certainty * one.item.confidence, 4),
            reason=f"{taken.reason}; {found.how}",
        )
    )


def _charged(document: Document, one: _Read, taken: Taken, candidates: Candidates) -> Found | None:
    """The claim made from the charge that "the charges" are."""
    charge = charged_before(document, taken.spans[0][0])
    if charge is None:
        return None
    same = candidates.saying(charge.text)
    if not same:
        made = _made(document, one.number, "", charge, "alleges", one)
        candidates.add(made)
        same = [made]
    return Found(same[0], 0.65, "the charge that the text tells before")


def _denied_near(document: Document, one: _Read, candidates: Candidates) -> bool:
    """Whether the speaker denies something else in the sentence of what they say or beside it."""
    here = set(document.overlapping(one.item.content))
    around = here | {number + 1 for number in here} | {number - 1 for number in here}
    return any(
        stance.by == one.item.speaker
        and stance.stance in DENIALS
        and around & set(document.overlapping(stance.cue))
        for candidate in candidates.around(one.number, _AROUND)
        for stance in candidate.stances
    )


def _asked(document: Document, one: _Read, candidates: Candidates) -> Found | None:
    """The claim made from the question that the words answer."""
    question = question_before(document, one.item)
    if question is None:
        return None
    made = _made(document, one.number, "", question, "suggests", one)
    candidates.add(made)
    return Found(made, 0.7, "answers the question")


def _new_claim(
    document: Document,
    one: _Read,
    taken: Taken,
    own: Proposition,
    candidates: Candidates,
) -> Found | None:
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
        mine = candidates.of(one.number)
        if mine:
            return Found(mine[0], 0.9, "confirms what the text says")
    apposed = content.first in ("a", "an", "something") and _set_apart(document, taken)
    if apposed or (content.points_by and content.noun < 0):
        evaluated = content.judgement is not None and content.points_by == content.evaluation
        if (evaluated and one.item.kind == "indirect") or (taken.weak and not apposed):
            return None  # "disparaged as phony", "challenged it in the election"
        spans = _narrated(document, taken)
        if spans is None:
            return None
        own = Proposition(_tidy(document.text[slice(*spans)]), (spans,))
        how, certainty = "a fact of the text itself, which names no one who asserts it", 0.6
    else:
        how, certainty = "makes the claim: the text names no one who asserts it", 0.7
    made = _made(document, one.number, "", own, "alleges", one)
    # "an allegation that X was denied by Y": the allegation is not Y's
    for candidate in candidates.saying(own.text):
        if not candidate.stances:
            candidates.drop(candidate)
    same = candidates.saying(own.text)
    if not same:
        candidates.add(made)
    return Found(same[0] if same else made, certainty, how)


def _narrated(document: Document, taken: Taken) -> Span | None:
    """What "it" or "which" stands for where nobody asserts it: the clause or the sentence before."""
    start = taken.spans[0][0]
    judged = taken.content.words[0].start
    if taken.content.judgement is not None and judged > document.sentences[0].end:
        number = (document.overlapping(((judged, judged + 1),)) or [0])[0]
        if number and document.sentences[number - 1].start >= start - 1:
            before = document.sentences[number - 1]  # "They say I lied. That's nonsense," she said
            return before.start, before.end
    number = (document.overlapping(taken.spans) or [0])[0]
    sentence = document.sentences[number]
    if start > sentence.start and _set_apart(document, taken):
        clause = trimmed(document.text, (sentence.start, start))
        if len(document.text[slice(*clause)].split()) > 2:
            return clause
    if number == 0:
        return None
    before = document.sentences[number - 1]
    return before.start, before.end


def _set_apart(document: Document, taken: Taken) -> bool:
    """Whether a comma or a dash parts the content from the clause it takes up."""
    start = taken.spans[0][0]
    before = document.text[max(0, start - _GAP) : start].rstrip()
    return before.endswith((",", "-", "–", "—", "all of"))


def _tidy(text: str) -> str:
    text = _SAY.sub("", text.strip("\"“”'‘’ "))
    return " ".join(text.split()).rstrip(" ,;:—–-.").removesuffix(" all of").rstrip(" ,")


def _contradict(document: Document, one: _Read, candidates: Candidates, words: Lexicon) -> None:
    """A counter-assertion is a denial of what it contradicts, beside the claim it makes itself."""
    found = contradicted(document, one.item, one.number, one.content, candidates, words)
    if found is None:
        return
    found.target.stances.append(
        Stance(
            by=one.item.speaker,
            stance="denies",
            cue=one.item.cue or one.item.content,
            confidence=round(found.certainty * one.item.confidence, 4),
            reason=f"counter-assertion; {found.how}",
        )
    )


def _concede(document: Document, one: _Read, candidates: Candidates, words: Lexicon) -> None:
    """Who admits what another has said confirms it."""
    own = candidates.of(one.number) if one.cue.modality == "admits" else []
    if not own or one.item.cue == ():
        return
    if document.text[one.item.cue[0][0] :].startswith("to "):
        return  # "would require them to admit it"
    earlier = [
        candidate
        for candidate in candidates.others(one.item, one.number)
        if candidate.start < own[0].start
    ]
    found = same_words(own[0].proposition, earlier) or contained(own[0], earlier, words)
    if found is not None:
        found.target.stances.append(
            Stance(
                by=one.item.speaker,
                stance="confirms",
                cue=one.item.cue or one.item.content,
                confidence=round(found.certainty * one.item.confidence, 4),
                reason=f"admits it; {found.how}",
            )
        )


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
