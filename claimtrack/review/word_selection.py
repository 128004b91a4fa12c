"""Words of a text, selected by moving both ends word by word."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from claimtrack.spans import Span

_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*|[^\s\w]|_+")
"""A word with what stands inside it (it's, 1,500, twenty-two), or a mark for itself."""


def words_of(text: str) -> list[Span]:
    """The words and marks of `text`, in order."""
    return [word.span() for word in _WORD.finditer(text)]


@dataclass(frozen=True, slots=True)
class WordSelection:
    """The words from number `first` to number `last` (both included) of `words`."""

    words: tuple[Span, ...]
    first: int
    last: int

    @classmethod
    def over(cls, text: str, span: Span) -> "WordSelection":
        """The words that `span` touches, or the word it begins at. `text` must have a word."""
        words = tuple(words_of(text))
        starts = [start for start, _ in words]
        first = max(0, bisect_right(starts, span[0]) - 1)
        if words[first][1] <= span[0] < span[1]:
            first = min(first + 1, len(words) - 1)
        return cls(words, first, max(first, bisect_right(starts, max(span[0], span[1] - 1)) - 1))

    @property
    def span(self) -> Span:
        """What is selected, from the first letter to the last."""
        return self.words[self.first][0], self.words[self.last][1]

    def end_moved(self, steps: int) -> "WordSelection":
        """With the end `steps` words further on, at least one word long."""
        last = min(max(self.first, self.last + steps), len(self.words) - 1)
        return WordSelection(self.words, self.first, last)

    def start_moved(self, steps: int) -> "WordSelection":
        """With the start `steps` words further on, at least one word long."""
        return WordSelection(self.words, min(max(0, self.first + steps), self.last), self.last)

    def moved(self, steps: int) -> "WordSelection":
        """One word, `steps` words from the start."""
        place = min(max(0, self.first + steps), len(self.words) - 1)
        return WordSelection(self.words, place, place)

    def extended_to(self, place: int) -> "WordSelection":
        """From or to the word at the code point `place`, whatever is nearer."""
        number = max(0, bisect_right([start for start, _ in self.words], place) - 1)
        if number < self.first:
            return WordSelection(self.words, number, self.last)
        return WordSelection(self.words, self.first, number)
