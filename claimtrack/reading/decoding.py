"""Bytes to text. Line breaks are kept as they are, so offsets are code points of the decoded file.

The order is that of the WHATWG encoding standard, then statistics: byte order mark; for HTML the
declared charset; UTF-16 that its NULs give away; UTF-8; Windows-1252; what charset-normalizer
finds.
"""

import codecs
import logging
import re

from claimtrack.errors import ReadingError
from claimtrack.reading.binary import binary_kind, control_share

# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(
    rb"""<meta\b[^<>]{0,200}?\bcharset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{2,40})"""
    rb"""|<\?xml[^<>]{0,100}?\bencoding\s{0,5}=\s{0,5}["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_HEAD = 4096
_SAMPLE = 262_144
_DECLARABLE = re.compile(
    r"utf-8|cp(125\d|874|866|932|936|949|950)|iso8859-\d+|koi8-[ru]|gb2312|gbk|gb18030|big5(hkscs)?"
    r"|shift_jis|euc_jp|iso2022_jp|euc_kr|mac-roman|mac-cyrillic"
)
"""Character sets a page may declare. Python also knows codecs that are no character set
(`punycode`)."""

_FEW = 0.2
"""Windows-1252 text in a western language has fewer high bytes than this; Cyrillic has far more."""

_MOST_CONTROLS = 0.1


def decode(data: bytes, *, name: str, html: bool = False) -> str:
    """`data` as text, without a leading byte order mark; nothing else is changed.

    Raises `ReadingError`, naming the file `name`, for binary files, NUL characters and text of
    white space only.
    """
    if not data.strip():
        raise ReadingError(f"{name}: the file is empty")
    kind = binary_kind(data)
    if kind:
        raise _binary(name, kind)
    text = _decoded(data, name=name, html=html)
    at = text.find("\0")
    if at >= 0 and text.count("\0") * 1000 < len(text):
        raise ReadingError(
            f"{name}: there is a NUL character at position {at}; the file is damaged, or not text"
        )
    if at >= 0 or control_share(text) > _MOST_CONTROLS:
        raise _binary(name, "")
    if not text.strip():
        raise ReadingError(f"{name}: the file is empty (white space only)")
    return text


def encoding_of(head: bytes, *, name: str) -> str:
    """The encoding of a text that begins with `head`, for texts too long to be decoded whole.

    A byte order mark is not part of the text in that encoding. Raises `ReadingError` as `decode`.
    """
    if not head:
        raise ReadingError(f"{name}: the file is empty")
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return "utf-8-sig" if encoding == "utf-8" else encoding[:6]
    kind = binary_kind(head)
    if kind or b"\0" in head:
        raise _binary(name, kind)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252" if _is_western(head) else _likely_encoding(head)
    return "utf-8"


def _binary(name: str, kind: str) -> ReadingError:
    label = f" ({kind})" if kind else ""
    return ReadingError(
        f"{name}: this looks like a binary file{label}; save it as text or HTML first"
    )


def _decoded(data: bytes, *, name: str, html: bool) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by_mark(data[len(mark) :], encoding, name)
    declared = _declared(data) if html else None
    if declared is not None:
        return declared
    wide = _wide(data)
    if wide is not None:
        return wide
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if b"\0" in data:
            raise _binary(name, "") from None
    return _damaged_utf8(data) or _single_byte(data)


def _by_mark(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return data.decode("utf-8", "replace")
        raise ReadingError(
            f"{name}: the file says it is {encoding.upper()} but is damaged at byte {error.start}"
        ) from None


def _declared(data: bytes) -> str | None:
    """The text by the charset an HTML page declares, if it declares one that fits."""
    found = _META.search(data[:_HEAD])
    if found is None:
        return None
    label = (found[1] or found[2]).decode("ascii")
    try:
        codec = codecs.lookup(label).name
    except LookupError:
        return None
    # Browsers read both labels as Windows-1252 (WHATWG encoding standard).
    codec = "cp1252" if codec in ("iso8859-1", "ascii") else codec
    if not _DECLARABLE.fullmatch(codec):
        return None
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> str | None:
    """The text if `data` is UTF-16 or UTF-32 without a mark: its NULs then stand in one place of
    each unit."""
    sample = data[:_SAMPLE]
    if b"\0" not in sample:
        return None
    lanes = [sample[lane::4].count(0) for lane in range(4)]
    quarter = len(sample) // 4
    if len(data) % 4 == 0 and quarter:
        if lanes[2] + lanes[3] >= 2 * quarter - 2 and not lanes[0]:
            return _strict(data, "utf-32-le")
        if lanes[0] + lanes[1] >= 2 * quarter - 2 and not lanes[3]:
            return _strict(data, "utf-32-be")
    even, odd = lanes[0] + lanes[2], lanes[1] + lanes[3]
    # A space or line break alone gives one NUL in ten units, whatever the script.
    if len(data) % 2 or max(even, odd) * 50 < len(sample):
        return None
    if odd > even * 20:
        return _strict(data, "utf-16-le")
    if even > odd * 20:
        return _strict(data, "utf-16-be")
    return None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    # Binary data may have its NULs in step as well; then the rest is no text.
    sample = text[:65536]
    good = sum(character.isprintable() or character.isspace() for character in sample)
    return text if good >= 0.9 * len(sample) else None


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few bad bytes (U+FFFD each), where nearly all non-ASCII characters are well
    formed."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in re.findall(r"[^\x00-\x7f]", text) if character != "\ufffd")
    return text if good >= 4 * bad else None


def _single_byte(data: bytes) -> str:
    if _is_western(data):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    return data.decode(_likely_encoding(data), "replace")


def _is_western(data: bytes) -> bool:
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    return high < _FEW * len(data)


def _likely_encoding(data: bytes) -> str:
    """The encoding by statistics."""
    from charset_normalizer import from_bytes

    logging.getLogger("charset_normalizer").addHandler(logging.NullHandler())
    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best is not None else "latin-1"
