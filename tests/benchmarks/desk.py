"""How quick the desk is: `python -m tests.benchmarks.desk [--claims 100000]`.

Makes a store of so many claims in a temporary folder and prints the time from opening the desk to
its first paint with items in it (imports not counted), the time from a verdict key to the next
item, and how much memory grows while the queue is scrolled from end to end.
"""

import argparse
import asyncio
import gc
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from claimtrack.attribution.types import Attribution, Speaker
from claimtrack.claims.types import Analysis, Claim, Stance
from claimtrack.review import Desk
from claimtrack.review.screens.desk import DeskScreen
from claimtrack.review.widgets.queue_list import QueueList
from claimtrack.store import Item, Store, open_store
from tests.builders import article, blocks
from tests.review.conftest import settle

CLAIMS_PER_ARTICLE = 20
VERDICTS = 50
WAIT = 0.001


def fill(path: Path, claims: int) -> None:
    """Make a store of `claims` claims by many speakers, a tenth of them contested."""
    chance = random.Random(1)
    started = time.perf_counter()
    with open_store(str(path)) as store:
        for number in range(claims // CLAIMS_PER_ARTICLE):
            store.add(_analysis(number, chance))
    print(f"{claims:,} claims stored in {time.perf_counter() - started:.0f} s", flush=True)


def _analysis(number: int, chance: random.Random) -> Analysis:
    text, said, made = f"Article {number}\n", [], []
    for place in range(CLAIMS_PER_ARTICLE):
        name = f"Speaker {chance.randrange(2000)}"
        words = f"claim {place} of article {number} says that {chance.randrange(10**6)} is so"
        start = len(text) + len(name) + 6
        text += f"{name} said {words}.\n"
        content = ((start, start + len(words)),)
        source = ((start - 6 - len(name), start - 6),)
        cue = ((start - 5, start - 1),)
        said.append(Attribution("indirect", content, source, cue, name, chance.random()))
        denial = Stance(f"Speaker {chance.randrange(2000)}", "denies", cue, 0.9)
        stances = (denial,) if chance.random() < 0.1 else ()
        made.append(
            Claim(name, words, "asserts", content, round(chance.random(), 4), place, stances)
        )
    names = {claim.claimant for claim in made} | {
        stance.by for claim in made for stance in claim.stances
    }
    of = article(text, doc=f"a{number}", title=f"Article {number}", kinds=["headline"])
    of = replace(of, blocks=blocks(text))
    speakers = tuple(Speaker(name, "person") for name in sorted(names))
    return Analysis(of, tuple(said), tuple(made), speakers)


async def until(done: Callable[[], bool]) -> None:
    """Wait until `done()`, looking every millisecond."""
    while not done():
        await asyncio.sleep(WAIT)


async def painted(screen: DeskScreen) -> None:
    """Wait until the screen shows what it is to show now."""
    shown = asyncio.Event()
    screen.call_after_refresh(shown.set)
    await shown.wait()


async def measure(store: Store) -> None:
    """Print the times and the memory."""
    started, worked = time.perf_counter(), time.process_time()
    app = Desk(store, "Ana")
    async with app.run_test(size=(160, 48)) as pilot:
        screen = app.screen
        assert isinstance(screen, DeskScreen)
        await until(lambda: screen.current is not None)
        await painted(screen)
        print(
            f"first paint with items: {time.perf_counter() - started:.3f} s "
            f"(processor time {time.process_time() - worked:.3f} s)"
        )
        await settle(pilot)
        times = []
        work = []
        for number in range(VERDICTS):
            before = screen.current
            started, worked = time.perf_counter(), time.process_time()
            # Not the pilot's `press`, which waits for the processor to be idle.
            app.simulate_key(str(number % 8 + 1))
            await until(partial(_another, screen, before))
            await painted(screen)
            times.append(time.perf_counter() - started)
            await settle(pilot)
            work.append(time.process_time() - worked)
        times.sort()
        print(
            f"verdict key to the next item on the screen: "
            f"median {statistics.median(times) * 1000:.0f} ms, "
            f"95 % within {times[int(VERDICTS * 0.95) - 1] * 1000:.0f} ms "
            f"(processor time {statistics.median(work) * 1000:.0f} ms)"
        )
        before_scrolling = _memory()
        rows = screen.query_one(QueueList)
        for row in range(0, screen.queue.total, max(1, screen.queue.total // 400)):
            rows._move(row)
            await until(partial(_at, rows, row))
        await settle(pilot)
        print(
            f"memory at most: {_memory():.0f} MB, {_memory() - before_scrolling:.0f} MB more "
            "after scrolling from end to end"
        )


def _at(rows: QueueList, row: int) -> bool:
    """Whether `row` is the open one."""
    return rows.cursor == row


def _another(screen: DeskScreen, before: Item | None) -> bool:
    """Whether another item is open and in the rows' cursor."""
    now = screen.current
    return now is not None and before is not None and now.key != before.key


def _memory() -> float:
    """The most memory this process has used so far, in megabytes (Linux counts kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Make the store, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--db", type=Path, help="keep the store here, or use the one that is there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.db or Path(folder) / "desk.db"
        if not path.exists():
            # in a process of its own: what filling leaves in memory is none of the desk's
            process = get_context("spawn").Process(target=fill, args=(path, given.claims))
            process.start()
            process.join()
        with open_store(str(path)) as store:
            gc.freeze()  # as `claimtrack review` does once everything is imported
            asyncio.run(measure(store))


if __name__ == "__main__":
    main()
