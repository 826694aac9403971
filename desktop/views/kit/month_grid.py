"""A month as a calendar: weeks from Sunday, what lies on each day, everything by keyboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.rules import thai_date
from desktop.rules.months import Month
from desktop.system.language import _, mark
from desktop.views.kit import icons, theme, tokens

# Thai calendars begin a week with Sunday.
_HEADS: Final = (
    mark("Sun"), mark("Mon"), mark("Tue"), mark("Wed"), mark("Thu"), mark("Fri"), mark("Sat"),
)  # fmt: skip
_WEEK: Final = 7
_HEAD: Final = 30
_NUMBER: Final = 29
_LINE: Final = 23
_LOWEST_CELL: Final = _NUMBER + _LINE + 4
_NARROWEST_CELL: Final = 66
_PAD: Final = 7
_ICON: Final = 14
_FLAGS: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip


@dataclass(frozen=True, slots=True)
class DayMark:
    """Something that lies on a day.

    Attributes:
        text: in a few words.
        state: whose colours it has.
        icon: the icon before the words.
    """

    text: str
    state: str = "plain"
    icon: str = ""


class MonthGrid(QWidget):
    """A month as a calendar.

    Signals:
        chosen(day): another day is the current one.
        opened(day): Enter, or a double click.
        left: Esc.

    Args:
        month: the one that is shown at first.
        today: marked among the days.
    """

    chosen = Signal(object)
    opened = Signal(object)
    left = Signal()

    def __init__(self, month: Month, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month, self.today = month, today
        self.day = today if Month.of(today) == month else month.first
        self._marks: Mapping[date, Sequence[DayMark]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(_NARROWEST_CELL * _WEEK)
        self._speak()

    # -- what is shown

    def show_month(self, month: Month, marks: Mapping[date, Sequence[DayMark]]) -> None:
        """Show a month.

        Args:
            month: which one.
            marks: what lies on its days.
        """
        if month != self.month:
            self.day = self.today if Month.of(self.today) == month else month.first
        self.month, self._marks = month, marks
        self.updateGeometry()
        self._speak()
        self.update()

    def choose(self, day: date) -> None:
        """Make another day of the month the current one."""
        if day == self.day or Month.of(day) != self.month:
            return
        self.day = day
        self._speak()
        self.update()
        self.chosen.emit(day)

    def marks(self, day: date) -> Sequence[DayMark]:
        """What lies on a day."""
        return self._marks.get(day, ())

    def _speak(self) -> None:
        count = len(self.marks(self.day))
        day = thai_date.long(self.day)
        told = _("{day}, {count} entries", day=day, count=count) if count else _("{day}, nothing", day=day)
        self.setAccessibleName(told)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    # -- where a day lies

    def _weeks(self) -> int:
        return (self._offset() + self.month.last.day + _WEEK - 1) // _WEEK

    def _offset(self) -> int:
        return (self.month.first.weekday() + 1) % _WEEK

    def _size(self) -> tuple[float, float]:
        return self.width() / _WEEK, (self.height() - _HEAD) / self._weeks()

    def cell(self, day: date) -> QRectF:
        """Where a day of the month is painted."""
        at = self._offset() + day.day - 1
        wide, high = self._size()
        return QRectF(at % _WEEK * wide, _HEAD + at // _WEEK * high, wide, high)

    def day_at(self, spot: QPointF) -> date | None:
        """The day at a point, or none."""
        wide, high = self._size()
        column, row = int(spot.x() // wide), int((spot.y() - _HEAD) // high)
        number = row * _WEEK + column - self._offset() + 1
        inside = spot.y() >= _HEAD and 0 <= column < _WEEK and 1 <= number <= self.month.last.day
        return self.month.first.replace(day=number) if inside else None

    def sizeHint(self) -> QSize:
        """Room for two lines on each day."""
        return QSize(110 * _WEEK, _HEAD + self._weeks() * (_LOWEST_CELL + _LINE))

    def minimumSizeHint(self) -> QSize:
        """Room for one line on each day."""
        return QSize(_NARROWEST_CELL * _WEEK, _HEAD + self._weeks() * _LOWEST_CELL)

    # -- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move by days and weeks, Home and End within the month, Enter opens, Esc goes back."""
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_WEEK, Qt.Key.Key_Down: _WEEK,
        }  # fmt: skip
        key = Qt.Key(event.key())
        plain = not event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key in steps and plain:
            self.choose(min(max(self.day + timedelta(days=steps[key]), self.month.first), self.month.last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.choose(self.month.first if key == Qt.Key.Key_Home else self.month.last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.day)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click makes the day the current one."""
        day = self.day_at(event.position())
        if day is not None:
            self.choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the day."""
        day = self.day_at(event.position())
        if day is not None:
            self.opened.emit(day)

    # -- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the heads and the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, _high = self._size()
        painter.setFont(theme.font(tokens.SECONDARY, tokens.MEDIUM))
        painter.setPen(theme.colour("muted"))
        for at, head in enumerate(_HEADS):
            area = QRectF(at * wide + _PAD, 0, wide - 2 * _PAD, _HEAD)
            painter.drawText(area, _FLAGS, _(head))
        for number in range(1, self.month.last.day + 1):
            self._paint_day(painter, self.month.first.replace(day=number))

    def _paint_day(self, painter: QPainter, day: date) -> None:
        area = self.cell(day)
        current = day == self.day
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("accent_ground" if current else "card"))
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        self._paint_number(painter, area, day)
        self._paint_marks(painter, area, self.marks(day))
        if current:
            tint, wide = ("accent", tokens.RING) if self.hasFocus() else ("edge", 1)
            painter.setPen(QPen(theme.colour(tint), wide))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def _paint_number(self, painter: QPainter, area: QRectF, day: date) -> None:
        spot = QRectF(area.left() + _PAD, area.top() + 3, area.width() - 2 * _PAD, _NUMBER - 4)
        weekend = day.weekday() >= 5
        painter.setFont(theme.font(tokens.BODY, tokens.SEMIBOLD if day == self.today else tokens.REGULAR))
        painter.setPen(theme.colour("accent" if day == self.today else "muted" if weekend else "ink"))
        number = str(day.day)
        painter.drawText(spot, _FLAGS, number)
        if day == self.today:
            # Today is a word too, not a colour alone.
            left = spot.left() + QFontMetrics(painter.font()).horizontalAdvance(number) + 8
            painter.setFont(theme.font(tokens.SECONDARY, tokens.MEDIUM))
            painter.drawText(QRectF(left, spot.top(), spot.right() - left, spot.height()), _FLAGS, _("Today"))

    def _paint_marks(self, painter: QPainter, area: QRectF, marks: Sequence[DayMark]) -> None:
        room = int((area.height() - _NUMBER - 4) // _LINE)
        # The last line tells how many more there are, unless all find room.
        shown = marks if len(marks) <= room else marks[: max(room - 1, 0)]
        top = area.top() + _NUMBER
        for mark_ in shown:
            self._paint_mark(painter, QRectF(area.left() + 4, top, area.width() - 8, _LINE - 2), mark_)
            top += _LINE
        if len(shown) < len(marks) and room:
            painter.setFont(theme.font(tokens.SECONDARY))
            painter.setPen(theme.colour("muted"))
            inside = QRectF(area.left() + _PAD, top, area.width() - 2 * _PAD, _LINE)
            painter.drawText(inside, _FLAGS, _more(painter, len(marks) - len(shown), inside.width()))

    def _paint_mark(self, painter: QPainter, area: QRectF, mark_: DayMark) -> None:
        tone = theme.tone(mark_.state)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.ground))
        painter.drawRoundedRect(area, 5, 5)
        left = area.left() + 6
        if mark_.icon:
            icons.paint(painter, mark_.icon, tone.ink, QPointF(left, area.center().y() - _ICON / 2), _ICON)
            left += _ICON + 5
        painter.setFont(theme.font(tokens.SECONDARY))
        painter.setPen(QColor(tone.ink))
        inside = QRectF(left, area.top(), area.right() - left - 4, area.height())
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(mark_.text, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, _FLAGS, shown)


def _more(painter: QPainter, count: int, room: float) -> str:
    """How many more there are, in words where there is room for them."""
    told = _("{count} more", count=count)
    return told if QFontMetricsF(painter.font()).horizontalAdvance(told) <= room else f"+{count}"
