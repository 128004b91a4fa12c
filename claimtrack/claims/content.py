"""What a content is made of, as far as stances go: does it point back, judge, or tell by itself?

- "it", "this", "the allegation" point back to a claim made before;
- "the report baseless", "that is not true", "no such thing happened" judge it;
- "claims that it used child labour" tells the claim itself, behind a noun of assertion;
- "I deny that we lied" takes the stance inside what is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimtrack.claims.cues import words_in
from claimtrack.claims.lexicon import Lexicon
from claimtrack.claims.types import StanceKind
from claimtrack.language.document import Document, Word
from claimtrack.spans import Spans

INNOCENCE = "innocence"  # "maintains his innocence": answers a charge, and tells none
_LONGEST_NAME = 8
_SHORT = 14  # words; a longer sentence says more than a judgement
_NOUNS = frozenset(("NOUN", "PROPN"))
_VERBS = frozenset(("VERB", "AUX"))
_DETERMINERS = frozenset(
    """the that this those these such both all any a an his her its their our my your every each some
    latest new recent same other 's ’s ' ’""".split()
)
_INTERJECTIONS = frozenset(("no", "yes", "well", "oh", "absolutely", "simply", "and", "but"))
_BEING = frozenset(("be", "'s", "’s", "all"))
_NO = frozenset(("no", "not", "never", "nope"))
_BARE = frozenset(
    "absolutely certainly definitely of course at all way ever sir simply and".split()
)
_ENDS = frozenset(".?!;…")
_TELLS = frozenset(("that", "of", "linking", "about", "alleging", "suggesting", "regarding"))


@dataclass(frozen=True, slots=True)
class Content:
    """A content read for its stance.

    `noun` is the place of its noun of assertion (-1: none), `points_by` the word that points back to a
    claim made elsewhere (empty: it tells its own), `judgement` the stance that an evaluation in it
    takes, `evaluation` the evaluating words, `told` the words of the claim itself.
    """

    words: tuple[Word, ...]
    noun: int
    points_by: str
    judgement: StanceKind | None
    evaluation: str
    told: tuple[Word, ...]

    @property
    def first(self) -> str:
        """Its first word, case folded; empty when there is none."""
        return self.words[0].text.casefold() if self.words else ""

    @property
    def bare(self) -> bool:
        """Whether it only says no: it answers a question, or what was said just before."""
        return self.judgement is not None and _says_no(self.words)

    @property
    def head(self) -> Word | None:
        """The first noun that no further noun follows at once: the head of a simple phrase."""
        for word, following in zip(self.words, (*self.words[1:], None), strict=True):
            noun = word.upos in _NOUNS or (word.xpos == "VBG" and word is self.words[0])
            if noun and (following is None or _ends_phrase(following)):
                return word
        return None

    @property
    def clause(self) -> bool:
        """Whether it is a clause: "that ...", "having lied", "he was there"."""
        texts = [word.text.casefold() for word in self.words]
        if not texts:
            return False
        if texts[0] in ("that", "whether", "if") and len(texts) > 2:
            return True
        if is_gerund(self.words[0]) or (texts[0] == "ever" and is_gerund(self.words[1])):
            return len(texts) > 1
        for place, word in enumerate(self.words[:9]):
            if texts[place] in ("who", "which", "that", "whose"):
                return False
            if place and word.upos in _VERBS and "VerbForm=Fin" in word.feats:
                return True
        return False


def _ends_phrase(following: Word) -> bool:
    return following.upos not in _NOUNS and following.text not in ("'s", "’s", "'", "’")


def is_gerund(word: Word) -> bool:
    """Whether the word is a verb in -ing."""
    return word.upos in _VERBS and word.text.casefold().endswith("ing")


def read_content(document: Document, spans: Spans, lexicon: Lexicon) -> Content:
    """The content at `spans`, its punctuation left out.

    Where one of its first sentences judges, that sentence is the content that counts.
    """
    words = tuple(word for word in words_in(document, spans) if word.upos != "PUNCT")
    parts = list(_sentences(document, spans))
    for place, part in enumerate(parts[:3] if len(parts) > 1 else []):
        read = _read(part, lexicon)
        if read.judgement == "denies" and not (place and read.bare):
            rest = parts[parts.index(part) + 1 :]
            told = rest[0][1:] if rest and rest[0][0].text.casefold() == "that" else ()
            return replace(read, told=told, points_by="") if told and not read.told else read
    return _read(words, lexicon)


def _sentences(document: Document, spans: Spans) -> Iterator[tuple[Word, ...]]:
    part: list[Word] = []
    for word in words_in(document, spans):
        if word.upos != "PUNCT":
            part.append(word)
        elif part and word.text in _ENDS:
            yield tuple(part)
            part = []
    if part:
        yield tuple(part)


def _read(words: tuple[Word, ...], lexicon: Lexicon) -> Content:
    noun = next(
        (
            place
            for place, word in enumerate(words[:7])
            if word.upos in (*_NOUNS, "VERB", "ADJ")
            and word.bases & lexicon.assertion_nouns
            and not _request(words, place)
            and (word.upos in _NOUNS or _nominal(words, place))
        ),
        -1,
    )
    judgement, evaluation, rest = _judgement(words, noun, lexicon)
    if judgement is not None:
        told = rest
        points = "" if told else (_pointer(words, noun, lexicon) or evaluation)
        return Content(words, noun, points, judgement, evaluation, told)
    points = _points_by(words, noun, lexicon)
    return Content(words, noun, points, None, "", _told(words, noun, lexicon))


def _request(words: tuple[Word, ...], place: int) -> bool:
    """ "Her claim for damages", "the claim to the islands": something wanted, not something said."""
    if "claim" not in words[place].bases or place + 2 >= len(words):
        return False
    link, following = words[place + 1].text.casefold(), words[place + 2]
    return link == "for" or (link in ("to", "on") and following.upos not in _VERBS)


def _nominal(words: tuple[Word, ...], place: int) -> bool:
    """ "Claims that": a verb to the tagger at the head of a headline, a noun to the reader."""
    if place:
        before = words[place - 1]
        return before.upos in ("DET", "ADJ", "PART") or "Poss=Yes" in before.feats
    return len(words) > 1 and words[1].text.casefold() in _TELLS


def _judgement(
    words: tuple[Word, ...], noun: int, lexicon: Lexicon
) -> tuple[StanceKind | None, str, tuple[Word, ...]]:
    """(the stance of an evaluation or None, its words, the claim told beside it)."""
    if _says_no(words):
        return "denies", " ".join(word.text.casefold() for word in words), ()
    start = 0
    while start + 1 < len(words) and words[start].text.casefold() in _INTERJECTIONS:
        start += 1
    texts = [word.text.casefold() for word in words]
    for phrase in lexicon.evaluation_phrases:
        place = _find(texts, phrase.split())
        if place >= 0 and (place < _SHORT or noun >= 0):
            after = place + len(phrase.split())
            told = _told_beside(words, noun, place, after, lexicon)
            if told or len(words) <= _SHORT:
                return "denies", phrase, told
    for place in range(start, len(words)):
        found = _evaluated(words, texts, place, noun, start, lexicon)
        if found is not None:
            told = _told_beside(words, noun, place, place + 1, lexicon)
            if told or len(words) - start <= _SHORT:
                return found, texts[place], told
    return None, "", ()


def _says_no(words: tuple[Word, ...]) -> bool:
    """Whether it is a bare no: "No", "Absolutely not", "Never"."""
    texts = {word.text.casefold() for word in words}
    return 0 < len(words) <= 4 and bool(texts & _NO) and texts <= _NO | _BARE


def _evaluated(
    words: tuple[Word, ...], texts: list[str], place: int, noun: int, start: int, lexicon: Lexicon
) -> StanceKind | None:
    """The stance of the evaluating word at `place`, None where it is none of an assertion."""
    text = texts[place]
    forms = {text, *words[place].bases}
    if not forms & (lexicon.evaluations | lexicon.supports):
        return None
    noun_after = noun > place and _claims_after(texts, place, noun)
    said = any(word.bases & lexicon.saying for word in words[place + 1 : place + 3])
    verbs = [word for word in words[start:place] if word.upos == "VERB"]
    alone = len(words) - start <= 3 and place == len(words) - 1 and not verbs
    pointing = [
        text
        for index, text in enumerate(texts[start:place], start)
        if text in lexicon.anaphors and _copula(words[index + 1 : place])
    ]
    judged = 0 <= noun < place and (
        _tells(words, noun, lexicon) or not _acts(words[noun + 1 : place])
    )
    about = judged or noun_after or said or bool(pointing) or alone
    following = words[place + 1] if place + 1 < len(words) else None
    modifies = following is not None and following.upos in _NOUNS and words[place].upos == "ADJ"
    if not about or (modifies and noun != place + 1 and not noun_after):
        return None
    if (
        len(words) > 3
        and any(texts[i] == "that" and words[i].upos == "SCONJ" for i in range(max(noun, 0), place))
        and not _after_clause(words, place)
    ):
        return None
    negated = any(item in lexicon.negations for item in texts[max(start, place - 4) : place])
    negated = negated or any(item in ("nothing", "none", "neither") for item in texts[:place])
    if forms & lexicon.evaluations:
        weak = forms & lexicon.weak and noun < 0 and not said and not pointing
        return None if negated or weak else "denies"
    if negated:
        return "denies"
    return "confirms" if noun >= 0 or pointing[:1] in (["that"], ["this"]) else None


def _copula(between: tuple[Word, ...]) -> bool:
    """Whether only "is", "was simply", "as a" stand between what is judged and the judgement."""
    return all(
        word.upos in ("AUX", "ADV", "DET", "PART", "ADJ", "ADP") or word.bases & _BEING
        for word in between
    )


def _acts(between: tuple[Word, ...]) -> bool:
    """ "Statements that turned out to be untrue": another verb parts the noun from the judgement."""
    return any(
        word.upos == "VERB" and "VerbForm=Fin" in word.feats and not word.bases & _BEING
        for word in between
    )


def _after_clause(words: tuple[Word, ...], place: int) -> bool:
    """ "claims that the deal had collapsed are untrue": the judgement has a copula of its own."""
    return place > 0 and any(
        word.bases & frozenset(("be",)) or word.text.casefold() == "as"
        for word in words[max(0, place - 4) : place]
    )


def _claims_after(texts: list[str], place: int, noun: int) -> bool:
    """ "as slander the claim that": what is judged stands behind the judgement."""
    return "as" in texts[max(0, place - 2) : place] or noun - place <= 3


def _told_beside(
    words: tuple[Word, ...], noun: int, place: int, after: int, lexicon: Lexicon
) -> tuple[Word, ...]:
    """The claim told beside a judgement at `place`: "to suggest that P", "the claim that P is untrue"."""
    if after + 2 < len(words) and words[after].text.casefold() == "that":
        return words[after + 1 :]  # "it is not true that P"
    for index in range(after, min(after + 4, len(words))):
        if words[index].bases & lexicon.saying and words[index].upos == "VERB":
            return words[index + 1 :]
    if noun < 0:
        return ()
    if not _tells(words, noun, lexicon):
        return ()
    if noun > place:
        told = _told(words, noun, lexicon)
        return told if len(told) > 1 else ()
    end = place
    while end > noun + 1 and (
        words[end - 1].upos in ("AUX", "ADV", "DET", "PART", "ADJ")
        or words[end - 1].text.casefold() in ("as", "have", "has")
    ):
        end -= 1
    return words[_link(words, noun) + 1 : end]


def _tells(words: tuple[Word, ...], noun: int, lexicon: Lexicon) -> bool:
    """Whether the claim stands behind its noun; what "the account of the crash" says is not told."""
    link = _link(words, noun)
    if link < 0 or link + 1 >= len(words):
        return False
    of = words[link].text.casefold() != "that"
    return not (of and words[noun].bases & lexicon.topic_nouns)


def _link(words: tuple[Word, ...], noun: int) -> int:
    """Where the claim begins behind its noun: at "that" or "of", also behind "by X" or "from X"; or -1."""
    if noun + 1 >= len(words):
        return -1
    first = words[noun + 1].text.casefold()
    if first in _TELLS:
        return noun + 1
    if first not in ("by", "from"):
        return -1
    for place in range(noun + 3, min(noun + 3 + _LONGEST_NAME, len(words))):
        if words[place].text.casefold() == "that" and words[place].upos == "SCONJ":
            return place
        if words[place].upos in _VERBS:
            break
    return -1


def _told(words: tuple[Word, ...], noun: int, lexicon: Lexicon) -> tuple[Word, ...]:
    """The words of the claim itself: behind "claims that", or up to an "as"."""
    if noun < 0:
        return words
    after = [word.text.casefold() for word in words[noun + 1 :]]
    if _tells(words, noun, lexicon):
        told = words[_link(words, noun) + 1 :]
        cut = after.index("as") - 1 if "as" in after[1:] and after[0] == "of" else len(told)
        for place in range(1, len(told)):  # "suggestions that P have been dismissed by X as Q"
            apart = told[place].start - told[place - 1].end > 1
            if apart and told[place].text.casefold() == "as":
                cut = min(cut, place)
        return told[:cut] or told
    opens = noun + 1 < len(words) and words[noun + 1].upos in ("DET", "PRON", "PROPN")
    if opens and any(word.upos in _VERBS for word in words[noun + 1 :]):
        return words[noun + 1 :]  # "claims he was drunk"
    if "as" in after:
        return words[: noun + 1 + after.index("as")]
    return words


def _points_by(words: tuple[Word, ...], noun: int, lexicon: Lexicon) -> str:
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
    return "" if noun < 0 or _tells(words, noun, lexicon) else _pointer(words, noun, lexicon)


def _pointer(words: tuple[Word, ...], noun: int, lexicon: Lexicon) -> str:
    """The noun of assertion or the pronoun that points back; empty when the noun is described."""
    texts = [word.text.casefold() for word in words]
    if noun < 0:
        return next((text for text in texts if text in lexicon.anaphors), "")
    for word in words[:noun]:
        owner = noun > 1 and word.upos in (*_NOUNS, "PRON") and _owns(words, word)
        if (
            word.text.casefold() not in _DETERMINERS
            and not owner
            and word.upos in (*_NOUNS, "ADJ", "VERB")
        ):
            return ""
    follows = words[noun + 1] if noun + 1 < len(words) else None
    if (
        follows is not None
        and follows.upos in (*_NOUNS, "DET", "PRON", "PROPN")
        and any(word.upos in _VERBS for word in words[noun + 1 :])
    ):
        return ""
    return sorted(words[noun].bases & lexicon.assertion_nouns)[0]


def _owns(words: tuple[Word, ...], word: Word) -> bool:
    place = words.index(word)
    after = words[place + 1] if place + 1 < len(words) else None
    return after is not None and after.text in ("'s", "’s", "'", "’")


def _find(texts: list[str], phrase: list[str]) -> int:
    """Where the words of `phrase` stand side by side, adverbs of one word let in; -1 if nowhere."""
    plain = ["not" if text in ("n't", "n’t") else text for text in texts]
    for start in [number for number, text in enumerate(plain) if text == phrase[0]]:
        place = start
        for number, part in enumerate(phrase):
            if place < len(plain) and plain[place] == part:
                place += 1
            elif number and place + 1 < len(plain) and plain[place + 1] == part:
                place += 2
            else:
                break
        else:
            return start
    return -1
