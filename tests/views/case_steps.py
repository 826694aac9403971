"""What tests do on the pages of people and cases: register, open, wait, type."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.rules.cases import CaseDraft, NeedDraft, StepDraft
from desktop.rules.citizens import CitizenDraft
from desktop.services.cases import OpenedCase
from desktop.services.centre import Centre
from desktop.views.cases import WalkInPage
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import Field
from desktop.views.kit.page import Page
from desktop.views.kit.record_form import RecordForm
from tests.views.thai_typing import type_text

P = TypeVar("P", bound=Page)
TODAY = date(2026, 11, 20)
KNOWN = CitizenDraft(
    thai_id="1940300123451",
    title="นาย",
    first_name="มูฮัมหมัด",
    last_name="มะหะมัด",
    sex="m",
    birth_date="1992",
    house_number="127/4",
    village_number=6,
    tambon_code="940101",
    postcode="94000",
    phones=("0812345678",),
    flags=("informal",),
    notice_version="1",
    notice_on=date(2026, 11, 1),
)


@contextmanager
def shown(page: P) -> Iterator[P]:
    """Show a page at its usual size; afterwards it is gone at once, with whatever it still meant to ask."""
    page.resize(1150, 712)
    page.show()
    yield page
    page.hide()
    shiboken6.delete(page)


class TurnedTo:
    """The pages that were asked for, in their order."""

    def __init__(self, desk: Desk) -> None:
        self.pages: list[tuple[str, dict[str, Any]]] = []
        desk.opened.connect(lambda page, where: self.pages.append((page, dict(where))))

    @property
    def last(self) -> tuple[str, dict[str, Any]]:
        return self.pages[-1]


def open_case(
    centre: Centre,
    person: CitizenDraft | str = KNOWN,
    *categories: str,
    steps: tuple[StepDraft, ...] = (),
    on: date = TODAY,
) -> OpenedCase:
    """Open a case for somebody new or known."""
    needs = tuple(NeedDraft(category_code=code) for code in categories or ("SKL-1",))
    draft = CaseDraft(pointed_out_on=on, needs=needs, detail="ต้องการฝึกช่างเชื่อม")
    return centre.cases.open_walk_in(person, draft, steps)


def referral(on: date = TODAY, agency: str = "DSD", due_on: date | None = None) -> StepDraft:
    return StepDraft(kind="referred", on=on, agency_code=agency, due_on=due_on)


def settled(qtbot: QtBot, desk: Desk) -> None:
    """Wait until nothing is under way."""
    qtbot.waitUntil(lambda: not desk.jobs.is_busy())


def type_into(form: RecordForm[Any], name: str, text: str) -> None:
    """Type into a field as a person does, and go on."""
    fill(form.field(name), text)


def fill(field: Field, text: str) -> None:
    """Type into a field, replacing what stands there, and go on."""
    control = getattr(field, "line", None) or field.edit  # type: ignore[attr-defined]
    control.setFocus(Qt.FocusReason.TabFocusReason)
    control.selectAll()
    type_text(control, text)
    control.clearFocus()


def press(form: RecordForm[Any], name: str, *codes: str) -> None:
    """Press chips of a field."""
    field: Any = form.field(name)
    rows = [field.chips] if hasattr(field, "chips") else [field.usual, *field.others]
    for row in rows:
        for chip in row._chips:
            if chip.code in codes:
                chip.click()


def fill_in_walk_in(page: WalkInPage) -> None:
    """Type a person who can be saved, with one need."""
    type_into(page.form, "thai_id", "1-9403-00123-45-1")
    type_into(page.form, "first_name", "มูฮัมหมัด")
    type_into(page.form, "last_name", "มะหะมัด")
    press(page.form, "sex", "m")
    press(page.form, "needs", "SKL-1")
