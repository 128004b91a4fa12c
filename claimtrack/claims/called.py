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

    Every name and noun before the noun of assertion must be among the claim's words or its
    claimant's; an owner ("Moe's") must be the claimant.
    """
    names = [word for word in content.words[: max(content.noun, 0)] if word.upos in _NAMING]
    if not names or (content.told != content.words and content.judgement is None):
        return None
    owned = bool({word.text for word in content.words[: content.noun]} & _MARKS)
    fitting = [
        claim
        for claim in claims
        if claim.start < start
        and 0 <= sentence - claim.sentence <= REACH
        and len(claim.words) > 2
        and _fits(names, claim, owned)
    ]
    return max(fitting, key=lambda claim: claim.start, default=None)


def owner(content: Content) -> frozenset[str]:
    """The names before "'s" in "Santilli's statements about her": whose claim it must be."""
    words = content.words[: max(content.noun, 0)]
    for place, word in enumerate(words):
        if place and word.text in _MARKS:
            return frozenset(w.text.casefold() for w in words[:place] if w.upos == "PROPN")
    return frozenset()


def _fits(names: Sequence[Word], claim: Candidate, owned: bool) -> bool:
    claimant = frozenset(claim.claimant.casefold().split())
    if owned:
        own = [word for word in names if word.upos == "PROPN"]
        return any(word.text.casefold() in claimant for word in own)
    said = frozenset[str]().union(*(word.bases for word in claim.words))
    return all(word.bases & said or word.text.casefold() in claimant for word in names)
