"""How large an article may be."""

from claimtrack.errors import ReadingError
from claimtrack.reading.article import Article

MAX_CHARACTERS = 1_000_000
"""A text longer than that is no article of a newspaper; its analysis would take minutes and help nobody."""


def check_size(article: Article) -> None:
    """Raises `ReadingError` that names the article and the way out when it is too long to analyse."""
    size = len(article.text)
    if size > MAX_CHARACTERS:
        raise ReadingError(
            f"{article.doc}: one article of {size:,} characters; claimtrack analyses up to "
            f"{MAX_CHARACTERS:,} in one article - split the file into its articles"
        )
