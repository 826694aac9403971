"""The people behind a figure of what training changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.trainings.rows import ChangedPerson
from desktop.system.language import _
from desktop.views.kit.cards import EmptyState
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.row_table import Column, Row
from desktop.views.trainings import words
from desktop.views.trainings.kept_list import KeptList


class BehindView(QWidget):
    """The people behind a figure.

    Signals:
        left: back to the figures.
        person_wanted(uid): open a person.

    Args:
        title: whose figure it is.
    """

    left = Signal()
    person_wanted = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: Sequence[ChangedPerson] = ()
        self.head = EntryHead(self.left.emit)
        self.head.show_entry(title)
        self.title = title
        nought = EmptyState("search", _("No entry makes this number"), _("The number is nought."))
        self.people = KeptList(title, _columns(), nought)
        self.people.opened.connect(self._open)
        self.people.left.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.people, 1)

    def show_people(self, found: Sequence[ChangedPerson]) -> None:
        """Show the people."""
        self.found = found
        self.head.show_entry(self.title, [("accent", words.people(len(found)))])
        self.people.show_rows([_row(one) for one in found])
        self.focus_first()

    def _open(self, enrolment: str) -> None:
        one = next((one for one in self.found if one.enrolment_uid == enrolment), None)
        if one is not None:
            self.person_wanted.emit(one.person_uid)

    def focus_first(self) -> None:
        """Go to the people; where there are none, to the way back."""
        if self.found:
            self.people.focus_first()
        else:
            self.head.back.setFocus()


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name"), 190, sortable=False),
        Column("course", _("Course"), 200, sortable=False),
        Column("result", _("Result"), 130, sortable=False),
        Column("certificate", _("Certificate"), 168, sortable=False),
        Column("work_30", _("After 30 days"), 120, sortable=False),
        Column("work_90", _("After 90 days"), 120, sortable=False),
        Column("before", _("Income before"), 116, True, False),
        Column("after", _("after"), 84, True, False),
    )


def _row(one: ChangedPerson) -> Row:
    return Row(
        one.enrolment_uid,
        (
            one.name,
            one.course,
            words.result_cell(one.result),
            one.certificate_number,
            words.work_cell(one.in_work_30),
            words.work_cell(one.in_work_90),
            words.income_cell(one.income_before),
            words.income_cell(one.income_after),
        ),
    )
