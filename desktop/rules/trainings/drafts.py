"""What the forms of groups and courses hand over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

HOURS_A_DAY = 6
PERCENT_TO_PASS = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDraft:
    """A group of people with the same wish.

    Attributes:
        name: as the village calls it.
        kind: ``occupational``, ``informal`` or ``shared_problem``.
        tambon_code: six digits; empty where it is of the whole district.
        village_number: the หมู่, where it is one.
        formed_on: the first day.
        forum_uid: the forum that it came of, or empty.
        category_code: the kind of need that its people have in common, or empty.
        purpose: what it is for.
    """

    name: str = ""
    kind: str = "occupational"
    tambon_code: str = ""
    village_number: int | None = None
    formed_on: date | None = None
    forum_uid: str = ""
    category_code: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberDraft:
    """Somebody who belongs to a group.

    Attributes:
        person_uid: who.
        case_uid: the case in which they asked for it, or empty.
        leads: whether they lead the group; one does.
        since: the first day; nothing takes the day on which the group was formed, or today.
    """

    person_uid: str = ""
    case_uid: str = ""
    leads: bool = False
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseDraft:
    """A training course.

    Attributes:
        group_uid: the group that it is set up for, or empty.
        title: what is taught.
        agency_code: the agency that trains, or empty.
        curriculum: what is taught, in more words.
        category_code: the kind of need that it answers, or empty.
        place: where it is held.
        tambon_code: the tambon of the place, or empty.
        first_day: the first day.
        last_day: the last day.
        hours: of the whole course.
        hours_a_day: the most that one day may count.
        trainer: who teaches.
        seats: how many it can take.
        budget: in satang, or nothing.
        percent_to_pass: of the hours.
        youngest: in years on the first day; nothing asks for 15.
        oldest: in years on the first day; nothing sets no bound.
    """

    group_uid: str = ""
    title: str = ""
    agency_code: str = ""
    curriculum: str = ""
    category_code: str = ""
    place: str = ""
    tambon_code: str = ""
    first_day: date | None = None
    last_day: date | None = None
    hours: int | None = None
    hours_a_day: int | None = HOURS_A_DAY
    trainer: str = ""
    seats: int | None = None
    budget: int | None = None
    percent_to_pass: int | None = PERCENT_TO_PASS
    youngest: int | None = None
    oldest: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentDraft:
    """Somebody who wants to take part in a course.

    Attributes:
        course_uid: the course.
        person_uid: who.
        case_uid: the case in which they asked for it, or empty.
        enrolled_on: the day; nothing takes today, or the last day of a course that is over.
        income_before: satang a month before the training, or nothing.
    """

    course_uid: str = ""
    person_uid: str = ""
    case_uid: str = ""
    enrolled_on: date | None = None
    income_before: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDraft:
    """A morning, an afternoon or a whole day of a course.

    Attributes:
        on: the day.
        part: ``morning``, ``afternoon`` or ``day``.
        hours: how many count.
        topic: what is taught, or empty.
    """

    on: date | None = None
    part: str = "day"
    hours: int | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceDraft:
    """How long somebody was there: one cell of the grid.

    Attributes:
        session_uid: the session.
        enrolment_uid: who.
        hours: 0 for somebody who did not come.
        remark: such as why they left early.
    """

    session_uid: str = ""
    enrolment_uid: str = ""
    hours: int | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpDraft:
    """What became of somebody after a course.

    Attributes:
        days: 30 or 90.
        on: the day on which they were asked; nothing takes today.
        in_work: whether they work; nothing where it could not be learnt.
        uses_skill: whether they use what they learnt.
        income: satang a month, or nothing.
        note: anything more.
    """

    days: int = 30
    on: date | None = None
    in_work: bool | None = None
    uses_skill: bool | None = None
    income: int | None = None
    note: str = ""
