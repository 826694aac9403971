"""A real PostgreSQL server for tests: started in a folder of its own, databases copied for each test."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg

_INSTALLED = Path("/usr/lib/postgresql")
# PostgreSQL refuses to run for root; Debian's package brings this user along.
_SERVER_USER = "postgres"
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "64MB",
    "max_connections": "100",
}
_names = count(1)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server.

    Attributes:
        sockets: the folder of its socket.
    """

    sockets: Path

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        return f"postgresql+psycopg://{_SERVER_USER}@/{name}?host={self.sockets}"

    def make_database(self, template: str = "template0") -> str:
        """Make a database, empty or the copy of another, and return its name."""
        name = f"register_{os.getpid()}_{next(_names)}"
        order = "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'" if template == "template0" else ""
        self._run(f"CREATE DATABASE {name} TEMPLATE {template} {order}")
        return name

    def drop_database(self, name: str) -> None:
        """Take a database away, whoever is still connected."""
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        where = f"host={self.sockets} user={_SERVER_USER} dbname=postgres"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def running() -> Iterator[Server]:
    """A server for as long as the block lasts."""
    # Its socket lies there as well, and a socket's path has about a hundred characters at most.
    with tempfile.TemporaryDirectory(prefix="lc-") as folder, _running(Path(folder)) as server:
        yield server


@contextmanager
def _running(folder: Path) -> Iterator[Server]:
    if os.geteuid() == 0:
        owner = pwd.getpwnam(_SERVER_USER)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    store = folder / "data"
    _as_owner("initdb", "-D", store, "-U", _SERVER_USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
    options = " ".join(f"-c {name}={value or repr('')}" for name, value in _SETTINGS.items())
    start = ("-w", "-l", folder / "log", "-o", f"-k {folder} {options}", "start")
    _as_owner("pg_ctl", "-D", store, *start)
    try:
        yield Server(folder)
    finally:
        _as_owner("pg_ctl", "-D", store, "-m", "immediate", "stop")


def _as_owner(program: str, *arguments: str | Path) -> None:
    command = [_found(program), *map(str, arguments)]
    if os.geteuid() == 0:
        command = ["setpriv", "--reuid", _SERVER_USER, "--regid", _SERVER_USER, "--clear-groups", *command]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, f"{program}: {done.stderr or done.stdout}"


def _found(program: str) -> str:
    """Where Debian's package puts the program, the newest version first."""
    folders = sorted(_INSTALLED.glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
    found = next((str(folder / program) for folder in folders if (folder / program).exists()), None)
    found = found or shutil.which(program)
    assert found, f"{program} is missing: run.py installs it from the package postgresql"
    return found
