"""What a file holds before anybody says what it means: numbered rows of cells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

NO_VALUE = "no-value"
ERROR = "error"


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell whose value the file does not tell.

    Attributes:
        why: ``no-value`` for a formula without a kept value, ``error`` for one that failed.
        text: what stands in the file: the formula, or the error's own word.
    """

    why: str
    text: str = ""


Cell = str | int | float | bool | date | datetime | Unread | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds something.

    Attributes:
        number: as a spreadsheet program shows it, from 1.
        cells: from the first column on; trailing empty ones are left out.
    """

    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell:
        """The cell in a column, counted from 0; None beyond the last."""
        return self.cells[column] if 0 <= column < len(self.cells) else None
