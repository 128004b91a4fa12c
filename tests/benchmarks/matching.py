"""How long matching takes among many earlier checks: made-up texts, vectors and all in one store.

python -m tests.benchmarks.matching --checks 100000 --claims 1000
"""

import argparse
import statistics
import tempfile
import time
from itertools import islice
from pathlib import Path

from claimtrack.store import FactCheck, Store, open_store
from tests.benchmarks.made_up import quotes
from tests.store.test_occurrences import news


def timed(what: str, times: list[float]) -> None:
    """Prints the median and the 95th percentile of so many seconds, in ms."""
    times.sort()
    late = times[int(0.95 * (len(times) - 1))]
    print(f"{what:44} median {statistics.median(times) * 1e3:8.1f} ms   95 % {late * 1e3:8.1f} ms")


def main() -> None:
    """Fills a store, asks it, and prints the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checks", type=int, default=100_000)
    parser.add_argument("--claims", type=int, default=1_000)
    parser.add_argument("--asked", type=int, default=50)
    given = parser.parse_args()
    made = quotes(given.checks + given.claims + given.asked)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "news.db")
        with open_store(path) as store:
            _fill(store, list(islice(made, given.checks)), list(islice(made, given.claims)))
        with open_store(path) as store:
            words = list(islice(made, given.asked))
            started = time.perf_counter()
            store.checks_like(words[0])
            print(f"the first question of a process: {time.perf_counter() - started:.2f} s")
            times = []
            for text in words:
                started = time.perf_counter()
                store.checks_like(text)
                times.append(time.perf_counter() - started)
            timed(f"checks_like among {given.checks:,} checks", times)
            times = []
            for number, text in enumerate(words):
                analysis = news(f"asked {number}", text)
                started = time.perf_counter()
                store.add(analysis)
                times.append(time.perf_counter() - started)
            timed("an article with one claim stored and compared", times)
        print(f"the database: {Path(path).stat().st_size / 1e6:.0f} MB")


def _fill(store: Store, checks: list[str], claims: list[str]) -> None:
    started = time.perf_counter()
    for number, words in enumerate(claims):
        store.add(news(f"filled {number}", words))
    print(f"{len(claims):,} articles with a claim stored: {time.perf_counter() - started:.1f} s")
    started = time.perf_counter()
    store.import_checks(
        [FactCheck(words, url=f"https://a.example/{n}") for n, words in enumerate(checks)]
    )
    print(f"{len(checks):,} checks imported: {time.perf_counter() - started:.1f} s")
    started = time.perf_counter()
    matched = store.match_checks()
    print(
        f"compared with {len(claims):,} claims: {time.perf_counter() - started:.1f} s ({matched} have one)"
    )


if __name__ == "__main__":
    main()
