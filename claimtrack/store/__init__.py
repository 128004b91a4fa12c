"""The store: articles, quotes, claims, speakers and verdicts in one database."""

from claimtrack.store.ingest import Added
from claimtrack.store.store import Store, open_store
from claimtrack.store.views import (
    CONTESTING,
    RATINGS,
    ArticleView,
    ExportRow,
    Item,
    ItemFilter,
    ItemKey,
    ItemKind,
    Progress,
    SpeakerView,
    StanceView,
    VerdictView,
)

__all__ = [
    "CONTESTING",
    "RATINGS",
    "Added",
    "ArticleView",
    "ExportRow",
    "Item",
    "ItemFilter",
    "ItemKey",
    "ItemKind",
    "Progress",
    "SpeakerView",
    "StanceView",
    "Store",
    "VerdictView",
    "open_store",
]
