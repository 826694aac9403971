"""What a list remembers of its looks, and how its rows leave it: copied, to Excel, on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.rules import thai_date
from desktop.system.language import _
from desktop.views.kit import keys, list_menus
from desktop.views.kit.buttons import Action
from desktop.views.kit.desk import Desk
from desktop.views.kit.filters import FilterBar
from desktop.views.kit.register import Register
from desktop.views.kit.row_model import Sort
from desktop.views.kit.row_table import RowTable
from desktop.views.kit.shown_rows import ShownRows, as_text

_COPY, _EXCEL, _PRINT = "Ctrl+C", "Ctrl+E", "Ctrl+P"
# Fewer rows than this are copied before anybody could read how far it is.
_AT_A_GLANCE: Final = 500


class ListWays(QObject):
    """What a list remembers, and where its rows may go.

    Args:
        desk: runs the work, remembers choices.
        register: what the list shows.
        table: shows it.
        filters: narrow it.
    """

    def __init__(self, desk: Desk, register: Register, table: RowTable, filters: FilterBar) -> None:
        super().__init__(table)
        self._desk, self._register, self._table, self._filters = desk, register, table, filters
        if register.ways_out is not None or any(not column.usual for column in register.columns):
            table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            table.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    # -- what is remembered

    def recall(self) -> None:
        """Show the columns and the order that were chosen before; unknown ones are forgotten."""
        columns = self._remembered("columns").split()
        known = [one.key for one in self._register.columns if one.key in columns]
        if known:
            self._table.show_columns(known)
        order = self._remembered("sort")
        sort = Sort(order.removeprefix("-"), order.startswith("-"))
        sortable = {one.key for one in self._register.columns if one.sortable}
        self._table.show_sort(sort if sort.key in sortable else self._register.sort)

    def remember_columns(self) -> None:
        """Remember the columns that are shown."""
        self._remember("columns", " ".join(self._table.shown_columns()))

    def remember_sort(self) -> None:
        """Remember how the list is sorted."""
        sort = self._table.sort()
        if sort is not None:
            self._remember("sort", f"-{sort.key}" if sort.descending else sort.key)

    def _remembered(self, what: str) -> str:
        name = self._register.name
        return self._desk.remembered.text(f"list.{name}.{what}") if name else ""

    def _remember(self, what: str, value: str) -> None:
        if self._register.name:
            self._desk.remembered.put(f"list.{self._register.name}.{what}", value)

    # -- where rows may go

    def for_all(self) -> Sequence[Action]:
        """What can be done with the whole list as it stands."""
        if self._register.ways_out is None:
            return ()
        return (
            Action(word=_("To Excel"), run=self.all_to_excel, icon="download"),
            Action(word=_("Print list"), run=self.all_on_paper, icon="printer"),
        )

    def for_chosen(self) -> Sequence[Action]:
        """What can be done with the selected rows."""
        if self._register.ways_out is None:
            return ()
        return (
            Action(word=_("Copy"), run=self.copy, icon="copy", keys=_COPY),
            Action(word=_("These to Excel"), run=self.chosen_to_excel, icon="download"),
            Action(word=_("Print these"), run=self.chosen_on_paper, icon="printer"),
        )

    def bind_keys(self, page: QWidget) -> None:
        """Let keys do it too: in the table, and on the whole page.

        Args:
            page: the register's page.
        """
        if self._register.ways_out is None:
            return
        alone, within = (
            Qt.ShortcutContext.WidgetShortcut,
            Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
        keys.bind(self._table, _COPY, self.copy, alone)
        keys.bind(self._table, "Ctrl+A", self._table.selectAll, alone)
        keys.bind(page, _EXCEL, self.several_to_excel, within)
        keys.bind(page, _PRINT, self.several_on_paper, within)

    def shown(self, uids: Sequence[str] | None = None) -> ShownRows:
        """The list as it stands, or some rows of it.

        Args:
            uids: whose rows; None takes all.
        """
        model = self._table.rows
        sorted_by = list_menus.sort_words(self._table)
        return ShownRows(
            title=self._register.title,
            said=(*self._filters.said(), *((sorted_by,) if sorted_by else ())),
            columns=model.columns,
            places=model.places,
            uids=model.ids() if uids is None else uids,
            source=self._register.source,
        )

    def chosen(self) -> ShownRows:
        """The selected rows."""
        return self.shown(self._table.selected_uids())

    def all_to_excel(self) -> None:
        """Write the list to a workbook."""
        self._to_excel(self.shown())

    def chosen_to_excel(self) -> None:
        """Write the selected rows to a workbook."""
        self._to_excel(self.chosen())

    def several_to_excel(self) -> None:
        """Write what was selected on purpose, more than the row one happens to be on; else the list."""
        self._to_excel(self._several())

    def all_on_paper(self) -> None:
        """Print the list."""
        self._on_paper(self.shown())

    def chosen_on_paper(self) -> None:
        """Print the selected rows."""
        self._on_paper(self.chosen())

    def several_on_paper(self) -> None:
        """Print what was selected on purpose, else the list."""
        self._on_paper(self._several())

    def _several(self) -> ShownRows:
        chosen = self._table.selected_uids()
        return self.shown(chosen if len(chosen) > 1 else None)

    def _to_excel(self, rows: ShownRows) -> None:
        if self._register.ways_out is not None and self._has_rows(rows):
            self._register.ways_out.to_excel(rows)

    def _on_paper(self, rows: ShownRows) -> None:
        if self._register.ways_out is not None and self._has_rows(rows):
            self._register.ways_out.on_paper(rows)

    def _has_rows(self, rows: ShownRows) -> bool:
        if not rows.uids:
            self._desk.say(_("The list is empty; there is nothing to take out of it."))
        return bool(rows.uids)

    def copy(self) -> None:
        """Copy the selected rows as text, under their heads."""
        rows = self.chosen()
        if self._register.ways_out is None or not rows.uids:
            return
        title = _("Copying") if len(rows.uids) > _AT_A_GLANCE else ""
        self._desk.run(lambda progress: as_text(rows, progress), self._copy, title=title, owner=self)

    def _copy(self, copied: tuple[str, Sequence[str]]) -> None:
        text, uids = copied
        ways = self._register.ways_out
        assert ways is not None
        # Written down first: what is not in the books does not leave the window either.
        self._desk.run(
            lambda _progress: ways.copying(uids),
            lambda _logged: self._copied(text, len(uids)),
            writes=True,
            owner=self,
        )

    def _copied(self, text: str, count: int) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.say(_("{count} rows are copied.", count=thai_date.thai_digits(f"{count:,}")))
