"""The table that a sheet is keyed into: one line to type on, moved from cell to cell by the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.rules.lists.keyed import COLUMNS, SheetLine
from desktop.system.language import _
from desktop.views.kit import icons, theme, tokens
from desktop.views.kit.chips import chip_width, paint_chip
from desktop.views.kit.popup import PopupList, PopupRow
from desktop.views.kit.row_table import plain_table
from desktop.views.lists import keyed_line
from desktop.views.lists.keyed_line import CellLine
from desktop.views.lists.keyed_model import PLACE, SHOWN, TICKED, VERDICT, VERDICTS, SheetModel

ROW: Final = 38
_PAD: Final = 8
_WIDTHS: Final = (40, *(SHOWN[column].width for column in COLUMNS), 112)
_PAGE: Final = 8
_OFFER_WIDTH: Final = 560
_Index = QModelIndex | QPersistentModelIndex


class _SheetPainter(QStyledItemDelegate):
    """Paints the cells that are not typed on just now; what is wrong with one has a ground and an icon."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, SheetModel)
        painter.save()
        area = QRectF(option.rect)
        self._paint_ground(painter, area, index, option.widget)
        if index.column() == VERDICT:
            self._paint_verdict(painter, area, model, index.row())
        else:
            self._paint_text(painter, area, model, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRectF, index: _Index, view: QWidget | None) -> None:
        if isinstance(view, QTableView) and view.currentIndex().row() == index.row():
            painter.fillRect(area, theme.colour("accent_ground"))
        line = theme.colour("line")
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), line)
        painter.fillRect(QRectF(area.right() - 1, area.top(), 1, area.height()), line)

    def _paint_verdict(self, painter: QPainter, area: QRectF, model: SheetModel, place: int) -> None:
        verdict = model.verdict(place)
        if verdict is None or verdict.verdict not in VERDICTS:
            return
        state, icon, word = VERDICTS[verdict.verdict]
        tone, said = theme.tone(state), _(word)
        metrics = QFontMetrics(theme.font(tokens.SECONDARY, tokens.MEDIUM))
        free = int(area.width()) - _PAD - chip_width("", icon)
        said = metrics.elidedText(said, Qt.TextElideMode.ElideRight, free)
        top = area.center().y() - tokens.CHIP / 2
        chip = QRectF(area.left() + 4, top, chip_width(said, icon), tokens.CHIP)
        paint_chip(painter, chip, said, ink=tone.ink, ground=tone.ground, icon=icon)

    def _paint_text(self, painter: QPainter, area: QRectF, model: SheetModel, index: _Index) -> None:
        text = str(index.data() or "")
        problem = model.problem(index.row(), COLUMNS[index.column() - 1]) if index.column() else None
        ink = "muted" if index.column() == PLACE else "ink"
        if problem is not None and not problem.soft:
            tone = theme.tone("overdue")
            painter.fillRect(area.adjusted(0, 0, -1, -1), QColor(tone.ground))
            icons.paint(
                painter, "circle-alert", "overdue", QPointF(area.left() + 5, area.center().y() - 7), 14
            )
            area = area.adjusted(18, 0, 0, 0)
        if text == TICKED:
            icons.paint(painter, "check", "accent", area.center() - QPointF(9, 9), 18)
            return
        inside = area.adjusted(_PAD, 0, -_PAD, 0)
        painter.setPen(theme.colour(ink))
        painter.setFont(theme.font())
        side = Qt.AlignmentFlag.AlignRight if index.column() == PLACE else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        shown = QFontMetrics(painter.font()).elidedText(
            text, Qt.TextElideMode.ElideRight, int(inside.width())
        )
        painter.drawText(inside, flags, shown)


class SheetTable(QTableView):
    """The table that a sheet is keyed into.

    Signals:
        line_left(place): the keyboard went from this line to another, or out of the table.
        stood(place, column): the keyboard stands in this cell now.
        offer_wanted(place, column, typed): what may be chosen for this cell is wanted.
        taken(place, at): the line of that place in the offered list was chosen.
        done: Enter on an empty line.
        went_back: back from the first cell.

    Attributes:
        rows: the lines.
        line: what is typed on.
        popup: what may be chosen.
    """

    line_left = Signal(int)
    stood = Signal(int, str)
    offer_wanted = Signal(int, str, str)
    taken = Signal(int, int)
    done = Signal()
    went_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = SheetModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_SheetPainter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(_("Lines of the sheet"))
        plain_table(self)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.line = CellLine(self.viewport())
        self.line.hide()
        self.popup = PopupList(self.line)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.line)
        self.line.asked.connect(self._on_asked)
        self.line.ticked.connect(self._on_typed)
        self.line.textEdited.connect(self._on_typed)
        self.popup.chosen.connect(self._on_chosen)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.rows.modelReset.connect(self._on_reset)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._place_line())
        self.line.installEventFilter(self)
        self._on_reset()

    # -- where the keyboard is

    def place(self) -> int:
        """The line that is keyed."""
        return self.currentIndex().row()

    def column(self) -> str:
        """The column that is keyed."""
        return COLUMNS[self.currentIndex().column() - 1]

    def go_to(self, place: int, column: str = COLUMNS[0]) -> None:
        """Key in another cell.

        Args:
            place: the line.
            column: the column.
        """
        index = self.rows.index(place, COLUMNS.index(column) + 1)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _on_reset(self) -> None:
        self.go_to(0)
        self._show_cell()

    def _on_current(self, index: QModelIndex, previous: QModelIndex) -> None:
        if not index.isValid():
            return
        if not PLACE < index.column() < VERDICT:
            # A press on the line's number or verdict goes to its name.
            self.go_to(index.row())
            return
        self.popup.hide()
        self.scrollTo(index)
        self._show_cell()
        for place in {index.row(), previous.row()} - {-1}:
            self.viewport().update(self._line_area(place))
        if previous.isValid() and previous.row() != index.row():
            self.line_left.emit(previous.row())
        self.stood.emit(index.row(), self.column())

    def _line_area(self, place: int) -> QRect:
        first = self.visualRect(self.rows.index(place, PLACE))
        return first.united(self.visualRect(self.rows.index(place, VERDICT)))

    def _show_cell(self) -> None:
        place, column = self.place(), self.column()
        title = _(SHOWN[column].title)
        self.line.ticks = column == "signed"
        self.line.setText(getattr(self.rows.line(place), column))
        self.line.selectAll()
        self.line.setPlaceholderText(_(SHOWN[column].example) if column != "signed" else "")
        self.line.setAccessibleName(_("{column}, line {line}", column=title, line=place + 1))
        self.show_problem()
        self.line.show()
        self._place_line()

    def show_problem(self) -> None:
        """Show at the line that is typed on what is wrong with its cell."""
        problem = self.rows.problem(self.place(), self.column())
        wrong = "hard" if problem is not None and not problem.soft else ""
        theme.set_mark(self.line, "wrong", wrong)
        self.line.setAccessibleDescription(problem.text if problem else "")

    def _place_line(self) -> None:
        area = self.visualRect(self.currentIndex())
        top = area.center().y() - tokens.CONTROL // 2
        self.line.setGeometry(area.left(), top, area.width() - 1, tokens.CONTROL)

    # -- typing and moving

    def _on_typed(self, text: str) -> None:
        if self.line.text() != text:
            self.line.setText(text)
        self.rows.type(self.place(), self.column(), text)
        self.show_problem()
        self.offer_wanted.emit(self.place(), self.column(), text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is offered has the arrows and Enter while a line of it is chosen."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._popup_takes(event)
        if watched is self.line and isinstance(event, QFocusEvent) and event.lostFocus():
            self.popup.hide()
            self.line_left.emit(self.place())
        return False

    def _popup_takes(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            at = self.popup.view.currentIndex()
            if event.modifiers() or self.popup.isHidden() or not at.isValid():
                return False
            self.popup.hide()
            self._on_chosen(at.row())
            return True
        return self.popup.take_key(event)

    def offer(self, rows: Sequence[PopupRow], typed: str, first: bool) -> None:
        """Offer what may be chosen for the cell that is keyed.

        Args:
            rows: what there is.
            typed: marked in each.
            first: whether Enter takes the first; otherwise only what was gone to with the arrow.
        """
        if not rows or not self.line.hasFocus():
            self.popup.hide()
            return
        self.popup.offer(rows, typed, self.line, QPoint(0, self.line.height() + 2))
        # A cell is narrow, and what tells people apart is long.
        free = self.window().width() - 2 * _PAD
        width = min(_OFFER_WIDTH, free)
        place = self.popup.geometry()
        left = min(place.left(), free - width)
        self.popup.setGeometry(left, place.top(), width, place.height())
        if not first:
            self.popup.view.setCurrentIndex(QModelIndex())

    def _on_chosen(self, at: int) -> None:
        self.taken.emit(self.place(), at)

    def _on_asked(self, asked: str) -> None:
        place, at = self.place(), COLUMNS.index(self.column())
        empty = self.rows.line(place).is_empty()
        if asked == keyed_line.NEXT and at == 0 and empty:
            self.done.emit()
        elif asked == keyed_line.PREVIOUS and at == 0 and place == 0:
            self.went_back.emit()
        elif asked == keyed_line.OFFER:
            self.offer_wanted.emit(place, self.column(), "")
        elif asked in (keyed_line.REPEAT, keyed_line.CLEAR):
            self._change(asked, place)
        else:
            self._go_on(asked, place, at)

    def _change(self, asked: str, place: int) -> None:
        if asked == keyed_line.CLEAR:
            self.rows.put(place, SheetLine())
            self.rows.typed.emit(place, COLUMNS[0])
            self.go_to(place)
            self._show_cell()
        elif place > 0:
            self._on_typed(getattr(self.rows.line(place - 1), self.column()))

    def _go_on(self, asked: str, place: int, at: int) -> None:
        last = self.rows.rowCount() - 1
        steps = {
            keyed_line.UP: -1,
            keyed_line.DOWN: 1,
            keyed_line.PAGE_UP: -_PAGE,
            keyed_line.PAGE_DOWN: _PAGE,
        }
        if asked in steps:
            self.go_to(min(max(place + steps[asked], 0), last), COLUMNS[at])
        elif asked == keyed_line.NEXT_LINE:
            self.go_to(min(place + 1, last))
        else:
            flat = place * len(COLUMNS) + at + (1 if asked == keyed_line.NEXT else -1)
            row, column = divmod(flat, len(COLUMNS))
            self.go_to(min(row, last), COLUMNS[column])

    def take_text(self, text: str) -> None:
        """Put a text into the cell that is keyed, and go on."""
        self.rows.type(self.place(), self.column(), text)
        self._on_asked(keyed_line.NEXT)

    def choose_person(self, place: int, uid: str, name: str) -> None:
        """Let a line be about somebody, and go on to what they need.

        Args:
            place: the line.
            uid: the person; a line of the sheet is one too.
            name: to show; empty leaves what was typed.
        """
        line = self.rows.line(place)
        self.rows.put(place, replace(line, known_uid=uid, apart_from=(), name=name or line.name))
        self.rows.typed.emit(place, COLUMNS[0])
        self.go_to(place, "needs")
        self._show_cell()

    # -- sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out among the columns, so that none needs a horizontal bar."""
        super().resizeEvent(event)
        free, left = self.viewport().width(), sum(_WIDTHS)
        for at, share in enumerate(_WIDTHS):
            width = round(free * share / left) if left else free
            free, left = free - width, left - share
            self.setColumnWidth(at, width)
        self._place_line()
