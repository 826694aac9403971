"""A centre's key card is accepted, once the words that the centre reads out are typed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules.problems import Refused
from desktop.services.centre import Centre
from desktop.services.exchange import PeerRow
from desktop.system.language import _
from desktop.views.kit import words as roles
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, Facts
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.fields import Labelled, LongTextField
from desktop.views.kit.words import WrappedLabel

_WIDTH = 640
_TYPED = 90


class Accepting(QWidget):
    """The words that a centre reads out, typed.

    Signals:
        closed: back to the page; nothing was accepted.
        accepted(peer): the keys are believed from now on.

    Args:
        desk: runs the work.
        centre: all services.
        file: the key card.
        unit_name: the centre that it should come from.
    """

    closed = Signal()
    accepted = Signal(object)

    def __init__(self, desk: Desk, centre: Centre, file: Path, unit_name: str) -> None:
        super().__init__()
        self._desk, self._centre, self._file = desk, centre, file
        self.head = EntryHead(self.closed.emit)
        self.head.show_entry(_("Accept a key card"))
        accept = Action(word=_("Accept the key"), run=self.accept, icon="key-round", keys="Ctrl+S")
        self.head.show_actions([Action(word=_("Close"), run=self.closed.emit)], accept)
        field = LongTextField(lines=2)
        field.setMaximumHeight(_TYPED)
        hint = _("Eight words, with spaces or without; the figures of the key do as well.")
        self.said = Labelled(_("Words that the centre reads out"), field, hint, required=True)
        self._lay_out(unit_name)

    def _lay_out(self, unit_name: str) -> None:
        card = Card(_("Call the centre and type what it reads out"))
        card.setMaximumWidth(_WIDTH)
        text = _(
            "Call {unit} on a number that you know. The words stand there on the page of sending and "
            "receiving. The key is accepted only where they agree with the file.",
            unit=unit_name,
        )
        card.add(WrappedLabel(text, roles.CAPTION))
        card.add(Facts([(_("File"), self._file.name)]))
        card.body.addSpacing(6)
        card.add(self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.head)
        column.addWidget(card)
        column.addStretch(1)

    def focus_first(self) -> None:
        """The field for the words."""
        self.said.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Accept the key where the words agree."""
        said = self.said.field.value()
        if not said:
            self.said.set_problem(_("Type the words that the centre reads out."))
            self.focus_first()
            return
        self._desk.run(
            lambda _progress: self._centre.exchange.accept_key(self._file, said),
            self._accepted,
            self._failed,
            title=_("Accepting the key"),
            writes=True,
            owner=self,
        )

    def _accepted(self, peer: PeerRow) -> None:
        self.accepted.emit(peer)

    def _failed(self, failure: BaseException) -> None:
        if isinstance(failure, Refused) and failure.code == "fingerprint":
            self.said.set_problem(failure.sentence)
            self.focus_first()
            return
        self._desk.fail(failure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; nothing is accepted."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
