"""Words on the screen, with room for Thai marks that reach beyond the font's own height."""

# ruff: noqa: N802 - Qt names what it calls

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from desktop.system.language import _
from desktop.views.kit import theme, tokens
from desktop.views.kit.thai_breaks import with_breaks

BODY: Final = "body"
STRONG: Final = "strong"
MUTED: Final = "muted"
CAPTION: Final = "caption"
HEADING: Final = "heading"
TITLE: Final = "title"
FIGURE: Final = "figure"

_SIZES: Final = {
    BODY: (tokens.BODY, tokens.REGULAR),
    STRONG: (tokens.BODY, tokens.SEMIBOLD),
    MUTED: (tokens.SECONDARY, tokens.REGULAR),
    CAPTION: (tokens.BODY, tokens.REGULAR),
    HEADING: (tokens.SECTION, tokens.SEMIBOLD),
    TITLE: (tokens.PAGE, tokens.SEMIBOLD),
    FIGURE: (tokens.FIGURE, tokens.SEMIBOLD),
}


def role_font(role: str) -> QFont:
    """The font of a role of words."""
    return theme.font(*_SIZES[role])


def room(font: QFont) -> int:
    """How many pixels Thai marks need above and below the font's own height: 3 at 15 px."""
    return max(3, math.ceil(font.pixelSize() * 0.2))


class Label(QLabel):
    """One line of words.

    Args:
        text: the words, plain.
        role: body, strong, muted, caption, heading, title or figure.
    """

    def __init__(self, text: str = "", role: str = BODY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        font = role_font(role)
        self.setFont(font)
        self.setContentsMargins(0, room(font), 0, room(font))
        self.setText(text)


class Heading(Label):
    """The heading of a section or card."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, HEADING, parent)


class Title(Label):
    """The heading of a page."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, TITLE, parent)


class Figure(Label):
    """A large figure."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, FIGURE, parent)


class Muted(Label):
    """Secondary words, smaller and quieter."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, MUTED, parent)


class WrappedLabel(QWidget):
    """Words over several lines, broken between Thai words, 1.5 lines high; copied as they were given.

    Args:
        text: the words, plain.
        role: as of ``Label``.
        tint: a colour's token or a state's name; empty for the role's own.
    """

    def __init__(
        self, text: str = "", role: str = BODY, tint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._tint = "", tint or ("muted" if role in (MUTED, CAPTION) else "ink")
        self.setFont(role_font(role))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def text(self) -> str:
        """The words as they were given."""
        return self._text

    def setText(self, text: str) -> None:
        """Show other words."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_tint(self, tint: str) -> None:
        """Show the words in another colour."""
        self._tint = tint
        self.update()

    def _line(self) -> float:
        return self.font().pixelSize() * tokens.LINE_HEIGHT

    def _layout(self, width: int) -> tuple[QTextLayout, float]:
        metrics = QFontMetricsF(self.font())
        fits = metrics.horizontalAdvance(self._text) <= width and "\n" not in self._text
        shown = self._text if fits else with_breaks(self._text).replace("\n", "\u2028")
        laid = QTextLayout(shown, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        laid.setTextOption(option)
        return laid, self._place(laid, max(width, 1))

    def _place(self, laid: QTextLayout, width: int) -> float:
        above = float(room(self.font()))
        top = above
        laid.beginLayout()
        line = laid.createLine()
        while line.isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += max(self._line(), line.height())
            bottom = line.y() + line.height()
            line = laid.createLine()
        laid.endLayout()
        return (bottom if laid.lineCount() else above) + above

    def hasHeightForWidth(self) -> bool:
        """The fewer pixels across, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the words at a width."""
        return math.ceil(self._layout(width)[1])

    def sizeHint(self) -> QSize:
        """The words on one line, up to a readable length."""
        advance = math.ceil(QFontMetricsF(self.font()).horizontalAdvance(self._text)) + 1
        width = min(advance, 560)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any column, as high as the words need at the present width."""
        return QSize(40, self.heightForWidth(self.width()) if self.width() > 40 else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words."""
        if not self._text:
            return
        painter = QPainter(self)
        painter.setPen(theme.colour(self._tint if self.isEnabled() else "muted"))
        self._layout(self.width())[0].draw(painter, QPointF(0, 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy the words."""
        menu = QMenu(self)
        menu.addAction(_("Copy"), lambda: QGuiApplication.clipboard().setText(self._text))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Paint anew in new colours."""
        if theme.is_new_look(event):
            self.update()
        super().changeEvent(event)
