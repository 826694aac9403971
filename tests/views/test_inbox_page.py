from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.system.clock import SetClock
from desktop.system.paths import Home
from desktop.views.exchange import InboxPage
from desktop.views.exchange.accepting import Accepting
from desktop.views.exchange.hand_over import HandOver
from desktop.views.exchange.looking import Looking
from desktop.views.kit import pictures, theme, tokens
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from tests.views.exchange_pair import OCTOBER, SENT, Pair, PairTemplate
from tests.views.ink import clipped_texts, count_texts

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)

Shown = Callable[..., InboxPage]
Settled = Callable[[], None]


@pytest.fixture
def settled(qtbot: QtBot, desk: Desk) -> Settled:
    return lambda: qtbot.waitUntil(lambda: not desk.jobs.is_busy())


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, desk: Desk, settled: Settled) -> Iterator[Shown]:
    """Shows the inbox of a province; it lives as long as the test."""
    theme.dress(qapp, tokens.LIGHT)
    kept: list[InboxPage] = []

    def show(province: Centre, tab: str = "months") -> InboxPage:
        page = InboxPage(desk, province)
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(1150, 712)
        page.show()
        page.arrive({"tab": tab})
        settled()
        return page

    yield show
    settled()


@pytest.fixture(scope="module")
def template(
    centre_template: Home, province_template: Home, tmp_path_factory: pytest.TempPathFactory
) -> PairTemplate:
    return PairTemplate.make(centre_template, province_template, tmp_path_factory.mktemp("pair"))


@pytest.fixture
def pair(template: PairTemplate, tmp_path: Path, clock: SetClock, desk: Desk) -> Iterator[Pair]:
    yield from template.copied(tmp_path, clock, desk)


@pytest.fixture
def received(pair: Pair, tmp_path: Path) -> Pair:
    """The province has taken the centre's October in and has not said a word on it."""
    pair.province.exchange.take_in(pair.sent(tmp_path))
    return pair


def test_a_month_that_came_is_in_front_and_waits_for_a_word(shown: Shown, received: Pair) -> None:
    page = shown(received.province)
    row = page.judge.row()
    assert row is not None
    assert (row.unit, row.month, row.state) == ("9401", OCTOBER, "received")
    assert page.note.text().startswith("๑")


def test_a_months_file_is_looked_at_before_it_is_taken_in(
    shown: Shown, settled: Settled, pair: Pair, tmp_path: Path
) -> None:
    page = shown(pair.province)
    page.look_into([pair.sent(tmp_path)])
    settled()
    panel = page.panel()
    assert isinstance(panel, Looking)
    assert panel.look.summary.new == SENT
    assert pair.province.reports.month_state(OCTOBER, "9401").state == "missing"

    panel.take_in()
    settled()
    assert page.panel() is None
    assert pair.province.reports.month_state(OCTOBER, "9401").state == "received"
    assert page.judge.row() is not None


def test_accepting_a_month_changes_its_chip(shown: Shown, settled: Settled, received: Pair) -> None:
    page = shown(received.province)
    page.judge.accept.click()
    settled()
    assert received.province.reports.month_state(OCTOBER, "9401").state == "accepted"
    row = page.judge.row()
    assert row is not None
    assert row.state == "accepted"
    assert not page.judge.accept.isEnabled()


def test_a_month_is_given_back_only_with_a_remark(shown: Shown, settled: Settled, received: Pair) -> None:
    page = shown(received.province)
    page.judge.give_back.click()
    settled()
    assert page.judge.remark.problem()
    assert received.province.reports.month_state(OCTOBER, "9401").state == "received"

    page.judge.remark.field.set_value("ขอให้ตรวจสอบตัวเลข")
    page.judge.give_back.click()
    settled()
    state = received.province.reports.month_state(OCTOBER, "9401")
    assert (state.state, state.remark) == ("returned", "ขอให้ตรวจสอบตัวเลข")


def test_what_was_typed_about_a_month_stays_when_the_page_is_read_anew(
    shown: Shown, settled: Settled, received: Pair
) -> None:
    page = shown(received.province)
    page.judge.remark.field.set_value("ยังพิมพ์ไม่เสร็จ")
    page.refresh()
    settled()
    assert page.judge.remark.field.value() == "ยังพิมพ์ไม่เสร็จ"


def test_where_none_waits_the_newest_missing_month_is_in_front_and_cannot_be_judged(
    shown: Shown, pair: Pair
) -> None:
    page = shown(pair.province)
    row = page.judge.row()
    assert row is not None
    assert (row.unit, row.month, row.state) == ("9401", OCTOBER, "missing")
    assert not page.judge.accept.isVisible()
    assert page.judge.said.isVisible()


def test_arrows_go_from_month_to_month_and_enter_to_the_word(
    qtbot: QtBot, shown: Shown, received: Pair
) -> None:
    page = shown(received.province)
    page.grid.choose("9401", OCTOBER)
    qtbot.keyClick(page.grid, Qt.Key.Key_Left)
    row = page.judge.row()
    assert row is not None
    assert row.month == OCTOBER.previous()
    qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.judge.accept.hasFocus()


def test_a_place_in_the_grid_is_spoken_with_centre_month_and_state(shown: Shown, received: Pair) -> None:
    page = shown(received.province)
    page.grid.choose("9401", OCTOBER)
    spoken = page.grid.grid.data(page.grid.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "เมืองปัตตานี, ตุลาคม ๒๕๖๙: to check"


def test_earlier_months_are_reached_where_there_is_no_room_for_all(shown: Shown, pair: Pair) -> None:
    page = shown(pair.province)
    newest = page.grid.grid.months[-1]
    assert page.earlier.isEnabled()
    assert not page.later.isEnabled()
    page.earlier.click()
    assert page.grid.grid.months[-1] == newest.previous()
    assert page.later.isEnabled()
    page.later.click()
    assert page.grid.grid.months[-1] == newest


def test_the_answer_is_sealed_and_handed_over(shown: Shown, settled: Settled, received: Pair) -> None:
    page = shown(received.province)
    page.judge.accept.click()
    settled()
    page.judge.answer.click()
    settled()
    panel = page.panel()
    assert isinstance(panel, HandOver)
    file = received.province.opened.home.outbox / panel.file.name
    received.centre.exchange.take_in(file)
    assert received.centre.reports.month_state(OCTOBER).state == "accepted"


def test_the_report_of_the_month_in_front_is_opened(shown: Shown, received: Pair, desk: Desk) -> None:
    page = shown(received.province)
    asked: list[tuple[str, dict[str, object]]] = []
    desk.opened.connect(lambda name, where: asked.append((name, where)))
    page.judge.report.click()
    assert asked == [("reports", {"unit": "9401", "month": "2026-10"})]


def test_a_centre_is_enrolled_and_its_key_accepted_by_the_words_that_it_reads_out(
    shown: Shown,
    settled: Settled,
    centre: Centre,
    province: Centre,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    page = shown(province, "units")
    page.units.table.choose("9401")
    page.units.buttons["enrol"].click()
    settled()
    panel = page.panel()
    assert isinstance(panel, HandOver)
    card = centre.exchange.take_in(province.opened.home.outbox / panel.file.name).key_card
    assert card is not None
    file = tmp_path / "card.lcx"
    file.write_bytes(card)
    page.close_panel()

    monkeypatch.setattr(Dialog, "open_file", lambda *_asked: file)
    page.accept_key("9401")
    accepting = page.panel()
    assert isinstance(accepting, Accepting)
    accepting.said.field.set_value("ช้าง สิงโต กระต่าย กระรอก นกยูง นกแก้ว นกฮูก ปลาทู")
    accepting.accept()
    settled()
    assert accepting.said.problem()
    assert province.exchange.peers()[0].state == "invited"

    accepting.said.field.set_value(" ".join(centre.exchange.own_fingerprint().words))
    accepting.accept()
    settled()
    assert page.panel() is None
    assert province.exchange.peers()[0].state == "enrolled"


def test_no_key_is_accepted_without_words(
    shown: Shown, settled: Settled, pair: Pair, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Dialog, "open_file", lambda *_asked: tmp_path / "any.lcx")
    page = shown(pair.province, "units")
    page.accept_key("9401")
    panel = page.panel()
    assert isinstance(panel, Accepting)
    panel.accept()
    settled()
    assert panel.said.problem()


def test_a_key_is_withdrawn_only_after_asking(
    shown: Shown, settled: Settled, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(pair.province, "units")
    page.units.table.choose("9401")
    monkeypatch.setattr(Dialog, "ask", lambda *_words: False)
    page.units.buttons["withdraw"].click()
    settled()
    assert pair.province.exchange.peers()[0].state == "enrolled"
    monkeypatch.setattr(Dialog, "ask", lambda *_words: True)
    page.units.buttons["withdraw"].click()
    settled()
    assert pair.province.exchange.peers()[0].state == "withdrawn"
    unit = page.units.chosen()
    assert unit is not None
    assert unit.state == "withdrawn"
    assert page.units.buttons["enrol"].isVisible()


def test_the_exchange_begins_anew_after_asking(
    shown: Shown, settled: Settled, received: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dialog, "ask", lambda *_words: True)
    page = shown(received.province, "units")
    page.units.table.choose("9401")
    page.units.buttons["anew"].click()
    settled()
    assert received.province.exchange.peers()[0].sequence_in == 0


def test_every_centre_of_the_province_is_listed_before_anybody_is_enrolled(
    shown: Shown, province: Centre
) -> None:
    page = shown(province, "units")
    assert page.units.table.rows.rowCount() == 12
    assert page.units.own.spoken() == ()


def test_an_officer_may_answer_but_not_enrol(
    shown: Shown, pair: Pair, as_role: Callable[[Ground, str], Ground]
) -> None:
    ground = as_role(pair.province.ground, "officer")
    officer = replace(pair.province, ground=ground, exchange=type(pair.province.exchange)(ground))
    page = shown(officer, "units")
    page.units.table.choose("9401")
    assert page.units.buttons["answer"].isEnabled()
    assert not page.units.buttons["accept"].isEnabled()
    assert page.units.note.text()


def test_the_inbox_fits_the_narrowest_window(shown: Shown, received: Pair, thai: None) -> None:
    page = shown(received.province)
    assert page.minimumSizeHint().width() <= 808
    assert page.minimumSizeHint().height() <= 584


def test_no_thai_mark_is_cut_off_in_the_inbox(
    shown: Shown, settled: Settled, received: Pair, thai: None
) -> None:
    page = shown(received.province)
    for part in range(3):
        page.tabs.setCurrentIndex(part)
        pictures.picture(page, page.size())
        settled()
        assert count_texts(page) > 15
        assert not clipped_texts(page)
