"""Which texts a database can keep, and how text is matched."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any
from unicodedata import category

from sqlalchemy import ColumnElement, func

from claimtrack.errors import StoreError


def require_storable(name: str, *values: object) -> None:
    """Raises `StoreError` if any text in `values` (searched through) cannot be kept as it is.

    PostgreSQL keeps no NUL, and UTF-8 no lone surrogate; better no text than a changed one.
    """
    for text in _texts(values):
        if "\0" in text:
            raise StoreError(f"{name}: holds a NUL character, which a database cannot keep")
        if not text.isascii():
            try:
                text.encode()
            except UnicodeEncodeError as error:
                raise StoreError(
                    f"{name}: holds half of a surrogate pair (U+{ord(text[error.start]):04X}), "
                    "which is no valid text"
                ) from error


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def contains(column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    """Whether `column` holds `text`, in whatever case; what cannot be seen in `text` does not count."""
    text = "".join(letter for letter in text if category(letter) != "Cf") or text
    return func.lower(column).contains(text.lower(), autoescape=True)


def equals(column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    """Whether `column` is `text`, in whatever case."""
    return func.lower(column) == text.lower()
