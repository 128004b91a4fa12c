"""The store: articles, quotes, claims, speakers and verdicts in one database."""

from claimtrack.store.corrections import SPEAKER_KINDS, STANCE_KINDS, Missed
from claimtrack.store.engine import upgrade_store
from claimtrack.store.ingest import Added
from claimtrack.store.search_check import IndexState
from claimtrack.store.search_tables import SearchKind
from claimtrack.store.store import Store, open_store
from claimtrack.store.upgrade import Upgraded
from claimtrack.store.views import (
    CONTESTING,
    RATINGS,
    STATUSES,
    ActionView,
    Agreement,
    ArticleView,
    Changes,
    EvidenceView,
    ExportRow,
    Item,
    ItemFilter,
    ItemKey,
    ItemKind,
    Mark,
    Progress,
    QueuePart,
    SavedFilter,
    SpeakerView,
    StanceView,
    Statistics,
    VerdictView,
)

__all__ = [
    "CONTESTING",
    "RATINGS",
    "SPEAKER_KINDS",
    "STANCE_KINDS",
    "STATUSES",
    "ActionView",
    "Added",
    "Agreement",
    "ArticleView",
    "Changes",
    "EvidenceView",
    "ExportRow",
    "IndexState",
    "Item",
    "ItemFilter",
    "ItemKey",
    "ItemKind",
    "Mark",
    "Missed",
    "Progress",
    "QueuePart",
    "SavedFilter",
    "SearchKind",
    "SpeakerView",
    "StanceView",
    "Statistics",
    "Store",
    "Upgraded",
    "VerdictView",
    "open_store",
    "upgrade_store",
]
