"""Pictures in the window: small ones in a row, and one of them as large as there is room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.kit import theme, tokens

_THUMB: Final = QSize(148, 111)
_LEAST: Final = QSize(240, 180)


class PictureThumb(QWidget):
    """A small picture that opens large.

    Signals:
        pressed: a click, Enter or Space.

    Args:
        picture: what it shows.
        name: what it shows, in words.
    """

    pressed = Signal()

    def __init__(self, picture: QImage, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self.setFixedSize(_THUMB)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the middle of the picture, and the ring of the focus."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        shape = QPainterPath()
        shape.addRoundedRect(area, tokens.CONTROL_RADIUS, tokens.CONTROL_RADIUS)
        painter.setClipPath(shape)
        painter.fillRect(area, theme.colour("track"))
        if not self._picture.isNull():
            painter.drawImage(area, self._picture, _middle(self._picture, area))
        painter.setClipping(False)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), tokens.RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)


class LargePicture(QWidget):
    """One picture as large as there is room, never larger than it is.

    Args:
        name: what it shows, in words.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)

    def show_picture(self, picture: QImage, name: str) -> None:
        """Show another picture."""
        self._picture = picture
        self.setAccessibleName(name)
        self.update()

    def picture(self) -> QImage:
        """The picture that is shown."""
        return self._picture

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the whole picture in the middle."""
        if self._picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        wide, high = self._picture.width(), self._picture.height()
        scale = min(self.width() / wide, self.height() / high, 1.0)
        area = QRectF(0, 0, wide * scale, high * scale)
        area.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        painter.drawImage(area, self._picture)


def _middle(picture: QImage, area: QRectF) -> QRectF:
    """The largest part in the middle of a picture that has the shape of an area."""
    scale = min(picture.width() / area.width(), picture.height() / area.height())
    part = QRectF(0, 0, area.width() * scale, area.height() * scale)
    part.moveCenter(QPointF(picture.width() / 2, picture.height() / 2))
    return part
