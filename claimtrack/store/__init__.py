"""The store: articles, quotes, claims, speakers and verdicts in one database."""

from claimtrack.store.actions import CORRECTION_KINDS
from claimtrack.store.check import Finding
from claimtrack.store.corrections import SPEAKER_KINDS, STANCE_KINDS, Missed
from claimtrack.store.dumping import TableRow
from claimtrack.store.engine import upgrade_store
from claimtrack.store.given import GivenVerdict
from claimtrack.store.ingest import Added
from claimtrack.store.keeping import Contents, restore_store
from claimtrack.store.roles import Member
from claimtrack.store.search_check import IndexState
from claimtrack.store.search_tables import SearchKind
from claimtrack.store.store import Store, open_store
from claimtrack.store.tables import SCHEMA_VERSION
from claimtrack.store.upgrade import Upgraded
from claimtrack.store.views import (
    CONTESTING,
    RATINGS,
    STATUSES,
    ActionView,
    Agreement,
    ArticleView,
    Changes,
    CheckMatch,
    ClaimSuggestion,
    EvidenceView,
    ExportRow,
    FactCheck,
    ImportedChecks,
    Item,
    ItemFilter,
    ItemKey,
    ItemKind,
    Mark,
    Progress,
    QueuePart,
    SavedFilter,
    SimilarClaim,
    SpeakerSuggestion,
    SpeakerView,
    StanceView,
    Statistics,
    VerdictView,
)

__all__ = [
    "CONTESTING",
    "CORRECTION_KINDS",
    "RATINGS",
    "SCHEMA_VERSION",
    "SPEAKER_KINDS",
    "STANCE_KINDS",
    "STATUSES",
    "ActionView",
    "Added",
    "Agreement",
    "ArticleView",
    "Changes",
    "CheckMatch",
    "ClaimSuggestion",
    "Contents",
    "EvidenceView",
    "ExportRow",
    "FactCheck",
    "Finding",
    "GivenVerdict",
    "ImportedChecks",
    "IndexState",
    "Item",
    "ItemFilter",
    "ItemKey",
    "ItemKind",
    "Mark",
    "Member",
    "Missed",
    "Progress",
    "QueuePart",
    "SavedFilter",
    "SearchKind",
    "SimilarClaim",
    "SpeakerSuggestion",
    "SpeakerView",
    "StanceView",
    "Statistics",
    "Store",
    "TableRow",
    "Upgraded",
    "VerdictView",
    "open_store",
    "restore_store",
    "upgrade_store",
]
