"""Text from articles made safe to show: every code point that could steer a terminal gets a glyph.

The replacement is always one code point for one code point, so offsets into the text stay right.
"""

_PLACE = "�"  # stands for a code point that has no picture of its own
_DOT = "·"  # stands for something that has no width and would hide

_WHITE = (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)
_HIDDEN = (0x00AD, 0x180E, 0x200B, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xFEFF)
_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070))


def _table() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)}  # Unicode's control pictures
    table[0x7F] = "␡"
    table.update(dict.fromkeys(range(0x80, 0xA0), _PLACE))  # C1: some terminals obey them
    table.update(dict.fromkeys(_BIDI, _DOT))
    table.update(dict.fromkeys(_HIDDEN, _DOT))
    table.update(dict.fromkeys(range(0xD800, 0xE000), _PLACE))  # lone surrogates: not encodable
    table.update(dict.fromkeys(range(0xFFF9, 0xFFFC), _PLACE))  # interlinear annotation
    table.update(dict.fromkeys(range(0xE0000, 0xE0080), _PLACE))  # invisible tags
    table.update(dict.fromkeys(_WHITE, " "))
    return table


_TABLE = _table()


def visible(text: str) -> str:
    """`text` with every control, bidi control and hidden code point replaced by one visible glyph.

    White space of every kind (line breaks too) becomes a space; the length never changes, so that
    `visible(text)[start:end]` shows `text[start:end]`.
    """
    return text.translate(_TABLE)


def visible_lines(text: str) -> str:
    """`visible`, but line breaks stay: for notes and rationales, which have lines of their own."""
    return "\n".join(visible(line) for line in text.split("\n"))


def clipped(text: str, width: int) -> str:
    """`visible(text)` in at most `width` terminal cells, with an ellipsis where it was cut."""
    from rich.cells import cell_len, set_cell_size  # not where nothing is shown

    # A cell holds at most a few code points: cut long texts before they are measured.
    shown = visible(text[: max(0, width) * 4 + 1])
    if cell_len(shown) <= width:
        return shown
    return set_cell_size(shown, width - 1).rstrip() + "…" if width > 0 else ""


def fitted(text: str, width: int) -> str:
    """`clipped(text, width)`, filled up with spaces to exactly `width` cells."""
    from rich.cells import set_cell_size

    return set_cell_size(clipped(text, width), max(0, width))
