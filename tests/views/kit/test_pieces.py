"""Buttons, cards, bars, timeline, side bar and the search box."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.kit import pictures, theme, tokens
from desktop.views.kit.buttons import Action, Button, IconButton, PrimaryButton
from desktop.views.kit.cards import EmptyState, Facts, FigureCard, NoticeCard
from desktop.views.kit.charts import Bar, FunnelBars
from desktop.views.kit.jobs import Jobs
from desktop.views.kit.popup import matches
from desktop.views.kit.search_box import Found, SearchBox
from desktop.views.kit.side_bar import SideBar, SideItem
from desktop.views.kit.timeline import Stage, Timeline
from desktop.views.kit.words import Muted, WrappedLabel
from tests.views.kit.gallery import ITEMS
from tests.views.thai_typing import type_text


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_enter_and_space(key: Qt.Key, qtbot: QtBot) -> None:
    button = Button("บันทึก")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_a_button_shows_its_keys_and_keeps_its_verb_apart(qtbot: QtBot) -> None:
    plain, keyed = Button("บันทึก"), Button("บันทึก", shortcut="Ctrl+S")
    for button in (plain, keyed):
        qtbot.addWidget(button)
    assert keyed.text() == "บันทึก"
    assert keyed.accessibleDescription() == "Ctrl+S"
    assert keyed.sizeHint().width() > plain.sizeHint().width() + 30


def test_an_icon_button_says_what_it_does(qtbot: QtBot) -> None:
    button = IconButton("x", "ปิด", "Esc")
    qtbot.addWidget(button)
    assert button.accessibleName() == "ปิด"
    assert button.toolTip() == "ปิด  Esc"


@pytest.mark.parametrize("kind", [Button, PrimaryButton])
def test_the_focus_ring_is_seen_on_every_button(kind: type[Button], qtbot: QtBot) -> None:
    window = QWidget()
    button, other = kind("บันทึก"), Button("อื่น")
    column = QVBoxLayout(window)
    column.addWidget(other)
    column.addWidget(button)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    middle = button.height() // 2
    plain = button.grab().toImage()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    ringed = button.grab().toImage()
    assert ringed.pixelColor(1, middle).name() == tokens.LIGHT.accent.lower()
    assert ringed.pixelColor(2, middle).name() == tokens.LIGHT.card.lower()
    assert plain != ringed


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_figure_opens_its_list_by_keyboard(key: Qt.Key, qtbot: QtBot) -> None:
    card = FigureCard("alarm-clock", "overdue", "เลยกำหนด", "๓", "เก่าสุด ๑๒ วัน")
    qtbot.addWidget(card)
    assert card.accessibleName() == "เลยกำหนด ๓ เก่าสุด ๑๒ วัน"
    with qtbot.waitSignal(card.pressed):
        qtbot.keyClick(card, key)
    card.show_figure("๔")
    assert card.figure() == "๔"
    assert card.accessibleName() == "เลยกำหนด ๔"


def test_a_figure_is_pressed_by_a_click(qtbot: QtBot) -> None:
    card = FigureCard("alarm-clock", "overdue", "เลยกำหนด", "๓")
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.pressed):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


def test_an_empty_place_offers_the_first_thing_to_do(qtbot: QtBot) -> None:
    done: list[int] = []
    state = EmptyState("users", "ยังไม่มี", "เริ่ม", Action(word="รับเรื่องใหม่", run=lambda: done.append(1)), True)
    qtbot.addWidget(state)
    assert isinstance(state.button, PrimaryButton)
    state.button.click()
    assert done == [1]


def test_a_notice_says_what_can_be_done_about_it(qtbot: QtBot) -> None:
    done: list[str] = []
    actions = [Action(word=word, run=lambda word=word: done.append(word)) for word in ("คนเดียวกัน", "คนละคน")]
    notice = NoticeCard("อาจเป็นคนเดียวกัน", "ชื่อเสียงเดียวกัน", actions)
    qtbot.addWidget(notice)
    for button in notice.findChildren(Button):
        button.click()
    assert done == ["คนเดียวกัน", "คนละคน"]


def test_facts_without_words_are_left_out(qtbot: QtBot) -> None:
    facts = Facts([("ที่อยู่", "ยะหริ่ง"), ("โทรศัพท์", "")])
    qtbot.addWidget(facts)
    assert [label.text() for label in facts.findChildren(Muted)] == ["ที่อยู่"]
    assert [label.text() for label in facts.findChildren(WrappedLabel)] == ["ยะหริ่ง"]


def test_a_bar_says_its_figures_in_words_too(qtbot: QtBot) -> None:
    assert Bar("ชี้เป้า", 212, 540).figures() == "212 / 540  (39%)"
    assert Bar("ชี้เป้า", 2760, 0).figures() == "2,760"


def test_a_bar_reads_in_grey() -> None:
    for palette in (tokens.LIGHT, tokens.DARK, tokens.CONTRAST, tokens.CONTRAST_DARK):
        assert tokens.contrast(palette.accent, palette.track) >= 3


def test_every_bar_opens_its_list_by_keyboard(qtbot: QtBot) -> None:
    bars = FunnelBars([Bar("ชี้เป้า", 212, 540), Bar("คัดกรอง", 61, 162)])
    qtbot.addWidget(bars)
    with qtbot.waitSignal(bars.opened) as told:
        qtbot.keyClick(bars.rows()[1], Qt.Key.Key_Return)
    assert told.args == [1]


def test_a_timeline_says_done_now_and_to_come_in_words(qtbot: QtBot) -> None:
    line = Timeline([Stage("ชี้เป้า", "๒ พ.ย.", "done"), Stage("คัดกรอง", "", "now"), Stage("ส่งต่อ")])
    qtbot.addWidget(line)
    assert line.accessibleName() == "ชี้เป้า, done. ๒ พ.ย.. คัดกรอง, now.. ส่งต่อ, to come."


def _bar(qtbot: QtBot, items: Sequence[SideItem] = ITEMS) -> SideBar:
    bar = SideBar(items, "ศูนย์แรงงานอำเภอ", "ยะหริ่ง", "นูรียะห์")
    qtbot.addWidget(bar)
    bar.set_current("home")
    with qtbot.waitExposed(bar):
        bar.show()
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    return bar


@pytest.mark.parametrize(("key", "page"), [(Qt.Key.Key_2, "people"), (Qt.Key.Key_0, "office")])
def test_alt_and_a_figure_go_to_a_page(key: Qt.Key, page: str, qtbot: QtBot) -> None:
    bar = _bar(qtbot)
    with qtbot.waitSignal(bar.chosen) as told:
        qtbot.keyClick(bar, key, Qt.KeyboardModifier.AltModifier)
    assert told.args == [page]


def test_arrows_move_in_the_side_bar_and_enter_opens(qtbot: QtBot) -> None:
    bar = _bar(qtbot)
    first, second = bar.buttons()[:2]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    with qtbot.waitSignal(bar.chosen) as told:
        qtbot.keyClick(second, Qt.Key.Key_Return)
    assert told.args == ["people"]


def test_the_current_page_is_shown_by_more_than_its_colour(qtbot: QtBot) -> None:
    bar = _bar(qtbot)
    assert bar.current() == "home"
    bar.set_current("people")
    assert bar.current() == "people"
    edge = bar.buttons()[1].grab().toImage().pixelColor(2, 18)
    assert edge.name() == theme.colour("accent").name()


def test_ten_pages_fit_a_low_screen(qtbot: QtBot) -> None:
    bar = _bar(qtbot)
    pictures.picture(bar, QSize(tokens.SIDE_BAR, 512))
    assert bar.height() == 512
    assert all(button.geometry().bottom() < 512 for button in bar.buttons())


def _found(typed: str) -> Sequence[Found]:
    return [Found(f"{typed}{at}", f"นาย{typed} {at}", "ต.ยามู", "user", "ประชาชน") for at in range(3)]


def _box(jobs: Jobs, qtbot: QtBot, search: object = _found) -> SearchBox:
    window = QWidget()
    window.resize(800, 500)
    box = SearchBox(jobs, search, "ค้นหา")  # type: ignore[arg-type]
    QVBoxLayout(window).addWidget(box)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    box.test_window = window  # type: ignore[attr-defined]
    return box


def test_the_search_finds_while_typing_and_opens_by_enter(jobs: Jobs, qtbot: QtBot) -> None:
    box = _box(jobs, qtbot)
    qtbot.keyClick(box.window(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert box.hasFocus()
    type_text(box, "มะ")
    qtbot.waitUntil(box.popup.isVisible)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.chosen) as told:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told.args[0].key == "มะ1"
    assert box.text() == ""
    assert box.popup.isHidden()


def test_what_an_older_text_found_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    may_end, asked = threading.Event(), list[str]()

    def slow(typed: str) -> Sequence[Found]:
        asked.append(typed)
        if typed == "ก":
            may_end.wait(60)
        return _found(typed)

    box = _box(jobs, qtbot, slow)
    box.go()
    type_text(box, "ก")
    qtbot.waitUntil(lambda: asked == ["ก"])
    type_text(box, "ข")
    qtbot.waitUntil(box.popup.isVisible)
    with qtbot.waitSignal(jobs.idle):
        may_end.set()
    assert box.popup.rows.rows[0].text == "นายกข 0"


def test_esc_closes_the_list_first_and_then_empties_the_box(jobs: Jobs, qtbot: QtBot) -> None:
    box = _box(jobs, qtbot)
    box.go()
    type_text(box, "มะ")
    qtbot.waitUntil(box.popup.isVisible)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert (box.popup.isHidden(), box.text()) == (True, "มะ")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""


def test_enter_before_anything_was_found_asks_for_the_whole_list(jobs: Jobs, qtbot: QtBot) -> None:
    box = _box(jobs, qtbot, lambda typed: [])
    box.go()
    type_text(box, "ไม่มี")
    with qtbot.waitSignal(box.wanted_all) as told:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told.args == ["ไม่มี"]
    if jobs.is_busy():
        qtbot.waitSignal(jobs.idle).wait()


def test_a_search_that_fails_is_told_to_the_window(jobs: Jobs, qtbot: QtBot) -> None:
    def broken(typed: str) -> Sequence[Found]:
        raise KeyError

    box = _box(jobs, qtbot, broken)
    box.go()
    with qtbot.waitSignal(jobs.failed):
        type_text(box, "ก")


def test_the_parts_that_match_are_marked_and_joined() -> None:
    assert matches("นายมูฮัมหมัด มะหะมัด", "มะหะ มูฮัม") == [(3, 8), (13, 17)]
    assert matches("abcd", "bc ab") == [(0, 3)]
    assert matches("abcd", "x") == []


def test_the_words_of_an_empty_state_stand_in_the_middle_line_by_line(qtbot: QtBot) -> None:
    words = WrappedLabel("มา")
    qtbot.addWidget(words)
    words.resize(400, 40)

    def inked() -> list[int]:
        image = words.grab().toImage()
        ground = image.pixel(0, 0)
        return [x for x in range(400) if any(image.pixel(x, y) != ground for y in range(40))]

    assert max(inked()) < 200
    words.set_centred()
    assert abs(min(inked()) - (399 - max(inked()))) < 6
