"""The words that are read out by telephone: numbered, large, and spoken as one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.system.language import _
from desktop.views.kit import words
from desktop.views.kit.words import Label, Muted

_ACROSS: Final = 4


class FingerprintWords(QWidget):
    """The words of a fingerprint.

    Args:
        spoken: the words; empty for none yet.
        across: how many stand in a row.
    """

    def __init__(
        self, spoken: Sequence[str] = (), across: int = _ACROSS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._across = across
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(2)
        self._spoken: tuple[str, ...] = ()
        self.show_words(spoken)

    def spoken(self) -> tuple[str, ...]:
        """The words that are shown."""
        return self._spoken

    def show_words(self, spoken: Sequence[str]) -> None:
        """Show other words."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._spoken = tuple(spoken)
        for at, word in enumerate(self._spoken):
            self._grid.addWidget(_numbered(at + 1, word), at // self._across, at % self._across)
        for column in range(self._across):
            self._grid.setColumnStretch(column, 1)
        self.setAccessibleName(_("Words to compare: {words}", words=" ".join(self._spoken)))


def _numbered(number: int, word: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(Muted(str(number)))
    row.addWidget(Label(word, words.STRONG))
    row.addStretch(1)
    return made
