"""What a content is made of, as far as stances go: does it point back, judge, or tell by itself?

- "it", "this", "the allegation" point back to a claim made before;
- "the report baseless", "that is not true", "no such thing happened" judge it;
- "claims that it used child labour" tells the claim itself, behind a noun of assertion;
- "I deny that we lied" takes the stance inside what is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimtrack.claims.cues import words_in
from claimtrack.claims.judgements import judged_in, says_no
from claimtrack.claims.lexicon import Lexicon
from claimtrack.claims.told import NOUNS, VERBS, assertion_noun, pointer, points_by, told_by
from claimtrack.claims.types import StanceKind
from claimtrack.encoder.quotation import MARKS
from claimtrack.language.document import Document, Word
from claimtrack.spans import Spans

_ENDS = frozenset(".?!;…")


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
        return self.judgement is not None and says_no(self.words)

    @property
    def head(self) -> Word | None:
        """The first noun that no further noun follows at once: the head of a simple phrase."""
        for word, following in zip(self.words, (*self.words[1:], None), strict=True):
            noun = word.upos in NOUNS or (word.xpos == "VBG" and word is self.words[0])
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
            relative = word.deprel.startswith(("acl", "conj"))  # "the iron they need"
            if place and word.upos in VERBS and "VerbForm=Fin" in word.feats and not relative:
                return True
        return False


def _ends_phrase(following: Word) -> bool:
    return following.upos not in NOUNS and following.text not in ("'s", "’s", "'", "’")


def is_gerund(word: Word) -> bool:
    """Whether the word is a verb in -ing."""
    return word.upos in VERBS and word.text.casefold().endswith("ing")


def read_content(document: Document, spans: Spans, lexicon: Lexicon) -> Content:
    """The content at `spans`, its punctuation left out.

    Where one of its first sentences judges, that sentence is the content that counts.
    """
    words = _without_leading(
        tuple(word for word in words_in(document, spans) if word.upos != "PUNCT"), lexicon
    )
    parts = list(_sentences(document, spans))
    for place, part in enumerate(parts[:3] if len(parts) > 1 else []):
        read = _read(part, lexicon)
        if read.judgement == "denies" and not (place and read.bare):
            rest = parts[parts.index(part) + 1 :]
            told = rest[0][1:] if rest and rest[0][0].text.casefold() == "that" else ()
            return replace(read, told=told, points_by="") if told and not read.told else read
    return _read(words, lexicon)


def _without_leading(words: tuple[Word, ...], lexicon: Lexicon) -> tuple[Word, ...]:
    """ "Out of hand the claim that P" is the claim that P."""
    if [word.text.casefold() for word in words[:2]] == ["it", "that"] and len(words) > 2:
        return words[1:]  # "It was denied | that P"
    for phrase in lexicon.leading:
        own = tuple(word.text.casefold() for word in words[: len(phrase)])
        if own == phrase and len(words) > len(phrase):
            return words[len(phrase) :]
    return words


def _sentences(document: Document, spans: Spans) -> Iterator[tuple[Word, ...]]:
    part: list[Word] = []
    starts = {start for start, _ in spans[1:] if document.text[start] in MARKS}
    for word in words_in(document, spans):
        if part and word.start in starts:
            yield tuple(part)
            part = []
        if word.upos != "PUNCT":
            part.append(word)
        elif part and word.text in _ENDS:
            yield tuple(part)
            part = []
    if part:
        yield tuple(part)


def _read(words: tuple[Word, ...], lexicon: Lexicon) -> Content:
    noun = assertion_noun(words, lexicon)
    judgement, evaluation, rest = judged_in(words, noun, lexicon)
    if judgement is not None:
        told = rest
        points = "" if told else (pointer(words, noun, lexicon) or evaluation)
        return Content(words, noun, points, judgement, evaluation, told)
    points = points_by(words, noun, lexicon)
    return Content(words, noun, points, None, "", told_by(words, noun, lexicon))
