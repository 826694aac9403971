"""Turning from one month to the next, or from one fiscal year to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.months import Month
from desktop.system.language import _
from desktop.views.kit.buttons import IconButton
from desktop.views.kit.words import Heading

_YEAR: Final = 12


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
        self._by_year = False
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
        year = thai_date.thai_digits(str(month.fiscal_year))
        self.name.setText(_("Fiscal year {year}", year=year) if self._by_year else month.spoken())
        newest = month.fiscal_year == self._last.fiscal_year if self._by_year else month == self._last
        self.after.setEnabled(month < self._last and not newest)

    def turn_by_year(self, by_year: bool) -> None:
        """Turn fiscal years instead of months, or months again."""
        self._by_year = by_year
        before = _("Year before") if by_year else _("Month before")
        after = _("Year after") if by_year else _("Month after")
        for made, word in ((self.before, before), (self.after, after)):
            made.setAccessibleName(word)
            made.setToolTip(word)
        self.show_month(self.month)

    def _turn_back(self) -> None:
        self.turned.emit(self._stepped(Month.previous))

    def _turn_on(self) -> None:
        if self.after.isEnabled():
            self.turned.emit(min(self._stepped(Month.next), self._last))

    def _stepped(self, step: Callable[[Month], Month]) -> Month:
        month = self.month
        for _step in range(_YEAR if self._by_year else 1):
            month = step(month)
        return month
