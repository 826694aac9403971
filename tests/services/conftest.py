"""A real encrypted register for each test, copied from a template that is made once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.database.keys import LOWEST
from desktop.services import opening
from desktop.services.ground import CENTRE, PROVINCE, Ground
from desktop.services.opening import NewRegister, Opened
from desktop.system.clock import THAILAND, SetClock
from desktop.system.paths import Home

PASSWORD = "ทะเลสีครามยามเช้า"
MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=THAILAND)


def _made(folder: Path, unit: str, edition: str) -> Home:
    home = Home(folder)
    draft = NewRegister(
        unit=unit,
        edition=edition,
        user="nuriya",
        full_name="นูรียะห์ สาและ",
        position="เจ้าหน้าที่ศูนย์แรงงานอำเภอ",
        password=PASSWORD,
    )
    opening.create_register(home, draft, SetClock(MOMENT), LOWEST)
    return home


@pytest.fixture(scope="session")
def centre_template(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return _made(tmp_path_factory.mktemp("centre") / "home", "9401", CENTRE)


@pytest.fixture(scope="session")
def province_template(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return _made(tmp_path_factory.mktemp("province") / "home", "94", PROVINCE)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(MOMENT)


@pytest.fixture
def opened(centre_template: Home, clock: SetClock, tmp_path: Path) -> Iterator[Opened]:
    yield from _open(centre_template, tmp_path / "centre", clock)


@pytest.fixture
def opened_province(province_template: Home, clock: SetClock, tmp_path: Path) -> Iterator[Opened]:
    yield from _open(province_template, tmp_path / "province", clock)


def _open(template: Home, folder: Path, clock: SetClock) -> Iterator[Opened]:
    shutil.copytree(template.root, folder)
    opened = opening.open_register(Home(folder), "nuriya", PASSWORD, clock)
    yield opened
    opened.close()


@pytest.fixture
def centre_ground(opened: Opened) -> Ground:
    """Signed in as an administrator of the centre 9401 on 20 November 2569."""
    return opened.ground


@pytest.fixture
def province_ground(opened_province: Opened) -> Ground:
    """Signed in as an administrator of the province 94."""
    return opened_province.ground


@pytest.fixture
def as_role() -> Callable[[Ground, str], Ground]:
    """The same ground as somebody with another role sees it."""
    from dataclasses import replace

    def become(ground: Ground, role: str) -> Ground:
        return replace(ground, actor=replace(ground.actor, role=role))

    return become
