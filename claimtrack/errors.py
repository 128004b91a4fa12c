"""The errors a user may see: each says what is wrong, in which file, and the way out."""

from claimtrack.glyphs import visible


class ClaimtrackError(Exception):
    """Base of every error that claimtrack raises on purpose; its text is one line for the user.

    A message may repeat what a file holds, or what a library says of it: control characters are glyphs.
    """

    def __init__(self, message: str = "") -> None:
        super().__init__(visible(message))


class ReadingError(ClaimtrackError):
    """A file could not be read as news text: it is empty, binary, too large or missing."""


class NoArticleError(ReadingError):
    """A page or a record was read, but it holds no article's text."""


class ModelError(ClaimtrackError):
    """A model is missing, damaged or cannot be downloaded."""


class StoreError(ClaimtrackError):
    """The database cannot be opened, or it holds another version's tables."""


class ExportError(ClaimtrackError):
    """An export cannot be written; the file that was there before is untouched."""


class ImportingError(ClaimtrackError):
    """What another program wrote cannot be taken in; the database is as it was."""
