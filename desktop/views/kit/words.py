"""Words on the screen, with room for Thai marks that reach beyond the font's own height."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTextBoundaryFinder
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from desktop.system.language import _
from desktop.views.kit import theme, tokens
from desktop.views.kit.thai_breaks import BREAK, with_breaks

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


# Two marks above, and a vowel below a letter that has a tail of its own.
_TALLEST: Final = "ที่นี้ฟื้ปู่ญู่ฐู"
_PIECE: Final = re.compile(rf"[^ {BREAK}]*[ {BREAK}]?")


def room(font: QFont) -> int:
    """How many pixels Thai marks need above and below the font's own height: 3 at 15 px."""
    return _room(font.pixelSize(), font.weight())


@lru_cache(maxsize=32)
def _room(size: int, weight: int) -> int:
    font = theme.font(size, weight)
    metrics = QFontMetricsF(font)
    # The outline itself: a metric's tight rectangle leaves stacked marks out in some releases of Qt.
    outline = QPainterPath()
    outline.addText(0, 0, font, _TALLEST)
    ink = outline.boundingRect()
    beyond = max(-ink.top() - metrics.ascent(), ink.bottom() - metrics.descent())
    # One pixel more, for the rounding of a line that does not begin on a whole one.
    return max(3, math.ceil(beyond) + 1)


def broken(text: str, width: float, metrics: QFontMetricsF) -> tuple[str, ...]:
    """A text in lines no wider than a width.

    The lines are broken here and not by Qt, which knows Thai words on some systems and not on others.

    Args:
        text: the words, with a zero-width space wherever a line may break besides at blanks.
        width: in pixels.
        metrics: of the font.
    """
    return tuple(line for part in text.split("\n") for line in _broken_paragraph(part, width, metrics))


def _broken_paragraph(text: str, width: float, metrics: QFontMetricsF) -> list[str]:
    lines, line = [], ""
    for piece in _PIECE.findall(text):
        longer = line + piece.replace(BREAK, "")
        if line and metrics.horizontalAdvance(longer.rstrip()) > width:
            lines.append(line.rstrip())
            line = piece.replace(BREAK, "")
        else:
            line = longer
        while metrics.horizontalAdvance(line.rstrip()) > width and (cut := _cut(line, width, metrics)):
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line.rstrip()]


def _cut(line: str, width: float, metrics: QFontMetricsF) -> int:
    """Where a word that is too wide is cut: between two letters, never between a letter and its marks."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, line)
    cut, at = 0, finder.toNextBoundary()
    while at > 0 and (not cut or metrics.horizontalAdvance(line[:at]) <= width):
        cut, at = at, finder.toNextBoundary()
    return cut if cut < len(line) else 0


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
        self._centred = False
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

    def set_centred(self) -> None:
        """Let every line stand in the middle, as beneath a title that does."""
        self._centred = True
        self.update()

    def lines(self, width: int) -> tuple[str, ...]:
        """The words line by line as they stand at a width."""
        metrics = QFontMetricsF(self.font())
        if "\n" not in self._text and metrics.horizontalAdvance(self._text) <= width:
            return (self._text,)
        return broken(with_breaks(self._text), max(width, 1), metrics)

    def _pitch(self) -> float:
        return self.font().pixelSize() * tokens.LINE_HEIGHT

    def hasHeightForWidth(self) -> bool:
        """The fewer pixels across, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the words at a width."""
        metrics = QFontMetricsF(self.font())
        between = (len(self.lines(width)) - 1) * self._pitch()
        return math.ceil(between + metrics.height()) + 2 * room(self.font())

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
        metrics = QFontMetricsF(self.font())
        base = room(self.font()) + metrics.ascent()
        for at, line in enumerate(self.lines(self.width())):
            left = max(0.0, (self.width() - metrics.horizontalAdvance(line)) / 2) if self._centred else 0.0
            painter.drawText(QPointF(round(left), round(base + at * self._pitch())), line)

    def menu(self) -> QMenu:
        """What can be done with the words: copy them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Copy"), lambda: QGuiApplication.clipboard().setText(self._text))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy the words."""
        self.menu().popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Paint anew in new colours."""
        if theme.is_new_look(event):
            self.update()
        super().changeEvent(event)
