"""Base forms of a word: its lemma, and where the lemmatizer only repeated the word, its regular ones.

The shipped lemmatizer is a dictionary, so that a rare verb ("refuted") comes back unchanged.
"""

from functools import lru_cache

_DOUBLED = frozenset("bdgklmnprtz")


@lru_cache(maxsize=50_000)
def base_forms(text: str, lemma: str) -> frozenset[str]:
    """The lemma, or all regular base forms when the lemma is the word itself; case folded."""
    text, lemma = text.casefold(), lemma.casefold()
    return frozenset((lemma,)) if lemma != text else _regular(text)


@lru_cache(maxsize=10_000)
def _regular(text: str) -> frozenset[str]:
    """What `text` may be inflected from by the regular rules of English; itself included."""
    forms = {text}
    if text.endswith(("ies", "ied")):
        forms.add(text[:-3] + "y")
    if text.endswith("s") and not text.endswith("ss"):
        forms |= {text[:-1], text[:-2]} if text.endswith("es") else {text[:-1]}
    for ending in ("ed", "ing"):
        if text.endswith(ending) and len(text) > len(ending) + 2:
            stem = text.removesuffix(ending)
            forms |= {stem, stem + "e"}
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in _DOUBLED:
                forms.add(stem[:-1])
    return frozenset(forms)
