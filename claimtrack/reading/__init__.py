"""Reading: files and bytes to articles, with the layout of each (headline, body, repeat, caption,
furniture)."""

from claimtrack.reading.article import ANALYSED, Article, Block, BlockKind
from claimtrack.reading.files import find_files
from claimtrack.reading.kinds import KINDS, Kind
from claimtrack.reading.languages import guess_language
from claimtrack.reading.limits import MAX_CHARACTERS, check_size
from claimtrack.reading.options import MAX_BYTES, ReadingOptions
from claimtrack.reading.sources import is_url, read_bytes, read_path, read_source

__all__ = [
    "ANALYSED",
    "KINDS",
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "Article",
    "Block",
    "BlockKind",
    "Kind",
    "ReadingOptions",
    "check_size",
    "find_files",
    "guess_language",
    "is_url",
    "read_bytes",
    "read_path",
    "read_source",
]
