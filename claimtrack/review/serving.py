"""The same desk in a browser: each page that is opened runs a desk of its own on the database."""

import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from claimtrack.errors import ClaimtrackError

_PAGE = Path(__file__).parent / "page"
"""Our own page: the one that comes with textual-serve has the browser ask Google for a font."""


def serve(db: str, options: Sequence[str], host: str, port: int) -> None:
    """Serve desks at `http://host:port` until interrupted; `options` are `claimtrack review`'s.

    Whoever reaches the port can review: it is for one's own machine, or behind a door of one's own.

    Raises:
        ClaimtrackError: the part of claimtrack that does this is not installed.
    """
    try:
        from textual_serve.server import Server
    except ImportError:
        raise ClaimtrackError(
            "--serve needs textual-serve: pip install 'claimtrack[serve]'"
        ) from None
    if db:
        # Not as an argument: others can read those, and a URL may hold a password.
        os.environ["CLAIMTRACK_DB"] = db
    command = [sys.executable, "-m", "claimtrack", "review", *options]
    server = Server(
        shlex.join(command), host=host, port=port, title="claimtrack", templates_path=_PAGE
    )
    server.serve()
