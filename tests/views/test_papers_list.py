"""The office's list of papers: every one that was handed out, opened again as a copy."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.printing import forms
from desktop.services.centre import Centre
from desktop.views.kit import pictures
from desktop.views.kit.desk import Desk
from desktop.views.office import OfficePage
from desktop.views.office.papers import Papers
from tests.views.case_steps import TurnedTo, settled, shown
from tests.views.ink import clipped_texts

pytestmark = [pytest.mark.qt_log_ignore("does not support", extend=True), pytest.mark.usefixtures("dressed")]


@pytest.mark.usefixtures("thai")
def test_a_paper_is_listed_and_opened_again_by_key(qtbot: QtBot, desk: Desk, centre: Centre) -> None:
    sheet = replace(forms.form("register_list").sample, number="", centre="")
    issued = centre.documents.issue("register_list", sheet)
    turned = TurnedTo(desk)
    with shown(OfficePage(desk, centre)) as page:
        page.arrive({"tab": "papers"})
        settled(qtbot, desk)
        part = page.part()
        assert isinstance(part, Papers)
        model = part.register.table.rows
        words = [model.cell(model.index(0, at)).text for at in range(model.columnCount())]
        assert words[:3] == [issued.number, "รายการจากทะเบียน", "วันนี้"]
        assert words[4] == centre.ground.actor.full_name
        assert part.register.head.count.text() == "๑ ฉบับ"
        choices = [choice.code for choice in part.register.filters._filters["form"].choices()]
        assert choices == ["register_list"]
        pictures.picture(page, page.size())
        assert clipped_texts(page) == []
        part.register.focus_table()
        qtbot.keyClick(part.register.table, Qt.Key.Key_Return)
    assert turned.last == ("paper", {"document_uid": issued.uid, "back": "office"})


def test_the_list_of_papers_is_itself_printed(qtbot: QtBot, desk: Desk, centre: Centre) -> None:
    sheet = replace(forms.form("register_list").sample, number="", centre="")
    issued = centre.documents.issue("register_list", sheet)
    turned = TurnedTo(desk)
    with shown(OfficePage(desk, centre)) as page:
        page.arrive({"tab": "papers"})
        settled(qtbot, desk)
        page.part().register.ways.all_on_paper()  # type: ignore[attr-defined]
        settled(qtbot, desk)
    name, where = turned.last
    assert (name, where["form"], where["back"]) == ("paper", "register_list", "office")
    assert where["sheet"].lines[0].cells[0] == issued.number
