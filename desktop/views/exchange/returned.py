"""The own entries that the province gave back, with what is to be put right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.services.exchange import ReturnedRow
from desktop.system.language import _
from desktop.views.kit.buttons import Button
from desktop.views.kit.cards import EmptyState
from desktop.views.kit.kept_rows import KeptRows
from desktop.views.kit.row_table import Cell, Column, Row, RowTable
from desktop.views.kit.words import WrappedLabel

_LOWEST = 126


class ReturnedTable(QWidget):
    """What the province gave back.

    Signals:
        opened(case_uid): open the case that an entry belongs to.
    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._kept = KeptRows()
        self._entries: dict[str, ReturnedRow] = {}
        columns = (
            Column("what", _("Entry"), 280, sortable=False),
            Column("verdict", _("Word of the province"), 150, sortable=False),
            Column("remark", _("What is to be put right"), 500, sortable=False),
        )
        self.table = RowTable(columns, self._kept)
        self.table.set_title(_("Entries given back"))
        self.states = QStackedWidget()
        # The bar beneath is there only with rows: so low a table is never an empty state.
        self.states.setMinimumHeight(_LOWEST)
        self.states.addWidget(self.table)
        self.states.addWidget(
            EmptyState(
                "circle-check", _("Nothing was given back"), _("The province took in all that it read.")
            )
        )
        self.remark = WrappedLabel("")
        self.open = Button(_("Open the case"), "clipboard-list", on_click=self._open_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.states, 1)
        column.addWidget(self._bar())
        self.table.selected.connect(lambda _uid: self._show_chosen())
        self.table.opened.connect(self._open)

    def _bar(self) -> QWidget:
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(13, 8, 12, 4)
        row.setSpacing(14)
        row.addWidget(self.remark, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.open)
        return self.bar

    def show_entries(self, entries: Sequence[ReturnedRow]) -> None:
        """Show other entries."""
        self._entries = {row.uid: row for row in entries}
        self.table.show_ids(self._kept.keep(_row(row) for row in entries))
        self.states.setCurrentIndex(0 if entries else 1)
        self.bar.setVisible(bool(entries))
        if entries and not self.table.current_uid():
            self.table.choose(entries[0].uid)
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self._entries.get(self.table.current_uid())
        self.remark.setText(row.remark if row else "")
        self.open.setEnabled(bool(row and row.case_uid))

    def _open_chosen(self) -> None:
        self._open(self.table.current_uid())

    def _open(self, uid: str) -> None:
        row = self._entries.get(uid)
        if row is not None and row.case_uid:
            self.opened.emit(row.case_uid)


def _row(row: ReturnedRow) -> Row:
    if row.verdict == "returned":
        verdict = Cell(_("to be corrected"), state="overdue", icon="undo-2")
    else:
        verdict = Cell(_("could not be read"), state="overdue", icon="triangle-alert")
    return Row(row.uid, (row.what, verdict, row.remark))
