"""The real program, killed: `claimtrack ingest` in its work, the desk right after a verdict."""

import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from claimtrack.store import open_store
from tests.builders import sample_store

pytestmark = pytest.mark.faults

_ESCAPES = re.compile(rb"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[@-Z\\-_])")


class DeskProcess:
    """`claimtrack review` in a terminal of its own."""

    def __init__(self, database: str) -> None:
        self._terminal, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "claimtrack", "review", "--reviewer", "ann", "--db", database],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=os.environ | {"TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"},
        )
        os.close(theirs)
        self._seen = b""

    @property
    def seen(self) -> str:
        """Everything that was on its screen so far."""
        return _ESCAPES.sub(b"", self._seen).decode(errors="replace")

    def wait_for(self, words: str, seconds: float) -> bool:
        """Reads its screen until `words` are on it; whether they came."""
        end = time.monotonic() + seconds
        while words not in self.seen:
            left = end - time.monotonic()
            if left <= 0:
                return False
            if select.select([self._terminal], [], [], left)[0]:
                self._seen += os.read(self._terminal, 65_536)
        return True

    def press(self, key: str) -> None:
        os.write(self._terminal, key.encode())

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._terminal)


@pytest.mark.parametrize("seconds", [60, 60, 0, 0.05, 0.2])
def test_a_verdict_that_the_desk_calls_saved_is_there(database: str, seconds: float) -> None:
    sample_store(database).close()
    desk = DeskProcess(database)
    try:
        assert desk.wait_for("Bluewater", 120), desk.seen
        desk.press("1")
        said = desk.wait_for("saved “True”", seconds)
    finally:
        desk.kill()
    assert said or seconds < 60, desk.seen
    with open_store(database) as store:
        kept = [(view.rating, view.reviewer) for view in store.verdicts()]
        assert kept == [("True", "ann")] or (kept == [] and not said)
        assert store.check() == []


def reports(folder: Path, count: int) -> Path:
    """A folder with as many articles."""
    folder.mkdir()
    for number in range(count):
        (folder / f"report-{number}.txt").write_text(
            f"Bridge {number} shut\n\nThe council closed bridge {number} on Monday, engineer Tova "
            f"Lind said. “It lost {number + 2} bolts,” she added. The mayor, Ida Holm, denied it.\n"
        )
    return folder


def assert_no_process(group: int) -> None:
    """No worker is left in the group; Python's own watcher of resources goes a moment later."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError(subprocess.run(["ps", "-ef"], capture_output=True, text=True).stdout)


@pytest.mark.parametrize("stored", [0, 5])
def test_ctrl_c_ends_an_ingest_with_workers(database: str, tmp_path: Path, stored: int) -> None:
    folder = reports(tmp_path / "news", 60)
    command = [sys.executable, "-m", "claimtrack", "ingest", str(folder), "--db", database]
    running = subprocess.Popen(
        [*command, "--workers", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        start_new_session=True,  # a group of its own, which the terminal's Ctrl-C goes to as a whole
    )
    assert running.stdout is not None
    said = [running.stdout.readline().decode() for _ in range(stored)]
    if not stored:
        time.sleep(4)  # while the workers load their models
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130, err
    assert err.decode() == "claimtrack: stopped; what was stored before is kept\n"
    assert_no_process(running.pid)
    said += out.decode().splitlines()
    with open_store(database) as store:
        kept = {view.doc for view in store.articles()}
        assert {line.partition(":")[0] for line in said} <= kept
        assert len(kept) < 60
        assert store.check() == []
    done = subprocess.run([*command, "--workers", "2"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    with open_store(database) as store:
        docs = [view.doc for view in store.articles()]
        assert sorted(docs) == sorted(f"report-{number}" for number in range(60))
        assert store.check() == []


def test_an_ingest_with_its_models(database: str, tmp_path: Path) -> None:
    folder = reports(tmp_path / "news", 8)
    command = [sys.executable, "-m", "claimtrack", "ingest", str(folder), "--db", database]
    chance = random.Random(11)
    for pause in (chance.uniform(1, 3), None, None):
        running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert running.stdout is not None and running.stderr is not None
        with running.stdout, running.stderr:
            if pause is None:
                running.stdout.readline()
                pause = chance.uniform(0, 0.05)
            time.sleep(pause)
            running.kill()
            running.wait()
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    with open_store(database) as store:
        kept = store.articles()
        assert sorted(view.doc for view in kept) == [f"report-{number}" for number in range(8)]
        assert all(view.quotes >= 2 for view in kept)
        assert store.check() == []
