"""Turning the quarters of the labour situation."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.rules.quarters import Quarter
from desktop.system.language import _
from desktop.views.kit.buttons import IconButton
from desktop.views.kit.words import Heading


class QuarterTurner(QWidget):
    """Which quarter is shown.

    Signals:
        turned(quarter): another quarter is wanted.

    Args:
        quarter: the one that is shown at first.
        last: the newest that can be shown; a quarter that has not begun has no figures.
    """

    turned = Signal(object)

    def __init__(self, quarter: Quarter, last: Quarter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quarter, self._last = quarter, last
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.before = IconButton("chevron-left", _("Quarter before"), "Alt+Left", self._turn_back)
        self.after = IconButton("chevron-right", _("Quarter after"), "Alt+Right", self._turn_on)
        self.name = Heading()
        for part in (self.before, self.name, self.after):
            row.addWidget(part)
        self.show_quarter(quarter)

    def show_quarter(self, quarter: Quarter) -> None:
        """Show another quarter, without asking for it."""
        self.quarter = quarter
        self.name.setText(quarter.spoken())
        self.after.setEnabled(quarter < self._last)

    def _turn_back(self) -> None:
        self.turned.emit(self.quarter.previous())

    def _turn_on(self) -> None:
        if self.quarter < self._last:
            self.turned.emit(self.quarter.next())
