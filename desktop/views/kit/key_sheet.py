"""The sheet of keys: what can be done without a mouse, on Ctrl+/ and F1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from desktop.system.language import _
from desktop.views.kit import keys, words
from desktop.views.kit.buttons import PrimaryButton
from desktop.views.kit.words import Label, Title, WrappedLabel

WIDTH: Final = 560


class KeySheet(QDialog):
    """All keys of the window, with what they do.

    Args:
        about: what the page in front is for; empty for nothing.
        listed: keys, as Qt writes them, and what they do.
    """

    def __init__(self, about: str, listed: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(8)
        column.addWidget(Title(_("Keys")))
        if about:
            column.addWidget(WrappedLabel(about, words.CAPTION))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for row, (pressed, meaning) in enumerate(listed):
            grid.addWidget(Label(keys.shown(pressed), words.STRONG), row, 0)
            grid.addWidget(Label(meaning), row, 1)
        column.addLayout(grid)
        self.close_button = PrimaryButton(_("Close"), on_click=self.accept)
        column.addWidget(self.close_button)
        self.close_button.setFocus()
