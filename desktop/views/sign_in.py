"""Signing in: a user's name and password, with a growing wait after each wrong try."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules.problems import Refused
from desktop.services import opening
from desktop.services.opening import Opened
from desktop.system.clock import Clock
from desktop.system.language import _
from desktop.system.paths import Home
from desktop.system.progress import Progress
from desktop.views.kit import words
from desktop.views.kit.buttons import PrimaryButton, QuietButton
from desktop.views.kit.cards import Card
from desktop.views.kit.fields import Labelled, PasswordField, TextField
from desktop.views.kit.icons import Icon
from desktop.views.kit.jobs import Jobs
from desktop.views.kit.words import Label, Muted, WrappedLabel

_log = logging.getLogger(__name__)

_CARD_WIDTH = 420


class SignIn(QWidget):
    """The sign-in window.

    Args:
        home: where the register lies.
        clock: the time.
        jobs: unlocking takes half a second on purpose, so it runs beside the window.
        restore: opens the way to restore a backup; empty where there is none.
    """

    signed_in = Signal(object)

    def __init__(
        self, home: Home, clock: Clock, jobs: Jobs, restore: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self._home, self._clock, self._jobs = home, clock, jobs
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._waited)
        self.setWindowTitle(_("District labour centre"))
        self.name = TextField()
        self.password = PasswordField()
        self.enter = PrimaryButton(_("Sign in"), on_click=self.try_it)
        self.said = WrappedLabel("", words.CAPTION, "overdue")
        self._lay_out(restore)
        self.password.line.returnPressed.connect(self.try_it)
        self.name.line.setFocus()

    def _lay_out(self, restore: Callable[[], object] | None) -> None:
        card = Card()
        card.setFixedWidth(_CARD_WIDTH)
        card.body.setContentsMargins(32, 28, 32, 24)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Icon("handshake", "accent", 24, "accent"))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Label(_("District labour centre"), words.HEADING))
        texts.addWidget(Muted(_("Sign in to start work")))
        head.addLayout(texts, 1)
        card.add_layout(head)
        card.body.addSpacing(12)
        card.add(Labelled(_("User name"), self.name))
        card.add(Labelled(_("Password"), self.password))
        card.add(self.said)
        row = QHBoxLayout()
        if restore is not None:
            row.addWidget(QuietButton(_("Restore a backup"), on_click=restore))
        row.addStretch(1)
        row.addWidget(self.enter)
        card.add_layout(row)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(1)

    def try_it(self) -> None:
        """Try the name and the password that stand in the fields."""
        if not self.enter.isEnabled():
            return
        name, password = self.name.value().strip(), self.password.value()
        if not name:
            self.name.line.setFocus()
            self.said.setText(_("Type your user name first."))
            return
        self._be_busy(True)
        self.said.set_tint("muted")
        self.said.setText(_("Opening the register…"))

        def unlock(_progress: Progress) -> Opened:
            return opening.open_register(self._home, name, password, self._clock)

        self._jobs.run(unlock, self._opened, self._not_opened, writes=True, owner=self)

    def _be_busy(self, busy: bool) -> None:
        self.enter.setEnabled(not busy)
        self.name.setEnabled(not busy)
        self.password.setEnabled(not busy)

    def _opened(self, opened: Opened) -> None:
        self.password.set_value("")
        self.signed_in.emit(opened)

    def _not_opened(self, failure: BaseException) -> None:
        self.password.set_value("")
        self.said.set_tint("overdue")
        if not isinstance(failure, Refused):
            self._be_busy(False)
            self._jobs.failed.emit(failure)
            return
        self.said.setText(failure.sentence)
        if failure.code == "wrong-password":
            _log.warning("sign-in failed")
        self._wait.start(opening.seconds_to_wait(self._home, self._clock) * 1000)

    def _waited(self) -> None:
        self._be_busy(False)
        self.password.line.setFocus()
