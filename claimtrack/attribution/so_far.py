"""What a reader of an article knows at a place in it: who was named, as what, and who acted or spoke."""

from bisect import bisect_right

from claimtrack.attribution.entities import Entity
from claimtrack.attribution.mentions import Mention, Mentions
from claimtrack.attribution.people import People, plain, without_article
from claimtrack.attribution.source_words import NOUNS, OWNING, phrase_words, set_beside
from claimtrack.attribution.types import SpeakerKind
from claimtrack.language.document import Document, Name, Word
from claimtrack.spans import Span

_LONGEST_TITLE = 3  # words


class SoFar:
    """The persons and bodies of one article and their mentions, read on in text order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.people = People(document.names())
        self.words = self.people.words
        self.mentions = Mentions()
        self._ends = [sentence.end for sentence in document.sentences]
        self._read = 0  # sentences
        self._read_titles()

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that holds `position` (an offset in the article's text)."""
        return min(bisect_right(self._ends, position), len(self._ends) - 1)

    def sentence_before(self, position: int) -> int:
        """The number of the sentence that ends last before `position`; -1 where there is none."""
        return bisect_right(self._ends, position) - 1

    def names(self, number: int) -> tuple[Name, ...]:
        """The names in a sentence."""
        return self.document.sentences[number].names if number >= 0 else ()

    def words_at(self, number: int, span: Span) -> list[Word]:
        """The words of a sentence that `span` touches."""
        if number < 0:
            return []
        sentence = self.document.sentences[number]
        return [sentence.words[index] for index in sentence.at(*span)]

    def read_until(self, until: int) -> None:
        """Remembers the subjects of the sentences before `until`, as antecedents."""
        sentences = self.document.sentences
        while self._read < len(sentences) and sentences[self._read].start < until:
            number = self._read
            self._read += 1
            for mention in self.subjects(number):
                self.mentions.add(mention)

    def subjects(self, number: int) -> list[Mention]:
        """Who or what the subjects of a sentence are."""
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

    def describe(self, entity: Entity, words: list[Word]) -> None:
        """Remembers the nouns and titles among `words` as what `entity` may be called."""
        owners = [place for place, word in enumerate(words) if word.text in OWNING]
        for word in words[owners[-1] + 1 if owners else 0 :]:  # "the driver's wife" is no driver
            text = word.text.casefold()
            if word.upos == "NOUN" and "Number=Plur" in word.feats:
                self.people.describe(entity, text)
            for called in sorted(self._called(word, entity.kind)):
                self.people.describe(entity, called)
            if text.rstrip(".") in self.words.male:
                entity.gender = "male"
            elif text.rstrip(".") in self.words.female:
                entity.gender = "female"

    def _called(self, word: Word, kind: SpeakerKind = "person") -> frozenset[str]:
        """What a title or a noun in a description lets somebody be called: "Rep." the congresswoman."""
        text = word.text.casefold()
        known = self.words.person if kind == "person" else self.words.organisation
        own = frozenset((text,)) if text in known else frozenset[str]()
        return own | self.words.titles.get(text.rstrip("."), frozenset())

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
                        self.describe(entity, [*title, *sentence.words[first : first + 1]])
