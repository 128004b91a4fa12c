"""`ingest --watch` stores what comes into a folder and ends cleanly at Ctrl-C."""

import signal
import subprocess
import sys
import time
from pathlib import Path

from claimtrack.store import open_store
from tests.cli.conftest import Program


def test_watch(program: Program, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "claimtrack", "ingest", "--watch", str(inbox)],
        env=program.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # what is started in the background of a script ignores Ctrl-C, and its children with it
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    with process:
        assert process.stdout and process.stderr
        assert "watching" in process.stderr.readline()
        for name in ("one", "two"):
            (inbox / f"{name}.txt").write_text(f"The pier closes, engineer Tova Lind said. {name}")
            assert process.stdout.readline().startswith(f"{name}: article")
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert "no longer watching" in process.stderr.read()
    assert process.returncode == 0
    with open_store(str(program.db)) as store:
        assert [article.doc for article in store.articles()] == ["one", "two"]
