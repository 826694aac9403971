"""What the windows see of courses, and of who takes part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.rules.trainings import CourseDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseFilter:
    """Which courses a list shows, and in which order.

    Attributes:
        text: part of the title, the place, the trainer, or of a participant's name.
        state: ``planned``, ``running``, ``to_declare``, ``declared``, ``called_off`` or empty.
        agency: the agency that trains.
        tambon: the tambon of the place.
        group: the group that they were set up for.
        fiscal_year: the Buddhist one of the last day, or nothing.
        unit: the centre that keeps them; the province's own choice.
        sort: ``title``, ``agency``, ``tambon``, ``first_day``, ``last_day``, ``seated``, ``waiting``,
            ``passed`` or ``state``.
        descending: the other way round.
    """

    text: str = ""
    state: str = ""
    agency: str = ""
    tambon: str = ""
    group: str = ""
    fiscal_year: int | None = None
    unit: str = ""
    sort: str = "first_day"
    descending: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRow:
    """A course as a list shows it.

    Attributes:
        uid: the course.
        title: what is taught.
        agency_code: the agency that trains, or empty.
        agency: its short name.
        place: where it is held.
        tambon: the name of the tambon.
        first_day: the first day.
        last_day: the last day.
        hours: of the whole course.
        seats: how many it can take.
        seated: how many have a seat.
        waiting: how many stand on the waiting list.
        passed: how many passed; nothing until the results are declared.
        state: its code.
        group_uid: the group that it was set up for, or empty.
        group: its name.
        unit: the code of the centre that keeps it.
        unit_name: its name.
    """

    uid: str
    title: str
    agency_code: str
    agency: str
    place: str
    tambon: str
    first_day: date
    last_day: date
    hours: int
    seats: int
    seated: int
    waiting: int
    passed: int | None
    state: str
    group_uid: str
    group: str
    unit: str
    unit_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentRow:
    """Somebody's place in a course.

    Attributes:
        uid: the enrolment.
        course_uid: the course.
        course: its title.
        first_day: of the course.
        last_day: of the course.
        state: the course's.
        person_uid: who.
        name: with title.
        sex: ``m``, ``f`` or empty.
        age: in years on the first day of the course, or nothing.
        tambon: the name of the person's tambon.
        phone: the first one, as people read it.
        case_uid: the case in which they asked for it; empty for none, and for one that must not be seen.
        case_number: as people say it.
        enrolled_on: the day.
        seated_on: the day on which they had a seat, or nothing.
        place: from 1, on the waiting list; nothing for everybody else.
        income_before: satang a month, or nothing.
        withdrawn_on: the day on which they withdrew, or nothing.
        withdraw_reason: why.
        hours: attended so far, or as they were declared.
        result: ``passed``, ``failed``, ``left`` or empty.
        certificate_uid: the living certificate, or empty.
        certificate_number: as it stands on the paper.
    """

    uid: str
    course_uid: str
    course: str
    first_day: date
    last_day: date
    state: str
    person_uid: str
    name: str
    sex: str = ""
    age: int | None = None
    tambon: str = ""
    phone: str = ""
    case_uid: str = ""
    case_number: str = ""
    enrolled_on: date
    seated_on: date | None = None
    place: int | None = None
    income_before: int | None = None
    withdrawn_on: date | None = None
    withdraw_reason: str = ""
    hours: int = 0
    result: str = ""
    certificate_uid: str = ""
    certificate_number: str = ""

    @property
    def has_seat(self) -> bool:
        """Whether they take part: with a seat, and not withdrawn."""
        return self.seated_on is not None and self.withdrawn_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """A session of a course.

    Attributes:
        uid: the session.
        on: the day.
        part: ``morning``, ``afternoon`` or ``day``.
        hours: how many count.
        topic: what is taught, or empty.
        place: from 1, in the order of the days.
        keyed: how many people's attendance was keyed.
    """

    uid: str
    on: date
    part: str
    hours: int
    topic: str
    place: int
    keyed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePage:
    """All that a course's page shows.

    Attributes:
        row: as the list shows it.
        draft: what a form is filled with.
        revision: what ``save`` wants back.
        enrolments: seats by the order of enrolment, then the waiting list, then who withdrew.
        sessions: in the order of the days.
        hours_held: of all sessions that have a day.
        hours_to_pass: how many hours somebody must have been there.
        declared_on: the day on which the results were declared, or nothing.
        declared_by: by whom.
        called_off_on: the day on which it was called off, or nothing.
        call_off_reason: why.
        own: whether this office may change it.
        next_to_seat: the first of the waiting list where a seat is free, or nothing.
    """

    row: CourseRow
    draft: CourseDraft
    revision: int
    enrolments: tuple[EnrolmentRow, ...]
    sessions: tuple[SessionRow, ...]
    hours_held: int
    hours_to_pass: int
    declared_on: date | None
    declared_by: str
    called_off_on: date | None
    call_off_reason: str
    own: bool
    next_to_seat: EnrolmentRow | None
