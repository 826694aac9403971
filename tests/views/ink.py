"""Finds texts whose marks are cut off: each is painted as it stands and with room, and the ink compared."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.views.kit.chips import Chip
from desktop.views.kit.words import WrappedLabel, room

ROOM = 24
_HIGHEST = 16_777_215


def clipped_texts(root: QWidget) -> list[str]:
    """Every visible text under a widget that is cut off above or below.

    Args:
        root: a window or page, shown (``pictures.picture`` shows it without a screen).
    """
    return [text for text, whole in _texts(root) if not whole]


def count_texts(root: QWidget) -> int:
    """How many visible texts ``clipped_texts`` looks at; so that a test can tell that it looked at all."""
    return sum(1 for _found in _texts(root))


def _texts(root: QWidget) -> Iterator[tuple[str, bool]]:
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible() or widget.width() < 2 or widget.height() < 2:
            continue
        if isinstance(widget, QTableView):
            yield from _cells(widget)
            yield from _heads(widget.horizontalHeader())
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            yield from _cells(widget)
        else:
            yield from _own_text(widget)


def _own_text(widget: QWidget) -> Iterator[tuple[str, bool]]:
    if isinstance(widget, WrappedLabel) and widget.text():
        yield widget.text(), _wrapped_is_whole(widget)
    elif isinstance(widget, QComboBox) and widget.currentText():
        at, text = widget.currentIndex(), widget.currentText()
        yield text, _is_whole(widget, lambda shown: widget.setItemText(at, text if shown else ""))
    elif isinstance(widget, QLabel | QAbstractButton | QLineEdit | Chip) and widget.text():
        whole = widget.text()
        yield whole, _is_whole(widget, lambda shown: widget.setText(whole if shown else ""))


def _is_whole(widget: QWidget, show: Callable[[bool], None]) -> bool:
    cursor = widget.cursorPosition() if isinstance(widget, QLineEdit) else 0
    blocked = widget.blockSignals(True)
    spoken = widget.accessibleName()
    try:
        as_is = _ink(widget, show)
        with _taller(widget):
            roomy = _ink(widget, show)
    finally:
        show(True)
        widget.setAccessibleName(spoken)
        if isinstance(widget, QLineEdit):
            widget.setCursorPosition(cursor)
        widget.blockSignals(blocked)
    return roomy <= as_is


def _ink(widget: QWidget, show: Callable[[bool], None]) -> int:
    size = widget.size()
    show(True)
    widget.resize(size)
    written = _grey(widget.grab().toImage())
    show(False)
    widget.resize(size)
    blank = _grey(widget.grab().toImage())
    show(True)
    widget.resize(size)
    return sum(map(operator.ne, written, blank))


@contextmanager
def _taller(widget: QWidget) -> Iterator[None]:
    area, least, most = widget.geometry(), widget.minimumSize(), widget.maximumSize()
    try:
        widget.setMaximumHeight(_HIGHEST)
        # An even number, so that centred text moves by whole pixels.
        widget.setFixedHeight(area.height() + ROOM)
        widget.setGeometry(QRect(area.topLeft(), QSize(area.width(), area.height() + ROOM)))
        yield
    finally:
        widget.setMinimumSize(least)
        widget.setMaximumSize(most)
        widget.setGeometry(area)


def _wrapped_is_whole(label: WrappedLabel) -> bool:
    shown = label.grab().toImage()
    paper = QImage(QSize(shown.width(), shown.height() + 2 * ROOM), QImage.Format.Format_RGB32)
    metrics = QFontMetricsF(label.font())
    ratio = shown.devicePixelRatio()
    top = round(room(label.font()) + metrics.ascent())
    pitch = label.font().pixelSize() * 1.5
    lowest = round(top + (len(label.lines(label.width())) - 1) * pitch)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.setFont(label.font())
    painter.drawText(0, ROOM + top, label.lines(label.width())[0])
    painter.drawText(0, ROOM + lowest, label.lines(label.width())[-1])
    painter.end()
    grey, width = _grey(paper), paper.width()
    rows = [
        at
        for at in range(paper.height())
        if any(pixel < 200 for pixel in grey[at * width : (at + 1) * width])
    ]
    if not rows or ratio != 1:
        return True
    return rows[0] >= ROOM and rows[-1] < ROOM + shown.height()


def _cells(view: QAbstractItemView) -> Iterator[tuple[str, bool]]:
    model = view.model()
    if model is None:
        return
    seen = view.viewport().rect()
    for at in range(min(model.rowCount(), 200)):
        for column in range(model.columnCount() if isinstance(view, QTableView) else 1):
            index = model.index(at, column)
            area = view.visualRect(index)
            text = str(index.data() or "")
            if area.isEmpty() or not seen.contains(area.center()) or not text:
                continue
            option = QStyleOptionViewItem()
            option.initFrom(view)
            option.rect = QRect(0, ROOM, area.width(), area.height())
            option.widget = view  # type: ignore[misc]
            delegate = view.itemDelegateForIndex(index)
            pictures = []
            for clip in (False, True):
                paper = QImage(area.width(), area.height() + 2 * ROOM, QImage.Format.Format_RGB32)
                paper.fill(Qt.GlobalColor.white)
                painter = QPainter(paper)
                if clip:
                    painter.setClipRect(option.rect)
                delegate.paint(painter, option, index)
                painter.end()
                pictures.append(_grey(paper))
            yield text, pictures[0] == pictures[1]


def _heads(head: QHeaderView) -> Iterator[tuple[str, bool]]:
    if not head.isVisible():
        return
    model = head.model()
    named = " ".join(str(model.headerData(at, head.orientation())) for at in range(head.count()))
    ground = head.palette().base().color()
    as_is = _unlike(head.grab().toImage(), ground.rgb())
    with _taller(head):
        roomy = _unlike(head.grab().toImage(), ground.rgb())
    yield named, roomy <= as_is


def _unlike(picture: QImage, ground: int) -> int:
    paper = QImage(1, 1, QImage.Format.Format_RGB32)
    paper.fill(ground)
    return len(_grey(picture)) - _grey(picture).count(_grey(paper)[:1])


def _grey(picture: QImage) -> bytes:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    wide, line = grey.width(), grey.bytesPerLine()
    bits = bytes(grey.constBits())
    return b"".join(bits[at * line : at * line + wide] for at in range(grey.height()))
