"""The two lists of a forum's own page: what was raised and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.services.forums import DecisionRow, MatterRow
from desktop.services.ground import Ground
from desktop.system.language import _
from desktop.views.forums import words
from desktop.views.forums.raised_listing import category_cell
from desktop.views.kit.buttons import Button
from desktop.views.kit.cards import Card, EmptyState
from desktop.views.kit.kept_rows import KeptRows
from desktop.views.kit.row_model import Cell, Column, Row
from desktop.views.kit.row_table import RowTable
from desktop.views.kit.words import Heading

_LOWEST: Final = 110


class OwnList(Card):
    """One list of a forum's own page, with the button that adds to it.

    Signals:
        adding: one more is wanted.

    Args:
        title: what the list holds.
        word: the button's verb.
        columns: the table's.
        empty: what is said while there is nothing.
        several: whether several rows may be selected.
    """

    adding = Signal()

    def __init__(
        self,
        title: str,
        word: str,
        columns: Sequence[Column],
        empty: EmptyState,
        *,
        several: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(5, 10, 5, 8)
        head = QHBoxLayout()
        head.setContentsMargins(13, 0, 9, 0)
        head.addWidget(Heading(title))
        head.addStretch(1)
        self.button = Button(word, "plus", on_click=self.adding.emit)
        head.addWidget(self.button)
        self.add_layout(head)
        self._source = KeptRows()
        self._keys = tuple(column.key for column in columns)
        self.table = RowTable(columns, self._source, several)
        self.table.set_title(title)
        self.states = QStackedWidget()
        self.states.addWidget(self.table)
        self.states.addWidget(empty)
        self.add(self.states, 1)

    def show_rows(self, rows: Sequence[Row], can_change: bool) -> None:
        """Show other rows.

        Args:
            rows: all of them.
            can_change: whether one more can be added.
        """
        uids = self._source.keep(rows)
        self.table.rows.mark_all_stale()
        self.table.show_ids(uids)
        self.states.setCurrentIndex(0 if uids else 1)
        # Rows scroll in a low window; the words of an empty list need the room that they need.
        self.states.setMinimumHeight(_LOWEST if uids else 0)
        self.button.setVisible(can_change)

    def show_all_columns(self, all_of_them: bool) -> None:
        """In a narrow window only what cannot be missed is shown; the card beside tells the rest.

        Args:
            all_of_them: whether there is room for all.
        """
        keys = self._keys
        wanted = keys if all_of_them else (*keys[:2], keys[-1])
        if self.table.shown_columns() != wanted:
            self.table.show_columns(wanted)

    def focus_first(self) -> None:
        """Go to the table, or to the button while nothing stands in it."""
        if self.table.rows.rowCount():
            # Where the keyboard came by itself a row is current that nobody chose.
            if not self.table.selected_uids():
                self.table.choose(self.table.current_uid() or self.table.rows.uid(0))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.button.isVisible():
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)


class MatterList(OwnList):
    """What was raised."""

    def __init__(self, parent: QWidget | None = None) -> None:
        empty = EmptyState(
            "message-square",
            _("Nothing was written down yet"),
            _("Each becomes a case or a group from here."),
        )
        super().__init__(
            _("What was raised"), _("Add a matter"), _matter_columns(), empty, several=True, parent=parent
        )

    def show_matters(self, rows: Sequence[MatterRow], can_change: bool) -> None:
        """Show other matters."""
        self.show_rows([_matter(row) for row in rows], can_change)


class DecisionList(OwnList):
    """What was decided.

    Args:
        ground: whose clock counts.
    """

    def __init__(self, ground: Ground, parent: QWidget | None = None) -> None:
        self._ground = ground
        empty = EmptyState("list-checks", _("No decision yet"), _("Who does what, and until when."))
        super().__init__(
            _("What was decided"), _("Add a decision"), _decision_columns(), empty, parent=parent
        )

    def show_decisions(self, rows: Sequence[DecisionRow], can_change: bool) -> None:
        """Show other decisions."""
        today = self._ground.clock.today()
        self.show_rows(
            [
                Row(
                    row.uid,
                    (
                        str(row.number),
                        " ".join(row.decision.split()),
                        row.responsible or Cell(_("Nobody named"), quiet=True),
                        words.decision_cell(row, today),
                    ),
                )
                for row in rows
            ],
            can_change,
        )


def _matter_columns() -> tuple[Column, ...]:
    return (
        Column("number", _("No."), 44, figures=True, sortable=False),
        Column("matter", _("Matter"), 236, sortable=False),
        Column("category", _("Need"), 130, sortable=False),
        Column("people", _("People"), 98, figures=True, sortable=False),
        Column("came", _("What came of the matter"), 186, sortable=False),
    )


def _matter(row: MatterRow) -> Row:
    return Row(
        row.uid,
        (
            str(row.number),
            " ".join(row.matter.split()),
            category_cell(row),
            str(row.people or ""),
            words.came_cell(row),
        ),
    )


def _decision_columns() -> tuple[Column, ...]:
    return (
        Column("number", _("No."), 44, figures=True, sortable=False),
        Column("decision", _("Decision"), 256, sortable=False),
        Column("responsible", _("Who does it"), 170, sortable=False),
        Column("state", _("State"), 214, sortable=False),
    )
