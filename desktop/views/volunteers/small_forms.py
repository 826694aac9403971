"""The small forms of a volunteer's own page: another appointment, a place, its end, a leaving."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from desktop.rules import volunteers as rules
from desktop.rules.volunteers import VolunteerDraft
from desktop.services.centre import Centre
from desktop.services.volunteers import AssignmentRow, VolunteerPage
from desktop.system.language import _
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LongTextField
from desktop.views.kit.record_form import Entry, Group, RecordForm, SaveAction
from desktop.views.volunteers import fields
from desktop.views.volunteers.drafts import (
    Assigning,
    Ending,
    Leaving,
    check_assigning,
    check_ending,
    check_leaving,
)

D = TypeVar("D")
Write = Callable[[D], object]


class SmallForms:
    """Makes the small forms; each writes off the window's thread and says what was done.

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

    def appointment(self, uid: str, draft: VolunteerDraft, revision: int) -> RecordForm[VolunteerDraft]:
        """Another number of the order, another term, another kind."""
        ground = self._centre.ground
        form = RecordForm(
            self._desk,
            "",
            [Group(_("Change the appointment"), fields.appointment(ground))],
            draft,
            check=lambda typed: rules.check(typed, ground.clock.today(), ground.reference.tambons),
            actions=[
                self._saving(
                    lambda typed: self._centre.volunteers.save(typed, uid, revision),
                    _("The appointment was changed."),
                    lambda: form,
                )
            ],
        )
        return self._finished(form)

    def place(self, page: VolunteerPage) -> RecordForm[Assigning]:
        """One more tambon or village to look after."""
        ground = self._centre.ground
        entries = [
            *fields.place(ground, "tambon_code", "village_number"),
            Entry("since", _("First day"), fields.day_field(ground), 7, required=True),
        ]
        volunteers = self._centre.volunteers
        form = RecordForm(
            self._desk,
            "",
            [Group(_("One more place to look after"), entries)],
            Assigning(since=ground.clock.today()),
            check=lambda typed: check_assigning(typed, ground.clock.today(), ground.reference),
            actions=[
                self._saving(
                    lambda typed: volunteers.assign(
                        page.uid, typed.tambon_code, typed.village_number, typed.since
                    ),
                    _("The place was added."),
                    lambda: form,
                )
            ],
        )
        return self._finished(form)

    def ending(self, assignment: AssignmentRow) -> RecordForm[Ending]:
        """The last day of looking after a place."""
        ground = self._centre.ground
        title = _("No longer looks after {place}", place=place_words(assignment))
        entries = [Entry("until", _("Last day"), fields.day_field(ground), 8, required=True)]
        form = RecordForm(
            self._desk,
            "",
            [Group(title, entries)],
            Ending(until=ground.clock.today()),
            check=lambda typed: check_ending(typed, assignment.since),
            actions=[
                self._saving(
                    lambda typed: self._centre.volunteers.end_assignment(assignment.uid, typed.until),
                    _("The place is free again."),
                    lambda: form,
                )
            ],
        )
        return self._finished(form)

    def leaving(self, page: VolunteerPage) -> RecordForm[Leaving]:
        """Somebody leaves, with a reason; their places become free."""
        ground = self._centre.ground
        note = _("From that day on they are no longer counted, and their places are free.")
        entries = [
            Entry("left_on", _("No longer serves from"), fields.day_field(ground), 8, required=True),
            Entry("leave_reason", _("Reason"), LongTextField(lines=3), 12, required=True),
        ]
        form = RecordForm(
            self._desk,
            "",
            [Group(_("Leaves the service"), entries, note)],
            Leaving(left_on=ground.clock.today()),
            check=lambda typed: check_leaving(typed, page, ground.clock.today()),
            actions=[
                self._saving(
                    lambda typed: self._leave(page.uid, typed),
                    _("The leaving was written down."),
                    lambda: form,
                )
            ],
        )
        return self._finished(form)

    def _leave(self, uid: str, typed: Leaving) -> None:
        assert typed.left_on is not None
        self._centre.volunteers.leave(uid, typed.left_on, typed.leave_reason)

    def _saving(self, write: Write[D], said: str, form: Callable[[], RecordForm[D]]) -> SaveAction[D]:
        def save(draft: D) -> None:
            self._desk.run(
                lambda _progress: write(draft),
                lambda _written: self._on_saved(form(), said),
                lambda failure: form().refused(failure),
                writes=True,
                owner=form(),
            )

        return SaveAction(_("Save"), save, "Ctrl+S")

    def _on_saved(self, form: RecordForm[D], said: str) -> None:
        form.accepted()
        self._desk.say(said)
        self._done()

    def _finished(self, form: RecordForm[D]) -> RecordForm[D]:
        # It lies in a column of the page, which has its own room around.
        layout = form.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)
        form.closed.connect(self._closed)
        return form


def place_words(assignment: AssignmentRow) -> str:
    """A place as it is said: the tambon, and the village where it is one."""
    if assignment.village_number is None:
        return assignment.tambon
    return _("{tambon}, village {number}", tambon=assignment.tambon, number=assignment.village_number)
