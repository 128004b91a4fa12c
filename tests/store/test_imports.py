"""The store, search and exchange start without the heavy libraries, and export what they say."""

import importlib
import subprocess
import sys

import pytest

HEAVY = {"torch", "stanza", "numpy", "textual", "typer", "trafilatura", "rich"}


@pytest.mark.parametrize("room", ["store", "search", "exchange"])
def test_importing_a_room_imports_nothing_heavy(room: str) -> None:
    code = f"import sys, claimtrack.{room}; print(*sorted({HEAVY} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""


@pytest.mark.parametrize("room", ["store", "search", "exchange"])
def test_exported_names(room: str) -> None:
    module = importlib.import_module(f"claimtrack.{room}")
    assert module.__all__ == sorted(module.__all__, key=lambda name: (not name.isupper(), name))
    assert all(hasattr(module, name) for name in module.__all__)
