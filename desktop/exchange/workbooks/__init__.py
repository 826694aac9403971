"""Lists as people send them: bytes become sheets, and sheets become numbered rows of cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.exchange.workbooks import kinds, limits, sheet, texts, workbook
from desktop.exchange.workbooks.archive import Parts
from desktop.exchange.workbooks.failures import refusal
from desktop.rules.lists.grid import Row

__all__ = ["OpenedList", "SheetName", "open_list"]


@dataclass(frozen=True, slots=True)
class SheetName:
    """One sheet that may hold the list.

    Attributes:
        name: as its tab shows it; empty for a CSV text, which has one sheet only.
        hidden: whether its tab is not shown.
    """

    name: str
    hidden: bool = False


class OpenedList:
    """A file whose sheets can be read, one row after the other.

    Attributes:
        sheets: in the order of their tabs.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        if kinds.kind_of(content) == kinds.XLSX:
            self._parts: Parts | None = Parts(content)
            self._inside = workbook.inside(self._parts)
            self.sheets = tuple(SheetName(each.name, each.hidden) for each in self._inside.sheets)
        else:
            self._parts = None
            self.sheets = (SheetName(""),)

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of a sheet that hold something, in their order.

        Args:
            name: of one of the sheets.

        Raises:
            Refused: there is no such sheet, or it is damaged.
        """
        if self._parts is None:
            return texts.rows(self._content)
        for found in self._inside.sheets:
            if found.name == name:
                return sheet.rows(self._parts, self._inside, found)
        names = ", ".join(each.name for each in self._inside.sheets)
        raise refusal("no-sheet", sheet=name, sheets=names)


def open_list(content: bytes) -> OpenedList:
    """Open a list, whatever its name says it is.

    Args:
        content: the whole file.

    Raises:
        Refused: it is no list, too big, protected or damaged; the sentence says what to do.
    """
    if len(content) > limits.FILE:
        raise refusal("too-big", rows=f"{limits.ROWS:,}")
    return OpenedList(content)
