"""Line icons from resources/icons, tinted by token and sharp at every scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.system import paths
from desktop.views.kit import theme, tokens


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    return (paths.icons() / f"{name}.svg").read_text("utf-8")


def exists(name: str) -> bool:
    """Whether the program has an icon of this name."""
    return (paths.icons() / f"{name}.svg").is_file()


@lru_cache(maxsize=1024)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    # Lucide draws with a 2-unit stroke; 1.75 looks as light as Sarabun's own strokes at 20 px.
    svg = _drawing(name).replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.75"')
    pixels = round(size * ratio)
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def pixmap(name: str, tint: str = "muted", size: int = tokens.ICON, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture.

    Args:
        name: the file's name under resources/icons, without its ending.
        tint: a colour's token or a state's name, or a colour as ``#RRGGBB``.
        size: in pixels before the system's scaling.
        ratio: the system's scaling of the screen it goes to.
    """
    colour = QColor(tint) if tint.startswith("#") else theme.colour(tint)
    return _drawn(name, colour.name(), size, ratio)


def icon(name: str, tint: str = "muted", size: int = tokens.ICON) -> QIcon:
    """An icon for Qt's own widgets, in the colours of now."""
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        made.addPixmap(pixmap(name, tint, size, ratio))
    return made


def paint(painter: QPainter, name: str, tint: str, at: QPointF, size: int = tokens.ICON) -> None:
    """Paint an icon with its upper left corner at a point."""
    ratio = painter.device().devicePixelRatio()
    picture = pixmap(name, tint, size, ratio)
    painter.drawPixmap(QRectF(at.x(), at.y(), size, size), picture, QRectF(picture.rect()))


class Icon(QWidget):
    """An icon that stands by itself; decoration, so it says nothing to a screen reader.

    Args:
        name: the icon.
        tint: its colour.
        size: its size.
        ground: a state whose ground is laid beneath as a rounded square; empty for none.
    """

    def __init__(
        self,
        name: str,
        tint: str = "muted",
        size: int = tokens.ICON,
        ground: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._tint, self._size, self._ground = name, tint, size, ground
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, tint: str) -> None:
        """Show another icon or another colour."""
        self._name, self._tint = name, tint
        self.update()

    def sizeHint(self) -> QSize:
        """The icon's size, with its ground where it has one."""
        side = self._size + (18 if self._ground else 0)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the icon in the colours of now."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tone(self._ground).ground))
            painter.drawRoundedRect(self.rect(), tokens.CONTROL_RADIUS, tokens.CONTROL_RADIUS)
        at = QPointF((self.width() - self._size) / 2, (self.height() - self._size) / 2)
        paint(painter, self._name, self._tint, at, self._size)
