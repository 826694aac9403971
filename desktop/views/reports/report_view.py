"""One of the eight reports: its tables as they are printed, every number a way to its entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules.months import Month
from desktop.rules.reports.tables import Cell as Figure
from desktop.rules.reports.tables import FigureTable, tables
from desktop.services.centre import Centre
from desktop.services.reports import Subject
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.kit import tokens, words
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, Column, EmptyState
from desktop.views.kit.chips import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.fields import ChoiceField
from desktop.views.kit.questions import Dialog
from desktop.views.kit.row_table import Cell, Row, RowTable, Sort
from desktop.views.kit.row_table import Column as TableColumn
from desktop.views.kit.words import Label
from desktop.views.reports.words import month_words, report_title

_KIND: Final = "Excel (*.xlsx)"
_HEAD: Final = 40
_WORDS_WIDTH: Final = (104, 224)
_COUNT_WIDTH: Final = 64
_LETTER: Final = 9
_SUM: Final = "sum"
_SETTLED: Final = ("approved", "sent", "accepted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which report is looked at.

    Attributes:
        name: the report.
        month: which month.
        unit: at the province, a centre; empty for all together.
    """

    name: str
    month: Month
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A row whose numbers are looked behind, and the one that is shown first.

    Attributes:
        title: what the row is about.
        numbers: the head and the figure of each number that has entries.
        first: the place of the number that was asked for.
    """

    title: str
    numbers: tuple[tuple[str, Figure], ...]
    first: int = 0


class TableRows:
    """The rows of one table of a report, its sums the last.

    Args:
        table: the figures.
    """

    def __init__(self, table: FigureTable) -> None:
        self._table = table

    def ids(self, _query: object, _sort: Sort | None) -> Sequence[str]:
        """The places of the rows."""
        places = [str(place) for place in range(len(self._table.rows))]
        return [*places, _SUM] if places and self._table.summed else places

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """Those asked for."""
        return [Row(uid, self._sums() if uid == _SUM else self._cells(int(uid))) for uid in uids]

    def _cells(self, place: int) -> tuple[Cell, ...]:
        return tuple(_cell(one.value) for one in self._table.rows[place])

    def _sums(self) -> tuple[Cell, ...]:
        summed = self._table.summed
        return tuple(
            Cell(f"{self._table.total(at):,}" if at in summed else "" if at else _("Total"))
            for at in range(len(self._table.heads))
        )


def _cell(value: str | int | None) -> Cell:
    if isinstance(value, int):
        # A row without a figure is easier to read past when its noughts are quiet.
        return Cell(f"{value:,}", quiet=not value)
    return Cell(value or "–", quiet=not value)


class ReportView(QWidget):
    """One report of a month.

    Signals:
        left: back to the month.
        wanted(asked): the entries behind a row's numbers.
        shown(tables): the report stands.

    Args:
        desk: runs the work.
        centre: the services.
        which: which report.
    """

    left = Signal()
    wanted = Signal(object)
    shown = Signal(int)

    def __init__(self, desk: Desk, centre: Centre, which: Which, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre, self.which = desk, centre, which
        self.figures: Any = None
        self.tables: list[RowTable] = []
        self._subjects: tuple[Subject, ...] = ()
        self.head = EntryHead(self.left.emit)
        self.subject = ChoiceField(())
        self.subject.set_name(_("Whose report"))
        self.subject.changed.connect(self.refresh_figures)
        self.subject.setMinimumWidth(320)
        self.scrolling = Column()
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.head)
        self._whose = QWidget()
        row = QHBoxLayout(self._whose)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(_("Whose report"), words.MUTED))
        row.addWidget(self.subject)
        row.addStretch(1)
        self._whose.hide()
        column.addWidget(self._whose)
        column.addWidget(self.scrolling, 1)
        self._inside = QWidget()
        self.scrolling.add(self._inside)
        self.scrolling.add_stretch()

    # -- reading

    def refresh(self) -> None:
        """Read whose reports there are, and the first or the chosen one."""
        which, eight = self.which, self._centre.reports.eight
        self._desk.run(
            lambda _progress: eight.subjects(which.name, which.month, which.unit or None),
            self._show_subjects,
            owner=self,
        )

    def _show_subjects(self, found: tuple[Subject, ...]) -> None:
        chosen = self.subject.value()
        self._subjects = found
        self.subject.blockSignals(True)
        self.subject.set_choices([Choice(one.code or _SUM, one.name) for one in found if one.name])
        codes = [one.code or _SUM for one in found]
        if codes:
            self.subject.set_value(chosen if chosen in codes else codes[0])
        self.subject.blockSignals(False)
        self._whose.setVisible(len(found) > 1)
        self.refresh_figures()

    def _code(self) -> str:
        chosen = self.subject.value()
        return "" if chosen == _SUM or not self._subjects[0].name else chosen

    def refresh_figures(self) -> None:
        """Read the report that is chosen."""
        if not self._subjects:
            self._show_nothing()
            return
        which, code, reports = self.which, self._code(), self._centre.reports

        def read(_progress: Progress) -> tuple[Any, bool]:
            figures = reports.eight.figures(which.name, which.month, which.unit or None, code)
            return figures, reports.eight.is_frozen(which.month, which.unit or None)

        self._desk.run(read, lambda found: self._show(*found), owner=self)

    # -- showing

    def _title(self) -> str:
        title, month = report_title(self.which.name), month_words(self.which.month)
        return _("{figure}, {month}", figure=title, month=month)

    def _show(self, figures: Any, frozen: bool) -> None:
        self.figures = figures
        state = ("waiting", _("frozen with the month")) if frozen else ("plain", _("as it stands now"))
        self.head.show_entry(self._title(), [state])
        excel = Action(word=_("To Excel"), run=self.export, icon="download")
        paper = Action(word=_("Print the report"), run=self.print_paper, icon="printer", keys="Ctrl+P")
        self.head.show_actions([excel], paper)
        had_focus = any(table.hasFocus() for table in self.tables)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.tables = []
        for table in tables(figures):
            column.addWidget(self._card(table))
        self._put(inside)
        if self.tables and (had_focus or not self._whose.isVisible()):
            self.tables[0].choose("0")
            self.tables[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit(len(self.tables))

    def _show_nothing(self) -> None:
        self.head.show_entry(self._title(), [])
        text = _("As soon as there is something to report, it stands here.")
        if self.which.name == "situation_report":
            text = _("The situation is reported at the end of a quarter.")
        self._put(EmptyState("chart-column", _("Nothing to report in this month"), text))
        self.head.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit(0)

    def _put(self, inside: QWidget) -> None:
        place = self.scrolling.body.indexOf(self._inside)
        self.scrolling.body.removeWidget(self._inside)
        self._inside.hide()
        self._inside.deleteLater()
        self.scrolling.body.insertWidget(place, inside)
        self._inside = inside

    def _card(self, table: FigureTable) -> Card:
        card = Card(table.title)
        if not table.rows:
            card.add(Label(_("No figures yet"), words.MUTED))
            return card
        source = TableRows(table)
        made = RowTable(_columns(table), source)
        made.set_title(table.title)
        made.show_ids(source.ids(None, None))
        made.setFixedHeight(_HEAD + len(source.ids(None, None)) * tokens.ROW + 4)
        made.opened.connect(lambda uid: self._ask(table, uid, None))
        made.clicked.connect(lambda index: self._on_clicked(made, table, index))
        made.left.connect(self.left)
        self.tables.append(made)
        card.add(made)
        return card

    def _on_clicked(self, made: RowTable, table: FigureTable, index: QModelIndex) -> None:
        self._ask(table, made.rows.uid(index.row()), index.column())

    def _ask(self, table: FigureTable, uid: str, column: int | None) -> None:
        if uid == _SUM:
            return
        cells = table.rows[int(uid)]
        places = [place for place, cell in enumerate(cells) if cell.figure]
        if not places or (column is not None and column not in places):
            return
        title = next((str(cell.value) for cell in cells if isinstance(cell.value, str) and cell.value), "")
        numbers = tuple((table.heads[place], cells[place]) for place in places)
        self.wanted.emit(Asked(title, numbers, places.index(column) if column is not None else 0))

    def focus_again(self) -> None:
        """Give the keyboard back to the report."""
        first = self.tables[0] if self.tables else self.head.back
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- paper and workbook

    def print_paper(self) -> None:
        """Show the report as paper, before the approval as a draft."""
        if self.figures is None:
            return
        which, code, reports = self.which, self._code(), self._centre.reports
        unit = which.unit or None

        def made(_progress: Progress) -> tuple[str, Any, bool]:
            form, sheet = reports.eight.sheet(which.name, which.month, unit, code)
            return form, sheet, reports.month_state(which.month, unit).state not in _SETTLED

        def show(found: tuple[str, Any, bool]) -> None:
            form, sheet, draft = found
            about = str(which.month)
            self._desk.open("paper", form=form, sheet=sheet, about=about, draft=draft, back="reports")

        self._desk.run(made, show, owner=self)

    def export(self) -> None:
        """Write the report to a file for Excel, from the same figures."""
        which, code, figures = self.which, self._code(), self.figures
        name = f"{self.which.name} {which.month}.xlsx"
        place = Dialog.save_as(self, name, _KIND) if figures is not None else None
        if place is None:
            return

        def work(_progress: Progress) -> Path:
            told = self._centre.reports.eight.told(which.name, which.month, which.unit or None, code)
            self._centre.export.write_figures([figures], told, place)
            return place

        self._desk.run(
            work,
            lambda saved: self._desk.say(_("Saved as {name}", name=saved.name)),
            title=_("Writing the file"),
            owner=self,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the month."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _columns(table: FigureTable) -> tuple[TableColumn, ...]:
    return tuple(
        TableColumn(str(at), head, *_width(table, at, head), sortable=False)
        for at, head in enumerate(table.heads)
    )


def _width(table: FigureTable, at: int, head: str) -> tuple[int, bool]:
    values = [row[at].value for row in table.rows]
    if any(isinstance(value, str) for value in values):
        longest = max(len(value) for value in values if isinstance(value, str))
        return min(max(_WORDS_WIDTH[0], longest * _LETTER), _WORDS_WIDTH[1]), False
    return max(_COUNT_WIDTH, len(head) * _LETTER), True
