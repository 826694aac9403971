"""The entries behind a number of one of the reports: cases, people, plans, activities or counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.rules.reports.tables import Cell as Figure
from desktop.services.centre import Centre
from desktop.services.reports import EntriesBehind, EntryWords
from desktop.system.language import _
from desktop.views.kit import words
from desktop.views.kit.cards import Card, EmptyState
from desktop.views.kit.chips import Choice, ChoiceChips
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.row_table import Cell, Column, Row, RowTable, Sort
from desktop.views.kit.words import WrappedLabel
from desktop.views.reports.entries import CaseRows, FoundRows, case_columns
from desktop.views.reports.report_view import Asked, Which
from desktop.views.reports.words import month_words, thai_figure

_PAGES = {"cases": "cases", "people": "citizens", "volunteers": "volunteers"}


class PeopleRows(FoundRows):
    """The people behind a number, as a table asks for them."""

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of a page of the table."""
        found = self._centre.citizens.rows(uids)
        return [
            Row(
                one.uid,
                tuple(Cell(text) for text in (one.name, one.masked_id, one.tambon, one.needs, one.phone)),
            )
            for one in found
        ]


class VolunteerRows(FoundRows):
    """The volunteers behind a number, as a table asks for them."""

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of a page of the table."""
        found = self._centre.volunteers.rows(uids, ("tambon",))
        return [
            Row(one.uid, (Cell(one.name), Cell(" ".join(one.tambons)), Cell(one.order_number)))
            for one in found
        ]


class WordRows:
    """Plans, activities or counts behind a number, as a table asks for them.

    Args:
        centre: the services.
        kind: ``activities``, ``plans`` or ``situations``.
    """

    def __init__(self, centre: Centre, kind: str) -> None:
        self._centre, self._kind = centre, kind

    def ids(self, query: object, _sort: Sort | None) -> Sequence[str]:
        """Those that were found for the number."""
        assert isinstance(query, tuple)
        return query

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of a page of the table."""
        found = self._centre.reports.eight.words(self._kind, uids)
        return [
            Row(
                one.uid,
                (Cell(one.when), Cell(one.what), Cell(one.where), Cell(f"{one.how_many:,}")),
            )
            for one in found
        ]


class BehindView(QWidget):
    """The entries behind the numbers of one row.

    Signals:
        left: back to the report.
        shown(count): the list stands.

    Args:
        desk: runs the work.
        centre: the services.
        which: of which report.
        asked: the row and its numbers; another is chosen above the list.
    """

    left = Signal()
    shown = Signal(int)

    def __init__(
        self, desk: Desk, centre: Centre, which: Which, asked: Asked, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._centre, self._which, self._asked = desk, centre, which, asked
        self._at = asked.first
        self.table: RowTable | None = None
        self.head = EntryHead(self.left.emit)
        self.chips = ChoiceChips([Choice(str(at), head) for at, (head, _cell) in enumerate(asked.numbers)])
        self.chips.choose((str(self._at),))
        self.chips.changed.connect(self._on_chips)
        self.note, self.withheld = WrappedLabel("", words.MUTED), WrappedLabel("", words.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.chips)
        # Only now: shown before it has its place it would be a window of its own for a moment.
        self.chips.setVisible(len(asked.numbers) > 1)
        column.addWidget(self.note)
        self.card = Card()
        self.card.body.setContentsMargins(5, 5, 5, 8)
        self.states = QStackedWidget()
        nothing = _("The number is nought, or was put right.")
        self.states.addWidget(EmptyState("search", _("No entry makes this number"), nothing))
        self.card.add(self.states, 1)
        column.addWidget(self.card, 1)
        column.addWidget(self.withheld)
        self.refresh()

    def _number(self) -> tuple[str, Figure]:
        return self._asked.numbers[self._at]

    def _on_chips(self) -> None:
        chosen = self.chips.chosen()
        if not chosen:
            self.chips.choose((str(self._at),))
            return
        self._at = int(chosen[0])
        self.refresh()

    def refresh(self) -> None:
        """Find the entries anew."""
        at, (_head, cell) = self._at, self._number()
        self._desk.run(
            lambda _progress: self._find(cell),
            lambda found: self._show(found) if at == self._at else None,
            owner=self,
        )

    def _find(self, cell: Figure) -> EntriesBehind:
        which, reports = self._which, self._centre.reports
        unit = which.unit or None
        if which.name == "province_report" and cell.group in ("unit", "elsewhere"):
            # What lies behind a centre's number is behind its own month's summary.
            return reports.entries_behind(
                which.month, cell.figure, unit=cell.code or None, elsewhere=cell.group == "elsewhere"
            )
        if which.name in ("monthly_summary", "province_report"):
            since = cell.group == "since_october"
            group = "" if since else cell.group
            return reports.entries_behind(
                which.month, cell.figure, group, cell.code, since_october=since, unit=unit
            )
        return reports.eight.entries_behind(
            which.name, which.month, (cell.figure, cell.group, cell.code), unit
        )

    def _show(self, found: EntriesBehind) -> None:
        head, cell = self._number()
        count = len(found.uids) + found.withheld
        what = " · ".join(part for part in (head, self._asked.title) if part)
        title = _("{figure}, {month}", figure=what, month=month_words(self._which.month))
        self.head.show_entry(title, [("plain", _("{count} entries", count=thai_figure(count)))])
        self._show_note(found.kind, cell, count)
        self.withheld.setVisible(bool(found.withheld))
        self.withheld.setText(
            _("{count} more are opened by supervisors only.", count=thai_figure(found.withheld))
        )
        self._show_table(found, title)
        self.shown.emit(count)

    def _show_note(self, kind: str, cell: Figure, count: int) -> None:
        # Of activities and quarters a number counts times or people, not entries.
        counts_entries = kind in _PAGES
        told = counts_entries and isinstance(cell.value, int) and cell.value != count
        self.note.setVisible(told)
        if told:
            frozen = thai_figure(int(cell.value or 0))
            self.note.setText(
                _(
                    "The report says {frozen}, as it was frozen. The register now counts {count}.",
                    frozen=frozen,
                    count=thai_figure(count),
                )
            )

    def _show_table(self, found: EntriesBehind, title: str) -> None:
        while (old := self.states.widget(1)) is not None:
            self.states.removeWidget(old)
            old.deleteLater()
        if not found.uids:
            self.table = None
            self.states.setCurrentIndex(0)
            self.head.back.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        table = self._table(found.kind)
        table.opened.connect(lambda uid: self._open(found.kind, uid))
        table.left.connect(self.left)
        table.rows.failed.connect(self._desk.fail)
        table.set_title(title)
        table.show_ids(found.uids)
        self.table = table
        self.states.addWidget(table)
        self.states.setCurrentWidget(table)
        table.choose(found.uids[0])
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, kind: str, uid: str) -> None:
        if kind in _PAGES:
            self._desk.open(_PAGES[kind], uid=uid)
            return
        eight = self._centre.reports.eight

        def show(found: Sequence[EntryWords]) -> None:
            for one in found:
                self._desk.open(one.page, **dict(one.opens))

        self._desk.run(lambda _progress: eight.words(kind, (uid,)), show, owner=self)

    def _table(self, kind: str) -> RowTable:
        if kind == "cases":
            return RowTable(case_columns(self._centre.ground.is_province), CaseRows(self._centre))
        if kind == "people":
            return RowTable(_people_columns(), PeopleRows(self._centre))
        if kind == "volunteers":
            return RowTable(_volunteer_columns(), VolunteerRows(self._centre))
        return RowTable(_word_columns(kind), WordRows(self._centre, kind))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the report."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _people_columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name"), 240, sortable=False),
        Column("id", _("ID number"), 170, sortable=False),
        Column("tambon", _("Tambon"), 140, sortable=False),
        Column("needs", _("Needs"), 300, sortable=False),
        Column("phone", _("Telephone"), 130, sortable=False),
    )


def _volunteer_columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name"), 260, sortable=False),
        Column("tambon", _("Tambon"), 260, sortable=False),
        Column("order", _("Order"), 220, sortable=False),
    )


def _word_columns(kind: str) -> tuple[Column, ...]:
    how_many = _("Of working age") if kind == "situations" else _("People")
    return (
        Column("when", _("Day"), 170, sortable=False),
        Column("what", _("What"), 380, sortable=False),
        Column("where", _("Place"), 280, sortable=False),
        Column("how_many", how_many, 120, figures=True, sortable=False),
    )
