"""The demonstration's year in a test: the people of some districts, or of all 37, stored in a register."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from sqlalchemy import insert

from desktop.app.demonstration import appointments
from desktop.app.demonstration.appointments import Appointments, Place
from desktop.models import Assignment, Citizen, Volunteer
from desktop.rules.months import Month
from desktop.services.ground import Ground

SEED = 2569


def year_until(month: Month, count: int = 12) -> tuple[Month, ...]:
    """The months before a month, the oldest first."""
    found: list[Month] = []
    for _step in range(count):
        month = month.previous()
        found.append(month)
    return tuple(found[::-1])


def people_of(ground: Ground, units: Sequence[str] = ()) -> Appointments:
    """Store the demonstration's volunteers and graduates; without units those of the whole region."""
    tambons = ground.reference.tambons
    places = [
        Place(tambon, tambon.district_code, [])
        for tambon in tambons.values()
        if not units or tambon.district_code in units
    ]
    made = appointments.invent(Random(SEED), places, 0, tuple(tambons), ground.clock.today())
    with ground.database.work("Appoint the people of a test") as work:
        for model, rows in (
            (Citizen, made.people),
            (Volunteer, made.volunteers),
            (Assignment, made.assignments),
        ):
            work.session.execute(insert(model), rows)
    return made
