"""The program as its users start it: a process of its own, with its own settings and database."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.databases import Databases

SEEDS = Path(__file__).parents[2] / "seeds"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


class Program:
    """`db` is the database that its commands use: a file's path or a URL."""

    def __init__(self, folder: Path, db: str) -> None:
        self.folder, self.db = folder, db
        self.environment = os.environ | {
            "CLAIMTRACK_DB": self.db,
            "CLAIMTRACK_CONFIG": str(folder / "claimtrack.toml"),
            "XDG_DATA_HOME": str(folder / "data"),
            "COLUMNS": "120",
            "PYTHONIOENCODING": "utf-8",
        }

    def __call__(self, *arguments: str | Path, given: bytes | None = None) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "claimtrack", *map(str, arguments)],
            input=given,
            capture_output=True,
            env=self.environment,
            timeout=300,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def program(tmp_path: Path, database: str) -> Program:
    return Program(tmp_path, database)


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[Program]:
    """A program whose database holds the seeds."""
    folder = tmp_path_factory.mktemp("seeded")
    made = Program(folder, databases.new(folder, "claims"))
    ran = made("ingest", SEEDS)
    assert ran.code == 0, ran.err
    assert ran.out.count("claims") == 2
    yield made
    databases.forget(made.db)
