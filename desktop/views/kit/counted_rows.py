"""A table with its numbers above it: each number narrows the table to the entries that it counts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.kit.count_chips import Count, CountChips
from desktop.views.kit.kept_rows import KeptRows
from desktop.views.kit.row_table import Column, Row, RowTable


@dataclass(frozen=True, slots=True)
class Part:
    """A number above a table.

    Attributes:
        code: its name in the code.
        word: what it counts.
        uids: the rows that it counts.
    """

    code: str
    word: str
    uids: Collection[str]


class CountedRows(QWidget):
    """A table with its numbers above it.

    Args:
        title: what a screen reader calls the table.
        columns: of the table.

    Attributes:
        table: the table.
        chips: the numbers.
    """

    def __init__(self, title: str, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = KeptRows()
        self._parts: dict[str, Part] = {}
        self.table = RowTable(columns, self._source)
        self.table.set_title(title)
        self.chips = CountChips()
        self.chips.wanted.connect(lambda _code: self._show())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(13, 4, 13, 2)
        above.addWidget(self.chips)
        column.addLayout(above)
        column.addWidget(self.table, 1)

    def show_rows(self, rows: Sequence[Row], parts: Sequence[Part]) -> None:
        """Show other rows.

        Args:
            rows: all of them.
            parts: the numbers; the first one holds until another is chosen, and stays though it is nought.
        """
        self._source.keep(rows)
        kept = [part for at, part in enumerate(parts) if part.uids or not at]
        self._parts = {part.code: part for part in kept}
        self.chips.show_counts([Count(part.code, part.word, len(part.uids)) for part in kept])
        self.table.rows.mark_all_stale()
        self._show()

    def _show(self) -> None:
        part = self._parts.get(self.chips.current())
        uids = [uid for uid in self._source.ids(None, None) if part is not None and uid in part.uids]
        self.table.show_ids(uids)
        if uids and not self.table.current_uid():
            self.table.choose(uids[0])

    def focus_first(self) -> None:
        """Go to the table, to the numbers where it is empty."""
        if self.table.rows.rowCount():
            if not self.table.current_uid():
                self.table.choose(self.table.rows.uid(0))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.chips.setFocus(Qt.FocusReason.OtherFocusReason)
