"""A finished file, and what is to be done with it: save it, print its slip, read out the words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.centre import Centre
from desktop.system import watched_places
from desktop.system.language import _
from desktop.views.exchange import handed, words
from desktop.views.exchange.fingerprint import FingerprintWords
from desktop.views.exchange.handed import Handed
from desktop.views.exchange.slips import print_slip
from desktop.views.kit import words as roles
from desktop.views.kit.arrange import SideBySide
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, Column, Facts
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.questions import Dialog
from desktop.views.kit.timeline import NOW, Stage, Timeline
from desktop.views.kit.words import WrappedLabel


def lay_over(panel: QWidget, head: EntryHead, sides: SideBySide) -> None:
    """Lay out what is done with finished files: a head, and below it what scrolls in a low window.

    Args:
        panel: what lies over the page.
        head: its head.
        sides: what is to be done, and beside it what the files are.
    """
    column = QVBoxLayout(panel)
    column.setContentsMargins(24, 16, 24, 20)
    column.setSpacing(14)
    column.addWidget(head)
    # In a low window, or with many centres, it scrolls rather than being pressed together.
    body = Column()
    body.add(sides)
    body.add_stretch()
    column.addWidget(body, 1)


class HandOver(QWidget):
    """A finished file and the steps that bring it to the other side.

    Signals:
        closed: back to the page.

    Args:
        desk: runs the work.
        centre: all services.
        file: the file, in the outbox already.
        back: the page that the slip's page goes back to.
    """

    closed = Signal()

    def __init__(self, desk: Desk, centre: Centre, file: Handed, back: str) -> None:
        super().__init__()
        self._desk, self._centre, self.file, self._back = desk, centre, file, back
        self._saved = False
        self.head = EntryHead(self.closed.emit)
        self.head.show_entry(words.kind_word(file.kind, file.month), [("helped", _("ready"))])
        self.steps = Timeline()
        sides = SideBySide(3, 2)
        sides.main.addWidget(self._what_to_do())
        if file.spoken:
            sides.main.addWidget(self._spoken())
        sides.main.addStretch(1)
        sides.side.addWidget(self._facts())
        sides.side.addStretch(1)
        lay_over(self, self.head, sides)
        self._show_actions()

    def _what_to_do(self) -> Card:
        card = Card(_("What to do now"))
        card.body.addSpacing(6)
        card.add(self.steps)
        self.steps.show_stages(self._stages())
        return card

    def _stages(self) -> list[Stage]:
        save = _("Save the file to a stick, or where your e-mail finds it")
        note = _("It is sealed: only {unit} can open it.", unit=self.file.unit_name)
        if self.file.kind in (words.ENROLMENT, words.KEY_CARD):
            note = _("It is signed but not secret: nobody's name stands in it.")
        stages = [Stage(save, note, "done" if self._saved else NOW)]
        if self.file.kind == words.MONTH:
            slip = _("Print the delivery slip and have it signed")
            stages.append(Stage(slip, _("It says what is in the file, and the words to compare.")))
        if self.file.spoken:
            call = _("Call {unit} and read out the words below", unit=self.file.unit_name)
            stages.append(Stage(call, _("So that nobody can slip in keys of his own on the way.")))
        stages.append(Stage(*self._last()))
        return stages

    def _last(self) -> tuple[str, str]:
        if self.file.kind == words.ENROLMENT:
            return _("The centre sends back its key card"), _("Accept it here, under Units and keys.")
        if self.file.kind == words.KEY_CARD:
            return _("The province accepts the key card"), _("From then on months can be sent.")
        if self.file.kind == words.MONTH:
            return _("The province answers with a file"), _("Until then everything is sent again each time.")
        return _("The centre takes the answer in"), _("Its next file says that it has arrived.")

    def _spoken(self) -> Card:
        card = Card(_("Words to read out by telephone"))
        card.add(FingerprintWords(self.file.spoken))
        return card

    def _facts(self) -> Card:
        card = Card(_("The file"))
        rows = [(_("File"), self.file.name), (_("For"), self.file.unit_name)]
        card.add(Facts([*rows, *words.counts_rows(self.file.counts)]))
        card.add(WrappedLabel(_("A copy is kept on this machine."), roles.MUTED))
        return card

    def _show_actions(self) -> None:
        actions = [Action(word=_("Done"), run=self.closed.emit)]
        if self.file.kind == words.MONTH:
            slip = Action(
                word=_("Print the delivery slip"), run=self.print_slip, icon="printer", keys="Ctrl+P"
            )
            actions.append(slip)
        save = Action(word=_("Save to a file"), run=self.save, icon="save", keys="Ctrl+S")
        self.head.show_actions(actions, save)

    def focus_first(self) -> None:
        """The button that saves."""
        self.head.buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Save a copy where the user says."""
        # What was plugged in is most likely meant for the file; the list is told without touching a stick.
        stick = next((one.path for one in watched_places.sticks()), None)
        kinds = _("Files of the labour centres (*.lcx)")
        place = Dialog.save_as(self, self.file.name, kinds, stick)
        if place is None:
            return
        self._desk.run(
            lambda _progress: handed.copy_out(self._centre, self.file.name, place),
            lambda saved: self._done(saved.name),
            writes=True,
            owner=self,
        )

    def _done(self, name: str) -> None:
        self._saved = True
        self.steps.show_stages(self._stages())
        self._desk.say(_("The file {name} is saved.", name=name))

    def print_slip(self) -> None:
        """Turn to the paper that goes with the file."""
        print_slip(self._desk, self._centre, self.file.uid, self._back, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
