"""Contents that stop short of what belongs to their last word, and clauses of silence that were missed.

The tagger learnt edges from hand-made annotations, which now and then end a content before the phrase
its verb needs: "was later extradited | to the United States, where he ...", "identify him | until he
arrives". The tree tells what hangs on the last word.
"""

from collections.abc import Iterator
from dataclasses import replace

from claimtrack.attribution.lexicon import report_words
from claimtrack.attribution.phrases import complement, phrase, span_of, subject
from claimtrack.attribution.standalone import Draft
from claimtrack.attribution.verb_frames import drafted
from claimtrack.language.document import Document, Sentence
from claimtrack.spans import overlap

_NEEDED = frozenset(("to", "into", "onto"))
_RELATIVE = frozenset(("where", "who", "which", "whose", "whom"))
_ENDS = frozenset('.;:!?—–"”')
_ASKING = frozenset(("what", "whether", "if", "who", "why", "how", "when", "where", "which"))
_DO = frozenset(("do", "will", "would"))


def run_on(document: Document, draft: Draft) -> Draft:
    """The draft with a content that runs on to the end of what its last word needs."""
    numbers = document.overlapping(draft.content[-1:])
    if len(numbers) != 1 or not draft.cue or draft.cue[0][0] > draft.content[-1][1]:
        return draft
    sentence = document.sentences[numbers[0]]
    inside = sentence.at(*draft.content[-1])
    if not inside or inside[-1] + 1 >= len(sentence.words):
        return draft
    last = (
        _needed_behind(sentence, inside)
        or _until_clause(sentence, inside, draft)
        or _after_copula(sentence, inside)
        or _that_clause(sentence, inside)
    )
    last = max(last, _relative_behind(sentence, max(last, inside[-1]), draft))
    if last <= inside[-1]:
        return draft
    end = sentence.words[last].end
    if overlap((*draft.cue, *draft.source), ((draft.content[-1][1], end),)):
        return draft
    return replace(draft, content=(*draft.content[:-1], (draft.content[-1][0], end)))


def _needed_behind(sentence: Sentence, inside: list[int]) -> int:
    """The last word of "to the United States, where he ..." behind a participle; 0 if there is none."""
    words, last = sentence.words, inside[-1]
    if words[last].upos != "VERB" or words[last + 1].text.casefold() not in _NEEDED:
        return 0
    if words[last + 1].upos != "ADP":
        return 0
    noun = words[last + 1].head
    if noun <= last or words[noun].head != last:
        return 0
    return _contiguous_end(sentence, noun)


def _until_clause(sentence: Sentence, inside: list[int], draft: Draft) -> int:
    """The last word of "until he arrives" behind a lone pronoun, a clause of the cue's verb; 0 if none."""
    words, last = sentence.words, inside[-1]
    if len(inside) != 1 or words[last].upos != "PRON" or words[last + 1].text != "until":
        return 0
    verb = words[last + 1].head
    cue = [index for span in draft.cue for index in sentence.at(*span)]
    if verb <= last or words[verb].deprel != "advcl" or not {words[verb].head} & {*cue, last}:
        return 0
    return _contiguous_end(sentence, verb)


def _after_copula(sentence: Sentence, inside: list[int]) -> int:
    """The end of "groundless" behind "the accusation that P is"; 0 if no copula ends the content."""
    words, last = sentence.words, inside[-1]
    head = words[last].head
    if words[last].deprel not in ("cop", "aux", "aux:pass") or head <= last or len(inside) < 3:
        return 0
    return head


def _that_clause(sentence: Sentence, inside: list[int]) -> int:
    """The end of "that P" behind "the pathologist's conclusion"; 0 if the content ends otherwise."""
    words, last = sentence.words, inside[-1]
    asserts = words[last].bases & report_words().assertion_nouns and words[last].upos == "NOUN"
    if not asserts or words[last + 1].text.casefold() != "that":
        return 0
    verb = words[last + 1].head
    if words[last + 1].deprel != "mark" or verb <= last or words[verb].head != last:
        return 0
    return _contiguous_end(sentence, verb)


def _relative_behind(sentence: Sentence, last: int, draft: Draft) -> int:
    """The end of ", where he ..." behind the place or person that ends a content which its source
    interrupts ("X, according to two officials, was sent to Y, where he ..."); 0 if there is none."""
    words = sentence.words
    between = draft.content[0][0] < draft.cue[0][0] < draft.content[-1][0]
    if not between or last + 2 >= len(words) or words[last].upos not in ("NOUN", "PROPN"):
        return 0
    if words[last + 1].text != "," or words[last + 2].text.casefold() not in _RELATIVE:
        return 0
    end = last + 2
    while end + 1 < len(words) and words[end + 1].text not in _ENDS:
        end += 1
    return end


def _contiguous_end(sentence: Sentence, head: int) -> int:
    below = sentence.subtree(head)
    end = below[-1]
    while end > head and sentence.words[end].upos == "PUNCT":
        end -= 1
    return end


def silences(document: Document, drafts: list[Draft]) -> Iterator[Draft]:
    """ "And didn't say what it had paid": what is left unsaid, where no cue covers it."""
    for sentence in document.sentences:
        for verb, word in enumerate(sentence.words):
            if word.upos != "VERB" or not word.bases & report_words().silences or verb < 2:
                continue
            found = _silence(sentence, verb)
            if found is not None and not any(overlap(draft.cue, found.cue) for draft in drafts):
                yield found


def _silence(sentence: Sentence, verb: int) -> Draft | None:
    words = sentence.words
    negated = words[verb - 1].text.casefold() in ("not", "n't", "n’t")
    if not negated or not words[verb - 2].bases & _DO or verb + 2 >= len(words):
        return None
    if words[verb + 1].text.casefold() not in _ASKING:
        return None
    behind = complement(sentence, verb, verb)
    head = subject(sentence, verb)
    if behind is None or behind[1] < verb + 3 or not 0 <= head < verb:
        return None
    first, last = phrase(sentence, head, until=verb - 3)
    if last > verb - 2:
        return None
    cue = span_of(sentence, verb - 2, verb)
    return drafted((span_of(sentence, *behind),), (span_of(sentence, first, last),), (cue,))
