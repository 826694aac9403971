"""The forms about volunteers: a new one, another appointment, places, leaving."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from month_entries import Entries
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.models import Citizen
from desktop.rules.citizens import CitizenDraft
from desktop.rules.volunteers import VolunteerDraft
from desktop.services.centre import Centre
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.volunteers import VolunteersPage
from desktop.views.volunteers.drafts import usual_end
from tests.views.volunteer_steps import own_page, pick, settled, small_form, type_into

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
TODAY = date(2026, 11, 20)
KNOWN = CitizenDraft(
    thai_id="1940300123451",
    title="นาง",
    first_name="ฟาตีเมาะ",
    last_name="เจ๊ะแว",
    sex="f",
    tambon_code="940101",
)
APPOINTMENT = VolunteerDraft(
    order_number="12/2569", term_start=date(2026, 10, 1), term_end=date(2029, 9, 30), tambon_code="940101"
)


@pytest.fixture
def entries(centre: Centre) -> Entries:
    return Entries(centre.ground)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, centre: Centre) -> Iterator[VolunteersPage]:
    made = VolunteersPage(desk, centre)
    qtbot.addWidget(made)
    made.resize(1150, 712)
    made.show()
    yield made
    made.hide()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy())


def test_a_new_volunteer_is_typed_and_registered(
    qtbot: QtBot, page: VolunteersPage, centre: Centre, desk: Desk
) -> None:
    said: list[str] = []
    desk.said.connect(lambda text, _undo: said.append(text))
    page.open_form()
    assert page.form is not None
    form = page.form.form
    type_into(form, "thai_id", "1940300123451")
    type_into(form, "first_name", "ฟาตีเมาะ")
    type_into(form, "last_name", "เจ๊ะแว")
    form.field("sex").set_value("f")
    type_into(form, "term_start", "1 ต.ค. 2569")
    pick(qtbot, form, "assigned_tambon", "สะบารัง")

    assert form.field("term_end").value() == date(2029, 9, 30)
    page.save()
    qtbot.waitUntil(lambda: page.own is not None)
    settled(qtbot, page)

    [uid] = centre.volunteers.ids()
    assert page.own is not None
    assert page.own.page.uid == uid
    [row] = centre.volunteers.rows([uid])
    assert (row.name, row.tambons) == ("ฟาตีเมาะ เจ๊ะแว", ("สะบารัง",))
    assert any("ฟาตีเมาะ" in text for text in said)


def test_a_wrong_id_is_told_at_its_field_and_nothing_is_saved(
    qtbot: QtBot, page: VolunteersPage, centre: Centre
) -> None:
    page.open_form()
    assert page.form is not None
    form = page.form.form
    type_into(form, "thai_id", "1940300123456")
    type_into(form, "first_name", "ฟาตีเมาะ")

    page.save()
    settled(qtbot, page)

    assert form.labelled("thai_id").problem()
    assert form.labelled("term_start").problem()
    assert form.field("first_name").value() == "ฟาตีเมาะ"
    assert centre.volunteers.ids() == []


def test_the_tambon_of_home_is_proposed_to_look_after(qtbot: QtBot, page: VolunteersPage) -> None:
    page.open_form()
    assert page.form is not None
    form = page.form.form

    pick(qtbot, form, "tambon_code", "สะบารัง")

    assert form.field("assigned_tambon").value() == "940101"


def test_somebody_known_is_offered_and_only_the_appointment_is_written(
    qtbot: QtBot, page: VolunteersPage, centre: Centre
) -> None:
    known = centre.citizens.save(KNOWN).uid
    page.open_form()
    assert page.form is not None
    form, namesakes = page.form.form, page.form.namesakes
    type_into(form, "thai_id", "1940300123451")
    qtbot.waitUntil(lambda: namesakes.card is not None)

    namesakes.findChildren(Button)[0].click()
    qtbot.waitUntil(lambda: form.field("first_name").value() == "ฟาตีเมาะ")
    type_into(form, "term_start", "1 ต.ค. 2569")
    pick(qtbot, form, "assigned_tambon", "สะบารัง")
    page.save()
    qtbot.waitUntil(lambda: page.own is not None)
    settled(qtbot, page)

    assert page.own is not None
    assert page.own.page.person_uid == known
    with centre.ground.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Citizen)) == 1


def test_somebody_else_is_remembered_once_the_volunteer_is_registered(
    qtbot: QtBot, page: VolunteersPage, centre: Centre
) -> None:
    other = centre.citizens.save(KNOWN).uid
    page.open_form()
    assert page.form is not None
    form, namesakes = page.form.form, page.form.namesakes
    type_into(form, "first_name", "ฟาตีเมาะ")
    type_into(form, "last_name", "เจ๊ะแว")
    qtbot.waitUntil(lambda: namesakes.card is not None)

    namesakes.findChildren(Button)[1].click()
    qtbot.waitUntil(lambda: namesakes.card is None)
    type_into(form, "term_start", "1 ต.ค. 2569")
    pick(qtbot, form, "assigned_tambon", "สะบารัง")
    page.save()
    qtbot.waitUntil(lambda: page.own is not None)
    settled(qtbot, page)

    assert page.own is not None
    person = page.own.page.person_uid
    draft, _revision = centre.citizens.draft(person)
    assert other not in {one.uid for one in centre.citizens.namesakes(draft, person)}


def test_an_unsaved_form_asks_once_before_it_goes(
    qtbot: QtBot, page: VolunteersPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def stay(_parent: object, question: str, *_verbs: str) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(Dialog, "ask", staticmethod(stay))
    page.open_form()
    assert page.form is not None
    type_into(page.form.form, "first_name", "ฟาตีเมาะ")

    assert not page.may_leave()
    assert page.go_back()
    page.arrive({"state": "left"})

    assert page.form is not None
    assert page.form.form.field("first_name").value() == "ฟาตีเมาะ"
    assert len(asked) == 3


def test_a_leaving_needs_a_reason_and_frees_the_tambon(
    qtbot: QtBot, page: VolunteersPage, centre: Centre, entries: Entries
) -> None:
    uid = entries.volunteer(tambon="940101")
    own = own_page(qtbot, page, uid)
    own.leaving.emit()
    form = small_form(page)

    page.save()
    assert form.labelled("leave_reason").problem()
    form.field("leave_reason").edit.setPlainText("ย้ายภูมิลำเนา")  # type: ignore[attr-defined]
    page.save()
    qtbot.waitUntil(lambda: page.own is not None and page.own.page.left_on == TODAY)
    settled(qtbot, page)

    assert page.own is not None
    assert page.own.page.leave_reason == "ย้ายภูมิลำเนา"
    assert "940101" in {tambon.code for tambon in centre.volunteers.vacant_tambons()}
    assert [made.text() for made in page.own.head.buttons] == ["Change"]


def test_a_place_is_added_and_ended(
    qtbot: QtBot, page: VolunteersPage, centre: Centre, entries: Entries
) -> None:
    uid = entries.volunteer(tambon="940101")
    own = own_page(qtbot, page, uid)
    own.cards.adding_place.emit()
    pick(qtbot, small_form(page), "tambon_code", "อาเนาะรู")
    page.save()
    qtbot.waitUntil(lambda: page.own is not None and len(page.own.page.assignments) == 2)
    settled(qtbot, page)

    assert page.own is not None
    first = next(one for one in page.own.page.assignments if one.tambon_code == "940101")
    page.own.cards.ending_place.emit(first)
    page.save()
    settled(qtbot, page)

    [row] = centre.volunteers.rows([uid])
    lasting = {one.tambon_code: one.until for one in centre.volunteers.page(uid).assignments}
    assert lasting == {"940101": TODAY, "940102": None}
    assert "อาเนาะรู" in row.tambons


def test_an_appointment_is_changed_and_a_refusal_keeps_what_was_typed(
    qtbot: QtBot, page: VolunteersPage, centre: Centre
) -> None:
    uid = centre.volunteers.register(KNOWN, APPOINTMENT)
    own = own_page(qtbot, page, uid)
    failures: list[BaseException] = []
    page.desk.failed.connect(failures.append)
    own.changing.emit()
    qtbot.waitUntil(lambda: own.beside.count() == 2)
    form = small_form(page)
    type_into(form, "order_number", "15/2569")
    draft, revision = centre.volunteers.draft(uid)
    centre.volunteers.save(replace(draft, supervisor="สมชาย"), uid, revision)

    page.save()
    qtbot.waitUntil(lambda: bool(failures))
    assert form.field("order_number").value() == "15/2569"

    form.load(form.draft())
    form.close_form()
    own.changing.emit()
    qtbot.waitUntil(
        lambda: own.beside.count() == 2 and small_form(page).field("supervisor").value() == "สมชาย"
    )
    type_into(small_form(page), "order_number", "15/2569")
    page.save()
    qtbot.waitUntil(lambda: page.own is not None and page.own.page.order_number == "15/2569")
    settled(qtbot, page)


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_a_term_ends_the_day_before_the_same_day_three_years_later(start: date) -> None:
    after = usual_end(start) + timedelta(days=1)

    assert after.year == start.year + 3
    leap_day = (start.month, start.day) == (2, 29)
    assert (after.month, after.day) == ((3, 1) if leap_day else (start.month, start.day))
