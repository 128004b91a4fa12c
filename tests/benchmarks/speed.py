"""How fast the analysis is: `python -m tests.benchmarks.speed FOLDER [--threads N] [--peer PYTHON]`.

Prints words per second (blank-separated words of the texts, by wall clock) of the attribution tagger
alone and of the whole analysis, the time to load, the peak memory and the machine; with `--peer`, the
same of textacy in the Python that `make peer` installs it in. Figures in the README come from it, on the
84 development articles of PolNeAR.
"""

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import time
from pathlib import Path

import torch

from claimtrack.reading import find_files, read_path
from claimtrack.spans import Span


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--limit", type=int, default=0, help="only so many articles")
    parser.add_argument("--runs", type=int, default=3, help="runs of the tagger; the median counts")
    parser.add_argument("--peer", type=Path, help="a Python with textacy, to compare with")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)

    started = time.perf_counter()
    from claimtrack.analyzer import Analyzer, body_paragraphs

    analyzer = Analyzer()
    loaded = time.perf_counter() - started
    articles = [article for file in find_files([options.folder]) for article in read_path(file)]
    articles = articles[: options.limit or None]
    words = sum(len(article.text.split()) for article in articles)
    texts = [(article.text, body_paragraphs(article)) for article in articles]

    def tag(some: list[tuple[str, list[Span]]]) -> None:
        analyzer.tagger.tag(analyzer.shared.encoder.read(some))

    tag(texts[:2])
    times = []
    for _ in range(options.runs):
        started = time.perf_counter()
        for start in range(0, len(texts), 16):
            tag(texts[start : start + 16])
        times.append(time.perf_counter() - started)
    tagging = statistics.median(times)
    started = time.perf_counter()
    found = list(analyzer.stream(articles))
    whole = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    machine = platform.processor() or platform.machine()
    bf16 = "yes" if analyzer.shared.encoder.bf16 else "no"
    print(
        f"machine      {machine}, {options.threads} thread(s), bf16 {bf16}, "
        f"Python {platform.python_version()}"
    )
    print(f"texts        {len(articles)} articles, {words:,} words")
    print(f"loading      {loaded:.1f} s (imports and models)")
    print(f"attribution  {words / tagging:,.0f} words/s")
    print(f"everything   {words / whole:,.0f} words/s")
    print(f"memory       {memory:,.0f} MB at most")
    print(f"found        {sum(len(item.attributions) for item in found):,} attributions")
    if options.peer:
        _compare(options.peer, options.folder, options.limit, options.threads, words / whole)


def _compare(python: Path, folder: Path, limit: int, threads: int, own: float) -> None:
    """Runs the peer on the same texts, now that this machine is as it is."""
    script = Path(__file__).with_name("peer_textacy.py")
    command = [str(python), str(script), str(folder), "--limit", str(limit)]
    environment = os.environ | {"OMP_NUM_THREADS": str(threads)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    peer = json.loads(done.stdout)
    speed = peer["words_per_second"]
    print(f"peer         {peer['name']}: direct quotations alone, {peer['found']:,} found")
    print(f"             loading {peer['loading']:.1f} s, {speed:,.0f} words/s")
    print(f"             everything of claimtrack is {own / speed:.2f} times as fast")


if __name__ == "__main__":
    main()
