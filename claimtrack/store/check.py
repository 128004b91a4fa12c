"""Whether a store is sound: the file, its keys and guards, the texts, what is derived, the index."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Connection, ForeignKeyConstraint, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from claimtrack.spans import covered
from claimtrack.store import derived, guards, search_check
from claimtrack.store.tables import ARTICLE, CLAIM, QUOTE
from claimtrack.store.troubles import lost

_MOST = 20
"""Findings of one kind that are told one by one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong: `part` names the check, `repairable` what `repair` mends."""

    part: str
    words: str
    repairable: bool = False


def check(connection: Connection) -> list[Finding]:
    """Everything that is wrong with the store; nothing is changed.

    What is derived is worked out anew to be compared, in a transaction that is to be rolled back.
    """
    found: list[Finding] = []
    for part, look in _CHECKS.items():
        words = _looked(connection, look)
        found += (Finding(part, said, part in _REPAIRABLE) for said in words[:_MOST])
        if len(words) > _MOST:
            more = f"and {len(words) - _MOST} more"
            found.append(Finding(part, more, part in _REPAIRABLE))
    return found


def _looked(connection: Connection, look: Callable[[Connection], Iterator[str]]) -> list[str]:
    """What one check finds; a page that cannot be read must not keep the others from going on."""
    point = connection.begin_nested()
    try:
        return list(look(connection))
    except DBAPIError as error:
        if lost(error):
            raise
        return [f"cannot be checked: {' '.join(str(error.orig).split())}"]
    finally:
        with suppress(DBAPIError):
            point.rollback()


def _file(connection: Connection) -> Iterator[str]:
    """SQLite checks its pages and indexes; PostgreSQL's server has tools of its own."""
    if connection.dialect.name == "sqlite":
        rows = connection.execute(text("PRAGMA integrity_check"))
        yield from (words for words in rows.scalars() if words != "ok")


def _keys(connection: Connection) -> Iterator[str]:
    """Rows that point to what is not there."""
    for table in SQLModel.metadata.sorted_tables:
        for key in table.constraints:
            if not isinstance(key, ForeignKeyConstraint):
                continue
            (element,) = key.elements
            other = element.column.table.alias("other")
            own = element.parent
            lost = select(func.count()).select_from(
                table.outerjoin(other, own == other.c[element.column.name])
            )
            lost = lost.where(own.is_not(None), other.c[element.column.name].is_(None))
            if count := connection.scalar(lost):
                yield f"{count} of {table.name}.{own.name} point to no {element.column.table.name}"


def _guards(connection: Connection) -> Iterator[str]:
    for name in sorted(guards.missing(connection)):
        yield f"the trigger {name} is gone: what reviewers did could be changed"


def _texts(connection: Connection) -> Iterator[str]:
    """Articles are what they were when they came in; words are those that the offsets point to."""
    last = 0
    chosen = (
        select(ARTICLE.c.id, ARTICLE.c.digest, ARTICLE.c.text).order_by(ARTICLE.c.id).limit(100)
    )
    while page := connection.execute(chosen.where(ARTICLE.c.id > last)).all():
        texts = {row.id: row.text for row in page}
        for row in page:
            if hashlib.sha256(row.text.encode(errors="surrogatepass")).hexdigest() != row.digest:
                yield f"the text of article {row.id} was changed"
        for table in (QUOTE, CLAIM):
            columns = (table.c.id, table.c.article_id, table.c.words, table.c.content)
            made = select(*columns).where(table.c.article_id.in_(texts))
            for item_id, article_id, words, content in connection.execute(made):
                if covered(texts[article_id], [(start, end) for start, end in content]) != words:
                    yield f"the words of {table.name} {item_id} are not those of its article"
        last = page[-1].id


def _index(connection: Connection) -> Iterator[str]:
    for state in search_check.check(connection):
        if state.missing:
            yield f"{state.missing} of {state.items} {state.kind} texts are missing from the index"


_CHECKS: dict[str, Callable[[Connection], Iterator[str]]] = {
    "file": _file,
    "keys": _keys,
    "guards": _guards,
    "texts": _texts,
    "derived": derived.differences,
    "search": _index,
}
_REPAIRABLE = ("guards", "derived", "search")
PARTS = tuple(_CHECKS)
"""What is checked, in this order."""
