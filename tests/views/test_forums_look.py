"""The page of forums for others than whoever writes them down, and at every size with the longest names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from forum_entries import HELD, TIP_OFF, ForumEntries
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.models import Forum, ForumMatter
from desktop.services.centre import Centre
from desktop.services.forums import Forums
from desktop.services.ground import Ground
from desktop.views.forums import ForumsPage
from desktop.views.kit.desk import Desk
from tests.views.case_steps import TurnedTo, settled, shown
from tests.views.forum_steps import arrived, opened, texts, words
from tests.views.ink import clipped_texts, count_texts

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
AsRole = Callable[[Ground, str], Ground]


def test_a_restricted_case_is_named_to_supervisors_only(
    qtbot: QtBot, desk: Desk, centre: Centre, as_role: AsRole
) -> None:
    entries, turned = ForumEntries(centre.ground), TurnedTo(desk)
    forum = entries.held()
    opened_case = entries.case_of(entries.raised(forum, TIP_OFF), need="OPS-3")
    ground = as_role(centre.ground, "officer")
    theirs = replace(centre, ground=ground, forums=Forums(ground))
    with shown(ForumsPage(desk, theirs)) as page:
        view = opened(qtbot, page, forum)
        assert texts(view.matters.table)[0][4] == "Restricted case"
        assert not {"Open the case", "New case from it", "Form a group"} & set(words(view.matter_card))
        view.go_on_with_matter()
        assert opened_case.number not in str(turned.pages)


def test_a_province_looks_at_its_centres_forums(qtbot: QtBot, desk: Desk, province: Centre) -> None:
    with province.ground.database.work("arrives") as work:
        work.session.add(Forum(uid="f", origin="9401", on=HELD, place="ศาลา", tambon_code="940101"))
        work.session.flush()
        work.session.add(ForumMatter(uid="m", origin="9401", forum_uid="f", position=1, matter="เรื่อง"))
    with shown(ForumsPage(desk, province)) as page:
        arrived(qtbot, page)
        assert "New forum" not in words(page)
        view = opened(qtbot, page, "f")
        assert "Another office" in view.note.text()
        assert words(view.matter_card) == []
        assert not [made for made in view.findChildren(QAbstractButton) if made.text() == "Change"]


LONG = "มูฮัมหมัดอับดุลรอฮมานบินอับดุลกอเดร์หะยีสุไลมานเจ๊ะอาแซต่วนสุหลง " * 4


@pytest.mark.usefixtures("thai")
@pytest.mark.parametrize("size", [QSize(1150, 712), QSize(808, 584)], ids=["1366x768", "1024x640"])
def test_no_thai_mark_is_cut_off_and_every_part_fits(
    qtbot: QtBot, desk: Desk, centre: Centre, size: QSize
) -> None:
    entries = ForumEntries(centre.ground)
    forum = entries.held(subject=LONG[:300], place=LONG[:300], chair=LONG[:300], opening=LONG)
    entries.case_of(entries.raised(forum, matter=LONG, raised_by=LONG[:300]))
    entries.raised(forum), entries.decided(forum, decision=LONG, responsible=LONG[:300])
    with shown(ForumsPage(desk, centre)) as page:
        page.resize(size)
        arrived(qtbot, page)

        def looked_at() -> None:
            settled(qtbot, desk)
            assert page.size() == size
            assert count_texts(page) > 5
            # What is laid anew has its height with the next turn of the events.
            qtbot.waitUntil(lambda: clipped_texts(page) == [])

        looked_at()
        page.register.focus_table()
        looked_at()
        view = opened(qtbot, page, forum)
        looked_at()
        view.decisions.table.selectRow(0)
        looked_at()
        for form in (view.add_matter, view.add_decision, view.mark_done, view.take_back):
            form()
            looked_at()
            view.hide_form()
        page.show_register()
        page.open_form()
        looked_at()
        page.show_register()
        page.open_counts()
        looked_at()
        page.open_raised("", {})
        looked_at()
