"""What a line looks like: a sentence, a headline, a line of title case."""

from claimtrack.reading.lines import Line

_CLOSERS = "\"'”’»)]"
_ENDS = ".!?…。！？"
_LONGEST_HEADLINE = 160
_SMALL = 4
"""Words of up to this many letters may be lower case in a headline (AP Stylebook, "composition
titles")."""

_TITLE_SHARE = 0.7


def ends_sentence(text: str, line: Line) -> bool:
    """Whether the line ends as a sentence does, closing marks aside."""
    tail = text[max(line.start, line.end - 8) : line.end].rstrip(_CLOSERS + " ")
    return tail.endswith(tuple(_ENDS))


def is_title_case(words: list[str]) -> bool:
    """Whether most of the longer words begin with a capital, as in an English headline."""
    longer = [word for word in words if len(word.strip("'‘’\"“”,:;")) > _SMALL]
    capital = sum(1 for word in longer if not word.lstrip("'‘’\"“”(")[:1].islower())
    return bool(longer) and capital >= _TITLE_SHARE * len(longer)


def is_headline_like(text: str, line: Line, *, fewest_words: int = 3) -> bool:
    """A single short line without a full stop at its end that begins as a headline may."""
    if not 0 < line.end - line.start <= _LONGEST_HEADLINE:
        return False
    words = text[line.start : line.end]
    if words[-1] in ".!…:,;" or (ends_sentence(text, line) and words[-1] != "?"):
        return False
    count = len(words.split())
    opening = words.lstrip("'‘\"“«")[:1]
    return fewest_words <= count <= 25 and (opening.isupper() or opening.isdigit())


def is_strong_headline(text: str, line: Line) -> bool:
    """Headline-like, and long enough that it is no mere sub-heading."""
    return line.end - line.start >= 25 and is_headline_like(text, line, fewest_words=5)
