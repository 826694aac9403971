"""A page of entries: the list, one entry beside it, and each entry's own page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.views.kit.buttons import Action
from desktop.views.kit.desk import Desk
from desktop.views.kit.entries_page import EntriesPage
from desktop.views.kit.entry_view import EntryView
from desktop.views.kit.jobs import Job
from desktop.views.kit.questions import Dialog
from desktop.views.kit.register_page import Empty, Register
from tests.views.kit import gallery_form
from tests.views.kit.gallery_rows import COLUMNS, People
from tests.views.thai_typing import type_text


class _Own(EntryView):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.body.addWidget(QLabel("known"))
        self.column.addWidget(self.body, 1)

    def offer(self) -> None:
        self.head.show_actions([Action(word="Change", run=self.change)])

    def change(self) -> None:
        form = gallery_form.form(self._desk, lambda _draft: None)
        self.open_form(form, form.field("first_name"))


class _People(EntriesPage):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.reads, self.looks = False, list[Job]()
        people = Register(
            title="People",
            columns=COLUMNS,
            source=People(3),
            query=lambda text, _chosen: text,
            count=str,
            empty=Empty("users", "Nobody", "Nobody yet"),
        )
        self.own = _Own(desk)
        self.place(people, self.own)

    def look(self, uid: str) -> Job | None:
        if not self.reads:
            return None
        self.looks.append(self.desk.run(lambda _progress: uid, owner=self))
        return self.looks[-1]

    def open_own(self) -> None:
        self.own.show_actions()
        self.show_entry()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[_People]:
    made = _People(desk)
    qtbot.addWidget(made)
    made.resize(1150, 712)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    with qtbot.waitSignal(made.register.loaded):
        made.register.refresh()
    yield made


def test_esc_leaves_the_form_then_the_entry_then_nothing(page: _People, qtbot: QtBot) -> None:
    page.open_own()
    page.own.change()
    assert page.own.form is not None
    assert page.own.head.buttons == []

    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.own.form is None
    assert [button.text() for button in page.own.head.buttons] == ["Change"]
    assert page.shows_entry()

    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.shows_entry()
    assert not page.go_back()


def test_the_keyboard_goes_to_the_entry_and_into_its_form(page: _People, qtbot: QtBot) -> None:
    page.open_own()
    qtbot.waitUntil(page.own.head.buttons[-1].hasFocus)

    page.own.change()

    assert page.own.form is not None
    qtbot.waitUntil(lambda: page.own.form.isAncestorOf(page.window().focusWidget()))


def test_what_was_typed_is_asked_about_once_before_it_goes(
    page: _People, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def stay(_parent: object, question: str, *_words: str) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(Dialog, "ask", staticmethod(stay))
    page.open_own()
    page.own.change()
    assert page.own.form is not None
    assert page.may_leave()

    type_text(page.own.form.field("first_name").line, "ฟาตีเมาะ")

    assert not page.may_leave()
    assert len(asked) == 1


def test_what_is_written_down_goes_without_asking(page: _People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Dialog, "ask", staticmethod(lambda *_asked: pytest.fail("asked")))
    page.open_own()
    page.own.change()
    assert page.own.form is not None
    type_text(page.own.form.field("first_name").line, "ฟาตีเมาะ")

    page.own.written_down()

    assert page.own.form is None
    assert page.may_leave()


def test_whoever_was_glanced_at_before_is_no_longer_waited_for(page: _People) -> None:
    page.reads = True
    page.glance("0")
    page.glance("1")
    page.glance("")

    page.reads = False
    assert [job.wanted for job in page.looks] == [False, False]
