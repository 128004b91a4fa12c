"""How fast syndicated copies are found in a store of many articles, and whether they are.

python -m tests.benchmarks.copies --articles 100000
"""

import argparse
import random
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles

from sqlalchemy import insert

from claimtrack.reading.article import Block
from claimtrack.reading.copies import SKETCH, sketch, words_of
from claimtrack.store import Store, open_store
from claimtrack.store.copies import find_first
from claimtrack.store.tables import ARTICLE, ARTICLE_SKETCH, now

_VOCABULARY = 30_000
_BOILERPLATE = (
    "This report was written with the help of the other staff of our newsroom and of an agency, "
    "and it may be corrected as more becomes known about what took place on that day."
)


def story(made: random.Random) -> list[str]:
    """Six to twelve paragraphs of 20 to 60 words, drawn by Zipf's law, and one that all share."""
    ranks = [int(_VOCABULARY ** made.random()) for _ in range(made.randint(200, 500))]
    words = [f"w{rank:x}" for rank in ranks]
    cuts = sorted(made.sample(range(20, len(words) - 20), made.randint(5, 11)))
    edges = [0, *cuts, len(words)]
    body = [" ".join(words[start:end]) for start, end in pairwise(edges)]
    return [*body, _BOILERPLATE]


def laid_out(paragraphs: list[str]) -> tuple[str, list[Block]]:
    """A text of these paragraphs, all of them body."""
    blocks, at = [], 0
    for words in paragraphs:
        blocks.append(Block(at, at + len(words), "body"))
        at += len(words) + 1
    return "\n".join(paragraphs), blocks


def fill(store: Store, articles: int, queries: int, made: random.Random) -> dict[int, list[str]]:
    """Writes articles; only those that are asked for have texts, the others only sketches, of
    random hashes and of what all stories share."""
    asked = set(made.sample(range(1, articles + 1), queries))
    shared = _sketched([_BOILERPLATE] * 2)[:2]
    kept: dict[int, list[str]] = {}
    for start in range(1, articles + 1, 5_000):
        rows, hashes = [], []
        for number in range(start, min(start + 5_000, articles + 1)):
            paragraphs = story(made) if number in asked else [_BOILERPLATE]
            text, blocks = laid_out(paragraphs)
            if number in asked:
                kept[number] = paragraphs
                own = _sketched(paragraphs)
            else:
                own = (*shared, *(made.getrandbits(63) for _ in range(SKETCH - 2)))
            names = ("doc", "title", "url", "publisher", "byline", "date", "path")
            rows.append(
                dict.fromkeys(names, "")
                | {"id": number, "digest": str(number), "language": "en", "offset": 0}
                | {"extracted": False, "text": text, "added": now()}
                | {"blocks": [[block.start, block.end, block.kind] for block in blocks]}
            )
            hashes += [{"hash": value, "article_id": number} for value in own]
        with store._writing() as connection:
            connection.execute(insert(ARTICLE), rows)
            connection.execute(insert(ARTICLE_SKETCH), hashes)
    return kept


def _sketched(paragraphs: list[str]) -> tuple[int, ...]:
    return sketch(words_of(*laid_out(paragraphs)))


def main() -> None:
    """Fills a store, then asks for copies and for stories of their own."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--queries", type=int, default=300)
    chosen = options.parse_args()
    made = random.Random(1)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(str(Path(folder, "copies.db"))) as store,
    ):
        kept = fill(store, chosen.articles, chosen.queries, made)
        cut = [
            _timed(store, paragraphs[: max(3, len(paragraphs) * 2 // 3)], number)
            for number, paragraphs in kept.items()
        ]
        own = [_timed(store, story(made), None) for _ in range(len(kept))]
    for label, found in (("copies, cut by a third", cut), ("stories of their own", own)):
        times = sorted(1000 * seconds for seconds, _ in found)
        share = 100 * sum(good for _, good in found) / len(found)
        print(
            f"{chosen.articles:,} articles, {label}: {share:.1f} % right of {len(found)}, "
            f"median {median(times):.1f} ms, 95 % within {quantiles(times, n=20)[-1]:.1f} ms"
        )


def _timed(store: Store, paragraphs: list[str], expected: int | None) -> tuple[float, bool]:
    text, blocks = laid_out(paragraphs)
    began = time.perf_counter()
    with store._reading() as connection:
        found = find_first(connection, text, blocks)
    return time.perf_counter() - began, found == expected


if __name__ == "__main__":
    main()
