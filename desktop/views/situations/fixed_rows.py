"""A small table of rows that were read already, as high as its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt

from desktop.views.kit import tokens
from desktop.views.kit.row_table import Column, Row, RowTable, Sort

_HEAD: Final = 40


class _FixedRows:
    """Rows that were read already."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}

    def put(self, rows: Sequence[Row]) -> Sequence[str]:
        """Hold other rows; gives their uids."""
        self._rows = {row.uid: row for row in rows}
        return tuple(self._rows)

    def ids(self, _query: object, _sort: Sort | None) -> Sequence[str]:
        """All of them."""
        return tuple(self._rows)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """Those asked for."""
        return [self._rows[uid] for uid in uids if uid in self._rows]


class SmallTable(RowTable):
    """A table inside a card.

    Args:
        title: its name for a screen reader.
        columns: what is shown.
        most: how many rows are seen at once; more are scrolled to.
    """

    def __init__(self, title: str, columns: Sequence[Column], most: int) -> None:
        self._source, self._most = _FixedRows(), most
        super().__init__(columns, self._source)
        self.set_title(title)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the table is as high as they are."""
        uids = self._source.put(rows)
        self.rows.mark_all_stale()
        self.show_ids(uids)
        seen = min(max(len(rows), 1), self._most)
        self.setFixedHeight(_HEAD + seen * tokens.ROW)
        whole = len(rows) <= self._most
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if whole else needed)

    def focus_first(self) -> None:
        """Go to the table, to its first row if none is chosen."""
        if not self.current_uid() and self.rows.rowCount():
            self.choose(self.rows.uid(0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
