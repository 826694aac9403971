"""The box of the real window: a person by a misspelt name, a paper by its scanned number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from forum_entries import ForumEntries
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.printing import forms
from desktop.rules import typing_slips
from desktop.rules.citizens import CitizenDraft
from desktop.services.centre import Centre
from desktop.system.settings import Settings
from desktop.views.documents import PaperPage
from desktop.views.forums import ForumsPage
from desktop.views.forums.forum_view import ForumView
from desktop.views.kit.desk import Desk
from desktop.views.main_window import MainWindow
from tests.views.thai_typing import type_text

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, centre: Centre, tmp_path: Path) -> Iterator[MainWindow]:
    centre.citizens.save(
        CitizenDraft(title="นาย", first_name="มูฮัมหมัด", last_name="เจ๊ะมะ", sex="m", phones=("0812345678",))
    )
    made = MainWindow(desk, centre, Settings(tmp_path / "settings.json"))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.search.go()
    yield made
    desk.jobs.close(60)


def _paper(centre: Centre) -> tuple[str, str]:
    slip = forms.form("citizen_slip")
    issued = centre.documents.issue("citizen_slip", slip.sample, "case-1")
    return issued.uid, issued.number


@pytest.mark.parametrize("is_thai", [False, True], ids=["the American layout", "the Thai layout"])
def test_a_scanned_paper_is_opened_whatever_the_layout(
    qtbot: QtBot, window: MainWindow, centre: Centre, is_thai: bool
) -> None:
    _uid, number = _paper(centre)
    scanned = f"{number} 3f9a"
    type_text(window.search, typing_slips.on_the_other_layout(scanned) if is_thai else scanned)
    with qtbot.waitSignal(window.search.chosen):
        qtbot.keyClick(window.search, Qt.Key.Key_Return)
    page = window.pages["paper"]
    assert isinstance(page, PaperPage)
    with qtbot.waitSignal(page.preview.shown):
        pass
    assert number in page.preview.title.text()


def test_a_similar_name_says_so_and_the_written_part_is_marked(qtbot: QtBot, window: MainWindow) -> None:
    type_text(window.search, "เจะ")
    qtbot.waitUntil(window.search.popup.isVisible)
    [row] = window.search.popup.rows.rows
    assert [row.text[start:end] for start, end in row.marks or ()] == ["เจ๊ะ"]
    assert "similar name" not in row.detail
    window.search.clear()
    type_text(window.search, "โมฮำมัด เจะมะ")
    qtbot.waitUntil(lambda: window.search.popup.isVisible() and "similar name" in _first(window))


def test_a_forum_is_found_and_opened(qtbot: QtBot, window: MainWindow, centre: Centre) -> None:
    uid = ForumEntries(centre.ground).held(subject="ตลาดปลาส้ม")
    type_text(window.search, "ปลาส้ม")
    qtbot.waitUntil(window.search.popup.isVisible)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    page = window.pages["forums"]
    assert isinstance(page, ForumsPage)
    qtbot.waitUntil(lambda: isinstance(page.upper(), ForumView))
    view = page.upper()
    assert isinstance(view, ForumView)
    assert view.uid == uid
    qtbot.waitUntil(lambda: view.page is not None)


def _first(window: MainWindow) -> str:
    rows = window.search.popup.rows.rows
    return rows[0].detail if rows else ""
