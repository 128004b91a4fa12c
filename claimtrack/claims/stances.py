"""Which attribution takes a stance.

A stance is shown by the cue (denied, dismissed, ...), by a judgement in the content ("called the charge
baseless", "That is not true"), or inside what is said ("I deny that ..."). "Denied bail" and "rejected
the offer" take none: nothing was asserted there.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from claimtrack.attribution.phrases import span_of
from claimtrack.attribution.stance_words import held_back, uses
from claimtrack.attribution.types import Attribution
from claimtrack.claims.content import Content, is_gerund, read_content
from claimtrack.claims.cues import Sense, is_passive, words_in
from claimtrack.claims.innocence import cleared
from claimtrack.claims.lexicon import Lexicon
from claimtrack.claims.types import StanceKind
from claimtrack.language.document import Document, Sentence
from claimtrack.spans import Spans

DENIALS = frozenset(("denies", "dismisses", "disputes", "rejects"))
_OWN = frozenset("i we my our he she it they his her its their the a".split())
_LINKED = frozenset(("VERB", "AUX", "SCONJ"))
_OBJECTS = frozenset(("him", "her", "them", "us", "me"))
_PLANS = frozenset(("idea", "notion", "prospect", "thought"))
_BEFORE = frozenset(("PRON", "DET", "NOUN", "PROPN", "ADJ", "AUX", "ADV", "PART"))
_LONGEST_SUBJECT = 6
# "accused her of a smear", "admitted that the date was wrong", "wondered what went wrong"
_NO_JUDGEMENT = frozenset(("alleges", "suspects", "admits", "asks", "urges"))


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance that an attribution takes: on what (`spans`, `content`), and the words that show it.
    `weak` where the word of stance takes one on statements only; `cleared` where the content says that
    it is not so, and is to be read without its negation."""

    stance: StanceKind
    reason: str
    spans: Spans
    content: Content
    cue: Spans
    cleared: bool = False
    weak: bool = False


def stance_of(
    document: Document, item: Attribution, content: Content, cue: Sense, lexicon: Lexicon
) -> Taken | None:
    """The stance the attribution takes, or None; whether it finds a claim is not asked."""
    if not content.words:
        return None
    own = item.cue or item.content
    if cue.stance is not None:
        if not takes(item, content, cue, lexicon) or _rules(document, item, content, cue, lexicon):
            return None
        if cue.stance == "declines_comment":
            content = _on_what(document, item, content, lexicon)
        if cue.stance == "declines_comment" and not _tells_what(content):
            content = replace(content, points_by=content.first, noun=-1, told=())
        return Taken(cue.stance, cue.reason, item.content, content, own, weak=cue.statement)
    if cue.held:
        return None
    said = (
        _was_how(document, item, lexicon)
        or _between(document, item, lexicon)
        or _fronted(document, item, lexicon)
    )
    if said is not None and said.judgement is not None:
        return Taken(said.judgement, f"judgement “{said.evaluation}”", item.content, content, own)
    if content.judgement is not None and content.noun < 0 and cue.modality in _NO_JUDGEMENT:
        return None
    if content.judgement is not None and _not_said(document, item):
        return None
    if content.judgement is not None:
        reason = f"judgement “{content.evaluation}”"
        topic = _topic(document, item) if content.points_by else ()
        about = read_content(document, topic, lexicon) if topic else content
        if topic and about.words and about.judgement is None:
            return Taken(content.judgement, reason, topic, about, own)
        return Taken(content.judgement, reason, item.content, content, own)
    clause = cleared(document, item, content, cue, lexicon)
    if clause:
        reason = "clears themselves of it"
        if clause == content.words:
            return Taken("denies", reason, item.content, content, own, cleared=True)
        spans = ((clause[0].start, clause[-1].end),)
        part = read_content(document, spans, lexicon)
        return Taken("denies", reason, spans, part, own, cleared=True)
    return _inside(document, item, lexicon)


def _on_what(document: Document, item: Attribution, content: Content, lexicon: Lexicon) -> Content:
    """ "Calls seeking comment on the claim that P": read from the claim on."""
    for place, word in enumerate(content.words[:-2]):
        if word.bases & lexicon.assertion_nouns and word.upos == "NOUN":
            following = content.words[place + 1].text.casefold()
            if following == "that" and place:
                spans = ((word.start, item.content[-1][1]),)
                return read_content(document, spans, lexicon)
    return content


def _tells_what(content: Content) -> bool:
    """Whether the content says on what there is no comment: "on claims that P", not "a request"."""
    if content.first in ("whether", "if", "that", "why", "how"):
        return True
    return content.noun >= 0 and content.told != content.words


def _rules(
    document: Document, item: Attribution, content: Content, cue: Sense, lexicon: Lexicon
) -> bool:
    """ "The tribunal dismissed the charges": a court decides, it does not deny."""
    if not cue.statement or content.told != content.words:
        return False
    source = {base for word in words_in(document, item.source) for base in word.bases}
    return bool(source & lexicon.courts)


def _was_how(document: Document, item: Attribution, lexicon: Lexicon) -> Content | None:
    """ "Utter nonsense" was how X described the claim: the words before "was how"; None elsewhere."""
    if not item.source:
        return None
    for number in document.overlapping(item.source)[:1]:
        sentence = document.sentences[number]
        before = document.text[sentence.start : item.source[0][0]].rstrip()
        if before.endswith(("was how", "is how", "were how")):
            said = before.removesuffix("how").rstrip().rsplit(None, 1)[0]
            return read_content(document, ((sentence.start, sentence.start + len(said)),), lexicon)
    return None


def _between(document: Document, item: Attribution, lexicon: Lexicon) -> Content | None:
    """ "Slammed as misleading a report that P": the judgement between the cue and what is judged."""
    if not item.cue or not item.content or item.cue[-1][1] >= item.content[0][0]:
        return None
    between = ((item.cue[-1][1], item.content[0][0]),)
    words = words_in(document, between)
    if len(words) < 2 or len(words) > _LONGEST_SUBJECT or words[0].text.casefold() != "as":
        return None
    return read_content(document, ((words[1].start, words[-1].end),), lexicon)


def _fronted(document: Document, item: Attribution, lexicon: Lexicon) -> Content | None:
    """ "An allegation her lawyers call preposterous": the judgement read with the noun before it."""
    if not item.source or not item.cue or item.content[0][0] < item.cue[0][0]:
        return None
    for number in document.overlapping(item.source)[:1]:
        sentence = document.sentences[number]
        before = [word for word in sentence.words if word.end <= item.source[0][0]]
        if not before or not before[-1].bases & lexicon.assertion_nouns:
            return None
        if before[-1].upos not in ("NOUN", "VERB"):
            return None
        noun = before[-1].start, before[-1].end
        return read_content(document, (noun, *item.content), lexicon)
    return None


def _not_said(document: Document, item: Attribution) -> bool:
    """ "Stopped short of calling it false", "never said it was untrue"."""
    for number in document.overlapping(item.cue):
        sentence = document.sentences[number]
        verbs = [
            index
            for span in item.cue
            for index in sentence.at(*span)
            if sentence.words[index].upos == "VERB"
        ]
        if verbs and held_back(sentence, verbs[-1]) in ("negated", "governed", "conditional"):
            return True
    return False


def _topic(document: Document, item: Attribution) -> Spans:
    """What the words are said of: `"Nonsense," he said of the claim that ...`; empty where not told."""
    for number in document.overlapping(item.cue)[-1:]:
        sentence = document.sentences[number]
        after = [
            index for index, word in enumerate(sentence.words) if word.start >= item.cue[-1][1]
        ]
        last = [word for word in sentence.words if word.end <= item.cue[-1][1]][-1:]
        if last and last[0].text.casefold() in ("of", "about"):
            after.insert(0, sentence.words.index(last[0]))
        asked = [i for i in after if i and "ask" in sentence.words[i - 1].bases]
        if asked:  # "said Lim, asked about claims that ..."
            after = [i for i in after if i >= asked[0]]
        told = "tell" in {base for word in last for base in word.bases}
        skipped = ("ADV", "PROPN", "NOUN", "DET", "ADJ") if told else ("ADV", "PROPN")
        while after and sentence.words[after[0]].upos in skipped:
            after.pop(0)  # "said Friday of", "told reporters about"
        if len(after) < 3 or sentence.words[after[0]].text.casefold() not in ("of", "about"):
            return ()
        end = after[0]
        for index in after[1:]:
            if sentence.words[index].upos == "PUNCT" and sentence.words[index].text not in "-'’":
                break
            end = index
        return (
            ((sentence.words[after[1]].start, sentence.words[end].end),) if end > after[0] else ()
        )
    return ()


def _no_statement(content: Content, stance: StanceKind, lexicon: Lexicon) -> bool:
    """ "Backed her", "echoed the criticism", "confirmed two judges": nothing asserted is upheld."""
    if len(content.words) < 2 and not content.points_by:
        return True
    if stance == "supports" and is_gerund(content.words[0]):
        return True
    head = content.head
    heads = content.noun >= 0 and (
        content.words[content.noun] is head or content.told != content.words
    )
    if content.clause or (heads and not content.points_by):
        return False
    if stance == "supports" and not heads:
        return True
    if stance == "supports":
        noun = content.words[content.noun].bases if content.noun >= 0 else frozenset[str]()
        if content.words[content.noun].text.casefold().endswith("ing"):
            return True  # "supported the reporting of the articles"
        return content.noun < 0 or bool(noun & lexicon.remarks)
    person = head is not None and (head.upos == "PROPN" or bool(head.bases & lexicon.appointed))
    return content.points_by == "" and content.noun < 0 and (head is None or person)


def takes(item: Attribution, content: Content, cue: Sense, lexicon: Lexicon) -> bool:
    """False for "denied bail" and "rejected the offer": nothing was asserted there."""
    if cue.stance == "declines_comment":
        return True
    if _is_recipient(item, content, cue, lexicon):
        return False
    if cue.asserting and (content.clause or item.kind == "direct"):
        return False
    if cue.told:
        return True
    if cue.stance in ("supports", "confirms") and _no_statement(content, cue.stance, lexicon):
        return False
    if cue.statement and _plan(content):
        return False
    if content.first in ("him", "her", "us", "me", "you") and len(content.words) == 1:
        return cue.stance == "disputes"
    if cue.stance == "rejects" and _as_plan(content, lexicon):
        return False  # "reject it as a threat to freedom"
    if content.first.endswith(("self", "selves")):
        return False  # "did not recognise themselves in it"
    if content.noun >= 0 or content.points_by or content.judgement is not None:
        return True
    head = content.head
    act = head is not None and bool(head.bases & lexicon.acts) and not _some_parts(content)
    asked = head is not None and bool(head.bases & (lexicon.granted | lexicon.proposals))
    asked = asked and content.first not in ("any", "all", "ever")
    compound = content.first in lexicon.compounds and len(content.words) > 1
    if compound and content.words[1].bases & lexicon.granted:
        return False
    if cue.statement:
        if content.first in ("that", "whether", "if"):
            return True
        return not asked and (act or content.first in ("having", "being"))
    if act or content.clause:
        return True
    return not asked


def _is_recipient(item: Attribution, content: Content, cue: Sense, lexicon: Lexicon) -> bool:
    """ "The striker was denied bail", "denied her a visa": somebody does not get something."""
    if _is_object(content) and not content.clause:
        return True
    said = content.noun >= 0 or content.points_by or content.clause
    first = content.words[0]
    asked = bool((first.bases | {content.first}) & lexicon.granted)
    to = any(word.text.casefold() == "to" for word in content.words[1:3])
    if cue.stance == "denies" and asked and to:
        return True  # "denied boarding to a family of five"
    named = first.upos == "PROPN" and not any(
        word.upos in _LINKED or word.bases & lexicon.acts for word in content.words
    )
    if cue.stance == "denies" and named and content.noun < 0:
        return True  # "denied Chelsea twice from close range"
    if not said and cue.stance == "denies" and _given_to(content, lexicon):
        return True
    before = bool(item.cue) and item.content[0][1] <= item.cue[0][0]
    act = content.head is not None and bool(content.head.bases & lexicon.acts)
    if before:
        return not (said or act)
    if cue.passive and not content.first.startswith("that"):
        return True
    return not said and _two_objects(content)


def _plan(content: Content) -> bool:
    """ "Rejected the idea of a farewell tour": a plan, not an assertion."""
    noun, words = content.noun, content.words
    if noun < 0 or not words[noun].bases & _PLANS:
        return False
    if noun + 2 >= len(words):  # "her ideas were not accepted"
        return any("Poss=Yes" in word.feats or word.text in ("'s", "’s") for word in words[:noun])
    of = words[noun + 1].text.casefold() == "of"
    return of and (words[noun + 2].upos == "DET" or words[noun + 2].text.casefold().endswith("ing"))


def _as_plan(content: Content, lexicon: Lexicon) -> bool:
    texts = [word.text.casefold() for word in content.words]
    if texts[:2] != ["it", "as"]:
        return False
    return not any(word.bases & lexicon.evaluations for word in content.words[2:])


def _some_parts(content: Content) -> bool:
    """ "Crucial parts of his legacy" are no part that anybody had in something."""
    places = [place for place, word in enumerate(content.words) if "part" in word.bases]
    following = content.words[places[0] + 1 : places[0] + 2] if places else ()
    return any(word.text.casefold() == "of" for word in following)


def _given_to(content: Content, lexicon: Lexicon) -> bool:
    """ "Denied class-action status to the employees", "denied Mr Garland": somebody does not get it."""
    words = content.words
    if content.first in ("any", "all", "ever", "having"):
        return False
    if all(word.upos == "PROPN" for word in words):
        return True
    for word, following in pairwise(words[1:8]):
        if word.upos in _LINKED or word.bases & (lexicon.had | lexicon.acts):
            return False
        if word.text.casefold() == "to" and following.upos in (
            "DET",
            "NOUN",
            "PROPN",
            "ADJ",
            "PRON",
        ):
            return not words[0].bases & lexicon.had
    return False


def _is_object(content: Content) -> bool:
    """ "her a visa": the pronoun is who does not get it."""
    first = content.words[0]
    own = "Poss=Yes" in first.feats
    return len(content.words) > 1 and content.first in _OBJECTS and not own


def _two_objects(content: Content) -> bool:
    words = content.words
    if len(words) > 1 and words[1].upos == "NOUN" and "Number=Plur" in words[0].feats:
        return True  # "denied journalists access"
    for place, word in enumerate(words[1:6], start=1):
        if word.upos in ("ADP", "VERB", "AUX", "SCONJ", "CCONJ", "PART"):
            return False
        determiner = word.upos == "DET" or (word.upos == "PRON" and "Poss=Yes" in word.feats)
        if determiner and words[place - 1].upos in ("NOUN", "PROPN"):
            return True
    return False


def _inside(document: Document, item: Attribution, lexicon: Lexicon) -> Taken | None:
    """ "I deny that ...", "the company categorically denies these claims", said by the denier."""
    for number in document.overlapping(item.content)[:2]:
        sentence = document.sentences[number]
        for use in uses(sentence):
            start, end = span_of(sentence, use.first, use.last)
            span = next(((s, e) for s, e in item.content if s <= start and end <= e), None)
            if span is None or use.noun or use.held:
                continue
            if not _opens(sentence, span[0], use.first) and not _first_person(sentence, use.first):
                continue
            rest = tuple((max(s, end), e) for s, e in item.content if e > end)
            content = read_content(document, _of_sentence(sentence, rest), lexicon)
            if not content.words:
                continue
            stance: StanceKind = use.stance  # type: ignore[assignment]
            cue = Sense("asserts", stance, "", use.statement, is_passive(sentence, use), True, "")
            inner = Attribution(item.kind, rest, item.source, ((start, end),), item.speaker, 1.0)
            if takes(inner, content, cue, lexicon):
                reason = f"“{use.words}” in their own words"
                return Taken(stance, reason, _of_sentence(sentence, rest), content, inner.cue)
    return None


def _opens(sentence: Sentence, start: int, verb: int) -> bool:
    """Whether the verb is the first of what is said, and its subject the speaker's own."""
    first = next(iter(sentence.at(start, sentence.end)), verb)
    while first < verb and (
        sentence.words[first].upos in ("PUNCT", "INTJ") or sentence.words[first].text == "that"
    ):
        first += 1
    before = sentence.words[first:verb]
    if not before or len(before) > _LONGEST_SUBJECT:
        return False
    if before[0].text.casefold() not in _OWN:
        return False
    return all(word.upos in _BEFORE for word in before)


def _first_person(sentence: Sentence, verb: int) -> bool:
    """ "I want to make it clear that I deny it": the subject right before the verb is who speaks."""
    place = verb - 1
    while place > 0 and sentence.words[place].upos in ("ADV", "AUX"):
        place -= 1
    return place >= 0 and sentence.words[place].text.casefold() in ("i", "we")


def _of_sentence(sentence: Sentence, spans: Spans) -> Spans:
    """The spans up to the end of the sentence."""
    return tuple((s, min(e, sentence.end)) for s, e in spans if s < sentence.end)
