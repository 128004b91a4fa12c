"""`--workers`: the same as one process stores, and nothing left behind when it is stopped."""

import json
import signal
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import SEEDS, Program

TEXT = "The harbour office said on Monday that berth {0} would close. Rosa Lind denied it."


def write_articles(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"a{number:03}.txt").write_text(TEXT.format(number) + "\n\nNobody came.\n")
    return folder


def test_two_workers_print_what_one_process_prints(program: Program) -> None:
    one = program("analyze", SEEDS)
    two = program("analyze", SEEDS, "--workers", "2")
    assert two.code == 0, two.err
    assert [json.loads(line)["claims"] for line in two.out.splitlines()] == [
        json.loads(line)["claims"] for line in one.out.splitlines()
    ]


def test_a_run_that_is_stopped_keeps_whole_articles_and_can_be_taken_up(
    program: Program, tmp_path: Path
) -> None:
    folder = write_articles(tmp_path / "in", 330)  # more than one batch
    command = [sys.executable, "-m", "claimtrack", "ingest", str(folder), "--workers", "2"]
    running = subprocess.Popen(
        command, env=program.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout is not None
    assert running.stdout.readline()  # the first article is stored
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130, err
    assert b"what was stored before is kept" in err
    again = program("ingest", folder, "--workers", "2")
    assert again.code == 0, again.err
    kept = [line for line in again.out.splitlines() if "stored before" in line]
    assert 0 < len(kept) <= 330
    listed = program("quotes", "--format", "jsonl", "--limit", "100000")
    articles = [json.loads(line)["article"] for line in listed.out.splitlines()]
    assert len({json.dumps(article) for article in articles}) == 330


def test_a_cluster_that_does_not_answer_is_one_line(program: Program) -> None:
    ran = program("ingest", SEEDS, "--scheduler", "nonsense://x")
    assert ran.code == 1
    assert "no Dask scheduler answers" in ran.err
    assert "Traceback" not in ran.err
