"""The month's figures as tables: by kind of need, by tambon, by agency."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from desktop.rules.reports import FigureRow, MonthFigures
from desktop.system.language import _
from desktop.views.kit import tokens
from desktop.views.kit.cards import Card, EmptyState
from desktop.views.kit.row_table import Cell, Column, Row, RowTable, Sort
from desktop.views.kit.tabs import Tab, Tabs
from desktop.views.reports.words import FIGURES, GROUPS, HEADS, figure_word

_ICONS: Final = {"category": "clipboard-list", "tambon": "map-pin", "agency": "landmark"}
_HEAD: Final = 40
_EMPTY: Final = 240
_COUNT: Final = 86
_NAME: Final = 330


class FigureRows:
    """The rows of one group, as a table asks for them.

    Args:
        rows: the month's figures of each category, tambon or agency.
    """

    def __init__(self, rows: Sequence[FigureRow]) -> None:
        self._rows = {row.code: row for row in rows}

    def ids(self, _query: object, sort: Sort | None) -> Sequence[str]:
        """The codes, as the reference table orders them or by a figure."""
        if sort is None or sort.key not in FIGURES:
            return tuple(self._rows)
        return sorted(
            self._rows, key=lambda code: getattr(self._rows[code], sort.key), reverse=sort.descending
        )

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """Those asked for."""
        return [Row(code, _cells(self._rows[code])) for code in uids]


def _cells(row: FigureRow) -> tuple[Cell, ...]:
    counts = (int(getattr(row, figure)) for figure in FIGURES)
    # A row without a figure is easier to read past when its noughts are quiet.
    return (Cell(row.name), *(Cell(f"{count:,}", quiet=not count) for count in counts))


class FigureTables(Card):
    """The three tables on one card, one at a time.

    Signals:
        wanted(group, code, name, figure): the entries behind a number.
    """

    wanted = Signal(str, str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(5, 5, 5, 8)
        self.tabs = Tabs([Tab(key, _(word), _ICONS[key]) for key, word in GROUPS.items()])
        self.tabs.wanted.connect(lambda _key: self._show())
        self.add(self.tabs)
        self._figures = MonthFigures()
        self._inside: QWidget | None = None
        self.table: RowTable | None = None

    def show_figures(self, figures: MonthFigures) -> None:
        """Show another month's figures."""
        self._figures = figures
        self._show()

    def _rows(self) -> tuple[FigureRow, ...]:
        by = {
            "category": self._figures.by_category,
            "tambon": self._figures.by_tambon,
            "agency": self._figures.by_agency,
        }
        return by[self.tabs.current()]

    def _show(self) -> None:
        if self._inside is not None:
            self.body.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self.table = self._table() if self._rows() else None
        self._inside = self.table or _empty()
        self.add(self._inside)

    def _table(self) -> RowTable:
        rows, group = self._rows(), self.tabs.current()
        source = FigureRows(rows)
        table = RowTable(_columns(group), source)
        table.set_title(_(GROUPS[group]))
        table.show_ids(source.ids(None, None))
        # As high as its rows: the page scrolls as a whole, and paper has no scroll bar either.
        table.setFixedHeight(_HEAD + len(rows) * tokens.ROW + 4)
        names = {row.code: row.name for row in rows}
        table.sorted.connect(lambda sort: table.show_ids(source.ids(None, sort)))
        table.opened.connect(lambda code: self.wanted.emit(group, code, names[code], "pointed_out"))
        table.clicked.connect(lambda index: self._on_clicked(group, names, index))
        return table

    def _on_clicked(self, group: str, names: dict[str, str], index: QModelIndex) -> None:
        figures = list(FIGURES)
        if self.table is not None and index.column() > 0:
            code = self.table.rows.uid(index.row())
            self.wanted.emit(group, code, names[code], figures[index.column() - 1])


def _columns(group: str) -> tuple[Column, ...]:
    counts = (Column(figure, figure_word(figure), _COUNT, figures=True) for figure in FIGURES)
    return (Column("name", _(HEADS[group]), _NAME, sortable=False), *counts)


def _empty() -> QWidget:
    made = EmptyState(
        "chart-column",
        _("No figures yet"),
        _("As soon as somebody is pointed out in this month, it is counted here."),
    )
    made.setMinimumHeight(_EMPTY)
    return made
