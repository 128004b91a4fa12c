"""An article: one news text with its metadata and its layout."""

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["headline", "body", "repeat", "caption", "furniture"]
"""`headline` and `body` are analysed. `repeat` (a headline given again), `caption` (of a
photograph) and `furniture` (initials, bylines, "Read more", image credits) are kept and shown, not
analysed."""

ANALYSED: frozenset[str] = frozenset({"headline", "body"})


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of an article: `text[start:end]`, without its line break."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Article:
    """One news text. All offsets are code points into `text`, which is never normalised.

    `doc` names it: the file's stem, plus `#n` where a file holds several articles.
    `offset` is where `text` starts in the file's text as decoded, so that `offset + start` points
    into the file; it is 0 where `text` was extracted (HTML), and then `extracted` is true.
    `date` is ISO 8601 (`2024-04-02`) or empty; `language` an ISO 639-1 code. Unknown metadata is
    empty.
    """

    doc: str
    text: str
    blocks: tuple[Block, ...]
    offset: int = 0
    extracted: bool = False
    path: str = ""
    title: str = ""
    url: str = ""
    publisher: str = ""
    byline: str = ""
    date: str = ""
    language: str = "en"
