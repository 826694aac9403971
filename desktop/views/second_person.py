"""The form in which a second person confirms with their own password, without anybody signing out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from desktop.rules.problems import Problem
from desktop.services.centre import Beside
from desktop.system.language import _
from desktop.views.form_maker import FormMaker
from desktop.views.kit.fields import PasswordField, TextField
from desktop.views.kit.record_form import Entry, Group, RecordForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """Who confirms; the password is never shown where this is printed."""

    name: str = ""
    password: str = field(default="", repr=False)


def check_confirmation(draft: Confirmation) -> tuple[Problem, ...]:
    """What is missing of a confirmation."""
    problems = []
    if not draft.name.strip():
        problems.append(Problem("name", _("Type your user name first.")))
    if not draft.password:
        problems.append(Problem("password", _("Please type your password.")))
    return tuple(problems)


class SecondPersonForms(FormMaker):
    """Makes forms in which a second person confirms."""

    def confirming(
        self, title: str, note: str, write: Callable[[Beside], Any], *, said: str, word: str
    ) -> RecordForm[Confirmation]:
        """Somebody else confirms one work with their own password.

        Args:
            title: what they confirm.
            note: what it means.
            write: does it as that person.
            said: what is said once it is done.
            word: the verb on the button.
        """
        centre = self._centre
        entries = [
            Entry("name", _("Supervisor's user name"), TextField(limit=100), 12, required=True),
            Entry("password", _("Supervisor's password"), PasswordField(), 12, required=True),
        ]
        return self.form(
            Group(title, entries, note),
            Confirmation(),
            check=check_confirmation,
            write=lambda typed: write(centre.confirmed_by(typed.name, typed.password)),
            said=lambda _written: said,
            word=word,
        )
