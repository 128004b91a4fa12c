"""Markdown (CommonMark, with tables and front matter): the words without the marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimtrack.reading.article import BlockKind
from claimtrack.reading.extract import Extract

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.S)
_FIELD = re.compile(r"(\w{2,20})[ \t]*:[ \t]+(\S[^\r\n]{0,1000})")
_NAMES = {
    "title": "title", "headline": "title", "author": "byline", "byline": "byline",
    "authors": "byline", "date": "date", "url": "url", "link": "url", "source": "publisher",
    "publisher": "publisher", "publication": "publisher", "lang": "language",
    "language": "language",
}  # fmt: skip
_LONGEST = 2_000_000
"""Longer texts are taken line by line, marks and all: no hand wrote them."""

_MOST_MARKS = 20_000
"""Brackets and stars in one block beyond which its inner marks are left as they are; finding
pairs takes longer than linear time."""

_MARKS = re.compile(r"[\[\]*_`<!]")


def extract_markdown(text: str) -> Extract:
    """The paragraphs of `text`, one to a line, with what its front matter (`title: …`) says."""
    fields: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        for name, value in _FIELD.findall(front[1]):
            if name.lower() in _NAMES:
                fields.setdefault(_NAMES[name.lower()], value.strip().strip("\"'[]"))
        text = text[front.end() :]
    blocks = list(_blocks(text)) if _is_written(text) else list(_as_it_is(text))
    lines: list[str] = []
    kinds: list[BlockKind] = []
    for words, kind in blocks:
        if words.strip():
            lines.append(" ".join(words.split()))
            kinds.append(kind)
    if not fields.get("title") and kinds[:1] == ["headline"]:
        fields["title"] = lines[0]
    return replace(Extract("\n".join(lines), kinds=kinds), **fields)  # type: ignore[arg-type]


def _is_written(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    return all(
        sum(1 for _ in _MARKS.finditer(block)) <= _MOST_MARKS
        for block in re.split(r"\n\s{0,9}\n", text)
    )


def _as_it_is(text: str) -> Iterator[tuple[str, BlockKind]]:
    return ((line, "body") for line in text.split("\n"))


def _blocks(text: str) -> Iterator[tuple[str, BlockKind]]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table")
    kind: BlockKind = "body"
    for token in parser.parse(text):
        if token.type == "heading_open":
            kind = "headline"
        elif token.type == "heading_close":
            kind = "body"
        elif token.type == "inline":
            children = token.children or []
            pictures = [child for child in children if child.type == "image"]
            words = "".join(_words(children))
            if words.strip():
                yield words, kind
            for picture in pictures:
                yield picture.content, "caption"
        elif token.type in ("fence", "code_block"):
            yield from ((line, "furniture") for line in token.content.split("\n"))
        elif token.type == "html_block":
            from claimtrack.reading.markup import plain_page

            for words in plain_page(token.content).paragraphs:
                yield words, "body"


def _words(children: "Sequence[Token]") -> Iterator[str]:
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            yield " "
        elif child.type in ("text", "code_inline"):
            yield child.content
