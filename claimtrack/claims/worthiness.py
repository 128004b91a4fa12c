"""Check-worthiness: which claims a fact-checker should see first, and why.

A sum of the signs that check-worthiness work finds to matter (ClaimBuster, Hassan et al. 2017): figures,
names, accusations, contested statements; less for opinions, wishes and the very short.
"""

from claimtrack.claims.lexicon import Lexicon
from claimtrack.language.document import Name, Word

_BASE = 0.25


def worthiness(
    words: list[Word], names: list[Name], modality: str, contested: bool, lexicon: Lexicon
) -> tuple[float, tuple[str, ...]]:
    """(score in [0, 1], the reasons that raised or lowered it)."""
    lemmas = {word.lemma.casefold() for word in words} | {word.text.casefold() for word in words}
    signs = (
        (0.25, "contested", contested),
        (0.18, "has a figure", any(word.upos == "NUM" or word.text[0].isdigit() for word in words)),
        (0.14, "names somebody or some place", bool(names)),
        (0.16, "accusation", bool(lemmas & lexicon.accusation)),
        (0.08, "alleged or suspected", modality in ("alleges", "suspects")),
        (0.06, "past or present fact", any("Tense=Past" in word.feats for word in words)),
        (-0.12, "opinion or wish", bool(lemmas & lexicon.opinion)),
        (-0.12, "very short", len(words) < 5),
        (-0.08, "question", any(word.text == "?" for word in words)),
    )
    score = _BASE + sum(weight for weight, _, holds in signs if holds)
    reasons = tuple(reason for _, reason, holds in signs if holds)
    return round(min(1.0, max(0.0, score)), 4), reasons
