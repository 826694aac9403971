"""The signed-in user's own password."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.rules import passwords, roles
from desktop.rules.problems import Problem, Refused
from desktop.services.centre import Centre
from desktop.system.language import _
from desktop.views.kit import words
from desktop.views.kit.cards import Card, Facts, rule
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import PasswordField
from desktop.views.kit.record_form import Entry, Group, RecordForm, SaveAction
from desktop.views.kit.words import Heading, WrappedLabel
from desktop.views.office.part import Part, bare

_FORM = 560


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    old: str = ""
    new: str = ""
    again: str = ""


class OwnPassword(Part):
    """The signed-in user takes another password.

    Args:
        desk: runs the work.
        centre: all services.
    """

    def __init__(self, desk: Desk, centre: Centre) -> None:
        super().__init__(desk, centre)
        self.form = self._form()
        self.form.setMaximumWidth(_FORM)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.form, 3)
        beside = QVBoxLayout()
        beside.addWidget(self._who())
        beside.addStretch(1)
        row.addLayout(beside, 2)

    def _form(self) -> RecordForm[_Change]:
        group = Group(
            _("Change my password"),
            [
                Entry("old", _("Password until now"), PasswordField(), 12, required=True),
                Entry(
                    "new",
                    _("New password"),
                    PasswordField(),
                    12,
                    _("At least 10 characters. Three words are easy to remember."),
                    required=True,
                ),
                Entry("again", _("New password once more"), PasswordField(), 12, required=True),
            ],
        )
        form = RecordForm(
            self.desk,
            "",
            [group],
            _Change(),
            check=self._check,
            actions=[SaveAction(_("Change the password"), self._save, "Ctrl+S", "key-round")],
        )
        bare(form)
        # There is nothing to close; Esc empties the form.
        form.close_button.hide()
        return form

    def _who(self) -> Card:
        actor = self.centre.ground.actor
        card = Card(_("Signed in"))
        card.add(
            Facts(
                [
                    (_("Full name"), actor.full_name),
                    (_("Position"), actor.position),
                    (_("User name"), actor.name),
                    (_("Role"), roles.role_word(actor.role)),
                ]
            )
        )
        card.body.addSpacing(6)
        card.add(rule())
        card.add(Heading(_("A good password")))
        card.add(
            WrappedLabel(
                _(
                    "Three or four words of your own that nobody else puts together. Give it to nobody, "
                    "not even to the administrator: everything done with it stands under your name."
                ),
                words.CAPTION,
            )
        )
        card.add(Heading(_("When it is forgotten")))
        card.add(
            WrappedLabel(
                _("The administrator gives you a new one under Users; change it here after signing in."),
                words.CAPTION,
            )
        )
        return card

    def focus_first(self) -> None:
        """The first field."""
        self.form.field("old").setFocus()

    def may_leave(self) -> bool:
        """Whether nothing was typed, or may be lost."""
        return self.form.may_leave()

    def _check(self, draft: _Change) -> list[Problem]:
        problems = []
        if not draft.old:
            problems.append(Problem("old", _("Write the password that you signed in with.")))
        weak = passwords.check(draft.new, self.centre.ground.actor.name)
        if weak:
            problems.append(Problem("new", weak))
        if draft.new != draft.again:
            problems.append(Problem("again", _("The two new passwords differ. Write the same one twice.")))
        return problems

    def _save(self, draft: _Change) -> None:
        self.desk.run(
            lambda _progress: self.centre.office.change_own_password(draft.old, draft.new),
            lambda _nothing: self._saved(),
            self._refused,
            title=_("Changing the password"),
            writes=True,
            owner=self,
        )

    def _saved(self) -> None:
        self.form.accepted(_Change())
        self.desk.say(_("Your password is changed. Use the new one from the next sign-in on."))

    def _refused(self, failure: BaseException) -> None:
        if isinstance(failure, Refused) and failure.code == "wrong-password":
            sentence = _("This is not the password that you signed in with.")
            failure = Refused(sentence, code=failure.code, problems=[Problem("old", sentence)])
        self.form.refused(failure)
