"""Who is behind a source: a name, a pronoun, a description, or a group.

The order of the attempts is that of evidence: a personal name that heads the source; the name of a
body; a pronoun by the subjects and sources before it; a description ("the officials") by the last one
that fits it; else the source's own words name the speaker. Each result says which attempt gave it.
"""

import re
from dataclasses import replace

from claimtrack.attribution.entities import Entity
from claimtrack.attribution.mentions import Mention
from claimtrack.attribution.people import plain, without_article
from claimtrack.attribution.phrases import phrase
from claimtrack.attribution.pronouns import Pronouns
from claimtrack.attribution.resolved import Resolved
from claimtrack.attribution.so_far import SoFar
from claimtrack.attribution.source_words import (
    CUT,
    NOUNS,
    bared,
    before_comma,
    core_of,
    head_noun,
    name_form,
    names_several,
    set_beside,
)
from claimtrack.attribution.types import SpeakerKind
from claimtrack.language.document import Document, Name, Word
from claimtrack.spans import Span, Spans, covered

_LONGEST_DESCRIPTION = 8  # words behind the noun: "for the Ministry of Health of Peru"
_ACRONYM = re.compile(r"\(([A-Z]{2,6})\)")
_DEFINITE = frozenset(
    ("the", "this", "that", "these", "those", "his", "her", "its", "their", "both")
)


class Resolver:
    """Resolves the sources of one article in text order, remembering who has spoken."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.so_far = SoFar(document)
        self.people, self.words = self.so_far.people, self.so_far.words
        self.pronouns = Pronouns(self.so_far)
        self.last: Entity | None = None

    def resolve(self, source: Spans, apart: Entity | None = None) -> Resolved:
        """Who the source is. Sources are to be given in text order.

        `apart` is who it cannot be: who denies a claim is not who made it.
        """
        if not source:
            return Resolved(None, "no source")
        span = source[0]
        sentence = self.so_far.sentence_at(span[0])
        self.so_far.read_until(span[0])
        text = covered(self.document.text, source, " ")
        lowered = plain(text).casefold()
        words = self.so_far.words_at(sentence, span)
        if self.pronouns.knows(lowered):
            found = self.pronouns.refer(lowered, span[0], sentence, apart)
        elif lowered in self.words.relative or lowered in ("who both", "who all"):
            found = self._relative(span, sentence, apart)
        elif lowered in self.words.first_person:
            found = Resolved(None, "first person")
        else:
            found = self._phrase(text, span, sentence, words, apart)
        if found.entity is not None:
            plural = found.entity.kind == "group"
            self.so_far.mentions.add(Mention(span, sentence, found.entity, plural, True))
            self.last = found.entity
            acronym = _ACRONYM.search(text)
            if acronym and found.entity.kind == "organisation":
                self.people.add_form(found.entity, acronym[1])
            if lowered == "both":
                self.people.add_form(found.entity, "both")
            if lowered not in self.words.relative and not self.pronouns.knows(lowered):
                self.people.add_form(found.entity, name_form(plain(text), found.entity))
                self.so_far.describe(found.entity, words)
        return found

    def before(self, position: int) -> Resolved:
        """The person who is the subject of the sentence that ends last before `position`."""
        self.so_far.read_until(position)
        sentence = self.so_far.sentence_before(position)
        for word in self.document.sentences[sentence].words if sentence >= 0 else ():
            lowered = word.text.casefold()
            if word.deprel.startswith("nsubj") and lowered in self.words.he | self.words.she:
                found = self.pronouns.refer(lowered, word.start, sentence)
                return replace(found, named=((word.start, word.end),))
        subjects = [
            mention
            for mention in self.so_far.mentions.before(position, sentence, 0)
            if mention.entity.kind == "person"
        ]
        if not subjects:
            return Resolved(None, "none named")
        entity = self.people.known(subjects[-1].entity)
        return Resolved(entity, "subject of the sentence before", named=(subjects[-1].span,))

    def _phrase(
        self, text: str, span: Span, sentence: int, words: list[Word], apart: Entity | None
    ) -> Resolved:
        words = bared(words)
        if not words:
            return Resolved(None, "no noun in the source")
        text = self.document.text[words[0].start : words[-1].end] if len(text) > 1 else text
        core = core_of(words, self.words.prepositions)
        names = [
            name
            for name in self.so_far.names(sentence)
            if name.start < span[1] and name.end > span[0]
        ]
        if names_several(words, core, names):
            return Resolved(self.people.body(text, "group"), "several named together")
        for name in names:
            if name.kind == "PER" and self._heads(name, words):
                if plain(name.text).casefold() in self.words.governments:
                    break
                entity, ambiguous = self.people.person(name.text, name.start)
                return Resolved(entity, "personal name", ambiguous)
        head = head_noun(core)
        definite = words[0].text.casefold() in _DEFINITE
        named = self._apposed_to(head, sentence)
        if named is not None:
            return named
        core_text = self.document.text[core[0].start : core[-1].end]
        lemma = head.lemma.casefold()
        plural = "Number=Plur" in head.feats or head.xpos in ("NNS", "NNPS")
        if without_article(plain(core_text)).casefold() in self.words.governments:
            return Resolved(self.people.body(core_text, "government"), "metonym")
        for name in names:
            whole = without_article(plain(core_text)).casefold() == plain(name.text).casefold()
            begins = name.start <= (core[1] if definite and len(core) > 1 else core[0]).start
            longer = name.kind == "ORG" and begins and core[-1].end < name.end <= span[1]
            if name.kind in ("ORG", "LOC") and (whole or longer):
                kind: SpeakerKind = "organisation" if name.kind == "ORG" else "government"
                return Resolved(self.people.body(name.text, kind), "name of a body")
        if definite and head.upos == "NUM" and len(core) == 2:
            counted = self.so_far.mentions.counted(head.text.casefold(), span[0])
            if counted is not None:
                return Resolved(self.people.known(counted), "the group of that number named before")
        if definite and len(core) <= 3:
            known = self.people.described(head.text.casefold(), span[0])
            owners = {word.text for word in core[:-1] if word.upos == "PROPN"}
            if known is not None and known.kind != "person" and owners - set(known.name.split()):
                known = None  # "the Clinton campaign" is not Sanders's
            if known is not None and (known.kind == "group") == plural:
                return Resolved(known, "described before")
            if head.text.casefold() in self.words.companies:
                body = self._body_before(span[0], sentence, apart)
                if body is not None:
                    return Resolved(body, "the body named before", True)
        if len(core) == 1 and head.text[:1].isupper() and not plural:
            bearer = self.people.bearer(head.text)  # a name that was not seen to be one
            if bearer is not None:
                return Resolved(bearer, "a personal name known from elsewhere")
        if plural:
            kind = "group"
        elif lemma in self.words.organisation:
            kind = "organisation"
        elif lemma in self.words.person:
            kind = "person"
        else:
            kind = "unknown"
        if kind == "unknown":
            return Resolved(self.people.body(before_comma(text), kind), "own words")
        whose = self._whose(core, words, names)
        earlier = self.people.described(head.text.casefold(), span[0])
        if not whose and earlier is not None and earlier.name.startswith(f"{core_text} "):
            return Resolved(earlier, "described before")  # "Residents of Oslo", then "residents"
        called = f"{core_text} {whose}" if whose else core_text
        found = self.people.body(called, kind)
        self.people.describe(found, head.text.casefold())
        return Resolved(found, "own words")

    def _whose(self, core: list[Word], words: list[Word], names: list[Name]) -> str:
        """ "For the Mint" of "a spokesman for the Mint, who": without it all spokesmen have one name."""
        behind = words[len(core) :]
        if not behind or behind[0].text.casefold() not in self.words.prepositions:
            return ""
        end = next((n for n, word in enumerate(behind) if word.text.casefold() in CUT), len(behind))
        own = behind[: min(end, _LONGEST_DESCRIPTION)]
        if end > _LONGEST_DESCRIPTION or not any(
            name.start >= own[0].start and name.end <= own[-1].end for name in names
        ):
            return ""
        return self.document.text[own[0].start : own[-1].end]

    def _body_before(self, position: int, sentence: int, apart: Entity | None) -> Entity | None:
        """The organisation named last as a subject or a speaker: "the company"."""
        known = [
            mention.entity
            for mention in self.so_far.mentions.before(position, sentence)
            if mention.entity.kind == "organisation"
            and mention.entity.name[:1].isupper()
            and mention.entity is not apart
        ]
        return self.people.known(known[-1]) if known else None

    def _apposed_to(self, head: Word, number: int) -> Resolved | None:
        """ "ISIS, the militant group": a description set beside a name is that name's."""
        sentence = self.document.sentences[number]
        if head in sentence.words and head.upos == "NOUN":
            named = {i: name for name in sentence.names for i in sentence.at(name.start, name.end)}
            beside = set_beside(sentence, sentence.words.index(head), named)
            if beside is not None and beside.kind == "PER":
                entity, ambiguous = self.people.person(beside.text, beside.start)
                return Resolved(entity, "a personal name set beside it", ambiguous)
            if beside is not None:
                body = self.people.body(beside.text, "organisation")
                self.people.describe(body, head.lemma.casefold())
                return Resolved(body, "a name set beside it")
        if head.deprel != "appos" or head.head < 0:
            return None
        for name in sentence.names:
            if head.head in sentence.at(name.start, name.end):
                if name.kind == "PER":
                    entity, ambiguous = self.people.person(name.text, name.start)
                    return Resolved(entity, "set beside a personal name", ambiguous)
                kind: SpeakerKind = "government" if name.kind == "LOC" else "organisation"
                return Resolved(self.people.body(name.text, kind), "set beside a name")
        return None

    def _heads(self, name: Name, words: list[Word]) -> bool:
        """Whether the personal name is who the phrase is about, not part of another's description."""
        inside = [
            index
            for index, word in enumerate(words)
            if word.start < name.end and word.end > name.start
        ]
        if not inside:
            return False
        before = words[inside[0] - 1] if inside[0] else None
        after = words[inside[-1] + 1] if inside[-1] + 1 < len(words) else None
        if plain(name.text) != name.text.strip() or words[inside[-1]].text in ("'s", "’s"):
            return False
        if before is not None and before.text.casefold() in self.words.prepositions:
            return False
        if after is None:
            return True
        return not (
            after.text in ("'s", "’s", "'", "’") or after.upos in NOUNS or after.upos == "ADJ"
        )

    def _relative(self, span: Span, number: int, apart: Entity | None) -> Resolved:
        """`who` and `which`: the noun that the relative clause hangs on, else the name before it."""
        sentence = self.document.sentences[number]
        for index in sentence.at(*span):
            verb = sentence.words[index].head
            while verb >= 0 and not sentence.words[verb].deprel.startswith("acl"):
                verb = sentence.words[verb].head
            noun = sentence.words[verb].head if verb >= 0 else -1
            if noun >= 0 and sentence.words[noun].start < span[0]:
                inside = [i for i in sentence.subtree(noun) if sentence.words[i].start < span[0]]
                words = [sentence.words[i] for i in inside]
                while words and words[-1].upos == "PUNCT":
                    words.pop()
                if words:
                    whole = (words[0].start, words[-1].end)
                    return self._phrase(
                        self.document.text[slice(*whole)], whole, number, words, apart
                    )
        before = [name for name in sentence.names if name.end <= span[0] and name.kind == "PER"]
        ends = [i for i, word in enumerate(sentence.words) if word.end <= span[0]]
        while ends and sentence.words[ends[-1]].upos == "PUNCT":
            ends.pop()
        if not before and ends and sentence.words[ends[-1]].upos in NOUNS:
            first, last = phrase(sentence, ends[-1], until=ends[-1])
            words = list(sentence.words[first : last + 1])
            whole = (words[0].start, words[-1].end)
            return self._phrase(self.document.text[slice(*whole)], whole, number, words, apart)
        if before:
            entity, ambiguous = self.people.person(before[-1].text, before[-1].start)
            return Resolved(entity, "name before the relative clause", ambiguous)
        return Resolved(None, "no antecedent")
