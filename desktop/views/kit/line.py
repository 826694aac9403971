"""The line that everything typed stands on: its example has room for Thai marks, as the typed text has."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from desktop.views.kit import theme, tokens

# Qt keeps so much free beside what is typed.
_BESIDE: Final = 2


class ThaiLine(QLineEdit):
    """A line to type on, in the window's letters and height.

    Qt cuts an example off at the font's own height, through the vowels below the line; so the line paints its
    example itself, and Qt's own is invisible (``style``).
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font())
        self.setFixedHeight(tokens.CONTROL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, and the example while nothing is typed."""
        super().paintEvent(event)
        if self.placeholderText() and not self.text():
            self._paint_example()

    def _paint_example(self) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.colour("muted"))
        area = self._inside()
        shown = painter.fontMetrics().elidedText(
            self.placeholderText(), Qt.TextElideMode.ElideRight, area.width()
        )
        flags = (
            Qt.AlignmentFlag.AlignLeft
            | Qt.AlignmentFlag.AlignVCenter
            | Qt.TextFlag.TextSingleLine
            | Qt.TextFlag.TextDontClip
        )
        painter.drawText(area, flags, shown)
        painter.end()

    def _inside(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        margins = self.textMargins()
        return inside.adjusted(margins.left() + _BESIDE, 0, -margins.right() - _BESIDE, 0)
