"""The second review is blind: who judges second sees nothing of the first until it is saved."""

from collections.abc import Iterable
from dataclasses import replace

from claimtrack.store import Item, VerdictView
from claimtrack.store.status import SECOND


def is_blind(item: Item, reviewer: str) -> bool:
    """Whether `reviewer` is to judge `item` second, and must not see the first verdict yet."""
    return item.status == SECOND and reviewer not in item.judged_by


def blinded(item: Item, reviewer: str) -> Item:
    """`item` as `reviewer` may see it: without the others' verdict, note and evidence where blind."""
    if not is_blind(item, reviewer):
        return item
    return replace(
        item,
        verdict=None,
        note=item.note if item.note_by == reviewer else "",
        evidence=tuple(found for found in item.evidence if found.reviewer == reviewer),
    )


def seen_verdicts(item: Item, verdicts: Iterable[VerdictView], reviewer: str) -> list[VerdictView]:
    """Those of `verdicts` on `item` that `reviewer` may see."""
    blind = is_blind(item, reviewer)
    return [verdict for verdict in verdicts if not blind or verdict.reviewer == reviewer]
