"""The first page: what waits by urgency, figures that open their list, the first day, the province's page."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from bulletin_entries import TODAY, put
from month_entries import Entries
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.models import Event, new_uid
from desktop.rules.months import Month
from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.services.reports import Reports
from desktop.services.situations import Situations
from desktop.views.home import HomePage
from desktop.views.home.cards import LineCard
from desktop.views.home.reading import read
from desktop.views.kit import pictures, thai_breaks
from desktop.views.kit.charts import Bar, FunnelBars
from desktop.views.kit.desk import Desk
from tests.views.case_steps import TurnedTo, settled, shown
from tests.views.ink import clipped_texts, count_texts

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
AsRole = Callable[[Ground, str], Ground]
OCTOBER = Month(2026, 10)


@pytest.fixture(autouse=True, scope="module")
def _dictionary() -> None:
    """Loaded before anybody waits for a page, as the program does at sign-in."""
    thai_breaks.prepare()


@pytest.fixture
def entries(centre: Centre) -> Entries:
    return Entries(centre.ground)


@pytest.fixture
def page(desk: Desk, centre: Centre) -> Iterator[HomePage]:
    with shown(HomePage(desk, centre)) as made:
        yield made


def arrived(qtbot: QtBot, page: HomePage) -> HomePage:
    page.refresh()
    settled(qtbot, page.desk)
    return page


def said(card: LineCard) -> list[str]:
    return [row.accessibleName() for row in card.rows]


def opens(page: HomePage, card: LineCard, words: str) -> tuple[str, dict[str, object]]:
    turned = TurnedTo(page.desk)
    [row] = [row for row in card.rows if words in row.accessibleName()]
    row.setFocus()
    row.pressed.emit()
    return turned.last


def urgent_event(ground: Ground, *, restricted: bool = False) -> None:
    with ground.database.work("Put an event for a test") as work:
        work.session.add(
            Event(
                uid=new_uid(),
                number=1 + int(restricted),
                fiscal_year=2570,
                heard_on=TODAY - timedelta(days=5),
                tambon_code="940101",
                kind="accident",
                urgency="urgent",
                restricted=restricted,
                what_happened="เครื่องจักรหนีบมือคนงาน",
            )
        )


# -- the centre


def test_on_the_first_day_stands_where_to_begin_and_nothing_else(qtbot: QtBot, page: HomePage) -> None:
    arrived(qtbot, page)
    assert not page.first.isHidden()
    assert page.tiles.isHidden()
    assert page.funnel_card.isHidden()
    assert page.waiting_lines.isHidden()
    assert opens(page, page.first, "volunteers") == ("volunteers", {})


def test_with_the_first_case_the_first_steps_give_way_to_the_figures(
    qtbot: QtBot, page: HomePage, entries: Entries
) -> None:
    entries.case(date(2026, 11, 17))
    arrived(qtbot, page)
    assert page.first.isHidden()
    assert not page.tiles.isHidden()
    assert page.waiting.figure() == "๑"
    turned = TurnedTo(page.desk)
    page.waiting.pressed.emit()
    page.fourth.pressed.emit()
    assert turned.pages == [("cases", {"work_list": "waiting"}), ("volunteers", {"state": "ending"})]


def test_what_waits_stands_by_urgency_and_opens_where_it_is_done(
    qtbot: QtBot, page: HomePage, centre: Centre, entries: Entries
) -> None:
    case = entries.case(date(2026, 10, 5))
    entries.step(case, "screened", date(2026, 10, 7), "accepted")
    urgent_event(centre.ground)
    arrived(qtbot, page)

    lines = said(page.waiting_lines)
    assert len(lines) == 3
    assert "urgent" in lines[0]
    assert "not closed" in lines[1]
    assert "not referred" in lines[2]
    assert opens(page, page.waiting_lines, "urgent") == ("situations", {"state": "late"})
    assert opens(page, page.waiting_lines, "not closed") == ("reports", {"month": "2026-10"})
    assert opens(page, page.waiting_lines, "not referred") == ("cases", {"work_list": "to_refer"})


def test_a_restricted_event_is_counted_for_supervisors_only(centre: Centre, as_role: AsRole) -> None:
    urgent_event(centre.ground, restricted=True)
    counted = [
        read(replace(centre, ground=ground, situations=Situations(ground))).late_events
        for ground in (as_role(centre.ground, "officer"), as_role(centre.ground, "supervisor"))
    ]
    assert counted == [0, 1]


def test_the_month_that_is_over_goes_step_by_step(
    qtbot: QtBot, page: HomePage, centre: Centre, entries: Entries, as_role: AsRole
) -> None:
    entries.case(date(2026, 10, 5))
    centre.reports.close(OCTOBER)
    arrived(qtbot, page)
    assert any("waits for approval" in line for line in said(page.waiting_lines))
    Reports(as_role(centre.ground, "supervisor")).approve(OCTOBER)
    arrived(qtbot, page)
    assert any("approved and not sent" in line for line in said(page.waiting_lines))
    assert any("approved, not sent" in line for line in said(page.months))


def test_bulletins_of_the_province_are_named_new_ones_first(
    qtbot: QtBot, page: HomePage, centre: Centre
) -> None:
    put(centre.ground, title="seen", closes_on=TODAY + timedelta(days=1))
    centre.bulletins.look()
    new = put(centre.ground, title="fresh", closes_on=TODAY + timedelta(days=30))
    arrived(qtbot, page)
    assert said(page.news)[0].startswith("New: fresh")
    assert opens(page, page.news, "fresh") == ("bulletins", {"uid": new})
    assert opens(page, page.news, "bulletins are open")[0] == "bulletins"


def test_a_committed_change_is_read_anew_and_the_keyboard_stays_where_it_was(
    qtbot: QtBot, page: HomePage, centre: Centre
) -> None:
    put(centre.ground, title="one")
    arrived(qtbot, page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.news.rows[0].setFocus()
    put(centre.ground, title="two", closes_on=TODAY)
    qtbot.waitUntil(lambda: "two" in said(page.news)[0])
    assert page.news.rows[0].hasFocus()


def test_every_line_is_reached_and_pressed_by_keyboard(
    qtbot: QtBot, page: HomePage, entries: Entries
) -> None:
    entries.case(date(2026, 10, 5))
    arrived(qtbot, page)
    turned = TurnedTo(page.desk)
    qtbot.keyClick(page.months.rows[0], Qt.Key.Key_Return)
    assert turned.last == ("reports", {"month": "2026-11"})


# -- the province


def test_the_province_sees_missing_months_its_screening_and_its_bulletins(
    qtbot: QtBot, desk: Desk, province: Centre
) -> None:
    entries = Entries(province.ground, "9401")
    case = entries.case(date(2026, 10, 5))
    entries.case(date(2026, 10, 6))
    entries.step(case, "screened", date(2026, 10, 7), "accepted")
    with shown(HomePage(desk, province)) as page:
        arrived(qtbot, page)
        lines = said(page.waiting_lines)
        assert "months have not come" in lines[0]
        assert "๕๐% screened in" in lines[1]
        assert "๓๐%" in lines[1]
        assert "No bulletin is open" in lines[2]
        assert opens(page, page.waiting_lines, "No bulletin") == ("bulletins", {"new": True})
        assert page.fourth.figure() == "๑๒"
        put(province.ground, closes_on=TODAY)
        arrived(qtbot, page)
        assert opens(page, page.waiting_lines, "close within") == ("bulletins", {"state": "closing"})


# -- how it looks


def test_what_is_done_and_what_is_left_differ_without_colour(qtbot: QtBot) -> None:
    bars = FunnelBars([Bar("Pointed out", 50, 100)])
    qtbot.addWidget(bars)
    picture = pictures.picture(bars, bars.sizeHint().expandedTo(bars.minimumSize())).convertToFormat(
        QImage.Format.Format_Grayscale8
    )
    middle = picture.height() // 2
    row = [picture.pixelColor(at, middle).red() for at in range(picture.width())]
    done = [shade for shade in row if shade < 110]
    assert len(done) > 20
    # The rest is hatched: light ground and darker strokes take turns.
    last = max(at for at, shade in enumerate(row) if shade < 90 and at < picture.width() * 0.62)
    rest = row[last + 3 : last + 40]
    turns = sum(abs(one - other) > 15 for one, other in itertools.pairwise(rest))
    assert turns >= 4


@pytest.mark.usefixtures("thai")
@pytest.mark.parametrize("size", [(1150, 712), (808, 584)])
def test_no_thai_mark_is_cut_off(
    qtbot: QtBot, desk: Desk, centre: Centre, entries: Entries, size: tuple[int, int]
) -> None:
    for full in (False, True):
        if full:
            entries.case(date(2026, 10, 5))
            entries.volunteer(end=TODAY + timedelta(days=20))
            urgent_event(centre.ground)
            put(centre.ground, title="ช่างเชื่อมไฟฟ้าและผู้ช่วยช่างติดตั้งที่ปู่ของญาติชี้ให้ดูในหมู่บ้าน")
        with shown(HomePage(desk, centre)) as page:
            page.resize(*size)
            arrived(qtbot, page)
            pictures.picture(page, page.size())
            assert count_texts(page) > 8
            assert clipped_texts(page) == []


def test_the_page_is_read_at_once(centre: Centre, entries: Entries) -> None:
    for number in range(30):
        entries.case(date(2026, 10, 5 + number % 20))
    read(centre)
    taken = []
    for _round in range(5):
        begun = time.perf_counter()
        read(centre)
        taken.append(time.perf_counter() - begun)
    # Fifty thousandths of a second on an idle machine; five times that where others are at work.
    assert min(taken) < 0.25
