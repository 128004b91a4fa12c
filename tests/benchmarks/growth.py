"""How the time of an analysis grows with the length of its text, step by step.

    python -m tests.benchmarks.growth [--least 62500] [--doublings 4] [--text FILE]

prints the seconds of processor time of every step on made-up dense news (or on the beginning of a file of
your own), and what each doubling multiplied the whole by: 2 is linear.
"""

import argparse
import time
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path

from claimtrack.analyzer import Analyzer, body_paragraphs
from claimtrack.attribution.attribute import attribute, draft
from claimtrack.claims.find import find_claims
from claimtrack.reading import read_bytes
from tests.hostile.dense import dense_news


@dataclass(frozen=True, slots=True)
class Steps:
    """Seconds of processor time."""

    reading: float
    encoding: float
    tagging: float
    drafting: float
    parsing: float
    speakers: float
    claims: float

    @property
    def whole(self) -> float:
        """All of them."""
        return float(sum(getattr(self, step.name) for step in fields(self)))


def measure(analyzer: Analyzer, text: str) -> Steps:
    """The steps of `Analyzer.analyze` on one text, timed apart."""
    times = [time.process_time()]

    def done() -> None:
        times.append(time.process_time())

    articles = read_bytes(text.encode(), name="a.txt")
    texts = [(article.text, body_paragraphs(article)) for article in articles]
    done()
    reads = analyzer.shared.encoder.read(texts)
    done()
    tagged = analyzer.tagger.tag(reads)
    done()
    drafted = [
        draft(whole, paragraphs, own, analyzer.tagger.calibration)
        for (whole, paragraphs), own in zip(texts, tagged, strict=True)
    ]
    done()
    documents = analyzer.language.read(texts, reads)
    done()
    found = [attribute(own, document) for own, document in zip(drafted, documents, strict=True)]
    done()
    for document, (attributions, speakers) in zip(documents, found, strict=True):
        find_claims(document, attributions, speakers)
    done()
    return Steps(*(after - before for before, after in pairwise(times)))


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--least", type=int, default=62_500, help="characters of the shortest text")
    parser.add_argument("--doublings", type=int, default=4)
    parser.add_argument("--text", type=Path)
    given = parser.parse_args()
    most = given.least << given.doublings
    text = given.text.read_text("utf-8") if given.text else dense_news(most)
    analyzer = Analyzer()
    measure(analyzer, text[:5_000])
    names = [step.name for step in fields(Steps)]
    print("characters", *(f"{name:>9}" for name in (*names, "whole", "times")))
    before = 0.0
    for doubling in range(given.doublings + 1):
        size = given.least << doubling
        took = measure(analyzer, text[:size])
        row = [*(getattr(took, name) for name in names), took.whole]
        times = f"{took.whole / before:9.2f}" if before else ""
        print(f"{size:10,}", *(f"{value:9.2f}" for value in row), times, flush=True)
        before = took.whole


if __name__ == "__main__":
    main()
