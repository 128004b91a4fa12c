"""A claim called by whose it is or what it is about: "Moe's account", "the stroke report"."""

from collections.abc import Sequence

from claimtrack.claims.candidates import Candidate
from claimtrack.claims.content import Content
from claimtrack.language.document import Word

REACH = 25  # sentences back: whoever names a claim so is understood far behind it
_NAMING = frozenset(("NOUN", "PROPN", "ADJ"))
_MARKS = frozenset(("'s", "’s", "'", "’"))


def called(
    content: Content, claims: Sequence[Candidate], sentence: int, start: int
) -> Candidate | None:
    """The last of `claims` before `start` (an offset, in `sentence`) that is called so, or None.

    An owner ("Moe's") must be the claimant; else every name and noun before the noun of assertion must
    be among the claim's words or its claimant's.
    """
    names = [word for word in content.words[: max(content.noun, 0)] if word.upos in _NAMING]
    tells = content.judgement is None and content.told != content.words
    if not names or tells:
        return None
    whose = owner(content)
    fitting = [
        claim
        for claim in claims
        if claim.start < start
        and 0 <= sentence - claim.sentence <= REACH
        and len(claim.words) > 2
        and (whose & _claimant(claim) if whose else _speaks_of(claim, names))
    ]
    return max(fitting, key=lambda claim: claim.start, default=None)


def owner(content: Content) -> frozenset[str]:
    """The names before "'s" in "Santilli's statements about her": whose claim it must be."""
    words = content.words[: max(content.noun, 0)]
    for place, word in enumerate(words):
        if place and word.text in _MARKS:
            return frozenset(w.text.casefold() for w in words[:place] if w.upos == "PROPN")
    return frozenset()


def _claimant(claim: Candidate) -> frozenset[str]:
    return frozenset(claim.claimant.casefold().split())


def _speaks_of(claim: Candidate, names: Sequence[Word]) -> bool:
    said = frozenset[str]().union(*(word.bases for word in claim.words))
    return all(word.bases & said or word.text.casefold() in _claimant(claim) for word in names)
