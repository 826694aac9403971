"""A month's stipends: everybody who served in it and what stands in the way of paying them; its lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.rules import money, thai_date
from desktop.rules import stipends as rules
from desktop.services.stipends import Claimant, ListRow
from desktop.system.language import _, mark
from desktop.views.kit import words as styles
from desktop.views.kit.arrange import SideBySide
from desktop.views.kit.cards import Card, EmptyState, IconRow
from desktop.views.kit.cards import Column as CardColumn
from desktop.views.kit.counted_rows import CountedRows, Part
from desktop.views.kit.row_table import Cell, Column, Row
from desktop.views.kit.words import WrappedLabel
from desktop.views.stipends import words

_LOWEST: Final = 420
_PARTS: Final = {
    "payable": mark("Can be paid"),
    "listed": mark("On a list"),
    "paid": mark("Were paid"),
    "not_paid": mark("Not paid"),
}


class MonthView(QWidget):
    """A month's stipends.

    Signals:
        list_wanted(uid): open it.
        grounds_wanted(uid): what makes an appointment's amount.
        left: back from the table.
    """

    list_wanted = Signal(str)
    grounds_wanted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.claimants: Sequence[Claimant] = ()
        self.rows = CountedRows(_("Who served in this month"), _columns())
        self.table = self.rows.table
        self.table.opened.connect(self.grounds_wanted)
        self.table.left.connect(self.left)
        self.table.setMinimumHeight(_LOWEST)
        self.table.selected.connect(lambda _uid: self._tell_reasons())
        self.told = WrappedLabel("", styles.MUTED)
        self.states = QStackedWidget()
        self.states.addWidget(self.rows)
        nobody = _("Whoever serves on at least one day of the month is listed here.")
        self.states.addWidget(EmptyState("users", _("Nobody served in this month"), nobody))
        self.lists = Card(_("Pay lists of this month"))
        self._lines = QVBoxLayout()
        self.lists.add_layout(self._lines)
        self._lay_out()

    def _lay_out(self) -> None:
        sides = SideBySide(68, 32)
        card = Card()
        card.body.setContentsMargins(5, 5, 5, 8)
        card.add(self.states, 1)
        beneath = QVBoxLayout()
        beneath.setContentsMargins(13, 4, 13, 4)
        beneath.addWidget(self.told)
        card.add_layout(beneath)
        sides.main.addWidget(card, 1)
        sides.side.addWidget(self.lists)
        sides.side.addStretch(1)
        scrolling = CardColumn()
        scrolling.add(sides, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling)

    def show_month(self, claimants: Sequence[Claimant], lists: Sequence[ListRow]) -> None:
        """Show a month.

        Args:
            claimants: everybody who served in it.
            lists: its pay lists, the newest first.
        """
        self.claimants = claimants
        self.rows.show_rows([_row(one) for one in claimants], tuple(_parts(claimants)))
        self.states.setCurrentIndex(0 if claimants else 1)
        self._show_lists(lists)
        self._tell_reasons()

    def _show_lists(self, lists: Sequence[ListRow]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for row in lists:
            chip, word, icon = words.list_chip(row.state)
            told = f"{words.people(row.people)} · {words.baht(row.total)}"
            line = IconRow(icon, f"{word} · {told}", _who(row), chip)
            line.pressed.connect(lambda uid=row.uid: self.list_wanted.emit(uid))
            self._lines.addWidget(line)
        if not lists:
            self._lines.addWidget(WrappedLabel(_("No list yet."), styles.CAPTION))

    def _tell_reasons(self) -> None:
        """All reasons of the row that somebody is on, whole."""
        uid = self.table.current_uid()
        one = next((one for one in self.claimants if one.volunteer_uid == uid), None)
        self.told.setText(" ".join(one.sentences) if one else "")
        self.told.setVisible(bool(self.told.text()))

    def focus_first(self) -> None:
        """Go to the table."""
        self.rows.focus_first()


def _parts(claimants: Sequence[Claimant]) -> Iterator[Part]:
    """The numbers of a month: who served, who can be paid, who stands on a list, who was paid, who is not."""
    by_part: dict[str, list[str]] = {}
    for one in claimants:
        by_part.setdefault(_part_of(one), []).append(one.volunteer_uid)
    yield Part("all", _("Served"), [one.volunteer_uid for one in claimants])
    for code, word in _PARTS.items():
        yield Part(code, _(word), by_part.get(code, []))


def _part_of(one: Claimant) -> str:
    if one.receipt_uid:
        return "paid"
    if rules.ON_A_LIST in one.reasons:
        return "listed"
    return "payable" if one.eligible else "not_paid"


def _who(row: ListRow) -> str:
    """Who did the last step, and when."""
    steps = (
        (row.withdrawn_on, row.withdrawn_by),
        (row.paid_on, row.paid_by),
        (row.approved_on, row.approved_by),
        (row.prepared_on, row.prepared_by),
    )
    day, name = next((day, name) for day, name in steps if day is not None)
    return _("{day} by {name}", day=thai_date.short(day), name=name)


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Name"), 200, sortable=False),
        Column("kind", _("Kind"), 96, sortable=False),
        Column("amount", _("Amount (baht)"), 140, True, False),
        Column("standing", _("State"), 290, sortable=False),
    )


def _row(one: Claimant) -> Row:
    amount = money.baht(one.amount) if one.amount else "–"
    kind = Cell(words.kind_word(one.kind), quiet=True)
    return Row(one.volunteer_uid, (one.name, kind, amount, words.standing_cell(one)))
