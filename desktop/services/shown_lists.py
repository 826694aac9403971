"""Lists as somebody sees them, on their way out: to a file for Excel, onto paper, or copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.database import restricted_entries
from desktop.database.failures import written_beside
from desktop.rules import thai_date
from desktop.rules.problems import Refused
from desktop.services import list_workbook
from desktop.services.ground import Ground
from desktop.services.list_workbook import Cell, ListColumn
from desktop.system.language import _, mark

if TYPE_CHECKING:
    from desktop.printing.forms.register_list import Sheet

__all__ = ["Cell", "ListColumn", "ShownList", "ShownLists"]

FORM = "register_list"
# A longer list is no paper that anybody reads; it prints for minutes.
MOST_ROWS_ON_PAPER = 2_000
# The books name each entry up to here; of more they say how many.
_NAMED_ENTRIES = 1_000
_CHUNK = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownList:
    """A list as it is shown.

    Attributes:
        table: whose entries its rows are, for the books.
        title: its name.
        said: what it is narrowed by and how it is sorted, in words.
        columns: those shown.
        rows: each entry's uid and cells; read while they are written.
    """

    table: str
    title: str
    said: tuple[str, ...]
    columns: tuple[ListColumn, ...]
    rows: Iterable[tuple[str, Sequence[Cell]]]


class ShownLists:
    """Lists on their way out of the window; every one is written into the audit chain.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def write(self, shown: ShownList, out: Path) -> int:
        """Write a list to a file for Excel.

        Args:
            shown: the list.
            out: a file ending in ``.xlsx`` or ``.csv``.

        Returns:
            How many rows were written.

        Raises:
            Refused: the role does not allow it, an unknown ending, or the disk would not have it.
        """
        self._ground.actor.require("registers.export")
        ending = out.suffix.lower()
        if ending not in (".xlsx", ".csv"):
            raise Refused(_("Name the file with .xlsx or .csv at its end."), code="no-such-kind")
        uids: list[str] = []
        rows = self._allowed(shown, uids)
        with written_beside(out) as beside:
            if ending == ".csv":
                count = list_workbook.write_text(shown.columns, rows, beside)
            else:
                told = self._told(shown)
                count = list_workbook.write_workbook(shown.title, shown.columns, rows, told, beside)
            # Written down before the file takes its name: what is not in the books does not leave.
            self._write_down(mark("Export a list"), shown.table, uids)
        return count

    def sheet(self, shown: ShownList) -> tuple[Sheet, str]:
        """A list as the words of a paper.

        Args:
            shown: the list.

        Returns:
            The sheet, and the entry that the paper is about: a restricted case, where one is on it, so that
            nobody else prints it again.

        Raises:
            Refused: the role does not allow it, or the list is too long for paper.
        """
        from desktop.printing.forms import register_list

        self._ground.actor.require("documents.print")
        uids: list[str] = []
        rows = list(islice(self._allowed(shown, uids), MOST_ROWS_ON_PAPER + 1))
        if len(rows) > MOST_ROWS_ON_PAPER:
            raise Refused(
                _(
                    "More than {count} rows are too many for paper. Filter the list, or write it to Excel.",
                    count=f"{MOST_ROWS_ON_PAPER:,}",
                ),
                code="too-long",
            )
        self._write_down(mark("Print a list"), shown.table, uids)
        now = self._ground.clock.now()
        sheet = register_list.Sheet(
            number="",
            centre=self._ground.unit_name,
            name=shown.title,
            said=shown.said,
            columns=tuple(
                register_list.ListColumn(head=one.title, share=one.width, figures=one.figures)
                for one in shown.columns
            ),
            lines=tuple(register_list.Line(cells=tuple(cell.text for cell in row)) for row in rows),
            officer=self._ground.actor.full_name,
            printed_on=self._ground.clock.today(),
            printed_at=f"{now:%H.%M} น.",
        )
        return sheet, self._restricted_one(shown.table, uids)

    def copied(self, table: str, uids: Sequence[str]) -> None:
        """Write down that rows were copied.

        Args:
            table: whose entries they are.
            uids: which ones.
        """
        self._ground.actor.require("citizens.view")
        self._write_down(mark("Copy rows"), table, uids)

    def _write_down(self, title: str, table: str, uids: Sequence[str]) -> None:
        many = len(uids) > _NAMED_ENTRIES
        named = (f"{len(uids)} entries",) if many else tuple(uids)
        self._ground.database.saw(title, self._ground.actor.uid, table, *named)

    def _told(self, shown: ShownList) -> list[tuple[str, str]]:
        now = self._ground.clock.now()
        day = thai_date.long(self._ground.clock.today(), thai_digits=False)
        return [
            ("ทะเบียน", shown.title),
            ("หน่วยงาน", self._ground.unit_name),
            ("เงื่อนไข", "; ".join(shown.said)),
            ("ส่งออกโดย", self._ground.actor.full_name),
            ("วันที่", f"{day} {now:%H.%M} น."),
        ]

    # -- what is restricted

    def _allowed(self, shown: ShownList, uids: list[str]) -> Iterator[Sequence[Cell]]:
        """The rows that this user may see, and into ``uids`` whose they are."""
        rows = iter(shown.rows)
        while part := list(islice(rows, _CHUNK)):
            hidden = self._hidden(shown.table, [uid for uid, _cells in part])
            for uid, cells in part:
                if uid not in hidden:
                    uids.append(uid)
                    yield cells

    def _hidden(self, table: str, uids: Sequence[str]) -> frozenset[str]:
        # The lists hide them already; what leaves the house is looked at once more.
        with self._ground.database.read() as session:
            return restricted_entries.among_rows(session, table, uids, self._ground.actor.may)

    def _restricted_one(self, table: str, uids: Sequence[str]) -> str:
        with self._ground.database.read() as session:
            parts = (uids[start : start + _CHUNK] for start in range(0, len(uids), _CHUNK))
            return next(
                (uid for part in parts for uid in restricted_entries.among_rows(session, table, part)), ""
            )
