"""The entries behind a number: each case that it counts, and how many more only supervisors open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.months import Month
from desktop.services.cases import CaseRow
from desktop.services.centre import Centre
from desktop.services.reports import EntriesBehind
from desktop.system.language import _
from desktop.views.case_words import status_chip
from desktop.views.kit import words
from desktop.views.kit.cards import Card, EmptyState
from desktop.views.kit.chips import Choice, ChoiceChips
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.row_table import Cell, Column, Row, RowTable, Sort
from desktop.views.kit.words import WrappedLabel
from desktop.views.reports.words import FIGURES, figure_word, month_words, thai_figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of the report.

    Attributes:
        month: whose figure.
        figure: what is counted.
        group: ``category``, ``tambon`` or ``agency`` for a row's figure, else empty.
        code: the row's code.
        name: the row's name.
        since_october: the fiscal year's figure instead of the month's.
        unit: at the province, a centre.
    """

    month: Month
    figure: str
    group: str = ""
    code: str = ""
    name: str = ""
    since_october: bool = False
    unit: str = ""


class FoundRows:
    """What stands behind a number, found before the table asks for it.

    Args:
        centre: the services.
    """

    def __init__(self, centre: Centre) -> None:
        self._centre = centre

    def ids(self, query: object, _sort: Sort | None) -> Sequence[str]:
        """Those that were found for the number."""
        assert isinstance(query, tuple)
        return query


class CaseRows(FoundRows):
    """The cases behind a number, as a table asks for them."""

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of a page of the table."""
        today = self._centre.ground.clock.today()
        province = self._centre.ground.is_province
        found = self._centre.cases.rows(uids)
        return [_row(case, thai_date.near(case.on, today, thai_digits=False), province) for case in found]


def _row(case: CaseRow, day: str, with_unit: bool) -> Row:
    state, word = status_chip(case.status)
    where = case.unit_name if with_unit else case.tambon
    return Row(
        case.uid,
        (Cell(case.number), Cell(case.name), Cell(where), Cell(case.needs), Cell(day), Cell(word, state)),
    )


class EntriesView(QWidget):
    """The entries behind a number.

    Signals:
        left: back to the figures.
        shown(count): the list stands.

    Args:
        desk: runs the work.
        centre: the services.
        number: which number; its figure can be changed above the list.
    """

    left = Signal()
    shown = Signal(int)

    def __init__(self, desk: Desk, centre: Centre, number: Number, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre, self.number = desk, centre, number
        self.head = EntryHead(self.left.emit)
        self.chips = ChoiceChips([Choice(figure, figure_word(figure)) for figure in FIGURES])
        self.chips.choose((number.figure,))
        self.chips.changed.connect(self._on_chips)
        source = CaseRows(centre)
        self.table = RowTable(case_columns(centre.ground.is_province), source)
        self.table.opened.connect(lambda uid: desk.open("cases", uid=uid))
        self.table.left.connect(self.left)
        self.table.rows.failed.connect(desk.fail)
        self.withheld = WrappedLabel("", words.MUTED)
        self._lay_out()
        self.chips.setVisible(number.figure in FIGURES)
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.chips)
        card = Card()
        card.body.setContentsMargins(5, 5, 5, 8)
        self.states = QStackedWidget()
        self.states.addWidget(self.table)
        self.states.addWidget(
            EmptyState(
                "search", _("No entry makes this number"), _("The number is nought, or was put right.")
            )
        )
        card.add(self.states, 1)
        column.addWidget(card, 1)
        column.addWidget(self.withheld)

    def _on_chips(self) -> None:
        chosen = self.chips.chosen()
        if not chosen:
            self.chips.choose((self.number.figure,))
            return
        self.number = replace(self.number, figure=chosen[0])
        self.refresh()

    def refresh(self) -> None:
        """Find the entries anew."""
        number = self.number
        reports = self._centre.reports

        def show(found: EntriesBehind) -> None:
            if number == self.number:
                self._show(found)

        self._desk.run(
            lambda _progress: reports.entries_behind(
                number.month,
                number.figure,
                number.group,
                number.code,
                since_october=number.since_october,
                unit=number.unit or None,
            ),
            show,
            owner=self,
        )

    def _show(self, found: EntriesBehind) -> None:
        count = len(found.uids) + found.withheld
        what = " · ".join(part for part in (figure_word(self.number.figure), self.number.name) if part)
        title = _("{figure}, {month}", figure=what, month=self._when())
        self.head.show_entry(title, [("plain", _cases(count))])
        self.table.show_ids(found.uids)
        self.table.set_title(title)
        self.states.setCurrentIndex(0 if found.uids else 1)
        self.withheld.setVisible(bool(found.withheld))
        self.withheld.setText(
            _("{count} more are opened by supervisors only.", count=thai_figure(found.withheld))
        )
        if found.uids:
            self.table.choose(found.uids[0])
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.head.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit(count)

    def _when(self) -> str:
        month = month_words(self.number.month)
        return _("October to {month}", month=month) if self.number.since_october else month


def _cases(count: int) -> str:
    return _("{count} cases", count=thai_figure(count))


def case_columns(with_unit: bool) -> tuple[Column, ...]:
    """The columns of a list of cases.

    Args:
        with_unit: whose case it is, in place of the tambon.
    """
    return (
        Column("number", _("Number"), 142, sortable=False),
        Column("name", _("Name"), 210, sortable=False),
        Column("where", _("Centre") if with_unit else _("Tambon"), 190 if with_unit else 130, sortable=False),
        Column("needs", _("Needs"), 230, sortable=False),
        Column("on", _("Day"), 116, sortable=False),
        Column("status", _("Status"), 150, sortable=False),
    )
