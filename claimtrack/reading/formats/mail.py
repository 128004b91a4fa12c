"""E-mail (RFC 5322, .eml): the message's text, its subject, sender and day."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from claimtrack.errors import ReadingError
from claimtrack.reading.decoding import decode
from claimtrack.reading.extract import Extract, one_line
from claimtrack.reading.html import extract_html

_MOST_PARTS = 500
_FEWEST = 0.3
"""A plain part with less than this share of the HTML part's words is only a note about it."""


def extract_mail(data: bytes, *, name: str) -> Extract:
    """What a message says; attachments are not read. Raises `ReadingError` if it is damaged."""
    try:
        message = message_from_bytes(data, policy=default)
        plain, page = _bodies(message, name)
    except RecursionError:
        raise ReadingError(f"{name}: parts nested too deeply for a message") from None
    body = extract_html(page) if page else Extract("")
    wrapped = False
    if plain.strip() and len(plain.split()) >= _FEWEST * len(body.text.split()):
        body, wrapped = Extract(plain), True
    sender, address = parseaddr(_header(message, "From"))
    return Extract(
        body.text,
        title=_header(message, "Subject"),
        url=_header(message, "Archived-At").strip("<> "),
        publisher=_header(message, "Organization") or address.rpartition("@")[2],
        byline=sender,
        date=_day(_header(message, "Date")),
        language=_header(message, "Content-Language"),
        wrapped=wrapped,
    )


def _bodies(message: EmailMessage, name: str) -> tuple[str, str]:
    """The first plain and the first HTML part that is no attachment."""
    plain = page = ""
    for count, part in enumerate(message.walk()):
        if count > _MOST_PARTS or (plain and page):
            break
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind == "text/plain" and not plain:
            plain = _text(part, name)
        elif kind == "text/html" and not page:
            page = _text(part, name)
    return plain, page


def _text(part: Any, name: str) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    charset = part.get_content_charset("")
    try:
        return payload.decode(charset) if charset else decode(payload, name=name)
    except (LookupError, UnicodeDecodeError):
        return decode(payload, name=name)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return one_line(str(message.get(name, "")))
    except (ValueError, IndexError, AttributeError, TypeError):  # the parser fails on some headers
        return ""


def _day(date: str) -> str:
    try:
        return parsedate_to_datetime(date).date().isoformat() if date else ""
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
