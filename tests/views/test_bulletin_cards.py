"""Bulletins at the counter: beside a walk-in, on a person's page and on a case's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from bulletin_entries import TODAY, person_of, put
from month_entries import Entries
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.services.centre import Centre
from desktop.views.bulletin_cards import SHOWN, TOLD_KEYS, BulletinCards, beside_case, beside_person
from desktop.views.cases import CasesPage, WalkInPage
from desktop.views.citizens import CitizensPage
from desktop.views.kit import pictures, thai_breaks
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from tests.views.case_steps import KNOWN, fill_in_walk_in, open_case, press, settled, shown
from tests.views.ink import clipped_texts

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
def entries(centre: Centre) -> Entries:
    return Entries(centre.ground)


@pytest.fixture
def cards(qtbot: QtBot, desk: Desk, centre: Centre) -> Iterator[BulletinCards]:
    made = BulletinCards(desk, centre)
    qtbot.addWidget(made)
    made.resize(420, 600)
    yield made
    made.hide()


@pytest.fixture
def walk_in(qtbot: QtBot, desk: Desk, centre: Centre) -> Iterator[WalkInPage]:
    with shown(WalkInPage(desk, centre)) as made:
        made.arrive({})
        settled(qtbot, desk)
        yield made


def buttons(cards: BulletinCards) -> list[Button]:
    return cards.card.findChildren(Button) if cards.card is not None else []


def words(cards: BulletinCards) -> list[str]:
    return [button.text() for button in buttons(cards) if not button.isHidden() and button.text()]


def told(cards: BulletinCards) -> list[Button]:
    return [button for button in buttons(cards) if button.text() == "Told"]


def test_where_nothing_fits_there_is_no_card(
    qtbot: QtBot, cards: BulletinCards, desk: Desk, entries: Entries, centre: Centre
) -> None:
    put(centre.ground, categories=("SKL-1",))
    cards.show_case(entries.case(TUESDAY))
    settled(qtbot, desk)
    assert cards.card is None
    assert cards.isHidden()


def test_one_press_writes_down_who_was_told_and_the_answer_follows(
    qtbot: QtBot, cards: BulletinCards, desk: Desk, entries: Entries, centre: Centre
) -> None:
    uid, case = put(centre.ground), entries.case(TUESDAY)
    person = person_of(centre.ground, case)
    cards.show_case(case)
    settled(qtbot, desk)
    said: list[object] = []
    desk.said.connect(lambda _text, undo: said.append(undo))

    told(cards)[0].click()
    settled(qtbot, desk)
    assert [one.bulletin_uid for one in cards.found.told] == [uid]
    assert centre.bulletins.people.rows(uid, [person])[0].case_uid == case
    assert words(cards) == ["Interested", "Declined", "Not told after all"]

    next(button for button in buttons(cards) if button.text() == "Interested").click()
    settled(qtbot, desk)
    assert cards.found.told[0].answer == "interested"
    assert words(cards) == ["Declined", "Not told after all"]

    undo = said[0]
    assert callable(undo)
    undo()
    settled(qtbot, desk)
    assert cards.found.told == ()
    assert [one.uid for one in cards.found.fitting] == [uid]


def test_few_are_shown_and_the_others_one_press_away(
    qtbot: QtBot, cards: BulletinCards, desk: Desk, entries: Entries, centre: Centre
) -> None:
    for day in range(SHOWN + 2):
        put(centre.ground, closes_on=TODAY + timedelta(days=day))
    cards.show_case(entries.case(TUESDAY))
    settled(qtbot, desk)
    assert len(told(cards)) == SHOWN
    keys = [button.accessibleDescription() for button in told(cards)]
    assert keys == [TOLD_KEYS, "", ""]
    next(button for button in buttons(cards) if "more" in button.text()).click()
    qtbot.waitUntil(lambda: len(told(cards)) == SHOWN + 2)


def test_a_bulletin_that_is_withdrawn_meanwhile_disappears_from_the_counter(
    qtbot: QtBot, cards: BulletinCards, desk: Desk, entries: Entries, centre: Centre
) -> None:
    cards.show_case(entries.case(TUESDAY))
    settled(qtbot, desk)
    put(centre.ground)
    settled(qtbot, desk)
    qtbot.waitUntil(lambda: cards.card is not None)
    with centre.ground.database.work("Withdraw for a test") as work:
        work.session.connection().exec_driver_sql("UPDATE bulletins SET withdrawn_on = '2026-11-20'")
        work.touch("bulletins", "any")
    qtbot.waitUntil(lambda: cards.card is None)


def test_a_province_shows_no_cards(desk: Desk, province: Centre) -> None:
    assert beside_person(desk, province, "anybody") == ()
    assert beside_case(desk, province, "any") == ()


# -- beside a walk-in


def test_beside_a_walk_in_stands_what_fits_and_what_was_told_is_saved_with_the_case(
    qtbot: QtBot, walk_in: WalkInPage, centre: Centre, desk: Desk
) -> None:
    uid = put(centre.ground, categories=("SKL-1",))
    other = put(centre.ground, categories=("SKL-1",), closes_on=TODAY + timedelta(days=40))
    fill_in_walk_in(walk_in)
    settled(qtbot, desk)
    assert [one.uid for one in walk_in.bulletins.found.fitting] == [uid, other]

    told(walk_in.bulletins)[0].click()
    assert walk_in.bulletins.ticked == [uid]
    walk_in.form.save_buttons[0].click()
    settled(qtbot, desk)

    [case] = centre.cases.ids()
    [telling] = centre.bulletins.counter.of_case(case).told
    assert telling.bulletin_uid == uid
    assert [one.uid for one in centre.bulletins.counter.of_case(case).fitting] == [other]
    # The next one begins with an empty card.
    assert walk_in.bulletins.ticked == []
    assert walk_in.bulletins.isHidden()


def test_what_was_told_by_mistake_is_taken_off_again_before_saving(
    qtbot: QtBot, walk_in: WalkInPage, centre: Centre, desk: Desk
) -> None:
    uid = put(centre.ground, categories=("SKL-1",))
    fill_in_walk_in(walk_in)
    settled(qtbot, desk)
    walk_in.bulletins.tell(uid)
    walk_in.bulletins.untick(uid)
    walk_in.form.save_buttons[0].click()
    settled(qtbot, desk)
    assert centre.bulletins.rows([uid])[0].told == 0


def test_another_need_takes_away_what_no_longer_fits(
    qtbot: QtBot, walk_in: WalkInPage, centre: Centre, desk: Desk
) -> None:
    put(centre.ground, categories=("SKL-1",))
    fill_in_walk_in(walk_in)
    settled(qtbot, desk)
    assert not walk_in.bulletins.isHidden()
    press(walk_in.form, "needs", "SKL-1")
    settled(qtbot, desk)
    assert walk_in.bulletins.isHidden()
    walk_in.start_anew()


def test_what_is_withdrawn_while_the_form_is_filled_in_does_not_lose_the_case(
    qtbot: QtBot, walk_in: WalkInPage, centre: Centre, desk: Desk
) -> None:
    uid = put(centre.ground, categories=("SKL-1",))
    fill_in_walk_in(walk_in)
    settled(qtbot, desk)
    walk_in.bulletins.tell(uid)
    # Nobody hears of it: as if it came in this very moment.
    with centre.ground.database.work("Withdraw for a test") as work:
        work.session.connection().exec_driver_sql("UPDATE bulletins SET withdrawn_on = '2026-11-20'")
    walk_in.form.save_buttons[0].click()
    settled(qtbot, desk)
    assert len(centre.cases.ids()) == 1
    assert centre.bulletins.rows([uid])[0].told == 0


def test_somebody_known_is_not_shown_what_they_were_told(
    qtbot: QtBot, walk_in: WalkInPage, centre: Centre, desk: Desk
) -> None:
    uid = put(centre.ground, categories=("SKL-1",))
    opened = open_case(centre, KNOWN)
    centre.bulletins.counter.tell(uid, opened.citizen_uid, opened.uid)
    walk_in.use_known(opened.citizen_uid)
    settled(qtbot, desk)
    press(walk_in.form, "needs", "SKL-1")
    settled(qtbot, desk)
    assert walk_in.bulletins.found.fitting == ()
    walk_in.start_anew()


# -- on the pages


@pytest.mark.usefixtures("thai")
def test_the_persons_and_the_cases_page_show_it_and_no_mark_is_cut_off(
    qtbot: QtBot, desk: Desk, centre: Centre
) -> None:
    long = "ช่างเชื่อมไฟฟ้าและผู้ช่วยช่างติดตั้งเครื่องปรับอากาศขนาดใหญ่ที่ปู่ของญาติชี้ให้"
    first = put(centre.ground, title=long, categories=("SKL-1",))
    put(centre.ground, categories=("SKL-1",))
    opened = open_case(centre, KNOWN)
    centre.bulletins.counter.tell(first, opened.citizen_uid, opened.uid)
    for page, uid in (
        (CasesPage(desk, centre), opened.uid),
        (CitizensPage(desk, centre), opened.citizen_uid),
    ):
        with shown(page):
            page.arrive({"uid": uid})
            settled(qtbot, desk)
            [cards] = page.findChildren(BulletinCards, options=Qt.FindChildOption.FindChildrenRecursively)
            settled(qtbot, desk)
            assert (len(cards.found.fitting), len(cards.found.told)) == (1, 1)
            assert cards.isVisible()
            pictures.picture(page, page.size())
            assert clipped_texts(page) == []


@pytest.mark.usefixtures("thai")
def test_no_mark_is_cut_off_beside_a_walk_in(
    qtbot: QtBot, walk_in: WalkInPage, centre: Centre, desk: Desk
) -> None:
    uid = put(centre.ground, categories=("SKL-1",))
    put(centre.ground, categories=("SKL-1",))
    fill_in_walk_in(walk_in)
    settled(qtbot, desk)
    walk_in.bulletins.tell(uid)
    pictures.picture(walk_in, walk_in.size())
    assert walk_in.bulletins.isVisible()
    assert clipped_texts(walk_in) == []
    walk_in.start_anew()
