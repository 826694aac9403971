"""No Thai mark is cut off in anything the kit shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.kit import pictures, words
from desktop.views.kit.cards import FigureCard
from desktop.views.kit.desk import Desk
from desktop.views.kit.popup import PopupList, PopupRow
from desktop.views.kit.questions import Question
from desktop.views.kit.words import Label
from tests.views.ink import clipped_texts, count_texts
from tests.views.kit import gallery, gallery_form

STACKED = "ที่นี้ ก่ำ ปู่ญู่ฐู ฎีกา น้ำ"


def _register(desk: Desk) -> QWidget:
    page = gallery.register(desk)
    page.table.show_ids([str(at) for at in range(30)])
    page.show_detail(gallery.detail())
    return page


def _form(desk: Desk) -> QWidget:
    form = gallery_form.walk_in(desk)
    form.load(gallery_form.FULL)
    form.save()
    return form


PAGES: dict[str, tuple[Callable[[Desk], QWidget], int]] = {
    "home": (lambda desk: gallery.home(), 20),
    "register": (_register, 70),
    "form": (_form, 30),
    "odds": (lambda desk: gallery.odds(), 12),
}


@pytest.mark.parametrize("name", PAGES)
def test_no_text_of_a_page_is_cut_off(name: str, desk: Desk, qtbot: QtBot) -> None:
    make, least = PAGES[name]
    window = gallery.shell(desk, make(desk), "home")
    qtbot.addWidget(window)
    pictures.picture(window)
    assert clipped_texts(window) == []
    assert count_texts(window) >= least + 12


def test_a_page_on_a_small_screen_at_150_percent_is_not_cut_off(desk: Desk, qtbot: QtBot) -> None:
    window = gallery.shell(desk, _form(desk), "home")
    qtbot.addWidget(window)
    pictures.picture(window, QSize(911, 512))
    assert window.width() == 911
    assert window.height() == 512
    assert clipped_texts(window) == []


@pytest.mark.parametrize("role", ["body", "strong", "muted", "caption", "heading", "title", "figure"])
def test_a_label_of_every_role_has_room_for_stacked_marks(role: str, qtbot: QtBot) -> None:
    label = Label(STACKED, role)
    qtbot.addWidget(label)
    pictures.picture(label, label.sizeHint())
    assert clipped_texts(label) == []


@pytest.mark.parametrize("role", ["body", "muted", "heading"])
def test_a_wrapped_label_has_room_for_stacked_marks(role: str, qtbot: QtBot) -> None:
    label = words.WrappedLabel(STACKED * 3, role)
    qtbot.addWidget(label)
    pictures.picture(label, QSize(120, label.heightForWidth(120)))
    assert len(label.lines(120)) > 2
    assert clipped_texts(label) == []


def test_a_label_without_room_is_found(qtbot: QtBot) -> None:
    label = QLabel(STACKED)
    label.setFont(words.role_font("body"))
    qtbot.addWidget(label)
    pictures.picture(label, QSize(200, label.fontMetrics().height()))
    assert clipped_texts(label) == [STACKED]


def test_a_wrapped_label_that_is_too_low_is_found(qtbot: QtBot) -> None:
    label = words.WrappedLabel(STACKED * 3)
    qtbot.addWidget(label)
    pictures.picture(label, QSize(120, label.heightForWidth(120) - 12))
    assert clipped_texts(label) == [STACKED * 3]


def test_a_list_that_drops_down_is_not_cut_off(qtbot: QtBot) -> None:
    window, line = QWidget(), QLineEdit()
    line.setParent(window)
    qtbot.addWidget(window)
    popup = PopupList(line)
    popup.offer([PopupRow(STACKED, STACKED, "user", STACKED)] * 4, "นี้", line, QPoint(0, 40))
    pictures.picture(window, QSize(600, 400))
    assert clipped_texts(popup.view) == []
    assert count_texts(popup.view) == 4


def test_a_question_is_not_cut_off(qtbot: QtBot) -> None:
    question = Question(None, f"ออก{STACKED}?", STACKED, STACKED, STACKED * 5)
    qtbot.addWidget(question)
    pictures.picture(question, question.sizeHint())
    assert clipped_texts(question) == []


@pytest.mark.parametrize("figure", ["๖", "๕,๖๖๔", "๑,๒๓๔,๕๖๗"])
def test_no_digit_of_a_long_figure_is_cut_off_on_a_narrow_card(figure: str, qtbot: QtBot) -> None:
    card = FigureCard("list-checks", "accent", "ชี้เป้า", figure, "ครบกำหนด ๑,๒๐๔ · ติดตามผล ๒,๑๔๐")
    qtbot.addWidget(card)
    pictures.picture(card, QSize(176, 170))
    assert clipped_texts(card) == []
