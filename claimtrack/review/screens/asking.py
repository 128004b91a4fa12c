"""How every screen asks the store: in a thread, so that nothing freezes; a failure is told."""

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from textual.dom import DOMNode

from claimtrack.glyphs import visible

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")


class Asking(DOMNode):
    """For screens that ask the store."""

    async def ask(
        self, call: Callable[_Given, _Answer], *args: _Given.args, **given: _Given.kwargs
    ) -> tuple[_Answer] | None:
        """What `call` gives, from a thread, as a tuple of one; None when it failed (it is told)."""
        try:
            return (await asyncio.to_thread(call, *args, **given),)
        except Exception as error:  # whatever it is, the reviewer must know and the desk go on
            words = visible(str(error)) or type(error).__name__
            self.app.notify(
                words, title="The store says", severity="error", timeout=12, markup=False
            )
            return None
