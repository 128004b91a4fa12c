"""What a content is made of, as far as stances go: does it point back, judge, or tell by itself?

- "it", "this", "the allegation" point back to a claim made before;
- "the report baseless", "that is not true", "no such thing happened" judge it;
- "claims that it used child labour" tells the claim itself, behind a noun of assertion.
"""

from dataclasses import dataclass

from claimtrack.claims.cues import words_in
from claimtrack.claims.lexicon import Lexicon
from claimtrack.claims.types import StanceKind
from claimtrack.language.document import Document, Word
from claimtrack.spans import Spans

_SHORT = 14  # words; longer contents say more than a judgement
_NOUNS = frozenset(("NOUN", "PROPN"))
_DETERMINERS = frozenset(
    ("the", "that", "this", "those", "these", "such", "both", "all", "any", "a", "an")
)


@dataclass(frozen=True, slots=True)
class Content:
    """A content read for its stance.

    `noun` is the place of its noun of assertion among the first words (-1: none), `points_by` the word
    that points back to a claim made elsewhere (empty: it tells its own), `judgement` the stance that
    an evaluation in it takes, `evaluation` the evaluating words.
    """

    words: tuple[Word, ...]
    noun: int
    points_by: str
    judgement: StanceKind | None
    evaluation: str

    @property
    def first(self) -> str:
        """Its first word, case folded; empty when there is none."""
        return self.words[0].text.casefold() if self.words else ""

    @property
    def told(self) -> tuple[Word, ...]:
        """The words of the claim itself: behind "claims that", or up to an "as" or a judgement."""
        if self.noun < 0:
            return self.words
        after = self.words[self.noun + 1 :]
        if after and after[0].text.casefold() == "that":
            return self._unjudged(after[1:])
        cut = any(word.text.casefold() == "as" for word in after) or self.judgement is not None
        return self.words[: self.noun + 1] if cut else self.words

    def _unjudged(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        """ "the deal had collapsed are untrue" -> "the deal had collapsed"."""
        if self.judgement is None:
            return words
        verbs = [place for place, word in enumerate(words) if word.upos == "AUX"]
        return words[: verbs[-1]] if len(verbs) > 1 else words

    @property
    def head(self) -> Word | None:
        """The first noun that no further noun follows at once: the head of a simple phrase."""
        for word, following in zip(self.words, (*self.words[1:], None), strict=True):
            if word.upos in _NOUNS and (
                following is None or following.upos not in {*_NOUNS, "PART"}
            ):
                return word
        return None


def read_content(document: Document, spans: Spans, lexicon: Lexicon) -> Content:
    """The content at `spans`, its punctuation left out."""
    words = tuple(word for word in words_in(document, spans) if word.upos != "PUNCT")
    noun = next(
        (
            place
            for place, word in enumerate(words[:6])
            if word.upos in _NOUNS and word.bases & lexicon.assertion_nouns
        ),
        -1,
    )
    judgement, evaluation, general = _judgement(words, noun, lexicon)
    plain = Content(words, noun, "", judgement, evaluation)
    points_by = evaluation if general else _points_by(plain, lexicon)
    return Content(words, noun, points_by, judgement, evaluation)


def _judgement(
    words: tuple[Word, ...], noun: int, lexicon: Lexicon
) -> tuple[StanceKind | None, str, bool]:
    """(the stance of an evaluation or None, its words, whether they point back by themselves)."""
    texts = [word.text.casefold() for word in words]
    joined = " ".join(texts)
    if len(words) <= _SHORT:
        for phrase in lexicon.evaluation_phrases:
            if phrase in joined:
                return "denies", phrase, True
    about = bool(texts) and (
        noun >= 0 or (texts[0] in lexicon.anaphors and words[0].upos != "SCONJ")
    )
    if not about or len(words) > _SHORT:
        return None, "", False
    negated = any(text in lexicon.negations for text in texts)
    evaluation = next((text for text in texts if text in lexicon.evaluations), "")
    support = next((text for text in texts if text in lexicon.supports), "")
    if evaluation and not negated:
        return "denies", evaluation, False
    if support and negated:
        return "denies", f"not {support}", False
    if support and not evaluation:
        return "confirms", support, False
    return None, "", False


def _points_by(content: Content, lexicon: Lexicon) -> str:
    words, noun = content.words, content.noun
    if not words:
        return ""
    anaphor = content.first in lexicon.anaphors and words[0].upos != "SCONJ"
    if anaphor and (len(words) == 1 or content.judgement is not None):
        return content.first
    if noun < 0:
        return ""
    after = words[noun + 1 :]
    tells = bool(after) and after[0].text.casefold() in ("that", "of", "linking", "about")
    described = noun > 0 and content.first not in _DETERMINERS
    return "" if tells or described else sorted(words[noun].bases & lexicon.assertion_nouns)[0]
