"""A real PostgreSQL for tests: a cluster of its own in a temporary folder, on loopback."""

import atexit
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import URL

OWNER = "claimtrack_owner"
"""The cluster's superuser. Everybody on loopback is trusted: passwords are no matter of tests."""

_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""A crash of the machine may lose everything; a crash of the server loses nothing all the same."""


def server_programs() -> Path:
    """The folder of `initdb`; Debian keeps it outside of the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: path.parts)
    named = shutil.which("initdb")
    if not found and not named:
        raise RuntimeError("no PostgreSQL server here; `make test-postgres` installs Debian's")
    return (found[-1] if found else Path(str(named)).resolve()).parent


class Cluster:
    """A running server. `stop` ends it and deletes everything; it is also called at exit."""

    def __init__(self, *settings: str) -> None:
        self._programs = server_programs()
        self._folder = Path(tempfile.mkdtemp(prefix="claimtrack-postgres-"))
        self._count = 0
        if os.geteuid() == 0:  # the server refuses to run as root
            shutil.chown(self._folder, "postgres")
        self._run("initdb", "-U", OWNER, "--auth=trust", "--encoding=UTF8", "--no-sync")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        lines = [
            "listen_addresses = '127.0.0.1'",
            f"port = {self.port}",
            "unix_socket_directories = ''",
            "timezone = 'Asia/Kathmandu'",  # times must come out right wherever the server is
            *(settings or _FAST),
        ]
        with (self._data / "postgresql.conf").open("a") as conf:
            conf.write("\n".join(["", *lines, ""]))
        self.start()
        atexit.register(self.stop)

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def start(self) -> None:
        """Starts the server and waits until it takes connections."""
        self._run("pg_ctl", "-w", "-s", "-l", str(self._folder / "log"), "start")

    def halt(self, how: str = "immediate") -> None:
        """Stops the server; `immediate` is a crash: sessions are cut, nothing is tidied up."""
        self._run("pg_ctl", "-w", "-s", "-m", how, "stop")

    def stop(self) -> None:
        """Stops the server for good and deletes its data."""
        atexit.unregister(self.stop)
        if (self._data / "postmaster.pid").exists():
            self.halt()
        shutil.rmtree(self._folder, ignore_errors=True)

    def url(self, database: str, user: str = OWNER) -> str:
        """The URL of a database of this cluster, as `open_store` takes it."""
        url = URL.create(
            "postgresql+psycopg", user, host="127.0.0.1", port=self.port, database=database
        )
        return url.render_as_string(hide_password=False)

    def create(self, template: str = "template0") -> str:
        """A new database; gives its name."""
        self._count += 1
        name = f"test_{self._count}"
        self.execute("CREATE DATABASE {} TEMPLATE {}", name, template)
        return name

    def drop(self, name: str) -> None:
        """Deletes a database, also from under open connections."""
        self.execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def execute(self, words: str, *names: str, database: str = "postgres") -> None:
        """One statement as the owner; `{}` are names, quoted as such."""
        with psycopg.connect(
            host="127.0.0.1", port=self.port, user=OWNER, dbname=database, autocommit=True
        ) as connection:
            connection.execute(sql.SQL(words).format(*map(sql.Identifier, names)))

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), "-D", str(self._data), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        with (self._folder / "commands").open("a+") as said:
            done = subprocess.run(
                command, stdout=said, stderr=said, cwd="/", env=os.environ | {"LC_ALL": "C.UTF-8"},
                check=False,
            )  # fmt: skip
            if done.returncode:
                said.seek(0)
                raise RuntimeError(f"{program} failed: {said.read()[-2000:]}")
