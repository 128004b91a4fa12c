"""What the attributions of an article say, each read once: its cue, its content, the stance it takes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimtrack.attribution.types import Attribution
from claimtrack.claims.content import Content, read_content
from claimtrack.claims.cues import Sense, sense, uses_in
from claimtrack.claims.lexicon import Lexicon
from claimtrack.claims.stances import DENIALS, Taken, stance_of
from claimtrack.language.document import Document
from claimtrack.spans import Places, overlap

AROUND = 10
"""Attributions before and behind one, among which those within it are."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An attribution with what its cue and content say."""

    number: int
    item: Attribution
    cue: Sense
    content: Content
    taken: Taken | None


def readings(
    document: Document, attributions: Sequence[Attribution], words: Lexicon
) -> list[Reading]:
    """The attributions read, in their order; a stance within another's words is only one of them."""
    read = [_read(document, number, item, words) for number, item in enumerate(attributions)]
    read = [_own(one, read) for one in read]
    denials = [one for one in read if one.taken is not None and one.taken.stance in DENIALS]
    places = Places()
    for place, one in enumerate(denials):
        places.add(place, one.item.content)
    return [
        _alone(document, one, [denials[place] for place in places.near(one.item.cue)])
        for one in read
    ]


def _read(document: Document, number: int, item: Attribution, words: Lexicon) -> Reading:
    cue = sense(document, item.cue, words)
    content = read_content(document, item.content, words)
    return Reading(number, item, cue, content, stance_of(document, item, content, cue, words))


def _alone(document: Document, one: Reading, denials: Sequence[Reading]) -> Reading:
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


def _own(one: Reading, read: Sequence[Reading]) -> Reading:
    """The reading without a stance that another takes within its words: "said her client denied it"."""
    if one.taken is None or overlap(one.taken.cue, one.item.cue):
        return one
    theirs = any(
        other is not one and other.taken is not None and overlap(other.item.cue, one.taken.cue)
        for other in read[max(0, one.number - AROUND) : one.number + AROUND]
    )
    return replace(one, taken=None) if theirs else one
