"""Real encrypted registers for tests: made once in a session, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path

from servers import Server
from sqlalchemy import make_url

from desktop.database import places
from desktop.database.keys import LOWEST
from desktop.services import opening
from desktop.services.opening import NewRegister, Opened
from desktop.system.clock import THAILAND, SetClock
from desktop.system.paths import Home

PASSWORD = "ทะเลสีครามยามเช้า"
USER = "nuriya"
MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=THAILAND)


def make(folder: Path, unit: str, edition: str, server: Server | None = None) -> Home:
    """A new register with one user, an administrator; in a file, or on a server."""
    home = Home(folder)
    database = server.url(server.make_database()) if server else ""
    draft = NewRegister(
        unit=unit,
        edition=edition,
        user=USER,
        full_name="นูรียะห์ สาและ",
        position="เจ้าหน้าที่ศูนย์แรงงานอำเภอ",
        password=PASSWORD,
    )
    opening.create_register(home, draft, SetClock(MOMENT), LOWEST, database)
    return home


def opened_copy(template: Home, folder: Path, clock: SetClock, *, kept: bool = False) -> Iterator[Opened]:
    """A copy of a register, open until the test ends; of a server's only one that is kept stays after it."""
    shutil.copytree(template.root, folder)
    home = Home(folder)
    with _own_database(home, kept) if home.server.exists() else nullcontext():
        opened = opening.open_register(home, USER, PASSWORD, clock)
        yield opened
        opened.close()


@contextmanager
def _own_database(home: Home, kept: bool) -> Iterator[None]:
    """The copy of a home folder gets a copy of the database as well."""
    address = make_url(places.server_url(home))
    server = Server(Path(str(address.query["host"])))
    name = server.make_database(str(address.database))
    places.name_server(home, server.url(name))
    yield
    if not kept:
        server.drop_database(name)
