"""Buttons: one primary, the others plain or quiet, each with its keys beside its word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.views.kit import icons, keys, theme, tokens

PRIMARY: Final = "primary"
PLAIN: Final = "plain"
QUIET: Final = "quiet"
_PAD: Final = 15
_GAP: Final = 8
_ICON: Final = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that can be done on a page.

    Attributes:
        word: the verb on its button.
        run: what it does.
        icon: the icon before the word.
        keys: the keys that do it too.
        enabled: whether it can be done now.
    """

    word: str
    run: Callable[[], object]
    icon: str = ""
    keys: str = ""
    enabled: bool = True


class Button(QPushButton):
    """A button with a word, perhaps an icon, perhaps keys.

    Args:
        text: the verb.
        icon: the icon before it.
        shortcut: keys that press it too; shown beside the word.
        on_click: what it does.
    """

    kind = PLAIN

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        shortcut: str = "",
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon, self._hint = icon, keys.shown(shortcut) if shortcut else ""
        self.setAutoDefault(False)
        self.setFont(theme.font(tokens.BODY, tokens.MEDIUM))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if text:
            self.setAccessibleName(text)
        if shortcut:
            keys.bind(self, shortcut, self.click)
            self.setAccessibleDescription(self._hint)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())

    def setText(self, text: str) -> None:
        """Show another verb."""
        super().setText(text)
        self.setAccessibleName(text)

    def set_icon_name(self, icon: str) -> None:
        """Show another icon before the word."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as icon, word and keys need."""
        return QSize(sum(self._widths()) + 2 * _PAD, tokens.CONTROL)

    def minimumSizeHint(self) -> QSize:
        """The same as the size hint: a verb is never cut."""
        return self.sizeHint()

    def _widths(self) -> tuple[int, int, int]:
        metrics = QFontMetrics(self.font())
        icon = (_ICON + (_GAP if self.text() else 0)) if self._icon else 0
        hint = (
            QFontMetrics(theme.font(tokens.SECONDARY)).horizontalAdvance(self._hint) + 12 if self._hint else 0
        )
        return icon, metrics.horizontalAdvance(self.text()) + 1, hint

    def colours(self) -> tuple[str, str, str, str]:
        """Ground, edge, word and keys, in the colours of now; an empty text leaves a part out."""
        palette = theme.tones()
        if not self.isEnabled():
            return palette.ground, palette.line, palette.muted, palette.muted
        lit = self.underMouse() or self.isDown()
        return (palette.hover if lit else palette.card), palette.edge, palette.ink, palette.muted

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, ring, icon, word and keys."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, edge, word, hint = self.colours()
        self._paint_ground(painter, ground, edge)
        self._paint_words(painter, word, hint)

    def _paint_ground(self, painter: QPainter, ground: str, edge: str) -> None:
        body = QRectF(self.rect())
        radius = float(tokens.CONTROL_RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), tokens.RING))
            painter.setBrush(theme.colour("card"))
            painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), radius, radius)
            # A gap between ring and ground keeps the ring visible on a ground of its own colour.
            body, radius, edge = body.adjusted(4, 4, -4, -4), radius - 3, ""
        else:
            body = body.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(body, radius, radius)

    def _paint_words(self, painter: QPainter, word: str, hint: str) -> None:
        icon, text, keys_width = self._widths()
        left = (self.width() - icon - text - keys_width) // 2
        if self._icon:
            icons.paint(painter, self._icon, word, QPointF(left, (self.height() - _ICON) / 2), _ICON)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        painter.setPen(QColor(word))
        painter.drawText(QRectF(left + icon, 0, text + 2, self.height()), flags, self.text())
        if self._hint:
            painter.setFont(theme.font(tokens.SECONDARY))
            painter.setPen(QColor(hint))
            painter.drawText(QRectF(left + icon + text + 12, 0, keys_width, self.height()), flags, self._hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Paint anew in new colours."""
        if theme.is_new_look(event):
            self.update()
        super().changeEvent(event)


class PrimaryButton(Button):
    """The one thing that people do on this page."""

    kind = PRIMARY

    def colours(self) -> tuple[str, str, str, str]:
        """White on the accent."""
        palette = theme.tones()
        if not self.isEnabled():
            return palette.track, "", palette.muted, palette.muted
        lit = self.underMouse() or self.isDown()
        return (palette.accent_deep if lit else palette.accent), "", palette.on_accent, palette.on_accent


class QuietButton(Button):
    """A button without a frame, for what is rarely done."""

    kind = QUIET

    def colours(self) -> tuple[str, str, str, str]:
        """The accent's ink on nothing."""
        palette = theme.tones()
        if not self.isEnabled():
            return "", "", palette.muted, palette.muted
        lit = self.underMouse() or self.isDown()
        return (palette.hover if lit else ""), "", palette.accent, palette.muted


class IconButton(QuietButton):
    """A square button with an icon only; its name is spoken and shown as a tip.

    Args:
        icon: the icon.
        name: what it does, in words.
        shortcut: keys that press it too.
        on_click: what it does.
    """

    def __init__(
        self,
        icon: str,
        name: str,
        shortcut: str = "",
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", icon, shortcut, on_click, parent)
        self._hint = ""
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  {keys.shown(shortcut)}".strip() if shortcut else name)

    def colours(self) -> tuple[str, str, str, str]:
        """Muted ink on nothing."""
        palette = theme.tones()
        lit = self.isEnabled() and (self.underMouse() or self.isDown())
        ink = palette.ink if lit else palette.muted
        return (palette.hover if lit else ""), "", ink, ink

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(tokens.CONTROL, tokens.CONTROL)


def button(action: Action, primary: bool = False, parent: QWidget | None = None) -> Button:
    """The button of an action."""
    kind = PrimaryButton if primary else Button
    made = kind(action.word, action.icon, action.keys, action.run, parent)
    made.setEnabled(action.enabled)
    return made
