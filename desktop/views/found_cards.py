"""Quiet cards for files that arrived by themselves: from whom, where, a look into them, or not now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.exchange import FoundFile
from desktop.system.language import _
from desktop.views.kit import words
from desktop.views.kit.buttons import Button, QuietButton
from desktop.views.kit.cards import Card
from desktop.views.kit.icons import Icon
from desktop.views.kit.words import WrappedLabel
from desktop.views.moments import moment

# More would push the page away; the others follow when these are looked into or put off.
SHOWN: Final = 2


class FoundCard(Card):
    """One file that was found.

    Signals:
        wanted: look into it.
        put_off: not now.

    Args:
        file: which.
        today: the day it is shown on.
    """

    wanted = Signal()
    put_off = Signal()

    def __init__(self, file: FoundFile, today: date) -> None:
        super().__init__()
        # Two of them leave room for the page in the lowest window too.
        self.body.setContentsMargins(18, 8, 18, 10)
        self.file = file
        title = _title(file)
        self.setAccessibleName(title)
        self.look = Button(_("Look into it"), "package-check", on_click=self.wanted.emit)
        self.later = QuietButton(_("Not now"), "x", on_click=self.put_off.emit)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(Icon("hard-drive" if file.place.is_stick else "folder-open", "accent"))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(WrappedLabel(title))
        column.addWidget(WrappedLabel(_note(file, today), words.MUTED))
        row.addLayout(column, 1)
        row.addWidget(self.later)
        row.addWidget(self.look)
        self.add_layout(row)


class FoundCards(QWidget):
    """The cards of a page; not there while nothing was found.

    Signals:
        wanted(file): look into it.
        put_off(file): not now.
    """

    wanted = Signal(object)
    put_off = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[FoundCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_files(self, files: Sequence[FoundFile], today: date) -> None:
        """Show what was found; whoever stands on a button stays there while its card does.

        Args:
            files: what could be taken in.
            today: the day they are shown on.
        """
        if [card.file for card in self.cards] == list(files[:SHOWN]):
            return
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [self._card(file, today) for file in files[:SHOWN]]
        self.setVisible(bool(files))

    def _card(self, file: FoundFile, today: date) -> FoundCard:
        card = FoundCard(file, today)
        card.wanted.connect(lambda: self.wanted.emit(file))
        card.put_off.connect(lambda: self.put_off.emit(file))
        self._column.addWidget(card)
        return card


def _title(file: FoundFile) -> str:
    if file.place.is_stick:
        return _(
            "A file from {unit} was found on the USB stick {place}",
            unit=file.sender_name,
            place=file.place.name,
        )
    return _(
        "A file from {unit} was found in the folder {place}", unit=file.sender_name, place=file.place.name
    )


def _note(file: FoundFile, today: date) -> str:
    parts = [file.month.spoken() if file.month else "", file.path.name]
    if file.made_at:
        made = moment(datetime.fromisoformat(file.made_at), today)
        parts.append(_("made {when}", when=made))
    return " · ".join(part for part in parts if part)
