"""Sentences cut in two by the tokenizer, made whole again.

In news prose a sentence ends with a stop or a mark. One that ends with a word, though its paragraph
goes on, was cut by mistake: mostly inside a name.
"""

from typing import Any

TokenDicts = list[dict[str, Any]]
"""The tokens and words of one sentence as Stanza's `Document.to_dict` gives them."""

_FINAL = frozenset(".!?…:;\"”“'’»)]—–-*•|/")


def mended(sentences: list[TokenDicts], text: str) -> list[TokenDicts]:
    """The sentences of `text`, each that was cut without a final mark joined to the next one."""
    out: list[TokenDicts] = []
    for sentence in sentences:
        if out and _cut(out[-1], sentence, text):
            out[-1] = out[-1] + _renumbered(sentence, _last_id(out[-1]))
        else:
            out.append(sentence)
    return out


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
