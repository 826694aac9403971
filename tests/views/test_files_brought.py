"""Files are dragged onto the real window, or copied and pasted, whichever page is in front."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from list_files import HEADS, person, workbook
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.centre import Centre
from desktop.system.settings import Settings
from desktop.views.cases import WalkInPage
from desktop.views.exchange import ExchangePage, InboxPage
from desktop.views.exchange.looking import Looking
from desktop.views.kit import theme, tokens
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.lists import ImportPage
from desktop.views.main_window import MainWindow
from desktop.views.referrals import AnswersPage

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
Shown = Callable[[Centre], MainWindow]


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, desk: Desk, tmp_path: Path) -> Iterator[Shown]:
    """Shows the window of a centre or a province."""
    theme.dress(qapp, tokens.LIGHT)
    made: list[MainWindow] = []

    def show(centre: Centre) -> MainWindow:
        window = MainWindow(desk, centre, Settings(tmp_path / "settings.json"))
        made.append(window)
        with qtbot.waitExposed(window):
            window.show()
        qtbot.waitUntil(lambda: not desk.jobs.is_busy())
        return window

    yield show
    for window in made:
        window.hide()
        window.deleteLater()
    # What waits in a form to be looked up is not looked up any more.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.jobs.close(60)


@pytest.fixture
def enrolment(province: Centre, tmp_path: Path) -> Path:
    """The province's enrolment file for the centre."""
    file = tmp_path / "enrolment-9401.lcx"
    file.write_bytes(province.exchange.enrol("9401"))
    return file


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A list as a volunteer brings it."""
    file = tmp_path / "รายชื่อผู้ต้องการหางาน ตำบลบานา.xlsx"
    file.write_bytes(workbook([HEADS, person()]))
    return file


class Held:
    """Files under the mouse, on their way over the window as the system reports them."""

    def __init__(self, window: MainWindow, files: list[Path]) -> None:
        self._window = window
        self.mime = QMimeData()
        self.mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])

    def enter(self, at: QPoint) -> bool:
        """Come in; whether they may be let go there."""
        event = QDragEnterEvent(at, COPY, self.mime, LEFT, NO_KEY)
        event.ignore()
        return self._sent(event)

    def move(self, at: QPoint) -> bool:
        """Go on to another place."""
        event = QDragMoveEvent(at, COPY, self.mime, LEFT, NO_KEY)
        event.ignore()
        return self._sent(event)

    def leave(self) -> None:
        """Go out of the window."""
        self._sent(QDragLeaveEvent())

    def let_go(self, at: QPoint) -> bool:
        """Let go; whether they were taken."""
        event = QDropEvent(QPointF(at), COPY, self.mime, LEFT, NO_KEY)
        event.ignore()
        return self._sent(event)

    def _sent(self, event: QDragLeaveEvent | QDropEvent) -> bool:
        handle = self._window.windowHandle()
        assert handle is not None
        QCoreApplication.sendEvent(handle, event)
        return event.isAccepted()


def drop(window: MainWindow, *files: Path, at: QPoint | None = None) -> None:
    """Drag files over the window and let them go."""
    place = at or QPoint(700, 400)
    held = Held(window, list(files))
    assert held.enter(place)
    held.move(place)
    assert held.let_go(place)


def over(window: MainWindow, widget: QWidget) -> QPoint:
    """The middle of a widget, as the window counts."""
    return widget.mapTo(window, widget.rect().center())


def looked_at(qtbot: QtBot, window: MainWindow, page: str = "exchange") -> Looking:
    """The look into a file, once it is there."""

    def is_there() -> bool:
        shown_page = window.pages.get(page)
        return isinstance(shown_page, ExchangePage | InboxPage) and isinstance(shown_page.panel(), Looking)

    qtbot.waitUntil(is_there)
    shown_page = window.pages[page]
    assert isinstance(shown_page, ExchangePage | InboxPage)
    panel = shown_page.panel()
    assert isinstance(panel, Looking)
    return panel


@pytest.mark.parametrize("page", ["home", "cases", "reports", "exchange"])
def test_a_sealed_file_let_go_on_any_page_is_looked_into(
    qtbot: QtBot, shown: Shown, centre: Centre, enrolment: Path, page: str
) -> None:
    window = shown(centre)
    window.turn_to(page)
    held = Held(window, [enrolment])
    assert held.enter(QPoint(600, 300))
    assert window.dropping.cover.isVisible()
    assert held.let_go(QPoint(600, 300))
    assert not window.dropping.cover.isVisible()
    assert looked_at(qtbot, window).look.kind == "enrolment"
    assert window.current() == "exchange"
    assert not centre.exchange.conversation().enrolled


def test_a_file_carried_out_again_leaves_the_window_as_it_was(
    shown: Shown, centre: Centre, enrolment: Path
) -> None:
    window = shown(centre)
    held = Held(window, [enrolment])
    held.enter(QPoint(600, 300))
    held.leave()
    assert not window.dropping.cover.isVisible()
    assert window.current() == "home"


def test_the_side_bar_and_the_search_take_a_file_too_and_nothing_is_written_into_a_field(
    qtbot: QtBot, shown: Shown, centre: Centre, enrolment: Path
) -> None:
    window = shown(centre)
    drop(window, enrolment, at=over(window, window.search))
    looked_at(qtbot, window)
    assert window.search.text() == ""


def test_several_files_are_looked_into_in_the_order_in_which_they_came(
    qtbot: QtBot, shown: Shown, centre: Centre, enrolment: Path, tmp_path: Path
) -> None:
    second = tmp_path / "second.LCX"
    second.write_bytes(enrolment.read_bytes())
    window = shown(centre)
    drop(window, enrolment, second)
    names = []
    for _file in range(2):
        names.append(looked_at(qtbot, window)._file.name)
        page = window.pages["exchange"]
        assert isinstance(page, ExchangePage)
        page.close_panel()
        qtbot.waitUntil(lambda: not window.desk.jobs.is_busy())
    assert names == ["enrolment-9401.lcx", "second.LCX"]


def test_a_list_opens_its_columns_at_a_centre(
    qtbot: QtBot, shown: Shown, centre: Centre, people: Path
) -> None:
    window = shown(centre)
    drop(window, people)
    qtbot.waitUntil(lambda: window.current() == "import_list")
    page = window.pages["import_list"]
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 1)
    assert page.columns.plan().columns[:2] == ("title", "first_name")


def test_an_agencys_table_opens_its_columns_at_the_province(
    qtbot: QtBot, shown: Shown, province: Centre, people: Path
) -> None:
    window = shown(province)
    drop(window, people)
    qtbot.waitUntil(lambda: window.current() == "agency_answers")
    page = window.pages["agency_answers"]
    assert isinstance(page, AnswersPage)
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 1)


def test_another_kind_of_file_is_refused_at_the_foot_by_its_name(
    qtbot: QtBot, shown: Shown, centre: Centre, tmp_path: Path
) -> None:
    window = shown(centre)
    for place in (QPoint(700, 400), over(window, window.search)):
        window.foot.failed.clear()
        drop(window, tmp_path / "photograph.jpg", at=place)
        qtbot.waitUntil(lambda: "photograph.jpg" in window.foot.failed.text())
    assert not window.dropping.cover.isVisible()
    assert window.search.text() == ""
    assert window.current() == "home"


def test_what_cannot_be_taken_in_together_is_named(
    qtbot: QtBot, shown: Shown, centre: Centre, enrolment: Path, people: Path
) -> None:
    window = shown(centre)
    drop(window, people, enrolment)
    looked_at(qtbot, window)
    assert people.name in window.foot.failed.text()


def _typed(window: MainWindow) -> WalkInPage:
    window.turn_to("walk_in")
    page = window.pages["walk_in"]
    assert isinstance(page, WalkInPage)
    page.form.field("first_name").set_value("มูฮัมหมัดซอลาฮุดดีน")
    page.form.field("first_name").changed.emit()
    return page


def test_a_form_with_unsaved_words_asks_first_and_loses_nothing(
    qtbot: QtBot, shown: Shown, centre: Centre, enrolment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def stay(_parent: QWidget, question: str, *_words: str) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(Dialog, "ask", stay)
    window = shown(centre)
    page = _typed(window)
    drop(window, enrolment)
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert window.current() == "walk_in"
    assert page.form.field("first_name").value() == "มูฮัมหมัดซอลาฮุดดีน"


def test_decisions_in_a_list_are_not_lost_to_the_next_one_unasked(
    qtbot: QtBot, shown: Shown, centre: Centre, people: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.xlsx"
    other.write_bytes(people.read_bytes())
    window = shown(centre)
    drop(window, people)
    qtbot.waitUntil(lambda: "import_list" in window.pages)
    page = window.pages["import_list"]
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 1)
    page.go_on()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 2)
    answers = iter([False, True])
    monkeypatch.setattr(Dialog, "ask", lambda *_words: next(answers))
    window.coming.bring([other])
    qtbot.waitUntil(lambda: not window.desk.jobs.is_busy())
    assert page.stack.currentIndex() == 2
    window.coming.bring([other])
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 1)


def test_files_copied_in_the_file_manager_are_pasted_by_key(
    qtbot: QtBot, shown: Shown, centre: Centre, enrolment: Path
) -> None:
    window = shown(centre)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.side.setFocus()
    QGuiApplication.clipboard().setMimeData(Held(window, [enrolment]).mime)
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert looked_at(qtbot, window).look.kind == "enrolment"


def test_a_file_is_chosen_by_key_from_any_page(
    qtbot: QtBot, shown: Shown, centre: Centre, enrolment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dialog, "open_file", lambda *_asked: enrolment)
    window = shown(centre)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_O, both)
    assert looked_at(qtbot, window).look.kind == "enrolment"
