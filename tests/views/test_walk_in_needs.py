"""The needs of a walk-in: whom the letter goes to, and what supervisors alone may see."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.services.centre import Centre
from desktop.views.cases import WalkInPage
from desktop.views.cases.needs_field import NeedsField
from desktop.views.kit.desk import Desk
from tests.views.case_steps import TurnedTo, fill_in_walk_in, press, settled, shown

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, centre: Centre) -> Iterator[WalkInPage]:
    with shown(WalkInPage(desk, centre)) as made:
        made.arrive({})
        settled(qtbot, desk)
        yield made


@pytest.fixture
def turned(desk: Desk) -> TurnedTo:
    return TurnedTo(desk)


def test_the_hint_says_to_whom_the_letter_goes_and_until_when(page: WalkInPage) -> None:
    press(page.form, "needs", "PRO-1")
    hint = page.form.labelled("detail").note()
    assert "สวัสดิการและคุ้มครองแรงงานจังหวัดปัตตานี" in hint
    assert "๑๙ ม.ค. ๒๕๗๐" in hint


def test_the_hint_names_the_agencys_own_form(page: WalkInPage, centre: Centre) -> None:
    press(page.form, "needs", "PRO-1")
    form = centre.ground.reference.categories["PRO-1"].agency_form
    assert form
    assert form in page.form.labelled("detail").note()


def test_every_category_can_be_chosen_and_restricted_ones_stand_apart(
    page: WalkInPage, centre: Centre
) -> None:
    field = page.form.field("needs")
    assert isinstance(field, NeedsField)
    assert not field.others[0].isVisible()
    field.show_all.click()
    assert field.others[0].isVisible()
    codes = [chip.code for row in (field.usual, *field.others) for chip in row._chips]
    assert sorted(codes) == sorted(centre.ground.reference.categories)
    assert [chip.code for chip in field.others[-1]._chips] == ["PRO-2", "OPS-3"]
    assert "supervisors" in field.others[-1].accessibleName()


def test_a_restricted_need_leads_an_officer_back_to_the_person(
    qtbot: QtBot, page: WalkInPage, centre: Centre, desk: Desk, turned: TurnedTo
) -> None:
    assert not centre.ground.actor.may("cases.restricted")
    fill_in_walk_in(page)
    press(page.form, "needs", "SKL-1", "OPS-3")
    page.form.save_buttons[-1].click()
    settled(qtbot, desk)
    [uid] = centre.citizens.ids()
    assert turned.last == ("citizens", {"uid": uid})


def test_a_case_of_any_need_can_be_kept_to_supervisors(
    qtbot: QtBot, page: WalkInPage, centre: Centre, desk: Desk, turned: TurnedTo
) -> None:
    fill_in_walk_in(page)
    page.form.field("restricted").check.click()
    page.form.save_buttons[0].click()
    settled(qtbot, desk)
    [uid] = centre.citizens.ids()
    assert turned.last == ("citizens", {"uid": uid})
    assert centre.cases.ids() == []
