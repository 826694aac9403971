"""What every test stands on: no screen, Thai time, real registers, and all put back after each test."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

import registers
import servers
from hypothesis import settings
from patience import PatientQtBot
from PySide6.QtWidgets import QApplication
from servers import Server

from desktop.services.ground import CENTRE, PROVINCE, Ground
from desktop.services.opening import Opened
from desktop.system import language
from desktop.system.clock import SetClock
from desktop.system.paths import Home

# Everybody's run tries the same invented values, so that what is green stays green; with THOROUGH=1 in the
# environment every run invents others.
# No test is timed: machines differ, and this one may be busy.
settings.register_profile("the same for everybody", derandomize=True, deadline=None)
settings.register_profile("thorough", deadline=None)
settings.load_profile("thorough" if os.environ.get("THOROUGH") else "the same for everybody")


@pytest.fixture(autouse=True)
def _language_put_back() -> Iterator[None]:
    language.use("en")
    yield
    language.use("en")


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientQtBot:
    """Instead of pytest-qt's own."""
    return PatientQtBot(request)


@pytest.fixture(autouse=True)
def _no_thread_left_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    for left in set(threading.enumerate()) - before:
        left.join(timeout=60)
        assert not left.is_alive(), f"a thread was left running: {left.name}"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--on-server", action="store_true", help="registers lie on a PostgreSQL server")


@pytest.fixture(scope="session")
def server(pytestconfig: pytest.Config) -> Iterator[Server | None]:
    """The server on which the registers of this run lie; none where they lie in encrypted files."""
    if not pytestconfig.getoption("--on-server"):
        yield None
        return
    with servers.running() as started:
        yield started


@pytest.fixture(scope="session")
def centre_template(tmp_path_factory: pytest.TempPathFactory, server: Server | None) -> Home:
    return registers.make(tmp_path_factory.mktemp("centre") / "home", "9401", CENTRE, server)


@pytest.fixture(scope="session")
def province_template(tmp_path_factory: pytest.TempPathFactory, server: Server | None) -> Home:
    return registers.make(tmp_path_factory.mktemp("province") / "home", "94", PROVINCE, server)


@pytest.fixture
def clock() -> SetClock:
    """A clock that stands at half past nine on Friday, 20 November 2569."""
    return SetClock(registers.MOMENT)


@pytest.fixture
def opened(centre_template: Home, clock: SetClock, tmp_path: Path) -> Iterator[Opened]:
    yield from registers.opened_copy(centre_template, tmp_path / "centre", clock)


@pytest.fixture
def opened_province(province_template: Home, clock: SetClock, tmp_path: Path) -> Iterator[Opened]:
    yield from registers.opened_copy(province_template, tmp_path / "province", clock)


@pytest.fixture
def centre_ground(opened: Opened) -> Ground:
    """Signed in as an administrator of the centre 9401."""
    return opened.ground


@pytest.fixture
def province_ground(opened_province: Opened) -> Ground:
    """Signed in as an administrator of the province 94."""
    return opened_province.ground


@pytest.fixture
def as_role() -> Callable[[Ground, str], Ground]:
    """The same ground as somebody with another role sees it."""

    def become(ground: Ground, role: str) -> Ground:
        return replace(ground, actor=replace(ground.actor, role=role))

    return become
