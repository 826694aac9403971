"""What both pages of the exchange are: a place where files are looked into and handed over."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.services.centre import Centre
from desktop.services.exchange import Look, Taken
from desktop.system.language import _
from desktop.system.progress import Progress
from desktop.views.exchange import handed, words
from desktop.views.exchange.hand_over import HandOver
from desktop.views.exchange.handed import Handed
from desktop.views.exchange.looking import Looking
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page
from desktop.views.kit.questions import Dialog


class FilesPage(Page):
    """A page that takes files in and hands files over.

    Args:
        desk: runs the work.
        centre: all services.
        name: the page's own name, for coming back to it.
    """

    def __init__(self, desk: Desk, centre: Centre, name: str) -> None:
        super().__init__(desk)
        self.centre, self._name = centre, name
        self._waiting: deque[Path] = deque()
        self._is_looking = False
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def arrive(self, where: Mapping[str, object]) -> None:
        """Show the page; with ``take_in`` ask at once for a file, with ``files`` look into these."""
        super().arrive(where)
        if self.panel() is None:
            self.focus_first()
        files = where.get("files")
        if isinstance(files, list):
            self.look_into(files)
        if where.get("take_in"):
            self.choose_file()

    # -- files in

    def choose_file(self) -> None:
        """Ask for a file, and look into it."""
        chosen = Dialog.open_file(self, _("Files of the labour centres (*.lcx)"))
        if chosen is not None:
            self.look_into([chosen])

    def look_into(self, files: list[Path]) -> None:
        """Look into files, one after the other; what lies over the page is finished first.

        Args:
            files: where they lie.
        """
        # Nobody shall read of the wrong file of before while the right one is shown.
        self.desk.overcome()
        self._waiting.extend(files)
        if files and self.panel() is not None:
            self.desk.say(_("The file is looked into as soon as you have closed this one."))
        self._look_next()

    def _look_next(self) -> None:
        # Words that are typed over the page, or a file not yet handed over, never make room unasked.
        if not self._waiting or self._is_looking or self.panel() is not None:
            return
        self._is_looking = True
        file = self._waiting.popleft()
        self.desk.run(
            lambda progress: self.centre.exchange.look_into(file, progress),
            lambda look: self._looked(file, look),
            self._look_failed,
            title=_("Looking into the file"),
            # A look writes and takes it back: it stands in the same line as all that writes.
            writes=True,
            owner=self,
        )

    def _look_failed(self, failure: BaseException) -> None:
        self._is_looking = False
        self.desk.fail(failure)
        self._look_next()

    def _looked(self, file: Path, look: Look) -> None:
        self._is_looking = False
        if self.panel() is not None:
            # Something else came to lie over the page meanwhile; this file's turn comes after it.
            self._waiting.appendleft(file)
            return
        panel = Looking(self.desk, self.centre, file, look)
        panel.taken.connect(self._taken)
        self.show_panel(panel, panel.closed)
        panel.focus_first()

    def _taken(self, taken: Taken) -> None:
        self.desk.say(_said(taken))
        card = taken.key_card
        if card is None:
            self.close_panel()
            return
        # The key card is handed over before the next file is looked into.
        self.make(lambda _progress: handed.given_key_card(self.centre, card))

    # -- files out

    def make(self, work: Callable[[Progress], Handed | None], title: str = "") -> None:
        """Make a file off the window's thread, then show how it is handed over.

        Args:
            work: makes it and puts it into the outbox.
            title: what is being done.
        """
        self.desk.run(work, self._made, title=title, writes=True, owner=self)

    def _made(self, file: Handed | None) -> None:
        if file is not None:
            self.hand_over(file)

    def hand_over(self, file: Handed) -> None:
        """Show a finished file and what is to be done with it."""
        panel = HandOver(self.desk, self.centre, file, self._name)
        self.show_panel(panel, panel.closed)
        panel.focus_first()

    # -- panels over the page

    def panel(self) -> QWidget | None:
        """What lies over the page."""
        return self.stack.widget(1)

    def show_panel(self, panel: QWidget, closed: SignalInstance) -> None:
        """Lay something over the page.

        Args:
            panel: what is shown.
            closed: its signal that it may go.
        """
        self._drop_panel()
        closed.connect(self.close_panel)
        self.stack.addWidget(panel)
        self.stack.setCurrentWidget(panel)

    def _drop_panel(self) -> None:
        while (old := self.stack.widget(1)) is not None:
            self.stack.removeWidget(old)
            old.hide()
            old.deleteLater()

    def close_panel(self) -> None:
        """Back to the page; the next file that was dropped is looked into."""
        self._drop_panel()
        self.focus_first()
        self._look_next()

    def focus_first(self) -> None:
        """The first thing that can be done on the page."""

    def go_back(self) -> bool:
        """Close what lies over the page."""
        if self.panel() is None:
            return False
        self.close_panel()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, F5 reads anew."""
        if event.key() == Qt.Key.Key_Escape and self.go_back():
            return
        super().keyPressEvent(event)


def _said(taken: Taken) -> str:
    told = taken.summary
    if taken.kind == words.ENROLMENT:
        return _("The province's keys are known now. Hand the key card back.")
    return _(
        "Taken in: {new} new, {changed} changed, {refused} not taken in.",
        new=words.figure(told.new),
        changed=words.figure(told.changed),
        refused=words.figure(len(told.refused)),
    )
