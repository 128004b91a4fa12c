"""Denials without a word of denial: who insists that they did not do it.

"She maintains she had nothing to do with the theft", "insists it never promised a refund", "Minister: I
did not order the raid", and what lawyers say of their clients. A negation alone is no denial ("said she
was not going to resign"): the words must speak of the past deeds of who speaks, or is spoken for, and
either clear them ("had no part in") or be said as one answers a charge (insists, maintains, swears).
"""

from collections.abc import Sequence
from itertools import pairwise

from claimtrack.attribution.stance_words import uses
from claimtrack.attribution.types import Attribution
from claimtrack.claims.content import Content
from claimtrack.claims.cues import Sense, words_in
from claimtrack.claims.lexicon import Lexicon
from claimtrack.claims.naming import Edit
from claimtrack.language.document import Document, Word

_OWN = frozenset(("i", "we", "he", "she", "it", "they"))
_OWNING = frozenset(("'s", "’s", "'", "’"))
_NONE = frozenset(("nobody", "none", "no"))
_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "nothing", "nowhere"))
_PAST = frozenset(("did", "had", "has", "have", "was", "were"))
_FUTURE = frozenset("will would should could can may might must wo ca 'll ’ll going".split())
_OPENERS = frozenset(("that", "and", "but", "well"))
_REACH = 5  # words from the subject in which its verb is negated
_AFFIRMED = {"nothing": "something", "nobody": "somebody", "none": "some"}


def cleared(
    document: Document, item: Attribution, content: Content, cue: Sense, lexicon: Lexicon
) -> tuple[Word, ...]:
    """The clause of the content that says that the speaker, or who they speak for, did not do it: all of
    it, or what follows "and that"; empty where none does."""
    if cue.held or cue.stance is not None:
        return ()
    words = content.words
    starts = [0] + [
        place + 1
        for place, (word, following) in enumerate(pairwise(words))
        if word.text.casefold() == "and" and following.text.casefold() == "that"
    ]
    for start, end in pairwise([*starts, len(words) + 1]):
        part = words[start : end - 1]
        if _clears(document, item, _clause(part), lexicon):
            return part
    return ()


def _clears(
    document: Document, item: Attribution, words: tuple[Word, ...], lexicon: Lexicon
) -> bool:
    if len(words) < 3:
        return False
    texts = [word.text.casefold() for word in words]
    if texts[0] == "at" and texts[1] == "no" and any(text in _OWN for text in texts[2:6]):
        return _past(words[2:7])  # "At no point did we mislead anybody"
    subject = texts[0]
    near = texts[1 : 1 + _REACH]
    if any(text in ("almost", "nearly", "hardly") for text in texts[: 1 + _REACH]):
        return False
    if any(text in _FUTURE for text in texts[: 1 + _REACH]):
        return False
    spoken_for = _spoken_for(document, item, lexicon)
    insisted = bool(_bases(document, item) & lexicon.insisting) or _protests(document, item)
    if subject == "there" and insisted:  # "There was no cover-up," insisted the bishop
        return (
            texts[1] in ("was", "were", "is", "are")
            and texts[2] == "no"
            and not any(word.bases & lexicon.unsaid for word in words[3:6])
        )
    if subject in _NONE and insisted and words[0].upos in ("DET", "PRON"):
        return _past(words[1 : 2 + _REACH])
    headline = item.cue != () and _colon(document, item) and subject == "i"
    client = spoken_for and len(words) > 1 and "client" in words[1].bases
    if client:
        subject, near = "they", texts[2 : 2 + _REACH]
    if subject not in _OWN or not any(text in _NEGATIONS for text in near):
        return False
    if not _past(words[1 : 1 + _REACH]):
        return False
    if _clearing(texts, lexicon):
        return subject not in ("he", "she") or spoken_for or not _plural(document, item)
    return insisted or headline or (spoken_for and subject in ("he", "she", "they"))


def affirmed(words: Sequence[Word], lexicon: Lexicon) -> list[Edit]:
    """Edits that take the negation out: "did not order" -> "ordered", "never held" -> "held"."""
    texts = [word.text.casefold() for word in words]
    if texts[:2] == ["at", "no"] and "did" in texts[:5]:
        return [(words[0].start, words[texts.index("did")].end, "")]
    for place, word in enumerate(words[: _REACH + 2]):
        text = word.text.casefold()
        before = words[place - 1] if place else None
        if text in ("not", "n't", "n’t") and before is not None:
            following = words[place + 1] if place + 1 < len(words) else None
            if before.text.casefold() == "did" and following is not None:
                base = following.text.casefold()
                return [(before.start, following.end, past_of(base, lexicon))]
            return [(before.end, word.end, "")]
        if text in ("never", "no") and before is not None:
            return [(before.end, word.end, "")]
        if text == "no":
            return [(word.start, word.end, "")]
        if text in _AFFIRMED:
            return [(word.start, word.end, _AFFIRMED[text])]
        if text == "nowhere":
            return [(word.start, word.end, "")]
    return []


def past_of(base: str, lexicon: Lexicon) -> str:
    """The past tense of a verb: "sell" - "sold", "deny" - "denied", "plot" - "plotted"."""
    if base in lexicon.past:
        return lexicon.past[base]
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ied"
    vowels = [place for place, letter in enumerate(base) if letter in "aeiou"]
    doubled = vowels == [len(base) - 2] and base[-1] not in "wxyaeiou"
    return base + (base[-1] if doubled else "") + "ed"


def _clause(words: tuple[Word, ...]) -> tuple[Word, ...]:
    first = 0
    while first < len(words) and words[first].text.casefold() in _OPENERS:
        first += 1
    return words[first:]


def _past(words: Sequence[Word]) -> bool:
    return any(word.text.casefold() in _PAST or "Tense=Past" in word.feats for word in words)


def _clearing(texts: list[str], lexicon: Lexicon) -> bool:
    joined = " " + " ".join(texts[:12]).replace("n't", "not").replace("n’t", "not") + " "
    return any(f" {phrase} " in joined for phrase in lexicon.clearing)


def _bases(document: Document, item: Attribution) -> set[str]:
    return {base for word in words_in(document, item.cue) for base in word.bases}


def _colon(document: Document, item: Attribution) -> bool:
    return document.text[slice(*item.cue[-1])].strip() == ":"


def _protests(document: Document, item: Attribution) -> bool:
    """ "Protested its innocence, saying none of its staff had followed him"."""
    return any(
        use.idiom
        for number in document.overlapping(item.cue)[:1]
        for use in uses(document.sentences[number])
    )


def _plural(document: Document, item: Attribution) -> bool:
    """ "24 percent said she did nothing wrong": "she" is not who speaks."""
    words = words_in(document, item.source)
    return any("Number=Plur" in word.feats or word.upos == "NUM" for word in words)


def _spoken_for(document: Document, item: Attribution, lexicon: Lexicon) -> bool:
    """Whether the source is somebody's lawyer, a spokesman for somebody: not "X, a lawyer"."""
    words = words_in(document, item.source)
    for place, word in enumerate(words):
        if not word.bases & lexicon.representing:
            continue
        before = words[max(0, place - 2) : place]
        owned = any(w.text in _OWNING or "Poss=Yes" in w.feats for w in before)
        if owned or any(w.text in ("for", "of") for w in words[place + 1 : place + 3]):
            return True
    return False
