"""What reviewers corrected, as training data: corrected articles in brat's format, and what was done.

The folder can be read by the training (as `corrections/` among its corpora), by `claimtrack evaluate`
and by annotation tools. An article is written with every attribution as it stands now: corrected and
added ones as reviewers left them, without those marked as wrong. Those that no reviewer touched are
as the analysis found them, so it is best to go through an article from end to end.
"""

from pathlib import Path
from typing import Any

from claimtrack.errors import ExportError
from claimtrack.exchange.annotation_export import write_brat
from claimtrack.exchange.csv import utc
from claimtrack.exchange.files import whole_folder
from claimtrack.exchange.jsonl import dumps
from claimtrack.store import CORRECTION_KINDS, ActionView, ItemFilter, ItemKey, Store

LOG = "corrections.jsonl"
"""The standing corrections, oldest first; offsets are code points into the article's text."""

CORRECTED = ItemFilter(kinds=("claim", "quote"), corrected=True, hidden=None)


def export_corrections(store: Store, target: Path, *, force: bool = False) -> int:
    """A folder with the corrected articles, as `export_brat`, and `LOG`; gives how many corrections.

    Raises `ExportError`, also where nothing was corrected.
    """
    if not store.count(CORRECTED):
        raise ExportError("nothing was corrected yet; nothing was written")
    with whole_folder(target, ".txt", ".ann", ".conf", ".jsonl", force=force) as folder:
        names = write_brat(store, CORRECTED, folder)
        done = [action for action in store.actions() if _stands(action)]
        articles = _articles(store, [action.item for action in done if action.item])
        with (folder / LOG).open("x", encoding="utf-8", newline="") as stream:
            for action in reversed(done):
                article = articles.get(action.item) if action.item else None
                stream.write(dumps(_record(action, names.get(article or 0, ""))) + "\n")
    return len(done)


def _stands(action: ActionView) -> bool:
    return action.kind in CORRECTION_KINDS and not action.undone


def _articles(store: Store, keys: list[ItemKey]) -> dict[ItemKey, int]:
    return {item.key: item.article_id for item in store.items_of(list(dict.fromkeys(keys)))}


def _record(action: ActionView, doc: str) -> dict[str, Any]:
    """`doc` names the article's file; `value`, `text` and `data` hold what goes by `kind`."""
    return {
        "doc": doc,
        "item": str(action.item),
        "kind": action.kind,
        "value": action.value,
        "text": action.text,
        "data": action.data,
        "reviewer": action.reviewer,
        "created": utc(action.created),
    }
