"""A coverage-guided fuzzer (atheris) for the readers and for quotation marks.

    python -m tests.hostile.fuzz [--seconds 60] [--corpus DIR] [--only readers|marks]

It stops at the first input that breaks what `any_input` says must hold, and leaves it in a file `crash-…`.
`make fuzz` installs it (extra `fuzz`).
"""

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["claimtrack"]):
    from tests.hostile.any_input import check_marks, check_reading, good_files, in_this_process

ENDINGS = sorted(good_files())


def try_readers(data: bytes) -> None:
    """The first byte chooses the format."""
    if data:
        with in_this_process():
            check_reading(data[1:], ENDINGS[data[0] % len(ENDINGS)])


def try_marks(data: bytes) -> None:
    """Bytes as text; in UTF-8 few of them would be marks."""
    check_marks(data.decode("utf-8", "replace"))
    check_marks("".join(MARKS[byte % len(MARKS)] for byte in data))


MARKS = "\"“”„‟«»'‘’`‹› .,!?\na1—-(\u2028s"


def write_seeds(folder: Path) -> None:
    """Sound files to begin with."""
    for number, (ending, data) in enumerate(sorted(good_files().items())):
        (folder / f"good-{ending}").write_bytes(bytes([number]) + data)


def main() -> None:
    """Runs for a time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument(
        "--corpus", type=Path, help="a folder that keeps what was found interesting"
    )
    parser.add_argument("--only", choices=("readers", "marks"), default="readers")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        corpus = given.corpus or Path(scratch)
        corpus.mkdir(parents=True, exist_ok=True)
        write_seeds(corpus)
        limits = ["-timeout=20", "-rss_limit_mb=3000", "-max_len=20000"]
        options = [f"-max_total_time={given.seconds}", *limits, str(corpus)]
        atheris.Setup([sys.argv[0], *options], try_marks if given.only == "marks" else try_readers)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
