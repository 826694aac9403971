"""The files that went and came, and what can be done with one that was made here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.services.centre import Centre
from desktop.services.exchange import BundleRow
from desktop.system.language import _
from desktop.views.exchange import handed, words
from desktop.views.kit.buttons import Button
from desktop.views.kit.cards import EmptyState
from desktop.views.kit.kept_rows import KeptRows
from desktop.views.kit.row_table import Cell, Column, Row, RowTable
from desktop.views.kit.words import Muted
from desktop.views.moments import moment

_LOWEST = 126
_NARROW = 860


def _columns() -> tuple[Column, ...]:
    return (
        Column("kind", _("File"), 230, sortable=False),
        Column("unit", _("To or from"), 220, sortable=False),
        Column("sequence", _("Number"), 70, figures=True, sortable=False),
        Column("entries", _("Entries"), 80, figures=True, sortable=False),
        Column("at", _("When"), 170, sortable=False),
        Column("state", _("State"), 190, sortable=False),
    )


class FilesTable(QWidget):
    """The files that went and came.

    Signals:
        wanted(row): hand this file over once more.
        slip_wanted(uid): print the slip that goes with it.

    Args:
        centre: all services.
        empty: what is said while there are none.
    """

    wanted = Signal(object)
    slip_wanted = Signal(str)

    def __init__(self, centre: Centre, empty: str) -> None:
        super().__init__()
        self._centre = centre
        self._kept = KeptRows()
        self._files: dict[str, BundleRow] = {}
        self.table = RowTable(_columns(), self._kept)
        self.table.set_title(_("Files that went and came"))
        self.states = QStackedWidget()
        self.states.addWidget(self.table)
        # The bar beneath is there only with rows: so low a table is never an empty state.
        self.states.setMinimumHeight(_LOWEST)
        self.states.addWidget(EmptyState("arrow-left-right", _("No file yet"), empty))
        self.note = Muted(_("Choose a file that was made here to save it once more."))
        self.again = Button(_("Save it once more"), "save", on_click=self._again)
        self.slip = Button(_("Print the delivery slip"), "printer", on_click=self._print_slip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.states, 1)
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(14, 8, 12, 4)
        row.setSpacing(8)
        row.addWidget(self.note)
        row.addStretch(1)
        row.addWidget(self.slip)
        row.addWidget(self.again)
        column.addWidget(self._bar)
        self.table.selected.connect(lambda _uid: self._offer())
        self.table.opened.connect(lambda _uid: self._again())
        self._offer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what everybody knows, or seldom asks, gives way to whole words."""
        super().resizeEvent(event)
        province = self._centre.ground.is_province
        less = ("kind", "unit", "at", "state") if province else ("kind", "sequence", "at", "state")
        every = tuple(column.key for column in self.table.rows.all_columns)
        wanted = less if self.width() < _NARROW else every
        if self.table.shown_columns() != wanted:
            self.table.show_columns(wanted)

    def show_files(self, files: Sequence[BundleRow], today: date) -> None:
        """Show other files.

        Args:
            files: in any order.
            today: the day they are shown on.
        """
        ordered = sorted(files, key=lambda row: (row.at, row.uid), reverse=True)
        self._files = {row.uid: row for row in ordered}
        self.table.show_ids(self._kept.keep(_row(row, today) for row in ordered))
        self.states.setCurrentIndex(0 if ordered else 1)
        self._bar.setVisible(bool(ordered))
        self._offer()

    def _chosen(self) -> BundleRow | None:
        return self._files.get(self.table.current_uid())

    def _offer(self) -> None:
        row = self._chosen()
        ours = row is not None and row.direction == words.OUT
        kept = ours and row is not None and handed.place(self._centre, row.name).exists()
        self.again.setEnabled(kept)
        self.slip.setEnabled(ours)
        lost = ours and not kept
        said = _("This file is no longer kept on this machine.") if lost else ""
        self.note.setText(said or _("Choose a file that was made here to save it once more."))
        self.note.setVisible(lost or not ours)

    def _again(self) -> None:
        row = self._chosen()
        if row is not None and self.again.isEnabled():
            self.wanted.emit(row)

    def _print_slip(self) -> None:
        self.slip_wanted.emit(self.table.current_uid())


def _row(row: BundleRow, today: date) -> Row:
    out = row.direction == words.OUT
    kind = Cell(words.kind_word(row.kind, row.month), icon="send" if out else "inbox")
    chip, word, icon = words.file_chip(row)
    entries = sum(row.counts.values())
    return Row(
        row.uid,
        (
            kind,
            row.peer_name,
            f"{row.sequence:,}" if row.sequence else Cell("–", quiet=True),
            f"{entries:,}" if entries else Cell("–", quiet=True),
            moment(row.at, today, thai_digits=False),
            Cell(word, state=chip, icon=icon),
        ),
    )
