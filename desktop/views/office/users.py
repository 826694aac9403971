"""Users: who may sign in, as what, and the form beside the list."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules import roles
from desktop.rules.problems import Problem
from desktop.services.centre import Centre
from desktop.services.office import UserDraft, UserRow
from desktop.system.language import _
from desktop.views.kit.buttons import Action
from desktop.views.kit.cards import Card
from desktop.views.kit.chips import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import CheckField, ChipsField, PasswordField, TextField
from desktop.views.kit.kept_rows import KeptRows
from desktop.views.kit.record_form import Entry, Group, RecordForm, SaveAction
from desktop.views.kit.row_table import Cell, Column, Row, RowTable
from desktop.views.kit.words import Heading
from desktop.views.office.part import Part, bare, not_allowed

_FORM = 420
_NARROW_FORM = 340


def _row(user: UserRow) -> Row:
    state = (
        Cell(_("May sign in"), state="helped")
        if user.active
        else Cell(_("Shut out"), state="plain", icon="ban")
    )
    return Row(user.uid, (user.full_name, Cell(user.name, quiet=True), roles.role_word(user.role), state))


def _columns() -> tuple[Column, ...]:
    return (
        Column("full_name", _("Full name"), 220, sortable=False),
        Column("name", _("User name"), 120, sortable=False),
        Column("role", _("Role"), 130, sortable=False),
        Column("active", _("State"), 120, sortable=False),
    )


class Users(Part):
    """The users and the form of one of them.

    Args:
        desk: runs the work.
        centre: all services.
    """

    tables = frozenset({"users"})

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk, centre)
        self._allowed = centre.ground.actor.may("office.users")
        self._rows, self._users = KeptRows(), dict[str, UserRow]()
        # None until somebody was chosen; empty for a new user.
        self._uid: str | None = None
        self.table = RowTable(_columns(), self._rows)
        self.table.set_title(_("Users"))
        self.table.show_sort(None)
        self.form = self._form()
        self._lay_out()
        self.table.selected.connect(self._chosen)
        self.table.opened.connect(lambda _uid: self.focus_form())
        self.form.closed.connect(self._closed)

    def _lay_out(self) -> None:
        card = Card()
        card.body.setContentsMargins(5, 5, 5, 8)
        card.add(self.table, 1)
        beside = QWidget()
        beside.setMinimumWidth(_NARROW_FORM)
        beside.setMaximumWidth(_FORM)
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        if not self._allowed:
            column.addWidget(not_allowed(_("Only the administrator changes users.")))
        column.addWidget(self.form, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(card, 6)
        row.addWidget(beside, 5)

    def _form(self) -> RecordForm[UserDraft]:
        entries = _entries(with_password=self._allowed)
        form = RecordForm(
            self.desk,
            "",
            [Group(_("User"), entries)],
            UserDraft(),
            check=self._check,
            actions=[SaveAction(_("Save"), self._save, "Ctrl+S", "save")],
        )
        bare(form)
        for entry in entries:
            entry.field.set_read_only(not self._allowed)
        for made in form.save_buttons:
            made.setEnabled(self._allowed)
        return form

    def primary(self) -> Action | None:
        """A new user."""
        return Action(word=_("New user"), run=self.begin, icon="user-plus", enabled=self._allowed)

    def focus_first(self) -> None:
        """The list of users."""
        self.table.setFocus()

    def focus_form(self) -> None:
        """The first field of the form."""
        self.form.field("full_name").setFocus()

    def may_leave(self) -> bool:
        """Whether nothing unsaved stands in the form, or may be lost."""
        return self.form.may_leave()

    # -- the list

    def refresh(self) -> None:
        """Read the users anew."""
        self.desk.run(lambda _progress: self.centre.office.users(), self._show, owner=self)

    def _show(self, users: tuple[UserRow, ...]) -> None:
        self._users = {user.uid: user for user in users}
        self.table.show_ids(self._rows.keep(_row(user) for user in users))
        if self.form.is_dirty():
            return
        if self._uid is None:
            self._uid = self.centre.ground.actor.uid
        if self._uid:
            self.table.choose(self._uid)
            self._load(self._uid)

    def _chosen(self, uid: str) -> None:
        if not uid or uid == self._uid:
            return
        if not self.form.may_leave():
            self.table.choose(self._uid or "")
            return
        self._load(uid)

    def _load(self, uid: str) -> None:
        self._uid = uid
        user = self._users.get(uid)
        if self._allowed:
            self._word_form(known=user is not None)
        self.form.load(_draft(user) if user else UserDraft())

    def _word_form(self, known: bool) -> None:
        hint = _("Leave it empty to keep the old one.") if known else _("At least 10 characters.")
        self.form.labelled("password").set_hint(hint)
        heading = self.form.findChild(Heading)
        if heading is not None:
            heading.setText(_("User") if known else _("New user"))

    def begin(self) -> None:
        """A form for a new user."""
        if not self.form.may_leave():
            return
        self._load("")
        self.table.clearSelection()
        self.table.setCurrentIndex(self.table.rows.index(-1, -1))
        self.focus_form()

    def _closed(self) -> None:
        if not self._uid:
            self.table.choose(self.centre.ground.actor.uid)
        self.table.setFocus()

    # -- saving

    def _check(self, draft: UserDraft) -> tuple[Problem, ...]:
        return self.centre.office.check_user(draft, self._uid or "")

    def _save(self, draft: UserDraft) -> None:
        uid = self._uid or ""
        self.desk.run(
            lambda _progress: self.centre.office.save_user(draft, uid),
            lambda saved: self._saved(saved, draft),
            self.form.refused,
            title=_("Saving the user"),
            writes=True,
            owner=self,
        )

    def _saved(self, uid: str, draft: UserDraft) -> None:
        self._uid = uid
        self.form.accepted(replace(draft, password=""))
        self.desk.say(_("{name} is saved.", name=draft.full_name))
        self.refresh()


def _entries(with_password: bool) -> list[Entry]:
    password = [Entry("password", _("Password"), PasswordField(), 6)] if with_password else []
    choices = [Choice(role, roles.role_word(role)) for role in roles.ROLES]
    return [
        Entry(
            "full_name", _("Full name"), TextField(limit=120), 12, _("As it stands on papers"), required=True
        ),
        Entry("position", _("Position"), TextField(limit=120), 12),
        Entry("name", _("User name"), TextField(limit=60), 6, _("Typed at each sign-in"), required=True),
        *password,
        Entry("role", _("Role"), ChipsField(choices, multi=False), 12, required=True),
        Entry("active", _("Signing in"), CheckField(_("May sign in")), 12),
    ]


def _draft(user: UserRow) -> UserDraft:
    return UserDraft(
        name=user.name,
        full_name=user.full_name,
        position=user.position,
        role=user.role,
        active=user.active,
    )
