"""The folders of this workstation that files are looked for in, beside what is plugged in."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.system.language import _
from desktop.system.settings import Settings
from desktop.system.watched_places import FOLDERS
from desktop.views.kit import words
from desktop.views.kit.buttons import Button, QuietButton
from desktop.views.kit.cards import Card
from desktop.views.kit.questions import Dialog
from desktop.views.kit.words import WrappedLabel

MOST: Final = 6


class WatchedFolders(Card):
    """The watched folders, each with a way to leave it out, and one more to choose.

    Args:
        settings: this workstation's.
    """

    def __init__(self, settings: Settings) -> None:
        note = _(
            "Files that are meant for this unit are offered as soon as they lie on a USB stick, or in one of "
            "these folders of this workstation. Nothing is taken in by itself."
        )
        super().__init__(_("Where files are looked for"), note)
        self._settings = settings
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.add(self._lines)
        self.add_button = Button(_("Add a folder"), "folder-open", on_click=self.choose)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        self.add_layout(row)
        self._show()

    def choose(self) -> None:
        """Ask for a folder and watch it from now on."""
        chosen = Dialog.open_folder(self)
        folders = self._settings.texts(FOLDERS)
        if chosen is not None and str(chosen) not in folders:
            self._settings.put(FOLDERS, [*folders, str(chosen)])
            self._show()

    def leave_out(self, folder: str) -> None:
        """Watch a folder no longer.

        Args:
            folder: as it stands in the settings.
        """
        self._settings.put(FOLDERS, [one for one in self._settings.texts(FOLDERS) if one != folder])
        self._show()
        self.add_button.setFocus()

    def _show(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        folders = self._settings.texts(FOLDERS)
        for folder in folders:
            self._column.addWidget(self._line(folder))
        self.add_button.setEnabled(len(folders) < MOST)

    def _line(self, folder: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(WrappedLabel(folder, words.CAPTION), 1)
        leave = QuietButton(_("Leave it out"), "x", on_click=lambda: self.leave_out(folder))
        leave.setAccessibleDescription(folder)
        row.addWidget(leave)
        return line
