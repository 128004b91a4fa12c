"""Attributions that grammar shows and the tagger missed; see `frames` for how they are found."""

from claimtrack.attribution.frames import add_frames, worth_parsing
from claimtrack.attribution.standalone import Draft
from claimtrack.language.document import Document

__all__ = ["add_agents", "worth_parsing"]


def add_agents(document: Document, drafts: list[Draft]) -> list[Draft]:
    """The drafts with those that words of stance and their constructions show."""
    return add_frames(document, drafts)
