"""Meaning: when two sentences say the same, in other words; read with numpy alone, without torch."""

from claimtrack.meaning.likeness import Likeness, compare, likeness
from claimtrack.meaning.polarity import Conflict, Facts, conflicts, facts_of

__all__ = ["Conflict", "Facts", "Likeness", "compare", "conflicts", "facts_of", "likeness"]
