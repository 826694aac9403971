"""A desk and a centre for pages: real services on a real register, off-screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.database.keys import LOWEST
from desktop.services import centre as all_services
from desktop.services.centre import Centre
from desktop.services.opening import Opened
from desktop.system import language
from desktop.views.kit import theme, tokens
from desktop.views.kit.desk import Desk
from desktop.views.kit.jobs import Jobs


@pytest.fixture
def dressed(qapp: QApplication) -> None:
    """The window's letters and colours, by day."""
    theme.dress(qapp, tokens.LIGHT)


@pytest.fixture
def thai() -> None:
    """The window speaks Thai in this test."""
    language.use("th")


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    jobs = Jobs()
    yield Desk(jobs)
    assert jobs.close(60)


@pytest.fixture
def centre(opened: Opened, desk: Desk) -> Centre:
    built = all_services.build(opened, LOWEST)
    built.ground.database.listen(desk.tell)
    return built


@pytest.fixture
def province(opened_province: Opened, desk: Desk) -> Centre:
    built = all_services.build(opened_province, LOWEST)
    built.ground.database.listen(desk.tell)
    return built
