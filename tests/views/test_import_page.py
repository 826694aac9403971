"""A list is taken in through the window: its columns, its rows, its namesakes, and what is left."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from list_files import HEADS, IDS, listed, person, workbook
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.models import Case, Citizen
from desktop.services.centre import Centre
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.lists import ImportPage

ID, FIRST, NEED, TAMBON = "เลขประจำตัวประชาชน", "ชื่อ", "ความต้องการ", "ตำบล"
CHOOSE, COLUMNS, VERDICTS, DONE = range(4)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, centre: Centre) -> ImportPage:
    made = ImportPage(desk, centre)
    made.resize(1120, 700)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.arrive({})
    _settled(qtbot, desk)
    return made


def _settled(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.jobs.is_busy())


def _opened(qtbot: QtBot, page: ImportPage, content: bytes, folder: Path, name: str = "รายชื่อ.xlsx") -> None:
    path = folder / name
    path.write_bytes(content)
    page.open_file(path)
    _settled(qtbot, page.desk)


def _judged(qtbot: QtBot, page: ImportPage, content: bytes, folder: Path) -> None:
    _opened(qtbot, page, content, folder)
    qtbot.keyClick(page.next_button, Qt.Key.Key_Space)
    _settled(qtbot, page.desk)
    assert page.stack.currentIndex() == VERDICTS


def _count(centre: Centre, model: type[Citizen] | type[Case]) -> int:
    with centre.ground.database.read() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def _press(qtbot: QtBot, page: ImportPage, word: str) -> None:
    def found() -> list[QAbstractButton]:
        every = page.verdicts.panel.findChildren(QAbstractButton)
        return [each for each in every if each.isVisible() and each.text() == word]

    qtbot.waitUntil(lambda: len(found()) == 1)
    found()[0].click()


def test_a_list_goes_from_the_file_to_the_register_by_one_button(
    qtbot: QtBot, page: ImportPage, centre: Centre, tmp_path: Path
) -> None:
    assert page.stack.currentIndex() == CHOOSE
    _opened(qtbot, page, listed(*(person(number) for number in range(6))), tmp_path)
    assert page.stack.currentIndex() == COLUMNS
    assert page.columns.plan().columns[:3] == ("title", "first_name", "last_name")
    page.go_on()
    _settled(qtbot, page.desk)
    assert page.stack.currentIndex() == VERDICTS
    assert _count(centre, Citizen) == 0
    with qtbot.waitSignal(page.desk.said):
        page.go_on()
    _settled(qtbot, page.desk)
    assert page.stack.currentIndex() == DONE
    assert (_count(centre, Citizen), _count(centre, Case)) == (6, 6)
    assert not page.reject_button.isEnabled()
    page.go_on()
    assert page.stack.currentIndex() == CHOOSE


def test_what_is_no_list_has_its_sentence_on_the_page(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    _opened(qtbot, page, b"<html><table></table></html>", tmp_path)
    assert page.stack.currentIndex() == CHOOSE
    assert page.choosing.trouble.isVisible()
    assert "web page" in page.choosing.trouble.accessibleName()
    page.open_file(tmp_path / "nowhere.xlsx")
    _settled(qtbot, page.desk)
    assert "cannot be read" in page.choosing.trouble.accessibleName()
    _opened(qtbot, page, listed(person(0)), tmp_path)
    assert not page.choosing.trouble.isVisible()


def test_a_file_can_be_dropped(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(listed(person(0)))
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.choosing.dropEvent(QDropEvent(QPoint(5, 5), copy, dropped, left, none))
    _settled(qtbot, page.desk)
    assert page.stack.currentIndex() == COLUMNS


def test_a_wrong_guess_is_corrected_and_remembered(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    content = workbook([["ผู้มาติดต่อ", "ขอ", "ชื่อ"], ["สมชาย ใจดี", "หางาน", "x"], ["สุดา ใจดี", "งาน", "y"]])
    _opened(qtbot, page, content, tmp_path)
    assert "full_name" not in page.columns.plan().columns
    page.columns.fields[0].set_value("full_name")
    page.columns.fields[1].set_value("needs")
    page.columns.fields[2].set_value("")
    page.go_on()
    _settled(qtbot, page.desk)
    page.go_on()
    _settled(qtbot, page.desk)
    assert page.stack.currentIndex() == DONE
    _opened(qtbot, page, content, tmp_path)
    assert page.columns.plan().columns == ("full_name", "needs", "")


def test_words_for_needs_are_explained_once(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    _opened(qtbot, page, listed(person(0, {NEED: "ช่วยด้วย"})), tmp_path)
    assert list(page.columns.words) == ["ช่วยด้วย"]
    page.columns.words["ช่วยด้วย"].set_value("OPS-1")
    page.go_on()
    _settled(qtbot, page.desk)
    page.go_on()
    _settled(qtbot, page.desk)
    assert page.stack.currentIndex() == DONE
    _opened(qtbot, page, listed(person(1, {NEED: "ช่วยด้วย"})), tmp_path)
    assert not page.columns.words


def test_another_sheet_is_read_when_it_is_chosen(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name in ("ก", "ข"):
        sheet = book.create_sheet(name)
        for row in (HEADS, person(1 if name == "ก" else 2)):
            sheet.append(list(row))
    path = tmp_path / "two.xlsx"
    book.save(path)
    page.open_file(path)
    _settled(qtbot, page.desk)
    assert page.columns.plan().sheet == "ก"
    page.columns.sheet.set_value("ข")
    page.columns.sheet.changed.emit()
    _settled(qtbot, page.desk)
    assert page.columns.plan().sheet == "ข"


def test_namesakes_are_decided_beside_the_table(
    qtbot: QtBot, page: ImportPage, centre: Centre, tmp_path: Path
) -> None:
    lists = centre.lists
    file = lists.open(listed(person(0), person(1)), "ก")
    lists.write(lists.judge(file, lists.look(file).plan))
    rows = [person(0, {ID: "", NEED: "ฝึกอาชีพ"}), person(1, {ID: "", NEED: "ฝึกอาชีพ"}), person(2)]
    _judged(qtbot, page, listed(*rows), tmp_path)
    table = page.verdicts.table
    assert list(table.rows.ids()) == ["2", "3"]
    assert page.next_button.isEnabled()
    _press(qtbot, page, "Same person")
    assert table.current_uid() == "3"
    _press(qtbot, page, "Somebody else")
    judged = page._judged
    assert judged is not None
    assert {number: row.verdict for number, row in judged.rows.items()} == {2: "known", 3: "new", 4: "new"}
    page.go_on()
    _settled(qtbot, page.desk)
    assert (_count(centre, Citizen), _count(centre, Case)) == (4, 5)


def test_a_decision_can_be_taken_back(qtbot: QtBot, page: ImportPage, centre: Centre, tmp_path: Path) -> None:
    lists = centre.lists
    file = lists.open(listed(person(0)), "ก")
    lists.write(lists.judge(file, lists.look(file).plan))
    _judged(qtbot, page, listed(person(0, {ID: "", NEED: "ฝึกอาชีพ"})), tmp_path)
    assert not page.next_button.isEnabled()
    for word, back in (("Same person", "Choose somebody else"), ("Somebody else", "Decide again")):
        _press(qtbot, page, word)
        assert page.next_button.isEnabled()
        _press(qtbot, page, back)
        assert not page.next_button.isEnabled()


def test_going_back_to_the_columns_keeps_what_was_decided(
    qtbot: QtBot, page: ImportPage, centre: Centre, tmp_path: Path
) -> None:
    lists = centre.lists
    file = lists.open(listed(person(0)), "ก")
    lists.write(lists.judge(file, lists.look(file).plan))
    _judged(qtbot, page, listed(person(0, {ID: "", NEED: "ฝึกอาชีพ"})), tmp_path)
    _press(qtbot, page, "Somebody else")
    page.go_back()
    page.go_on()
    _settled(qtbot, page.desk)
    assert page._judged is not None
    assert page._judged.rows[2].verdict == "new"


def test_a_row_with_a_problem_is_corrected_in_its_place(
    qtbot: QtBot, page: ImportPage, centre: Centre, tmp_path: Path
) -> None:
    _judged(qtbot, page, listed(person(0, {TAMBON: "บานน"}), person(1)), tmp_path)
    panel = page.verdicts.panel
    assert list(page.verdicts.table.rows.ids()) == ["2"]
    place = HEADS.index(TAMBON)
    assert "บานา" in panel.fields[place].problem()
    panel.fields[place].field.set_value("บานา")
    assert panel.look_button is not None
    panel.look_button.click()
    _settled(qtbot, page.desk)
    page.go_on()
    _settled(qtbot, page.desk)
    assert _count(centre, Citizen) == 2


def test_the_rows_that_are_left_are_saved_with_their_reasons(
    qtbot: QtBot, page: ImportPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    out = tmp_path / "left"
    monkeypatch.setattr(Dialog, "save_as", staticmethod(lambda *_asked: out))
    _judged(qtbot, page, listed(person(0, {ID: IDS[0] + "1"}), person(1)), tmp_path)
    page.go_on()
    _settled(qtbot, page.desk)
    with qtbot.waitSignal(page.desk.said):
        page.reject_button.click()
    _settled(qtbot, page.desk)
    sheet = openpyxl.load_workbook(out.with_suffix(".xlsx")).active
    assert sheet is not None
    assert sheet.max_row == 2
    assert "13 digits" in str(sheet.cell(2, 3).value)


def test_escape_goes_back_step_by_step(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    _judged(qtbot, page, listed(person(0)), tmp_path)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.stack.currentIndex() == COLUMNS
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.stack.currentIndex() == CHOOSE
    with qtbot.waitSignal(page.desk.opened) as opened:
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert opened.args is not None
    assert opened.args[0] == "cases"


def test_taking_in_can_be_stopped_and_nothing_is_written(
    qtbot: QtBot, page: ImportPage, centre: Centre, tmp_path: Path
) -> None:
    _judged(qtbot, page, listed(*(person(number) for number in range(10))), tmp_path)
    page.go_on()
    (job,) = page.desk.jobs.under_way
    job.cancel()
    with qtbot.waitSignal(page.desk.said):
        pass
    _settled(qtbot, page.desk)
    assert page.stack.currentIndex() == VERDICTS
    assert _count(centre, Citizen) == 0
    assert page.next_button.isEnabled()


def test_the_window_goes_on_while_a_long_list_is_looked_at(
    qtbot: QtBot, page: ImportPage, tmp_path: Path
) -> None:
    rows = [[*person(number % 60)] for number in range(3_000)]
    for number, row in enumerate(rows):
        row[HEADS.index(ID)], row[HEADS.index(FIRST)] = "", f"{row[HEADS.index(FIRST)]}{'กขคงจ'[number % 5]}"
    _opened(qtbot, page, listed(*rows), tmp_path)
    beats: list[int] = []
    from PySide6.QtCore import QTimer

    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(1))
    timer.start(20)
    page.go_on()
    assert page._busy
    qtbot.waitUntil(lambda: page.stack.currentIndex() == VERDICTS)
    timer.stop()
    assert len(beats) > 10
