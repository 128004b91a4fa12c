"""The claims of one article in the making: those near by, of an attribution, or with the same words."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from claimtrack.attribution.types import Attribution
from claimtrack.claims.propositions import Proposition
from claimtrack.claims.types import Stance
from claimtrack.language.document import Word

_NEAR = 300
"""Attributions between a stance and its claim; no article has so many, only texts without an end."""


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
    words: tuple[Word, ...] = ()
    stances: list[Stance] = field(default_factory=list)


class Candidates:
    """First what is asserted, then what is only denied; each in the order of the attributions."""

    def __init__(self, asserted: Iterable[Candidate]) -> None:
        self._asserted: list[Candidate] = []
        self._denied: list[Candidate] = []
        self._saying: dict[str, list[Candidate]] = {}
        for candidate in asserted:
            self._asserted.append(candidate)
            self._saying.setdefault(candidate.proposition.text, []).append(candidate)

    def __iter__(self) -> Iterator[Candidate]:
        yield from self._asserted
        yield from self._denied

    def add(self, candidate: Candidate) -> None:
        """Takes in a claim that nobody asserts."""
        insort(self._denied, candidate, key=_NUMBER)
        self._saying.setdefault(candidate.proposition.text, []).append(candidate)

    def others(self, item: Attribution, number: int) -> list[Candidate]:
        """The claims near by that are not this attribution's own nor this speaker's."""
        return [
            candidate
            for candidate in self._between(number - _NEAR, number + _NEAR)
            if candidate.attribution != number
            and (candidate.claimant != item.speaker or not item.speaker)
        ]

    def near(self, number: int) -> list[Candidate]:
        """The claims near by that are not this attribution's own, this speaker's among them."""
        return [
            one
            for one in self._between(number - _NEAR, number + _NEAR)
            if one.attribution != number
        ]

    def around(self, number: int, reach: int) -> Iterator[Candidate]:
        """The claims of the attributions at most `reach` before or behind that one."""
        return self._between(number - reach, number + reach)

    def of(self, number: int) -> list[Candidate]:
        """The claims of that attribution."""
        return list(self._between(number, number))

    def saying(self, text: str) -> list[Candidate]:
        """The claims with that proposition."""
        return list(self._saying.get(text, ()))

    def drop(self, candidate: Candidate) -> None:
        """Leaves a claim out."""
        self._saying[candidate.proposition.text].remove(candidate)
        for among in (self._asserted, self._denied):
            place = bisect_left(among, candidate.attribution, key=_NUMBER)
            while place < len(among) and among[place].attribution == candidate.attribution:
                if among[place] is candidate:
                    del among[place]
                    return
                place += 1

    def _between(self, first: int, last: int) -> Iterator[Candidate]:
        for among in (self._asserted, self._denied):
            low = bisect_left(among, first, key=_NUMBER)
            yield from among[low : bisect_right(among, last, low, key=_NUMBER)]


_NUMBER = attrgetter("attribution")
