"""The province gives a case back to its centre from the case's own page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.centre import Centre
from desktop.system.clock import SetClock
from desktop.system.paths import Home
from desktop.views.cases import CasesPage
from desktop.views.cases.giving_back import may_give_back
from desktop.views.kit import theme, tokens
from desktop.views.kit.desk import Desk
from tests.views.case_steps import open_case, settled, shown, type_into
from tests.views.exchange_pair import OCTOBER, Pair, PairTemplate

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
REMARK = "ขอเบอร์โทรศัพท์ที่ติดต่อได้"


@pytest.fixture
def pair(
    centre_template: Home, province_template: Home, tmp_path: Path, clock: SetClock, desk: Desk
) -> Iterator[Pair]:
    (tmp_path / "template").mkdir()
    made = PairTemplate.make(centre_template, province_template, tmp_path / "template")
    for both in made.copied(tmp_path, clock, desk):
        both.province.exchange.take_in(both.sent(tmp_path))
        yield both


def test_a_case_goes_back_with_what_is_to_be_put_right_and_is_read_at_its_centre(
    qtbot: QtBot, pair: Pair, desk: Desk, tmp_path: Path, qapp: QApplication
) -> None:
    theme.dress(qapp, tokens.LIGHT)
    case = pair.province.cases.ids()[0]
    with shown(CasesPage(desk, pair.province)) as page:
        page.arrive({"uid": case})
        settled(qtbot, desk)
        [give_back] = [each for each in page.case.head.buttons if each.text() == "Give back"]
        give_back.click()
        form = page.case.form
        assert form is not None
        form.save_buttons[0].click()
        assert form.labelled("remark").problem()
        type_into(form, "remark", REMARK)
        form.save_buttons[0].click()
        settled(qtbot, desk)
        assert page.case.form is None

    pair.province.reports.judge_month("9401", OCTOBER, "accepted")
    file = tmp_path / "answer.lcx"
    file.write_bytes(pair.province.exchange.answer("9401").content)
    pair.centre.exchange.take_in(file)
    [returned] = pair.centre.exchange.returned()
    assert (returned.case_uid, returned.remark) == (case, REMARK)


def test_only_the_province_gives_back_and_only_what_a_centre_wrote(pair: Pair, centre: Centre) -> None:
    ground = pair.province.ground
    theirs = pair.province.cases.page(pair.province.cases.ids()[0])
    assert may_give_back(ground, theirs)
    assert not may_give_back(pair.centre.ground, theirs)
    assert not may_give_back(ground, replace(theirs, unit=ground.unit))
    own = centre.cases.page(open_case(centre).uid)
    assert not may_give_back(centre.ground, own)
