"""A list that drops from a line of typing: the typing keeps the focus, arrows and Enter choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.system.language import _
from desktop.views.kit import icons, theme, tokens
from desktop.views.kit.words import Label

ROW_HEIGHT: Final = 40
_ROW_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_SHOWN: Final = 9
_GAP: Final = 12
_WIDEST: Final = 480
_LEAST_BESIDE: Final = 0.5


@dataclass(frozen=True, slots=True)
class PopupRow:
    """One line of the list.

    Attributes:
        text: what it is.
        detail: secondary words on the right.
        icon: what kind of thing it is, drawn.
        kind: what kind of thing it is, in words.
        marks: which parts of the text match, as beginnings and ends; None looks for what was typed.
    """

    text: str
    detail: str = ""
    icon: str = ""
    kind: str = ""
    marks: Sequence[tuple[int, int]] | None = None


def matches(text: str, typed: str) -> list[tuple[int, int]]:
    """Where the typed words stand in a text, as beginnings and ends, in order.

    Args:
        text: what is shown.
        typed: what was typed; each of its words counts.
    """
    lowered, found = text.casefold(), []
    for word in typed.casefold().split():
        at = lowered.find(word)
        # Case folding may lengthen a text; marks would then stand beside what they mark.
        if at >= 0 and len(lowered) == len(text):
            found.append((at, at + len(word)))
    return _joined(sorted(found))


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _beside(row: PopupRow) -> str:
    return " · ".join(part for part in (row.kind, row.detail) if part)


def _wide(text: str, *, strong: bool = False) -> int:
    font = theme.font(tokens.BODY, tokens.SEMIBOLD) if strong else theme.font(tokens.SECONDARY)
    return QFontMetrics(font).horizontalAdvance(text) + 1


def _width(row: PopupRow) -> int:
    """How wide the list must be for the whole line to be read, with its margins and the bar beside."""
    return _wide(row.text, strong=True) + _GAP + _wide(_beside(row)) + (28 if row.icon else 0) + 48


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[PopupRow] = ()

    def show(self, rows: Sequence[PopupRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        row = self.rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(part for part in (row.kind, row.text, row.detail) if part)
        return None


class _Painter(QStyledItemDelegate):
    typed = ""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: PopupRow = index.data(_ROW_ROLE)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = option.widget
        if isinstance(view, QListView) and view.currentIndex() == index:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_ground"))
            painter.drawRoundedRect(area.adjusted(4, 1, -4, -1), 6, 6)
        area = area.adjusted(14, 0, -14, 0)
        if row.icon:
            icons.paint(painter, row.icon, "muted", QPointF(area.left(), area.center().y() - 9), 18)
            area.setLeft(area.left() + 28)
        self._paint_words(painter, area, row)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRectF, row: PopupRow) -> None:
        small = theme.font(tokens.SECONDARY)
        beside = _beside(row)
        # What it is goes before what is known of it: two namesakes cut after the first name look the same.
        left = int(area.width()) - _wide(row.text, strong=True) - _GAP
        room = min(_wide(beside), max(left, int(area.width() * _LEAST_BESIDE)))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        right = QRectF(area.right() - room, area.top(), room, area.height())
        painter.drawText(
            right, flags, QFontMetrics(small).elidedText(beside, Qt.TextElideMode.ElideRight, room)
        )
        self._paint_marked(painter, area.adjusted(0, 0, -room - _GAP, 0), row)

    def _paint_marked(self, painter: QPainter, area: QRectF, row: PopupRow) -> None:
        plain, strong = theme.font(), theme.font(tokens.BODY, tokens.SEMIBOLD)
        shown = QFontMetrics(strong).elidedText(row.text, Qt.TextElideMode.ElideRight, int(area.width()))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        at, left = 0, area.left()
        marks = matches(shown, self.typed) if row.marks is None else row.marks
        for start, end in [*(span for span in marks if span[1] <= len(shown)), (len(shown), len(shown))]:
            for part, font, tint in ((shown[at:start], plain, "ink"), (shown[start:end], strong, "accent")):
                painter.setFont(font)
                painter.setPen(theme.colour(tint))
                wide = QFontMetrics(font).horizontalAdvance(part)
                painter.drawText(QRectF(left, area.top(), wide + 2, area.height()), flags, part)
                left += wide
            at = end


class PopupList(QFrame):
    """The list itself; it lies over the window's own content and never takes the focus.

    Args:
        owner: the widget that it belongs to.
    """

    chosen = Signal(int)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.setProperty("shape", "popup")
        self._owner = owner
        self.rows = _Rows(self)
        self.view = QListView()
        self.view.setModel(self.rows)
        self._painter = _Painter(self.view)
        self.view.setItemDelegate(self._painter)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.entered.connect(self.view.setCurrentIndex)
        self.view.clicked.connect(lambda index: self._choose(index.row()))
        self.nothing = Label(_("Nothing was found"), "caption")
        self.nothing.setContentsMargins(14, 8, 14, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 5, 1, 5)
        column.setSpacing(0)
        column.addWidget(self.view)
        column.addWidget(self.nothing)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Once shown it belongs to the window, and must still go with its owner.
        owner.destroyed.connect(self.deleteLater)
        self.hide()

    def offer(self, rows: Sequence[PopupRow], typed: str, beside: QWidget, offset: QPoint) -> None:
        """Open with these lines.

        Args:
            rows: what there is.
            typed: what was typed, marked in each line.
            beside: the widget it drops from.
            offset: where from that widget's upper left corner.
        """
        self._painter.typed = typed
        self.rows.show(rows)
        self.nothing.setVisible(not rows)
        self.view.setVisible(bool(rows))
        window = self._owner.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        height = min(len(rows), _SHOWN) * ROW_HEIGHT + 12 if rows else 56
        width = max(beside.width(), 320, min(max(map(_width, rows), default=0), _WIDEST))
        self._place(window, beside.mapTo(window, offset), QSize(width, height), beside.height())
        if rows:
            self.view.setCurrentIndex(self.rows.index(0, 0))
        self.show()
        self.raise_()

    def _place(self, window: QWidget, at: QPoint, size: QSize, above: int) -> None:
        left = max(0, min(at.x(), window.width() - size.width() - 8))
        top = at.y()
        if top + size.height() > window.height() - 8 and at.y() - above - size.height() > 0:
            top = at.y() - above - size.height() - 4
        self.setGeometry(left, top, size.width(), size.height())

    def take_key(self, event: QKeyEvent) -> bool:
        """Let the list have a key that was pressed in the line.

        Returns:
            Whether the list took it.
        """
        if self.isHidden():
            return False
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _SHOWN,
            Qt.Key.Key_PageUp: -_SHOWN,
        }
        if key == Qt.Key.Key_Escape:
            self.hide()
        elif key in steps and self.rows.rows:
            last = len(self.rows.rows) - 1
            at = min(max(self.view.currentIndex().row() + steps[key], 0), last)
            self.view.setCurrentIndex(self.rows.index(at, 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.rows.rows:
            self._choose(self.view.currentIndex().row())
        else:
            return False
        return True

    def _choose(self, at: int) -> None:
        self.hide()
        self.chosen.emit(at)

    def changeEvent(self, event: QEvent) -> None:
        """Paint anew in new colours."""
        if theme.is_new_look(event):
            self.update()
        super().changeEvent(event)
