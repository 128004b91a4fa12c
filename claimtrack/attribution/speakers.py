"""Who is behind a source: a name, a pronoun, a description, or a group.

The order of the attempts is that of evidence: a personal name that heads the source; the name of a
body; a pronoun by the subjects and sources before it; a description ("the officials") by the last one
that fits it; else the source's own words name the speaker. Each result says which attempt gave it.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from claimtrack.attribution.entities import Entity
from claimtrack.attribution.mentions import REACH, Mention, Mentions
from claimtrack.attribution.people import People, plain, without_article
from claimtrack.attribution.phrases import phrase
from claimtrack.attribution.source_words import (
    CUT,
    NOUNS,
    OWNING,
    bared,
    before_comma,
    core_of,
    head_noun,
    name_form,
    names_several,
    phrase_words,
    set_beside,
)
from claimtrack.attribution.types import SpeakerKind
from claimtrack.language.document import Document, Name, Word
from claimtrack.spans import Span, Spans, covered

_LONGEST_TITLE = 3  # words
_LONGEST_DESCRIPTION = 8  # words behind the noun: "for the Ministry of Health of Peru"
_ACRONYM = re.compile(r"\(([A-Z]{2,6})\)")
_DEFINITE = frozenset(
    ("the", "this", "that", "these", "those", "his", "her", "its", "their", "both")
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The speaker found for a source, how, and whether there was another candidate."""

    entity: Entity | None
    reason: str
    ambiguous: bool = False
    named: Spans = ()  # where the speaker is named, if outside the sentence of what is said


class Resolver:
    """Resolves the sources of one article in text order, remembering who has spoken."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.people = People(document.names())
        self.words = self.people.words
        self._mentions = Mentions()
        self._ends = [sentence.end for sentence in document.sentences]
        self._subjects_read = 0
        self._apart: Entity | None = None
        self._read_titles()
        self.last: Entity | None = None

    def resolve(self, source: Spans, apart: Entity | None = None) -> Resolved:
        """Who the source is. Sources are to be given in text order.

        `apart` is who it cannot be: who denies a claim is not who made it.
        """
        if not source:
            return Resolved(None, "no source")
        span = source[0]
        sentence = self._sentence_at(span[0])
        self._read_subjects(span[0])
        text = covered(self.document.text, source, " ")
        lowered = plain(text).casefold()
        words = self._words(sentence, span)
        self._apart = apart
        if lowered in self.words.he | self.words.she | self.words.it | self.words.they:
            found = self._pronoun(lowered, span[0], sentence)
        elif lowered in self.words.relative or lowered in ("who both", "who all"):
            found = self._relative(span, sentence)
        elif lowered in self.words.first_person:
            found = Resolved(None, "first person")
        else:
            found = self._phrase(text, span, sentence, words)
        if found.entity is not None:
            plural = found.entity.kind == "group"
            self._mentions.add(Mention(span, sentence, found.entity, plural, True))
            self.last = found.entity
            acronym = _ACRONYM.search(text)
            if acronym and found.entity.kind == "organisation":
                self.people.add_form(found.entity, acronym[1])
            if lowered == "both":
                self.people.add_form(found.entity, "both")
            if lowered not in self.words.relative and not self._is_pronoun(lowered):
                self.people.add_form(found.entity, name_form(plain(text), found.entity))
                self._describe(found.entity, words)
        return found

    def only_antecedent(self, pronoun: str, position: int) -> str:
        """The name of the one person in reach whom "he" or "she" at `position` can mean; else empty."""
        gender = (
            "male" if pronoun in self.words.he else "female" if pronoun in self.words.she else ""
        )
        if not gender:
            return ""
        sentence = self._sentence_at(position)
        self._read_subjects(position)
        fits = {
            mention.entity.name: mention.entity
            for mention in self._mentions.before(position, sentence)
            if self._agrees(mention, False, False, gender)
        }
        for number in range(max(0, sentence - REACH), sentence + 1):
            for name in self._names(number):
                if name.kind == "PER" and name.end <= position:
                    entity, _ = self.people.person(name.text, name.start)
                    if entity.gender in ("", gender):
                        fits[entity.name] = entity
        if len(fits) != 1:
            return ""
        ((name_of, one),) = fits.items()
        sure = one.gender == gender or " " in name_of  # a bare surname may be anybody's
        return name_of if sure else ""

    def _read_titles(self) -> None:
        """What stands before a personal name describes its bearer: "Treasury Secretary Dana Whitlow"."""
        for sentence in self.document.sentences:
            for name in sentence.names:
                inside = sentence.at(name.start, name.end) if name.kind == "PER" else []
                first = inside[0] if inside else 0
                start = first
                while (
                    start
                    and first - start < _LONGEST_TITLE
                    and sentence.words[start - 1].upos in NOUNS
                ):
                    start -= 1
                title = list(sentence.words[start:first])
                if any(self._called(word) for word in title):
                    entity, ambiguous = self.people.person(name.text, name.start)
                    if not ambiguous:
                        self._describe(entity, [*title, *sentence.words[first : first + 1]])

    def before(self, position: int) -> Resolved:
        """The person who is the subject of the sentence that ends last before `position`."""
        self._read_subjects(position)
        sentence = bisect_right(self._ends, position) - 1
        for word in self.document.sentences[sentence].words if sentence >= 0 else ():
            lowered = word.text.casefold()
            if word.deprel.startswith("nsubj") and lowered in self.words.he | self.words.she:
                found = self._pronoun(lowered, word.start, sentence)
                return replace(found, named=((word.start, word.end),))
        subjects = [
            mention
            for mention in self._mentions.before(position, sentence, 0)
            if mention.entity.kind == "person"
        ]
        if not subjects:
            return Resolved(None, "none named")
        entity = self.people.known(subjects[-1].entity)
        return Resolved(entity, "subject of the sentence before", named=(subjects[-1].span,))

    # -- phrases

    def _phrase(self, text: str, span: Span, sentence: int, words: list[Word]) -> Resolved:
        words = bared(words)
        if not words:
            return Resolved(None, "no noun in the source")
        text = self.document.text[words[0].start : words[-1].end] if len(text) > 1 else text
        core = core_of(words, self.words.prepositions)
        names = [
            name for name in self._names(sentence) if name.start < span[1] and name.end > span[0]
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
            counted = self._mentions.counted(head.text.casefold(), span[0])
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
                body = self._body_before(span[0], sentence)
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

    def _body_before(self, position: int, sentence: int) -> Entity | None:
        """The organisation named last as a subject or a speaker: "the company"."""
        known = [
            mention.entity
            for mention in self._mentions.before(position, sentence)
            if mention.entity.kind == "organisation"
            and mention.entity.name[:1].isupper()
            and mention.entity is not self._apart
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

    # -- pronouns

    def _pronoun(self, word: str, position: int, sentence: int) -> Resolved:
        plural = word in self.words.they
        thing = word in self.words.it
        gender = "male" if word in self.words.he else "female" if word in self.words.she else ""
        fits = [
            mention
            for mention in self._mentions.before(position, sentence)
            if self._agrees(mention, plural, thing, gender)
        ]
        fits = [one for one in fits if not self._is_apart(one.entity)] or fits
        if plural:  # shares do not write
            fits = [one for one in fits if one.spoke or self._human(one.entity)] or fits
        if not fits and gender:
            named = self._person_before(position, sentence, gender)
            if named is not None:
                return named
        if not fits:
            ahead = [
                mention
                for mention in self._subjects(sentence)
                if mention.position > position and self._agrees(mention, plural, thing, gender)
            ]
            if ahead:  # "In his denial, Mr Okafor said"
                return Resolved(self.people.known(ahead[0].entity), f"“{word}” refers ahead", True)
            if word == "both":
                return Resolved(self.people.body(word, "group"), "own words")
            return Resolved(None, f"no antecedent for “{word}”")

        def rank(mention: Mention) -> tuple[int, int, int]:
            # nearer sentences first; within one, who spoke before who acted, then the first named
            return (mention.sentence, mention.spoke, -mention.position)

        chosen = max(fits, key=rank)
        others = {
            mention.entity.name
            for mention in fits
            if mention.sentence == chosen.sentence and mention.entity is not chosen.entity
        }
        entity = self.people.known(chosen.entity)
        if gender and entity.kind == "person" and not entity.gender:
            entity.gender = gender
        return Resolved(entity, f"“{word}” refers back", bool(others))

    def _human(self, entity: Entity) -> bool:
        """Whether a group is one of people or bodies, as far as its words tell."""
        if entity.kind != "group":
            return True
        nouns = (word.casefold().removesuffix("s") for word in entity.name.split())
        known = self.words.person | self.words.organisation
        return any(
            noun in known or (noun.endswith(self.words.person_endings) and len(noun) > 4)
            for noun in nouns
        )

    def _is_apart(self, entity: Entity) -> bool:
        return self._apart is not None and entity.name == self._apart.name

    def _person_before(self, position: int, sentence: int, gender: str) -> Resolved | None:
        """The person named last, subject or not ("accuse Mr Orban of ..., which he denies"); else the
        last subject whose noun may be a person's ("the broadcaster")."""
        found: list[Entity] = []
        for number in (sentence - 1, sentence):
            for name in self._names(number):
                if name.kind == "PER" and name.end <= position:
                    entity, _ = self.people.person(name.text, name.start)
                    if entity.gender in ("", gender) and entity.kind == "person":
                        found.append(entity)
        for mention in self._mentions.before(position, sentence, 1) if not found else ():
            lower = mention.entity.name[:1].islower() and not mention.plural
            if lower and mention.entity.name.endswith(self.words.person_endings):
                found.append(self.people.known(mention.entity))
        found = [entity for entity in found if not self._is_apart(entity)] or found
        if not found:
            return self._only_person(position, sentence, gender)
        return Resolved(found[-1], "the person named before", len(set(map(id, found))) > 1)

    def _only_person(self, position: int, sentence: int, gender: str) -> Resolved | None:
        """The one person named near by though the given name is more often the other sex's."""
        near = {
            self.people.person(name.text, name.start)[0]
            for number in (sentence - 1, sentence)
            for name in self._names(number)
            if name.kind == "PER" and name.end <= position
        }
        if len(near) != 1 or any(self._is_apart(entity) for entity in near):
            return None
        (entity,) = near
        if not self.people.sex_is_guessed(entity):
            return None
        entity.gender = gender
        return Resolved(entity, "the only person named before", True)

    def _agrees(self, mention: Mention, plural: bool, thing: bool, gender: str) -> bool:
        entity = mention.entity
        if plural:
            return mention.plural or entity.kind == "organisation"
        if thing:
            return not mention.plural and entity.kind in ("organisation", "government", "unknown")
        if mention.plural or entity.kind not in ("person", "unknown"):
            return False
        last = entity.name.split()[-1] if entity.name else ""
        if entity.kind == "unknown" and last[:1].islower():  # "the indictment" is no "he"
            return last.endswith(self.words.person_endings) and last not in self.words.organisation
        return not entity.gender or entity.gender == gender

    def _relative(self, span: Span, number: int) -> Resolved:
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
                    return self._phrase(self.document.text[slice(*whole)], whole, number, words)
        before = [name for name in sentence.names if name.end <= span[0] and name.kind == "PER"]
        ends = [i for i, word in enumerate(sentence.words) if word.end <= span[0]]
        while ends and sentence.words[ends[-1]].upos == "PUNCT":
            ends.pop()
        if not before and ends and sentence.words[ends[-1]].upos in NOUNS:
            first, last = phrase(sentence, ends[-1], until=ends[-1])
            words = list(sentence.words[first : last + 1])
            whole = (words[0].start, words[-1].end)
            return self._phrase(self.document.text[slice(*whole)], whole, number, words)
        if before:
            entity, ambiguous = self.people.person(before[-1].text, before[-1].start)
            return Resolved(entity, "name before the relative clause", ambiguous)
        return Resolved(None, "no antecedent")

    # -- what has been read

    def _read_subjects(self, until: int) -> None:
        """Remembers the subjects of the sentences before `until`, as antecedents."""
        sentences = self.document.sentences
        while self._subjects_read < len(sentences) and sentences[self._subjects_read].start < until:
            number = self._subjects_read
            self._subjects_read += 1
            for mention in self._subjects(number):
                self._mentions.add(mention)

    def _subjects(self, number: int) -> list[Mention]:
        sentence = self.document.sentences[number]
        found: list[Mention] = []
        named = {
            index: name for name in sentence.names for index in sentence.at(name.start, name.end)
        }
        for index, word in enumerate(sentence.words):
            if not word.deprel.startswith("nsubj") or word.upos not in NOUNS:
                continue
            name = named.get(index)
            phrase = phrase_words(sentence, index)
            if not phrase:
                continue
            text = self.document.text[phrase[0].start : phrase[-1].end]
            beside = set_beside(sentence, index, named)
            name = name or (beside if beside is not None and beside.kind == "PER" else None)
            plural = "Number=Plur" in word.feats
            if name is not None and name.kind == "PER" and not plural:
                entity, _ = self.people.person(name.text, name.start)
            elif name is not None and name.kind in ("ORG", "LOC"):
                entity = self.people.body(
                    name.text, "organisation" if name.kind == "ORG" else "government"
                )
            elif plural:
                entity = Entity(without_article(plain(text)), "group")
            elif word.lemma.casefold() in self.words.organisation:
                entity = Entity(without_article(plain(text)), "organisation")
            elif word.lemma.casefold() in self.words.person:
                known = self.people.described(word.text.casefold(), phrase[0].start)
                entity = known or Entity(without_article(plain(text)), "person")
            else:
                continue
            place = phrase[0].start, phrase[-1].end
            found.append(Mention(place, number, entity, entity.kind == "group", False))
        return found

    def _describe(self, entity: Entity, words: list[Word]) -> None:
        owners = [place for place, word in enumerate(words) if word.text in OWNING]
        for word in words[owners[-1] + 1 if owners else 0 :]:  # "the driver's wife" is no driver
            text = word.text.casefold()
            if word.upos == "NOUN" and "Number=Plur" in word.feats:
                self.people.describe(entity, text)
            for called in sorted(self._called(word)):
                self.people.describe(entity, called)
            if text.rstrip(".") in self.words.male:
                entity.gender = "male"
            elif text.rstrip(".") in self.words.female:
                entity.gender = "female"

    def _called(self, word: Word) -> frozenset[str]:
        """What a title or a noun in a description lets somebody be called: "Rep." the congresswoman."""
        text = word.text.casefold()
        known = self.words.person | self.words.organisation
        own = frozenset((text,)) if text in known else frozenset[str]()
        return own | self.words.titles.get(text.rstrip("."), frozenset())

    def _is_pronoun(self, word: str) -> bool:
        return word in self.words.he | self.words.she | self.words.it | self.words.they

    def _sentence_at(self, position: int) -> int:
        return min(bisect_right(self._ends, position), len(self._ends) - 1)

    def _words(self, number: int, span: Span) -> list[Word]:
        if number < 0:
            return []
        sentence = self.document.sentences[number]
        return [sentence.words[index] for index in sentence.at(*span)]

    def _names(self, number: int) -> tuple[Name, ...]:
        return self.document.sentences[number].names if number >= 0 else ()
