"""Noun phrases and clauses around a word: by the tree where there is one, by word classes where not."""

from claimtrack.language.document import Sentence, Word
from claimtrack.spans import Span

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_QUANTIFIERS = frozenset(("both", "each", "all", "neither", "some", "many", "most", "others"))
_INNER = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "PART", "SYM"))
_APART = ("acl", "appos", "cc", "conj", "punct", "parataxis", "advcl")
_SUBJECT = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")


def span_of(sentence: Sentence, first: int, last: int) -> Span:
    """The text span of words `first` to `last`."""
    return sentence.words[first].start, sentence.words[last].end


def phrase(
    sentence: Sentence, head: int, after: int = -1, until: int | None = None
) -> tuple[int, int]:
    """(first, last) of the words around the noun `head` that hang on it, its relative clauses and
    appositions left out; all after `after` and none after `until`."""
    below = set(sentence.subtree(head))
    apart = {
        index
        for child in sentence.children(head)
        if sentence.words[child].deprel.startswith(_APART) and child > head
        for index in sentence.subtree(child)
    }
    first = last = head
    while first - 1 in below and first - 1 > after:
        first -= 1
    while last + 1 in below and last + 1 not in apart and (until is None or last < until):
        last += 1
    while first < head and sentence.words[first].upos in ("PUNCT", "CCONJ", "ADP"):
        first += 1
    return first, last


def nominal(word: Word) -> bool:
    """Whether the word can be the head of who speaks: a noun, a name, a pronoun, "both"."""
    return word.upos in _NOMINAL or word.text.casefold() in _QUANTIFIERS


def subject(sentence: Sentence, verb: int) -> int:
    """The head of the subject of `verb`, or of the verb it is coordinated with or hangs on; -1 if none.

    Where the tree gives none, the noun right before the verb and its auxiliaries.
    """
    floating = verb > 1 and sentence.words[verb - 2].upos in ("NOUN", "PROPN", "PRON")
    if verb and not floating and sentence.words[verb - 1].text.casefold() in _QUANTIFIERS:
        return verb - 1
    place = verb
    for _ in range(4):
        if place < 0:
            break
        own = [
            child for child in sentence.children(place, *_SUBJECT) if child < place or place != verb
        ]
        if own:
            # "a story officials dismiss": of two nouns the nearer one acts
            return max((child for child in own if child < place), default=own[0])
        word = sentence.words[place]
        if word.deprel.startswith("acl") and 0 <= word.head < verb:
            relative = _relative_before(sentence, verb)
            return relative if relative >= 0 else word.head
        if word.deprel not in ("conj", "xcomp", "advcl", "parataxis", "ccomp", "dep"):
            break
        place = word.head
    return _noun_before(sentence, verb)


def _relative_before(sentence: Sentence, verb: int) -> int:
    for index in range(verb - 1, max(-1, verb - 6), -1):
        if sentence.words[index].text.casefold() in ("who", "which", "that"):
            return index
    return -1


def _noun_before(sentence: Sentence, verb: int) -> int:
    for index in range(verb - 1, -1, -1):
        word = sentence.words[index]
        if nominal(word):
            return index
        if word.upos not in ("AUX", "ADV", "PART"):
            return -1
    return -1


def complement(sentence: Sentence, last: int, verb: int) -> tuple[int, int] | None:
    """(first, last) of what stands behind a verb that ends at `last`: object, clause or both; None if
    nothing does."""
    words = sentence.words
    first = last + 1
    while first < len(words) and (words[first].upos == "ADV" or words[first].text == ":"):
        first += 1
    if first >= len(words) or words[first].upos in ("PUNCT", "CCONJ"):
        return None
    end = first
    below = set(sentence.subtree(verb))
    while end + 1 < len(words):
        following = words[end + 1]
        if following.upos == "PUNCT" and following.text not in "-–—'’\"“”%":
            break
        if following.text in ("-", "–", "—") and following.start > words[end].end:
            break
        if following.upos == "CCONJ" and _new_clause(sentence, end + 1):
            break
        if below and end + 1 not in below and following.upos in ("SCONJ", "CCONJ"):
            break
        end += 1
    while end > first and words[end].upos == "PUNCT":
        end -= 1
    return first, end


def _new_clause(sentence: Sentence, conjunction: int) -> bool:
    """Whether a verb of its own follows the conjunction: "denied it and left"."""
    words = sentence.words
    for index in range(conjunction + 1, min(conjunction + 6, len(words))):
        if words[index].upos in ("VERB", "AUX"):
            return words[index].text.casefold()[-3:] != "ing"
        if words[index].upos in ("PUNCT", "ADP", "SCONJ"):
            return False
    return False
