"""What every small form beside has: it writes off the window's thread, and says what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from desktop.rules.problems import Problem
from desktop.services.centre import Centre
from desktop.system.language import _
from desktop.views.kit.desk import Desk
from desktop.views.kit.record_form import Group, RecordForm, SaveAction

D = TypeVar("D")


class FormMaker:
    """Makes small forms.

    Args:
        desk: runs the work.
        centre: the services.
        done: what was typed is saved.
        closed: the form may go as it came.
    """

    def __init__(
        self, desk: Desk, centre: Centre, done: Callable[[], object], closed: Callable[[], object]
    ) -> None:
        self._desk, self._centre, self._done, self._closed = desk, centre, done, closed

    def form(
        self,
        group: Group,
        blank: D,
        *,
        check: Callable[[D], Sequence[Problem]],
        write: Callable[[D], Any],
        said: Callable[[Any], str],
        undo: Callable[[Any], Callable[[], object] | None] = lambda _written: None,
        word: str = "",
    ) -> RecordForm[D]:
        """A small form.

        Args:
            group: its fields.
            blank: what it is filled with.
            check: what is wrong with what is typed.
            write: saves it, off the window's thread.
            said: what is said of what was written.
            undo: how that is undone, where it can be.
            word: the verb on its button; empty for the usual one.
        """

        def save(draft: D) -> None:
            self._desk.run(lambda _progress: write(draft), saved, made.refused, writes=True, owner=made)

        def saved(written: Any) -> None:
            made.accepted()
            self._desk.say(said(written), undo(written))
            self._done()

        action = SaveAction(word or _("Save"), save, "Ctrl+S")
        made: RecordForm[D] = RecordForm(self._desk, "", [group], blank, check=check, actions=[action])
        # It lies in a column of the page, which has its own room around.
        layout = made.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)
        made.closed.connect(self._closed)
        return made
