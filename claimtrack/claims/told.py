"""Nouns of assertion ("claims that ...", "the story", "its own figure") and what they tell or point to."""

from itertools import pairwise

from claimtrack.claims.lexicon import Lexicon
from claimtrack.language.document import Word

INNOCENCE = "innocence"  # "maintains his innocence": answers a charge, and tells none
NOUNS = frozenset(("NOUN", "PROPN"))
VERBS = frozenset(("VERB", "AUX"))
_LONGEST_NAME = 8
_DETERMINERS = frozenset(
    """the that this those these such both all any a an his her its their our my your every each some
    latest new recent same other 's ’s ' ’""".split()
)
_MADE = frozenset("made brought raised levelled leveled lodged voiced put filed published".split())
_VERSIONS = frozenset(("version", "account", "story", "narrative", "description"))
_TELLS = frozenset(("that", "of", "linking", "about", "alleging", "suggesting", "regarding"))


def assertion_noun(words: tuple[Word, ...], lexicon: Lexicon) -> int:
    """The place of the noun of assertion among the first words; -1 if there is none."""
    if len(words) > 1 and words[0].upos == "VERB" and words[0].text.casefold().endswith("ing"):
        return -1  # "denied withholding evidence"
    as_one = bool(words) and words[0].text.casefold() == "as"
    for place, word in enumerate(words[:7]):
        if as_one and place + 1 < len(words) and not tells(words, place, lexicon):
            continue  # "as speculation a report that ..."
        if word.upos not in (*NOUNS, "VERB", "ADJ") or not word.bases & lexicon.assertion_nouns:
            continue
        if not _request(words, place) and (word.upos in NOUNS or _nominal(words, place)):
            return place
    return -1


def tells(words: tuple[Word, ...], noun: int, lexicon: Lexicon) -> bool:
    """Whether the claim stands behind its noun; what "the account of the crash" says is not told."""
    place = link(words, noun)
    if place < 0 or place + 1 >= len(words):
        return False
    of = words[place].text.casefold() not in ("that", "which")
    return not (of and words[noun].bases & lexicon.topic_nouns)


def link(words: tuple[Word, ...], noun: int) -> int:
    """Where the claim begins behind its noun: at "that" or "of", also behind "by X" or "from X"; or -1."""
    if noun + 1 >= len(words):
        return -1
    first = words[noun + 1].text.casefold()
    if first in _TELLS and not (words[noun].bases & _VERSIONS and _within(words, noun)):
        return noun + 1
    if words[noun].bases & _VERSIONS:  # "the police version, in which the boy drew a knife"
        for place in range(noun + 1, min(noun + 3 + _LONGEST_NAME, len(words) - 2)):
            if words[place].text == "in" and words[place + 1].text == "which":
                return place + 1
    if first not in ("by", "from", "in", "on"):
        return -1
    for place in range(noun + 3, min(noun + 3 + _LONGEST_NAME, len(words))):
        clause = words[place + 1 : place + 2]
        subject = bool(clause) and clause[0].upos in ("DET", "PRON", "NUM", "PROPN")
        if words[place].text.casefold() == "that" and (words[place].upos == "SCONJ" or subject):
            return place
        if words[place].upos in VERBS:
            break
    return -1


def _within(words: tuple[Word, ...], noun: int) -> bool:
    texts = [word.text for word in words[noun:]]
    return ("in", "which") in pairwise(texts)


def told_end(told: tuple[Word, ...]) -> int:
    """Where "made by X", "brought against Y" begins: who alleges it is no part of what is alleged."""
    for place, (word, following) in enumerate(pairwise(told)):
        if place and word.text in _MADE and following.text in ("by", "against", "in"):
            return place
        if place and word.text == "by" and following.text.endswith("ing"):
            return place  # "responded to allegations of theft by calling them garbage"
    return len(told)


def told_by(words: tuple[Word, ...], noun: int, lexicon: Lexicon) -> tuple[Word, ...]:
    """The words of the claim itself: behind "claims that", or up to an "as"."""
    if noun < 0:
        return words
    after = [word.text.casefold() for word in words[noun + 1 :]]
    if tells(words, noun, lexicon):
        told = words[link(words, noun) + 1 :]
        told = told[: told_end(told)]
        cut = after.index("as") - 1 if "as" in after[1:] and after[0] == "of" else len(told)
        for place in range(1, len(told)):  # "suggestions that P have been dismissed by X as Q"
            apart = told[place].start - told[place - 1].end > 1
            if apart and told[place].text.casefold() == "as":
                cut = min(cut, place)
        return told[:cut] or told
    opens = noun + 1 < len(words) and words[noun + 1].upos in ("DET", "PRON", "PROPN")
    if opens and any(word.upos in VERBS for word in words[noun + 1 :]):
        return words[noun + 1 :]  # "claims he was drunk"
    if "as" in after and after[0] == "of" and words[noun].bases & lexicon.topic_nouns:
        return words[noun + 2 :]  # "the characterisation of its founder as a bully"
    if "as" in after:
        return words[: noun + 1 + after.index("as")]
    return words


def points_by(words: tuple[Word, ...], noun: int, lexicon: Lexicon) -> str:
    """The word by which a content without a judgement points back; empty where it tells its own claim."""
    if not words:
        return ""
    texts = [word.text.casefold() for word in words]
    joined = " ".join(texts)
    if any(joined.startswith(phrase) for phrase in lexicon.doing_so):
        return "doing so"
    bare = [text for text in texts if text not in ("all", "of", "any", "both", "each", "none")]
    anaphor = bool(bare) and bare[0] in lexicon.anaphors
    if anaphor and (len(bare) == 1 or bare[1] in ("as", "all", "that", "which")):
        return bare[0]
    if "such" in texts[:4] and {"any", "no"} & set(texts[:3]):
        return "such"  # "giving any such order"
    if len(texts) <= 3 and (texts[-1] == "innocence" or texts[-2:] == ["not", "guilty"]):
        return INNOCENCE
    return "" if noun < 0 or tells(words, noun, lexicon) else pointer(words, noun, lexicon)


def pointer(words: tuple[Word, ...], noun: int, lexicon: Lexicon) -> str:
    """The noun of assertion or the pronoun that points back; empty when the noun is described."""
    texts = [word.text.casefold() for word in words]
    if noun < 0:
        return next((text for text in texts if text in lexicon.anaphors), "")
    for word in words[:noun]:
        owner = noun > 1 and word.upos in (*NOUNS, "PRON") and _owns(words, word)
        if (
            word.text.casefold() not in _DETERMINERS
            and not owner
            and word.upos in (*NOUNS, "ADJ", "VERB")
        ):
            return ""
    follows = words[noun + 1] if noun + 1 < len(words) else None
    if (
        follows is not None
        and follows.upos in (*NOUNS, "DET", "PRON", "PROPN")
        and any(word.upos in VERBS for word in words[noun + 1 :])
    ):
        return ""
    return sorted(words[noun].bases & lexicon.assertion_nouns)[0]


def _owns(words: tuple[Word, ...], word: Word) -> bool:
    place = words.index(word)
    after = words[place + 1] if place + 1 < len(words) else None
    return after is not None and after.text in ("'s", "’s", "'", "’")


def _request(words: tuple[Word, ...], place: int) -> bool:
    """ "Her claim for damages", "the claim to the islands": something wanted, not something said."""
    if "claim" not in words[place].bases or place + 2 >= len(words):
        return False
    link, following = words[place + 1].text.casefold(), words[place + 2]
    return link == "for" or (link in ("to", "on") and following.upos not in VERBS)


def _nominal(words: tuple[Word, ...], place: int) -> bool:
    """ "Claims that": a verb to the tagger at the head of a headline, a noun to the reader."""
    if words[place].text.casefold().endswith("ed"):
        return False  # "we each talked about it"
    if place:
        before = words[place - 1]
        return before.upos in ("DET", "ADJ", "PART") or "Poss=Yes" in before.feats
    return len(words) == 1 or words[1].text.casefold() in _TELLS
