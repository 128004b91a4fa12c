"""Sources and contents that the sentence gives to an attribution which has none of its own.

- A verb in coordination shares its subject: "The ministry confirmed X but refused to name Y".
- A report of a report leaves the words with who spoke them: `X said, calling it "Q," the agency reported`.
- What is named in quotation marks is the quoted words alone: `calling it "Q"`.
"""

from dataclasses import replace

from claimtrack.attribution.lexicon import report_words
from claimtrack.attribution.phrases import phrase, span_of, subject
from claimtrack.attribution.standalone import Draft
from claimtrack.encoder.quotation import Quotation, touching
from claimtrack.language.document import Document, Sentence
from claimtrack.spans import Places, Spans, overlap

_LINKED = ("conj", "xcomp", "advcl", "parataxis")
_DASHES = ("-", "–", "—")
_RELAYS = frozenset(("report", "cite", "quote"))


def share_sources(document: Document, drafts: list[Draft]) -> list[Draft]:
    """The drafts, those without a source given that of the verb theirs is coordinated with.

    A source that is only a scrap of another's ("The" of "The Kremlin") becomes the whole one.
    """
    out = [replace(draft, source=_own_words(document, draft.source)) for draft in drafts]
    sources = Places.of(draft.source for draft in drafts)
    cues = Places.of(draft.cue for draft in drafts)
    for index, draft in enumerate(out):
        if draft.source:
            near = [drafts[place] for place in sources.near(draft.source)]
            whole = _whole_source(document, draft, near)
            out[index] = replace(draft, source=whole) if whole else draft
            continue
        if not draft.cue:
            continue
        sentence = _sentence(document, draft)
        if sentence is None:
            continue
        near = [drafts[place] for place in cues.near(((sentence.start, sentence.end),))]
        giver = _linked(sentence, draft, near)
        if giver is not None:
            out[index] = replace(draft, source=giver.source)
    return out


def return_relayed(document: Document, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with what an agency only relays given back to the speaker it names.

    Signs: the agency stands behind the content, its cue is a verb of reporting, and the content
    begins behind the cue of another attribution in the sentence, with a comma between.
    """
    out = list(drafts)
    relays = set()
    cues = Places.of(draft.cue for draft in drafts)
    for index, relay in enumerate(drafts):
        sentence = _sentence(document, relay)
        if sentence is None or not relay.source or not _is_relay(sentence, relay):
            continue
        start = relay.content[-1][0]
        within = [drafts[place] for place in cues.near(((sentence.start, sentence.end),))]
        spoken = _spoken_within(sentence, relay, within)
        if spoken is not None:
            out[index] = spoken
            continue
        edge = _before_comma(document.text, start)
        for place in cues.near(((edge - 1, start),)):
            inner = drafts[place]
            if place == index or not inner.source or inner.source == relay.source:
                continue
            gap = document.text[inner.cue[-1][1] : start]
            if edge <= inner.cue[-1][1] <= start and gap.strip() in (",", ""):
                out[place] = replace(inner, content=(relay.content[-1],))
                relays.add(index)
    return [draft for index, draft in enumerate(out) if index not in relays]


def _before_comma(text: str, place: int) -> int:
    """Where the words end that come before the comma and the blanks before `place`."""
    while place and (text[place - 1].isspace() or text[place - 1] == ","):
        place -= 1
    return place


def _spoken_within(sentence: Sentence, relay: Draft, drafts: list[Draft]) -> Draft | None:
    """What somebody says within the relayed words: `X said, calling it "Q," the agency reported`, where
    the whole was taken for what the agency reports."""
    start, end = relay.content[0][0], relay.content[-1][1]
    for verb in sentence.at(start, end):
        word = sentence.words[verb]
        speaker = subject(sentence, verb)
        following = sentence.words[verb + 1] if verb + 1 < len(sentence.words) else word
        own = (word.start, word.end)
        if not word.bases & report_words().saying or not start < following.end < end:
            continue
        if speaker < 0 or sentence.words[speaker].start < start or following.text != ",":
            continue
        if not any(overlap(draft.cue, (own,)) for draft in drafts):
            source = span_of(sentence, *phrase(sentence, speaker, until=verb - 1))
            rest = sentence.words[verb + 2].start, end
            return replace(relay, source=(source,), cue=(own,), content=(rest,))
    return None


def quoted_names(
    document: Document, quotations: list[Quotation], drafts: list[Draft]
) -> list[Draft]:
    """The drafts, a content like `calling it a "mistake"` cut to what is quoted: the rest is cue."""
    return [_quoted_name(document, quotations, draft) for draft in drafts]


def _quoted_name(document: Document, quotations: list[Quotation], draft: Draft) -> Draft:
    sentences = document.overlapping(draft.content)
    if len(draft.content) != 1 or not sentences or not draft.cue:
        return draft
    ((start, end),) = draft.content
    sentence = document.sentences[sentences[0]]
    first = next(iter(sentence.at(start, end)), -1)
    if first < 0 or not sentence.words[first].text.casefold().endswith("ing"):
        return draft
    if not sentence.words[first].bases & report_words().naming:
        return draft
    for quotation in touching(quotations, start, end):
        if start < quotation.start and quotation.inner[1] <= end <= quotation.end:
            return replace(draft, content=((quotation.start, quotation.end),))
    return draft


def _own_words(document: Document, source: Spans) -> Spans:
    """The source without a dash at its end or an adverb there that is the verb's: "officials later"."""
    numbers = document.overlapping(source)
    if len(numbers) != 1:
        return source
    sentence = document.sentences[numbers[0]]
    places = [place for span in source for place in sentence.at(*span)]
    last = len(places) - 1
    while last > 0:
        word = sentence.words[places[last]]
        adverb = word.upos == "ADV" and word.head not in places
        if not adverb and word.text not in _DASHES:
            break
        last -= 1
    end = sentence.words[places[last]].end if places else 0
    if not places or last == len(places) - 1:
        return source
    return tuple((low, min(high, end)) for low, high in source if low < end)


def _whole_source(document: Document, draft: Draft, drafts: list[Draft]) -> Spans:
    """The source that this draft's is a scrap of: one without a noun, a name or a pronoun."""
    words = [
        document.sentences[number].words[place]
        for number in document.overlapping(draft.source)
        for span in draft.source
        for place in document.sentences[number].at(*span)
    ]
    if any(word.upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") for word in words):
        return ()
    for other in drafts:
        if other.source != draft.source and overlap(other.source, draft.source):
            return other.source
    return ()


def _is_relay(sentence: Sentence, relay: Draft) -> bool:
    behind = relay.source[0][0] >= relay.content[-1][1]
    cue = [sentence.words[place] for span in relay.cue for place in sentence.at(*span)]
    return behind and any(word.bases & _RELAYS for word in cue)


def _linked(sentence: Sentence, draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The draft whose cue holds the verb that this one's hangs on, before it in the sentence."""
    own = [place for span in draft.cue for place in sentence.at(*span)]
    verb = sentence.head_of(own)
    if verb < 0 or any(sentence.children(verb, "nsubj", "nsubj:pass")):
        return None
    for _ in sentence.words:
        word = sentence.words[verb]
        if word.deprel not in _LINKED or word.head < 0:
            return None
        verb = word.head
        span = (sentence.words[verb].start, sentence.words[verb].end)
        for other in drafts:
            if other is not draft and other.source and overlap(other.cue, (span,)):
                return other
        if any(sentence.children(verb, "nsubj", "nsubj:pass")):
            return None
    return None


def _sentence(document: Document, draft: Draft) -> Sentence | None:
    found = document.overlapping(draft.cue)
    return document.sentences[found[0]] if found else None
