"""The page of people: the register, one person beside it, and each person's own page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from desktop.models import AuditLine, Citizen
from desktop.rules.problems import Refused
from desktop.services.centre import Centre
from desktop.services.citizens import CitizenFilter
from desktop.views.citizens import CitizensPage
from desktop.views.kit import pictures
from desktop.views.kit.buttons import Button
from desktop.views.kit.cards import EmptyState, IconRow
from desktop.views.kit.chips import Chip, Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.kit.words import Label, WrappedLabel
from tests.views.case_steps import KNOWN, TurnedTo, open_case, referral, settled, shown, type_into
from tests.views.ink import clipped_texts, count_texts

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
OTHER = replace(KNOWN, thai_id="", title="นางสาว", first_name="ฟาตีเม๊าะ", sex="f", phones=(), flags=())
NAME = "นายมูฮัมหมัด มะหะมัด"


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, centre: Centre) -> Iterator[CitizensPage]:
    with shown(CitizensPage(desk, centre)) as made:
        yield made


@pytest.fixture
def turned(desk: Desk) -> TurnedTo:
    return TurnedTo(desk)


@pytest.fixture
def known(centre: Centre) -> str:
    """Somebody with a case that was referred."""
    return open_case(centre, KNOWN, "SKL-1", steps=(referral(),)).citizen_uid


def _words(widget: QWidget) -> str:
    labels = [*widget.findChildren(Label), *widget.findChildren(WrappedLabel), *widget.findChildren(Chip)]
    return "\n".join(label.text() for label in labels if label.isVisible())


def _show(qtbot: QtBot, page: CitizensPage, **where: object) -> None:
    page.arrive(where)
    settled(qtbot, page.desk)


def _choose(qtbot: QtBot, page: CitizensPage, uid: str) -> None:
    page.register.table.choose(uid)
    qtbot.waitUntil(lambda: page.register.panel.findChild(Button) is not None)
    settled(qtbot, page.desk)
    # What is laid on the panel becomes visible only when the window's next events are dealt with.
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.register.panel.findChildren(Button)))


def _views(centre: Centre) -> int:
    with centre.ground.database.read() as session:
        query = select(func.count()).select_from(AuditLine).where(AuditLine.title == "View a person")
        return session.scalar(query) or 0


def test_an_empty_register_says_what_it_is_for_and_offers_the_walk_in(
    qtbot: QtBot, page: CitizensPage, turned: TurnedTo
) -> None:
    _show(qtbot, page)
    state = page.register.states.currentWidget()
    assert isinstance(state, EmptyState)
    assert state.button is not None
    state.button.click()
    assert turned.last == ("walk_in", {})


def test_the_list_shows_masked_ids_needs_and_status(
    qtbot: QtBot, page: CitizensPage, centre: Centre, known: str
) -> None:
    centre.citizens.save(OTHER)
    _show(qtbot, page)
    rows = page.register.table.rows
    assert page.register.head.count.text() == "๒ people"
    shown = {rows.uid(at): [rows.cell(rows.index(at, n)) for n in range(5)] for at in range(2)}
    name, number, _tambon, needs, status = shown[known]
    assert (name.text, number.text) == (NAME, "1-9403-xxxxx-45-1")
    assert (needs.text, status.text, status.state) == ("ฝึกอาชีพ", "Referred", "referred")


def test_typing_into_the_filter_narrows_the_list(
    qtbot: QtBot, page: CitizensPage, centre: Centre, known: str
) -> None:
    centre.citizens.save(OTHER)
    _show(qtbot, page)
    page.register.filters.box.setText("มูฮัม")
    qtbot.waitUntil(lambda: page.register.table.rows.rowCount() == 1)
    assert page.register.table.rows.uid(0) == known


def test_each_filter_narrows_the_list(qtbot: QtBot, page: CitizensPage, centre: Centre, known: str) -> None:
    centre.citizens.save(OTHER)
    _show(qtbot, page)
    counts = {
        ("tambon", "940101"): 2,
        ("tambon", "940102"): 0,
        ("category", "SKL-1"): 1,
        ("category", "EMP-1"): 0,
        ("flag", "informal"): 1,
        ("status", "referred"): 1,
        ("status", "overdue"): 0,
    }
    for (key, code), count in counts.items():
        page.register.filters.choose(key, Choice(code, code))
        settled(qtbot, page.desk)
        assert page.register.table.rows.rowCount() == count, (key, code)
        page.register.filters.choose(key, None)


def test_every_filter_offers_what_the_register_knows(page: CitizensPage, centre: Centre) -> None:
    tables = centre.ground.reference
    own = [each for each in tables.tambons.values() if each.district_code == "9401"]
    offered = {
        key: len(page.register.filters.menu(key).actions()) - 2
        for key in ("tambon", "category", "flag", "status")
    }
    assert offered == {"tambon": len(own), "category": 15, "flag": len(tables.flags), "status": 9}


def test_the_first_row_is_chosen_on_arrival_and_enter_opens_it(
    qtbot: QtBot, page: CitizensPage, known: str
) -> None:
    _show(qtbot, page)
    qtbot.waitUntil(lambda: page.register.table.current_uid() == known)
    QTest.keyClick(page.register.table, Qt.Key.Key_Return)
    settled(qtbot, page.desk)
    assert page.stack.currentWidget() is page.person


def test_a_person_beside_the_list_is_masked_and_not_logged_and_shows_their_newest_case(
    qtbot: QtBot, page: CitizensPage, centre: Centre, known: str
) -> None:
    _show(qtbot, page)
    _choose(qtbot, page, known)
    told = _words(page.register.panel)
    assert NAME in told
    assert "08-1234-5678" in told
    assert "9401/0001/2570" in told
    assert "00123" not in told
    assert _views(centre) == 0


def test_what_is_mostly_done_opens_the_case(
    qtbot: QtBot, page: CitizensPage, centre: Centre, known: str, turned: TurnedTo
) -> None:
    [case] = centre.cases.ids()
    [step] = centre.cases.page(case).steps
    _show(qtbot, page)
    _choose(qtbot, page, known)
    letter, outcome = page.register.panel.findChildren(Button)
    letter.click()
    assert turned.last == ("cases", {"uid": case, "print_letter": step.uid})
    outcome.click()
    assert turned.last == ("cases", {"uid": case, "act": "outcome"})


def test_a_persons_own_page_shows_the_whole_id_and_logs_one_view(
    qtbot: QtBot, page: CitizensPage, centre: Centre, known: str
) -> None:
    _show(qtbot, page, uid=known)
    qtbot.waitUntil(lambda: "ID number" in _words(page.person))
    told = _words(page.person)
    assert "1-9403-00123-45-1" in told
    assert "9401/0001/2570 · ฝึกอาชีพ" in told
    assert _views(centre) == 1


def test_cases_and_papers_open_from_a_persons_own_page(
    qtbot: QtBot, page: CitizensPage, centre: Centre, known: str, turned: TurnedTo
) -> None:
    [case] = centre.cases.ids()
    issued = centre.documents.issue("citizen_slip", centre.cases.citizen_slip_sheet(case), case)
    _show(qtbot, page, uid=known)
    for row in page.person.findChildren(IconRow):
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert turned.pages == [
        ("cases", {"uid": case}),
        ("paper", {"document_uid": issued.uid, "back": "citizens"}),
    ]


def test_a_person_is_changed_in_place_and_saved_with_what_was_typed(
    qtbot: QtBot, page: CitizensPage, centre: Centre, known: str
) -> None:
    said: list[str] = []
    page.desk.said.connect(lambda text, _undo: said.append(text))
    _show(qtbot, page, uid=known)
    page.person.head.buttons[0].click()
    settled(qtbot, page.desk)
    form = page.person.form
    assert form is not None
    type_into(form, "father_name", "อับดุลเลาะ")
    form.save_buttons[0].click()
    settled(qtbot, page.desk)

    assert page.person.form is None
    qtbot.waitUntil(lambda: "อับดุลเลาะ" in _words(page.person))
    assert centre.citizens.draft(known)[0] == replace(KNOWN, father_name="อับดุลเลาะ")
    assert said == [f"{NAME} is saved."]


def test_a_change_that_is_refused_leaves_the_form_as_it_was(
    qtbot: QtBot, page: CitizensPage, centre: Centre, known: str
) -> None:
    failures: list[object] = []
    page.desk.failed.connect(failures.append)
    _show(qtbot, page, uid=known)
    page.person.change_wanted.emit()
    settled(qtbot, page.desk)
    centre.citizens.save(replace(KNOWN, occupation="กรีดยาง"), known)
    form = page.person.form
    assert form is not None
    type_into(form, "occupation", "ค้าขาย")
    form.save_buttons[0].click()
    settled(qtbot, page.desk)

    [failure] = failures
    assert isinstance(failure, Refused)
    assert failure.code == "changed"
    assert page.person.form is form
    assert form.field("occupation").value() == "ค้าขาย"
    assert centre.citizens.draft(known)[0].occupation == "กรีดยาง"


def test_esc_leaves_the_form_then_the_person(
    qtbot: QtBot, page: CitizensPage, known: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: object, question: str, *_words: str) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr(Dialog, "ask", staticmethod(ask))
    _show(qtbot, page, uid=known)
    page.person.change_wanted.emit()
    settled(qtbot, page.desk)
    assert page.person.form is not None
    type_into(page.person.form, "road", "สายใหม่")
    QTest.keyClick(page.person.form, Qt.Key.Key_Escape)
    assert len(asked) == 1
    assert page.person.form is None
    QTest.keyClick(page.person, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.register


def test_what_another_office_wrote_cannot_be_changed_here(
    qtbot: QtBot, page: CitizensPage, centre: Centre, known: str
) -> None:
    with centre.ground.database.work("Take in") as work:
        work.session.get_one(Citizen, known).origin = "9402"
    _show(qtbot, page, uid=known)
    assert [button.text() for button in page.person.head.buttons] == ["Find namesakes", "New case"]
    qtbot.waitUntil(lambda: "Another office" in _words(page.person))


def test_the_page_hears_what_others_changed(
    qtbot: QtBot, page: CitizensPage, centre: Centre, known: str
) -> None:
    _show(qtbot, page, uid=known)
    centre.citizens.save(replace(KNOWN, occupation="กรีดยาง"), known)
    qtbot.waitUntil(lambda: "กรีดยาง" in _words(page.person))


def test_the_search_above_narrows_the_list(qtbot: QtBot, page: CitizensPage, known: str) -> None:
    _show(qtbot, page, uid=known)
    _show(qtbot, page, text="ไม่มีคนนี้")
    assert page.stack.currentWidget() is page.register
    assert page.register.filters.text() == "ไม่มีคนนี้"
    assert page.register.table.rows.rowCount() == 0


def test_the_province_narrows_by_district_and_opens_no_walk_in(
    qtbot: QtBot, desk: Desk, province: Centre
) -> None:
    with shown(CitizensPage(desk, province)) as page:
        assert page.register.head.primary is None
        assert len(page.register.filters.menu("unit").actions()) == 12 + 2
    province.citizens.save(KNOWN)
    assert province.citizens.ids(CitizenFilter(unit="9402")) == []


@pytest.mark.usefixtures("thai")
def test_no_thai_mark_is_cut_off(qtbot: QtBot, page: CitizensPage, known: str) -> None:
    _show(qtbot, page)
    _choose(qtbot, page, known)
    pictures.picture(page, page.size())
    assert count_texts(page) > 15
    assert clipped_texts(page) == []
    _show(qtbot, page, uid=known)
    pictures.picture(page, page.size())
    assert clipped_texts(page) == []


def test_a_copy_of_all_that_is_kept_is_printed_from_the_persons_page(
    qtbot: QtBot, page: CitizensPage, centre: Centre, desk: Desk
) -> None:
    turned = TurnedTo(desk)
    uid = open_case(centre).citizen_uid
    page.arrive({"uid": uid})
    settled(qtbot, desk)
    [copy] = [each for each in page.person.head.buttons if each.text() == "Copy of one's own data"]
    copy.click()
    settled(qtbot, desk)
    name, where = turned.last
    assert (name, where["form"], where["about"], where["back"]) == ("paper", "my_data", uid, "citizens")
    assert where["sheet"].citizen_name == "นายมูฮัมหมัด มะหะมัด"
