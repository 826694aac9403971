"""What the forms about volunteers hand over, and what may be wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Final

from desktop.rules import citizens, volunteers
from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Problem
from desktop.rules.reference import ReferenceTables
from desktop.rules.volunteers import TERM_YEARS, VolunteerDraft
from desktop.services.volunteers import VolunteerPage
from desktop.system.language import _

# Person and appointment both have a tambon and a village; in one form each needs its own field.
_PLACES: Final = {"tambon_code": "assigned_tambon", "village_number": "assigned_village"}
_APPOINTMENT: Final = ("kind", "order_number", "order_date", "term_start", "term_end", "supervisor")
_SOMEBODY: Final = "somebody"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVolunteer(CitizenDraft):
    """A person and their appointment, as one form hands them over.

    Attributes:
        kind: ``volunteer`` or ``graduate``.
        order_number: the number of the appointing order.
        order_date: the order's date.
        term_start: first day of the term.
        term_end: last day of it.
        supervisor: who signs the monthly report.
        assigned_tambon: the tambon to look after.
        assigned_village: the village, where it is one.
    """

    kind: str = volunteers.VOLUNTEER
    order_number: str = ""
    order_date: date | None = None
    term_start: date | None = None
    term_end: date | None = None
    supervisor: str = ""
    assigned_tambon: str = ""
    assigned_village: int | None = None

    def person(self) -> CitizenDraft:
        """The person alone."""
        return CitizenDraft(**{part.name: getattr(self, part.name) for part in fields(CitizenDraft)})

    def appointment(self) -> VolunteerDraft:
        """The appointment alone."""
        return VolunteerDraft(
            tambon_code=self.assigned_tambon,
            village_number=self.assigned_village,
            **{name: getattr(self, name) for name in _APPOINTMENT},
        )

    def of_person(self, person: CitizenDraft) -> NewVolunteer:
        """The same appointment of another person."""
        return replace(self, **{part.name: getattr(person, part.name) for part in fields(CitizenDraft)})


def check_new(
    draft: NewVolunteer, known: bool, today: date, reference: ReferenceTables
) -> tuple[Problem, ...]:
    """What is wrong with a new volunteer.

    Args:
        draft: as typed.
        known: whether the person stands in the register already, and is not changed here.
        today: the day.
        reference: the reference tables.
    """
    about = () if known else citizens.check(draft.person(), today, reference.postcodes())
    appointed = replace(draft.appointment(), person_uid=_SOMEBODY)
    found = volunteers.check(appointed, today, reference.tambons)
    return (*about, *(_renamed(problem, _PLACES) for problem in found))


def _renamed(problem: Problem, names: Mapping[str, str]) -> Problem:
    return replace(problem, field=names.get(problem.field, problem.field))


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigning:
    """One more place to look after.

    Attributes:
        tambon_code: six digits.
        village_number: the village, or none for the whole tambon.
        since: the first day.
    """

    tambon_code: str = ""
    village_number: int | None = None
    since: date | None = None


def check_assigning(draft: Assigning, today: date, reference: ReferenceTables) -> tuple[Problem, ...]:
    """What is wrong with a place to look after."""
    appointed = VolunteerDraft(tambon_code=draft.tambon_code, village_number=draft.village_number)
    found = volunteers.check(appointed, today, reference.tambons)
    return (*(problem for problem in found if problem.field in _PLACES), *_day("since", draft.since))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The last day of looking after a place."""

    until: date | None = None


def check_ending(draft: Ending, since: date | None) -> tuple[Problem, ...]:
    """What is wrong with the last day of looking after a place."""
    if draft.until is not None and since is not None and draft.until < since:
        return (Problem("until", _("The last day lies before the first. Choose a later day.")),)
    return _day("until", draft.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Somebody leaves.

    Attributes:
        left_on: the first day on which they no longer serve.
        leave_reason: why.
    """

    left_on: date | None = None
    leave_reason: str = ""


def check_leaving(draft: Leaving, page: VolunteerPage, today: date) -> tuple[Problem, ...]:
    """What is wrong with a leaving."""
    if draft.left_on is None:
        return _day("left_on", None)
    told = VolunteerDraft(term_start=page.term_start, left_on=draft.left_on, leave_reason=draft.leave_reason)
    found = volunteers.check(told, today)
    return tuple(problem for problem in found if problem.field in ("left_on", "leave_reason"))


def _day(name: str, day: date | None) -> tuple[Problem, ...]:
    return () if day is not None else (Problem(name, _("Please write the day.")),)


def usual_end(term_start: date) -> date:
    """The last day of a term that begins on a day: a day before the same day three years later."""
    year = term_start.year + TERM_YEARS
    try:
        return term_start.replace(year=year) - timedelta(days=1)
    except ValueError:
        # A term that begins on 29 February ends with the last day of that month.
        return date(year, 2, 28)
