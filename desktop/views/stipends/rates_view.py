"""The table of rates: what a month is worth from a day on; the province sets those that lie ahead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.rules import money, thai_date
from desktop.services.stipends import RateRow
from desktop.system.language import _
from desktop.views.kit import words as styles
from desktop.views.kit.arrange import STACKED_BELOW
from desktop.views.kit.cards import Card, EmptyState
from desktop.views.kit.fields import Field
from desktop.views.kit.form_beside import FormBeside
from desktop.views.kit.kept_rows import KeptRows
from desktop.views.kit.record_form import RecordForm
from desktop.views.kit.row_table import Cell, Column, Row, RowTable
from desktop.views.kit.words import WrappedLabel
from desktop.views.stipends import words

_BESIDE: Final = 372


class RatesView(QWidget):
    """The table of rates.

    Signals:
        left: back from the table.
        rate_wanted(RateRow): a rate was opened.

    Args:
        is_province: whether the rates are set here.
    """

    left = Signal()
    rate_wanted = Signal(object)

    def __init__(self, *, is_province: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rates: dict[str, RateRow] = {}
        self._source = KeptRows()
        self.table = RowTable(_columns(), self._source)
        self.table.set_title(_("Rates"))
        self.table.left.connect(self.left)
        self.table.opened.connect(lambda code: self.rate_wanted.emit(self.rates[code]))
        note = _(
            "A rate holds from its first day on. What has begun is never changed; a new one begins later."
        )
        if not is_province:
            note = _(
                "The province sets the rates; they come with its files. What has begun is never changed."
            )
        self.states = QStackedWidget()
        self.states.addWidget(self.table)
        self.states.addWidget(EmptyState("landmark", _("No rate yet"), note))
        self._card = Card()
        self._card.body.setContentsMargins(5, 5, 5, 8)
        self._card.add(self.states, 1)
        notes = QVBoxLayout()
        notes.setContentsMargins(13, 4, 13, 4)
        notes.addWidget(WrappedLabel(note, styles.MUTED))
        unset = _("A kind without a rate is not paid until one is set.")
        notes.addWidget(WrappedLabel(unset, styles.MUTED))
        self._card.add_layout(notes)
        self.beside = FormBeside(self)
        self.beside.setFixedWidth(_BESIDE)
        self.beside.hide()
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._card, 1)
        row.addWidget(self.beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 1)

    def show_rates(self, found: Sequence[RateRow]) -> None:
        """Show the rates."""
        self.rates = {row.rate.code: row for row in found}
        uids = self._source.keep([_row(row, found) for row in found])
        self.table.rows.mark_all_stale()
        self.table.show_ids(uids)
        self.states.setCurrentIndex(0 if uids else 1)

    def form(self) -> RecordForm[Any] | None:
        """The small form that is open."""
        return self.beside.form()

    def show_form(self, form: RecordForm[Any]) -> None:
        """Show a form beside the table."""
        self.beside.show_form(form)
        self._arrange()
        form.findChildren(Field)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_form(self) -> None:
        """Only the table again."""
        self.beside.drop_form()
        self._arrange()
        self.focus_first()

    def _arrange(self) -> None:
        self._card.setVisible(self.form() is None or self.width() >= STACKED_BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window only one of the two is shown."""
        super().resizeEvent(event)
        self._arrange()

    def focus_first(self) -> None:
        """Go to the table."""
        if not self.table.current_uid() and self.table.rows.rowCount():
            self.table.choose(self.table.rows.uid(0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _columns() -> tuple[Column, ...]:
    return (
        Column("kind", _("Kind"), 160, sortable=False),
        Column("since", _("From"), 140, sortable=False),
        Column("amount", _("A month (baht)"), 150, True, False),
        Column("state", _("State"), 200, sortable=False),
    )


def _row(row: RateRow, all_rates: Sequence[RateRow]) -> Row:
    rate = row.rate
    since = thai_date.short(rate.since, thai_digits=False)
    return Row(
        rate.code, (words.kind_word(rate.kind), since, money.baht(rate.satang), _state(row, all_rates))
    )


def _state(row: RateRow, all_rates: Sequence[RateRow]) -> Cell:
    if row.changeable:
        return Cell(_("to come"), state="waiting", icon="hourglass")
    begun = [one.rate.since for one in all_rates if one.rate.kind == row.rate.kind and not one.changeable]
    if row.rate.since == max(begun):
        return Cell(_("holds now"), state="helped", icon="check")
    return Cell(_("held earlier"), quiet=True)
