"""Two entries side by side, line by line: what differs is marked, and which of both is kept is chosen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.rules import joining, thai_date
from desktop.services.citizens import Pair, Side
from desktop.system.language import _, mark
from desktop.views.citizens import pair_words
from desktop.views.kit import words
from desktop.views.kit.cards import Pressable, rule
from desktop.views.kit.chips import Chip
from desktop.views.kit.icons import Icon
from desktop.views.kit.words import Muted, WrappedLabel

_UNITED: Final = "united"
_STANDING: Final = {joining.DIFFERS: "waiting", joining.ONE_ONLY: "plain", _UNITED: "plain"}
_STANDING_WORDS: Final = {
    joining.DIFFERS: mark("Differs"),
    joining.ONE_ONLY: mark("Only one"),
    _UNITED: mark("Both are kept"),
}
_KEEP: Final = "keep"
# Margin, icon and gap of a value that can be chosen.
_INDENT: Final = 36


class _Value(Pressable):
    """What one of the two entries says; pressed, it is the one that is kept."""

    def __init__(self, about: str, text: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about, self._text = about, text or _("Not told")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 6, 2)
        row.setSpacing(10)
        self._open, self._chosen = Icon("circle", "muted"), Icon("circle-check", "accent")
        row.addWidget(self._open)
        row.addWidget(self._chosen)
        row.addWidget(WrappedLabel(self._text, role if text else words.MUTED), 1)
        self.choose(False)

    def choose(self, chosen: bool) -> None:
        """Show whether it is the one that is kept."""
        self.is_chosen = chosen
        self._open.setVisible(not chosen)
        self._chosen.setVisible(chosen)
        spoken = f"{self._about}: {self._text}"
        self.setAccessibleName(_("{value}, chosen", value=spoken) if chosen else spoken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go to the other of the two."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
            return
        super().keyPressEvent(event)


class PairTable(QWidget):
    """Two entries side by side.

    Signals:
        changed: something else is chosen.

    Args:
        pair: the two.
        choosing: whether what is kept can be chosen.
    """

    changed = Signal()

    def __init__(self, pair: Pair, choosing: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair, self._choosing = pair, choosing
        self._sides = (pair.one, pair.other)
        self._values: dict[str, tuple[_Value, _Value]] = {}
        self._touched: set[str] = set()
        self._chosen: dict[str, int] = {}
        self.kept = _fuller(pair)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(3)
        for column, share in ((0, 5), (1, 8), (2, 8)):
            self._grid.setColumnStretch(column, share)
        self._add_heads()
        for name in pair_words.COMPARED:
            self._add(name)
        self._add_cases()
        self._offer()

    # -- what is chosen

    def taken(self) -> tuple[str, ...]:
        """What is taken from the entry that goes."""
        return tuple(name for name, side in self._chosen.items() if side != self.kept)

    def choose(self, name: str, side: int) -> None:
        """Choose whose value is kept.

        Args:
            name: the thing, or ``keep`` for the entry itself.
            side: 0 for the entry on the left, 1 for the one on the right.
        """
        if name == _KEEP:
            self.kept = side
        else:
            self._touched.add(name)
            self._chosen[name] = side
        self._offer()
        self.changed.emit()

    def value(self, name: str, side: int) -> QWidget:
        """The widget of a value, for the keyboard and for tests."""
        return self._values[name][side]

    def _offer(self) -> None:
        """What nobody chose by hand follows the entry that is kept, and fills what that one lacks."""
        if not self._choosing:
            return
        drafts = [side.draft for side in self._sides]
        filled = joining.offered(drafts[self.kept], drafts[1 - self.kept])
        for name in self._chosen:
            if name not in self._touched:
                self._chosen[name] = 1 - self.kept if name in filled else self.kept
        for name, values in self._values.items():
            side = self.kept if name == _KEEP else self._chosen[name]
            for at, value in enumerate(values):
                value.choose(at == side)

    # -- the lines

    def _add_heads(self) -> None:
        heads = [side.page.name for side in self._sides]
        if self._choosing:
            self._label(0, _("Keep this entry"), "")
            self._add_choice(0, _KEEP, _("Keep this entry"), heads)
        else:
            for at, (head, side) in enumerate(zip(heads, self._sides, strict=True), start=1):
                self._grid.addWidget(WrappedLabel(head, words.HEADING), 0, at)
                self._grid.addWidget(WrappedLabel(side.unit_name, words.MUTED), 1, at)
        self._rule()

    def _add(self, name: str) -> None:
        texts = [pair_words.said(side, name) for side in self._sides]
        standing = self._pair.standing[name]
        if not any(texts):
            return
        row = self._grid.rowCount()
        united = self._choosing and name not in joining.CHOSEN and standing != joining.SAME
        self._label(row, pair_words.name_of(name), _UNITED if united else standing)
        if self._choosing and standing != joining.SAME and name in joining.CHOSEN:
            self._chosen[name] = 0
            self._add_choice(row, name, pair_words.name_of(name), texts)
            return
        quiet = words.MUTED if standing == joining.SAME else words.BODY
        for at, text in enumerate(texts, start=1):
            self._say(row, at, text, quiet)

    def _add_choice(self, row: int, name: str, label: str, texts: list[str]) -> None:
        role = words.HEADING if name == _KEEP else words.BODY
        first, second = (_Value(label, text, role) for text in texts)
        for side, value in enumerate((first, second)):
            value.pressed.connect(lambda name=name, side=side: self.choose(name, side))
            self._grid.addWidget(value, row, side + 1)
        self._values[name] = first, second

    def _add_cases(self) -> None:
        self._rule()
        row = self._grid.rowCount()
        self._label(row, _("Cases"), "")
        for at, side in enumerate(self._sides, start=1):
            count = thai_date.thai_digits(str(len(side.page.cases)))
            self._say(row, at, _("{count} cases", count=count) if side.page.cases else _("No case yet."))

    def _say(self, row: int, column: int, text: str, role: str = words.BODY) -> None:
        made = QWidget()
        line = QHBoxLayout(made)
        # In line with the words that can be chosen.
        line.setContentsMargins(_INDENT if self._choosing else 0, 0, 0, 0)
        line.addWidget(WrappedLabel(text or _("Not told"), role if text else words.MUTED))
        self._grid.addWidget(made, row, column)

    def _label(self, row: int, text: str, standing: str) -> None:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Muted(text), 1, Qt.AlignmentFlag.AlignTop)
        if standing in _STANDING:
            chip = Chip(_STANDING[standing], _(_STANDING_WORDS[standing]), "none")
            line.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(made, row, 0, Qt.AlignmentFlag.AlignTop)

    def _rule(self) -> None:
        self._grid.addWidget(rule(), self._grid.rowCount(), 0, 1, 3)


def _fuller(pair: Pair) -> int:
    """Which of the two tells more: whoever has a number, then who has more cases, then the older entry."""

    def weight(side: Side) -> tuple[bool, int]:
        return bool(side.draft.thai_id), len(side.page.cases)

    return 1 if weight(pair.other) > weight(pair.one) else 0
