"""How the rows of a register's list leave the window: to Excel, onto paper, copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.rules import thai_date
from desktop.services.centre import Centre
from desktop.services.shown_lists import FORM, ListColumn, ShownList
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.kit.desk import Desk
from desktop.views.kit.questions import Dialog
from desktop.views.kit.shown_rows import ShownRows, WaysOut


@dataclass(frozen=True, slots=True)
class ListExits:
    """The exits of one register's list.

    Attributes:
        page: whose window asks where a file shall lie.
        desk: runs the work.
        centre: all services.
        table: whose entries the rows are.
        back: the page to come back to from a paper; empty for the one of the table's name.
    """

    page: QWidget
    desk: Desk
    centre: Centre
    table: str
    back: str = ""

    def ways_out(self) -> WaysOut:
        """The exits, as a list is given them."""
        return WaysOut(copying=self.copying, to_excel=self.to_excel, on_paper=self.on_paper)

    def copying(self, uids: Sequence[str]) -> None:
        """Write down that rows are copied."""
        self.centre.shown_lists.copied(self.table, uids)

    def to_excel(self, rows: ShownRows) -> None:
        """Write rows to a workbook, after asking where it shall lie."""
        day = thai_date.short(self.centre.ground.clock.today(), thai_digits=False)
        asked = Dialog.save_as(self.page, f"{rows.title} {day}.xlsx", _("Excel workbook (*.xlsx)"))
        if asked is None:
            return
        place = asked if asked.suffix else asked.with_suffix(".xlsx")
        self.desk.run(
            lambda progress: self.centre.shown_lists.write(self._listed(rows, progress), place),
            lambda count: self._written(count, place),
            title=_("Writing the file"),
            owner=self.page,
        )

    def _written(self, count: int, place: Path) -> None:
        figure = thai_date.thai_digits(f"{count:,}")
        said = _(
            "{count} rows are in {file}, in the folder {folder}.",
            count=figure,
            file=place.name,
            folder=place.parent,
        )
        self.desk.say(said)

    def on_paper(self, rows: ShownRows) -> None:
        """Show rows as a paper, to be printed or saved there."""
        self.desk.run(
            lambda progress: self.centre.shown_lists.sheet(self._listed(rows, progress)),
            lambda made: self.desk.open(
                "paper", form=FORM, sheet=made[0], about=made[1], back=self.back or self.table
            ),
            title=_("The list is prepared for paper"),
            owner=self.page,
        )

    def _listed(self, rows: ShownRows, progress: Progress) -> ShownList:
        columns = tuple(
            ListColumn(title=one.title, width=one.width, figures=one.figures, summed=one.summed)
            for one in rows.columns
        )
        return ShownList(
            table=self.table, title=rows.title, said=rows.said, columns=columns, rows=rows.rows(progress)
        )
