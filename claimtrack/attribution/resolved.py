"""Whom a source was found to be, and how."""

from dataclasses import dataclass

from claimtrack.attribution.entities import Entity
from claimtrack.spans import Spans


@dataclass(frozen=True, slots=True)
class Resolved:
    """The speaker found for a source, how, and whether there was another candidate."""

    entity: Entity | None
    reason: str
    ambiguous: bool = False
    named: Spans = ()  # where the speaker is named, if outside the sentence of what is said
