"""The Textual desk: the queue, the article, the claim card."""

from claimtrack.review.app import Desk, run

__all__ = ["Desk", "run"]
