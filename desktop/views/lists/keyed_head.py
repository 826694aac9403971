"""What stands above the lines of a sheet: its number, whose it is, when and where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import thai_date
from desktop.rules.lists.keyed import SheetHead
from desktop.rules.problems import Problem
from desktop.rules.thai_names import search_key
from desktop.services.ground import Ground
from desktop.services.volunteers import VolunteerChoice
from desktop.system.language import _
from desktop.views.case_words import day_words
from desktop.views.day_and_place import tambon_field
from desktop.views.kit.fields import Choice, Field, PickField, TextField, ThaiDateField
from desktop.views.kit.form_groups import Entry, Group, GroupCard


class KeyedHead(QWidget):
    """What stands above the lines.

    Signals:
        changed: something was changed by the person.
        number_typed(number): a sheet's number was typed.
        volunteer_chosen(uid): somebody was named.

    Args:
        ground: whose tambons and clock count.
    """

    changed = Signal()
    number_typed = Signal(str)
    volunteer_chosen = Signal(str)

    def __init__(self, ground: Ground, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = ground
        self._people: Sequence[VolunteerChoice] = ()
        today = ground.clock.today
        self.number = TextField(_("such as D9401-2570-00012"), 40)
        self.volunteer = PickField(self._find_people, self._named, _("part of the name"))
        self.on = ThaiDateField(lambda text: thai_date.parse(text, today()), thai_date.partial, self._near)
        self.tambon = tambon_field(ground)
        entries = (
            Entry("number", _("Sheet number, if it has one"), self.number, 3),
            Entry("volunteer", _("Volunteer"), self.volunteer, 4, required=True),
            Entry("on", _("Needs pointed out on"), self.on, 2, required=True),
            Entry("tambon_code", _("Tambon"), self.tambon, 3),
        )
        self.card = GroupCard(Group("", entries))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.number.left.connect(self._on_number)
        self.volunteer.changed.connect(self._on_volunteer)
        for field in (self.volunteer, self.on, self.tambon):
            field.changed.connect(self.changed)
        self._asked_for = ""

    def first(self) -> Field:
        """The first field."""
        return self.number

    def last(self) -> Field:
        """The last field."""
        return self.tambon

    def know(self, people: Sequence[VolunteerChoice]) -> None:
        """Take note of who can be named.

        Args:
            people: the volunteers.
        """
        self._people = people
        if self.volunteer.value():
            self.volunteer.set_value(self.volunteer.value())

    def value(self) -> SheetHead:
        """What is typed now."""
        on = self.on.value()
        return SheetHead(
            number=self.number.value(),
            volunteer=self.volunteer.value(),
            on=None if isinstance(on, str) else on,
            tambon_code=self.tambon.value(),
        )

    def show_head(self, head: SheetHead) -> None:
        """Show another head."""
        self._asked_for = head.number
        self.number.set_value(head.number)
        self.volunteer.set_value(head.volunteer)
        self.on.set_value(head.on)
        self.tambon.set_value(head.tambon_code)
        self.show_problems(())

    def propose_tambon(self, code: str) -> None:
        """Fill in where a volunteer works, unless another place was named."""
        if code and not self.tambon.value():
            self.tambon.set_value(code)
            self.changed.emit()

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Show what is wrong at its field, and go to the first."""
        wrong = {problem.field: problem for problem in problems}
        troubles = {"on": self.on.trouble(), "volunteer": self.volunteer.trouble()}
        for name, labelled in self.card.labelled.items():
            problem = wrong.get(name)
            text = problem.text if problem else ""
            soft = problem is not None and problem.soft
            labelled.set_problem(troubles.get(name) or text if problem else "", soft)
        hard = [name for name in self.card.labelled if name in wrong and not wrong[name].soft]
        if hard:
            self.card.labelled[hard[0]].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_number(self) -> None:
        number = self.number.value()
        if number != self._asked_for:
            self._asked_for = number
            self.show_problems(())
            self.number_typed.emit(number)

    def _on_volunteer(self) -> None:
        if self.volunteer.value():
            self.show_problems(())
            self.volunteer_chosen.emit(self.volunteer.value())

    def _near(self, iso: str) -> str:
        return day_words(iso, self._ground.clock.today())

    def _find_people(self, text: str) -> Sequence[Choice]:
        wanted = search_key(text).split()
        keyed = ((search_key(f"{one.name} {one.tambon}"), one) for one in self._people)
        return [_person(one) for key, one in keyed if all(word in key for word in wanted)]

    def _named(self, uid: str) -> Choice | None:
        return next((_person(one) for one in self._people if one.uid == uid), None)


def _person(one: VolunteerChoice) -> Choice:
    return Choice(one.uid, one.name, f"ต.{one.tambon}" if one.tambon else "")
