"""The eight reports on screen: their tables, the entries behind a row, and the target with its rounding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from month_entries import Entries
from plan_entries import Office, activity, item
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.models import Situation, new_uid
from desktop.rules.months import Month
from desktop.services.centre import Centre
from desktop.system import language
from desktop.views.kit import theme, tokens
from desktop.views.kit.desk import Desk
from desktop.views.reports import ReportsPage
from desktop.views.reports.behind import BehindView
from desktop.views.reports.report_view import ReportView
from tests.views.ink import clipped_texts, count_texts
from tests.views.report_steps import NOVEMBER, at_month, settled

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)
Shown = Callable[[Centre], ReportsPage]


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Iterator[Shown]:
    """Shows the page of a centre or province."""
    theme.dress(qapp, tokens.LIGHT)

    def show(centre: Centre) -> ReportsPage:
        page = ReportsPage(desk, centre)
        qtbot.addWidget(page)
        page.resize(1150, 712)
        page.show()
        return page

    yield show
    qtbot.waitUntil(lambda: not desk.jobs.is_busy())


def _opened(qtbot: QtBot, page: ReportsPage, name: str) -> ReportView:
    page.open_report(name)
    assert page.opened.report is not None
    settled(qtbot, page)
    return page.opened.report


def test_each_report_opens_whole_and_no_thai_mark_is_cut_off(
    qtbot: QtBot, shown: Shown, centre: Centre
) -> None:
    language.use("th")
    entries = Entries(centre.ground)
    entries.case(date(2026, 11, 3), "EMP-1", "SKL-1", found_by=entries.volunteer())
    page = at_month(qtbot, shown(centre), NOVEMBER)

    seen, found = 0, {}
    for name in centre.reports.eight.names():
        found[name] = len(_opened(qtbot, page, name).tables)
        seen += count_texts(page)
        assert clipped_texts(page) == []
    assert seen > 60
    # Nobody planned anything, and November ends no quarter.
    assert found == {
        "chain_report": 1,
        "chain_by_type": 3,
        "service_users": 4,
        "satisfaction": 1,
        "monthly_work": 0,
        "monthly_summary": 5,
        "situation_report": 0,
    }


def test_behind_a_row_stand_its_people_and_esc_goes_back_step_by_step(
    qtbot: QtBot, shown: Shown, centre: Centre
) -> None:
    entries = Entries(centre.ground)
    entries.case(date(2026, 11, 3), "EMP-1")
    entries.case(date(2026, 11, 4), "EMP-1", restricted=True)
    page = at_month(qtbot, shown(centre), NOVEMBER)
    view = _opened(qtbot, page, "service_users")

    view.tables[1].opened.emit("0")
    settled(qtbot, page)

    assert page.opened.behind is not None
    assert page.opened.behind.table is not None
    assert page.opened.behind.table.rows.rowCount() == 1
    assert page.opened.behind.withheld.isVisible()
    assert page.go_back()
    assert _open_views(page) == (False, True)
    assert page.go_back()
    assert _open_views(page) == (False, False)
    assert not page.go_back()


def _opening(monkeypatch: pytest.MonkeyPatch, page: ReportsPage) -> list[tuple[str, dict[str, object]]]:
    seen: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(page.desk, "open", lambda name, **where: seen.append((name, where)))
    return seen


def _look_behind(qtbot: QtBot, page: ReportsPage, table: int, row: str, head: str) -> BehindView:
    """Open a row's numbers, choose one of them by its head."""
    assert page.opened.report is not None
    page.opened.report.tables[table].opened.emit(row)
    settled(qtbot, page)
    behind = page.opened.behind
    assert behind is not None
    behind.chips.choose((str([name for name, _cell in behind._asked.numbers].index(head)),))
    behind.chips.changed.emit()
    settled(qtbot, page)
    assert behind.table is not None
    behind.table.opened.emit(behind.table.rows.uid(0))
    settled(qtbot, page)
    return behind


def test_behind_what_was_planned_stands_its_item_and_opens_the_plan(
    qtbot: QtBot, shown: Shown, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office(centre.ground)
    graduate = office.graduate()
    planned = office.plans.items.add(item(graduate))
    done = office.plans.activities.add(activity(graduate, plan_item_uid=planned))
    page = at_month(qtbot, shown(centre), NOVEMBER)
    _opened(qtbot, page, "monthly_work")
    seen = _opening(monkeypatch, page)

    for table, head in ((0, "แผน (ครั้ง)"), (0, "แผน (คน)"), (0, "ผล (คน)"), (1, "ชาย"), (1, "หญิง")):
        _look_behind(qtbot, page, table, "0", head)
        page.opened.close_behind()

    plan = ("plans", {"month": "2026-11", "plan": graduate})
    assert seen == [plan, plan, *[("plans", {"uid": done})] * 3]


def test_behind_last_quarters_figure_stands_its_count_and_opens_that_quarter(
    qtbot: QtBot, shown: Shown, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = centre.ground.database
    with entries.work("Count two quarters for a test") as work:
        for quarter in (3, 4):
            own = {
                "fiscal_year": 2569,
                "quarter": quarter,
                "tambon_code": "940101",
                "working_age": 900 + quarter,
            }
            work.session.add(Situation(uid=new_uid(), counted_on=date(2026, 9, 1), source="สำรวจ", **own))
    page = at_month(qtbot, shown(centre), Month(2026, 9))
    _opened(qtbot, page, "situation_report")
    seen = _opening(monkeypatch, page)

    _look_behind(qtbot, page, 0, "0", "ไตรมาสก่อน")

    assert seen == [("situations", {"quarter": "2569-3", "area": "940101"})]


def test_behind_the_number_of_volunteers_stand_those_who_serve(
    qtbot: QtBot, shown: Shown, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = Entries(centre.ground)
    serving = entries.volunteer("ฟาตีเมาะ")
    entries.volunteer("รอซีดะ", kind="graduate")
    page = at_month(qtbot, shown(centre), NOVEMBER)
    _opened(qtbot, page, "monthly_summary")
    seen = _opening(monkeypatch, page)

    behind = _look_behind(qtbot, page, 1, "0", "จำนวน")

    assert not behind.note.isVisible()
    assert seen == [("volunteers", {"uid": serving})]


def _open_views(page: ReportsPage) -> tuple[bool, bool]:
    return page.opened.behind is not None, page.opened.report is not None


def test_the_province_sets_the_target_and_its_rounding_and_the_page_says_how_it_rounds(
    qtbot: QtBot, shown: Shown, province: Centre
) -> None:
    page = at_month(qtbot, shown(province), NOVEMBER)
    assert "to the nearest whole number" in page.figures.funnel_note.text()
    page.set_target()
    form = page.opened.target
    assert form is not None

    form.field("rounding").set_value(("down",))
    form.field("quota").set_value(40)
    form.save()
    settled(qtbot, page)

    assert province.reports.target(2570).rounding == "down"
    assert province.reports.target(2570).quota == 40
    assert page.opened.target is None
    page.refresh()
    settled(qtbot, page)
    assert "always down" in page.figures.funnel_note.text()
