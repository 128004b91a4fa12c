"""HTML to plain paragraphs without a parser tree: for pages that nothing else can read.

One pass, no recursion; every search moves forward, so a page of any depth or damage takes linear
time.
"""

import re
from dataclasses import dataclass, field
from html import unescape

_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,20})")
_DROPPED = frozenset(
    (
        "script", "style", "noscript", "template", "svg", "math", "nav", "footer",
        "aside", "form", "button", "select", "textarea", "iframe", "object"
    )
)  # fmt: skip
_INLINE = frozenset(
    (
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em",
        "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong",
        "sub", "sup", "time", "u", "var", "wbr"
    )
)  # fmt: skip
_VOID = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
        "source", "track", "wbr"
    )
)  # fmt: skip
_RAW = frozenset(("script", "style", "textarea", "template", "noscript", "svg", "title"))


@dataclass(slots=True)
class PlainPage:
    """A page's paragraphs and title, how many elements it has and how deeply they nest."""

    paragraphs: list[str] = field(default_factory=list)
    title: str = ""
    elements: int = 0
    depth: int = 0


def plain_page(html: str) -> PlainPage:
    """The words of `html`, block by block; scripts, styles, navigation and forms are dropped."""
    page = PlainPage()
    piece: list[str] = []
    level = 0
    dropped = 0
    at = 0
    while at < len(html):
        tag = html.find("<", at)
        words_end = tag if tag >= 0 else len(html)
        if not dropped and words_end > at:
            piece.append(html[at:words_end])
        if tag < 0:
            break
        if html.startswith("<!--", tag):
            at = _after(html, "-->", tag + 4)
            continue
        found = _TAG_NAME.match(html, tag)
        if found is None:
            if html.startswith(("<!", "<?"), tag):
                at = _after(html, ">", tag)
            else:
                if not dropped:
                    piece.append("<")
                at = tag + 1
            continue
        name = found[1].lower()
        at = _after(html, ">", tag)
        closing = html.startswith("</", tag)
        if name not in _INLINE:
            _finish(page, piece)
        if closing:
            level = max(0, level - 1)
            dropped = max(0, dropped - (name in _DROPPED and name not in _RAW))
        elif name in _RAW:
            inside = at
            at = _closing(html, name, at)
            if name == "title" and not page.title:
                page.title = " ".join(unescape(html[inside:at].partition("<")[0]).split())
        elif name not in _VOID and not html.startswith("/>", at - 2):
            level += 1
            page.elements += 1
            page.depth = max(page.depth, level)
            dropped += name in _DROPPED
    _finish(page, piece)
    return page


def _after(html: str, mark: str, start: int) -> int:
    found = html.find(mark, start)
    return found + len(mark) if found >= 0 else len(html)


def _closing(html: str, name: str, start: int) -> int:
    """Where the closing tag of a raw element begins; the page's end if it never closes."""
    found = re.compile(f"</{name}", re.IGNORECASE).search(html, start)
    return found.start() if found else len(html)


def _finish(page: PlainPage, piece: list[str]) -> None:
    words = " ".join(unescape("".join(piece)).split())
    piece.clear()
    if words:
        page.paragraphs.append(words)
