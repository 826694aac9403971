"""The bar on the left: whose program it is, its pages, who is signed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop.views.kit import icons, keys, theme, tokens, words
from desktop.views.kit.painted_button import PaintedButton
from desktop.views.kit.words import WrappedLabel

_HIGH: Final = 38
_LOWEST: Final = 30
_ICON: Final = 18


@dataclass(frozen=True, slots=True)
class SideItem:
    """One page in the bar.

    Attributes:
        key: its name in the code.
        icon: its icon.
        word: its name.
    """

    key: str
    icon: str
    word: str


class _ItemButton(PaintedButton):
    """A page in the bar; the current one is bold, on a ground of its own, with a bar at its edge."""

    def __init__(self, item: SideItem, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(item.word, parent)
        self.item, self._badge = item, ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setToolTip(hint)
        self.setFont(theme.font())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set_badge(self, text: str) -> None:
        self._badge = text
        self.setAccessibleDescription(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(tokens.SIDE_BAR - 24, _HIGH)

    def minimumSizeHint(self) -> QSize:
        # Ten pages must fit a low screen at 150 % too.
        return QSize(120, _LOWEST)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self.isChecked()
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        self._paint_ground(painter, area, current)
        icons.paint(
            painter,
            self.item.icon,
            "accent" if current else "muted",
            QPointF(12, (self.height() - _ICON) / 2),
            _ICON,
        )
        painter.setFont(theme.font(tokens.BODY, tokens.SEMIBOLD if current else tokens.REGULAR))
        painter.setPen(theme.colour("accent" if current else "ink"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        painter.drawText(QRectF(42, 0, self.width() - 48, self.height()), flags, self.text())
        if self._badge:
            painter.setFont(theme.font(tokens.SECONDARY, tokens.SEMIBOLD))
            side = Qt.AlignmentFlag.AlignRight
            painter.drawText(QRectF(0, 0, self.width() - 12, self.height()), flags | side, self._badge)

    def _paint_ground(self, painter: QPainter, area: QRectF, current: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if current or self.underMouse():
            painter.setBrush(theme.colour("accent_ground" if current else "hover"))
            painter.drawRoundedRect(area, tokens.CONTROL_RADIUS, tokens.CONTROL_RADIUS)
        if current:
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(1, 10, 3, self.height() - 20), 1.5, 1.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), tokens.RING))
            painter.drawRoundedRect(area, tokens.CONTROL_RADIUS, tokens.CONTROL_RADIUS)


class SideBar(QFrame):
    """The bar on the left.

    Signals:
        chosen(key): go to this page.

    Args:
        items: the pages; the first ten have Alt+1 to Alt+0.
        title: whose program it is.
        place: where that is.
        who: who is signed in.
    """

    chosen = Signal(str)

    def __init__(
        self,
        items: Sequence[SideItem],
        title: str = "",
        place: str = "",
        who: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("shape", "side")
        self.setFixedWidth(tokens.SIDE_BAR)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 12)
        column.setSpacing(1)
        self._title, self._place = WrappedLabel(title, words.HEADING), WrappedLabel(place, words.MUTED)
        self._who = WrappedLabel(who, words.MUTED)
        unit = QVBoxLayout()
        unit.setContentsMargins(4, 0, 0, 0)
        unit.setSpacing(0)
        unit.addWidget(self._title)
        unit.addWidget(self._place)
        column.addLayout(unit)
        column.addSpacing(8)
        self._buttons: dict[str, _ItemButton] = {}
        for at, item in enumerate(items):
            column.addWidget(self._button(item, f"Alt+{(at + 1) % 10}" if at < 10 else ""))
        column.addStretch(1)
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(4, 0, 0, 0)
        self.foot.addWidget(self._who)
        column.addLayout(self.foot)

    def _button(self, item: SideItem, shortcut: str) -> _ItemButton:
        made = _ItemButton(item, keys.shown(shortcut) if shortcut else "")
        made.clicked.connect(lambda _checked=False: self.chosen.emit(item.key))
        if shortcut:
            keys.bind(self, shortcut, lambda: self._by_key(item.key))
        self._buttons[item.key] = made
        return made

    def _by_key(self, key: str) -> None:
        if self._buttons[key].isEnabled():
            self.chosen.emit(key)

    def buttons(self) -> tuple[QAbstractButton, ...]:
        """The pages' buttons, from above."""
        return tuple(self._buttons.values())

    def set_current(self, key: str) -> None:
        """Show which page is open."""
        for name, made in self._buttons.items():
            made.setAutoExclusive(False)
            made.setChecked(name == key)
            made.setAutoExclusive(True)
            # One stop for Tab: the current page; the arrows do the rest.
            policy = Qt.FocusPolicy.StrongFocus if name == key else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(policy)

    def current(self) -> str:
        """Which page is open; empty for none."""
        return next((name for name, made in self._buttons.items() if made.isChecked()), "")

    def set_badge(self, key: str, text: str) -> None:
        """Show a short count at a page, or nothing."""
        self._buttons[key].set_badge(text)

    def set_unit(self, title: str, place: str) -> None:
        """Say whose program it is."""
        self._title.setText(title)
        self._place.setText(place)

    def set_who(self, who: str) -> None:
        """Say who is signed in."""
        self._who.setText(who)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move between the pages."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        made = list(self._buttons.values())
        at = next((place for place, one in enumerate(made) if one.hasFocus()), -1)
        if not step or at < 0:
            super().keyPressEvent(event)
            return
        made[(at + step) % len(made)].setFocus(Qt.FocusReason.TabFocusReason)
