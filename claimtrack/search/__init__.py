"""Search: fuzzy search over the stored quotes."""

from claimtrack.search.quotes import MINIMUM, Hit, search_quotes

__all__ = ["MINIMUM", "Hit", "search_quotes"]
