"""Pictures of the window and of papers, drawn without a screen: for the manual, for tests, for support."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QWidget

from desktop.app import demonstration, startup
from desktop.database import reference as stored_reference
from desktop.database.keys import LOWEST
from desktop.printing import forms, press
from desktop.rules.problems import Refused
from desktop.rules.reference import tables_from
from desktop.services import centre as all_services
from desktop.services import opening
from desktop.services.centre import Centre
from desktop.system import paths
from desktop.system.clock import THAILAND, Clock, SetClock
from desktop.system.language import _
from desktop.system.paths import Home
from desktop.system.progress import Unheard
from desktop.system.settings import Settings
from desktop.views.first_run import FirstRun
from desktop.views.kit import pictures as drawing
from desktop.views.kit.desk import Desk
from desktop.views.kit.jobs import Jobs
from desktop.views.main_window import MainWindow
from desktop.views.sign_in import SignIn

BEFORE_SIGN_IN = ("sign_in", "first_run")
_PATIENCE_SECONDS = 20
_PAPER_DOTS_PER_INCH = 80
_POINTS_PER_INCH = 72
# The README's pictures are of one day, so that two runs draw the same.
_PICTURE_DAY = datetime(2026, 11, 20, 9, 30, tzinfo=THAILAND)
_CENTRE_PAGES = (
    "home",
    "bulletins",
    "walk_in",
    "citizens",
    "namesakes",
    "cases",
    "keyed_sheet",
    "import_list",
    "volunteers",
    "plans",
    "trainings",
    "situations",
    "forums",
    "stipends",
    "reports",
    "exchange",
    "office",
)
_PROVINCE_PAGES = ("home", "inbox", "cases", "situations", "bulletins", "reports", "stipends")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which picture is wanted.

    Attributes:
        page: a page's name.
        width: in pixels before scaling.
        height: in pixels before scaling.
        scale: 1.5 draws as a screen at 150 % does.
    """

    page: str
    width: int = 1366
    height: int = 768
    scale: float = 1.0


def save_page(centre: Centre, wanted: Wanted, out: Path) -> None:
    """Draw a page of the window on an open register.

    Args:
        centre: the signed-in centre.
        wanted: which page, how large.
        out: the PNG file.

    Raises:
        Refused: there is no such page.
    """
    startup.application(off_screen=True)
    with _jobs() as jobs, tempfile.TemporaryDirectory() as folder:
        desk = Desk(jobs)
        window = MainWindow(desk, centre, Settings(Path(folder) / "settings.json"))
        window.turn_to(wanted.page)
        if window.current() != wanted.page:
            window.deleteLater()
            raise Refused(_("There is no such page here."), code="no-page")
        _draw(window, jobs, wanted, out)


def save_before_sign_in(home: Home, clock: Clock, wanted: Wanted, out: Path) -> None:
    """Draw what is shown before anybody has signed in."""
    startup.application(off_screen=True)
    with _jobs() as jobs:
        if wanted.page == "sign_in":
            window: QWidget = SignIn(home, clock, jobs)
        else:
            reference = tables_from(stored_reference.read_folder(paths.reference()))
            window = FirstRun(home, clock, Desk(jobs), reference, lambda: "")
        _draw(window, jobs, wanted, out)


@contextmanager
def _jobs() -> Iterator[Jobs]:
    jobs = Jobs()
    try:
        yield jobs
    finally:
        jobs.close()


def _draw(window: QWidget, jobs: Jobs, wanted: Wanted, out: Path) -> None:
    size = QSize(wanted.width, wanted.height)
    # Twice: the first drawing lets tables ask for the rows that they show.
    for _round in range(2):
        drawing.picture(window, size, wanted.scale)
        _settle(jobs)
    image = drawing.picture(window, size, wanted.scale)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    out.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(out), "PNG"):  # type: ignore[call-overload]
        raise Refused(
            _("The picture could not be written there. Choose another folder."), code="cannot-write"
        )


def _settle(jobs: Jobs) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while jobs.is_busy() and time.monotonic() < until:
        QCoreApplication.processEvents()
    QCoreApplication.processEvents()


def save_paper(pdf: bytes, out: Path) -> None:
    """Draw the first page of a paper."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0].render(scale=_PAPER_DOTS_PER_INCH / _POINTS_PER_INCH)
        page.to_pil().save(out)
    finally:
        document.close()


def save_all(folder: Path, clock: Clock) -> Iterator[Path]:
    """Draw everything that the README and the manual show, from demonstration registers.

    Args:
        folder: where the PNG files go.
        clock: not asked: the pictures are of one fixed day.

    Yields:
        Each file as it is written.
    """
    del clock
    folder.mkdir(parents=True, exist_ok=True)
    for form in forms.FORMS:
        path = folder / f"paper-{form.name}.png"
        save_paper(press.print_pdf(form, form.sample), path)
        yield path
    with tempfile.TemporaryDirectory() as scratch:
        home = Home(Path(scratch) / "empty")
        for page in BEFORE_SIGN_IN:
            path = folder / f"{page}.png"
            save_before_sign_in(home, SetClock(_PICTURE_DAY), Wanted(page), path)
            yield path
        centre = demonstration.Wish(unit="9401", volunteers=92, citizens=1100, months=3)
        yield from _pages_of(Path(scratch) / "centre", centre, _CENTRE_PAGES, folder, "centre")
        province = demonstration.Wish(unit="94", volunteers=290, citizens=2200, months=3)
        yield from _pages_of(Path(scratch) / "province", province, _PROVINCE_PAGES, folder, "province")


def _pages_of(
    root: Path, wish: demonstration.Wish, pages: tuple[str, ...], folder: Path, prefix: str
) -> Iterator[Path]:
    clock = SetClock(_PICTURE_DAY)
    officer = demonstration.make(Home(root), wish, clock, Unheard(), LOWEST)[0]
    opened = opening.open_register(Home(root), officer.name, officer.password, clock)
    centre = all_services.build(opened)
    try:
        for page in pages:
            path = folder / f"{prefix}-{page}.png"
            save_page(centre, Wanted(page), path)
            yield path
    finally:
        centre.close()
