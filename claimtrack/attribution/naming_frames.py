"""Judgements with an agent that the tagger missed: "an assertion rejected by X and described as Y by Z"."""

from collections.abc import Iterator

from claimtrack.attribution.lexicon import report_words
from claimtrack.attribution.phrases import phrase, span_of
from claimtrack.attribution.standalone import Draft
from claimtrack.attribution.verb_frames import described, drafted, noun_after
from claimtrack.language.document import Sentence

_REACH = 7  # words between the participle and its "by"


def named_by(sentence: Sentence) -> Iterator[Draft]:
    """A draft for each participle of naming that has an agent and says something of an assertion."""
    words = sentence.words
    for verb, word in enumerate(words):
        if word.upos != "VERB" or word.text[-1:] != "d" or not word.bases & report_words().naming:
            continue
        by = next(
            (
                place
                for place in range(verb + 2, min(verb + _REACH, len(words) - 1))
                if words[place].text.casefold() == "by"
            ),
            -1,
        )
        head = noun_after(sentence, by + 1) if by > 0 else -1
        what = described(sentence, verb) if head > 0 else None
        if what is None:
            continue
        first, last = phrase(sentence, head, after=by, until=head)
        judged = span_of(sentence, verb + 1, by - 1)
        yield drafted((what, judged), (span_of(sentence, first, last),), ((word.start, word.end),))
