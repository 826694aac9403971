"""Chips: a state in word and icon, a filter that can be taken off, a choice among few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.system.language import _
from desktop.views.kit import icons, theme, tokens
from desktop.views.kit.flow import FlowLayout
from desktop.views.kit.painted_button import PaintedButton

_ICON: Final = 14
_PAD: Final = 9


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several things to choose from.

    Attributes:
        code: what is stored.
        text: what is shown.
        detail: secondary words beside it.
    """

    code: str
    text: str
    detail: str = ""


def chip_width(word: str, icon: str = "") -> int:
    """How wide a chip is."""
    text = QFontMetrics(theme.font(tokens.SECONDARY, tokens.MEDIUM)).horizontalAdvance(word)
    return text + 2 * _PAD + ((_ICON + 5) if icon else 0) + 1


def paint_chip(
    painter: QPainter, area: QRectF, word: str, *, ink: str, ground: str, icon: str = "", at_end: bool = False
) -> None:
    """Paint a chip; table cells do it too.

    Args:
        painter: where.
        area: the chip's own rectangle.
        word: its word.
        ink: colour of word and icon.
        ground: colour beneath; empty for none.
        icon: the icon before the word.
        at_end: whether the icon stands after the word instead.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
    radius = area.height() / 2
    painter.drawRoundedRect(area, radius, radius)
    left = area.left() + _PAD
    if icon:
        spot = area.right() - _PAD - _ICON if at_end else left
        icons.paint(painter, icon, ink, QPointF(spot, area.center().y() - _ICON / 2), _ICON)
        left += 0 if at_end else _ICON + 5
    painter.setFont(theme.font(tokens.SECONDARY, tokens.MEDIUM))
    painter.setPen(QColor(ink))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
    painter.drawText(QRectF(left, area.top(), area.right() - left, area.height()), flags, word)


class Chip(QWidget):
    """A state as a word with its icon; the colour only repeats what they say.

    Args:
        state: helped, waiting, referred, overdue, restricted, plain or accent.
        word: the state in words.
        icon: another icon than the state's own; "none" for no icon.
    """

    def __init__(
        self, state: str = "plain", word: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state, self._word, self._icon = state, word, icon
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Its word."""
        return self._word

    def setText(self, word: str) -> None:
        """Show another word."""
        self.show_state(self._state, word, self._icon)

    def show_state(self, state: str, word: str, icon: str = "") -> None:
        """Show another state."""
        self._state, self._word, self._icon = state, word, icon
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def _drawn_icon(self) -> str:
        if self._icon == "none":
            return ""
        return self._icon or theme.tone(self._state).icon

    def sizeHint(self) -> QSize:
        """As wide as the word, with room around for Thai marks."""
        return QSize(chip_width(self._word, self._drawn_icon()), tokens.CHIP + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip in the colours of now."""
        tone = theme.tone(self._state)
        area = QRectF(0, (self.height() - tokens.CHIP) / 2, self.width(), tokens.CHIP)
        paint_chip(
            QPainter(self), area, self._word, ink=tone.ink, ground=tone.ground, icon=self._drawn_icon()
        )


class _ChipButton(PaintedButton):
    """What a chip that can be pressed has: size, ring, keyboard."""

    icon_at_end = False

    HEIGHT: Final = tokens.CHIP + 8

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self.setFont(theme.font(tokens.SECONDARY, tokens.MEDIUM))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self.text(), self._icon_name) + 6, self.HEIGHT)

    def look(self) -> tuple[str, str, str]:
        palette = theme.tones()
        plain = theme.tone("plain")
        return plain.ink, palette.hover if self.underMouse() else plain.ground, self._icon_name

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground, icon = self.look()
        area = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        word = self.text()
        paint_chip(painter, area, word, ink=ink, ground=ground, icon=icon, at_end=self.icon_at_end)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), tokens.RING))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()


class FilterChip(_ChipButton):
    """A filter: says what it lets through; set, it can be taken off with × or Delete.

    Args:
        text: the filter and its choice, such as "Tambon: all".
        is_set: whether it holds anything back.
    """

    removed = Signal()
    icon_at_end = True

    def __init__(self, text: str, is_set: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, "chevron-down", parent)
        self._set = is_set

    def show_choice(self, text: str, is_set: bool) -> None:
        """Say what it lets through now."""
        self._set = is_set
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def is_set(self) -> bool:
        """Whether it holds anything back."""
        return self._set

    def look(self) -> tuple[str, str, str]:
        """The accent when set."""
        tone = theme.tone("accent" if self._set else "plain")
        return tone.ink, tone.ground, "x" if self._set else "chevron-down"

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on × takes the filter off; anywhere else opens it."""
        on_cross = self._set and event.position().x() > self.width() - _PAD - _ICON - 6
        if on_cross and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the filter off."""
        if self._set and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)


class _ChoiceChip(_ChipButton):
    def __init__(self, choice: Choice, multi: bool, parent: QWidget | None = None) -> None:
        super().__init__(choice.text, "", parent)
        self._open = "plus" if multi else "circle"
        self.code = choice.code
        self.setCheckable(True)
        self.toggled.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self.text(), "check") + 6, self.HEIGHT)

    def look(self) -> tuple[str, str, str]:
        palette = theme.tones()
        if self.isChecked():
            return palette.on_accent, palette.accent, "check"
        return super().look()[0], super().look()[1], self._open

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the group: Qt's own buttons go on to the next field with them."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
            return
        super().keyPressEvent(event)


class ChoiceChips(QWidget):
    """Few choices side by side: arrows move, Space or Enter chooses.

    Args:
        choices: what there is.
        multi: whether several may be chosen.
    """

    changed = Signal()

    def __init__(
        self, choices: Sequence[Choice] = (), multi: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._multi = multi
        self._chips: list[_ChoiceChip] = []
        self._flow = FlowLayout(self, 6, 4)
        self._flow.setContentsMargins(0, 3, 0, 3)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; what was chosen stays chosen where it is still offered."""
        kept = self.chosen()
        for old in self._chips:
            self._flow.removeWidget(old)
            old.deleteLater()
        self._chips = [_ChoiceChip(choice, self._multi, self) for choice in choices]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.clicked.connect(lambda _checked=False, chip=chip: self._pressed(chip))
        self.choose(kept)

    def _pressed(self, chip: _ChoiceChip) -> None:
        if not self._multi:
            for other in self._chips:
                other.setChecked(other is chip and chip.isChecked())
        self._speak()
        self.changed.emit()

    def chips(self) -> tuple[QAbstractButton, ...]:
        """The chips themselves, in order."""
        return tuple(self._chips)

    def chosen(self) -> tuple[str, ...]:
        """The codes that are chosen, in the order of the choices."""
        return tuple(chip.code for chip in self._chips if chip.isChecked())

    def choose(self, codes: Sequence[str]) -> None:
        """Choose these and no others."""
        for chip in self._chips:
            chip.setChecked(chip.code in codes)
        self._speak()

    def _speak(self) -> None:
        for chip in self._chips:
            chip.setAccessibleDescription(_("chosen") if chip.isChecked() else _("not chosen"))
        first = next(
            (chip for chip in self._chips if chip.isChecked()), self._chips[0] if self._chips else None
        )
        # One stop for Tab, as with radio buttons; the arrows do the rest.
        for chip in self._chips:
            stop = chip is first
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
        if first is not None:
            self.setFocusProxy(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move between the chips, a letter goes to the next chip that begins with it."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}.get(
            Qt.Key(event.key()), 0
        )
        at = next((place for place, chip in enumerate(self._chips) if chip.hasFocus()), -1)
        if not step and at >= 0:
            step = self._steps_to(event.text(), at)
        if not step or at < 0:
            super().keyPressEvent(event)
            return
        self._chips[(at + step) % len(self._chips)].setFocus(Qt.FocusReason.TabFocusReason)

    def _steps_to(self, letter: str, at: int) -> int:
        """How far it is to the next chip that begins with a letter; 0 where there is none."""
        if not letter.strip():
            return 0
        others = [*self._chips[at + 1 :], *self._chips[: at + 1]]
        return next((step for step, chip in enumerate(others, 1) if _begins(chip.text(), letter)), 0)


def _begins(word: str, letter: str) -> bool:
    # A word such as แนะแนว is looked for by its first letter as it is written or as it sounds.
    return letter.casefold() in (word[:1].casefold(), word.lstrip("เแโใไ")[:1].casefold())
