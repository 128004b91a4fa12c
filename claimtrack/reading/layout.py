"""An article's paragraphs and what each is: headline, body, repeat, caption or furniture.

The rules look at form and position only and lean to `body`: text that is not analysed is lost to
the user.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimtrack.reading.article import Block, BlockKind
from claimtrack.reading.headers import header, header_run
from claimtrack.reading.lines import Line, folded
from claimtrack.reading.shapes import ends_sentence, is_headline_like, is_title_case
from claimtrack.reading.signs import Sign, byline, is_weak_caption

_LONGEST_SENTENCE_HEADLINE = 110
"""A first line that ends in a full stop is a headline up to this many characters."""

_SHORTEST_REPEAT = 40
"""Below this a repeated line may be speech (`"Yes," she said.`) and stays body."""


@dataclass(slots=True)
class Layout:
    """Blocks in order, and the metadata their words gave (`Article` field to value)."""

    blocks: list[Block] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)


def lay_out(text: str, lines: Sequence[Line], signs: Sequence[Sign]) -> Layout:
    """The layout of one article; `lines` are its paragraphs in `text`, `signs` what each shows by
    itself."""
    layout = Layout()
    heads = header_run(text, list(lines[:20]))
    for line in lines[:heads]:
        _read_header(text, line, layout)
    rest = lines[heads:]
    kinds = _kinds(text, rest, signs[heads:], layout)
    layout.blocks.extend(
        Block(line.start, line.end, kind) for line, kind in zip(rest, kinds, strict=True)
    )
    return layout


def _read_header(text: str, line: Line, layout: Layout) -> None:
    name, value = header(text, line)
    words = folded(text, value)
    if not words:
        layout.blocks.append(Block(line.start, line.end, "furniture"))
        return
    if name:
        layout.metadata.setdefault(name, words)
    if name == "title":
        label_end = line.start + len(text[line.start : value.start].rstrip())
        layout.blocks.append(Block(line.start, label_end, "furniture"))
        layout.blocks.append(Block(value.start, value.end, "headline"))
    else:
        layout.blocks.append(Block(line.start, line.end, "furniture"))


def _kinds(
    text: str, lines: Sequence[Line], signs: Sequence[Sign], layout: Layout
) -> list[BlockKind]:
    words = [folded(text, line) for line in lines]
    copies = Counter(words)
    last_body = max(
        (i for i, own in enumerate(words) if copies[own] == 1 and _is_long(own) and not signs[i]),
        default=-1,
    )
    kinds: list[BlockKind] = []
    seen: set[str] = {layout.metadata["title"]} if "title" in layout.metadata else set()
    top = True
    for index, line in enumerate(lines):
        kind: BlockKind = signs[index] or "body"
        again = words[index] in seen
        if kind == "body" and _byline_may_stand(top, index, len(lines)):
            names = byline(text, line)
            if names:
                kind = "furniture"
                layout.metadata.setdefault("byline", names)
        if kind == "body" and top:
            body_follows = index < last_body
            titled = "title" in layout.metadata
            kind = _top_kind(text, lines, words, index, body_follows, titled)
            if kind == "headline":
                layout.metadata.setdefault("title", words[index])
                if body_follows and copies[words[index]] > 1:
                    kind = "repeat"
            top = kind != "body"
        elif kind == "body" and _is_subheading(text, lines, index):
            kind = "headline"
        if again and kind in ("body", "headline"):
            kind = _second_copy(kind, words[index])
        seen.add(words[index])
        kinds.append(kind)
    return kinds


def _is_long(words: str) -> bool:
    return len(words) >= _SHORTEST_REPEAT


def _top_kind(
    text: str,
    lines: Sequence[Line],
    words: list[str],
    index: int,
    body_follows: bool,
    titled: bool,
) -> BlockKind:
    """What a paragraph before the body is, when its own form does not tell."""
    line = lines[index]
    twice = words[index] in (words[index - 1 : index] + words[index + 1 : index + 2])
    if body_follows and index and is_weak_caption(text, line):
        return "caption"
    if is_headline_like(text, line, fewest_words=2):
        return "headline"
    if body_follows and twice and _is_long(words[index]):
        return "caption"
    if index == 0 and not titled and index + 1 < len(lines) and _is_one_sentence(text, line):
        return "headline"
    return "body"


def _is_one_sentence(text: str, line: Line) -> bool:
    """Whether the line is one short sentence, as headlines are that were given a full stop."""
    words = text[line.start : line.end]
    inside = words[:-2]
    return len(words) <= _LONGEST_SENTENCE_HEADLINE and not any(
        mark in inside for mark in (". ", "? ", "! ", "”", '"')
    )


def _is_subheading(text: str, lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    return (
        0 < index < len(lines) - 1
        and line.gap > 0
        and lines[index + 1].gap > 0
        and is_headline_like(text, line, fewest_words=2)
        and not ends_sentence(text, line)
        and is_title_case(text[line.start : line.end].split())
    )


def _byline_may_stand(top: bool, index: int, count: int) -> bool:
    return top or index >= count - 2


def _second_copy(kind: BlockKind, words: str) -> BlockKind:
    return "repeat" if kind == "headline" or _is_long(words) else kind


def body_lines(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """The words of the body blocks, in order."""
    return (text[block.start : block.end] for block in blocks if block.kind == "body")
