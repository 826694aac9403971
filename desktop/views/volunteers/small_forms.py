"""The small forms of a volunteer's own page: another appointment, a place, its end, a leaving."""

from __future__ import annotations

from desktop.rules import volunteers as rules
from desktop.rules.volunteers import VolunteerDraft
from desktop.services.volunteers import AssignmentRow, VolunteerPage
from desktop.system.language import _
from desktop.views.day_and_place import day_field
from desktop.views.form_maker import FormMaker
from desktop.views.kit.fields import LongTextField
from desktop.views.kit.record_form import Entry, Group, RecordForm
from desktop.views.volunteers import fields
from desktop.views.volunteers.drafts import (
    Assigning,
    Ending,
    Leaving,
    check_assigning,
    check_ending,
    check_leaving,
)


class SmallForms(FormMaker):
    """Makes the small forms of the appointment and its places."""

    def appointment(self, uid: str, draft: VolunteerDraft, revision: int) -> RecordForm[VolunteerDraft]:
        """Another number of the order, another term, another kind."""
        ground = self._centre.ground
        return self.form(
            Group(_("Change the appointment"), fields.appointment(ground)),
            draft,
            check=lambda typed: rules.check(typed, ground.clock.today(), ground.reference.tambons),
            write=lambda typed: self._centre.volunteers.save(typed, uid, revision),
            said=lambda _saved: _("The appointment was changed."),
        )

    def place(self, page: VolunteerPage) -> RecordForm[Assigning]:
        """One more tambon or village to look after."""
        ground, volunteers = self._centre.ground, self._centre.volunteers
        entries = [
            *fields.place(ground, "tambon_code", "village_number"),
            Entry("since", _("First day"), day_field(ground), 7, required=True),
        ]
        return self.form(
            Group(_("One more place to look after"), entries),
            Assigning(since=ground.clock.today()),
            check=lambda typed: check_assigning(typed, ground.clock.today(), ground.reference),
            write=lambda typed: volunteers.assign(
                page.uid, typed.tambon_code, typed.village_number, typed.since
            ),
            said=lambda _uid: _("The place was added."),
        )

    def ending(self, assignment: AssignmentRow) -> RecordForm[Ending]:
        """The last day of looking after a place."""
        ground = self._centre.ground
        title = _("No longer looks after {place}", place=place_words(assignment))
        entries = [Entry("until", _("Last day"), day_field(ground), 8, required=True)]
        return self.form(
            Group(title, entries),
            Ending(until=ground.clock.today()),
            check=lambda typed: check_ending(typed, assignment.since),
            write=lambda typed: self._centre.volunteers.end_assignment(assignment.uid, typed.until),
            said=lambda _ended: _("The place is free again."),
        )

    def leaving(self, page: VolunteerPage) -> RecordForm[Leaving]:
        """Somebody leaves, with a reason; their places become free."""
        ground = self._centre.ground
        entries = [
            Entry("left_on", _("No longer serves from"), day_field(ground), 8, required=True),
            Entry("leave_reason", _("Reason"), LongTextField(lines=3), 12, required=True),
        ]
        return self.form(
            Group(_("Leaves the service"), entries, _leaving_note(page)),
            Leaving(left_on=ground.clock.today()),
            check=lambda typed: check_leaving(typed, page, ground.clock.today()),
            write=lambda typed: self._leave(page.uid, typed),
            said=lambda _left: _("The leaving was written down."),
        )

    def _leave(self, uid: str, typed: Leaving) -> None:
        assert typed.left_on is not None
        self._centre.volunteers.leave(uid, typed.left_on, typed.leave_reason)


def _leaving_note(page: VolunteerPage) -> str:
    note = _("From that day on they are no longer counted, and their places are free.")
    count = len(page.looked_after)
    if not count:
        return note
    return note + " " + _("{count} open cases can be handed over afterwards.", count=count)


def place_words(assignment: AssignmentRow) -> str:
    """A place as it is said: the tambon, and the village where it is one."""
    if assignment.village_number is None:
        return assignment.tambon
    return _("{tambon}, village {number}", tambon=assignment.tambon, number=assignment.village_number)
