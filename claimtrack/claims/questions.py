"""The question that words answer: "Asked whether P, X said no", "Did Y do it? Absolutely not, said X."."""

from claimtrack.attribution.types import Attribution
from claimtrack.claims.propositions import Proposition
from claimtrack.language.document import Document, Sentence, Word
from claimtrack.spans import Span

_WHETHER = frozenset(("whether", "if"))
_ASKING = frozenset(("ask", "press", "question", "quiz"))
_AUXILIARIES = frozenset(("be", "have", "do", "will", "can", "could", "would", "should"))
_SUBJECT = ("nsubj", "nsubj:pass", "expl", "csubj")


def question_before(document: Document, item: Attribution) -> Proposition | None:
    """What was asked in the sentence of `item` or the one before, as a statement; None if nothing was."""
    start = min(span[0] for span in (*item.content, *item.cue, *item.source))
    numbers = document.overlapping(item.content)
    if not numbers:
        return None
    first = numbers[0]
    for number in range(first, max(-1, first - 2), -1):
        sentence = document.sentences[number]
        found = _indirect(document, sentence, start)
        if found is None and number < first:
            found = _direct(document, sentence)
        if found is None and number == first:  # `"No," she replied when asked whether P`
            found = _indirect(document, sentence, sentence.end, after=item.content[0][1])
        if found is not None:
            return found
    return None


def _indirect(
    document: Document, sentence: Sentence, until: int, after: int = 0
) -> Proposition | None:
    """ "Asked whether he had taken a bribe": the clause behind the conjunction."""
    words = sentence.words
    for index in range(1, len(words)):
        near = words[max(0, index - 4) : index]
        if words[index].end > until or words[index].start < after:
            continue
        asked = words[index].text.casefold() in _WHETHER and any(w.bases & _ASKING for w in near)
        if not asked and not _put_to(near, words[index]):
            continue
        end = index
        for place in range(index + 1, len(words)):
            if words[place].start >= until or (
                words[place].upos == "PUNCT" and words[place].text != "-"
            ):
                break
            end = place
        if end > index + 1:
            span = (words[index + 1].start, words[end].end)
            return _proposition(document, span, words[index + 1 : end + 1], _antecedent(words, end))
    return None


def _put_to(near: tuple[Word, ...], link: Word) -> bool:
    """ "When it was put to him that P", "put it to her that P"."""
    texts = [word.text.casefold() for word in near]
    return link.text.casefold() == "that" and "to" in texts and "put" in texts


def _antecedent(words: tuple[Word, ...], end: int) -> tuple[Word, ...]:
    """Who is asked, where the sentence goes on with them: "Asked whether he ..., the harbour master said"."""
    rest = range(end + 1, len(words))
    subject = next((i for i in rest if words[i].deprel in _SUBJECT and words[i].upos != "PRON"), -1)
    if subject < 0:
        return ()
    first = subject
    while first - 1 > end and words[first - 1].upos in ("DET", "ADJ", "NOUN", "PROPN"):
        first -= 1
    last = subject
    while last + 1 < len(words) and words[last + 1].deprel == "flat":
        last += 1
    return words[first : last + 1]


def _proposition(
    document: Document, span: Span, words: tuple[Word, ...], who: tuple[Word, ...]
) -> Proposition:
    text = document.text[slice(*span)]
    own = words[0].text.casefold() in ("he", "she", "it", "they") and who
    if own:
        text = document.text[who[0].start : who[-1].end] + text[len(words[0].text) :]
    return Proposition(" ".join(text.split()), (span,))


def _direct(document: Document, sentence: Sentence) -> Proposition | None:
    """ "Did the embassy pay?" as "the embassy did pay"."""
    words = [word for word in sentence.words if word.upos != "PUNCT"]
    asks = document.text[sentence.start : sentence.end].rstrip().endswith("?")
    if not asks or len(words) < 3 or not words[0].bases & _AUXILIARIES or words[0].upos != "AUX":
        return None
    subject = next((word for word in words[1:] if word.deprel in _SUBJECT), words[1])
    end = subject.end
    tail = (words[-1].end, "")
    parts = (
        document.text[words[1].start : end],
        words[0].text.casefold(),
        document.text[end : tail[0]],
    )
    text = " ".join(" ".join(parts).split())
    return Proposition(text, ((words[0].start, words[-1].end),))
