"""The page on which an agency's answers are taken in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from desktop.rules.cases import StepDraft
from desktop.services.centre import Centre
from desktop.services.referrals import NAME, PROBLEM, READY
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.referrals import AnswersPage
from tests.referral_steps import accepted, table
from tests.views.case_steps import TurnedTo, settled, shown
from tests.views.ink import clipped_texts, count_texts

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
SENT = date(2026, 11, 10)
ROWS = (
    ("94/0001/2570", "นายมะ สาแม", "ช่วยเหลือแล้ว", "๑๘ พ.ย. ๒๕๖๙"),
    ("94/0002/2570", "นายดอเลาะห์ สาแม", "ช่วยเหลือแล้ว", "18/11/2569"),
    ("94/0003/2570", "นายสะมะแอ สาแม", "ดีมาก", "18/11/2569"),
)


@pytest.fixture
def file(province: Centre, tmp_path: Path) -> Path:
    for name in ("มะ", "ดอเลาะ", "สะมะแอ"):
        uid = accepted(province.ground, name)
        province.cases.add_step(uid, StepDraft(kind="referred", on=SENT, agency_code="DSD"))
    made = tmp_path / "ตอบกลับ.xlsx"
    made.write_bytes(table(ROWS))
    return made


@pytest.fixture
def page(desk: Desk, province: Centre) -> Iterator[AnswersPage]:
    with shown(AnswersPage(desk, province)) as made:
        made.arrive({})
        yield made


def _looked(qtbot: QtBot, page: AnswersPage, file: Path) -> None:
    page.open_file(file)
    settled(qtbot, page.desk)
    page.columns.agency.set_value("DSD")
    page.next_button.click()
    settled(qtbot, page.desk)


def _press(page: AnswersPage, word: str) -> None:
    next(each for each in page.panel.findChildren(Button) if each.text() == word).click()


def _counts(page: AnswersPage) -> tuple[int, int, int]:
    assert page.judged is not None
    counts = page.judged.counts()
    return counts[READY], counts[NAME], counts[PROBLEM]


def test_a_table_is_looked_at_decided_corrected_and_written(
    qtbot: QtBot, page: AnswersPage, file: Path, province: Centre
) -> None:
    _looked(qtbot, page, file)
    assert _counts(page) == (1, 1, 1)
    assert [row.status for row in province.cases.rows(province.cases.ids())] == ["referred"] * 3
    # The row with another name is the first to be decided.
    assert page.table.current_uid() == "3"
    _press(page, "Same person")
    settled(qtbot, page.desk)
    assert _counts(page) == (2, 0, 1)
    assert page.table.current_uid() == "4"
    page.panel.fields[2].field.set_value("ช่วยเหลือแล้ว")
    assert page.panel.look_button is not None
    page.panel.look_button.click()
    settled(qtbot, page.desk)
    assert _counts(page) == (3, 0, 0)
    assert page.next_button.text() == "Write ๓ outcomes"
    page.next_button.click()
    settled(qtbot, page.desk)
    assert [row.status for row in province.cases.rows(province.cases.ids())] == ["helped"] * 3
    assert not page.next_button.isEnabled()


def test_a_decision_is_taken_back(qtbot: QtBot, page: AnswersPage, file: Path) -> None:
    _looked(qtbot, page, file)
    _press(page, "Somebody else")
    settled(qtbot, page.desk)
    assert _counts(page) == (1, 0, 2)
    page.table.choose("3")
    page.panel.show_row(page.judged.rows[3], page.judged.plan)  # type: ignore[union-attr]
    _press(page, "Decide again")
    settled(qtbot, page.desk)
    assert _counts(page) == (1, 1, 1)


def test_the_rows_that_are_left_are_saved_with_their_reasons(
    qtbot: QtBot, page: AnswersPage, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _looked(qtbot, page, file)
    out = tmp_path / "left.xlsx"
    monkeypatch.setattr(Dialog, "save_as", staticmethod(lambda *_asked: out))
    page.reject_button.click()
    settled(qtbot, page.desk)
    assert openpyxl.load_workbook(out).active.max_row == 3


def test_an_agency_must_be_named_before_the_rows_are_looked_at(
    qtbot: QtBot, page: AnswersPage, file: Path
) -> None:
    page.open_file(file)
    settled(qtbot, page.desk)
    failed: list[object] = []
    page.desk.failed.connect(failed.append)
    page.next_button.click()
    settled(qtbot, page.desk)
    assert page.judged is None
    assert "agency" in str(failed[0])


def test_what_is_no_table_is_told_beside_the_button(qtbot: QtBot, page: AnswersPage, tmp_path: Path) -> None:
    wrong = tmp_path / "x.xlsx"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    page.open_file(wrong)
    settled(qtbot, page.desk)
    assert page.trouble.isVisible()
    turned = TurnedTo(page.desk)
    page.go_back()
    assert turned.last == ("referrals", {"tab": "letters"})


@pytest.mark.usefixtures("thai")
@pytest.mark.parametrize("size", [(1150, 712), (824, 584)])
def test_no_thai_mark_is_cut_off(
    qtbot: QtBot, desk: Desk, province: Centre, file: Path, size: tuple[int, int]
) -> None:
    with shown(AnswersPage(desk, province)) as page:
        page.resize(*size)
        assert clipped_texts(page) == []
        page.open_file(file)
        settled(qtbot, desk)
        assert clipped_texts(page) == []
        page.columns.agency.set_value("DSD")
        page.next_button.click()
        settled(qtbot, desk)
        qtbot.waitUntil(lambda: count_texts(page) > 20)
        assert clipped_texts(page) == []
        assert page.minimumSizeHint().width() <= size[0]
