"""The process that reads one document (`python -m claimtrack.reading.apart FORMAT`).

It gets the document on standard input and answers with JSON; see `isolated`.
"""

import json
import sys
from dataclasses import asdict

from claimtrack.errors import ReadingError
from claimtrack.reading.extract import Extract
from claimtrack.reading.isolated import DAMAGED, MOST_MEMORY, MOST_SECONDS


def _limit() -> None:
    """Bounds this process; only where the system can (not on Windows, where time alone does)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(form: str) -> int:
    """Reads a document on standard input, writes what it holds to standard output."""
    _limit()
    try:
        data = sys.stdin.buffer.read()
        sys.stdout.write(json.dumps([asdict(extract) for extract in _extracts(form, data)]))
    except MemoryError:
        return DAMAGED + 1
    except ReadingError as error:
        sys.stderr.write(str(error))
        return DAMAGED
    except Exception as error:  # any document may break a library
        sys.stderr.write(f"the document is damaged ({type(error).__name__}: {error})"[:500])
        return DAMAGED
    return 0


def _extracts(form: str, data: bytes) -> list[Extract]:
    if form == "pdf":
        from claimtrack.reading.formats.pdf import extract_pdf

        return [extract_pdf(data)]
    if form == "docx":
        from claimtrack.reading.formats.docx import extract_docx

        return [extract_docx(data)]
    from claimtrack.reading.formats.feed import extract_feed

    return extract_feed(data)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
