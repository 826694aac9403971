"""Rows that were read already, as a table asks for them."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.views.kit.row_table import Row, Sort


class FixedRows:
    """Rows that were read already."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}

    def show(self, rows: Sequence[Row]) -> Sequence[str]:
        """Show other rows; gives their uids."""
        self._rows = {row.uid: row for row in rows}
        return tuple(self._rows)

    def ids(self, _query: object, _sort: Sort | None) -> Sequence[str]:
        """All of them."""
        return tuple(self._rows)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """Those asked for."""
        return [self._rows[uid] for uid in uids if uid in self._rows]
