"""Namesakes in the window: found, compared, joined by keyboard, undone; decisions taken and changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.models import Case, Citizen, Volunteer
from desktop.rules.cases import CaseDraft, NeedDraft
from desktop.rules.citizens import CitizenDraft
from desktop.rules.volunteers import kind_word
from desktop.services.centre import Centre
from desktop.services.citizens import Citizens
from desktop.views.citizens import CitizensPage, NamesakesPage
from desktop.views.kit.buttons import Button
from desktop.views.kit.cards import IconRow
from desktop.views.kit.desk import Desk
from desktop.views.kit.words import WrappedLabel

FATIMAH = CitizenDraft(
    title="นางสาว",
    first_name="ฟาตีเมาะ",
    last_name="เจ๊ะแว",
    sex="f",
    birth_date="1999",
    tambon_code="940102",
    phones=("0898765432",),
)
AGAIN = replace(
    FATIMAH,
    thai_id="1940300123451",
    first_name="ฟาตีมะห์",
    last_name="เจะแว",
    birth_date="1999-04-02",
    phones=("073331234", "0898765432"),
)
MAN = replace(FATIMAH, title="นาย", sex="m", first_name="รอซีดี", last_name="มะแซ", phones=())


class Said:
    """What the desk said and which pages it opened."""

    def __init__(self, desk: Desk) -> None:
        self.lines: list[tuple[str, object]] = []
        self.opened: list[tuple[str, dict[str, object]]] = []
        desk.said.connect(lambda text, undo: self.lines.append((text, undo)))
        desk.opened.connect(lambda page, where: self.opened.append((page, dict(where))))


@pytest.fixture
def two(centre: Centre) -> tuple[str, str]:
    """Fatimah, registered twice, once with a case."""
    first, second = centre.citizens.save(FATIMAH).uid, centre.citizens.save(AGAIN).uid
    draft = CaseDraft(pointed_out_on=date(2026, 11, 2), needs=(NeedDraft(category_code="SKL-1"),))
    centre.cases.open_walk_in(first, draft)
    centre.citizens.save(MAN)
    return first, second


def _page(qtbot: QtBot, desk: Desk, centre: Centre) -> NamesakesPage:
    page = NamesakesPage(desk, centre)
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.show()
    return page


def _pair(qtbot: QtBot, desk: Desk, centre: Centre, two: tuple[str, str], back: str = "") -> NamesakesPage:
    page = _page(qtbot, desk, centre)
    page.arrive({"first": two[0], "second": two[1], "back": back})
    qtbot.waitUntil(page.shows_entry)
    return page


def _button(parent: QWidget, word: str) -> Button:
    (found,) = [button for button in parent.findChildren(Button) if button.text() == word]
    return found


def _words(parent: QWidget) -> list[str]:
    return [label.text() for label in parent.findChildren(WrappedLabel)]


def test_pairs_that_wait_are_listed_with_their_reasons(
    qtbot: QtBot, desk: Desk, centre: Centre, two: tuple[str, str]
) -> None:
    page = _page(qtbot, desk, centre)
    with qtbot.waitSignal(page.register.loaded):
        page.arrive({})
    assert page.register.table.rows.rowCount() == 1
    key = page.register.table.rows.uid(0)
    assert set(key.split("|")) == set(two)
    page.glance(key)
    assert any("same tambon" in words for words in _words(page.register.panel))
    page.register.filters.box.setText("รอซีดี")
    qtbot.waitUntil(lambda: page.register.table.rows.rowCount() == 0)


def test_two_are_joined_by_keyboard_and_the_quiet_line_undoes_it(
    qtbot: QtBot, desk: Desk, centre: Centre, two: tuple[str, str]
) -> None:
    said = Said(desk)
    page = _pair(qtbot, desk, centre, two, back=two[0])
    table = page.pair.table
    assert table is not None
    # Whoever has a number is kept at first, and the keyboard is there.
    assert table.kept == 1
    qtbot.waitUntil(lambda: page.focusWidget() is table.value("keep", 1))
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Left)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert table.kept == 0
    assert set(table.taken()) == {"thai_id"}
    table.value("birth_date", 1).setFocus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert set(table.taken()) == {"thai_id", "birth_date"}
    with qtbot.waitSignal(desk.opened):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert said.opened[-1] == ("citizens", {"uid": two[0]})
    draft, _revision = centre.citizens.draft(two[0])
    assert (draft.first_name, draft.thai_id, draft.birth_date) == ("ฟาตีเมาะ", "1940300123451", "1999-04-02")
    assert centre.citizens.count() == 2
    text, undo = said.lines[-1]
    assert "ฟาตีเมาะ" in text and callable(undo)
    with qtbot.waitSignal(desk.said):
        undo()
    assert centre.citizens.count() == 3
    assert centre.citizens.draft(two[0])[0] == replace(FATIMAH)
    assert "again" in said.lines[-1][0]


def test_choosing_the_other_entry_keeps_what_was_chosen_by_hand(
    qtbot: QtBot, desk: Desk, centre: Centre, two: tuple[str, str]
) -> None:
    table = _pair(qtbot, desk, centre, two).pair.table
    assert table is not None
    table.choose("first_name", 0)
    assert table.taken() == ("first_name",)
    table.choose("keep", 0)
    # The first name is the kept entry's own now; only the number is missing there.
    assert table.taken() == ("thai_id",)
    assert "chosen" in table.value("first_name", 0).accessibleName()
    assert "chosen" not in table.value("first_name", 1).accessibleName()


def test_two_people_are_told_apart_and_the_list_goes_on_without_them(
    qtbot: QtBot, desk: Desk, centre: Centre, two: tuple[str, str]
) -> None:
    said = Said(desk)
    page = _page(qtbot, desk, centre)
    with qtbot.waitSignal(page.register.loaded):
        page.arrive({})
    page.register.opened.emit(page.register.table.rows.uid(0))
    qtbot.waitUntil(page.shows_entry)
    with qtbot.waitSignal(desk.said):
        _button(page.pair, "Somebody else").click()
    assert not page.shows_entry()
    qtbot.waitUntil(lambda: page.register.table.rows.rowCount() == 0)
    (decided,) = centre.citizens.page(two[0]).decided
    assert (decided.uid, decided.verdict) == (two[1], "different")
    undo = said.lines[-1][1]
    assert callable(undo)
    with qtbot.waitSignal(page.register.loaded):
        undo()
    qtbot.waitUntil(lambda: page.register.table.rows.rowCount() == 1)


def test_a_decision_says_who_made_it_and_can_be_changed(
    qtbot: QtBot, desk: Desk, centre: Centre, two: tuple[str, str]
) -> None:
    centre.citizens.decide_different(*two)
    page = _pair(qtbot, desk, centre, two)
    assert any(centre.ground.actor.full_name in button for button in _words(page.pair))
    with qtbot.waitSignal(desk.changed):
        _button(page.pair, "Decide anew").click()
    qtbot.waitUntil(lambda: page.pair.pair is not None and page.pair.pair.verdict == "")
    assert centre.citizens.page(two[0]).decided == ()


def test_what_somebody_changed_meanwhile_is_not_joined(
    qtbot: QtBot, desk: Desk, centre: Centre, two: tuple[str, str]
) -> None:
    page = _pair(qtbot, desk, centre, two)
    centre.citizens.save(replace(FATIMAH, road="เดชา"), two[0])
    with qtbot.waitSignal(desk.failed):
        page.pair.join_wanted.emit()
    assert centre.citizens.count() == 3
    assert page.shows_entry()


def test_esc_goes_back_to_the_person_or_to_the_list(
    qtbot: QtBot, desk: Desk, centre: Centre, two: tuple[str, str]
) -> None:
    said = Said(desk)
    page = _pair(qtbot, desk, centre, two, back=two[1])
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert said.opened == [("citizens", {"uid": two[1]})]
    page.arrive({"first": two[0], "second": two[1]})
    qtbot.waitUntil(page.shows_entry)
    with qtbot.waitSignal(page.register.loaded):
        page.go_back()
    assert not page.shows_entry()


def test_different_offices_people_are_noted_and_not_joined(
    qtbot: QtBot, desk: Desk, province: Centre
) -> None:
    with province.ground.database.work("taken in") as work:
        for uid, origin in (("a", "9401"), ("b", "9402")):
            work.session.add(Citizen(uid=uid, origin=origin, first_name="อาซีซะ", tambon_code="940102"))
    page = _pair(qtbot, desk, province, ("a", "b"))
    assert page.pair.table is not None and page.pair.table.taken() == ()
    with qtbot.waitSignal(desk.said):
        _button(page.pair, "Same person").click()
    (known,) = province.citizens.page("a").decided
    assert (known.uid, known.verdict) == ("b", "same")
    assert province.citizens.count() == 2


# -- the person's own page


def _person(qtbot: QtBot, desk: Desk, centre: Centre, uid: str) -> CitizensPage:
    page = CitizensPage(desk, centre)
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.show()
    page.arrive({"uid": uid})
    qtbot.waitUntil(lambda: page.person.page is not None and page.person.page.uid == uid)
    return page


def test_a_persons_namesakes_are_looked_for_from_their_page(
    qtbot: QtBot, desk: Desk, centre: Centre, two: tuple[str, str]
) -> None:
    said = Said(desk)
    page = _person(qtbot, desk, centre, two[0])
    assert page.person.namesakes.candidates.card is None
    _button(page.person, "Find namesakes").click()
    qtbot.waitUntil(lambda: page.person.namesakes.candidates.card is not None)
    _button(page.person, "Same person").click()
    assert said.opened[-1] == ("namesakes", {"first": two[0], "second": two[1], "back": two[0]})
    with qtbot.waitSignal(desk.said):
        _button(page.person, "Somebody else").click()
    qtbot.waitUntil(lambda: page.person.namesakes.candidates.card is None)
    qtbot.waitUntil(lambda: bool(page.person.namesakes.cards))
    assert any("decided on" in words for words in _words(page.person.namesakes))


def test_after_a_change_whoever_is_alike_now_is_shown(
    qtbot: QtBot, desk: Desk, centre: Centre, two: tuple[str, str]
) -> None:
    (man,) = [uid for uid in centre.citizens.ids() if uid not in two]
    page = _person(qtbot, desk, centre, man)
    page._change()
    qtbot.waitUntil(lambda: page.person.form is not None)
    form = page.person.form
    assert form is not None
    for name, value in (("title", "นางสาว"), ("sex", "f"), ("first_name", "ฟาตีเมาะ"), ("last_name", "เจ๊ะแว")):
        form.field(name).set_value(value)
    page.person.written.emit(form.draft())
    qtbot.waitUntil(lambda: page.person.namesakes.candidates.card is not None)


def test_a_joining_is_taken_apart_from_the_persons_page(
    qtbot: QtBot, desk: Desk, centre: Centre, two: tuple[str, str]
) -> None:
    centre.citizens.join((two[0], None), (two[1], None))
    draft = CaseDraft(pointed_out_on=date(2026, 11, 3), needs=(NeedDraft(category_code="EMP-1"),))
    centre.cases.open_walk_in(two[0], draft)
    said = Said(desk)
    page = _person(qtbot, desk, centre, two[0])
    shown = _words(page.person.namesakes)
    assert any(centre.ground.actor.full_name in words for words in shown)
    assert any("ฟาตีมะห์" in words for words in shown)
    with qtbot.waitSignal(desk.said):
        _button(page.person, "Take apart").click()
    assert "stay with นางสาวฟาตีเมาะ" in said.lines[-1][0]
    qtbot.waitUntil(lambda: not page.person.namesakes.cards)
    assert centre.citizens.count() == 3


def test_what_stayed_behind_is_offered_to_a_supervisor_only(
    qtbot: QtBot, desk: Desk, centre: Centre, two: tuple[str, str]
) -> None:
    with centre.ground.database.work("tip-off") as work:
        restricted = Case(number=77, fiscal_year=2570, citizen_uid=two[1], restricted=True)
        restricted.pointed_out_on = date(2026, 11, 3)
        work.session.add(restricted)
    centre.citizens.join((two[0], None), (two[1], None))
    word = "Move restricted cases along"
    officer = _person(qtbot, desk, centre, two[0])
    assert word not in [button.text() for button in officer.person.findChildren(Button)]
    ground = replace(centre.ground, actor=replace(centre.ground.actor, role="supervisor"))
    supervisor = replace(centre, ground=ground, citizens=Citizens(ground))
    page = _person(qtbot, desk, supervisor, two[0])
    with qtbot.waitSignal(desk.said):
        _button(page.person, word).click()
    qtbot.waitUntil(lambda: word not in [each.text() for each in page.person.findChildren(Button)])
    assert not supervisor.citizens.page(two[0]).joined[0].stayed_behind


def test_a_persons_page_leads_to_their_time_as_volunteer(
    qtbot: QtBot, desk: Desk, centre: Centre, two: tuple[str, str]
) -> None:
    with centre.ground.database.work("appoint") as work:
        work.session.add(Volunteer(uid="served", person_uid=two[0], term_start=date(2026, 1, 1)))
    said = Said(desk)
    page = _person(qtbot, desk, centre, two[0])
    (row,) = [
        row for row in page.person.findChildren(IconRow) if kind_word("volunteer") in row.accessibleName()
    ]
    row.pressed.emit()
    assert said.opened[-1] == ("volunteers", {"uid": "served"})


def test_what_came_meanwhile_is_looked_for_when_somebody_comes_back(
    qtbot: QtBot, desk: Desk, centre: Centre, two: tuple[str, str]
) -> None:
    page = _page(qtbot, desk, centre)
    with qtbot.waitSignal(page.register.loaded):
        page.arrive({})
    assert page.register.table.rows.rowCount() == 1
    centre.citizens.save(replace(FATIMAH, phones=("0811111111",)))
    page.hide()
    page.show()
    page.arrive({})
    qtbot.waitUntil(lambda: page.register.table.rows.rowCount() == 3)
