"""The Textual desk: the queue, the article, the claim card."""

import os

# Textual paints in step with a clock of 60 ticks a second; a verdict waits for two of them.
os.environ.setdefault("TEXTUAL_FPS", "240")

from claimtrack.review.app import Desk, run

__all__ = ["Desk", "run"]
