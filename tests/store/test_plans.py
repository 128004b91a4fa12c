"""Every question of the desk and the commands is answered by index; what is not has a reason here.

Plans are those of a small store, and what is seen is whether a table or index is read from end to end.
"""

from collections.abc import Iterator
from fnmatch import fnmatch
from functools import partial

import pytest
from sqlalchemy import Column, Index, select
from sqlmodel import SQLModel

from claimtrack.store import Store, open_store
from claimtrack.store.tables import ARTICLE_SKETCH, CHECK_MATCH, CLAIM, SPEAKER, STANCE
from tests.benchmarks.big_store import fill
from tests.databases import Databases
from tests.queries import Ask, queries
from tests.store.plans import whole_reads

COUNT = 2_000

_QUEUE = "claim by ix_claim_queue"
_NAMES = ("speaker*", "alias*")
REASONS: dict[str, tuple[str, ...]] = {
    # The queue is read in its order, from an index that holds all it is filtered by most.
    "desk: first page of the queue": (_QUEUE,),
    "desk: the whole queue": (_QUEUE,),
    "desk: each claim once": (_QUEUE,),
    "desk: is:judged": (_QUEUE,),
    "claims": (_QUEUE,),
    "claims --verdict none": (_QUEUE,),
    # Letters within a text: as far as the page needs. `search` has an index for words.
    "claims --text": (_QUEUE,),
    "quotes --text": ("quote",),
    "articles --text": ("article",),
    # In the order of their numbers, which is that of the table, as far as the page needs.
    "articles": ("article",),
    "desk: articles": ("article",),
    "quotes": ("quote",),
    "quotes --kind": ("quote",),
    # Those of a day in the order of their numbers: whichever index the database takes.
    "articles --since": ("article",),
    # A part of a name: one short row for each name, and there are few beside the quotes.
    "desk: names that begin so": _NAMES,
    "claims --speaker": _NAMES,
    "quotes --speaker": _NAMES,
    "search --speaker": _NAMES,
    "speakers NAME": _NAMES,
    # All speakers, those with most quotes first; pairs of all.
    "speakers": _NAMES,
    "speakers suggestions": _NAMES,
    # All pairs that wait, the best first; as many as the links that are not sure.
    "claims suggestions": ("claim_link*",),
    # The same of the claims that were checked before.
    "checks match": ("check_match*",),
    # The few corrected ones among all: counted when asked for.
    "desk: is:corrected": ("claim*",),
    # Sums over everything: of an index that holds what is summed, where there is one.
    "desk: progress": ("claim by *",),
    "desk: figures": ("claim by ix_claim_status", "stance by ix_stance_*"),
    "desk: reviewers": ("action by ix_action_reviewer",),
    "export (its first page)": (_QUEUE, "quote"),
    "db stats": ("*",),
}
EVERYWHERE = ("search_size",)
"""A row for 65,536 items."""

POINTING = (
    *(ARTICLE_SKETCH.c.article_id, CHECK_MATCH.c.check_id, STANCE.c.speaker_id),
    *(CLAIM.c.quote_id, SPEAKER.c.merged_into),
)
"""Columns by which mostly writing looks for rows: those that point at what is changed or deleted."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[Store]:
    url = databases.new(tmp_path_factory.mktemp("plans"), "plans")
    with open_store(url) as opened:
        fill(opened, COUNT)
        yield opened
    databases.forget(url)


@pytest.fixture(scope="module")
def asked(store: Store) -> dict[str, Ask]:
    found = queries(store)
    for column in POINTING:
        found[f"rows of {column}"] = partial(_pointing, column)
    return found


def _pointing(column: Column[int], store: Store) -> None:
    with store._reading() as connection:
        connection.execute(select(column.table.c[column.name]).where(column == 1)).all()


def _unexplained(store: Store, asked: dict[str, Ask]) -> dict[str, set[str]]:
    """What each query reads as a whole without a reason."""
    found = {}
    for name, ask in asked.items():
        known = (*REASONS.get(name, ()), *EVERYWHERE)
        reads = {
            read
            for read in whole_reads(store, ask)
            if not any(fnmatch(read, pattern) for pattern in known)
        }
        if reads:
            found[name] = reads
    return found


def test_all_is_found_by_index(store: Store, asked: dict[str, Ask]) -> None:
    assert _unexplained(store, asked) == {}


def test_every_reason_is_of_a_query(asked: dict[str, Ask]) -> None:
    assert set(REASONS) <= set(asked)


def _indexes() -> list[Index]:
    tables = SQLModel.metadata.sorted_tables
    return sorted((one for table in tables for one in table.indexes), key=lambda one: str(one.name))


@pytest.mark.parametrize("index", _indexes(), ids=lambda index: index.name)
def test_without_an_index_it_is_told(store: Store, asked: dict[str, Ask], index: Index) -> None:
    with store._writing() as connection:
        index.drop(connection)
    try:
        found = _unexplained(store, asked)
    finally:
        with store._writing() as connection:
            index.create(connection)
    assert found
