"""How fast and how sure search is: `python -m tests.benchmarks.search [--quotes N] [--queries N]`.

Makes a store of made-up quotes (see `made_up`) in a temporary folder and asks for some of them as
somebody half remembers them. Prints for claimtrack's search, for brute force by RapidFuzz
(`process.extract` with `fuzz.ratio` over all texts, folded beforehand) and for a plain FTS5 query (all
trigrams joined by OR, ranked by bm25): the time a query takes, the CPU time (what it would take with
nobody else on the machine), how often the right quote comes first and how often among ten. Brute force
and FTS5 take long, so they get fewer, the first ones; all three are compared on those. Also: the index
beside the text, and adding 1,000 quotes.
"""

import argparse
import os
import platform
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from claimtrack.folding import folded
from claimtrack.search import search_quotes
from claimtrack.store import Store, open_store
from tests.benchmarks.made_up import noisy, quotes
from tests.search.test_search import add_quotes

AN_ARTICLE = 30


@dataclass(frozen=True)
class Case:
    quote: str
    query: str


Found = list[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotes", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--compared", type=int, default=50, help="queries for the slow ways")
    parser.add_argument("--fts5", type=int, default=10, help="queries for plain FTS5")
    parser.add_argument(
        "--slips", type=float, default=0.1, help="share of words dropped, and so on"
    )
    parser.add_argument(
        "--letters", type=float, default=0.1, help="share of characters with a slip"
    )
    parser.add_argument("--seed", type=int, default=2026)
    options = parser.parse_args()
    print(f"machine   {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"software  Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    texts = list(quotes(options.quotes, options.seed))
    cases = list(_cases(texts, options))
    print(f"queries   {len(cases)}, of the words {options.slips:.0%} dropped, {options.slips:.0%} "
          f"replaced, {options.slips:.0%} swapped; of the characters {options.letters:.0%} with a slip; "
          f"seed {options.seed}")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        with open_store(str(path)) as store:
            _fill(store, texts)
            _print_index(store, texts)
            _print_adding(store, options.seed)
            _print_all(store, texts, cases, options, Path(folder) / "plain.db")


def _cases(texts: Sequence[str], options: argparse.Namespace) -> list[Case]:
    chance = random.Random(options.seed + 1)
    asked = chance.sample(texts, options.queries)
    words = [word for text in asked for word in text.split()]
    return [
        Case(text, noisy(text, words, chance, slips=options.slips, letters=options.letters))
        for text in asked
    ]


def _fill(store: Store, texts: Sequence[str]) -> None:
    """All quotes as those of one article: what is measured is the index, not the ingest."""
    started = time.perf_counter()
    add_quotes(store, ["The first of all"])
    columns = (
        "article_id, speaker_id, kind, start, content, source, cue, confidence, reasons, "
        "status, hidden, added_by"
    )
    with store._writing() as connection:
        connection.exec_driver_sql(
            f"INSERT INTO quote ({columns}, words) SELECT {columns}, ? FROM quote WHERE id = 1",
            [(text,) for text in texts],
        )
        rows_done = time.perf_counter()
    print(
        f"filling   rows {rows_done - started:.0f} s, index {time.perf_counter() - rows_done:.0f} s"
    )


def _print_index(store: Store, texts: Sequence[str]) -> None:
    size = sum(len(text.encode()) for text in texts)
    with store._reading() as connection:
        pages: int = connection.exec_driver_sql(
            "SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%search_%'"
        ).scalar_one()
    print(f"quotes    {len(texts):,}, {size / 1e6:.1f} MB of text")
    print(f"index     {pages / 1e6:.1f} MB on the disk, {pages / size:.2f} x the text", flush=True)


def _print_adding(store: Store, seed: int) -> None:
    more = list(quotes(1_000, seed + 2))
    with store._writing() as connection:  # not measured: whatever was pending before
        connection.exec_driver_sql("SELECT 1")
    started = time.perf_counter()
    for start in range(0, len(more), AN_ARTICLE):
        add_quotes(store, more[start : start + AN_ARTICLE])
    apart = time.perf_counter() - started
    whole = list(quotes(1_000, seed + 3))
    started, worked = time.perf_counter(), time.process_time()
    add_quotes(store, whole)
    print(f"adding    1,000 quotes: {time.perf_counter() - started:.2f} s as one article "
          f"(processor time {time.process_time() - worked:.2f} s), "
          f"{apart:.2f} s as {len(more) // AN_ARTICLE + 1} articles, index and commits included",
          flush=True)  # fmt: skip


def _print_all(
    store: Store,
    texts: Sequence[str],
    cases: Sequence[Case],
    options: argparse.Namespace,
    plain: Path,
) -> None:
    def ours(query: str) -> Found:
        return [hit.item.text for hit in search_quotes(store, query)]

    plain_texts = [folded(text) for text in texts]

    def brute(query: str) -> Found:
        found = process.extract(folded(query), plain_texts, scorer=fuzz.ratio, limit=10)
        return [texts[place] for _, score, place in found]

    print(f"\n{'':34}{'p50 ms':>9}{'p95 ms':>9}{'CPU p95':>9}{'first':>9}{'in ten':>9}")
    ours(cases[0].query)  # imports
    own = _measured(f"claimtrack, {len(cases)} queries", ours, cases)
    few = cases[: options.compared]
    _measured(f"claimtrack, the first {len(few)}", ours, few)
    theirs = _measured("brute force by RapidFuzz", brute, few)
    fewer = cases[: options.fts5]
    _measured(f"claimtrack, the first {len(fewer)}", ours, fewer)
    _measured("plain FTS5, trigrams and OR", _fts5(plain, texts), fewer)
    right = [
        case.quote in mine
        for case, mine, other in zip(few, own, theirs, strict=False)
        if case.quote in other
    ]
    print(f"\nrecall: of the {len(right)} right quotes that brute force has among its ten, "
          f"claimtrack has {np.mean(right):.1%}")  # fmt: skip
    for words in ("a", "it", "police", "the government"):
        started = time.perf_counter()
        count = len(ours(words))
        print(
            f"short     {words!r}: {count} hits in {1000 * (time.perf_counter() - started):.0f} ms"
        )


def _measured(name: str, way: Callable[[str], Found], cases: Sequence[Case]) -> list[Found]:
    times, busy, answers = [], [], []
    for case in cases:
        started, worked = time.perf_counter(), time.process_time()
        answers.append(way(case.query))
        times.append(1000 * (time.perf_counter() - started))
        busy.append(1000 * (time.process_time() - worked))
    first = sum(found[:1] == [case.quote] for found, case in zip(answers, cases, strict=True))
    among = sum(case.quote in found for found, case in zip(answers, cases, strict=True))
    middle, late = np.percentile(times, [50, 95])
    worked = np.percentile(busy, 95)
    shares = f"{first / len(cases):>9.1%}{among / len(cases):>9.1%}"
    print(f"{name:34}{middle:>9.1f}{late:>9.1f}{worked:>9.1f}{shares}", flush=True)
    return answers


def _fts5(path: Path, texts: Sequence[str]) -> Callable[[str], Found]:
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIRTUAL TABLE plain USING fts5(words, tokenize='trigram')")
    connection.executemany("INSERT INTO plain VALUES (?)", ((text,) for text in texts))
    connection.commit()

    def search(query: str) -> Found:
        pieces = {query[start : start + 3] for start in range(len(query) - 2)}
        asked = " OR ".join('"{}"'.format(piece.replace('"', '""')) for piece in sorted(pieces))
        rows = connection.execute(
            "SELECT words FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 10", (asked,)
        )
        return [words for (words,) in islice(rows, 10)]

    return search


if __name__ == "__main__":
    main()
