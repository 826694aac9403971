"""Numbers as chips: each narrows a list to the entries that it counts; one of them always holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.rules import thai_date
from desktop.views.kit.chips import Choice, ChoiceChips


@dataclass(frozen=True, slots=True)
class Count:
    """A number and what it counts.

    Attributes:
        code: its name in the code.
        word: what it counts, in words.
        count: the number.
    """

    code: str
    word: str
    count: int


class CountChips(ChoiceChips):
    """Numbers side by side.

    Signals:
        wanted(code): the entries behind another number are asked for.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.counts: Sequence[Count] = ()
        self._current = ""
        self.changed.connect(self._on_changed)

    def show_counts(self, counts: Sequence[Count]) -> None:
        """Show other numbers; the one that holds stays where it is still there, else the first one holds."""
        in_chips = any(chip.hasFocus() for chip in self.chips())
        self.counts = tuple(counts)
        self.set_choices(
            [
                Choice(each.code, f"{each.word} {thai_date.thai_digits(f'{each.count:,}')}")
                for each in self.counts
            ]
        )
        codes = [each.code for each in self.counts]
        self._current = self._current if self._current in codes else next(iter(codes), "")
        self.choose((self._current,))
        if in_chips and self.chips():
            self.setFocus()

    def current(self) -> str:
        """Which number holds; empty where there is none."""
        return self._current

    def turn_to(self, code: str) -> None:
        """Let another number hold."""
        self.choose((code,))
        self._on_changed()

    def _on_changed(self) -> None:
        chosen = self.chosen()
        if not chosen:
            # Pressed a second time, a number still holds: a list always shows some number's entries.
            self.choose((self._current,))
        elif chosen[0] != self._current:
            self._current = chosen[0]
            self.wanted.emit(self._current)
