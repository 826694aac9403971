"""The first run: a new register in three steps, or a backup, or a demonstration to practise on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.rules.problems import Problem
from desktop.rules.reference import CENTRE, PROVINCE, ReferenceTables
from desktop.services import opening, upkeep
from desktop.services.opening import NewRegister
from desktop.system.clock import Clock
from desktop.system.language import _
from desktop.system.paths import Home
from desktop.views.kit import words
from desktop.views.kit.buttons import Action, Button, PrimaryButton
from desktop.views.kit.cards import Card, IconRow, button_row
from desktop.views.kit.chips import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import ChipsField, Labelled, PasswordField, PickField, TextField
from desktop.views.kit.questions import Dialog
from desktop.views.kit.record_form import Entry, Group, RecordForm, SaveAction
from desktop.views.kit.words import Figure, Title, WrappedLabel

_WIDTH = 720


class FirstRun(QWidget):
    """What is shown while there is no register yet.

    Signals:
        made: a register lies in the home folder now; sign in.

    Args:
        home: where it will lie.
        clock: the time.
        desk: runs the work.
        reference: the units to choose from.
        practise: makes a demonstration register in the home folder and returns what to sign in with.
    """

    made = Signal()

    def __init__(
        self,
        home: Home,
        clock: Clock,
        desk: Desk,
        reference: ReferenceTables,
        practise: Callable[[], str],
    ) -> None:
        super().__init__()
        self._home, self._clock, self._desk = home, clock, desk
        self._reference, self._practise = reference, practise
        self.setWindowTitle(_("District labour centre"))
        self.steps = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.steps)
        self.choice = self._choice()
        self.form = self._form()
        self.restoring = _Restore(home, desk, self._turn_to_choice, self.made.emit)
        for step in (self.choice, self.form, self.restoring):
            self.steps.addWidget(step)

    # -- what to begin with

    def _choice(self) -> QWidget:
        card = Card()
        card.setFixedWidth(_WIDTH)
        card.body.setContentsMargins(28, 24, 28, 24)
        card.add(Title(_("Welcome to the district labour centre")))
        card.add(
            WrappedLabel(_("There is no register on this machine yet. How shall it begin?"), words.CAPTION)
        )
        card.body.addSpacing(8)
        self.ways = [
            self._way(
                "file-plus",
                _("Make a new register"),
                _("For a centre or a province that starts work"),
                self.begin,
            ),
            self._way(
                "archive-restore",
                _("Restore a backup"),
                _("From another machine, a stick or a network drive"),
                self._turn_to_restore,
            ),
            self._way(
                "graduation-cap",
                _("Practise on a demonstration"),
                _("Invented people; nothing can go wrong"),
                self._begin_practice,
            ),
        ]
        for way in self.ways:
            card.add(way)
        return _in_the_middle(card)

    def _way(self, icon: str, title: str, note: str, act: Callable[[], object]) -> IconRow:
        row = IconRow(icon, title, note)
        row.pressed.connect(act)
        return row

    def begin(self) -> None:
        """Go on to the form of a new register."""
        self.steps.setCurrentWidget(self.form)
        self.form.field("unit").setFocus()

    def _turn_to_choice(self) -> None:
        self.steps.setCurrentWidget(self.choice)
        self.ways[0].setFocus()

    def _turn_to_restore(self) -> None:
        self.steps.setCurrentWidget(self.restoring)
        self.restoring.begin()

    def _begin_practice(self) -> None:
        def made(how_to_sign_in: str) -> None:
            self._show_once(_("The demonstration is ready"), _("Sign in with:"), how_to_sign_in)

        self._desk.run(
            lambda _progress: self._practise(),
            made,
            title=_("Making the demonstration register"),
            writes=True,
            owner=self,
        )

    # -- a new register

    def _form(self) -> RecordForm[NewRegister]:
        editions = [
            Choice(CENTRE, _("District labour centre")),
            Choice(PROVINCE, _("Provincial labour office")),
        ]
        office = Group(
            _("The office"),
            [
                Entry("edition", _("Kind of office"), ChipsField(editions, multi=False), 12),
                Entry(
                    "unit", _("District or province"), PickField(self._units, self._unit), 12, required=True
                ),
            ],
        )
        person = Group(
            _("The first user"),
            [
                Entry("user", _("User name"), TextField(), 6, _("Typed at each sign-in"), required=True),
                Entry(
                    "full_name", _("Full name"), TextField(), 6, _("As it stands on papers"), required=True
                ),
                Entry("position", _("Position"), TextField(), 12),
                Entry(
                    "password",
                    _("Password"),
                    PasswordField(),
                    12,
                    _("At least 10 characters; a sentence is best"),
                    required=True,
                ),
            ],
        )
        form = RecordForm(
            self._desk,
            _("A new register"),
            [office, person],
            NewRegister(),
            check=self._check,
            actions=[SaveAction(_("Make the register"), self._make, "Ctrl+S")],
        )
        form.closed.connect(self._turn_to_choice)
        return form

    def _units(self, typed: str) -> list[Choice]:
        units = [unit for unit in self._reference.units().values() if unit.kind == self._edition()]
        return [
            Choice(unit.code, unit.name, unit.province)
            for unit in units
            if typed.strip() in unit.name + unit.province
        ]

    def _edition(self) -> str:
        return str(self.form.field("edition").value()) if hasattr(self, "form") else CENTRE

    def _unit(self, code: str) -> Choice | None:
        unit = self._reference.units().get(code)
        return Choice(unit.code, unit.name, unit.province) if unit else None

    def _check(self, draft: NewRegister) -> tuple[Problem, ...]:
        problems = list(opening.check_new(draft, self._reference))
        if not draft.full_name.strip():
            problems.append(Problem("full_name", _("Write the full name as it shall stand on papers.")))
        return tuple(problems)

    def _make(self, draft: NewRegister) -> None:
        def made(recovery: str) -> None:
            self.form.accepted()
            self._show_once(
                _("Recovery key"),
                _(
                    "Write it down or print it now, and keep it in a sealed envelope away from this machine. "
                    "It opens the register when every password is forgotten. It is shown this once."
                ),
                recovery,
            )

        self._desk.run(
            lambda _progress: opening.create_register(self._home, draft, self._clock),
            made,
            self.form.refused,
            title=_("Making the register"),
            writes=True,
            owner=self,
        )

    # -- what is shown once

    def _show_once(self, title: str, text: str, shown: str) -> None:
        card = Card()
        card.setFixedWidth(_WIDTH)
        card.body.setContentsMargins(28, 24, 28, 24)
        card.add(Title(title))
        card.add(WrappedLabel(text, words.BODY))
        for line in _lines(shown):
            card.add(Figure(line) if "-" in line and " " not in line else WrappedLabel(line))
        card.body.addSpacing(8)
        self.go_on = PrimaryButton(_("I have written it down; go on"), on_click=self.made.emit)
        card.add(self.go_on)
        page = _in_the_middle(card)
        self.steps.addWidget(page)
        self.steps.setCurrentWidget(page)
        self.go_on.setFocus()


class _Restore(QWidget):
    """Restoring a backup where no register is open."""

    def __init__(
        self, home: Home, desk: Desk, back: Callable[[], object], done: Callable[[], object]
    ) -> None:
        super().__init__()
        self._home, self._desk, self._done = home, desk, done
        self._file: Path | None = None
        self.chosen = WrappedLabel(_("No file chosen yet"), words.CAPTION)
        self.name, self.password = TextField(), PasswordField()
        self.said = WrappedLabel("", words.CAPTION, "overdue")
        card = Card()
        card.setFixedWidth(_WIDTH)
        card.body.setContentsMargins(28, 24, 28, 24)
        card.add(Title(_("Restore a backup")))
        self.choose = Button(_("Choose the backup file"), "folder-open", on_click=self._choose)
        card.add(self.choose)
        card.add(self.chosen)
        card.add(Labelled(_("User name"), self.name, _("A user of that register")))
        card.add(Labelled(_("Password"), self.password))
        card.add(self.said)
        card.add_layout(
            button_row(
                [Action(word=_("Back"), run=back), Action(word=_("Restore"), run=self.restore)],
                primary_last=True,
            )
        )
        column = QVBoxLayout(self)
        column.addWidget(_in_the_middle(card))

    def begin(self) -> None:
        """Put the focus where it starts."""
        self.choose.setFocus()

    def _choose(self) -> None:
        self._file = Dialog.open_file(self, _("Backups (*.lcbackup)"))
        self.chosen.setText(self._file.name if self._file else _("No file chosen yet"))

    def restore(self) -> None:
        """Restore the chosen file with the typed name and password."""
        file = self._file
        if file is None:
            self.said.setText(_("Choose the backup file first."))
            return
        name, password = self.name.value(), self.password.value()
        self._desk.run(
            lambda _progress: upkeep.restore(self._home, file, name, password),
            lambda _contents: self._done(),
            lambda failure: self.said.setText(getattr(failure, "sentence", "") or _("This did not work.")),
            title=_("Restoring"),
            writes=True,
            owner=self,
        )


def _lines(shown: str) -> list[str]:
    """A recovery key in two lines of four groups each; other texts as they are."""
    groups = shown.split("-")
    if len(groups) == 8 and "\n" not in shown:
        return ["-".join(groups[:4]), "-".join(groups[4:])]
    return shown.splitlines()


def _in_the_middle(widget: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.addStretch(1)
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(2)
    return page
