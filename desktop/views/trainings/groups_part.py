"""The groups: what waits for a group above, the register, one group beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.trainings import group_kind_word
from desktop.services.centre import Centre
from desktop.services.trainings.rows import GroupRow, Proposal
from desktop.system.language import _
from desktop.views.kit import words as styles
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card, Facts, IconRow, button_row
from desktop.views.kit.chips import Chip
from desktop.views.kit.desk import Desk
from desktop.views.kit.register_page import Empty, Register, RegisterPage, Sort
from desktop.views.kit.words import WrappedLabel
from desktop.views.list_exits import ListExits
from desktop.views.trainings import listing, proposals_view, words


class GroupsPart(QWidget):
    """The groups.

    Signals:
        opened(uid): open a group.
        forming: a new group is wanted.
        proposals_wanted: the proposals are wanted.

    Args:
        desk: runs the work.
        centre: the services.

    Attributes:
        proposals: who asked for the same and belongs to no group for it.
        waiting: the line that tells of them.
    """

    opened = Signal(str)
    forming = Signal()
    proposals_wanted = Signal()

    def __init__(self, desk: Desk, centre: Centre, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._centre = desk, centre
        self.proposals: Sequence[Proposal] = ()
        self._above = Card()
        self._above.body.setContentsMargins(10, 2, 10, 2)
        self._above.hide()
        self.waiting: IconRow | None = None
        self.register = RegisterPage(desk, self._register())
        self.register.opened.connect(self.opened)
        self.register.selected.connect(self._glance_at)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.register)
        layout = self.register.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.insertWidget(1, self._above)

    def _register(self) -> Register:
        ground = self._centre.ground
        new = Action(word=_("New group"), run=self.forming.emit, icon="users")
        primary = None if ground.is_province else new
        told = _("People of one place with the same wish form a group; courses are set up for it.")
        return Register(
            title=_("Groups"),
            columns=listing.group_columns(ground),
            source=listing.group_rows(self._centre),
            query=listing.group_query,
            count=listing.groups_word,
            empty=Empty("users", _("No group yet"), told, primary),
            name="groups",
            placeholder=_("Name of a group or a member"),
            primary=primary,
            filters=listing.group_filters(ground),
            sort=Sort("formed_on", True),
            concerns=("groups", "group_members", "courses"),
            ways_out=ListExits(self, self._desk, self._centre, "groups", back="trainings").ways_out(),
        )

    # -- reading

    def refresh(self) -> None:
        """Read the list and the proposals anew."""
        self.register.refresh()
        groups = self._centre.trainings.groups
        self._desk.run(lambda _progress: groups.proposals(), self._show_proposals, owner=self)

    def _show_proposals(self, found: Sequence[Proposal]) -> None:
        self.proposals = found
        had_focus = self.waiting is not None and self.waiting.hasFocus()
        if self.waiting is not None:
            self.waiting.hide()
            self.waiting.deleteLater()
            self.waiting = None
        self._above.setVisible(bool(found))
        if not found:
            return
        more = thai_date.thai_digits(str(len(found) - 1))
        note = _("They belong to no group yet. Enter shows who they are.")
        if len(found) > 1:
            note = _("They belong to no group yet, nor do {count} other wishes. Enter shows all.", count=more)
        self.waiting = IconRow("users", proposals_view.sentence(found[0]), note, "waiting")
        self.waiting.pressed.connect(self.proposals_wanted)
        self._above.add(self.waiting)
        # It came later than what stands below it, and is reached in the order of reading all the same.
        before = self.register.filters.box.previousInFocusChain()
        if before is not None:
            QWidget.setTabOrder(before, self.waiting)
        if had_focus:
            self.waiting.setFocus()

    def _glance_at(self, uid: str) -> None:
        if uid and self.isVisible():
            groups = self._centre.trainings.groups
            self._desk.run(lambda _progress: groups.rows([uid]), self._show_glance, owner=self)

    def _show_glance(self, rows: Sequence[GroupRow]) -> None:
        if rows and rows[0].uid == self.register.table.current_uid():
            uid = rows[0].uid
            self.register.show_detail(
                _Glance(rows[0], Action(word=_("Open"), run=lambda: self.opened.emit(uid)))
            )

    def focus_first(self) -> None:
        """Go to the list; while it is empty, to its filter."""
        self.register.focus_first()


class _Glance(QWidget):
    """A group beside the list."""

    def __init__(self, row: GroupRow, opening: Action) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(WrappedLabel(row.name, styles.HEADING))
        ended = row.ended_on is not None
        column.addWidget(Chip("plain", _("ended"), "circle-slash") if ended else Chip("helped", _("living")))
        column.addWidget(
            Facts(
                [
                    (_("Kind"), group_kind_word(row.kind)),
                    (_("Place"), words.place(row.tambon, row.village_number)),
                    (_("They asked for"), row.category),
                    (_("Members"), words.people(row.members)),
                    (_("Leader"), row.leader),
                    (_("Courses"), words.figure(row.courses)),
                    (_("Formed on"), thai_date.short(row.formed_on)),
                    (_("Centre"), row.unit_name),
                ]
            )
        )
        column.addStretch(1)
        column.addLayout(button_row([opening]))
