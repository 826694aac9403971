"""Real encrypted registers for tests: made once in a session, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from desktop.database.keys import LOWEST
from desktop.services import opening
from desktop.services.opening import NewRegister, Opened
from desktop.system.clock import THAILAND, SetClock
from desktop.system.paths import Home

PASSWORD = "ทะเลสีครามยามเช้า"
USER = "nuriya"
MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=THAILAND)


def make(folder: Path, unit: str, edition: str) -> Home:
    """A new register with one user, an administrator."""
    home = Home(folder)
    draft = NewRegister(
        unit=unit,
        edition=edition,
        user=USER,
        full_name="นูรียะห์ สาและ",
        position="เจ้าหน้าที่ศูนย์แรงงานอำเภอ",
        password=PASSWORD,
    )
    opening.create_register(home, draft, SetClock(MOMENT), LOWEST)
    return home


def opened_copy(template: Home, folder: Path, clock: SetClock) -> Iterator[Opened]:
    """A copy of a register, open until the test ends."""
    shutil.copytree(template.root, folder)
    opened = opening.open_register(Home(folder), USER, PASSWORD, clock)
    yield opened
    opened.close()
