"""Sentences cut in two by the tokenizer, made whole again; endless ones, cut.

In news prose a sentence ends with a stop or a mark. One that ends with a word, though its paragraph
goes on, was cut by mistake: mostly inside a name. No sentence of prose has `LONGEST` words, and the
parser takes memory by their square.
"""

from collections.abc import Sequence

from claimtrack.language.tokens import Token

_FINAL = frozenset(".!?…:;\"”“'’»)]—–-*•|/")
LONGEST = 250  # words


def mended(sentences: Sequence[Sequence[Token]]) -> list[list[Token]]:
    """The sentences of one paragraph, each that was cut without a final mark joined to the next one."""
    out: list[list[Token]] = []
    for sentence in sentences:
        whole = out and _size(out[-1]) + _size(sentence) < LONGEST
        if whole and out[-1][-1].text[-1:] not in _FINAL:
            out[-1].extend(sentence)
        else:
            out.extend(_parts(sentence))
    return out


def _size(sentence: Sequence[Token]) -> int:
    return sum(token.entries for token in sentence)


def _parts(sentence: Sequence[Token]) -> list[list[Token]]:
    """The sentence in parts of about `LONGEST` entries at most."""
    parts: list[list[Token]] = [[]]
    size = 0
    for token in sentence:
        if size >= LONGEST:
            parts.append([])
            size = 0
        parts[-1].append(token)
        size += token.entries
    return parts
