"""Tambons that nobody looks after: a line that counts them, and the list behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.services.volunteers import VacantTambon
from desktop.system.language import _
from desktop.views.kit import words
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, Pressable
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.icons import Icon
from desktop.views.kit.kept_rows import KeptRows
from desktop.views.kit.row_table import Column, Row, RowTable
from desktop.views.kit.words import WrappedLabel

_NAMED: Final = 5
_ICON: Final = 16


class VacantLine(Pressable):
    """How many tambons nobody looks after, the first of them by name; hidden where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tambons: Sequence[VacantTambon] = ()
        self._told = WrappedLabel("", words.MUTED)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 2)
        row.addWidget(self._told, 1)
        row.addWidget(Icon("chevron-right", "muted", _ICON), 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.tambons)

    def text(self) -> str:
        """What it says."""
        return self._told.text()

    def show_tambons(self, tambons: Sequence[VacantTambon]) -> None:
        """Show other tambons."""
        self.tambons = tambons
        names = ", ".join(tambon.name for tambon in tambons[:_NAMED])
        told = _(
            "{count} tambons have nobody in service: {names}",
            count=thai_date.thai_digits(str(len(tambons))),
            names=names,
        )
        if len(tambons) > _NAMED:
            more = thai_date.thai_digits(str(len(tambons) - _NAMED))
            told = _("{told} and {count} more", told=told, count=more)
        self._told.setText(told)
        self.setAccessibleName(told)
        self.setVisible(bool(tambons))


class VacantView(QWidget):
    """The tambons that nobody looks after.

    Signals:
        left: back to the register.

    Args:
        tambons: which ones.
        appointing: what is done about it.
    """

    left = Signal()

    def __init__(
        self, tambons: Sequence[VacantTambon], appointing: Action, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        head = EntryHead(self.left.emit)
        head.show_entry(_("Tambons with nobody in service"))
        head.show_actions((), appointing)
        source = KeptRows()
        columns = (
            Column("name", _("Tambon"), 300, sortable=False),
            Column("code", _("Code"), 160, sortable=False),
        )
        self.table = RowTable(columns, source)
        self.table.set_title(_("Tambons with nobody in service"))
        self.table.show_ids(source.keep(Row(each.code, (each.name, each.code)) for each in tambons))
        self.table.left.connect(self.left)
        self.table.opened.connect(lambda _code: appointing.run())
        card = Card()
        card.body.setContentsMargins(5, 5, 5, 8)
        card.add(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(card, 1)

    def focus_first(self) -> None:
        """Go to the list."""
        if self.table.rows.rowCount():
            self.table.choose(self.table.rows.uid(0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
