"""Sentences cut in two by the tokenizer, made whole again; endless ones, cut.

In news prose a sentence ends with a stop or a mark. One that ends with a word, though its paragraph
goes on, was cut by mistake: mostly inside a name. No sentence of prose has `LONGEST` words, and the
parser takes memory by their square.
"""

from typing import Any

TokenDicts = list[dict[str, Any]]
"""The tokens and words of one sentence as Stanza's `Document.to_dict` gives them."""

_FINAL = frozenset(".!?…:;\"”“'’»)]—–-*•|/")


LONGEST = 250  # words


def mended(sentences: list[TokenDicts], text: str) -> list[TokenDicts]:
    """The sentences of `text`, each that was cut without a final mark joined to the next one."""
    out: list[TokenDicts] = []
    for sentence in sentences:
        joined = len(out[-1]) + len(sentence) if out else LONGEST
        if joined < LONGEST and _cut(out[-1], sentence, text):
            out[-1] = out[-1] + _renumbered(sentence, _last_id(out[-1]))
        else:
            out.extend(_parts(sentence))
    return out


def _parts(sentence: TokenDicts) -> list[TokenDicts]:
    """The sentence in parts of at most `LONGEST` entries; a multi-word token stays with its words."""
    parts: list[TokenDicts] = [[]]
    last = 0  # the last word that belongs to the multi-word token being read
    for token in sentence:
        number = token["id"]
        many = isinstance(number, (list, tuple))
        first = int(number[0]) if many else int(number)
        if len(parts[-1]) >= LONGEST and first > last:
            parts.append([])
        last = int(number[-1]) if many else last
        parts[-1].append(token)
    return [_renumbered(part, 1 - _first_id(part)) for part in parts]


def _first_id(sentence: TokenDicts) -> int:
    number = sentence[0]["id"]
    return int(number[0] if isinstance(number, (list, tuple)) else number)


def _cut(before: TokenDicts, after: TokenDicts, text: str) -> bool:
    end, start = _place(before, -1, "end_char"), _place(after, 0, "start_char")
    same_paragraph = "\n" not in text[end:start]
    return same_paragraph and text[end - 1] not in _FINAL


def _place(sentence: TokenDicts, index: int, key: str) -> int:
    """The offset of the first or last token; words of a multi-word token may have none."""
    tokens = [token for token in sentence if token.get(key) is not None]
    return int(tokens[index][key])


def _last_id(sentence: TokenDicts) -> int:
    number = sentence[-1]["id"]
    return int(number[-1] if isinstance(number, (list, tuple)) else number)


def _renumbered(sentence: TokenDicts, by: int) -> TokenDicts:
    out = []
    for token in sentence:
        number = token["id"]
        many = isinstance(number, (list, tuple))
        out.append(token | {"id": tuple(i + by for i in number) if many else number + by})
    return out
