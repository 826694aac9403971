"""The province's look at a month: what each centre paid, what the province counts, and where they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import money
from desktop.services.stipends import Comparison
from desktop.system.language import _
from desktop.views.kit.cards import Card
from desktop.views.kit.counted_rows import CountedRows, Part
from desktop.views.kit.row_table import Cell, Column, Row
from desktop.views.stipends import words


class CentresView(QWidget):
    """A month of every centre.

    Signals:
        centre_wanted(unit): open a centre's month.
        left: back from the table.

    Args:
        name_of: a unit's name.
    """

    centre_wanted = Signal(str)
    left = Signal()

    def __init__(self, name_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self.found: Sequence[Comparison] = ()
        self.rows = CountedRows(_("Centres"), _columns())
        self.table = self.rows.table
        self.table.opened.connect(self.centre_wanted)
        self.table.left.connect(self.left)
        card = Card()
        card.body.setContentsMargins(5, 5, 5, 8)
        card.add(self.rows, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card, 1)

    def show_centres(self, found: Sequence[Comparison]) -> None:
        """Show a month."""
        self.found = found
        rows = [self._row(one) for one in found]
        self.rows.show_rows(rows, tuple(_parts(found)))

    def _row(self, one: Comparison) -> Row:
        counted = Cell(money.baht(one.counted)) if one.answered else Cell("–", quiet=True)
        people = sum(1 for row in one.rows if row.paid)
        paid = Cell(money.baht(one.paid)) if people else Cell("–", quiet=True)
        return Row(one.unit, (self._name_of(one.unit), f"{people:,}", paid, counted, _state(one)))

    def focus_first(self) -> None:
        """Go to the table."""
        self.rows.focus_first()


def waits(one: Comparison) -> bool:
    """Whether a centre's month came and was not counted yet."""
    return bool(one.paid) and not one.answered


def told(found: Sequence[Comparison]) -> str:
    """What all centres paid together, and what is counted."""
    paid = words.baht(sum(one.paid for one in found))
    counted = words.baht(sum(one.counted for one in found if one.answered))
    return _("paid {paid}, counted {counted}", paid=paid, counted=counted)


def _parts(found: Sequence[Comparison]) -> Iterator[Part]:
    yield Part("all", _("All centres"), [one.unit for one in found])
    yield Part("waits", _("To be counted"), [one.unit for one in found if waits(one)])
    yield Part("differ", _("Differ"), [one.unit for one in found if one.differences])
    agree = [one.unit for one in found if one.answered and not one.differences]
    yield Part("same", _("The same"), agree)
    yield Part("nothing", _("Nothing came"), [one.unit for one in found if not one.rows])


def _state(one: Comparison) -> Cell:
    if not one.rows:
        return Cell(_("nothing came"), quiet=True)
    if not one.answered:
        return Cell(_("to be counted"), state="waiting", icon="hourglass")
    if one.differences:
        return Cell(_("{count} differ", count=len(one.differences)), state="overdue")
    return Cell(_("the same"), state="helped", icon="check")


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Centre"), 280, sortable=False),
        Column("people", _("People"), 90, True, False),
        Column("paid", _("Paid (baht)"), 140, True, False),
        Column("counted", _("Counted (baht)"), 140, True, False),
        Column("state", _("State"), 180, sortable=False),
    )
