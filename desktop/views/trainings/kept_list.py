"""A short list that is read in one go: its table, or what is said while it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.views.kit.cards import Card, EmptyState
from desktop.views.kit.kept_rows import KeptRows
from desktop.views.kit.row_table import Column, Row, RowTable


class KeptList(QWidget):
    """A short list.

    Signals:
        opened(uid): Enter on a row.
        selected(uid): another row is the current one; empty for none.
        peeked(uid): Space on a row.
        left: Esc.

    Args:
        title: what it lists, for a screen reader.
        columns: what is shown.
        empty: what is said while it is empty.
        multi: whether several rows may be selected.
    """

    opened = Signal(str)
    selected = Signal(str)
    peeked = Signal(str)
    left = Signal()

    def __init__(
        self,
        title: str,
        columns: Sequence[Column],
        empty: EmptyState,
        *,
        multi: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._source = KeptRows()
        self.table = RowTable(columns, self._source, multi)
        self.table.set_title(title)
        self.table.opened.connect(self.opened)
        self.table.selected.connect(self.selected)
        self.table.peeked.connect(self.peeked)
        self.table.left.connect(self.left)
        self.states = QStackedWidget()
        self.states.addWidget(self.table)
        self.empty = empty
        self.states.addWidget(empty)
        card = Card()
        card.body.setContentsMargins(5, 5, 5, 8)
        card.add(self.states, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; who stood on one stays there, else the first is the current one."""
        uids = self._source.keep(rows)
        self.table.rows.mark_all_stale()
        self.table.show_ids(uids)
        self.states.setCurrentIndex(0 if uids else 1)
        if uids and not self.table.current_uid():
            self.table.choose(uids[0])

    def current_uid(self) -> str:
        """The uid of the current row; empty for none."""
        return self.table.current_uid()

    def focus_first(self) -> None:
        """Go to the table, or to what can be done while it is empty."""
        if self.table.rows.rowCount():
            if not self.table.current_uid():
                self.table.choose(self.table.rows.uid(0))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.empty.button is not None:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
