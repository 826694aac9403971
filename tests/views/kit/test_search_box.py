"""The box on top of the window: what a scanner types is opened, an older finding never is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.kit.jobs import Jobs
from desktop.views.kit.popup import PopupRow
from desktop.views.kit.search_box import Found, SearchBox
from tests.views.thai_typing import type_text

Search = Callable[[str], Sequence[Found]]
PAPER = "D9401-2570-00012"


def _box(jobs: Jobs, qtbot: QtBot, search: Search) -> SearchBox:
    window = QWidget()
    window.resize(800, 500)
    box = SearchBox(jobs, search, "ค้นหา")
    QVBoxLayout(window).addWidget(box)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    box.go()
    # The box alone does not keep its window.
    box.test_window = window  # type: ignore[attr-defined]
    return box


def _papers(typed: str) -> Sequence[Found]:
    return [Found(typed, typed, is_sure=typed == PAPER)]


def test_what_a_scanner_types_with_enter_is_opened(jobs: Jobs, qtbot: QtBot) -> None:
    box = _box(jobs, qtbot, _papers)
    with qtbot.waitSignal(box.chosen) as told:
        type_text(box, PAPER)
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told.args[0].key == PAPER
    assert box.text() == ""


def test_enter_never_opens_what_an_older_text_found(jobs: Jobs, qtbot: QtBot) -> None:
    box = _box(jobs, qtbot, _papers)
    type_text(box, "D94")
    qtbot.waitUntil(box.popup.isVisible)
    with qtbot.waitSignal(box.chosen) as told:
        type_text(box, PAPER[3:])
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told.args[0].key == PAPER


@pytest.mark.parametrize("sure", [(), (False,), (True, True), (False, True)])
def test_enter_opens_nothing_by_itself_where_something_else_may_be_meant(
    jobs: Jobs, qtbot: QtBot, sure: tuple[bool, ...]
) -> None:
    found = [Found(at, f"นาย {at}", is_sure=each) for at, each in enumerate(sure)]
    box = _box(jobs, qtbot, lambda _typed: found)
    opened: list[object] = []
    box.chosen.connect(opened.append)
    with qtbot.waitSignal(box.wanted_all) as told:
        type_text(box, "0812345678")
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert (told.args, opened) == (["0812345678"], [])


def test_typing_on_after_enter_takes_the_enter_back(jobs: Jobs, qtbot: QtBot) -> None:
    may_end = Event()

    def slow(typed: str) -> Sequence[Found]:
        may_end.wait(60)
        return _papers(typed)

    box = _box(jobs, qtbot, slow)
    opened: list[object] = []
    box.chosen.connect(opened.append)
    type_text(box, PAPER)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    type_text(box, "3")
    may_end.set()
    qtbot.waitUntil(box.popup.isVisible)
    assert opened == []


def test_the_list_marks_what_the_search_says_matches(jobs: Jobs, qtbot: QtBot) -> None:
    box = _box(jobs, qtbot, lambda _typed: [Found("a", "นายเจ๊ะมะ", marks=((3, 7),))])
    type_text(box, "เจะ")
    qtbot.waitUntil(box.popup.isVisible)
    assert box.popup.rows.rows == [PopupRow("นายเจ๊ะมะ", marks=((3, 7),))]
    marked = box.popup.grab().toImage()
    box.popup.offer([PopupRow("นายเจ๊ะมะ", marks=())], "เจะ", box, box.popup.pos())
    assert box.popup.grab().toImage() != marked
