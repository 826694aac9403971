"""The page of bulletins: the list, one bulletin, whom it fits; at the province its form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from bulletin_entries import DRAFT, TODAY, person_of, put
from month_entries import Entries
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.models import BulletinTelling
from desktop.services.bulletins import BulletinFilter, PeopleFilter
from desktop.services.centre import Centre
from desktop.views.bulletins import BulletinsPage
from desktop.views.bulletins.areas_field import AreasField
from desktop.views.bulletins.people_view import PeopleView
from desktop.views.kit import pictures, thai_breaks
from desktop.views.kit.cards import IconRow
from desktop.views.kit.chips import Choice, FilterChip
from desktop.views.kit.desk import Desk
from desktop.views.kit.register_page import RegisterPage
from tests.views.case_steps import TurnedTo, settled, shown, type_into
from tests.views.ink import clipped_texts, count_texts

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
TUESDAY = date(2026, 11, 17)


@pytest.fixture(autouse=True, scope="module")
def _dictionary() -> None:
    """Loaded before anybody waits for a page, as the program does at sign-in."""
    thai_breaks.prepare()


@pytest.fixture
def page(desk: Desk, centre: Centre) -> Iterator[BulletinsPage]:
    with shown(BulletinsPage(desk, centre)) as made:
        yield made


@pytest.fixture
def at_province(desk: Desk, province: Centre) -> Iterator[BulletinsPage]:
    with shown(BulletinsPage(desk, province)) as made:
        yield made


@pytest.fixture
def entries(centre: Centre) -> Entries:
    return Entries(centre.ground)


def arrived(qtbot: QtBot, page: BulletinsPage, **where: object) -> None:
    page.arrive(where)
    settled(qtbot, page.desk)


def titles(register: RegisterPage) -> list[str]:
    rows = register.table.rows
    return [rows.cell(rows.index(row, 0)).text for row in range(rows.rowCount())]


def opened(qtbot: QtBot, page: BulletinsPage, uid: str) -> BulletinsPage:
    arrived(qtbot, page, uid=uid)
    return page


def people(qtbot: QtBot, page: BulletinsPage, uid: str) -> PeopleView:
    opened(qtbot, page, uid).open_people()
    settled(qtbot, page.desk)
    assert page.people is not None
    return page.people


# -- the list


def test_what_closes_first_stands_first_and_what_has_run_out_behind_a_chip(
    qtbot: QtBot, page: BulletinsPage, centre: Centre
) -> None:
    put(centre.ground, title="later", closes_on=TODAY + timedelta(days=30))
    put(centre.ground, title="soon", closes_on=TODAY + timedelta(days=2))
    put(centre.ground, title="over", closes_on=TODAY - timedelta(days=2))
    arrived(qtbot, page)

    assert titles(page.register) == ["New: soon", "New: later"]
    assert "open now" in page.register.filters.chip("state").text()
    page.register.filters.choose("state", Choice("run_out", "Has run out"))
    settled(qtbot, page.desk)
    assert titles(page.register) == ["over"]


def test_what_is_new_stays_marked_on_this_visit_and_is_no_longer_new_on_the_next(
    qtbot: QtBot, page: BulletinsPage, centre: Centre
) -> None:
    put(centre.ground, title="work")
    arrived(qtbot, page)
    assert titles(page.register) == ["New: work"]
    assert centre.bulletins.counts().new == 0
    page.register.table.rows.mark_all_stale()
    assert titles(page.register) == ["New: work"]
    arrived(qtbot, page)
    page.register.table.rows.mark_all_stale()
    assert titles(page.register) == ["work"]


def test_an_empty_list_says_what_it_is_for(qtbot: QtBot, page: BulletinsPage) -> None:
    arrived(qtbot, page)
    state = page.register.states.currentWidget()
    assert state is not page.register.table
    assert page.register.head.primary is None


def test_the_first_page_can_ask_for_what_closes_soon(
    qtbot: QtBot, page: BulletinsPage, centre: Centre
) -> None:
    put(centre.ground, title="later", closes_on=TODAY + timedelta(days=30))
    put(centre.ground, title="soon", closes_on=TODAY + timedelta(days=2))
    arrived(qtbot, page, state="closing")
    assert [title.removeprefix("New: ") for title in titles(page.register)] == ["soon"]
    arrived(qtbot, page, state="")
    assert len(titles(page.register)) == 2


# -- whom it fits


def test_the_working_list_is_told_by_keyboard_and_goes_on_to_the_next(
    qtbot: QtBot, page: BulletinsPage, centre: Centre, entries: Entries
) -> None:
    uid = put(centre.ground)
    cases = [entries.case(date(2026, 11, day)) for day in (3, 4, 5)]
    who = [person_of(centre.ground, case) for case in cases]
    view = people(qtbot, page, uid)
    assert view.register.table.rows.ids() == who
    view.focus_first()
    assert view.register.table.current_uid() == who[0]

    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(view.register.table, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, page.desk)

    assert view.register.table.rows.ids() == who[1:]
    assert view.register.table.current_uid() == who[1]
    told = centre.bulletins.counter.of_person(who[0]).told
    assert [(one.bulletin_uid, one.on) for one in told] == [(uid, TODAY)]
    assert centre.bulletins.people.rows(uid, [who[0]])[0].case_uid == cases[0]


def test_telling_many_can_be_undone_at_the_foot(
    qtbot: QtBot, page: BulletinsPage, centre: Centre, entries: Entries
) -> None:
    uid = put(centre.ground)
    for day in (3, 4):
        entries.case(date(2026, 11, day))
    view = people(qtbot, page, uid)
    said: list[tuple[str, object]] = []
    page.desk.said.connect(lambda text, undo: said.append((text, undo)))
    view.tell(list(view.register.table.rows.ids()))
    settled(qtbot, page.desk)
    assert view.register.table.rows.rowCount() == 0

    [(text, undo)] = said
    assert "๒" in text
    assert callable(undo)
    undo()
    settled(qtbot, page.desk)
    assert view.register.table.rows.rowCount() == 2


def test_answers_are_written_among_those_who_were_told(
    qtbot: QtBot, page: BulletinsPage, centre: Centre, entries: Entries
) -> None:
    uid, case = put(centre.ground), entries.case(TUESDAY)
    person = person_of(centre.ground, case)
    centre.bulletins.counter.tell(uid, person, case)
    opened(qtbot, page, uid).open_people("no_answer")
    settled(qtbot, page.desk)
    view = page.people
    assert view is not None
    assert view.register.table.rows.ids() == [person]
    view.answer([person], "interested")
    settled(qtbot, page.desk)
    assert view.register.table.rows.ids() == []
    wanted = PeopleFilter(bulletin_uid=uid, telling="interested")
    assert centre.bulletins.people.ids(wanted) == [person]


def test_opening_somebody_opens_the_case_that_it_fits(
    qtbot: QtBot, page: BulletinsPage, centre: Centre, entries: Entries
) -> None:
    turned = TurnedTo(page.desk)
    uid, case = put(centre.ground), entries.case(TUESDAY)
    view = people(qtbot, page, uid)
    view.focus_first()
    view._look(view.register.table.current_uid())
    settled(qtbot, page.desk)
    view.open_case(view.register.table.current_uid())
    assert turned.last == ("cases", {"uid": case})


def test_esc_leads_from_the_people_to_the_bulletin_to_the_list(
    qtbot: QtBot, page: BulletinsPage, centre: Centre
) -> None:
    people(qtbot, page, put(centre.ground))
    assert page.go_back()
    assert page.people is None
    assert page.shows_entry()
    assert page.go_back()
    assert not page.shows_entry()
    assert not page.go_back()


# -- the province


def test_a_bulletin_is_typed_and_published(
    qtbot: QtBot, at_province: BulletinsPage, province: Centre
) -> None:
    arrived(qtbot, at_province, new=True)
    form = at_province.bulletin.form
    assert form is not None
    type_into(form, "title", "ช่างเชื่อมไฟฟ้า")
    type_into(form, "wage", "12,000")
    type_into(form, "contact", "073-111222")
    type_into(form, "closes_on", "30 พ.ย. 2569")
    areas = form.field("areas")
    assert isinstance(areas, AreasField)
    for code in ("940101", "94", "9402"):
        areas.pick.set_value(code)
        areas.pick.changed.emit()
    # The province holds both districts: what lies within says nothing more.
    assert areas.value() == ("94",)
    form.field("categories").set_value(("EMP-1",))
    form.field("categories").changed.emit()
    at_province.save()
    settled(qtbot, at_province.desk)

    [uid] = province.bulletins.ids()
    draft, _revision = province.bulletins.draft(uid)
    assert (draft.title, draft.wage, draft.areas) == ("ช่างเชื่อมไฟฟ้า", 1_200_000, ("94",))
    assert (draft.published_on, draft.closes_on) == (TODAY, date(2026, 11, 30))
    assert at_province.bulletin.page is not None
    assert at_province.bulletin.page.row.uid == uid


def test_a_centres_figures_open_the_people_behind_them_to_be_looked_at(
    qtbot: QtBot, at_province: BulletinsPage, province: Centre
) -> None:
    uid, told = province.bulletins.publish(DRAFT), {}
    for unit, answer in (("9401", "interested"), ("9402", "interested"), ("9402", "")):
        person = Entries(province.ground, unit).person(f"คน{len(told)}", tambon=f"{unit}01")
        told[person] = unit, answer
        telling = BulletinTelling(
            origin=unit, bulletin_uid=uid, person_uid=person, on=TODAY, answer=answer, officer="ก"
        )
        with province.ground.database.work("Somebody is told for a test") as work:
            work.session.add(telling)
    opened(qtbot, at_province, uid)

    # The centre that told most people stands first.
    for word, place, unit, answer in (("interested", 1, "9401", "interested"), ("no answer", 0, "9402", "")):
        lines = [row for row in at_province.bulletin.findChildren(IconRow) if word in row.accessibleName()]
        qtbot.keyClick(lines[place], Qt.Key.Key_Return)
        people = at_province.people
        assert people is not None
        settled(qtbot, at_province.desk)
        rows = people.register.table.rows
        assert [told[rows.uid(at)] for at in range(rows.rowCount())] == [(unit, answer)]
        # The centre tells people; the province looks on.
        assert not people._chosen_actions([rows.uid(0)])
        at_province.go_back()


def test_what_is_wrong_stands_at_its_field(
    qtbot: QtBot, at_province: BulletinsPage, province: Centre
) -> None:
    arrived(qtbot, at_province, new=True)
    form = at_province.bulletin.form
    assert form is not None
    type_into(form, "closes_on", "1 พ.ย. 2569")
    at_province.save()
    assert "one line" in form.labelled("title").problem()
    assert "before it is published" in form.labelled("closes_on").problem()
    assert province.bulletins.ids(BulletinFilter(state="any")) == []
    form.load(form._loaded)


def test_an_area_is_left_out_again_by_its_chip(qtbot: QtBot, province: Centre) -> None:
    field = AreasField(province.ground.reference, "94")
    qtbot.addWidget(field)
    field.set_value(("9401", "940201"))
    with qtbot.waitSignal(field.changed):
        field.findChildren(FilterChip)[0].removed.emit()
    assert field.value() == ("940201",)


def test_areas_are_found_by_any_part_of_their_name_the_own_ones_first(province: Centre, qtbot: QtBot) -> None:
    field = AreasField(province.ground.reference, "94")
    qtbot.addWidget(field)
    found = [choice.code for choice in field._search("ปัตตานี")]
    assert found[:2] == ["94", "9401"]
    assert {"940101", "9401"} <= {choice.code for choice in field._search("สะบารัง")} | {"9401"}
    assert field.words("940101") == "ต.สะบารัง"


def test_withdrawing_can_be_undone(qtbot: QtBot, at_province: BulletinsPage, province: Centre) -> None:
    uid = province.bulletins.publish(DRAFT)
    said: list[object] = []
    at_province.desk.said.connect(lambda _text, undo: said.append(undo))
    opened(qtbot, at_province, uid).withdraw()
    settled(qtbot, at_province.desk)
    assert province.bulletins.ids() == []
    undo = said[-1]
    assert callable(undo)
    undo()
    settled(qtbot, at_province.desk)
    assert province.bulletins.ids() == [uid]


def test_a_new_bulletin_that_is_not_written_leads_back_to_the_list(
    qtbot: QtBot, at_province: BulletinsPage
) -> None:
    arrived(qtbot, at_province, new=True)
    assert at_province.go_back()
    assert not at_province.shows_entry()


def test_another_page_is_turned_to_only_after_asking_what_becomes_of_the_form(
    qtbot: QtBot, at_province: BulletinsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrived(qtbot, at_province, new=True)
    form = at_province.bulletin.form
    assert form is not None
    type_into(form, "title", "ครึ่งเดียว")
    asked: list[str] = []
    monkeypatch.setattr(at_province.desk, "ask", lambda *words: asked.append(words[1]) or False)
    assert not at_province.may_leave()
    assert len(asked) == 1
    form.load(form._loaded)


# -- how it looks


def cut_off(page: BulletinsPage) -> list[str]:
    pictures.picture(page, page.size())
    return clipped_texts(page)


@pytest.mark.usefixtures("thai")
@pytest.mark.parametrize("size", [(1150, 712), (808, 584)])
def test_no_thai_mark_is_cut_off(
    qtbot: QtBot, desk: Desk, centre: Centre, province: Centre, entries: Entries, size: tuple[int, int]
) -> None:
    long = "ช่างเชื่อมไฟฟ้าและผู้ช่วยช่างติดตั้งเครื่องปรับอากาศขนาดใหญ่ที่ปู่ของญาติชี้ให้ " * 2
    uid = put(centre.ground, title=long.strip(), body=long, closes_on=TODAY + timedelta(days=2))
    entries.case(TUESDAY)
    with shown(BulletinsPage(desk, centre)) as page:
        page.resize(*size)
        arrived(qtbot, page)
        page.register.focus_table()
        page.look(uid)
        settled(qtbot, desk)
        assert cut_off(page) == []
        opened(qtbot, page, uid)
        assert cut_off(page) == []
        assert people(qtbot, page, uid).register.table.rows.rowCount() == 1
        assert count_texts(page) > 10
        assert cut_off(page) == []
    with shown(BulletinsPage(desk, province)) as written:
        written.resize(*size)
        arrived(qtbot, written, new=True)
        assert cut_off(written) == []
