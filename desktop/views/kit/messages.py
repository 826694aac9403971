"""What the window says at its foot: success with undo, work under way, and failures in three sorts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from desktop.rules.problems import Refused
from desktop.system.language import _
from desktop.views.kit import failures, words
from desktop.views.kit.buttons import Button, IconButton, QuietButton
from desktop.views.kit.icons import Icon
from desktop.views.kit.jobs import Job, Jobs
from desktop.views.kit.questions import Dialog, ask
from desktop.views.kit.words import Label, Muted, WrappedLabel

__all__ = ["FailedPanel", "Foot", "JobBar", "QuietLine", "ask"]

SHOWN_FOR: Final = 10_000
PATIENCE: Final = 400


def _announce(widget: QWidget, text: str) -> None:
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class QuietLine(QFrame):
    """One quiet line: what has just been done, and how to undo it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("shape", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 12, 4)
        row.setSpacing(10)
        row.addWidget(Icon("circle-check", "helped"))
        self._words = Label()
        row.addWidget(self._words)
        self.undo_button = QuietButton(_("Undo"), "undo-2", on_click=self._undone)
        row.addWidget(self.undo_button)
        row.addStretch(1)
        row.addWidget(IconButton("x", _("Close this line"), on_click=self.clear))
        self._undo: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what has been done.

        Args:
            text: in words.
            undo: how to undo it; left out where it cannot be undone.
        """
        self._undo = undo
        self._words.setText(text)
        self.undo_button.setVisible(undo is not None)
        self.show()
        self._timer.start(SHOWN_FOR)
        _announce(self, text)

    def text(self) -> str:
        """What it says; nothing when it is silent."""
        return "" if self.isHidden() else self._words.text()

    def clear(self) -> None:
        """Say nothing more."""
        self._timer.stop()
        self._undo = None
        self.hide()

    def _undone(self) -> None:
        undo = self._undo
        self.clear()
        if undo is not None:
            undo()


class JobBar(QFrame):
    """Work under way: what, how far, how long still, and a way to stop it."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("shape", "bar")
        self._job: Job | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 12, 4)
        row.setSpacing(12)
        self._title, self._far = Label(), Muted()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self.cancel_button = Button(_("Stop"), on_click=self._cancel)
        for part in (self._title, self._bar, self._far):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show)
        jobs.began.connect(self._began)
        jobs.ended.connect(self._ended)
        self._jobs = jobs
        self.hide()

    def _began(self, job: Job) -> None:
        if not job.title or self._job is not None:
            return
        self._job = job
        self._title.setText(job.title)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(job.title)
        self._far.setText("")
        self.cancel_button.setEnabled(True)
        job.progressed.connect(self._progressed)
        # Short work would only make the foot flicker.
        self._timer.start(PATIENCE)

    def _progressed(self, done: int, total: int, what: str) -> None:
        if self._job is None:
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        parts = [what, _("{done} of {total}", done=f"{done:,}", total=f"{total:,}") if total else ""]
        left = self._job.seconds_left(done, total)
        if left is not None:
            parts.append(_left(left))
        self._far.setText(" · ".join(part for part in parts if part))

    def progress_text(self) -> str:
        """How far the work is, in words."""
        return self._far.text()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.cancel_button.setEnabled(False)
            self._far.setText(_("Stopping"))

    def _ended(self, job: Job) -> None:
        if job is not self._job:
            return
        self._job = None
        self._timer.stop()
        self.hide()
        waiting = next((other for other in self._jobs.under_way if other.title), None)
        if waiting is not None:
            self._began(waiting)


def _left(seconds: int) -> str:
    if seconds < 60:
        return _("about {seconds} seconds left", seconds=max(seconds, 1))
    return _("about {minutes} minutes left", minutes=round(seconds / 60))


class FailedPanel(QFrame):
    """What could not be done: a sentence for what was refused, details for a bug.

    Args:
        version: the program's version, for the report.
    """

    closed = Signal()

    def __init__(self, version: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("shape", "alert")
        self._version = version
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 12, 12)
        column.addLayout(self._head())
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setFixedHeight(150)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(_("Details"))
        column.addWidget(self.details)
        self._bug_row = QWidget()
        row = QHBoxLayout(self._bug_row)
        row.setContentsMargins(30, 0, 0, 0)
        self.details_button = QuietButton(_("Details"), "chevron-down", on_click=self._fold)
        self.copy_button = QuietButton(_("Copy"), "copy", on_click=self._copy)
        self.save_button = QuietButton(_("Save a report"), "save", on_click=self._save)
        for part in (self.details_button, self.copy_button, self.save_button):
            row.addWidget(part)
        row.addStretch(1)
        column.addWidget(self._bug_row)
        self.hide()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Icon("triangle-alert", "waiting"))
        self._words = WrappedLabel("", words.BODY)
        row.addWidget(self._words, 1)
        row.addWidget(IconButton("x", _("Close this message"), on_click=self.clear))
        return row

    def show_failure(self, failure: BaseException) -> None:
        """Show a failure as its sort deserves; a cancelled one not at all."""
        sort = failures.sort_of(failure)
        if sort == failures.CANCELLED:
            return
        refused = isinstance(failure, Refused)
        self._words.setText(failure.sentence if isinstance(failure, Refused) else _bug_sentence())
        self.details.setPlainText("" if refused else failures.report(failure, self._version))
        self.details.hide()
        self._bug_row.setVisible(not refused)
        self.show()
        _announce(self, self._words.text())

    def text(self) -> str:
        """What it says; nothing when it is closed."""
        return "" if self.isHidden() else self._words.text()

    def clear(self) -> None:
        """Close it."""
        self.hide()
        self.closed.emit()

    def page_turned(self) -> None:
        """A refusal stays on the page where it was said; a mistake of the program until it is closed."""
        if not self.isHidden() and self._bug_row.isHidden():
            self.clear()

    def _fold(self) -> None:
        folded = self.details.isHidden()
        self.details.setVisible(folded)
        self.details_button.set_icon_name("chevron-up" if folded else "chevron-down")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())

    def _save(self) -> None:
        place = Dialog.save_as(self, "report.txt", _("Text files (*.txt)"))
        if place is None:
            return
        try:
            place.write_text(self.details.toPlainText(), "utf-8")
        except OSError:
            self._words.setText(_("The report could not be saved there. Please choose another folder."))


def _bug_sentence() -> str:
    return _(
        "The program made a mistake and could not finish this. What was saved is safe. Please try again."
    )


class Foot(QWidget):
    """The foot of the window: failure, work under way and the quiet line, each only when there is something.

    Args:
        jobs: whose work it shows.
        version: the program's version, for reports.
    """

    def __init__(self, jobs: Jobs, version: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.failed = FailedPanel(version)
        self.working = JobBar(jobs)
        self.quiet = QuietLine()
        for part in (self.failed, self.working, self.quiet):
            column.addWidget(part)
            part.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what has been done; an older failure has been overcome by it."""
        self.failed.clear()
        self.quiet.say(text, undo)

    def fail(self, failure: BaseException) -> None:
        """Say what could not be done."""
        self.quiet.clear()
        self.failed.show_failure(failure)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be there only while a part is."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            parts = (self.failed, self.working, self.quiet)
            self.setVisible(any(not part.isHidden() for part in parts))
        return super().eventFilter(watched, event)
