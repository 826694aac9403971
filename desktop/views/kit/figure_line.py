"""A line of a card with a number at its end; pressed, it opens the entries that the number counts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.views.kit import words
from desktop.views.kit.cards import Pressable
from desktop.views.kit.icons import Icon
from desktop.views.kit.words import Label, WrappedLabel

_SIZE: Final = 16


class FigureLine(Pressable):
    """What is counted, and the number.

    Args:
        caption: what is counted.
        count: how many entries.
        told: the number in words where it is more than a count; empty shows the count.
    """

    def __init__(self, caption: str, count: int, told: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = count
        shown = told or thai_date.thai_digits(f"{count:,}")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(12)
        row.addWidget(WrappedLabel(caption), 1)
        row.addWidget(Label(shown, words.STRONG), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Icon("chevron-right", "muted", _SIZE), 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{caption} {shown}")
