"""Activities in the window: written down under the plan, a forum taken over, photographs kept and shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from plan_entries import Office, activity, item, photograph
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from desktop.services.centre import Centre
from desktop.services.plans import MOST_OF_ONE_ACTIVITY
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.plans import PlansPage
from desktop.views.plans.activity_form import ActivityForm
from desktop.views.plans.activity_view import ActivityView
from desktop.views.plans.page import ACTIVITIES
from tests.views.ink import clipped_texts

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]


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


def settled(qtbot: QtBot, page: PlansPage) -> None:
    qtbot.waitUntil(lambda: not page.desk.jobs.is_busy())


def form_of(page: PlansPage) -> ActivityForm:
    assert page.form is not None
    return page.form


def entry_of(qtbot: QtBot, page: PlansPage, uid: str) -> ActivityView:
    page.arrive({"uid": uid})
    settled(qtbot, page)
    assert page.entry is not None
    return page.entry


def test_an_activity_is_written_down_and_its_page_shown(
    qtbot: QtBot, page: PlansPage, office: Office
) -> None:
    who = office.graduate()
    planned = office.plans.items.add(item(who, place="ตลาดนัด", tambon_code="940102"))
    page.arrive({})
    page.write_down()
    form = form_of(page)
    assert form.form.field("on").value() == date(2026, 11, 20)
    form.who.box.setCurrentIndex(form.who.box.findData(who))
    form.who.changed.emit()
    form.item.box.setCurrentIndex(form.item.box.findData(planned))
    form.item.changed.emit()
    draft = form.form.draft()
    assert (draft.field, draft.kind, draft.activity, draft.place, draft.tambon_code) == (
        "information", "home_visit", "สำรวจผู้ว่างงาน", "ตลาดนัด", "940102",
    )  # fmt: skip
    form.form.field("men").set_value(12)

    page.save()
    settled(qtbot, page)

    assert page.form is None
    assert page.entry is not None
    shown = page.entry.page
    assert shown is not None
    assert (shown.item_uid, shown.row.volunteer_uid, shown.row.men, shown.row.women) == (planned, who, 12, 0)


def test_what_was_typed_is_not_typed_over_by_the_plan(qtbot: QtBot, page: PlansPage, office: Office) -> None:
    planned = office.plans.items.add(item(place="ตลาดนัด"))
    page.arrive({})
    page.write_down()
    form = form_of(page)
    form.form.field("place").set_value("มัสยิด")
    form.item.box.setCurrentIndex(form.item.box.findData(planned))
    form.item.changed.emit()
    assert form.form.draft().place == "มัสยิด"
    assert form.form.draft().activity == "สำรวจผู้ว่างงาน"


def test_another_persons_items_are_not_offered(qtbot: QtBot, page: PlansPage, office: Office) -> None:
    who = office.graduate()
    office.plans.items.add(item(who))
    page.arrive({})
    page.write_down()
    form = form_of(page)
    assert form.item.box.count() == 1
    form.who.box.setCurrentIndex(form.who.box.findData(who))
    form.who.changed.emit()
    assert form.item.box.count() == 2
    form.on.set_value(date(2026, 10, 5))
    form.on.changed.emit()
    assert form.item.box.count() == 1


def test_whoever_did_not_serve_stays_chosen_by_name_and_is_told_at_the_day(
    qtbot: QtBot, page: PlansPage, office: Office
) -> None:
    who = office.graduate()
    page.arrive({})
    page.write_down()
    form = form_of(page)
    form.who.box.setCurrentIndex(form.who.box.findData(who))
    form.who.changed.emit()
    form.on.set_value(date(2026, 9, 5))
    form.on.changed.emit()
    assert "อามีเนาะ" in form.who.box.currentText()
    page.save()
    assert "did not serve" in form.form.labelled("on").problem()


@pytest.mark.parametrize(
    ("on", "told"), [(date(2026, 12, 1), "ธันวาคม ๒๕๖๙"), (date(2026, 11, 21), "has not come yet")]
)
def test_an_actual_of_the_future_is_a_sentence_at_the_day(
    qtbot: QtBot, page: PlansPage, on: date, told: str
) -> None:
    page.arrive({})
    page.write_down(on)
    page.save()
    assert told in form_of(page).form.labelled("on").problem()
    assert page.form is not None


def test_a_forum_is_recorded_as_an_activity_from_its_own_figures(
    qtbot: QtBot, page: PlansPage, office: Office
) -> None:
    forum = office.forum()
    page.arrive({})
    page.write_down()
    form = form_of(page)
    form.forum.box.setCurrentIndex(form.forum.box.findData(forum))
    form.forum.changed.emit()
    draft = form.form.draft()
    assert (draft.on, draft.men, draft.women, draft.kind) == (date(2026, 11, 10), 25, 36, "forum")
    page.save()
    settled(qtbot, page)
    assert office.plans.activities.forums_to_record() == ()
    assert page.entry is not None
    assert page.entry.page is not None
    assert page.entry.page.forum_uid == forum


def test_the_page_of_forums_may_send_a_forum_to_be_recorded(
    qtbot: QtBot, page: PlansPage, office: Office
) -> None:
    forum = office.forum()
    page.arrive({"forum": forum})
    settled(qtbot, page)
    assert form_of(page).form.draft().forum_uid == forum
    assert "รวมกลุ่มอาชีพ" in form_of(page).forum.box.currentText()


def test_leaving_what_was_typed_asks_once(
    qtbot: QtBot, page: PlansPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(Dialog, "ask", lambda _parent, question, *_rest: asked.append(question))
    page.arrive({})
    page.write_down()
    form_of(page).form.field("place").set_value("มัสยิด")
    assert page.go_back()
    assert page.form is not None
    assert len(asked) == 1
    monkeypatch.setattr(Dialog, "ask", lambda *_rest: True)
    page.go_back()
    assert page.form is None


def test_an_activity_is_taken_back_and_the_taking_back_undone(
    qtbot: QtBot, page: PlansPage, office: Office
) -> None:
    uid = office.plans.activities.add(activity())
    said: list[object] = []
    page.desk.said.connect(lambda _text, undo: said.append(undo))
    entry_of(qtbot, page, uid).take_back()
    settled(qtbot, page)
    assert page.entry is None
    assert office.plans.activities.ids() == []
    undo = said[-1]
    assert callable(undo)
    undo()
    settled(qtbot, page)
    assert office.plans.activities.ids() == [uid]


def test_an_activity_of_a_closed_month_offers_no_change(
    qtbot: QtBot, page: PlansPage, office: Office
) -> None:
    from desktop.rules.months import Month

    uid = office.plans.activities.add(activity(on=date(2026, 10, 5)))
    office.close(Month(2026, 10))
    entry = entry_of(qtbot, page, uid)
    assert entry.head.buttons == []
    assert not entry.photographs.add_button.isEnabled()
    assert not entry.photographs.acceptDrops()


def test_photographs_are_chosen_dropped_shown_large_named_and_removed(
    qtbot: QtBot, page: PlansPage, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = office.plans.activities.add(activity())
    places = [tmp_path / f"IMG_{number}.dat" for number in range(2)]
    for place in places:
        place.write_bytes(photograph(300, 200))
    entry = entry_of(qtbot, page, uid)
    monkeypatch.setattr(Dialog, "open_file", lambda _parent, _kind: places[0])
    entry.photographs.add_button.click()
    settled(qtbot, page)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(places[1]))])
    entry.photographs.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, dropped,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    settled(qtbot, page)
    assert [(row.width, row.height) for row in entry.page.photographs] == [(300, 200)] * 2  # type: ignore[union-attr]

    qtbot.keyClick(entry.photographs.thumbs[0], Qt.Key.Key_Return)
    assert entry.shows_photograph()
    assert entry.large.picture.picture().width() == 300
    qtbot.keyClick(entry.large, Qt.Key.Key_PageDown)
    assert entry.large.uid == entry.large.rows[1].uid
    qtbot.keyClick(entry.large, Qt.Key.Key_Escape)
    assert not entry.shows_photograph()
    qtbot.waitUntil(lambda: entry.photographs.thumbs[1].hasFocus() or not page.isActiveWindow())

    entry.open_photograph(entry.large.rows[1].uid)
    entry.large.caption.set_value("ผู้สมัครฝึก")
    entry.large.save_caption.click()
    settled(qtbot, page)
    assert entry.page is not None
    assert [row.caption for row in entry.page.photographs] == ["", "ผู้สมัครฝึก"]

    entry.open_photograph(entry.page.photographs[0].uid)
    monkeypatch.setattr(Dialog, "ask", lambda *_rest: True)
    entry.large.remove.click()
    settled(qtbot, page)
    assert [row.caption for row in entry.page.photographs] == ["ผู้สมัครฝึก"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"no picture at all", "no photograph that can be read"),
        (photograph()[:3000], "no photograph that can be read"),
        (bytes(4) + b"ftypheic" + bytes(99), "HEIC"),
        (bytes(25_000_001), "larger than any photograph"),
    ],
    ids=["text", "cut", "heic", "huge"],
)
def test_what_is_no_photograph_is_a_sentence_where_the_photographs_are(
    qtbot: QtBot, page: PlansPage, office: Office, tmp_path: Path, content: bytes, told: str
) -> None:
    uid = office.plans.activities.add(activity())
    good, bad = tmp_path / "good.jpg", tmp_path / "bad.jpg"
    good.write_bytes(photograph(64, 48))
    bad.write_bytes(content)
    entry = entry_of(qtbot, page, uid)

    entry.photographs.take([good, bad])
    settled(qtbot, page)

    assert told in entry.photographs.problem.text()
    assert "bad.jpg" in entry.photographs.problem.text()
    assert not entry.photographs.problem.isHidden()
    assert len(entry.photographs.thumbs) == 1
    entry.photographs.take([good])
    settled(qtbot, page)
    assert entry.photographs.problem.isHidden()


def test_no_more_photographs_are_taken_than_an_activity_keeps(
    qtbot: QtBot, page: PlansPage, office: Office
) -> None:
    uid = office.plans.activities.add(activity())
    for _one in range(MOST_OF_ONE_ACTIVITY):
        office.plans.photographs.add(uid, photograph(64, 48))
    entry = entry_of(qtbot, page, uid)
    assert not entry.photographs.add_button.isEnabled()
    assert len(entry.photographs.thumbs) == MOST_OF_ONE_ACTIVITY


def test_the_register_shows_an_activity_beside_the_list_and_opens_it(
    qtbot: QtBot, page: PlansPage, office: Office
) -> None:
    uid = office.plans.activities.add(activity(result="ขอฝึกอาชีพ 12 คน"))
    page.arrive({"tab": ACTIVITIES})
    settled(qtbot, page)
    register = page.activities.register
    assert "๑" in page.head.count.text()
    register.focus_table()
    qtbot.waitUntil(lambda: "ขอฝึกอาชีพ" in _words(register.panel))
    qtbot.keyClick(register.table, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert page.entry is not None
    assert page.entry.uid == uid


def _words(widget: object) -> str:
    from PySide6.QtWidgets import QLabel, QWidget

    from desktop.views.kit.words import WrappedLabel

    assert isinstance(widget, QWidget)
    found = [*widget.findChildren(QLabel), *widget.findChildren(WrappedLabel)]
    return " ".join(one.text() for one in found)


@pytest.mark.usefixtures("thai")
def test_no_thai_mark_is_cut_off_in_form_page_and_photograph(
    qtbot: QtBot, page: PlansPage, office: Office
) -> None:
    uid = office.plans.activities.add(activity(activity="ที่นี้ ญู่ฐู ปู่ฟื้น " * 12, result="ที่นี้ ญู่ฐู " * 20))
    office.plans.photographs.add(uid, photograph(64, 48), "ที่นี้ ญู่ฐู")
    entry = entry_of(qtbot, page, uid)
    qtbot.waitUntil(lambda: len(entry.photographs.thumbs) == 1)
    assert clipped_texts(page) == []
    entry.open_photograph(entry.large.uid or next(iter(entry.photographs.pictures)))
    assert clipped_texts(page) == []
    entry.close_photograph()
    page.change(uid)
    settled(qtbot, page)
    page.save()
    form = form_of(page) if page.form else None
    if form is not None:
        assert clipped_texts(page) == []


def test_another_day_begins_with_its_name_however_far_the_last_one_was_scrolled(
    qtbot: QtBot, page: PlansPage, office: Office
) -> None:
    for _number in range(20):
        office.plans.activities.add(activity(on=date(2026, 11, 20)))
    page.arrive({})
    settled(qtbot, page)
    bar = page.calendar.scrolling.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    qtbot.keyClick(page.calendar.grid, Qt.Key.Key_Left)
    assert bar.value() == 0
