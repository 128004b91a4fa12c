"""Attributions that the tree shows and the tagger missed: "a claim denied by X and dismissed by Y".

Each participle has its agent (Universal Dependencies: `obl` with the case "by"), and all of them share
the noun they say something of (`acl`, and `conj` of it) or their passive subject.
"""

from collections.abc import Iterator

from claimtrack.attribution.lexicon import ReportWords, report_words
from claimtrack.attribution.standalone import Draft
from claimtrack.language.document import Document, Sentence
from claimtrack.spans import Span, overlap

_CONFIDENCE = 0.75


def worth_parsing(document: Document) -> set[int]:
    """Indexes of the sentences that hold a participle of the list and a "by"."""
    words = report_words()
    return {
        index
        for index, sentence in enumerate(document.sentences)
        if any(word.text.casefold() == "by" for word in sentence.words)
        and any(word.bases & words.participles for word in sentence.words)
    }


def add_agents(document: Document, drafts: list[Draft]) -> list[Draft]:
    """The drafts with those that participles and their agents show and no cue covers."""
    words = report_words()
    out = list(drafts)
    for sentence in document.sentences:
        if sentence.parsed:
            out.extend(_agents(sentence, out, words))
    return out


def _agents(sentence: Sentence, drafts: list[Draft], words: ReportWords) -> Iterator[Draft]:
    for index, word in enumerate(sentence.words):
        if not word.bases & words.participles or word.upos != "VERB":
            continue
        cue = (word.start, word.end)
        if any(overlap(draft.cue, (cue,)) for draft in drafts):
            continue
        agent = next(
            (
                (child, case)
                for child in sentence.children(index)
                if sentence.words[child].deprel.startswith("obl")
                for case in sentence.children(child, "case")
                if sentence.words[case].text.casefold() == "by"
            ),
            None,
        )
        content = _content(sentence, index, words)
        if agent is None or content is None:
            continue
        source = _phrase(sentence, agent[0], after=agent[1])
        by = sentence.words[agent[1]]
        joined = ((cue[0], by.end),) if by.start - cue[1] <= 1 else (cue, (by.start, by.end))
        yield Draft((content,), (source,), joined, _CONFIDENCE, "agent")


def _content(sentence: Sentence, verb: int, words: ReportWords) -> Span | None:
    """The noun of assertion that the participle, or the first of its coordination, says something of."""
    first = verb
    for _ in sentence.words:
        if sentence.words[first].deprel != "conj" or sentence.words[first].head < 0:
            break
        first = sentence.words[first].head
    word = sentence.words[first]
    if first and sentence.words[first - 1].bases & words.assertion_nouns:
        return _phrase(sentence, first - 1, until=first - 1)
    if word.deprel.startswith("acl") and word.head >= 0 and word.head < first:
        noun = word.head
    else:
        noun = next(sentence.children(first, "nsubj:pass"), -1)
    if noun < 0 or not sentence.words[noun].bases & words.assertion_nouns:
        return None
    return _phrase(sentence, noun, until=noun)


def _phrase(sentence: Sentence, head: int, after: int = -1, until: int | None = None) -> Span:
    """The stretch of words around `head` that hang on it, after `after` and no further than `until`."""
    below = set(sentence.subtree(head))
    clauses = {
        index
        for child in sentence.children(head)
        if sentence.words[child].deprel.startswith(
            ("acl", "appos", "cc", "conj", "punct", "parataxis")
        )
        and child > head
        for index in sentence.subtree(child)
    }
    start = end = head
    while start - 1 in below and start - 1 > after:
        start -= 1
    while end + 1 in below and end + 1 not in clauses and (until is None or end < until):
        end += 1
    while start < head and sentence.words[start].upos in ("PUNCT", "CCONJ", "ADP"):
        start += 1
    return sentence.words[start].start, sentence.words[end].end
