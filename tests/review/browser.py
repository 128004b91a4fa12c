"""A real Chromium, without a window, driven by its own protocol (the Chrome DevTools Protocol)."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

# What it must not do by itself: ask the network for anything.
_QUIET = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync
--disable-background-networking --disable-component-update --remote-debugging-port=0
--window-size=1280,800"""
PATIENCE = 240.0  # seconds; a busy machine takes its time


class Page:
    """One page of the browser."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._number = socket, 0
        self.asked: list[str] = []
        """The address of every request the page made."""

    async def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The browser's answer to a command."""
        self._number += 1
        number = self._number
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        while True:
            told = await self._socket.receive_json(timeout=PATIENCE)
            if told.get("method") == "Network.requestWillBeSent":
                self.asked.append(told["params"]["request"]["url"])
            if told.get("method") == "Network.webSocketCreated":
                self.asked.append(told["params"]["url"])
            if told.get("id") == number:
                assert "error" not in told, told
                return dict(told["result"])

    async def value(self, script: str) -> Any:
        """What a script on the page gives."""
        answer = await self.send("Runtime.evaluate", expression=script, returnByValue=True)
        return answer["result"].get("value")

    async def until(self, script: str) -> None:
        """Wait until a script on the page gives true."""
        async with asyncio.timeout(PATIENCE):
            while not await self.value(script):
                await asyncio.sleep(0.1)

    async def press(self, key: str, code: str) -> None:
        """Press and let go of a key."""
        for kind in ("keyDown", "keyUp"):
            text = {"text": key} if kind == "keyDown" else {}
            await self.send("Input.dispatchKeyEvent", type=kind, key=key, code=code, **text)


@asynccontextmanager
async def chromium(profile: Path) -> AsyncIterator[Page]:
    """An empty page in a browser of its own, with a fresh profile in `profile`."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "this test needs Chromium; `make chromium` installs Debian's"
    process = await asyncio.create_subprocess_exec(
        *(program, *_QUIET.split(), f"--user-data-dir={profile}", "about:blank"),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        port = await _port(profile / "DevToolsActivePort")
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [page for page in await answer.json() if page["type"] == "page"]
            async with session.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as ws:
                page = Page(ws)
                await page.send("Network.enable")
                yield page
    finally:
        process.terminate()
        await process.wait()


async def _port(file: Path) -> int:
    async with asyncio.timeout(PATIENCE):
        while not (file.exists() and file.read_text().count("\n")):
            await asyncio.sleep(0.1)
    return int(file.read_text().split()[0])
