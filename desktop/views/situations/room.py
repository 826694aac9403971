"""What both halves of the page are given: whom they work for, and how they come to the front."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from desktop.services.centre import Centre
from desktop.views.kit.desk import Desk
from desktop.views.kit.entry_view import EntryView

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Room:
    """One half's place on the page.

    Attributes:
        owner: the page; nobody waits for work any more once it is gone.
        desk: runs the work.
        centre: the services.
        show_entry: brings an entry's own page to the front.
        show_list: brings the list to the front.
    """

    owner: QWidget
    desk: Desk
    centre: Centre
    show_entry: Callable[[EntryView], object]
    show_list: Callable[[], object]

    def read(self, reading: Callable[[], T], then: Callable[[T], object]) -> None:
        """Read something off the window's thread.

        Args:
            reading: asks the services.
            then: shows what was read.
        """
        self.desk.run(lambda _progress: reading(), then, owner=self.owner)

    def write(self, entry: EntryView, writing: Callable[[], T], then: Callable[[T], object]) -> None:
        """Store what stands in an entry's form; what is wrong with it is shown there.

        Args:
            entry: whose form it is, or whose page, where none is open.
            writing: asks the services.
            then: says what was done.
        """
        form = entry.form

        def written(found: T) -> None:
            if form is not None and entry.form is form:
                entry.written_down()
            then(found)

        refused = form.refused if form is not None else None
        self.desk.run(lambda _progress: writing(), written, refused, writes=True, owner=form or self.owner)
