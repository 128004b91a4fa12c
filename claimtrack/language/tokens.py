"""Tokens with their syntactic words, and the way from and to Stanza's documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from claimtrack.spans import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A written word: `text` at `[start, end)`, and the syntactic words it stands for (do|n't).

    `parts` are (text, start, end); empty where the token is one word. A part without a place of its
    own has the token's.
    """

    text: str
    start: int
    end: int
    parts: tuple[tuple[str, int, int], ...] = ()

    @property
    def entries(self) -> int:
        """How many lines it takes in CoNLL-U."""
        return 1 + len(self.parts)

    @property
    def words(self) -> tuple[tuple[str, int, int], ...]:
        """Its syntactic words as (text, start, end)."""
        return self.parts or ((self.text, self.start, self.end),)


def tokens_of(document: Any) -> list[list[Token]]:
    """The tokens of each sentence of a Stanza document."""
    return [
        [
            Token(
                token.text,
                token.start_char,
                token.end_char,
                tuple(
                    (word.text, *span)
                    for word, span in zip(token.words, word_spans(token), strict=True)
                )
                if len(token.words) > 1
                else (),
            )
            for token in sentence.tokens
        ]
        for sentence in document.sentences
    ]


def dicts_of(sentence: Sequence[Token]) -> list[dict[str, Any]]:
    """A sentence as `stanza.Document` takes it."""
    found: list[dict[str, Any]] = []
    number = 0
    for token in sentence:
        place: dict[str, Any] = {"start_char": token.start, "end_char": token.end}
        if token.parts:
            ids = (number + 1, number + len(token.parts))
            found.append({"id": ids, "text": token.text} | place)
        for text, start, end in token.words:
            number += 1
            own = {"start_char": start, "end_char": end}
            found.append({"id": (number,), "text": text} | own)
    return found


def word_spans(token: Any) -> list[Span]:
    """The spans of a Stanza token's words; a word without offsets of its own has the token's."""
    return [
        (word.start_char, word.end_char)
        if word.start_char is not None
        else (token.start_char, token.end_char)
        for word in token.words
    ]
