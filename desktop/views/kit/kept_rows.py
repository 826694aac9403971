"""Rows of a short list, all kept: for tables whose whole answer is at hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.views.kit.row_model import Row, Sort


class KeptRows:
    """A source of rows that were read in one go."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}

    def keep(self, rows: Iterable[Row]) -> tuple[str, ...]:
        """Keep these rows in place of those before.

        Returns:
            Their uids in order, for the table to show.
        """
        self._rows = {row.uid: row for row in rows}
        return tuple(self._rows)

    def ids(self, _query: object, _sort: Sort | None) -> Sequence[str]:
        """The uids of all rows, in order."""
        return tuple(self._rows)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """Some of the rows."""
        return [self._rows[uid] for uid in uids if uid in self._rows]
