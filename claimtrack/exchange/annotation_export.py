"""Stored articles with their quotes, a file for each, for annotation tools and other programs."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from claimtrack.errors import ExportError
from claimtrack.exchange.annotated import Relation
from claimtrack.exchange.brat import CONFIGURATION, brat_text
from claimtrack.exchange.citron import citron_record
from claimtrack.exchange.files import whole_folder
from claimtrack.store import ArticleView, Item, ItemFilter, Store

_LONGEST = 80
"""Characters of an article's name in the name of its file."""


def export_brat(store: Store, where: ItemFilter, target: Path, *, force: bool = False) -> int:
    """A folder with `N-NAME.txt` and `N-NAME.ann` for each article, and brat's configuration.

    Articles are those with a claim or quote that `where` lets through, with all their quotes; gives
    their number. Raises `ExportError`.
    """
    with whole_folder(target, ".txt", ".ann", ".conf", force=force) as folder:
        return len(write_brat(store, where, folder))


def write_brat(store: Store, where: ItemFilter, folder: Path) -> dict[int, str]:
    """Writes brat's files into `folder`; gives each article's name there, by its id."""
    names: dict[int, str] = {}
    for article, quotes in _articles(store, where):
        relations = [
            Relation(item.content, item.source, item.cue, speaker=item.speaker)
            for item in quotes
            if any(article.text[start:end].strip() for start, end in item.content)
        ]
        names[article.id] = _name(article)
        _write(folder / f"{_name(article)}.txt", article.text)
        _write(folder / f"{_name(article)}.ann", brat_text(article.text, relations))
    _write(folder / "annotation.conf", CONFIGURATION)
    _some(len(names))
    return names


def export_citron(store: Store, where: ItemFilter, target: Path, *, force: bool = False) -> int:
    """A folder with one of Citron's documents for each article, as `export_brat`."""
    with whole_folder(target, ".json", force=force) as folder:
        count = 0
        for article, quotes in _articles(store, where):
            record = citron_record(article, quotes)
            text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
            _write(folder / f"{_name(article)}.json", text)
            count += 1
        _some(count)
    return count


def _articles(store: Store, where: ItemFilter) -> Iterator[tuple[ArticleView, list[Item]]]:
    everything = where == ItemFilter()
    chosen = None if everything else store.article_ids(where)
    for listed in store.articles():
        if chosen is None or listed.id in chosen:
            items = store.article_items(listed.id)
            yield store.article(listed.id), [item for item in items if item.key.kind == "quote"]


def _name(article: ArticleView) -> str:
    """The article's number and name, as every file system takes it."""
    plain = re.sub(r"[^\w.-]+", "_", article.doc).strip("._")[:_LONGEST]
    return f"{article.id:05}-{plain}" if plain else f"{article.id:05}"


def _write(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="") as stream:
        stream.write(text)


def _some(count: int) -> None:
    if not count:
        raise ExportError("no article matches; nothing was written")
