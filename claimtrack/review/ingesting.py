"""Reading articles from inside the desk: `claimtrack ingest` in a process of its own.

So the models are never loaded into the desk's process, nothing freezes, and what the process has
stored stays, article by article, however it ends.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """A line that the process wrote; `wrong` for one on standard error."""

    words: str
    wrong: bool = False


async def ingest(location: str, path: str, text: str) -> AsyncIterator[Told]:
    """Reads the file or folder `path`, or without one `text`, into the database at `location`.

    Gives each line as it is written: an article stored, or what failed. Ends with the process,
    and ends the process when it is left early.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "claimtrack", "ingest", path or "-"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        # Not as an argument: others can read those, and a URL may hold a password.
        env={**os.environ, "CLAIMTRACK_DB": location},
    )
    assert process.stdin and process.stdout and process.stderr
    lines: asyncio.Queue[Told | None] = asyncio.Queue()

    async def pass_on(stream: asyncio.StreamReader, wrong: bool) -> None:
        async for line in stream:
            lines.put_nowait(Told(line.decode(errors="replace").rstrip(), wrong))
        lines.put_nowait(None)

    readers = [
        asyncio.create_task(pass_on(process.stdout, False)),
        asyncio.create_task(pass_on(process.stderr, True)),
    ]
    try:
        process.stdin.write(text.encode(errors="replace"))
        process.stdin.close()
        ended = 0
        while ended < len(readers):
            told = await lines.get()
            if told is None:
                ended += 1
            elif told.words:
                yield told
        await process.wait()
    finally:
        for reader in readers:
            reader.cancel()
        if process.returncode is None:
            process.terminate()
            await process.wait()
