"""How every screen asks the store: in a thread, so that nothing freezes; a failure is told."""

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from textual.dom import DOMNode

from claimtrack.glyphs import visible

PATIENCE = 2.0
"""Seconds until a reviewer is told that the store has not answered yet."""

WAITING = "No answer yet, waiting … What is not shown as saved is not saved so far."

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")


class Asking(DOMNode):
    """For screens that ask the store."""

    async def ask(
        self, call: Callable[_Given, _Answer], *args: _Given.args, **given: _Given.kwargs
    ) -> tuple[_Answer] | None:
        """What `call` gives, from a thread, as a tuple of one; None when it failed (it is told).

        Where the answer takes long, that is told too: another program may hold the database.
        """
        asked = asyncio.ensure_future(asyncio.to_thread(call, *args, **given))
        try:
            await asyncio.wait({asked}, timeout=PATIENCE)
            if not asked.done():
                self.app.notify(WAITING, title="The store", timeout=6, markup=False)
            return (await asked,)
        except asyncio.CancelledError:
            asked.cancel()
            raise
        except Exception as error:  # whatever it is, the reviewer must know and the desk go on
            words = visible(str(error)) or type(error).__name__
            self.app.clear_notifications()  # a store that is gone says so every second
            self.app.notify(
                words, title="The store says", severity="error", timeout=12, markup=False
            )
            return None
