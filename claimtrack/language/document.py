"""What Stanza says of a text, as frozen values with offsets into that text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from claimtrack.language.lemmas import base_forms
from claimtrack.spans import Span

_START, _END = attrgetter("start"), attrgetter("end")


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
    _children: tuple[list[int], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: tuple[list[int], ...] = tuple([] for _ in range(len(self.words) + 1))
        for index, word in enumerate(self.words):
            children[word.head].append(index)  # the root's, with head -1, come last
        object.__setattr__(self, "_children", children)

    def children(self, index: int, *relations: str) -> Iterator[int]:
        """Indexes of the words that depend on word `index` (by one of `relations`, when given)."""
        for child in self._children[index]:
            if not relations or self.words[child].deprel in relations:
                yield child

    def subtree(self, index: int) -> list[int]:
        """Indexes of word `index` and all that hangs on it, ascending."""
        below = {index}
        waiting = [index]
        while waiting:
            for child in self._children[waiting.pop()]:
                if child not in below:
                    below.add(child)
                    waiting.append(child)
        return sorted(below)

    def at(self, start: int, end: int) -> list[int]:
        """Indexes of the words that overlap `[start, end)`."""
        first = bisect_right(self.words, start, key=_END)
        return list(range(first, bisect_left(self.words, end, first, key=_START)))

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
        found: set[int] = set()
        for start, end in spans:
            first = bisect_right(self.sentences, start, key=_END)
            found.update(range(first, bisect_left(self.sentences, end, first, key=_START)))
        return sorted(found)

    def names(self) -> Iterator[Name]:
        """All names in text order."""
        for sentence in self.sentences:
            yield from sentence.names
