"""How much memory the analysis holds on to: glibc keeps what torch frees unless it is told."""

import ctypes
import sys
from functools import cache

_MMAP_THRESHOLD = -3  # mallopt's number for it
_LARGE = 4 << 20


@cache
def _library() -> ctypes.CDLL | None:
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") and hasattr(library, "mallopt") else None


def lend_large_blocks() -> None:
    """From now on blocks of 4 MB and more go back to the system as soon as they are free.

    Left alone, glibc raises that limit with the sizes it sees, and the heap grows by a third.
    """
    if (library := _library()) is not None:
        library.mallopt(_MMAP_THRESHOLD, _LARGE)


def give_back() -> None:
    """Returns to the system what is free; takes milliseconds."""
    if (library := _library()) is not None:
        library.malloc_trim(0)
