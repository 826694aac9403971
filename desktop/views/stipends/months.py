"""Turning the months of the stipends."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.rules.months import Month
from desktop.system.language import _
from desktop.views.kit.buttons import IconButton
from desktop.views.kit.words import Heading


class MonthTurner(QWidget):
    """Which month is shown.

    Signals:
        turned(month): another month is wanted.

    Args:
        month: the one that is shown at first.
        last: the newest that can be shown.
    """

    turned = Signal(object)

    def __init__(self, month: Month, last: Month, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month, self._last = month, last
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.before = IconButton("chevron-left", _("Month before"), "Alt+Left", self._turn_back)
        self.after = IconButton("chevron-right", _("Month after"), "Alt+Right", self._turn_on)
        self.name = Heading(month.spoken())
        for part in (self.before, self.name, self.after):
            row.addWidget(part)
        row.addStretch(1)
        self.show_month(month)

    def show_month(self, month: Month) -> None:
        """Show another month, without asking for it."""
        self.month = month
        self.name.setText(month.spoken())
        self.after.setEnabled(month < self._last)

    def _turn_back(self) -> None:
        self.turned.emit(self.month.previous())

    def _turn_on(self) -> None:
        if self.month < self._last:
            self.turned.emit(self.month.next())
