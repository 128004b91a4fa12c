"""The desk in a browser: a real Chromium opens what `claimtrack review --serve` serves, and judges."""

import asyncio
import base64
import os
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from claimtrack.store import Store
from tests.review.browser import PATIENCE, Page, chromium


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def served(store: Store, port: int) -> AsyncIterator[None]:
    """`claimtrack review --serve` on the store, listening."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "claimtrack", "review", "--serve", "--port", str(port)),
        *("--reviewer", "Bea"),
        env={**os.environ, "CLAIMTRACK_DB": store.location},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(PATIENCE):
            while not listening(port):
                assert process.returncode is None, "it ended by itself"
                await asyncio.sleep(0.1)
        yield
    finally:
        process.terminate()
        await process.wait()


def listening(port: int) -> set[str]:
    """The addresses at which somebody on this machine listens to `port`, as the kernel lists them."""
    tables = (Path(f"/proc/net/{name}") for name in ("tcp", "tcp6"))
    rows = [
        line.split()
        for table in tables
        if table.exists()
        for line in table.read_text().splitlines()
    ]
    wanted = f":{port:04X}"
    return {
        row[1].removesuffix(wanted) for row in rows if row[3] == "0A" and row[1].endswith(wanted)
    }


async def until(done: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not done():
            await asyncio.sleep(0.1)


async def test_chromium_opens_the_desk_and_a_key_saves_a_verdict(
    store: Store, tmp_path: Path
) -> None:
    port = free_port()
    async with served(store, port), chromium(tmp_path / "profile") as page:
        assert listening(port) == {"0100007F"}  # 127.0.0.1, and nothing else
        blank = await picture(page)
        await page.send("Page.navigate", url=f"http://127.0.0.1:{port}")
        await page.until("document.body.classList.contains('-first-byte')")
        await page.until("document.querySelector('.xterm-helper-textarea') !== null")
        await page.value("document.querySelector('.xterm-helper-textarea').focus()")
        assert await page.value("document.title") == "claimtrack"

        async def judged() -> None:  # the keys typed before the desk is drawn are nobody's
            while not store.verdicts():
                await page.press("5", "Digit5")
                await asyncio.sleep(1)

        await asyncio.wait_for(judged(), PATIENCE)
        first = store.verdicts()[0]
        assert (first.rating, first.reviewer) == ("False", "Bea")
        given = len(store.verdicts())
        await page.press("u", "KeyU")
        await until(lambda: len(store.verdicts()) == given - 1)
        # Text in many colours, and not the page's empty ground.
        assert len(await picture(page)) > 5 * len(blank)
        assert page.asked
        assert all(url.split("/")[2] == f"127.0.0.1:{port}" for url in page.asked), page.asked


async def picture(page: Page) -> bytes:
    """The page as a PNG."""
    shot = await page.send("Page.captureScreenshot")
    return base64.b64decode(shot["data"])
