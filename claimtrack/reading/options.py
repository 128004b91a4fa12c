"""What a user may say about how sources are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from claimtrack.errors import ReadingError
from claimtrack.reading.kinds import Kind

MAX_BYTES = 50_000_000
"""The largest document or record that is read, unless the caller says otherwise."""

Problem = Callable[[ReadingError], None]
"""Is told of every file, page and record that could not be read; the others are read on."""


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How sources are read.

    `kind`: the format, where names and first bytes do not tell. `columns`: which column or JSON
    member holds which of an article's fields (`columns.FIELDS`); those not named go by common
    names. `follow`: read the pages that the entries of a feed link to, not the entries themselves.
    """

    kind: Kind | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    follow: bool = False
    max_bytes: int = MAX_BYTES


def raise_it(error: ReadingError) -> None:
    """The strictest `Problem`: stops at the first."""
    raise error
