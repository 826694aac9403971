"""Tabs: the parts of one page, side by side as words; arrows move, each is spoken as a tab."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from desktop.views.kit import icons, theme, tokens

HEIGHT: Final = 44
_ICON: Final = 18
_GAP: Final = 8
_PAD: Final = 14
_LINE: Final = 2


@dataclass(frozen=True, slots=True)
class Tab:
    """One part of a page.

    Attributes:
        key: its name in the code.
        word: its name on screen.
        icon: the icon before the word.
    """

    key: str
    word: str
    icon: str


class Tabs(QTabBar):
    """The parts of one page.

    Signals:
        wanted(key): the person asks for another part; ``turn_to`` goes there.

    Args:
        tabs: the parts, in reading order.
    """

    wanted = Signal(str)

    def __init__(self, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = tuple(tabs)
        self._icons = True
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setFont(theme.font(tokens.BODY, tokens.MEDIUM))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        for tab in self._tabs:
            self.addTab(tab.word)
        self.currentChanged.connect(lambda at: self.wanted.emit(self._tabs[at].key))

    def current(self) -> str:
        """The part in front."""
        return self._tabs[self.currentIndex()].key

    def turn_to(self, key: str) -> None:
        """Mark a part as the one in front, without asking for it."""
        at = next((place for place, tab in enumerate(self._tabs) if tab.key == key), 0)
        before = self.blockSignals(True)
        self.setCurrentIndex(at)
        self.blockSignals(before)
        self.update()

    def reword(self, key: str, word: str) -> None:
        """Show another word on a tab, such as one with a count."""
        at = next(place for place, tab in enumerate(self._tabs) if tab.key == key)
        if self.tabText(at) != word:
            self.setTabText(at, word)

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as icon and word."""
        return QSize(self._wide(index, self._icons), HEIGHT)

    def _wide(self, index: int, icons_shown: bool) -> int:
        word = QFontMetrics(self.font()).horizontalAdvance(self.tabText(index))
        return word + (_ICON + _GAP if icons_shown else 0) + 2 * _PAD + 1

    def minimumSizeHint(self) -> QSize:
        """The words alone: in a narrow window the icons give way."""
        return QSize(sum(self._wide(at, False) for at in range(self.count())), HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the icons out where there is no room for them."""
        room = self.width() >= sum(self._wide(at, True) for at in range(self.count()))
        if room != self._icons and self.count():
            self._icons = room
            # The only way to have Qt ask for the tabs' sizes anew.
            self.setIconSize(QSize(_ICON if room else 0, _ICON))
        super().resizeEvent(event)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """The same: a word is never cut."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words, a line under the one in front, and the ring of the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bottom = self.height() - 1
        painter.fillRect(QRectF(0, bottom, self.width(), 1), theme.colour("line"))
        for at, tab in enumerate(self._tabs):
            self._paint_tab(painter, at, tab)

    def _paint_tab(self, painter: QPainter, at: int, tab: Tab) -> None:
        area, current = QRectF(self.tabRect(at)), at == self.currentIndex()
        tint = "accent" if current else "muted"
        if not current and area.contains(QPointF(self.mapFromGlobal(self.cursor().pos()))):
            tint = "ink"
        left = area.left() + _PAD
        if self._icons:
            icons.paint(painter, tab.icon, tint, QPointF(left, area.center().y() - _ICON / 2), _ICON)
            left += _ICON + _GAP
        painter.setFont(self.font())
        painter.setPen(theme.colour(tint))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        painter.drawText(
            QRectF(left, area.top(), area.right() - left, area.height()), flags, self.tabText(at)
        )
        if current:
            line = QRectF(area.left() + 2, area.bottom() - _LINE, area.width() - 4, _LINE)
            painter.fillRect(line, theme.colour("accent"))
            self._paint_ring(painter, area)

    def _paint_ring(self, painter: QPainter, area: QRectF) -> None:
        if not self.hasFocus():
            return
        painter.setPen(QPen(theme.colour("accent"), tokens.RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = float(tokens.CONTROL_RADIUS)
        painter.drawRoundedRect(area.adjusted(2, 4, -2, -6), radius, radius)

    def changeEvent(self, event: QEvent) -> None:
        """Paint anew in new colours."""
        if theme.is_new_look(event):
            self.update()
        super().changeEvent(event)
