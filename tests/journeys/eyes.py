"""What a person can read in the window, and what a careful eye would find fault with."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QStackedLayout,
    QTabBar,
    QTableView,
    QWidget,
)

from desktop.views.kit.chips import Chip
from desktop.views.kit.words import WrappedLabel

_ENGLISH = re.compile(r"[A-Za-z]{3,}")
# A folder's place, where the program tells where something lies.
_PLACE = re.compile(r"(/[\w.-]+){2,}")
# Hidden digits of an ID number, names of keys and of kinds of files as Thai offices write them.
_KNOWN = set("xxxxx Ctrl Alt Esc Tab Enter Return Del Delete PDF Excel CSV lcx xlsx txt".split())
# What the program is made of has names of its own, told on its page about itself.
_MADE_OF = set("Apache License SIL Open Font ISC Sarabun Noto Naskh Arabic Lucide Python".split())


def texts(root: QWidget) -> Iterator[str]:
    """Every text that stands under a widget, or is spoken for it; what must be scrolled to is included."""
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.isVisible():
            yield from _texts(widget)


def _texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _cells(widget)
    elif isinstance(widget, QHeaderView):
        if widget.model() is not None:
            yield from (
                str(widget.model().headerData(at, widget.orientation())) for at in range(widget.count())
            )
    elif isinstance(widget, QLineEdit):
        hidden = widget.echoMode() != QLineEdit.EchoMode.Normal
        yield from ("" if hidden else widget.text(), widget.placeholderText())
    elif isinstance(widget, QPlainTextEdit):
        yield from (widget.toPlainText(), widget.placeholderText())
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))
    elif isinstance(widget, QLabel | QAbstractButton | Chip | WrappedLabel):
        yield widget.text()
    yield from (widget.accessibleName(), widget.toolTip())


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model: QAbstractItemModel | None = view.model()
    if model is None:
        return
    for row in range(min(model.rowCount(), 40)):
        for column in range(model.columnCount() if isinstance(view, QTableView) else 1):
            yield str(model.index(row, column).data() or "")


def read(root: QWidget) -> str:
    """All that stands under a widget, one text on each line."""
    return "\n".join(text for text in texts(root) if text)


def english(root: QWidget, known: Collection[str] = ()) -> list[str]:
    """Words in Latin letters that no Thai officer would expect to read.

    Args:
        root: what is read.
        known: words that are names here.
    """
    found = {word for text in texts(root) for word in _ENGLISH.findall(_PLACE.sub("", text))}
    return sorted(found - _KNOWN - _MADE_OF - set(known))


def unnamed(root: QWidget) -> list[str]:
    """Controls that a screen reader has no name for."""
    controls = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView)
    return [
        told(widget)
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and isinstance(widget, controls)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(widget, QHeaderView)
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]


def sideways(root: QWidget) -> list[str]:
    """Areas that must be scrolled sideways."""
    return [
        told(area)
        for area in root.findChildren(QAbstractScrollArea)
        if area.isVisible() and _is_long(area.horizontalScrollBar())
    ]


def _is_long(bar: QScrollBar) -> bool:
    return bar.isVisible() and bar.maximum() > bar.minimum()


def outside(root: QWidget) -> list[str]:
    """Widgets that reach beyond what they stand in."""
    return [
        f"{told(widget)} {widget.geometry().getRect()} in {told(parent)} {parent.size().toTuple()}"
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and (parent := widget.parentWidget()) is not None
        and not widget.isWindow()
        and not _scrolls(parent)
        and not parent.rect().contains(widget.geometry())
    ]


def _scrolls(parent: QWidget) -> bool:
    around = parent.parentWidget()
    return isinstance(parent, QAbstractScrollArea) or (
        isinstance(around, QAbstractScrollArea) and around.viewport() is parent
    )


def overlapping(root: QWidget) -> list[str]:
    """Neighbours in a layout of which one lies over the other."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        layout = widget.layout()
        if widget.isVisible() and layout is not None and not isinstance(layout, QStackedLayout):
            placed = list(_placed(layout))
            found += [
                f"{told(one)} {one.geometry().getRect()} and {told(other)} {other.geometry().getRect()}"
                for at, one in enumerate(placed)
                for other in placed[at + 1 :]
                if one.geometry().intersects(other.geometry())
            ]
    return found


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None and widget.isVisible() and not widget.geometry().isEmpty():
            yield widget
        elif inner is not None:
            yield from _placed(inner)


def told(widget: QWidget) -> str:
    """A widget in a few words, for whoever reads a failed test."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit | WrappedLabel) else ""
    return f"{type(widget).__name__} {(text or widget.accessibleName() or widget.objectName())[:60]!r}"
