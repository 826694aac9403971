"""The page of plans: the calendar, a plan against what was done, and the register of activities."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from plan_entries import NOVEMBER, OCTOBER, Office, activity, item
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from desktop.rules.months import Month
from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.services.plans import APPROVED, Plans
from desktop.views.kit import pictures
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.plans import PlansPage
from desktop.views.plans.page import ACTIVITIES, PLAN
from tests.views.ink import clipped_texts
from tests.views.plan_steps import arrived, buttons, rows_of, settled, small_form, states_of
from tests.views.second_person_steps import supervisor_beside

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
AsRole = Callable[[Ground, str], Ground]
TODAY = date(2026, 11, 20)


@pytest.fixture
def office(centre: Centre) -> Office:
    return Office(centre.ground)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, centre: Centre) -> Iterator[PlansPage]:
    made = PlansPage(desk, centre)
    qtbot.addWidget(made)
    made.resize(1150, 712)
    made.show()
    yield made
    made.hide()
    settled(qtbot, made)


def test_an_empty_month_says_what_to_do_first(qtbot: QtBot, page: PlansPage) -> None:
    arrived(qtbot, page, tab=PLAN)
    assert states_of(page) == [["The centre itself", "Nothing planned"]]
    assert page.plan.cards.states.currentIndex() == 1
    assert page.head.primary is not None
    assert page.head.primary.text() == "Write into the plan"
    assert not buttons(page)["Agree"].isEnabled()
    assert not buttons(page)["Print the plan"].isEnabled()


def test_a_plan_stands_beside_what_was_done_and_work_outside_it_is_named(
    qtbot: QtBot, page: PlansPage, office: Office
) -> None:
    who = office.graduate()
    planned = office.plans.items.add(item(who, days="ทุกวันพุธ"))
    office.plans.activities.add(activity(who, plan_item_uid=planned))
    office.plans.activities.add(activity(who, activity="ช่วยผู้ประสบภัย", field="security", men=4, women=5))

    arrived(qtbot, page, plan=who)

    assert rows_of(page) == [
        ["Information", "สำรวจผู้ว่างงาน", "ทุกวันพุธ", "1 / 2", "43 / 40"],
        ["Security", "ช่วยผู้ประสบภัย", "Outside the plan", "1", "9"],
    ]
    assert [row.accessibleName().split()[0] for row in page.plan.cards.bars.rows()] == [
        "Information", "Labour", "Security", "Sustainability",
    ]  # fmt: skip
    assert page.plan.whose.current_uid() == who


def test_an_item_is_written_changed_taken_out_and_brought_back(
    qtbot: QtBot, page: PlansPage, office: Office
) -> None:
    arrived(qtbot, page, tab=PLAN)
    page.plan.add()
    form = small_form(page)
    form.field("field").set_value("services")
    form.field("kind").set_value("meeting")
    form.field("activity").set_value("ประชุม")
    form.field("people").set_value(25)
    page.save()
    settled(qtbot, page)
    assert rows_of(page) == [["Labour services", "ประชุม", "", "0 / 1", "0 / 25"]]

    uid = page.plan.cards.table.current_uid()
    page.plan.cards.change.click()
    settled(qtbot, page)
    small_form(page).field("people").set_value(30)
    page.save()
    settled(qtbot, page)
    assert rows_of(page)[0][4] == "0 / 30"

    said: list[Callable[[], object]] = []
    page.desk.said.connect(lambda _text, undo: said.append(undo))
    page.plan.cards.take_out.click()
    settled(qtbot, page)
    assert rows_of(page) == []
    said[-1]()
    settled(qtbot, page)
    assert list(office.plans.items.page(NOVEMBER).items) == [uid]


def test_what_is_wrong_with_an_item_stands_at_its_field(qtbot: QtBot, page: PlansPage) -> None:
    arrived(qtbot, page, tab=PLAN)
    page.plan.add()
    page.save()
    form = small_form(page)
    wrong = [name for name in ("field", "kind", "activity", "times") if form.labelled(name).problem()]
    assert wrong == ["field", "kind", "activity"]
    page.plan.hide_form()


def test_last_months_plan_is_copied_and_the_copying_undone(
    qtbot: QtBot, page: PlansPage, office: Office
) -> None:
    office.plans.items.add(item(month=OCTOBER))
    arrived(qtbot, page, tab=PLAN)
    said: list[tuple[str, Callable[[], object]]] = []
    page.desk.said.connect(lambda text, undo: said.append((text, undo)))

    buttons(page)["Copy last month's plan"].click()
    settled(qtbot, page)

    assert len(rows_of(page)) == 1
    assert "ตุลาคม ๒๕๖๙" in said[-1][0]
    said[-1][1]()
    settled(qtbot, page)
    assert rows_of(page) == []


def test_copying_twice_is_told_in_a_sentence(qtbot: QtBot, page: PlansPage, office: Office) -> None:
    office.plans.items.add(item(month=OCTOBER))
    office.plans.items.copy(NOVEMBER)
    failures: list[BaseException] = []
    page.desk.failed.connect(failures.append)
    arrived(qtbot, page, tab=PLAN)

    buttons(page)["Copy last month's plan"].click()
    settled(qtbot, page)

    assert "already" in str(failures[-1])


def test_an_agreement_is_asked_for_once_and_a_change_is_seen_to_take_it_back(
    qtbot: QtBot, page: PlansPage, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = office.plans.items.add(item())
    asked: list[str] = []
    monkeypatch.setattr(
        Dialog, "ask", lambda _parent, question, *_rest: asked.append(question) is None or True
    )
    arrived(qtbot, page, tab=PLAN)

    buttons(page)["Agree"].click()
    settled(qtbot, page)

    assert len(asked) == 1
    assert states_of(page) == [["The centre itself", "Agreed"]]
    assert office.plans.items.page(NOVEMBER).approval.state == APPROVED
    assert not buttons(page)["Agree"].isEnabled()
    page.plan.change(uid)
    settled(qtbot, page)
    small_form(page).field("people").set_value(55)
    page.save()
    settled(qtbot, page)
    assert states_of(page) == [["The centre itself", "Changed since"]]
    assert "waits for agreement again" in page.plan.cards.told.text()


def test_an_officer_cannot_agree_nor_write_the_opinion(
    qtbot: QtBot, desk: Desk, centre: Centre, as_role: AsRole, office: Office
) -> None:
    office.plans.items.add(item())
    ground = as_role(centre.ground, "officer")
    page = PlansPage(desk, replace(centre, ground=ground, plans=Plans(ground)))
    qtbot.addWidget(page)
    page.show()
    arrived(qtbot, page, tab=PLAN)
    assert "Agree" not in buttons(page)
    assert page.plan.cards.write_opinion.isHidden()

    # A supervisor comes to the officer's screen.
    somchai = supervisor_beside(centre)
    buttons(page)["Supervisor agrees here"].click()
    form = small_form(page)
    form.field("name").set_value(somchai.name)
    form.field("password").set_value(somchai.password)
    page.save()
    settled(qtbot, page)
    approval = office.plans.items.page(NOVEMBER).approval
    assert (approval.state, approval.by) == (APPROVED, somchai.full_name)
    qtbot.waitUntil(lambda: "Supervisor agrees here" not in buttons(page))
    page.hide()
    settled(qtbot, page)


def test_notes_and_opinion_stand_with_the_plan(qtbot: QtBot, page: PlansPage, office: Office) -> None:
    arrived(qtbot, page, tab=PLAN)
    page.plan.cards.write_notes.click()
    small_form(page).field("problems").set_value("ฝนตกหนัก")
    page.save()
    settled(qtbot, page)
    page.plan.cards.write_opinion.click()
    small_form(page).field("opinion").set_value("เห็นชอบ")
    page.save()
    settled(qtbot, page)
    shown = office.plans.items.page(NOVEMBER)
    assert (shown.problems, shown.opinion) == ("ฝนตกหนัก", "เห็นชอบ")
    assert not page.plan.cards.notes.isHidden()


def test_figures_of_a_plan_open_the_activities_behind_them(
    qtbot: QtBot, page: PlansPage, office: Office
) -> None:
    who = office.graduate()
    planned = office.plans.items.add(item(who))
    first = office.plans.activities.add(activity(who, plan_item_uid=planned))
    second = office.plans.activities.add(activity(who, activity="อื่น"))
    office.plans.activities.add(activity(""))
    office.plans.activities.add(activity(who, date(2026, 10, 30)))
    arrived(qtbot, page, plan=who)

    page.plan.cards.behind.click()
    settled(qtbot, page)
    assert page.tabs.current() == ACTIVITIES
    rows = page.activities.register.table.rows
    assert [rows.uid(at) for at in range(rows.rowCount())] == [first]

    page.turn_to(PLAN)
    page.plan.cards.bars.opened.emit(0)
    settled(qtbot, page)
    assert {rows.uid(at) for at in range(rows.rowCount())} == {first, second}
    page.activities.show_all()
    settled(qtbot, page)
    assert rows.rowCount() == 4


def test_a_closed_month_is_only_looked_at(qtbot: QtBot, page: PlansPage, office: Office) -> None:
    office.plans.items.add(item(month=OCTOBER))
    office.close(OCTOBER)
    arrived(qtbot, page, plan="", month="2026-10")
    assert page.head.primary is not None
    assert not page.head.primary.isEnabled()
    assert not page.plan.cards.change.isEnabled()
    assert "closed" in page.plan.cards.told.text()
    page.plan.cards.table.opened.emit(page.plan.cards.table.current_uid())
    settled(qtbot, page)
    assert page.plan.form() is None


def test_the_calendar_is_walked_with_arrows_and_opens_what_lies_on_a_day(
    qtbot: QtBot, page: PlansPage, office: Office
) -> None:
    uid = office.plans.activities.add(activity(on=date(2026, 11, 19)))
    arrived(qtbot, page)
    grid = page.calendar.grid
    assert grid.day == TODAY

    qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert grid.day == date(2026, 11, 19)
    assert [line.accessibleName().split()[0] for line in page.calendar.entries] == ["สำรวจผู้ว่างงาน"]
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert page.entry is not None
    assert page.entry.uid == uid

    assert page.go_back()
    assert page.entry is None
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert page.form is not None
    assert page.form.form.field("on").value() == date(2026, 11, 12)


def test_a_day_still_to_come_takes_no_activity(qtbot: QtBot, page: PlansPage) -> None:
    arrived(qtbot, page)
    qtbot.keyClick(page.calendar.grid, Qt.Key.Key_End)
    assert page.calendar.grid.day == date(2026, 11, 30)
    qtbot.keyClick(page.calendar.grid, Qt.Key.Key_Return)
    assert page.form is None
    assert not page.calendar.new.isEnabled()


def test_a_forum_of_the_calendar_opens_among_the_forums(
    qtbot: QtBot, page: PlansPage, office: Office
) -> None:
    forum = office.forum()
    opened: list[tuple[str, object]] = []
    page.desk.opened.connect(lambda name, where: opened.append((name, where)))
    arrived(qtbot, page)
    page.calendar.grid.choose(date(2026, 11, 10))
    qtbot.keyClick(page.calendar.grid, Qt.Key.Key_Return)
    assert opened == [("forums", {"uid": forum})]


def test_months_are_turned_for_calendar_and_plan_together(
    qtbot: QtBot, page: PlansPage, office: Office
) -> None:
    office.plans.items.add(item(month=OCTOBER))
    arrived(qtbot, page)
    page.turner.before.click()
    settled(qtbot, page)
    assert page.calendar.grid.month == OCTOBER
    assert page.plan.month == OCTOBER
    assert len(page.plan.page.items if page.plan.page else ()) == 1
    for _step in range(20):
        page.turner.after.click()
    settled(qtbot, page)
    assert page.turner.month == Month(2027, 11)


def test_the_plan_on_its_way_to_paper_is_a_draft_until_it_is_agreed_to(
    qtbot: QtBot, page: PlansPage, office: Office
) -> None:
    who = office.graduate()
    office.plans.items.add(item(who))
    opened: list[dict[str, object]] = []
    page.desk.opened.connect(lambda _name, where: opened.append(where))
    arrived(qtbot, page, plan=who)
    page.plan.print_plan()
    settled(qtbot, page)
    page.plan.print_work()
    settled(qtbot, page)
    told = [(one["form"], one["about"], one["draft"], one["back"]) for one in opened]
    assert told == [("monthly_plan", who, True, "plans"), ("monthly_work", who, False, "plans")]
    office.plans.items.approve(NOVEMBER, who)
    settled(qtbot, page)
    page.plan.print_plan()
    settled(qtbot, page)
    assert opened[-1]["draft"] is False


@pytest.mark.usefixtures("thai")
@pytest.mark.parametrize("size", [QSize(1150, 712), QSize(808, 584)], ids=["usual", "small"])
def test_no_thai_mark_is_cut_off_and_nothing_is_wider_than_the_page(
    qtbot: QtBot, page: PlansPage, office: Office, size: QSize
) -> None:
    name = "นูรอัสมะห์อัสมาอุลฮุสนา"
    who = office.graduate(name)
    planned = office.plans.items.add(item(who, activity="เยี่ยมผู้ป่วยที่นี้ ญู่ฐู ปู่ฟื้น " * 8, days="ทุกวันพุธที่สองของเดือน"))
    for day in range(1, 20):
        office.plans.activities.add(activity(who, date(2026, 11, day), plan_item_uid=planned))
        office.plans.activities.add(activity("", date(2026, 11, day), activity="ที่นี้ ญู่ฐู " * 30))
    arrived(qtbot, page, plan=who)
    for key in ("calendar", "plan", "activities"):
        page.turn_to(key)
        settled(qtbot, page)
        pictures.picture(page, size)
        settled(qtbot, page)
        assert clipped_texts(page) == []
        assert page.minimumSizeHint().width() <= size.width(), key
