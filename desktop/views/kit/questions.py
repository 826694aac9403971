"""The one question a window may ask, and where a file goes: seams that tests replace with plain functions."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.system.language import _
from desktop.views.kit import words
from desktop.views.kit.buttons import Button, PrimaryButton
from desktop.views.kit.words import WrappedLabel

WIDTH: Final = 460


class Question(QDialog):
    """A question with a verb on each button; Esc means the harmless one.

    Args:
        parent: whose window it belongs to.
        question: what is asked.
        verb_yes: the verb that does it.
        verb_no: the verb that leaves all as it is.
        text: what follows from it.
    """

    def __init__(
        self, parent: QWidget | None, question: str, verb_yes: str, verb_no: str, text: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(question)
        self.setAccessibleDescription(text)
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(6)
        column.addWidget(WrappedLabel(question, words.HEADING))
        if text:
            column.addWidget(WrappedLabel(text, words.CAPTION))
        column.addSpacing(12)
        column.addLayout(self._buttons(verb_yes, verb_no))
        self.no.setFocus()

    def _buttons(self, verb_yes: str, verb_no: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.no = Button(verb_no, on_click=self.reject)
        self.yes = PrimaryButton(verb_yes, on_click=self.accept)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        return row


class Dialog:
    """Everything that stops the window to ask; a test replaces a method by a plain function."""

    @staticmethod
    def ask(parent: QWidget | None, question: str, verb_yes: str, verb_no: str, text: str = "") -> bool:
        """Ask before what cannot be undone; see ``Question``."""
        dialog = Question(parent, question, verb_yes, verb_no, text)
        try:
            return dialog.exec() == QDialog.DialogCode.Accepted
        finally:
            dialog.deleteLater()

    @staticmethod
    def save_as(parent: QWidget | None, name: str, kind: str, folder: Path | None = None) -> Path | None:
        """Where a file shall be saved.

        Args:
            parent: whose window asks.
            name: the proposed name.
            kind: which files are shown, such as ``PDF (*.pdf)``.
            folder: the folder that is offered first; without it the documents.

        Returns:
            The place, or none where the user thought better of it.
        """
        chosen, _kind = QFileDialog.getSaveFileName(
            parent, _("Save as"), str((folder or _documents()) / name), kind
        )
        return Path(chosen) if chosen else None

    @staticmethod
    def open_file(parent: QWidget | None, kind: str) -> Path | None:
        """Which file shall be opened.

        Args:
            parent: whose window asks.
            kind: which files are shown.
        """
        chosen, _kind = QFileDialog.getOpenFileName(parent, _("Choose a file"), str(_documents()), kind)
        return Path(chosen) if chosen else None

    @staticmethod
    def open_folder(parent: QWidget | None) -> Path | None:
        """Which folder is meant.

        Args:
            parent: whose window asks.
        """
        chosen = QFileDialog.getExistingDirectory(parent, _("Choose a folder"), str(_documents()))
        return Path(chosen) if chosen else None


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def ask(parent: QWidget | None, question: str, verb_yes: str, verb_no: str, text: str = "") -> bool:
    """Ask before what cannot be undone.

    Args:
        parent: whose window asks.
        question: what is asked.
        verb_yes: the verb that does it.
        verb_no: the verb that leaves all as it is.
        text: what follows from it.
    """
    return Dialog.ask(parent, question, verb_yes, verb_no, text)
