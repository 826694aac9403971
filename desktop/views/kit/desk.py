"""The desk: everything that a page is given to work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.system.progress import Progress
from desktop.system.settings import Settings
from desktop.views.kit.jobs import Job, Jobs
from desktop.views.kit.questions import Dialog
from desktop.views.kit.remembered import Remembered

T = TypeVar("T")
Changes = Mapping[str, tuple[str, ...]]


class Desk(QObject):
    """What a page is given: run work, say something, open another page, ask, and hear what changed.

    Signals:
        said(text, undo): a quiet line for the foot.
        failed(failure): what could not be done.
        opened(page, where): go to another page.
        changed(changes): which entries were touched, uids by table.
        overcame: what was refused before was tried otherwise, and went.

    Args:
        jobs: runs the work.

    Attributes:
        remembered: what lists remember of their looks.
        settings: this workstation's; there are none where nothing is remembered.
    """

    said = Signal(str, object)
    failed = Signal(object)
    opened = Signal(str, object)
    changed = Signal(object)
    overcame = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.remembered = Remembered()
        self.settings: Settings | None = None
        jobs.failed.connect(self.failed)

    def run(
        self,
        operation: Callable[[Progress], T],
        success: Callable[[T], object] | None = None,
        failure: Callable[[BaseException], object] | None = None,
        *,
        title: str = "",
        writes: bool = False,
        owner: QObject | None = None,
    ) -> Job:
        """Run work off the window's thread; see ``Jobs.run``."""
        return self.jobs.run(operation, success, failure, title=title, writes=writes, owner=owner)

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say at the foot what has been done, with a way to undo it where there is one."""
        self.said.emit(text, undo)

    def fail(self, failure: BaseException) -> None:
        """Say what could not be done, as its sort deserves."""
        self.failed.emit(failure)

    def overcome(self) -> None:
        """Say no longer what was refused before: it was tried otherwise, and what came of it is shown."""
        self.overcame.emit()

    def open(self, page: str, **where: object) -> None:
        """Go to another page.

        Args:
            page: its name.
            where: what to show there, such as ``uid``.
        """
        self.opened.emit(page, where)

    def tell(self, changes: Changes) -> None:
        """Tell every page what was touched."""
        self.changed.emit(changes)

    def ask(self, parent: QWidget | None, question: str, verb_yes: str, verb_no: str, text: str = "") -> bool:
        """Ask before what cannot be undone; see ``questions.ask``."""
        return Dialog.ask(parent, question, verb_yes, verb_no, text)
