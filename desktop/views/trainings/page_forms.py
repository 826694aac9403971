"""The forms that take the whole page: a new group, and a course."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import trainings as rules
from desktop.rules.citizens import OLDEST
from desktop.rules.trainings import CourseDraft, GroupDraft, MemberDraft
from desktop.services.centre import Centre
from desktop.services.trainings.rows import GroupChoice, Saved
from desktop.system.language import _
from desktop.views.day_and_place import day_field, tambon_field
from desktop.views.kit.chips import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import ChoiceField, Field, LongTextField, MoneyField, NumberField, TextField
from desktop.views.kit.record_form import Entry, Group, RecordForm, SaveAction
from desktop.views.trainings import fields, words


class PageForm(QWidget):
    """A form that takes the whole page.

    Signals:
        saved(uid): the entry is stored.
        closed: the form may go.

    Args:
        desk: runs the work.

    Attributes:
        form: the form itself; whoever derives from this gives it to ``place``.
    """

    saved = Signal(str)
    closed = Signal()
    form: RecordForm[Any]

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def place(self, form: RecordForm[Any]) -> None:
        """Put the form in its place."""
        self.form = form
        form.closed.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)

    def focus_first(self) -> None:
        """Go to the first field."""
        self.form.findChildren(Field)[0].setFocus()

    def may_leave(self) -> bool:
        """Whether the form may go; asks once where something is not saved."""
        return self.form.may_leave()

    def write(self, work: Callable[[], Saved]) -> None:
        """Save, off the window's thread."""
        self._desk.run(lambda _progress: work(), self._on_saved, self.form.refused, writes=True, owner=self)

    def _on_saved(self, saved: Saved) -> None:
        self.form.accepted()
        self.saved.emit(saved.uid)


class GroupForm(PageForm):
    """The form of a new group, perhaps with the people who asked for it.

    Args:
        desk: runs the work.
        centre: the services.
        draft: what it is filled with.
        members: who belongs to it from the first day.
    """

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        draft: GroupDraft,
        members: Sequence[MemberDraft] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        ground, groups = centre.ground, centre.trainings.groups
        note = ""
        if members:
            note = _("{people} who asked for it become its members.", people=words.people(len(members)))
        action: SaveAction[GroupDraft] = SaveAction(
            _("Form the group"), lambda typed: self.write(lambda: groups.open(typed, members)), "Ctrl+S"
        )
        made: RecordForm[GroupDraft] = RecordForm(
            desk,
            _("New group"),
            [
                Group(_("The group"), fields.group_entries(ground), note),
                Group(_("What it is for"), fields.group_more(ground), side=True),
            ],
            draft,
            check=lambda typed: rules.check_group(typed, ground.clock.today(), ground.reference),
            actions=[action],
        )
        self.place(made)


class CourseForm(PageForm):
    """The form of a course, new or changed.

    Args:
        desk: runs the work.
        centre: the services.
        draft: what it is filled with.
        groups: those that a course can be set up for.
        uid: the course that is changed; empty for a new one.
        revision: the one that the draft was read with.
    """

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        draft: CourseDraft,
        groups: Sequence[GroupChoice],
        *,
        uid: str = "",
        revision: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self._centre, self._uid, self._revision = centre, uid, revision
        made: RecordForm[CourseDraft] = RecordForm(
            desk,
            _("Change the course") if uid else _("New course"),
            [self._taught(groups), self._measured()],
            draft,
            check=lambda typed: rules.check_course(typed, centre.ground.reference),
            actions=[SaveAction(_("Save"), self._save, "Ctrl+S")],
        )
        self.place(made)

    def _taught(self, groups: Sequence[GroupChoice]) -> Group:
        ground = self._centre.ground
        choices = [Choice(one.uid, one.name, one.tambon) for one in groups]
        none = _("of no group")
        entries = [
            Entry("title", _("What is taught"), TextField(limit=300), 12, required=True),
            Entry("agency_code", _("Agency that trains"), fields.agency_field(ground), 6),
            Entry("category_code", _("Kind of need"), fields.category_field(ground), 6),
            Entry("group_uid", _("Group"), ChoiceField(choices, none), 12),
            Entry("place", _("Place"), TextField(limit=300), 7),
            Entry("tambon_code", _("Tambon"), tambon_field(ground), 5),
            Entry("trainer", _("Trainer"), TextField(limit=200), 12),
            Entry("curriculum", _("Curriculum"), LongTextField(lines=3), 12),
        ]
        return Group(_("The course"), entries)

    def _measured(self) -> Group:
        ground = self._centre.ground
        entries = [
            Entry("first_day", _("First day"), day_field(ground), 6, required=True),
            Entry("last_day", _("Last day"), day_field(ground), 6, required=True),
            Entry("hours", _("Hours"), NumberField(1, 2000), 6, required=True),
            Entry("hours_a_day", _("Hours a day at most"), NumberField(1, 24), 6, required=True),
            Entry("seats", _("Seats"), NumberField(1, 500), 6, required=True),
            Entry("percent_to_pass", _("Percent to pass"), NumberField(1, 100), 6, required=True),
            Entry("youngest", _("Youngest (years)"), NumberField(1, OLDEST), 6, _("Empty: 15")),
            Entry("oldest", _("Oldest (years)"), NumberField(1, OLDEST), 6, _("Empty: no limit")),
            Entry("budget", _("Budget (baht)"), MoneyField(), 8),
        ]
        return Group(_("Days, hours and seats"), entries, side=True)

    def _save(self, draft: CourseDraft) -> None:
        courses, uid, revision = self._centre.trainings.courses, self._uid, self._revision
        self.write(lambda: courses.save(draft, uid, revision) if uid else courses.plan(draft))
