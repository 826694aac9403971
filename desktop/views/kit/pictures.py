"""Pictures of the window, made without a screen."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

USUAL: Final = QSize(1366, 768)


def picture(widget: QWidget, size: QSize = USUAL, ratio: float = 0) -> QImage:
    """A picture of a widget as it would look on a screen.

    Args:
        widget: what to show; a window, or a part of one.
        size: its size before scaling.
        ratio: the scaling, such as 1.5; 0 for the system's own.
    """
    _lay_out(widget, size)
    ratio = ratio or widget.devicePixelRatioF()
    made = QImage(size * ratio, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    made.fill(widget.palette().window().color())
    painter = QPainter(made)
    widget.render(painter, QPoint(0, 0))
    painter.end()
    return made


def _lay_out(widget: QWidget, size: QSize) -> None:
    shown = widget.isVisible()
    if not shown:
        widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        widget.show()
    widget.resize(size)
    # Text that wraps settles its height in a second round, once its width is known.
    for _round in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QCoreApplication.processEvents()


def grab(widget: QWidget, place: Path, size: QSize = USUAL, ratio: float = 0) -> Path:
    """Save a picture of a widget as PNG.

    Args:
        widget: what to show.
        place: the file.
        size: its size before scaling.
        ratio: the scaling, such as 1.5; 0 for the system's own.

    Raises:
        OSError: the file could not be written.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    if not picture(widget, size, ratio).save(str(place), "PNG"):  # type: ignore[call-overload]
        raise OSError(f"the picture could not be written: {place.name}")
    return place
