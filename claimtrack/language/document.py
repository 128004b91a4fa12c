"""What Stanza says of a text, as frozen values with offsets into that text."""

from collections.abc import Iterator
from dataclasses import dataclass

from claimtrack.language.lemmas import base_forms
from claimtrack.spans import Span


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word of Universal Dependencies; `head` is an index into its sentence, -1 for the root."""

    text: str
    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    feats: str = ""
    head: int = -1
    deprel: str = ""

    @property
    def bases(self) -> frozenset[str]:
        """Its base forms, case folded; more than one where the lemmatizer did not know the word."""
        return base_forms(self.text, self.lemma)


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity: PER, ORG, LOC or MISC (CoNLL-2003 kinds)."""

    text: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words and names."""

    start: int
    end: int
    words: tuple[Word, ...]
    names: tuple[Name, ...] = ()

    def children(self, index: int, *relations: str) -> Iterator[int]:
        """Indexes of the words that depend on word `index` (by one of `relations`, when given)."""
        for child, word in enumerate(self.words):
            if word.head == index and (not relations or word.deprel in relations):
                yield child

    def subtree(self, index: int) -> list[int]:
        """Indexes of word `index` and all that hangs on it, ascending."""
        below = {index}
        grown = True
        while grown:
            grown = False
            for child, word in enumerate(self.words):
                if child not in below and word.head in below:
                    below.add(child)
                    grown = True
        return sorted(below)

    def at(self, start: int, end: int) -> list[int]:
        """Indexes of the words that overlap `[start, end)`."""
        return [
            index for index, word in enumerate(self.words) if word.start < end and word.end > start
        ]

    def head_of(self, indexes: list[int]) -> int:
        """The word among `indexes` whose head lies outside them: the head of that stretch, -1 if none."""
        inside = set(indexes)
        for index in indexes:
            if self.words[index].head not in inside and self.words[index].upos != "PUNCT":
                return index
        return indexes[0] if indexes else -1


@dataclass(frozen=True, slots=True)
class Document:
    """The sentences of one article's analysed blocks, in text order."""

    text: str
    sentences: tuple[Sentence, ...]

    def overlapping(self, spans: tuple[Span, ...]) -> list[int]:
        """Indexes of the sentences that share a character with one of `spans`."""
        return [
            index
            for index, sentence in enumerate(self.sentences)
            if any(sentence.start < end and sentence.end > start for start, end in spans)
        ]

    def names(self) -> Iterator[Name]:
        """All names in text order."""
        for sentence in self.sentences:
            yield from sentence.names
