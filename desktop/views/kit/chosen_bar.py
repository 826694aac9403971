"""The bar under a list: how many rows are selected, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.rules import thai_date
from desktop.system.language import _
from desktop.views.kit.buttons import Action, QuietButton, button
from desktop.views.kit.flow import FlowLayout
from desktop.views.kit.words import Muted


class ChosenBar(QWidget):
    """How many rows are selected, and a button for each thing that can be done with them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.count = Muted("")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 0)
        row.setSpacing(8)
        row.addWidget(self.count)
        self._flow = FlowLayout(None, 4, 4)
        row.addLayout(self._flow, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        # Where the buttons find no room on one line, the bar grows by another.
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("What can be done with the selected rows"))
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many rows are selected; the bar is there only while there are some."""
        self.count.setText(_("{count} selected", count=thai_date.thai_digits(f"{count:,}")))
        self.setVisible(count > 0)

    def offer(self, own: Sequence[Action], usual: Sequence[Action]) -> None:
        """Offer what can be done.

        Args:
            own: what this list alone offers, as buttons.
            usual: what every list offers, without frames.
        """
        words = tuple(action.word for action in usual)
        if not own and words == self._words:
            return
        # What the list alone offers knows the selected rows, so it is made anew for each selection.
        self._words = () if own else words
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for action in own:
            self._flow.addWidget(button(action, parent=self))
        for action in usual:
            self._flow.addWidget(QuietButton(action.word, on_click=action.run, parent=self))
