"""The province's page of referrals: a batch referred from the list, and the letters that were sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.services.centre import Centre
from desktop.views.documents import PaperPage
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.referrals import ReferralsPage
from tests.referral_steps import accepted
from tests.views.case_steps import TurnedTo, settled, shown
from tests.views.ink import clipped_texts, count_texts

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]


@pytest.fixture
def cases(province: Centre) -> list[str]:
    kinds = {"มะ": "SKL-1", "ดอเลาะ": "SKL-1", "สะมะแอ": "SSO-2"}
    return [accepted(province.ground, name, kind) for name, kind in kinds.items()]


@pytest.fixture
def page(desk: Desk, province: Centre, cases: list[str]) -> Iterator[ReferralsPage]:
    del cases
    with shown(ReferralsPage(desk, province)) as made:
        yield made


def _refer_all(qtbot: QtBot, page: ReferralsPage) -> TurnedTo:
    turned = TurnedTo(page.desk)
    page.arrive({})
    settled(qtbot, page.desk)
    page.waiting.register.table.selectAll()
    bar = page.waiting.register.chosen_bar
    next(each for each in bar.findChildren(Button) if each.text() == "Refer ๓ cases").click()
    assert page.waiting.form is not None
    page.waiting.form.save_buttons[-1].click()
    # The first paper of a session loads the typesetting.
    qtbot.waitUntil(lambda: not page.desk.jobs.is_busy())
    settled(qtbot, page.desk)
    return turned


def test_chosen_cases_are_referred_in_one_go_and_their_letters_are_shown(
    qtbot: QtBot, page: ReferralsPage, province: Centre
) -> None:
    turned = _refer_all(qtbot, page)
    where = next(where for name, where in turned.pages if name == "paper")
    assert where["pdf"].startswith(b"%PDF")
    assert len(where["numbers"]) == 4
    assert {row.status for row in province.cases.rows(province.cases.ids())} == {"referred"}
    assert page.waiting.register.table.rows.rowCount() == 0
    assert page.letters.register.table.rows.rowCount() == 2
    assert page.tabs.current() == "letters"


def test_the_form_says_how_many_letters_go_to_whom(qtbot: QtBot, page: ReferralsPage) -> None:
    page.arrive({})
    settled(qtbot, page.desk)
    page.waiting.ask(list(page.waiting.register.table.rows.ids()))
    form = page.waiting.form
    assert form is not None
    words = [each.text() for each in form.findChildren(type(form.notice_words))]
    assert any("กพร. ๒ cases · สปส. ๑ cases" in text for text in words)
    form.close_form()
    assert page.waiting.form is None


def test_the_table_for_the_agency_is_saved_from_the_letter(
    qtbot: QtBot, page: ReferralsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _refer_all(qtbot, page)
    out = tmp_path / "table.xlsx"
    monkeypatch.setattr(Dialog, "save_as", staticmethod(lambda *_asked: out))
    page.letters.register.focus_table()
    page.letters.choose("94/ส 1/2570")
    qtbot.waitUntil(lambda: _table_button(page) is not None)
    button = _table_button(page)
    assert button is not None
    button.click()
    settled(qtbot, page.desk)
    assert openpyxl.load_workbook(out).active.max_row == 3


def _table_button(page: ReferralsPage) -> Button | None:
    found = page.letters.register.panel.findChildren(Button)
    return next((each for each in found if each.text() == "Table for the agency"), None)


def test_the_letters_that_were_just_written_are_shown_as_they_are(
    qtbot: QtBot, desk: Desk, page: ReferralsPage, province: Centre
) -> None:
    turned = _refer_all(qtbot, page)
    where = next(where for name, where in turned.pages if name == "paper")
    with shown(PaperPage(desk, province)) as paper:
        paper.arrive(where)
        settled(qtbot, desk)
        assert paper.made is not None
        assert paper.made.pdf == where["pdf"]
        assert not paper.made.copy
        paper.go_back()
    assert turned.last[0] == "referrals"


def test_escape_leaves_the_form_and_then_the_page(qtbot: QtBot, page: ReferralsPage) -> None:
    turned = TurnedTo(page.desk)
    page.arrive({})
    settled(qtbot, page.desk)
    page.waiting.ask(list(page.waiting.register.table.rows.ids()))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.waiting.form is None
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert turned.last[0] == "cases"


@pytest.mark.usefixtures("thai")
@pytest.mark.parametrize("size", [(1150, 712), (824, 584)])
def test_no_thai_mark_is_cut_off(
    qtbot: QtBot, desk: Desk, province: Centre, cases: list[str], size: tuple[int, int]
) -> None:
    del cases
    with shown(ReferralsPage(desk, province)) as page:
        page.resize(*size)
        page.arrive({})
        settled(qtbot, desk)
        assert count_texts(page) > 20
        assert clipped_texts(page) == []
        page.waiting.ask(list(page.waiting.register.table.rows.ids()))
        assert clipped_texts(page) == []
        assert page.minimumSizeHint().width() <= size[0]
