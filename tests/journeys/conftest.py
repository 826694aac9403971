"""Machines of a centre and of its province, each with its own program, home folder and people."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import registers
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.startup import Program
from desktop.database.keys import LOWEST
from desktop.services import opening
from desktop.services.office import Office, UserDraft
from desktop.system import language
from desktop.system.clock import SetClock
from desktop.system.paths import Home
from desktop.views.first_run import FirstRun
from desktop.views.kit import theme, tokens
from desktop.views.kit.questions import Dialog
from desktop.views.main_window import MainWindow
from desktop.views.sign_in import SignIn
from tests.journeys.hands import Hands, Seat
from tests.journeys.stick import Post

OFFICER, SUPERVISOR = "rohanee", "somchai"


@pytest.fixture(autouse=True)
def _thai(qapp: QApplication) -> None:
    """Every journey is made in Thai, in the program's own look."""
    language.use("th")
    theme.dress(qapp, tokens.LIGHT)


class _Strays(QObject):
    """Notices windows that show themselves beside the one that the person works in."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            own = (MainWindow, SignIn, FirstRun, QDialog, QMenu)
            if not isinstance(watched, own) and watched.windowType() == Qt.WindowType.Window:
                self.seen.append(repr(watched))
        return False


@pytest.fixture(autouse=True)
def _no_window_flashes(qapp: QApplication) -> Iterator[None]:
    """A part shown before it has its place would be a window for a moment, and take the keyboard away."""
    strays = _Strays()
    qapp.installEventFilter(strays)
    yield
    qapp.removeEventFilter(strays)
    assert strays.seen == []


def _staffed(template: Home, folder: Path) -> Home:
    """A register with an officer and a supervisor beside its administrator."""
    shutil.copytree(template.root, folder)
    home = Home(folder)
    opened = opening.open_register(home, registers.USER, registers.PASSWORD, SetClock(registers.MOMENT))
    try:
        office = Office(opened, LOWEST)
        for name, full_name, role in (
            (OFFICER, "รอฮานี กาเดร์", "officer"),
            (SUPERVISOR, "สมชาย จันทร์แก้ว", "supervisor"),
        ):
            office.save_user(
                UserDraft(
                    name=name,
                    full_name=full_name,
                    position="นักวิชาการแรงงาน",
                    role=role,
                    password=registers.PASSWORD,
                )
            )
    finally:
        opened.close()
    return home


@pytest.fixture(scope="session")
def staffed_centre(centre_template: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    return _staffed(centre_template, tmp_path_factory.mktemp("staffed") / "centre")


@pytest.fixture(scope="session")
def staffed_province(province_template: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    return _staffed(province_template, tmp_path_factory.mktemp("staffed") / "province")


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication, clock: SetClock, tmp_path: Path) -> Iterator[Seat]:
    """Seats somebody at a machine with a copy of a register; the program runs until the test ends."""
    programs: list[Program] = []

    def sit_down(template: Home, who: type[Hands] = Hands) -> Hands:
        home = Home(tmp_path / template.root.name)
        shutil.copytree(template.root, home.root)
        program = Program(qapp, home, clock, lambda: "")
        programs.append(program)
        program.begin()
        return who(qtbot, program).turn_to()

    yield sit_down
    for program in programs:
        window = program.window
        program.end()
        if window is not None:
            window.hide()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Post:
    made = Post(tmp_path / "stick")
    made.folder.mkdir()
    monkeypatch.setattr(Dialog, "save_as", staticmethod(made.save_as))
    monkeypatch.setattr(Dialog, "open_file", staticmethod(made.open_file))
    return made
