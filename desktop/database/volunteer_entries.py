"""Stored appointments of volunteers, as the rules look at them."""

from __future__ import annotations

from desktop.models import Volunteer
from desktop.rules.volunteers import VolunteerDraft


def appointment_of(volunteer: Volunteer) -> VolunteerDraft:
    """The term of an appointment: whose it is, of which kind, from when until when, and whether they left.

    Args:
        volunteer: the stored appointment.
    """
    return VolunteerDraft(
        person_uid=volunteer.person_uid,
        kind=volunteer.kind,
        term_start=volunteer.term_start,
        term_end=volunteer.term_end,
        left_on=volunteer.left_on,
    )
