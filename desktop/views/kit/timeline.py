"""The life of something in stages: done, now, to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.system.language import _
from desktop.views.kit import icons, theme, words
from desktop.views.kit.words import WrappedLabel

DONE: Final = "done"
NOW: Final = "now"
TO_COME: Final = "to_come"
_LOOKS: Final = {
    DONE: ("circle-check", "helped"),
    NOW: ("circle-dot", "referred"),
    TO_COME: ("circle", "muted"),
}
_DOT: Final = 20
_TOP: Final = 6


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage.

    Attributes:
        title: what it is.
        note: when, by whom, until when.
        when: done, now or to_come.
        icon: another icon than that of its time.
        state: another state's colour than that of its time, such as overdue.
    """

    title: str
    note: str = ""
    when: str = TO_COME
    icon: str = ""
    state: str = ""


class _Dot(QWidget):
    """The icon of a stage, and the line that leads to the next."""

    def __init__(self, stage: Stage, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage, self._last = stage, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(_DOT, _DOT + _TOP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icon, tint = _LOOKS[self._stage.when]
        icons.paint(painter, self._stage.icon or icon, self._stage.state or tint, QPointF(0, _TOP), _DOT)
        if not self._last:
            done = self._stage.when == DONE
            painter.setPen(QPen(theme.colour("helped" if done else "edge"), 1.5))
            middle = _DOT / 2
            painter.drawLine(QPointF(middle, _TOP + _DOT + 4), QPointF(middle, self.height()))


class Timeline(QWidget):
    """Stages from above to below.

    Args:
        stages: what is shown.
    """

    def __init__(self, stages: Sequence[Stage] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: list[QWidget] = []
        self.show_stages(stages)

    def show_stages(self, stages: Sequence[Stage]) -> None:
        """Show other stages."""
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [_row(stage, stage is stages[-1]) for stage in stages]
        for row in self._rows:
            self._column.addWidget(row)
        self.setAccessibleName(". ".join(row.accessibleName() for row in self._rows))


def _row(stage: Stage, last: bool) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    row.addWidget(_Dot(stage, last))
    column = QVBoxLayout()
    column.setSpacing(0)
    column.setContentsMargins(0, 0, 0, 0 if last else 8)
    column.addWidget(WrappedLabel(stage.title, words.BODY))
    if stage.note:
        column.addWidget(WrappedLabel(stage.note, words.MUTED))
    column.addStretch(1)
    row.addLayout(column, 1)
    spoken = {DONE: _("done"), NOW: _("now"), TO_COME: _("to come")}[stage.when]
    made.setAccessibleName(f"{stage.title}, {spoken}. {stage.note}".strip())
    return made
