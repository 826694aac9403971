"""The province's page of stipends: months of its centres, what it counts, and the rates that lie ahead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from desktop.models import (
    Citizen,
    ReceivedReport,
    StipendLine,
    StipendList,
    StipendReceipt,
    Volunteer,
    new_uid,
)
from desktop.services.centre import Centre
from desktop.views.kit.desk import Desk
from desktop.views.stipends import StipendsPage
from desktop.views.stipends.centre_month_view import CentreMonthView
from tests.views.ink import clipped_texts
from tests.views.stipend_steps import OCTOBER, arrived, numbers_that_lie, settled

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
UNIT = "9403"


@pytest.fixture
def paid(province: Centre) -> list[str]:
    """Two volunteers whom a centre paid for October, the second one beyond the term."""
    return [_came(province, 1, date(2029, 9, 30)), _came(province, 2, date(2026, 10, 20))]


def _came(province: Centre, number: int, term_end: date) -> str:
    """What a centre's file brought of one volunteer's October."""
    person, volunteer, made, line = new_uid(), new_uid(), new_uid(), new_uid()
    same = {"volunteer_uid": volunteer, "person_uid": person, "month": str(OCTOBER), "amount": 60_000}
    day, name = date(2026, 11, 4), f"คนที่{number}"
    rows = (
        (
            Citizen,
            {"uid": person, "title": "นาย", "first_name": name, "last_name": "สาและ", "sort_name": name},
        ),
        (
            Volunteer,
            {
                "uid": volunteer,
                "person_uid": person,
                "kind": "volunteer",
                "term_start": date(2026, 10, 1),
                "term_end": term_end,
            },
        ),
        (
            ReceivedReport,
            {"uid": new_uid(), "volunteer_uid": volunteer, "month": str(OCTOBER), "received_on": day},
        ),
        (StipendList, {"uid": made, "month": str(OCTOBER), "prepared_on": day, "paid_on": day}),
        (StipendLine, {"uid": line, "list_uid": made, **same}),
        (
            StipendReceipt,
            {
                "uid": new_uid(),
                "fiscal_year": 2570,
                "number": number,
                "line_uid": line,
                "on": day,
                "payee": name,
            }
            | same,
        ),
    )
    with province.ground.database.work("A centre's file came in a test") as work:
        for model, row in rows:
            work.session.execute(insert(model), [{"origin": UNIT, "revision": 1, **row}])
        work.touch("stipend_receipts", made)
    return volunteer


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, province: Centre) -> Iterator[StipendsPage]:
    made = StipendsPage(desk, province)
    qtbot.addWidget(made)
    made.resize(1150, 712)
    made.show()
    yield made
    made.hide()
    settled(qtbot, made)


def _states(page: StipendsPage) -> dict[str, str]:
    rows = page.centres.table.rows
    return {rows.uid(row): rows.cell(rows.index(row, 4)).text for row in range(rows.rowCount())}


def test_the_province_sees_what_each_centre_paid_and_counts_all_that_came(
    qtbot: QtBot, page: StipendsPage, desk: Desk, province: Centre, paid: list[str]
) -> None:
    arrived(qtbot, page)
    assert _states(page)[UNIT] == "to be counted"
    assert set(_states(page).values()) == {"to be counted", "nothing came"}
    assert numbers_that_lie(page.centres.rows) == []
    assert page.head.primary is not None

    with qtbot.waitSignal(desk.said) as said:
        page.head.primary.click()
    settled(qtbot, page)

    assert said.args[0] == "The month of 1 centres is counted."
    assert _states(page)[UNIT] == "1 differ"
    found = province.stipends.counts.compare(OCTOBER, UNIT)
    assert (found.paid, found.counted) == (120_000, 60_000)
    assert numbers_that_lie(page.centres.rows) == []


def test_another_amount_is_counted_with_a_reason_and_counting_again_asks_first(
    qtbot: QtBot, page: StipendsPage, province: Centre, paid: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arrived(qtbot, page)
    page.centres.table.choose(UNIT)
    qtbot.keyClick(page.centres.table, Qt.Key.Key_Return)
    settled(qtbot, page)
    view = page.opened[-1]
    assert isinstance(view, CentreMonthView)
    view.count()
    settled(qtbot, page)
    view.counts.table.choose(paid[0])

    view.count_other()
    form = view.form()
    assert form is not None
    form.field("amount").set_value(30_000)
    page.save()
    assert form.labelled("remark").problem()
    form.field("remark").set_value("ส่งรายงานไม่ครบ")
    page.save()
    qtbot.waitUntil(lambda: view.form() is None)
    settled(qtbot, page)
    counted = {row.volunteer_uid: row.counted for row in province.stipends.counts.compare(OCTOBER, UNIT).rows}
    assert counted == {paid[0]: 30_000, paid[1]: 0}

    asked: list[str] = []
    monkeypatch.setattr(page.desk, "ask", lambda *given: asked.append(str(given[1])) or False)
    view.count()
    settled(qtbot, page)
    assert asked == ["Count ตุลาคม ๒๕๖๙ again?"]
    assert province.stipends.counts.compare(OCTOBER, UNIT).counted == 30_000


def test_a_rate_is_set_for_months_to_come_and_changed_only_until_they_come(
    qtbot: QtBot, page: StipendsPage, desk: Desk, province: Centre
) -> None:
    arrived(qtbot, page)
    page.turn_to("rates")
    with qtbot.waitSignal(desk.said) as said:
        page.change_rate(province.stipends.rates.all()[0])
    assert "never changed" in said.args[0]
    assert page.rates.form() is None

    page.set_rate()
    form = page.rates.form()
    assert form is not None
    form.field("kind").set_value("graduate")
    form.field("since").set_value(date(2026, 11, 1))
    form.field("satang").set_value(1_500_000)
    page.save()
    settled(qtbot, page)
    assert form.labelled("since").problem()
    form.field("since").set_value(date(2027, 1, 1))
    page.save()
    qtbot.waitUntil(lambda: page.rates.form() is None)
    settled(qtbot, page)

    [graduates] = [row for row in province.stipends.rates.all() if row.rate.kind == "graduate"]
    assert (graduates.rate.satang, graduates.changeable) == (1_500_000, True)
    page.change_rate(graduates)
    form = page.rates.form()
    assert form is not None
    form.field("satang").set_value(1_600_000)
    page.save()
    qtbot.waitUntil(lambda: page.rates.form() is None)
    settled(qtbot, page)
    assert [row.rate.satang for row in province.stipends.rates.all()] == [1_600_000, 60_000]


@pytest.mark.usefixtures("thai")
def test_no_thai_mark_is_clipped_at_the_province(
    qtbot: QtBot, desk: Desk, province: Centre, paid: list[str]
) -> None:
    page = StipendsPage(desk, province)
    qtbot.addWidget(page)
    page.resize(1150, 712)
    page.show()
    arrived(qtbot, page)
    assert clipped_texts(page) == []
    page.open_centre(UNIT)
    settled(qtbot, page)
    assert clipped_texts(page) == []
    page.go_back()
    page.turn_to("rates")
    page.set_rate()
    assert clipped_texts(page) == []
    page.hide()
    settled(qtbot, page)
