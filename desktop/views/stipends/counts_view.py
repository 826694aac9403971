"""What the centre paid for a month beside what the province counts, difference by difference."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.rules import money
from desktop.services.stipends import Comparison, Difference
from desktop.system.language import _
from desktop.views.kit import words as styles
from desktop.views.kit.cards import Card, EmptyState
from desktop.views.kit.row_table import Cell, Column, Row, RowTable
from desktop.views.kit.words import WrappedLabel
from desktop.views.stipends import words
from desktop.views.stipends.fixed_rows import FixedRows


class CountsView(QWidget):
    """A month beside the province's count.

    Signals:
        volunteer_wanted(uid): open the volunteer.
        left: back from the table.
    """

    volunteer_wanted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = FixedRows()
        self.table = RowTable(_columns(), self._source)
        self.table.set_title(_("Beside the province's count"))
        self.table.opened.connect(self.volunteer_wanted)
        self.table.left.connect(self.left)
        self.told = WrappedLabel("", styles.CAPTION)
        self.states = QStackedWidget()
        self.states.addWidget(self.table)
        waiting = _("Paid lists travel with the month's file; the province's count comes with its answer.")
        self.states.addWidget(EmptyState("scale", _("Nothing to compare yet"), waiting))
        card = Card()
        card.body.setContentsMargins(5, 5, 5, 8)
        card.add(self.states, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.told)
        column.addWidget(card, 1)

    def show_comparison(self, found: Comparison) -> None:
        """Show a month."""
        uids = self._source.show([_row(row) for row in found.rows])
        self.table.rows.mark_all_stale()
        self.table.show_ids(uids)
        self.states.setCurrentIndex(0 if uids else 1)
        self.told.setText(_told(found))
        self.told.setVisible(bool(uids))

    def focus_first(self) -> None:
        """Go to the table."""
        if not self.table.current_uid() and self.table.rows.rowCount():
            self.table.choose(self.table.rows.uid(0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _told(found: Comparison) -> str:
    paid = words.baht(found.paid)
    if not found.answered:
        return _("{paid} were paid. The province has not answered for this month yet.", paid=paid)
    counted = words.baht(found.counted)
    if not found.differences:
        return _("{paid} were paid, and the province counts the same.", paid=paid)
    return _(
        "{paid} were paid, the province counts {counted}; {count} differ.",
        paid=paid,
        counted=counted,
        count=len(found.differences),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name"), 220, sortable=False),
        Column("paid", _("Paid (baht)"), 120, True, False),
        Column("counted", _("Province counts (baht)"), 170, True, False),
        Column("state", _("State"), 130, sortable=False),
        Column("remark", _("Remark"), 320, sortable=False),
    )


def _row(row: Difference) -> Row:
    counted = Cell("–", quiet=True) if row.counted is None else Cell(money.baht(row.counted))
    state = Cell(_("differs"), state="overdue") if row.differs else Cell(_("the same"), state="helped")
    if row.counted is None:
        state = Cell(_("not answered"), quiet=True)
    return Row(row.volunteer_uid, (row.name, money.baht(row.paid), counted, state, row.remark))
