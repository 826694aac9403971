"""How a grid of figures looks: headings in two lines, names, figures, sums."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.views.kit import icons, theme, tokens
from desktop.views.kit.chips import chip_width, paint_chip
from desktop.views.kit.figure_grid.model import NAME, GridModel, Place
from desktop.views.kit.row_model import Cell

ROW: Final = 38
HEAD: Final = 56
_PAD: Final = 8
_Index = QModelIndex | QPersistentModelIndex
_LINE: Final = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip


class GridHead(QHeaderView):
    """Headings with secondary words beneath."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """As high as two lines with their marks."""
        return QSize(super().sizeHint().width(), HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's
        """Paint the heading and its secondary words."""
        area = QRectF(rect)
        painter.save()
        painter.fillRect(area, theme.colour("card"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.colour("line"))
        title = str(self._model.headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        note = self._model.note(logicalIndex)
        is_name = logicalIndex == NAME
        pad = _PAD if is_name else 2
        side = Qt.AlignmentFlag.AlignLeft if is_name else Qt.AlignmentFlag.AlignHCenter
        lines = ((title, -11, "ink"), (note, 11, "muted")) if note else ((title, 0, "muted"),)
        painter.setFont(theme.font(tokens.SECONDARY, tokens.MEDIUM))
        for text, below, ink in lines:
            line = QRectF(area.left() + pad, area.center().y() + below - 12, area.width() - 2 * pad, 24)
            painter.setPen(theme.colour(ink))
            painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter | _LINE, _fitted(painter, text, line))
        painter.restore()


def _fitted(painter: QPainter, text: str, line: QRectF) -> str:
    metrics = QFontMetrics(painter.font())
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(line.width()))


class GridPainter(QStyledItemDelegate):
    """Paints names, figures and sums.

    Args:
        grid: the view whose current cell is keyed.
    """

    def __init__(self, grid: QTableView) -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """A row's height."""
        return QSize(24, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a cell."""
        model = index.model()
        assert isinstance(model, GridModel)
        area, place = QRectF(option.rect), model.place(index)
        painter.save()
        self._paint_ground(painter, area, index, model, place)
        if place is not None:
            self._paint_figure(painter, area, index, model, place)
        else:
            self._paint_words(painter, area, model.cell(index), index.column() == NAME)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, area: QRectF, index: _Index, model: GridModel, place: Place | None
    ) -> None:
        if place is not None and model.trouble(place):
            painter.fillRect(area, QColor(theme.tone("overdue").ground))
        elif index.row() == self._grid.currentIndex().row():
            painter.fillRect(area, theme.colour("accent_ground"))
        elif place is not None and model.locked(place):
            painter.fillRect(area, theme.colour("ground"))
        line = theme.colour("line")
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), line)
        painter.fillRect(QRectF(area.right() - 1, area.top(), 1, area.height()), line)

    def _paint_figure(
        self, painter: QPainter, area: QRectF, index: _Index, model: GridModel, place: Place
    ) -> None:
        figure, column = model.figure(place), model.column(place[1])
        if model.trouble(place):
            spot = QPointF(area.left() + 5, area.center().y() - 7)
            icons.paint(painter, "circle-alert", "overdue", spot, 14)
        if figure is not None and column is not None:
            whole = figure == column.most
            painter.setFont(theme.font(tokens.BODY, tokens.REGULAR if whole else tokens.SEMIBOLD))
            painter.setPen(theme.colour("overdue" if model.trouble(place) else "ink" if whole else "waiting"))
            flags = Qt.AlignmentFlag.AlignCenter | _LINE
            painter.drawText(area, flags, str(figure))
        if index == self._grid.currentIndex():
            ring = theme.colour("accent" if self._grid.hasFocus() else "edge")
            painter.setPen(QPen(ring, tokens.RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -2, -2))

    def _paint_words(self, painter: QPainter, area: QRectF, cell: Cell, is_name: bool) -> None:
        inside = area.adjusted(_PAD, 0, -_PAD, 0)
        if cell.state:
            tone = theme.tone(cell.state)
            icon = cell.icon or tone.icon
            chip = QRectF(0, area.center().y() - tokens.CHIP / 2, chip_width(cell.text, icon), tokens.CHIP)
            chip.moveRight(inside.right())
            paint_chip(painter, chip, cell.text, ink=tone.ink, ground=tone.ground, icon=icon)
            return
        painter.setFont(theme.font())
        painter.setPen(theme.colour("muted" if cell.quiet else "ink"))
        side = Qt.AlignmentFlag.AlignLeft if is_name else Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignVCenter | _LINE
        painter.drawText(inside, flags, _fitted(painter, cell.text, inside))
