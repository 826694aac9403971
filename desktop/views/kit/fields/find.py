"""A field that finds one entry of a whole register while somebody types, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.views.kit.chips import Choice
from desktop.views.kit.fields.pick import SHOWN, PickField
from desktop.views.kit.jobs import Job, Jobs

FIND_AFTER: Final = 120


class FindField(PickField):
    """Type any part, choose with arrows and Enter; what is offered is found in the register meanwhile.

    Args:
        jobs: runs the finding.
        find: the choices that a typed text finds, best first; called off the window's thread.
        placeholder: what can be typed.
    """

    def __init__(
        self,
        jobs: Jobs,
        find: Callable[[str], Sequence[Choice]],
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._known: dict[str, Choice] = {}
        super().__init__(self._found_already, self._known.get, placeholder, parent)
        self._jobs, self._find = jobs, find
        self._job: Job | None = None
        self._found_for, self._is_entered = "", False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FIND_AFTER)
        self._timer.timeout.connect(self.find_now)

    def know(self, choices: Iterable[Choice]) -> None:
        """Know these by their codes, so that ``set_value`` shows their words."""
        self._known |= {choice.code: choice for choice in choices}

    def _found_already(self, text: str) -> Sequence[Choice]:
        return self._found if text == self._found_for else ()

    def _offer(self, text: str) -> None:
        self._drop()
        self._is_entered = False
        if text.strip():
            self._timer.start()
        else:
            self.popup.hide()

    def _drop(self) -> None:
        self._timer.stop()
        if self._job is not None:
            self._job.drop()
            self._job = None

    def find_now(self) -> None:
        """Find what stands in the field."""
        self._drop()
        text, find = self.line.text().strip(), self._find
        if text:
            self._job = self._jobs.run(
                lambda _progress: (text, tuple(find(text))[:SHOWN]), self._on_found, owner=self
            )

    def _on_found(self, answer: tuple[str, Sequence[Choice]]) -> None:
        self._job = None
        self._found_for, self._found = answer
        self.know(self._found)
        entered, self._is_entered = self._is_entered, False
        if not self.line.hasFocus():
            if self._chosen is None:
                self._take_the_only_one()
            return
        if entered and len(self._found) == 1:
            self._on_chosen(0)
            self.window().focusNextChild()
        elif self._chosen is None:
            self._show_list(self._found, self._found_for)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever types faster than anything is found, such as a scanner, is waited for."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            waiting = self._timer.isActive() or self._job is not None
            if entered and waiting and self.popup.isHidden():
                self._is_entered = True
                if self._timer.isActive():
                    self.find_now()
                return True
        return super().eventFilter(watched, event)

    def _on_leaving(self) -> None:
        if self._timer.isActive():
            self.find_now()
        super()._on_leaving()
