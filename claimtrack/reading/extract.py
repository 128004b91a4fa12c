"""Articles whose text was taken out of another format, where it stands among markup or fields."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimtrack.reading.article import Article, Block, BlockKind
from claimtrack.reading.articles import sample, short_title, stem_of
from claimtrack.reading.dates import certain_date, iso_dates
from claimtrack.reading.languages import guess_language
from claimtrack.reading.layout import lay_out
from claimtrack.reading.lines import split_lines
from claimtrack.reading.signs import sign
from claimtrack.reading.wrapping import paragraphs as unwrapped

_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9]{1,8}){0,3}")
_LONGEST_FIELD = 2_000
"""Characters of a title or another field that are kept; longer ones are no such thing."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What a format says about one article; what it does not say is empty.

    `text` has one paragraph to a line. `kinds`, where given, are those of its lines (of all that
    hold more than white space, in order), for formats that tell headings from paragraphs.
    `wrapped`: whether paragraphs may be broken over several short lines, as in e-mail.
    """

    text: str
    title: str = ""
    url: str = ""
    publisher: str = ""
    byline: str = ""
    date: str = ""
    language: str = ""
    kinds: Sequence[BlockKind] = ()
    wrapped: bool = False


def article_from_extract(extract: Extract, *, name: str, doc: str = "") -> Article | None:
    """The article, with the title as its first line unless it is there; None without any words.

    `name` is where it was read (a path or a URL, kept as the article's path), `doc` what it is
    called if not by the stem of `name`.
    """
    if not extract.text.strip():
        return None
    title = one_line(extract.title)
    text, added = _headed(extract.text, title)
    lines = list(split_lines(text))
    if extract.wrapped:
        lines = unwrapped(text, lines)
    layout = lay_out(text, lines, [sign(text, line) for line in lines])
    blocks = tuple(layout.blocks)
    told: Sequence[BlockKind] = ("headline", *extract.kinds) if added else extract.kinds
    if extract.kinds and len(told) == len(blocks):
        blocks = tuple(_told(block, kind) for block, kind in zip(blocks, told, strict=True))
    if title and blocks[0].kind == "body":
        blocks = (replace(blocks[0], kind="headline"), *blocks[1:])
    found = layout.metadata
    days = iso_dates(doc or stem_of(name))
    return Article(
        doc=doc or stem_of(name),
        text=text,
        blocks=blocks,
        extracted=True,
        path=name,
        title=title or found.get("title") or short_title(text, blocks),
        url=_web_address(extract.url) or found.get("url", ""),
        publisher=one_line(extract.publisher) or found.get("publisher", ""),
        byline=one_line(extract.byline) or found.get("byline", ""),
        date=certain_date(extract.date)
        or certain_date(found.get("date", ""))
        or (days[0] if len(days) == 1 else ""),
        language=_language(extract.language) or guess_language(sample(text, blocks)),
    )


def one_line(words: str | None) -> str:
    """`words` with every run of white space as one space; empty for None."""
    return " ".join((words or "")[:_LONGEST_FIELD].split())


def _headed(text: str, title: str) -> tuple[str, bool]:
    """The text with its title as the first line, and whether it had to be added."""
    first = [line[: _LONGEST_FIELD * 2] for line in text.split("\n", 3)[:3]]
    if not title or title in (" ".join(line.split()) for line in first):
        return text, False
    return f"{title}\n{text}", True


def _told(block: Block, kind: BlockKind) -> Block:
    """What the format says about a paragraph counts, unless its words say that it is no body."""
    return block if block.kind in ("caption", "furniture", "repeat") else replace(block, kind=kind)


def _web_address(url: str) -> str:
    """`url` if it is one of the web: `javascript:` and the like would become links in reports."""
    address = one_line(url)
    return address if address.lower().startswith(("http://", "https://")) else ""


def _language(tag: str) -> str:
    """The ISO 639-1 code of a language tag (BCP 47) such as `en-GB`; empty for anything else."""
    found = _LANGUAGE.fullmatch(tag.strip())
    return found[1].lower() if found else ""
