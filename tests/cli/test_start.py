"""Starting: quick, and without the neural libraries where no analysis is needed."""

import subprocess
import sys
import time

import pytest

from tests.cli.conftest import Program


@pytest.mark.parametrize(
    "module",
    [
        "claimtrack.cli",
        "claimtrack.store",
        "claimtrack.search",
        "claimtrack.exchange",
        "claimtrack.review",
    ],
)
def test_no_torch_and_no_stanza(module: str) -> None:
    heavy = ("torch", "stanza", "transformers")
    code = f"import sys, {module}; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_is_quick_and_lists_the_journey(program: Program) -> None:
    times = []
    for _ in range(5):
        started = time.perf_counter()
        ran = program("--help")
        times.append(time.perf_counter() - started)
        assert ran.code == 0
    for command in (
        "ingest",
        "analyze",
        "quotes",
        "claims",
        "speakers",
        "search",
        "review",
        "export",
        "models",
    ):
        assert command in ran.out
    assert min(times) < 1.0  # 0.4 s on a quiet machine; see tests/benchmarks


@pytest.mark.parametrize(
    "command",
    ["ingest", "analyze", "quotes", "claims", "speakers", "search", "review", "export", "models"],
)
def test_every_command_has_help_with_an_example(program: Program, command: str) -> None:
    ran = program(command, "--help")
    assert ran.code == 0
    assert "Example: " in ran.out or "Examples: " in ran.out


def test_models_are_listed(program: Program) -> None:
    ran = program("models")
    assert ran.code == 0
    assert "news" in ran.out


def test_a_download_without_network_keeps_the_shipped_models(program: Program) -> None:
    program.environment |= dict.fromkeys(
        ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9"
    )
    ran = program("models", "download", "en")
    assert ran.code == 1
    assert "cannot be downloaded" in ran.err
    assert "shipped models" in ran.err
    assert "news" in program("models").out
