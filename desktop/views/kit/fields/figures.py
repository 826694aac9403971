"""Fields for figures: a number and an amount of money, in Arabic or Thai digits."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.system.language import _
from desktop.views.kit.fields.text import LineField

_THAI_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_AMOUNT: Final = re.compile(r"\d+(\.\d{1,2})?")


def _plain(text: str) -> str:
    return text.translate(_THAI_DIGITS).replace(",", "").replace(" ", "")


class NumberField(LineField):
    """A whole number; the arrows up and down count.

    Args:
        lowest: the least it may be.
        highest: the most it may be.
        placeholder: an example.
    """

    def __init__(
        self, lowest: int = 0, highest: int = 9_999, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(placeholder, 12, parent)
        self._lowest, self._highest = lowest, highest

    def value(self) -> int | None:
        """The number, or none where there is none."""
        text = _plain(self.line.text())
        return int(text) if text.isascii() and text.isdigit() else None

    def set_value(self, value: int | None) -> None:
        """Show another number."""
        self._put("" if value is None else str(value))

    def is_empty(self) -> bool:
        """Whether nothing is typed; nought is a number."""
        return not self.line.text().strip()

    def trouble(self) -> str:
        """Why it is no number, or one out of bounds."""
        if self.is_empty():
            return ""
        value = self.value()
        if value is None:
            return _("Please write a number in digits.")
        if not self._lowest <= value <= self._highest:
            lowest, highest = f"{self._lowest:,}", f"{self._highest:,}"
            return _("The number must lie between {lowest} and {highest}.", lowest=lowest, highest=highest)
        return ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count with the arrows."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
            if step and not self.line.isReadOnly():
                self._count(step)
                return True
        return super().eventFilter(watched, event)

    def _count(self, step: int) -> None:
        value = self.value()
        counted = self._lowest if value is None else value + step
        self.set_value(min(max(counted, self._lowest), self._highest))
        self.changed.emit()


class MoneyField(LineField):
    """An amount in baht, stored in satang."""

    def __init__(self, placeholder: str = "0.00", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, 16, parent)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def value(self) -> int | None:
        """The amount in satang, or none where there is none."""
        text = _plain(self.line.text())
        if not _AMOUNT.fullmatch(text):
            return None
        baht, _point, satang = text.partition(".")
        return int(baht) * 100 + int(satang.ljust(2, "0") or "0")

    def set_value(self, value: int | None) -> None:
        """Show another amount."""
        self._put("" if value is None else f"{value // 100:,}.{value % 100:02d}")

    def is_empty(self) -> bool:
        """Whether nothing is typed; nought is an amount."""
        return not self.line.text().strip()

    def trouble(self) -> str:
        """Why it is no amount."""
        if self.is_empty() or self.value() is not None:
            return ""
        return _("Please write an amount in baht, such as 9,500 or 9,500.50.")

    def _on_leaving(self) -> None:
        if self.value() is not None:
            self.set_value(self.value())
