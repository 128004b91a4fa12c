"""Readers of layered formats that libraries parse, each run in a process of its own.

A document made to exhaust memory or time then ends that process, not claimtrack's: the limits hold
whatever the library does. The child gets the document on standard input and answers with JSON.
"""

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import Literal

from claimtrack.errors import ReadingError
from claimtrack.reading.extract import Extract

Format = Literal["pdf", "docx", "feed"]

MOST_MEMORY = 1_500_000_000
"""Bytes of address space that reading a document may take."""

MOST_SECONDS = 60
"""Seconds of processor time that it may take."""

MOST_CHARACTERS = 5_000_000
"""Text beyond this is not taken out of a document; articles are far shorter."""

DAMAGED = 2
"""The exit status that says the document cannot be read; why is on standard error."""


def require(extra: str, module: str, what: str, name: str) -> None:
    """Raises `ReadingError` that names the extra to install when `module` is missing."""
    if find_spec(module) is None:
        raise ReadingError(f"{name}: to read {what}, install: pip install 'claimtrack[{extra}]'")


def extract_apart(form: Format, data: bytes, *, name: str) -> list[Extract]:
    """What the reader `formats.<form>` finds in the document `data`: one `Extract` for each article.

    Raises `ReadingError`: the document is damaged or encrypted, or takes more memory or time than a
    document may.
    """
    command = [sys.executable, "-m", "claimtrack.reading.apart", form]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=MOST_SECONDS + 30, check=False
        )
    except subprocess.TimeoutExpired:
        raise ReadingError(f"{name}: reading it takes longer than a document may") from None
    if done.returncode == 0:
        return [Extract(**fields) for fields in json.loads(done.stdout)]
    if done.returncode == DAMAGED:
        raise ReadingError(f"{name}: {done.stderr.decode(errors='replace').strip()}")
    raise ReadingError(
        f"{name}: reading it takes more memory or time than a document may; "
        "is it damaged, or made to do harm?"
    )
