"""The page of forums: the register, a forum's own page, what was raised, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from forum_entries import FORUM, HELD, ForumEntries
from pytestqt.qtbot import QtBot

from desktop.models import Forum
from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.views.cases import WalkInPage
from desktop.views.forums import ForumsPage
from desktop.views.forums.counts_view import CountsView
from desktop.views.forums.form_page import FormPage
from desktop.views.forums.forum_view import ForumView
from desktop.views.forums.raised_view import RaisedView
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from tests.views.case_steps import TurnedTo, settled, shown, type_into
from tests.views.forum_steps import arrived, opened, press, small_form, texts, words

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
AsRole = Callable[[Ground, str], Ground]


@pytest.fixture
def entries(centre: Centre) -> ForumEntries:
    return ForumEntries(centre.ground)


@pytest.fixture
def page(desk: Desk, centre: Centre) -> Iterator[ForumsPage]:
    with shown(ForumsPage(desk, centre)) as made:
        yield made


@pytest.fixture
def turned(desk: Desk) -> TurnedTo:
    return TurnedTo(desk)


@pytest.fixture
def said(desk: Desk) -> list[tuple[str, Callable[[], object] | None]]:
    heard: list[tuple[str, Callable[[], object] | None]] = []
    desk.said.connect(lambda text, undo: heard.append((text, undo)))
    return heard


def test_an_empty_register_says_what_it_is_for(qtbot: QtBot, page: ForumsPage) -> None:
    arrived(qtbot, page)
    assert "New forum" in words(page.register.states)


def test_a_forum_is_typed_saved_and_shown(qtbot: QtBot, page: ForumsPage, centre: Centre) -> None:
    arrived(qtbot, page)
    page.open_form()
    form = page.upper()
    assert isinstance(form, FormPage)
    type_into(form.form, "place", "ศาลาบ้านดอน")
    form.form.field("tambon_code").set_value("940101")
    type_into(form.form, "begins", "9.30")
    type_into(form.form, "men", "12")
    page.save()
    settled(qtbot, page.desk)

    [uid] = centre.forums.ids()
    draft, _revision = centre.forums.draft(uid)
    assert (draft.place, draft.begins, draft.men, draft.officer) == ("ศาลาบ้านดอน", "09:30", 12, "นูรียะห์ สาและ")
    view = page.upper()
    assert isinstance(view, ForumView)
    assert view.uid == uid
    assert page.go_back()
    assert page.upper() is None
    assert "สะบารัง" in texts(page.register.table)[0]


def test_a_forum_of_tomorrow_is_told_at_its_field(qtbot: QtBot, page: ForumsPage, centre: Centre) -> None:
    arrived(qtbot, page)
    page.open_form()
    form = page.upper()
    assert isinstance(form, FormPage)
    type_into(form.form, "place", "ศาลา")
    form.form.field("tambon_code").set_value("940101")
    form.form.field("on").set_value(date(2026, 11, 21))
    page.save()
    settled(qtbot, page.desk)
    assert "has not been held yet" in form.form.labelled("on").problem()
    assert centre.forums.ids() == []


def test_what_is_not_saved_is_asked_about_once(
    qtbot: QtBot, page: ForumsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrived(qtbot, page)
    page.open_form()
    form = page.upper()
    assert isinstance(form, FormPage)
    type_into(form.form, "place", "ศาลา")
    asked: list[str] = []

    def stay(*said: str) -> bool:
        asked.append(said[1])
        return False

    monkeypatch.setattr(Dialog, "ask", stay)
    assert page.go_back()
    assert page.upper() is form
    monkeypatch.setattr(Dialog, "ask", lambda *_words: True)
    assert page.go_back()
    assert page.upper() is None
    assert len(asked) == 1


def test_matters_are_typed_one_after_another_and_the_last_can_be_undone(
    qtbot: QtBot,
    page: ForumsPage,
    entries: ForumEntries,
    centre: Centre,
    said: list[tuple[str, Callable[[], object] | None]],
) -> None:
    uid = entries.held()
    view = opened(qtbot, page, uid)
    view.add_matter()
    for text in ("ขอฝึกช่างเชื่อม", "ถนนมืด"):
        type_into(small_form(view), "matter", text)
        page.save()
        settled(qtbot, page.desk)
        assert small_form(view).draft().matter == ""
    assert page.go_back()
    assert view.form() is None
    assert [row[1] for row in texts(view.matters.table)] == ["ขอฝึกช่างเชื่อม", "ถนนมืด"]

    _text, undo = said[-1]
    assert undo is not None
    undo()
    settled(qtbot, page.desk)
    assert [row.matter for row in centre.forums.page(uid).matters] == ["ขอฝึกช่างเชื่อม"]


def test_a_matter_is_changed_and_taken_back_and_brought_back(
    qtbot: QtBot,
    page: ForumsPage,
    entries: ForumEntries,
    said: list[tuple[str, Callable[[], object] | None]],
) -> None:
    uid = entries.held()
    entries.raised(uid)
    view = opened(qtbot, page, uid)
    press(qtbot, view.matter_card, "Change", page)
    type_into(small_form(view), "people", "12")
    page.save()
    settled(qtbot, page.desk)
    assert view.form() is None
    assert texts(view.matters.table)[0][3] == "12"

    press(qtbot, view.matter_card, "Take it back", page)
    assert texts(view.matters.table) == []
    assert not view.matter_card.isVisible()
    undo = said[-1][1]
    assert undo is not None
    undo()
    settled(qtbot, page.desk)
    qtbot.waitUntil(lambda: len(texts(view.matters.table)) == 1)


def test_a_decision_is_done_and_not_done_after_all(
    qtbot: QtBot, page: ForumsPage, entries: ForumEntries
) -> None:
    uid = entries.held()
    decision = entries.decided(uid)
    view = opened(qtbot, page, uid)
    assert "Overdue since" in texts(view.decisions.table)[0][3]
    view.decisions.table.choose(decision)
    press(qtbot, view.decision_card, "It was done", page)
    page.save()
    settled(qtbot, page.desk)
    assert "Done on" in texts(view.decisions.table)[0][3]
    press(qtbot, view.decision_card, "Not done after all", page)
    assert "Overdue since" in texts(view.decisions.table)[0][3]


def test_a_matter_opens_its_case_and_before_that_the_form_of_a_new_one(
    qtbot: QtBot, page: ForumsPage, entries: ForumEntries, turned: TurnedTo
) -> None:
    uid = entries.held()
    matter = entries.raised(uid)
    view = opened(qtbot, page, uid)
    press(qtbot, view.matter_card, "New case from it", page)
    name, where = turned.last
    assert (name, where["matter"], where["forum"]) == ("walk_in", matter, uid)
    assert (where["category"], where["on"]) == ("SKL-1", HELD)

    opened_case = entries.case_of(matter)
    qtbot.waitUntil(lambda: texts(view.matters.table)[0][4] == opened_case.number)
    settled(qtbot, page.desk)
    assert "Take it back" not in words(view.matter_card)
    press(qtbot, view.matter_card, "Open the case", page)
    assert turned.last == ("cases", {"uid": opened_case.uid})


def test_the_walk_in_of_a_matter_opens_its_case_and_goes_back_to_the_forum(
    qtbot: QtBot, desk: Desk, centre: Centre, entries: ForumEntries, turned: TurnedTo
) -> None:
    forum = entries.held()
    matter = entries.raised(forum)
    where = {"matter": matter, "forum": forum, "detail": "ขอฝึก", "category": "SKL-1", "on": HELD}
    with shown(WalkInPage(desk, centre)) as walk_in:
        walk_in.arrive(where)
        settled(qtbot, desk)
        assert not walk_in.form.is_dirty()
        assert walk_in.form.draft().channel == "forum"
        type_into(walk_in.form, "first_name", "อับดุลเลาะ")
        walk_in.save()
        settled(qtbot, desk)

        [row] = centre.forums.page(forum).matters
        assert centre.cases.page(row.case_uid).on == HELD
        assert turned.last == ("forums", {"uid": forum})
        # Whoever comes to the counter next has nothing to do with the forum.
        walk_in.arrive({})
        settled(qtbot, desk)
        assert (walk_in.form.draft().channel, walk_in.form.draft().needs) == ("counter", ())


def test_a_group_comes_of_several_matters(
    qtbot: QtBot, page: ForumsPage, entries: ForumEntries, centre: Centre, turned: TurnedTo
) -> None:
    uid = entries.held()
    entries.raised(uid), entries.raised(uid)
    view = opened(qtbot, page, uid)
    view.matters.table.selectAll()
    press(qtbot, view.matter_card, "Form a group of these ๒", page)
    form = small_form(view)
    assert form.draft().name.startswith("กลุ่มฝึกอาชีพ")
    page.save()
    settled(qtbot, page.desk)
    [(group, name)] = centre.forums.page(uid).groups
    assert {row[4] for row in texts(view.matters.table)} == {name}
    view.matters.table.clearSelection()
    view.matters.focus_first()
    view.matters.table.selectRow(0)
    press(qtbot, view.matter_card, "Open the group", page)
    assert turned.last == ("trainings", {"group": group})


def test_a_closed_month_is_only_looked_at_but_cases_still_come_of_it(
    qtbot: QtBot, page: ForumsPage, entries: ForumEntries, turned: TurnedTo
) -> None:
    uid = entries.held(on=date(2026, 10, 5))
    entries.raised(uid)
    entries.close_month("2026-10")
    view = opened(qtbot, page, uid)
    assert "is closed" in view.note.text()
    assert not {"Add a matter", "Add a decision", "Change", "Take it back"} & set(words(view))
    press(qtbot, view.matter_card, "New case from it", page)
    assert turned.last[1]["on"] is None


def test_a_forum_is_taken_back_with_a_reason(
    qtbot: QtBot, page: ForumsPage, entries: ForumEntries, centre: Centre
) -> None:
    uid = entries.held()
    view = opened(qtbot, page, uid)
    press(qtbot, view.head, "Take it back", page)
    page.save()
    settled(qtbot, page.desk)
    assert "why" in small_form(view).labelled("reason").problem()
    type_into(small_form(view), "reason", "จดซ้ำ")
    page.save()
    settled(qtbot, page.desk)
    assert view.note.text() == "Taken back: จดซ้ำ"
    assert words(view.head) == []
    assert centre.forums.ids() == []


def test_a_forum_that_somebody_changed_meanwhile_stays_as_they_left_it(
    qtbot: QtBot, page: ForumsPage, entries: ForumEntries, centre: Centre, desk: Desk
) -> None:
    uid = entries.held()
    opened(qtbot, page, uid)
    page.change_forum(uid)
    settled(qtbot, desk)
    form = page.upper()
    assert isinstance(form, FormPage)
    centre.forums.save(replace(FORUM, subject="ใหม่"), uid)
    type_into(form.form, "subject", "เก่า")
    failures: list[BaseException] = []
    desk.failed.connect(failures.append)
    page.save()
    settled(qtbot, desk)
    assert "meanwhile" in str(failures[0])
    assert centre.forums.draft(uid)[0].subject == "ใหม่"


def test_counts_open_the_matters_behind_them(qtbot: QtBot, page: ForumsPage, entries: ForumEntries) -> None:
    forum, last_year = entries.held(), entries.held(on=date(2026, 9, 1))
    matters = {entries.raised(forum), entries.raised(forum, people=4)}
    entries.raised(forum, category_code="")
    entries.raised(last_year)
    arrived(qtbot, page)
    page.open_counts()
    counts = page.upper()
    assert isinstance(counts, CountsView)
    settled(qtbot, page.desk)
    assert texts(counts.table)[0][1:] == ["2", "15", "–", "–", "2"]
    assert [row[1] for row in texts(counts.table)] == ["2", "1", "3"]

    counts.open_line("SKL-1")
    raised = page.upper()
    assert isinstance(raised, RaisedView)
    settled(qtbot, page.desk)
    assert {raised.register.table.rows.uid(row) for row in range(2)} == matters
    assert raised.register.table.rows.rowCount() == 2
    page.go_back()
    counts.open_line("-")
    settled(qtbot, page.desk)
    raised = page.upper()
    assert isinstance(raised, RaisedView)
    assert raised.register.table.rows.rowCount() == 1


def test_the_province_is_led_to_a_centres_forums_of_a_year(
    qtbot: QtBot, province: Centre, desk: Desk
) -> None:
    with province.ground.database.work("Forums of two centres for a test") as work:
        for unit in ("9405", "9406"):
            forum = Forum(origin=unit, on=HELD, place="ศาลา", tambon_code=f"{unit}01", subject=unit)
            work.session.add(forum)
    page = ForumsPage(desk, province)
    qtbot.addWidget(page)
    page.show()

    arrived(qtbot, page, unit="9405", year=2570)

    chosen = page.register.filters.chosen()
    assert (chosen["unit"], chosen["year"]) == ("9405", "2570")
    rows = page.register.table.rows
    qtbot.waitUntil(lambda: rows.rowCount() == 1)
    found = province.forums.rows([rows.uid(0)])
    assert [row.unit for row in found] == ["9405"]
    page.hide()
    settled(qtbot, desk)


@pytest.mark.parametrize(("column", "behind"), [(0, None), (1, 2), (2, 2), (3, 1), (5, 1)])
def test_one_click_on_a_count_opens_what_it_counts(
    qtbot: QtBot, page: ForumsPage, entries: ForumEntries, column: int, behind: int | None
) -> None:
    forum = entries.held()
    entries.raised(forum)
    became = entries.raised(forum)
    entries.case_of(became)
    arrived(qtbot, page)
    page.open_counts()
    counts = page.upper()
    assert isinstance(counts, CountsView)
    settled(qtbot, page.desk)
    counts.table.clicked.emit(counts.table.rows.index(0, column))

    settled(qtbot, page.desk)
    if behind is None:
        # The name only chooses its line.
        assert page.upper() is counts
        return
    raised = page.upper()
    assert isinstance(raised, RaisedView)
    assert raised.register.table.rows.rowCount() == behind
    assert (became in raised.register.table.rows.ids()) is (column != 5)


def test_a_group_comes_of_matters_of_several_forums(
    qtbot: QtBot, page: ForumsPage, entries: ForumEntries, centre: Centre
) -> None:
    rows = [entries.raised(entries.held()), entries.raised(entries.held(village_number=3))]
    arrived(qtbot, page)
    page.open_raised("", {})
    raised = page.upper()
    assert isinstance(raised, RaisedView)
    settled(qtbot, page.desk)
    raised.register.table.selectAll()
    press(qtbot, raised.register.chosen_bar, "Form a group of these ๒", page)
    page.save()
    settled(qtbot, page.desk)
    assert page.upper() is raised
    assert len({row.group_uid for row in centre.forums.matters.rows(rows)} - {""}) == 1
