"""The answers to all centres that wait for one: sealed together, saved together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.services.centre import Centre
from desktop.system.language import _
from desktop.views.exchange import handed, words
from desktop.views.exchange.hand_over import lay_over
from desktop.views.exchange.handed import Handed
from desktop.views.kit.arrange import SideBySide
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, IconRow
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_head import EntryHead
from desktop.views.kit.questions import Dialog
from desktop.views.kit.timeline import NOW, Stage, Timeline


class Answers(QWidget):
    """Finished answers, one for each centre, and how they are handed over.

    Signals:
        closed: back to the page.
        wanted(file): hand this one over by itself.

    Args:
        desk: runs the work.
        centre: all services.
        files: the answers, in the outbox already.
    """

    closed = Signal()
    wanted = Signal(object)

    def __init__(self, desk: Desk, centre: Centre, files: Sequence[Handed]) -> None:
        super().__init__()
        self._desk, self._centre, self.files = desk, centre, tuple(files)
        self._saved = False
        self.head = EntryHead(self.closed.emit)
        count = words.figure(len(self.files))
        self.head.show_entry(_("Answers to {count} centres", count=count), [("helped", _("ready"))])
        self.steps = Timeline()
        sides = SideBySide(3, 2)
        card = Card(_("What to do now"))
        card.body.addSpacing(6)
        card.add(self.steps)
        sides.main.addWidget(card)
        sides.main.addStretch(1)
        sides.side.addWidget(self._listed())
        sides.side.addStretch(1)
        lay_over(self, self.head, sides)
        self._show_steps()
        save = Action(word=_("Save all into a folder"), run=self.save, icon="save", keys="Ctrl+S")
        self.head.show_actions([Action(word=_("Done"), run=self.closed.emit)], save)

    def _listed(self) -> Card:
        card = Card(_("The files"))
        for file in self.files:
            told = _("{count} entries", count=words.figure(sum(file.counts.values())))
            row = IconRow("send", file.unit_name, f"{told} · {file.name}")
            row.pressed.connect(lambda file=file: self.wanted.emit(file))
            card.add(row)
        return card

    def _show_steps(self) -> None:
        save = Stage(
            _("Save all files into a folder, such as on a stick"),
            _("Each is sealed for its own centre: no other can open it."),
            "done" if self._saved else NOW,
        )
        give = Stage(_("Give each centre its file"), _("The centre's code stands in the name of its file."))
        end = Stage(_("The centres take the answers in"), _("Their next files say that they have arrived."))
        self.steps.show_stages([save, give, end])

    def focus_first(self) -> None:
        """The button that saves."""
        self.head.buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Save copies of all into a folder that the user chooses."""
        folder = Dialog.open_folder(self)
        if folder is None:
            return
        names = [file.name for file in self.files]
        self._desk.run(
            lambda progress: handed.copy_all(self._centre, names, folder, progress),
            self._done,
            title=_("Saving the answers"),
            writes=True,
            owner=self,
        )

    def _done(self, count: int) -> None:
        self._saved = True
        self._show_steps()
        self._desk.say(_("{count} answers are saved in the folder.", count=words.figure(count)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
