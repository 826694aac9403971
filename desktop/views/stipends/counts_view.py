"""What the centre paid for a month beside what the province counts, difference by difference."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.rules import money
from desktop.services.stipends import Comparison, Difference
from desktop.system.language import _
from desktop.views.kit import words as styles
from desktop.views.kit.cards import Card, EmptyState
from desktop.views.kit.counted_rows import CountedRows, Part
from desktop.views.kit.row_table import Cell, Column, Row
from desktop.views.kit.words import WrappedLabel
from desktop.views.stipends import words


class CountsView(QWidget):
    """A month beside the province's count.

    Signals:
        grounds_wanted(uid): what makes an appointment's amount.
        left: back from the table.
    """

    grounds_wanted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = CountedRows(_("Beside the province's count"), _columns())
        self.table = self.rows.table
        self.table.opened.connect(self.grounds_wanted)
        self.table.left.connect(self.left)
        self.told = WrappedLabel("", styles.CAPTION)
        self.states = QStackedWidget()
        self.states.addWidget(self.rows)
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
        self.rows.show_rows([_row(row) for row in found.rows], tuple(_parts(found)))
        self.states.setCurrentIndex(0 if found.rows else 1)
        self.told.setText(_told(found))
        self.told.setVisible(bool(found.rows))

    def focus_first(self) -> None:
        """Go to the table."""
        self.rows.focus_first()


def _parts(found: Comparison) -> Iterator[Part]:
    """The numbers of a comparison: everybody, who was paid, what differs, and what is the same."""
    yield Part("all", _("All"), [row.volunteer_uid for row in found.rows])
    yield Part("paid", _("Were paid"), [row.volunteer_uid for row in found.rows if row.paid])
    differ = [row.volunteer_uid for row in found.differences]
    yield Part("differ", _("Differ"), differ)
    same = [row.volunteer_uid for row in found.rows if found.answered and not row.differs]
    yield Part("same", _("The same"), same)


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
        Column("name", _("Name"), 240, sortable=False),
        Column("paid", _("Paid (baht)"), 120, True, False),
        Column("counted", _("Province counts (baht)"), 170, True, False),
        Column("state", _("State"), 130, sortable=False),
        Column("remark", _("Remark"), 250, sortable=False),
    )


def _row(row: Difference) -> Row:
    counted = Cell("–", quiet=True) if row.counted is None else Cell(money.baht(row.counted))
    state = Cell(_("differs"), state="overdue") if row.differs else Cell(_("the same"), state="helped")
    if row.counted is None:
        state = Cell(_("not answered"), quiet=True)
    return Row(row.volunteer_uid, (row.name, money.baht(row.paid), counted, state, row.remark))
