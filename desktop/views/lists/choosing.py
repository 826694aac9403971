"""The first step of taking a list in: a file is chosen, or dropped onto the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.system.language import _
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, EmptyState
from desktop.views.kit.words import WrappedLabel
from desktop.views.lists import import_words


class Choosing(QWidget):
    """The ground on which a list is dropped, with a button for choosing it.

    Signals:
        chosen(path): a file was dropped.

    Args:
        choose: asks for a file.
    """

    chosen = Signal(object)

    def __init__(self, choose: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        card = Card()
        text = _(
            "An Excel workbook (.xlsx) or a CSV text, as it came. Nothing is written before you have seen "
            "every row and said so."
        )
        take = Action(word=_("Choose a file"), run=choose, icon="folder-open", keys="Ctrl+O")
        self.empty = EmptyState("file-plus", _("Drop the list here"), text, take, primary=True)
        card.add(self.empty, 1)
        column.addWidget(card, 1)
        self.trouble = Card()
        self.trouble.setProperty("shape", "notice")
        self._sentence = WrappedLabel("")
        self.trouble.add(self._sentence)
        self.trouble.hide()
        column.addWidget(self.trouble)

    def show_trouble(self, sentence: str) -> None:
        """Say why a file could not be opened; an empty sentence takes it away."""
        self._sentence.setText(sentence)
        self.trouble.setAccessibleName(sentence)
        self.trouble.setVisible(bool(sentence))

    def focus_first(self) -> None:
        """The button for choosing."""
        if self.empty.button is not None:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file of any kind: what it is, the look tells."""
        if _file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        path = _file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.chosen.emit(path)


def kinds() -> str:
    """Which files the dialog shows."""
    return _("Lists ({endings})", endings=import_words.FILES) + ";;" + _("All files ({endings})", endings="*")


def _file(dropped: QMimeData) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 else None
