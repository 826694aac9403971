"""Bars of this quarter above those of the quarter before; they read in grey too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.system.language import _
from desktop.views.kit import theme, tokens

_ROW: Final = 42
_BAR: Final = 13
_LEGEND: Final = 30
_LABEL_SHARE: Final = 0.36
_FIGURES: Final = 70
_GAP: Final = 10


@dataclass(frozen=True, slots=True)
class Pair:
    """One kind of people.

    Attributes:
        label: who is counted.
        now: this quarter's figure.
        before: that of the quarter before; none where nobody has counted.
    """

    label: str
    now: int
    before: int | None


class PairBars(QWidget):
    """Two bars for each kind: this quarter's filled, that of the quarter before in outline.

    Args:
        pairs: what is shown, from above.
    """

    def __init__(self, pairs: Sequence[Pair] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pairs: tuple[Pair, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_pairs(pairs)

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show other bars."""
        self.pairs = tuple(pairs)
        self.setAccessibleName("; ".join(_spoken(pair) for pair in pairs))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows and the legend."""
        return QSize(240, _ROW * len(self.pairs) + (_LEGEND if self.pairs else 0))

    def minimumSizeHint(self) -> QSize:
        """The same height; labels give way."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint labels, bars, figures and what they mean."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(tokens.SECONDARY))
        most = max((max(pair.now, pair.before or 0) for pair in self.pairs), default=0)
        for at, pair in enumerate(self.pairs):
            self._paint_pair(painter, pair, at * _ROW, max(most, 1))
        if self.pairs:
            self._paint_legend(painter, len(self.pairs) * _ROW)

    def _paint_pair(self, painter: QPainter, pair: Pair, top: int, most: int) -> None:
        labels = int(self.width() * _LABEL_SHARE)
        painter.setPen(theme.colour("ink"))
        label = QFontMetrics(painter.font()).elidedText(
            pair.label, Qt.TextElideMode.ElideRight, labels - _GAP
        )
        high = _ROW - 8 if pair.before is not None else _BAR + 6
        self._write(painter, label, QRectF(0, top, labels - _GAP, high), Qt.AlignmentFlag.AlignLeft)
        room = self.width() - labels - _FIGURES
        for count, line in ((pair.now, 0), (pair.before, 1)):
            if count is None:
                continue
            area = QRectF(labels, top + 3 + line * (_BAR + 3), max(room * count / most, 2.0), _BAR)
            _paint_bar(painter, area, filled=line == 0)
            painter.setPen(theme.colour("ink" if line == 0 else "muted"))
            spot = QRectF(self.width() - _FIGURES, area.top() - 4, _FIGURES, _BAR + 8)
            self._write(painter, f"{count:,}", spot, Qt.AlignmentFlag.AlignRight)

    def _paint_legend(self, painter: QPainter, top: int) -> None:
        left = self.width() * _LABEL_SHARE
        for words, filled in ((_("This quarter"), True), (_("Last quarter"), False)):
            _paint_bar(painter, QRectF(left, top + 9, 22, _BAR), filled=filled)
            painter.setPen(theme.colour("muted"))
            wide = QFontMetrics(painter.font()).horizontalAdvance(words)
            spot = QRectF(left + 30, top + 2, wide + 4, _LEGEND - 4)
            self._write(painter, words, spot, Qt.AlignmentFlag.AlignLeft)
            left += 30 + wide + 24

    @staticmethod
    def _write(painter: QPainter, text: str, area: QRectF, side: Qt.AlignmentFlag) -> None:
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        painter.drawText(area, flags, text)


def _paint_bar(painter: QPainter, area: QRectF, *, filled: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(theme.colour("muted"), 1))
    painter.setBrush(theme.colour("accent" if filled else "track"))
    inset = area if filled else area.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inset, 3, 3)


def _spoken(pair: Pair) -> str:
    before = "–" if pair.before is None else f"{pair.before:,}"
    return _("{label}: {now}, last quarter {before}", label=pair.label, now=f"{pair.now:,}", before=before)
