"""How long every query takes as a store grows: `python -m tests.benchmarks.scale`.

Makes stores of made-up quotes (see `big_store`; ten to an article, a claim to every second) on SQLite
and on a PostgreSQL of its own, and asks each what the desk and the commands ask (`tests.queries`). Prints
a table of milliseconds: processor time (of PostgreSQL's server too), which others on the machine
disturb little, and in brackets the time on the clock; each the median of several runs after a first
one. What takes over 100 ms of processor time is in bold.
"""

import argparse
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from claimtrack.store import Store, open_store
from tests.benchmarks.big_store import fill
from tests.queries import Ask, queries

RUNS = 5
PATIENCE = 4.0
"""Seconds that a query may take in all; a slow one is asked less often."""
SLOW = 100.0

Times = dict[str, tuple[float, float]]
"""Milliseconds of processor time and on the clock, by query."""


def main() -> None:
    """Make the stores, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--engines", nargs="+", default=["sqlite", "postgresql"])
    given = parser.parse_args()
    print(f"machine   {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    columns: dict[str, Times] = {}
    for engine in given.engines:
        with databases(engine) as new:
            for count in given.quotes:
                name = f"{'SQLite' if engine == 'sqlite' else 'PostgreSQL'} {count:,}"
                columns[name] = measured(next(new), count, name)
                print(f"\n{table({name: columns[name]})}\n", flush=True)
    print(f"\n{table(columns)}")


@contextmanager
def databases(engine: str) -> Iterator[Iterator[str]]:
    """Gives new databases of an engine, by their URLs."""
    if engine == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield (str(Path(folder) / f"{number}.db") for number in range(100))
        return
    from tests.postgres import Cluster

    cluster = Cluster("shared_buffers = 256MB", "max_parallel_workers_per_gather = 0")
    try:
        yield (cluster.url(cluster.create()) for _ in range(100))
    finally:
        cluster.stop()


def measured(url: str, count: int, name: str) -> Times:
    """Fills a database, and asks it."""
    started = time.perf_counter()
    with open_store(url) as store:
        fill(store, count)
        held = store.contents()
        print(
            f"{name}: filled in {time.perf_counter() - started:.0f} s, {held.bytes / 1e6:,.0f} MB, "
            + ", ".join(f"{rows:,} {kind}" for kind, rows in held.rows.items() if rows),
            flush=True,
        )
        return {asked: _times(store, ask) for asked, ask in queries(store).items()}


def _times(store: Store, ask: Ask) -> tuple[float, float]:
    clock: list[float] = []
    work: list[float] = []
    ask(store)
    server = _server(store)
    end = time.perf_counter() + PATIENCE
    while len(clock) < RUNS and (not clock or time.perf_counter() < end):
        started, worked, served = time.perf_counter(), time.process_time(), _worked(server)
        ask(store)
        clock.append(1000 * (time.perf_counter() - started))
        work.append(1000 * (time.process_time() - worked + _worked(server) - served))
    return statistics.median(work), statistics.median(clock)


def _server(store: Store) -> Path | None:
    """Where Linux says how long the server's process of the store's (only) connection has worked."""
    with store._reading() as connection:
        if connection.dialect.name == "sqlite":
            return None
        return Path(f"/proc/{connection.scalar(text('SELECT pg_backend_pid()'))}/schedstat")


def _worked(server: Path | None) -> float:
    """Seconds of processor time of another process; the file counts nanoseconds."""
    return int(server.read_text().split()[0]) / 1e9 if server else 0.0


def table(columns: dict[str, Times]) -> str:
    """The times as a table in Markdown."""
    lines = [_row("query, ms", columns), _row("---", ["---:"] * len(columns))]
    asked = next(iter(columns.values()))
    lines += [_row(query, [_shown(times[query]) for times in columns.values()]) for query in asked]
    return "\n".join(lines)


def _row(first: str, cells: Sequence[str] | dict[str, Times]) -> str:
    return f"| {first} | {' | '.join(cells)} |"


def _shown(times: tuple[float, float]) -> str:
    work, clock = (f"{value:,.0f}" if value >= 10 else f"{value:.1f}" for value in times)
    return f"**{work}** ({clock})" if times[0] > SLOW else f"{work} ({clock})"


if __name__ == "__main__":
    main()
