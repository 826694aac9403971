"""All matters that were raised in forums: found, opened, and put into groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.services.centre import Centre
from desktop.services.forums import MatterRow
from desktop.system.language import _
from desktop.views.forums import raised_listing, words
from desktop.views.forums.glance import MatterGlance
from desktop.views.forums.raised_listing import MatterRows
from desktop.views.kit.buttons import Action
from desktop.views.kit.chips import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.register_page import Empty, Register, RegisterPage, Sort
from desktop.views.kit.shown_rows import WaysOut


class RaisedView(QWidget):
    """All matters.

    Signals:
        left: back to where they were asked for.
        forum_wanted(uid): open a forum.
        group_wanted(uids): a group shall come of matters.

    Args:
        desk: runs the work.
        centre: the services.
        ways_out: where the rows may go.
    """

    left = Signal()
    forum_wanted = Signal(str)
    group_wanted = Signal(object)

    def __init__(self, desk: Desk, centre: Centre, ways_out: WaysOut, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre = desk, centre
        self._source = MatterRows(centre)
        self.register = RegisterPage(desk, self._register(ways_out))
        self.register.opened.connect(self._open)
        self.register.selected.connect(self._glance)
        self.register.table.left.connect(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.register)

    def _register(self, ways_out: WaysOut) -> Register:
        back = Action(word=_("All forums"), run=self.left.emit, icon="arrow-left")
        text = _("What somebody raised in a forum stands here, wherever and whenever it was.")
        return Register(
            title=_("What was raised"),
            columns=raised_listing.columns(),
            source=self._source,
            query=raised_listing.query,
            count=words.matters_words,
            empty=Empty("message-square", _("Nothing was raised yet"), text),
            placeholder=_("Words of a matter"),
            actions=(back,),
            filters=raised_listing.filters(self._centre.ground),
            name="forum_matters",
            sort=Sort("on", descending=True),
            multi=True,
            chosen_actions=None if self._centre.ground.is_province else self._chosen,
            ways_out=ways_out,
            concerns=("forums", "forum_matters", "cases", "groups"),
        )

    def narrow(self, text: str, chosen: Mapping[str, Choice]) -> None:
        """Show the matters behind a number.

        Args:
            text: what is typed into the filter.
            chosen: the choice of each filter, by its key.
        """
        filters = self.register.filters
        with QSignalBlocker(filters):
            filters.clear()
            filters.box.setText(text)
            for key, choice in chosen.items():
                filters.choose(key, choice)
        self.register.refresh()

    def refresh(self) -> None:
        """Read the list anew."""
        self.register.refresh()

    def _chosen(self, uids: Sequence[str]) -> Sequence[Action]:
        # Of rows that were not scrolled to nothing is known yet: what cannot be grouped is refused then.
        known = [self._source.known[uid] for uid in uids if uid in self._source.known]
        if any(row.group_uid or row.restricted for row in known):
            return ()
        count = thai_date.thai_digits(str(len(uids)))
        word = _("Form a group") if len(uids) == 1 else _("Form a group of these {count}", count=count)
        return (Action(word=word, run=lambda: self.group_wanted.emit(tuple(uids)), icon="users"),)

    def _open(self, uid: str) -> None:
        row = self._source.known.get(uid)
        if row is not None:
            self.forum_wanted.emit(row.forum_uid)

    def _glance(self, uid: str) -> None:
        row = self._source.known.get(uid)
        if row is not None and self.isVisible():
            self.register.show_detail(MatterGlance(row, self._actions(row)))

    def _actions(self, row: MatterRow) -> Sequence[Action]:
        forum = Action(word=_("Open the forum"), run=lambda: self.forum_wanted.emit(row.forum_uid))
        if not row.case_uid:
            return (forum,)
        opening = Action(
            word=_("Open the case"),
            run=lambda: self._desk.open("cases", uid=row.case_uid),
            icon="clipboard-list",
        )
        return (opening, forum)

    def _leave(self) -> None:
        self.left.emit()

    def focus_first(self) -> None:
        """Go to the list."""
        self.register.focus_table()
