"""Cases of a volunteer, as every table of them on the pages shows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.rules import thai_date
from desktop.rules.reference import ReferenceTables
from desktop.services.volunteers import FoundCase
from desktop.system.language import _
from desktop.views.case_words import short_needs, status_chip
from desktop.views.kit.row_table import Cell, Column, Row, Sort


class CaseRows:
    """Cases, as a table asks for them.

    Args:
        found: the cases.
        reference: the names of the categories.
        today: the day.
    """

    def __init__(self, found: Sequence[FoundCase], reference: ReferenceTables, today: date) -> None:
        self._reference, self._today = reference, today
        self._rows: dict[str, Row] = {}
        self.show(found)

    def show(self, found: Sequence[FoundCase]) -> None:
        """Show other cases."""
        self._rows = {case.uid: self._row(case) for case in found}

    def ids(self, _query: object, _sort: Sort | None) -> Sequence[str]:
        """All of them."""
        return tuple(self._rows)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """Those asked for."""
        return [self._rows[uid] for uid in uids if uid in self._rows]

    def _row(self, case: FoundCase) -> Row:
        known = self._reference.categories
        needs = short_needs([known[code].name if code in known else code for code in case.needs])
        state, word = status_chip(case.status)
        day = thai_date.near(case.pointed_out_on, self._today, thai_digits=False)
        return Row(case.uid, (case.number, case.citizen, day, needs, Cell(word, state=state)))


def columns() -> tuple[Column, ...]:
    """The columns of a table of cases."""
    return (
        Column("number", _("Number"), 152, sortable=False),
        Column("name", _("Name"), 160, sortable=False),
        Column("on", _("Day"), 116, sortable=False),
        Column("needs", _("Needs"), 124, sortable=False),
        Column("status", _("Status"), 146, sortable=False),
    )
