from __future__ import annotations

import shutil
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
from desktop.views.exchange import ExchangePage
from desktop.views.exchange.hand_over import HandOver
from desktop.views.exchange.looking import Looking
from desktop.views.kit import pictures, theme, tokens
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from tests.views.exchange_pair import OCTOBER, REMARK, SENT, Pair, PairTemplate
from tests.views.ink import clipped_texts, count_texts

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)

Shown = Callable[[Centre], ExchangePage]
Settled = Callable[[], None]
Opened = list[tuple[str, dict[str, object]]]


@pytest.fixture
def settled(qtbot: QtBot, desk: Desk) -> Settled:
    return lambda: qtbot.waitUntil(lambda: not desk.jobs.is_busy())


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, desk: Desk, settled: Settled) -> Iterator[Shown]:
    """Shows the page of a centre; it lives as long as the test."""
    theme.dress(qapp, tokens.LIGHT)
    kept: list[ExchangePage] = []

    def show(centre: Centre) -> ExchangePage:
        page = ExchangePage(desk, centre)
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(1150, 712)
        page.show()
        page.arrive({})
        settled()
        return page

    yield show
    settled()


@pytest.fixture
def enrolment(province: Centre, tmp_path: Path) -> Path:
    """The province's enrolment file for the centre."""
    file = tmp_path / "enrolment-9401.lcx"
    file.write_bytes(province.exchange.enrol("9401"))
    return file


@pytest.fixture(scope="module")
def template(
    centre_template: Home, province_template: Home, tmp_path_factory: pytest.TempPathFactory
) -> PairTemplate:
    return PairTemplate.make(centre_template, province_template, tmp_path_factory.mktemp("pair"))


@pytest.fixture
def pair(template: PairTemplate, tmp_path: Path, clock: SetClock, desk: Desk) -> Iterator[Pair]:
    yield from template.copied(tmp_path, clock, desk)


@pytest.fixture
def opened_pages(desk: Desk) -> Opened:
    pages: Opened = []
    desk.opened.connect(lambda name, where: pages.append((name, where)))
    return pages


@pytest.fixture
def failures(desk: Desk) -> list[BaseException]:
    found: list[BaseException] = []
    desk.failed.connect(found.append)
    return found


def looking(page: ExchangePage) -> Looking:
    panel = page.panel()
    assert isinstance(panel, Looking)
    return panel


def handing_over(page: ExchangePage) -> HandOver:
    panel = page.panel()
    assert isinstance(panel, HandOver)
    return panel


def test_a_centre_that_is_not_enrolled_is_told_the_way_and_can_send_nothing(
    shown: Shown, centre: Centre
) -> None:
    page = shown(centre)
    assert page.not_enrolled.isVisible()
    assert not page.talk.isVisible()
    assert page.head.primary is not None
    assert page.head.primary.text() == "Take in a file"


def test_an_enrolment_is_looked_at_taken_in_and_brings_forth_the_key_card(
    shown: Shown, settled: Settled, centre: Centre, province: Centre, enrolment: Path
) -> None:
    page = shown(centre)
    page.look_into([enrolment])
    settled()
    assert looking(page).look.fingerprint == tuple(province.exchange.own_fingerprint().words)
    assert not centre.exchange.conversation().enrolled

    looking(page).take_in()
    settled()
    panel = handing_over(page)
    assert panel.file.spoken == tuple(centre.exchange.own_fingerprint().words)
    card = centre.opened.home.outbox / panel.file.name
    assert province.exchange.accept_key(card, " ".join(panel.file.spoken)).state == "enrolled"

    page.close_panel()
    settled()
    assert page.talk.isVisible()
    assert page.keys.spoken.spoken() == panel.file.spoken


def test_new_keys_of_the_province_are_taken_only_with_the_words_that_were_read_out(
    shown: Shown, pair: Pair, settled: Settled, tmp_path: Path
) -> None:
    pair.province.exchange.replace_own_keys()
    again = tmp_path / "again.lcx"
    again.write_bytes(pair.province.exchange.enrol("9401"))
    page = shown(pair.centre)
    page.look_into([again])
    settled()
    looking(page).take_in()
    settled()
    assert looking(page).said.problem()

    looking(page).said.field.set_value(" ".join(pair.province.exchange.own_fingerprint().words))
    looking(page).take_in()
    settled()
    assert handing_over(page).file.kind == "key-card"


def test_an_officer_looks_at_an_enrolment_but_does_not_take_it_in(
    shown: Shown, settled: Settled, centre: Centre, enrolment: Path, as_role: Callable[[Ground, str], Ground]
) -> None:
    ground = as_role(centre.ground, "officer")
    officer = replace(centre, ground=ground, exchange=type(centre.exchange)(ground))
    page = shown(officer)
    page.look_into([enrolment])
    settled()
    assert not looking(page).head.buttons[-1].isEnabled()


def test_an_approved_month_is_sealed_into_the_outbox_and_saved_where_the_user_says(
    shown: Shown, pair: Pair, settled: Settled, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = shown(pair.centre)
    assert page.head.primary is not None
    assert "ต.ค." in page.head.primary.text()
    page.head.primary.click()
    settled()
    panel = handing_over(page)
    assert (pair.centre.opened.home.outbox / panel.file.name).exists()

    stick = tmp_path / "stick.lcx"
    monkeypatch.setattr(Dialog, "save_as", lambda *_asked: stick)
    panel.save()
    settled()
    assert pair.province.exchange.take_in(stick).summary.new == SENT


def test_the_focus_stays_on_the_primary_button_when_the_page_is_read_anew(
    shown: Shown, settled: Settled, pair: Pair, qtbot: QtBot
) -> None:
    page = shown(pair.centre)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert page.head.primary is not None
    page.focus_first()
    page.refresh()
    settled()
    assert page.head.primary.hasFocus()
    page.send(OCTOBER)
    settled()
    page.close_panel()
    settled()
    assert page.head.primary.text() == "Take in a file"
    assert page.head.primary.hasFocus()


def test_the_slip_is_printed_from_the_finished_file(
    shown: Shown, pair: Pair, settled: Settled, opened_pages: Opened
) -> None:
    page = shown(pair.centre)
    page.send(OCTOBER)
    settled()
    panel = handing_over(page)
    panel.print_slip()
    settled()
    name, where = opened_pages[-1]
    assert name == "paper"
    assert (where["form"], where["about"], where["back"]) == ("delivery_slip", panel.file.uid, "exchange")


def test_esc_closes_what_lies_over_the_page(qtbot: QtBot, pair: Pair, shown: Shown, settled: Settled) -> None:
    page = shown(pair.centre)
    page.send(OCTOBER)
    settled()
    qtbot.keyClick(handing_over(page), Qt.Key.Key_Escape)
    assert page.panel() is None


def test_a_file_made_here_is_saved_once_more_from_the_list(
    shown: Shown, pair: Pair, settled: Settled
) -> None:
    page = shown(pair.centre)
    page.send(OCTOBER)
    settled()
    name = handing_over(page).file.name
    page.close_panel()
    settled()
    page.files.table.choose(page.centre.exchange.outbox(1)[0].uid)
    assert page.files.again.isEnabled()
    page.files.again.click()
    assert handing_over(page).file.name == name


def test_a_file_that_is_gone_from_the_machine_cannot_be_saved_once_more(
    shown: Shown, pair: Pair, settled: Settled
) -> None:
    pair.centre.exchange.send(OCTOBER)
    page = shown(pair.centre)
    page.files.table.choose(pair.centre.exchange.outbox(1)[0].uid)
    assert not page.files.again.isEnabled()
    assert page.files.slip.isEnabled()
    assert page.files.note.text() == "This file is no longer kept on this machine."


def test_an_answer_shows_its_summary_first_and_changes_nothing_until_taken_in(
    shown: Shown, pair: Pair, settled: Settled, tmp_path: Path
) -> None:
    answer = pair.answered(tmp_path)
    page = shown(pair.centre)
    page.look_into([answer])
    settled()
    assert looking(page).look.summary.new == 1
    assert looking(page).look.words == SENT
    assert pair.centre.reports.month_state(OCTOBER).state == "sent"

    looking(page).take_in()
    settled()
    assert page.panel() is None
    assert pair.centre.reports.month_state(OCTOBER).state == "accepted"


def test_an_entry_given_back_is_listed_with_its_remark_and_opens_its_case(
    qtbot: QtBot, pair: Pair, shown: Shown, settled: Settled, tmp_path: Path, opened_pages: Opened
) -> None:
    pair.centre.exchange.take_in(pair.answered(tmp_path))
    page = shown(pair.centre)
    assert page.returned.remark.text() == REMARK
    page.tabs.setCurrentIndex(1)
    qtbot.keyClick(page.returned.table, Qt.Key.Key_Return)
    (row,) = pair.centre.exchange.returned()
    assert opened_pages[-1] == ("cases", {"uid": row.case_uid})


def test_the_same_file_a_second_time_is_refused_in_words_and_nothing_is_shown(
    shown: Shown, pair: Pair, settled: Settled, tmp_path: Path, failures: list[BaseException]
) -> None:
    answer = pair.answered(tmp_path)
    pair.centre.exchange.take_in(answer)
    page = shown(pair.centre)
    page.look_into([answer])
    settled()
    assert [getattr(failure, "code", "") for failure in failures] == ["replayed"]
    assert page.panel() is None


def test_the_next_file_is_looked_into_when_the_one_before_was_refused(
    shown: Shown,
    settled: Settled,
    centre: Centre,
    enrolment: Path,
    tmp_path: Path,
    failures: list[BaseException],
) -> None:
    no_bundle = tmp_path / "letter.lcx"
    no_bundle.write_bytes(b"a letter")
    page = shown(centre)
    page.look_into([no_bundle, enrolment])
    settled()
    assert len(failures) == 1
    assert looking(page).look.kind == "enrolment"


def test_a_second_file_waits_until_the_first_was_looked_at(
    shown: Shown, settled: Settled, centre: Centre, enrolment: Path, tmp_path: Path
) -> None:
    again = Path(shutil.copy(enrolment, tmp_path / "again.lcx"))
    page = shown(centre)
    page.look_into([enrolment])
    settled()
    first = looking(page)
    first.said.field.set_value("half of the words")
    page.look_into([again])
    settled()
    assert looking(page) is first
    assert first.said.field.value() == "half of the words"
    page.close_panel()
    settled()
    assert looking(page) is not first


def test_the_key_card_is_handed_over_before_the_next_file_is_looked_into(
    shown: Shown, settled: Settled, centre: Centre, enrolment: Path, tmp_path: Path
) -> None:
    again = Path(shutil.copy(enrolment, tmp_path / "again.lcx"))
    page = shown(centre)
    page.look_into([enrolment, again])
    settled()
    looking(page).take_in()
    settled()
    assert handing_over(page).file.kind == "key-card"
    page.close_panel()
    settled()
    assert looking(page).look.kind == "enrolment"


def test_arriving_to_take_a_file_in_asks_for_it_at_once(
    shown: Shown, settled: Settled, centre: Centre, enrolment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Dialog, "open_file", lambda *_asked: enrolment)
    page = shown(centre)
    page.arrive({"take_in": True})
    settled()
    assert looking(page).look.kind == "enrolment"


def test_new_keys_are_made_only_after_asking(
    shown: Shown, pair: Pair, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(pair.centre)
    before = pair.centre.exchange.own_fingerprint()
    monkeypatch.setattr(Dialog, "ask", lambda *_words: False)
    page.replace_keys()
    settled()
    assert pair.centre.exchange.own_fingerprint() == before
    monkeypatch.setattr(Dialog, "ask", lambda *_words: True)
    page.replace_keys()
    settled()
    assert pair.centre.exchange.own_fingerprint() != before
    assert handing_over(page).file.kind == "key-card"


def test_what_was_sent_waits_for_its_answer_and_then_has_arrived(
    shown: Shown, pair: Pair, settled: Settled, tmp_path: Path
) -> None:
    answer = pair.answered(tmp_path)
    page = shown(pair.centre)
    state = page.files.table.rows
    assert state.cell(state.index(0, 5)).text == "no answer yet"
    pair.centre.exchange.take_in(answer)
    settled()
    sent = next(row.uid for row in pair.centre.exchange.outbox() if row.kind == "month")
    assert state.cell(state.index(state.place(sent), 5)).text == "arrived"


def test_the_page_fits_the_narrowest_window_enrolled_or_not(
    shown: Shown, pair: Pair, centre: Centre, thai: None
) -> None:
    for side in (pair.centre, centre):
        least = shown(side).minimumSizeHint()
        assert least.width() <= 808
        assert least.height() <= 584


def test_no_thai_mark_is_cut_off(shown: Shown, settled: Settled, pair: Pair, thai: None) -> None:
    page = shown(pair.centre)
    for part in range(3):
        page.tabs.setCurrentIndex(part)
        pictures.picture(page, page.size())
        assert count_texts(page) > 15
        assert not clipped_texts(page)
    page.send(OCTOBER)
    settled()
    pictures.picture(page, page.size())
    assert not clipped_texts(page)
