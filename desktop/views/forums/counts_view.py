"""How much was raised of each kind of need; every line opens the matters that it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.rules.months import fiscal_year
from desktop.services.centre import Centre
from desktop.services.forums import CategoryCount
from desktop.system.language import _
from desktop.views.forums import listing, raised_listing
from desktop.views.kit.cards import Card, EmptyState
from desktop.views.kit.chips import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.filters import FilterBar
from desktop.views.kit.kept_rows import KeptRows
from desktop.views.kit.row_model import Cell, Column, Row
from desktop.views.kit.row_table import RowTable

_ALL: Final = "all"
# What came of the matters that each column counts: raised, by so many people, a case, a group, nothing yet.
_CAME: Final = ("", "", "case", "group", "open")


class CountsView(QWidget):
    """How much was raised of each kind of need.

    Signals:
        left: back to the register.
        shown: the counts stand.
        matters_wanted(chosen): the matters behind a line; the choices of each filter by its key.

    Args:
        desk: runs the work.
        centre: the services.
    """

    left = Signal()
    shown = Signal()
    matters_wanted = Signal(object)

    def __init__(self, desk: Desk, centre: Centre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre = desk, centre
        self.counts: Sequence[CategoryCount] = ()
        ground = centre.ground
        self.head = EntryHead(self.left.emit)
        self.head.show_entry(_("What was raised, by kind of need"))
        self.filters = FilterBar(
            _("Words of a matter"), (listing.year_filter(ground), listing.place_filter(ground))
        )
        with QSignalBlocker(self.filters):
            self.filters.choose("year", listing.year_choice(fiscal_year(ground.clock.today())))
        self.filters.changed.connect(self.refresh)
        self._source = KeptRows()
        self.table = RowTable(_columns(), self._source)
        self.table.set_title(_("What was raised, by kind of need"))
        self.table.opened.connect(self.open_line)
        self.table.clicked.connect(self._on_clicked)
        self.table.left.connect(self.left)
        self.states = QStackedWidget()
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self.filters)
        card = Card()
        card.body.setContentsMargins(5, 5, 5, 8)
        self.states.addWidget(self.table)
        text = _("Matters that were raised in forums of this time and place are counted here.")
        self.states.addWidget(EmptyState("chart-column", _("Nothing was raised"), text))
        card.add(self.states, 1)
        column.addWidget(card, 1)

    def refresh(self) -> None:
        """Count anew."""
        wanted = raised_listing.query(self.filters.text(), self.filters.chosen())

        def show(counts: Sequence[CategoryCount]) -> None:
            if wanted == raised_listing.query(self.filters.text(), self.filters.chosen()):
                self._show(counts)

        self._desk.run(lambda _progress: self._centre.forums.matters.counts(wanted), show, owner=self)

    def _show(self, counts: Sequence[CategoryCount]) -> None:
        self.counts = counts
        total = _row(_ALL, _("All kinds of need"), counts)
        rows = [_row(one.code, one.name or _("Without a kind of need"), [one]) for one in counts]
        uids = self._source.keep([*rows, total] if rows else [])
        self.table.rows.mark_all_stale()
        self.table.show_ids(uids)
        self.states.setCurrentIndex(0 if uids else 1)
        if uids and not self.table.current_uid():
            self.table.choose(uids[0])
        self.shown.emit()

    def open_line(self, code: str, state: str = "") -> None:
        """Open the matters behind a line, or behind one of its numbers.

        Args:
            code: the kind of need.
            state: what came of the matters; empty for all of them.
        """
        chosen: dict[str, Choice] = {
            key: choice for key, choice in self._choices().items() if choice is not None
        }
        if code != _ALL:
            chosen["category"] = raised_listing.category_choice(self._centre.ground, code)
        if state:
            chosen["state"] = Choice(state, _(raised_listing.STATES[state]))
        self.matters_wanted.emit((self.filters.text(), chosen))

    def _on_clicked(self, index: QModelIndex) -> None:
        # One click on a number opens what it counts, as elsewhere; on the name it only chooses the line.
        if index.column() > 0:
            self.open_line(self.table.rows.uid(index.row()), _CAME[index.column() - 1])

    def _choices(self) -> Mapping[str, Choice | None]:
        ground, codes = self._centre.ground, self.filters.chosen()
        offered = {
            one.key: one.choices() for one in (listing.year_filter(ground), listing.place_filter(ground))
        }
        return {
            key: next((one for one in offered[key] if one.code == code), None) for key, code in codes.items()
        }

    def focus_first(self) -> None:
        """Go to the counts, or to the filter where there are none."""
        first = self.table if self.table.rows.rowCount() else self.filters.box
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Need"), 300, sortable=False),
        Column("matters", _("Matters"), 96, figures=True, sortable=False),
        Column("people", _("People"), 96, figures=True, sortable=False),
        Column("cases", _("Became a case"), 130, figures=True, sortable=False),
        Column("groups", _("Became a group"), 130, figures=True, sortable=False),
        Column("open", _("Nothing yet"), 120, figures=True, sortable=False),
    )


def _row(uid: str, name: str, counts: Sequence[CategoryCount]) -> Row:
    figures = (
        sum(one.matters for one in counts),
        sum(one.people for one in counts),
        sum(one.cases for one in counts),
        sum(one.groups for one in counts),
        sum(one.open for one in counts),
    )
    cells = (Cell(f"{figure:,}" if figure else "–", quiet=not figure, value=figure) for figure in figures)
    return Row(uid, (name, *cells))
