"""Turns to every page of a register and tells what a careful eye finds fault with."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from desktop.services import centre as all_services
from desktop.services.centre import Centre
from desktop.services.opening import open_register
from desktop.system import language
from desktop.system.clock import SetClock
from desktop.system.paths import Home
from desktop.system.settings import Settings
from desktop.views.cases import CasesPage
from desktop.views.cases.needs_field import NeedsField
from desktop.views.kit import pictures, theme, tokens
from desktop.views.kit.desk import Desk
from desktop.views.kit.jobs import Jobs
from desktop.views.kit.register_page import RegisterPage
from desktop.views.main_window import MainWindow
from desktop.views.pages import CENTRE_PAGES, PROVINCE_PAGES
from desktop.views.volunteers import VolunteersPage
from tests.journeys import eyes
from tests.views import ink

USUAL = QSize(1366, 768)
SMALLEST = QSize(1024, 640)
# Full HD at 150 %, as most new notebooks of the offices come.
SCALED = QSize(1280, 720)
PAGES: dict[str, tuple[str, ...]] = {
    "centre": tuple(entry.name for entry in CENTRE_PAGES),
    "province": tuple(entry.name for entry in PROVINCE_PAGES),
}
_LOOKS: tuple[tuple[str, Callable[[QWidget], Sequence[str]]], ...] = (
    ("cut off", ink.clipped_texts),
    ("outside its place", eyes.outside),
    ("over its neighbour", eyes.overlapping),
    ("scrolled sideways", eyes.sideways),
    ("without a name", eyes.unnamed),
)


def keep(window: QWidget, name: str, *, narrow: bool = False) -> None:
    """Keep pictures of a window where somebody named a folder to look at them, else none.

    Args:
        window: as it stands, focus and all.
        name: of the picture.
        narrow: whether also in the smallest window, and on a screen scaled to one and a half.
    """
    folder = os.environ.get("JOURNEY_PICTURES")
    if not folder:
        return
    size = window.size()
    wanted = [(USUAL, 1.0, "")] + ([(SMALLEST, 1.0, "-small"), (SCALED, 1.5, "-150")] if narrow else [])
    for at, ratio, ending in wanted:
        pictures.grab(window, Path(folder) / f"{name}{ending}.png", at, ratio)
    window.resize(size)
    QCoreApplication.processEvents()


def faults(centre: Centre, size: QSize = USUAL, *, deep: bool = True) -> list[str]:
    """What is wrong on any page of the window.

    Args:
        centre: a signed-in centre or province.
        size: the window's size.
        deep: whether each page's parts, forms and rows are opened too.
    """
    jobs = Jobs()
    found: list[str] = []
    # What people sign in with is written in Latin letters.
    names = {user.name for user in centre.office.users()}
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(Desk(jobs), centre, Settings(Path(folder) / "settings.json"))
        try:
            for page in PAGES["province" if centre.ground.is_province else "centre"]:
                window.turn_to(page)
                for state in _states(window, jobs, size) if deep else _first(window, jobs, size):
                    found += [
                        f"{page}{state} · {what}: {one}" for what, look in _LOOKS for one in look(window)
                    ]
                    found += [f"{page}{state} · in English: {word}" for word in eyes.english(window, names)]
        finally:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            jobs.close()
    return found


def _first(window: MainWindow, jobs: Jobs, size: QSize) -> Iterator[str]:
    _show(window, jobs, size)
    yield ""


def _states(window: MainWindow, jobs: Jobs, size: QSize) -> Iterator[str]:
    """Shows the page as it comes, then its other parts, its forms, a row chosen, and a row's own page."""
    page = window.pages[window.current()]
    yield from _first(window, jobs, size)
    for bar in [bar for bar in page.findChildren(QTabBar) if bar.isVisible()]:
        for at in range(1, bar.count()):
            bar.setCurrentIndex(at)
            _show(window, jobs, size)
            yield f", {bar.tabText(at)}"
    for field in [field for field in page.findChildren(NeedsField) if field.isVisible()]:
        field.show_all.click()
        _show(window, jobs, size)
        yield ", all needs"
    register = next((one for one in page.findChildren(RegisterPage) if one.isVisible()), None)
    if register is not None and register.table.rows.rowCount():
        yield from _rows(register, lambda: _show(window, jobs, size))
    if isinstance(page, CasesPage):
        yield from _steps(page, lambda: _show(window, jobs, size))
    if isinstance(page, VolunteersPage) and not window.centre.ground.is_province:
        page.open_form()
        _show(window, jobs, size)
        yield ", new"


def _rows(register: RegisterPage, show: Callable[[], None]) -> Iterator[str]:
    uid = register.table.rows.uid(0)
    register.table.choose(uid)
    QTest.qWait(100)
    show()
    yield ", a row chosen"
    register.opened.emit(uid)
    show()
    yield ", opened"


def _steps(page: CasesPage, show: Callable[[], None]) -> Iterator[str]:
    for kind in page.case.page.possible if page.case.page is not None else ():
        page.case.go_on(kind)
        show()
        yield f", {kind}"


def _show(window: MainWindow, jobs: Jobs, size: QSize) -> None:
    # Twice: the first drawing lets tables ask for the rows that they show.
    for _round in range(2):
        pictures.picture(window, size)
        for _turn in range(1000):
            if not jobs.is_busy():
                break
            QTest.qWait(5)
    QCoreApplication.processEvents()


def main(arguments: Sequence[str]) -> int:
    """Look at a register on this process's screen, and print what was found as JSON."""
    root, name, password = arguments
    from registers import MOMENT

    app = QApplication([])
    language.use("th")
    theme.dress(app, tokens.LIGHT)
    opened = open_register(Home(Path(root)), name, password, SetClock(MOMENT))
    centre = all_services.build(opened)
    edition = "province" if centre.ground.is_province else "centre"
    told = {
        "ratio": app.primaryScreen().devicePixelRatio(),
        "pages": PAGES[edition],
        "faults": faults(centre, SCALED, deep=False),
    }
    centre.close()
    sys.stdout.write(json.dumps(told, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    sys.exit(main(sys.argv[1:]))
