"""Which attribution takes a stance, and on which claim.

A stance is shown by the cue (denied, dismissed, ...) or by an evaluation in the content ("called the
charge baseless", "That is not true"). What it is about is named by the content: a claim's own words,
or words that point back to one - "a claim" in apposition, "which", "it", "the allegation".
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from claimtrack.attribution.types import Attribution
from claimtrack.claims.cues import Sense, words_in
from claimtrack.claims.lexicon import Lexicon
from claimtrack.claims.propositions import Proposition
from claimtrack.claims.types import Stance, StanceKind
from claimtrack.language.document import Document, Word
from claimtrack.spans import Spans

_SAME_WORDS = 72.0  # token_set_ratio from which two propositions are taken for one
_REACH = 3  # sentences back in which a pointing word looks for its claim
_DETERMINERS = frozenset(("the", "that", "this", "those", "these", "such", "both", "all", "any"))


@dataclass(slots=True, eq=False)
class Candidate:
    """A claim in the making."""

    attribution: int
    claimant: str
    proposition: Proposition
    modality: str
    start: int
    end: int
    sentence: int
    stances: list[Stance] = field(default_factory=list)
    from_denial: bool = False


def stance_of(
    document: Document, item: Attribution, cue: Sense, lexicon: Lexicon
) -> tuple[StanceKind, str] | None:
    """The stance the attribution takes and the reason, or None. Whether it finds a claim is not asked."""
    words = words_in(document, item.content)
    if not words:
        return None
    if cue.stance is not None:
        about = _is_about_a_statement(words, cue, lexicon) and not _is_recipient(
            item, words, lexicon
        )
        return (cue.stance, cue.reason) if about else None
    if cue.negated:
        return None
    texts = [word.text.casefold() for word in words]
    judged = [place for place, text in enumerate(texts) if text in lexicon.evaluations]
    content_words = [text for text in texts if any(char.isalnum() for char in text)]
    points_back = bool(content_words) and (
        content_words[0] in lexicon.anaphors
        or any(_lemma_in(word, lexicon.assertion_nouns) for word in words[:6])
    )
    if points_back and len(content_words) <= 14:
        negated = any(text in lexicon.negations for text in texts)
        if judged and not negated:
            return "denies", f"evaluation “{texts[judged[0]]}”"
        if negated and any(text in lexicon.supports for text in texts):
            return "denies", "evaluation “not true”"
        if any(text in lexicon.supports for text in texts) and not judged:
            return "confirms", "evaluation “true”"
    return None


def find_target(
    document: Document,
    item: Attribution,
    number: int,
    own: Proposition,
    candidates: Sequence[Candidate],
    lexicon: Lexicon,
) -> tuple[Candidate | None, float, str]:
    """(the claim the stance is on or None, confidence in the link, how it was found)."""
    words = words_in(document, item.content)
    start = item.content[0][0]
    sentence = (document.overlapping(item.content) or [0])[0]
    others = [candidate for candidate in candidates if candidate.attribution != number]
    by_others = [
        candidate for candidate in others if candidate.claimant != item.speaker or not item.speaker
    ]
    head = _pointing_word(words, lexicon)
    if not head:
        return _same_words(own, by_others, sentence)
    before = [
        candidate
        for candidate in by_others
        if candidate.start < start and sentence - candidate.sentence <= _REACH
    ]
    if not before:
        return None, 0.0, ""
    nearest = max(before, key=lambda candidate: (candidate.sentence, candidate.end))
    if nearest.sentence == sentence:
        how = (
            "apposition"
            if words[0].text.casefold() in ("a", "an")
            else f"“{head}” in the same sentence"
        )
        return nearest, 0.9, how
    if words[0].text.casefold() in ("a", "an"):
        return None, 0.0, ""
    alleged = [candidate for candidate in before if candidate.modality in ("alleges", "suspects")]
    if head in lexicon.assertion_nouns and alleged:
        nearest = max(alleged, key=lambda candidate: (candidate.sentence, candidate.end))
    gap = sentence - nearest.sentence
    return nearest, 0.8 if gap == 1 else 0.55, f"“{head}” points back"


def _is_about_a_statement(words: list[Word], cue: Sense, lexicon: Lexicon) -> bool:
    """False for "denied bail" and "rejected the offer": nothing was asserted there."""
    if cue.stance == "declines_comment" or any(word.upos in ("VERB", "AUX") for word in words):
        head = _head_noun(words)
        clause = words[0].text.casefold() in ("that", "having", "being") or words[0].xpos == "VBG"
        return clause or head is None or not _lemma_in(head, lexicon.granted | lexicon.proposals)
    head = _head_noun(words)
    if head is None or _lemma_in(head, lexicon.assertion_nouns | lexicon.acts):
        return True
    if words[0].text.casefold() in lexicon.anaphors:
        return True
    if _lemma_in(head, lexicon.granted | lexicon.proposals):
        return False
    return cue.stance in ("denies", "disputes", "questions", "confirms")


def _is_recipient(item: Attribution, words: list[Word], lexicon: Lexicon) -> bool:
    """ "The striker was denied bail": what stands before a passive cue is no statement, but somebody."""
    if not item.cue or item.content[-1][1] > item.cue[0][0]:
        return False
    head = _head_noun(words)
    clause = any(word.upos in ("VERB", "AUX") for word in words)
    statement = head is not None and _lemma_in(head, lexicon.assertion_nouns | lexicon.acts)
    return not clause and not statement and words[0].text.casefold() not in lexicon.anaphors


def _pointing_word(words: list[Word], lexicon: Lexicon) -> str:
    """The word that points back to a claim when the content says nothing else: "it", "the allegation"."""
    content = [word for word in words if word.upos != "PUNCT"]
    if not content:
        return ""
    first = content[0].text.casefold()
    if first in lexicon.anaphors and len(content) == 1:
        return first
    for place, word in enumerate(content[:5]):
        judged = any(item.text.casefold() in lexicon.evaluations for item in content[place + 1 :])
        if judged and _lemma_in(word, lexicon.assertion_nouns):
            return word.lemma.casefold()
    head = _head_noun(content)
    if head is not None and _lemma_in(head, lexicon.assertion_nouns):
        after = content[content.index(head) + 1 :]
        tells_more = any(word.text.casefold() in ("that", "of") for word in after)
        own = (
            len(content) > 4
            and content[0].text.casefold() not in _DETERMINERS
            and first not in ("a", "an")
        )
        if not tells_more and not own:
            return head.lemma.casefold()
    if first in lexicon.anaphors and content[0].upos in ("PRON", "DET") and len(content) <= 14:
        return first
    return ""


def _head_noun(words: list[Word]) -> Word | None:
    """The first noun that no noun follows at once: the head of a simple phrase."""
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else None
        if word.upos in ("NOUN", "PROPN") and (
            following is None or following.upos not in ("NOUN", "PROPN", "PART")
        ):
            return word
    return None


def _same_words(
    own: Proposition, candidates: Sequence[Candidate], sentence: int
) -> tuple[Candidate | None, float, str]:
    best: tuple[Candidate | None, float] = (None, 0.0)
    for candidate in candidates:
        score = fuzz.token_set_ratio(own.text.casefold(), candidate.proposition.text.casefold())
        if len(own.text.split()) >= 3 and score > best[1]:
            best = (candidate, score)
    if best[0] is None or best[1] < _SAME_WORDS:
        return None, 0.0, ""
    return best[0], round(best[1] / 100, 4), f"same words ({best[1]:.0f} of 100)"


def _lemma_in(word: Word, words: frozenset[str]) -> bool:
    return word.lemma.casefold() in words or word.text.casefold() in words


def spans_of(item: Attribution) -> Spans:
    """Where a stance shows: its cue, or its content when there is no cue."""
    return item.cue or item.content
