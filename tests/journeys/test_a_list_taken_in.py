"""Every step of taking a list in, in the real window in Thai, looked at as carefully as a person can."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from list_files import HEADS, listed, person, workbook
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desktop.database.keys import LOWEST
from desktop.services import centre as all_services
from desktop.services.opening import Opened
from desktop.system import language
from desktop.system.settings import Settings
from desktop.views.kit import pictures
from desktop.views.kit.desk import Desk
from desktop.views.kit.jobs import Jobs
from desktop.views.lists import ImportPage
from desktop.views.main_window import MainWindow
from tests.journeys import eyes
from tests.views import ink

ID, FIRST, NEED, BORN = "เลขประจำตัวประชาชน", "ชื่อ", "ความต้องการ", "วันเกิด"
LOOKS: tuple[Callable[[QWidget], object], ...] = (
    ink.clipped_texts,
    eyes.outside,
    eyes.overlapping,
    eyes.sideways,
    eyes.unnamed,
)
ROWS = [
    ["บัญชีรายชื่อผู้มีความต้องการด้านแรงงาน ตำบลบานา"],
    HEADS,
    person(0, {NEED: "ฝึกอาชีพ"}),
    person(1, {ID: "", FIRST: "ฟาตีเม๊าะ", NEED: "ฝึกอาชีพ"}),
    person(2, {NEED: "ช่วยด้วย"}),
    person(3, {ID: "12345678901234", "ตำบล": "บานน"}),
    person(4, {BORN: "31/2/2530"}),
    *(person(number) for number in range(5, 30)),
]


@pytest.fixture
def page(qtbot: object, opened: Opened, tmp_path: Path) -> ImportPage:
    """The page of a window that nobody has touched, over a register with two people."""
    language.use("th")
    centre = all_services.build(opened, LOWEST)
    file = centre.lists.open(listed(person(0), person(1)), "ก")
    centre.lists.write(centre.lists.judge(file, centre.lists.look(file).plan))
    window = MainWindow(Desk(Jobs()), centre, Settings(tmp_path / "settings.json"))
    qtbot.addWidget(window)  # type: ignore[attr-defined]
    window.turn_to("import_list")
    found = window.pages["import_list"]
    assert isinstance(found, ImportPage)
    return found


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(1024, 640)], ids=["usual", "smallest"])
def test_no_step_has_a_fault(page: ImportPage, qtbot: object, tmp_path: Path, size: QSize) -> None:
    def look(step: str) -> None:
        window = page.window()
        for _round in range(2):
            pictures.picture(window, size)
            qtbot.waitUntil(lambda: not page.desk.jobs.is_busy())  # type: ignore[attr-defined]
        assert not eyes.english(window, {"nuriya"}), step
        assert not [(step, seen) for each in LOOKS if (seen := each(window))]

    try:
        look("choosing")
        (tmp_path / "web.xlsx").write_bytes(b"<html></html>")
        page.open_file(tmp_path / "web.xlsx")
        look("refused")
        (tmp_path / "รายชื่อ.xlsx").write_bytes(workbook(ROWS))
        page.open_file(tmp_path / "รายชื่อ.xlsx")
        look("columns")
        page.go_on()
        look("namesakes")
        page.verdicts.decided.emit(int(page.verdicts.table.current_uid()), "apart")
        look("decided")
        page.verdicts.chips.choose(("problem",))
        page.verdicts.chips.changed.emit()
        look("problems")
        page.go_on()
        look("done")
        assert page.stack.currentIndex() == 3
    finally:
        assert page.desk.jobs.close(20)
