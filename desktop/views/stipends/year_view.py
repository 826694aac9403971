"""A fiscal year's stipends: who received what, by month and person, and a statement for one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.rules import money
from desktop.rules.months import BUDDHIST_OFFSET, Month
from desktop.services.stipends import PersonYear
from desktop.system.language import _
from desktop.views.kit.cards import Card, EmptyState
from desktop.views.kit.kept_rows import KeptRows
from desktop.views.kit.row_table import Cell, Column, Row, RowTable

_SHORT = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_SUM = "sum"
_ROOMY = 960
_FEW = 7


class YearView(QWidget):
    """A fiscal year's stipends.

    Signals:
        receipts_wanted(person_uid, name): the receipts behind a row; of everybody where both are empty.
        left: back from the table.
    """

    receipts_wanted = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = KeptRows()
        self.months: Sequence[Month] = ()
        self._names: dict[str, str] = {}
        self._paid: Sequence[int] = range(len(_SHORT))
        self.table = RowTable(_columns(), self._source)
        self.table.set_title(_("Who received what"))
        self.table.opened.connect(self._open)
        self.table.left.connect(self.left)
        self.states = QStackedWidget()
        self.states.addWidget(self.table)
        told = _("Every living receipt of the fiscal year is counted here, by month and person.")
        self.states.addWidget(EmptyState("hand-helping", _("Nothing was paid for this year yet"), told))
        card = Card()
        card.body.setContentsMargins(5, 5, 5, 8)
        card.add(self.states, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def show_year(self, fiscal_year: int, people: Sequence[PersonYear]) -> None:
        """Show a fiscal year.

        Args:
            fiscal_year: the Buddhist year in which it ends.
            people: who received something for it.
        """
        self.months = months_of(fiscal_year)
        self._names = {person.person_uid: person.name for person in people}
        rows = [self._row(person) for person in people]
        # The sums first: below a hundred people nobody would see them.
        uids = self._source.keep([self._sums(people), *rows] if rows else [])
        self._paid = [
            at for at, month in enumerate(self.months) if any(month in one.amounts for one in people)
        ]
        self._show_months()
        self.table.rows.mark_all_stale()
        self.table.show_ids(uids)
        self.states.setCurrentIndex(0 if rows else 1)

    def _show_months(self) -> None:
        """In a narrow window only months that were paid, or the sum alone: no figure is cut."""
        shown: Sequence[int] = range(len(_SHORT))
        if self.width() < _ROOMY:
            shown = self._paid if len(self._paid) <= _FEW else []
        keys = ("name", *(f"m{at}" for at in shown), "total")
        if self.table.shown_columns() != keys:
            self.table.show_columns(keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many months as there is room for."""
        super().resizeEvent(event)
        self._show_months()

    def _row(self, person: PersonYear) -> Row:
        amounts = [_amount(person.amounts.get(month, 0)) for month in self.months]
        return Row(person.person_uid, (person.name, *amounts, _amount(person.total)))

    def _sums(self, people: Sequence[PersonYear]) -> Row:
        by_month = [_amount(sum(person.amounts.get(month, 0) for person in people)) for month in self.months]
        return Row(_SUM, (_("Sum"), *by_month, _amount(sum(person.total for person in people))))

    def _open(self, uid: str) -> None:
        if uid == _SUM:
            self.receipts_wanted.emit("", "")
        else:
            self.receipts_wanted.emit(uid, self._names[uid])

    def focus_first(self) -> None:
        """Go to the table."""
        if not self.table.current_uid() and self.table.rows.rowCount():
            self.table.choose(self.table.rows.uid(0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def months_of(fiscal_year: int) -> Sequence[Month]:
    """The months of a fiscal year, October first.

    Args:
        fiscal_year: the Buddhist year in which it ends.
    """
    months = [Month(fiscal_year - BUDDHIST_OFFSET - 1, 10)]
    while len(months) < len(_SHORT):
        months.append(months[-1].next())
    return months


def _columns() -> tuple[Column, ...]:
    # Baht without satang, so that twelve months stand side by side; the statement has both.
    shorts = [*_SHORT[9:], *_SHORT[:9]]
    return (
        Column("name", _("Name"), 190, sortable=False),
        *(Column(f"m{at}", short, 58, True, False) for at, short in enumerate(shorts)),
        Column("total", _("Sum"), 84, True, False),
    )


def _amount(satang: int) -> Cell:
    if not satang:
        return Cell("–", quiet=True)
    return Cell(money.baht(satang).removesuffix(".00"), value=satang)
