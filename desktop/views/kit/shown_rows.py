"""What a list shows, or what is selected of it, on its way out of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop.system.progress import Progress
from desktop.views.kit.row_model import Cell, Column, RowSource, narrowed

_AT_ONCE: Final = 500
_ZERO_WIDTH_SPACE: Final = "\u200b"
# What a spreadsheet would run instead of showing it, once it is pasted there.
_FORMULAS: Final = ("=", "@")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRows:
    """The rows of a list as they stand, in its order and with its columns.

    Attributes:
        title: the list's name.
        said: what it is narrowed by and how it is sorted, in words.
        columns: those shown.
        places: where each of them stands among all columns.
        uids: whose rows; more than are on the screen.
        source: where the rows come from.
    """

    title: str
    said: tuple[str, ...]
    columns: tuple[Column, ...]
    places: tuple[int, ...]
    uids: Sequence[str]
    source: RowSource

    def rows(self, progress: Progress) -> Iterator[tuple[str, tuple[Cell, ...]]]:
        """Each entry's uid and cells, read in parts; entries that are gone meanwhile are left out.

        Args:
            progress: hears how far it is, and may stop it.
        """
        source = narrowed(self.source, self.columns)
        for start in range(0, len(self.uids), _AT_ONCE):
            progress.report(start, len(self.uids), self.title)
            wanted = self.uids[start : start + _AT_ONCE]
            found = {row.uid: row for row in source.rows(wanted)}
            for uid in wanted:
                if uid in found:
                    yield uid, tuple(_lasting(found[uid].cell(at)) for at in self.places)


def _lasting(cell: Cell) -> Cell:
    return replace(cell, text=cell.lasting) if cell.lasting else cell


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysOut:
    """Where the rows of a list may go.

    Attributes:
        copying: writes down who copied which rows; called beside the window, before they are copied.
        to_excel: writes rows to a workbook.
        on_paper: prints rows.
    """

    copying: Callable[[Sequence[str]], object]
    to_excel: Callable[[ShownRows], object]
    on_paper: Callable[[ShownRows], object]


def as_text(shown: ShownRows, progress: Progress) -> tuple[str, tuple[str, ...]]:
    """Rows as plain text: a line each under the heads, with tabs between, as every program takes it.

    Args:
        shown: the rows.
        progress: hears how far it is.

    Returns:
        The text, and the uids of the rows in it.
    """
    lines, uids = ["\t".join(_plain(column.title) for column in shown.columns)], []
    for uid, cells in shown.rows(progress):
        lines.append("\t".join(_plain(cell.text) for cell in cells))
        uids.append(uid)
    return "\n".join(lines) + "\n", tuple(uids)


def _plain(text: str) -> str:
    """A cell's words on one line, without the breaks that only the screen needs."""
    plain = " ".join(text.replace(_ZERO_WIDTH_SPACE, "").split())
    return f"'{plain}" if plain.startswith(_FORMULAS) else plain
