"""Reading: files and bytes to articles, with the layout of each (headline, body, repeat, caption,
furniture)."""

from claimtrack.reading.article import ANALYSED, Article, Block, BlockKind
from claimtrack.reading.files import MAX_BYTES, find_files, read_bytes, read_path
from claimtrack.reading.languages import guess_language
from claimtrack.reading.limits import MAX_CHARACTERS, check_size

__all__ = [
    "ANALYSED",
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "Article",
    "Block",
    "BlockKind",
    "check_size",
    "find_files",
    "guess_language",
    "read_bytes",
    "read_path",
]
