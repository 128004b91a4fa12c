"""Many reviewers at once: every verdict kept, none overwritten, and how long each took.

    python -m tests.benchmarks.writers [--writers 20] [--seconds 60] [--pause 0.5] [--db URL]

Each writer is a process of its own, as a desk is, and gives verdicts on the same 120 claims. With
`--pause 0` they do nothing else, which is the worst case; reviewers read before they judge.
"""

import argparse
import platform
import tempfile
from pathlib import Path

from claimtrack.store import open_store
from tests.builders import TEXT, sample_analysis, sample_store
from tests.faults.workers import Worker, add_verdicts

_ARTICLES = 40


def measure(database: str, writers: int, seconds: float, pause: float) -> list[float]:
    """The seconds that each verdict took, sorted; raises AssertionError if one is not there."""
    with sample_store(database) as store:
        for number in range(_ARTICLES - 1):
            store.add(sample_analysis(text=f"{TEXT}\n{number}\n", doc=f"article-{number}"))
        claims = store.count()
    names = [f"reviewer {number}" for number in range(writers)]
    workers = [Worker(add_verdicts, database, name, seconds, pause, claims) for name in names]
    told = {name: worker.told()[1:] for name, worker in zip(names, workers, strict=True)}
    with open_store(database) as store:
        found = [(view.reviewer, int(view.rationale)) for view in store.verdicts()]
        assert store.check() == []
    given = [(name, number) for name, said in told.items() for number, _ in said]
    assert sorted(found) == sorted(given), "a verdict is lost, or twice there"
    return sorted(took for said in told.values() for _, took in said)


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--writers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--pause", type=float, default=0.5)
    parser.add_argument("--db", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = given.db or str(Path(folder) / "news.db")
        took = measure(database, given.writers, given.seconds, given.pause)
    print(f"machine   {platform.machine()}, Python {platform.python_version()}")
    print(f"writers   {given.writers}, each {given.pause} s between two verdicts")
    print(f"verdicts  {len(took)} in {given.seconds:.0f} s, every one there, none twice")
    for name, share in (("median", 0.5), ("p95", 0.95), ("p99", 0.99), ("slowest", 1.0)):
        print(f"{name:9} {1000 * took[min(len(took) - 1, int(share * len(took)))]:.1f} ms")


if __name__ == "__main__":
    main()
