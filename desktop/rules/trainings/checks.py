"""What is wrong with a group, a course, an enrolment, a session, an hour of attendance or a follow-up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from desktop.rules.categories import Category
from desktop.rules.citizens import LAST_VILLAGE, OLDEST, WORKING_AGE
from desktop.rules.problems import Problem
from desktop.rules.reference import ReferenceTables
from desktop.rules.thai_date import age, short, span
from desktop.rules.trainings.drafts import (
    AttendanceDraft,
    CourseDraft,
    EnrolmentDraft,
    FollowUpDraft,
    GroupDraft,
    SessionDraft,
)
from desktop.rules.trainings.outcomes import FOLLOW_UPS
from desktop.rules.trainings.words import DAY, GROUP_KINDS, PARTS
from desktop.system.language import _

# Above these a slip of the keys is likelier than a course of a district centre.
MOST_SEATS = 500
MOST_HOURS = 2000
MOST_HOURS_A_DAY = 12
MOST_BUDGET = 100_000_000_00
MOST_INCOME = 100_000_000
_LONG_COURSE = 366


def check_group(draft: GroupDraft, today: date, known: ReferenceTables) -> tuple[Problem, ...]:
    """What is wrong with a group; at the form and at saving.

    Args:
        draft: as typed.
        today: the day of the check.
        known: places and kinds of need.
    """
    return tuple(_group(draft, today, known))


def _group(draft: GroupDraft, today: date, known: ReferenceTables) -> Iterator[Problem]:
    if not draft.name.strip():
        yield Problem("name", _("Please write the group's name."))
    if draft.kind not in GROUP_KINDS:
        yield Problem("kind", _("Please choose what kind of group it is."))
    if not draft.tambon_code:
        sentence = _("Without a tambon the group is missing in the tambon's figures.")
        yield Problem("tambon_code", sentence, soft=True)
    yield from _place(draft.tambon_code, known)
    yield from _village(draft.village_number)
    if draft.formed_on is None:
        yield Problem("formed_on", _("Please write the day on which the group was formed."))
    elif draft.formed_on > today:
        yield Problem("formed_on", _("This day has not come yet."))
    yield from _category(draft.category_code, known.categories)


def _village(number: int | None) -> Iterator[Problem]:
    if number is not None and not 1 <= number <= LAST_VILLAGE:
        yield Problem("village_number", _("A village number lies between 1 and {last}.", last=LAST_VILLAGE))


def _place(tambon_code: str, known: ReferenceTables) -> Iterator[Problem]:
    if tambon_code and tambon_code not in known.tambons:
        yield Problem("tambon_code", _("This tambon is not in the list. Please choose one from the list."))


def _category(code: str, categories: Mapping[str, Category]) -> Iterator[Problem]:
    if not code:
        return
    if code not in categories:
        yield Problem("category_code", _("This kind of need is not in the list. Please choose one from it."))
    elif categories[code].restricted:
        # A group is seen by everybody; whoever stands in it must not be known for such a need.
        sentence = _("Matters that only supervisors open make no group. Choose another kind of need.")
        yield Problem("category_code", sentence)


def check_course(draft: CourseDraft, known: ReferenceTables) -> tuple[Problem, ...]:
    """What is wrong with a course; at the form and at saving.

    Args:
        draft: as typed.
        known: places, agencies and kinds of need.
    """
    return (
        *_course_words(draft, known),
        *_course_days(draft),
        *_course_hours(draft),
        *_course_bounds(draft),
    )


def _course_words(draft: CourseDraft, known: ReferenceTables) -> Iterator[Problem]:
    if not draft.title.strip():
        yield Problem("title", _("Please write what is taught."))
    if not draft.agency_code:
        yield Problem("agency_code", _("The agency that trains is missing."), soft=True)
    elif draft.agency_code not in known.agencies:
        yield Problem("agency_code", _("This agency is not in the list. Please choose one from the list."))
    if not draft.place.strip():
        yield Problem("place", _("The place is missing; it stands on the papers."), soft=True)
    yield from _place(draft.tambon_code, known)
    yield from _category(draft.category_code, known.categories)


def _course_days(draft: CourseDraft) -> Iterator[Problem]:
    if draft.first_day is None:
        yield Problem("first_day", _("Please write the first day."))
    if draft.last_day is None:
        yield Problem("last_day", _("Please write the last day."))
    if draft.first_day is None or draft.last_day is None:
        return
    if draft.last_day < draft.first_day:
        yield Problem("last_day", _("The last day lies before the first. Choose a later day."))
    elif days_of(draft) > _LONG_COURSE:
        yield Problem("last_day", _("This course would last more than a year. Please look at the years."))


def days_of(draft: CourseDraft) -> int:
    """How many days a course lasts at most; 0 where a day is missing or they are the wrong way round."""
    if draft.first_day is None or draft.last_day is None:
        return 0
    return max(0, (draft.last_day - draft.first_day).days + 1)


def _course_hours(draft: CourseDraft) -> Iterator[Problem]:
    yield from _between(
        "hours", draft.hours, 1, MOST_HOURS, _("Hours lie between 1 and {most}.", most=MOST_HOURS)
    )
    yield from _between(
        "hours_a_day",
        draft.hours_a_day,
        1,
        MOST_HOURS_A_DAY,
        _("Hours of a day lie between 1 and {most}.", most=MOST_HOURS_A_DAY),
    )
    days, a_day = days_of(draft), draft.hours_a_day or 0
    if draft.hours and days and 0 < a_day <= MOST_HOURS_A_DAY and draft.hours > days * a_day:
        sentence = _(
            "{days} days of {a_day} hours are {most} hours at most. Lengthen the course, or write fewer.",
            days=days,
            a_day=a_day,
            most=days * a_day,
        )
        yield Problem("hours", sentence)
    yield from _between(
        "percent_to_pass", draft.percent_to_pass, 1, 100, _("A percentage lies between 1 and 100.")
    )


def _course_bounds(draft: CourseDraft) -> Iterator[Problem]:
    yield from _between(
        "seats", draft.seats, 1, MOST_SEATS, _("Seats lie between 1 and {most}.", most=MOST_SEATS)
    )
    if draft.budget is not None and not 0 <= draft.budget <= MOST_BUDGET:
        yield Problem("budget", _("This budget cannot be right. Please look at it again."))
    ages = _("An age lies between 1 and {most}.", most=OLDEST)
    for field, value in (("youngest", draft.youngest), ("oldest", draft.oldest)):
        if value is not None:
            yield from _between(field, value, 1, OLDEST, ages)
    if draft.oldest is not None and draft.oldest < youngest_of(draft):
        yield Problem("oldest", _("The oldest would be younger than the youngest."))


def youngest_of(draft: CourseDraft) -> int:
    """From which age on a course takes people; 15 where it says nothing, the age from which one may work."""
    return WORKING_AGE if draft.youngest is None else draft.youngest


def _between(field: str, value: int | None, least: int, most: int, sentence: str) -> Iterator[Problem]:
    if value is None or not least <= value <= most:
        yield Problem(field, sentence)


def check_enrolment(
    draft: EnrolmentDraft, course: CourseDraft, birth_date: str, today: date
) -> tuple[Problem, ...]:
    """What is wrong with an enrolment, as far as the person and the course tell it by themselves.

    Args:
        draft: as typed.
        course: the course.
        birth_date: the person's, as stored, perhaps partial.
        today: the day of the check.
    """
    return (*_enrolment(draft, course, today), *_age(course, birth_date))


def _enrolment(draft: EnrolmentDraft, course: CourseDraft, today: date) -> Iterator[Problem]:
    if not draft.person_uid:
        yield Problem("person_uid", _("Please choose who takes part."))
    if draft.enrolled_on is not None and draft.enrolled_on > today:
        yield Problem("enrolled_on", _("This day has not come yet."))
    elif (
        draft.enrolled_on is not None and course.last_day is not None and draft.enrolled_on > course.last_day
    ):
        yield Problem("enrolled_on", _("The course was over by then."))
    yield from _income("income_before", draft.income_before)


def _income(field: str, satang: int | None) -> Iterator[Problem]:
    if satang is not None and not 0 <= satang <= MOST_INCOME:
        most = MOST_INCOME // 100
        yield Problem(field, _("An income lies between 0 and {most} baht a month.", most=f"{most:,}"))


def _age(course: CourseDraft, birth_date: str) -> Iterator[Problem]:
    days = span(birth_date)
    if days is None or course.first_day is None:
        sentence = _("The date of birth is not known. Ask for it: the course is for certain ages.")
        yield Problem("person_uid", sentence, soft=True)
        return
    # Where the day is unknown, nobody is turned away who may be old or young enough.
    most = age(days[0].isoformat(), course.first_day) or 0
    least = age(days[1].isoformat(), course.first_day) or 0
    if most < youngest_of(course):
        sentence = _(
            "This person is {years} years old when the course begins; it takes people from {youngest} on.",
            years=most,
            youngest=youngest_of(course),
        )
        yield Problem("person_uid", sentence)
    elif course.oldest is not None and least > course.oldest:
        sentence = _(
            "This person is {years} years old when the course begins; it takes people up to {oldest}.",
            years=least,
            oldest=course.oldest,
        )
        yield Problem("person_uid", sentence)


def check_session(
    draft: SessionDraft, course: CourseDraft, others: Sequence[SessionDraft]
) -> tuple[Problem, ...]:
    """What is wrong with a session beside the others of its course.

    Args:
        draft: as typed.
        course: the course.
        others: its other sessions that count.
    """
    return (*_session(draft, course), *_beside(draft, course, others))


def _session(draft: SessionDraft, course: CourseDraft) -> Iterator[Problem]:
    if draft.part not in PARTS:
        yield Problem("part", _("Please choose morning, afternoon or the whole day."))
    if draft.on is None:
        yield Problem("on", _("Please write the day."))
    elif not _within(draft.on, course):
        sentence = _("This day lies outside the course. Choose a day within {days}.", days=days_word(course))
        yield Problem("on", sentence)
    most = course.hours_a_day or MOST_HOURS_A_DAY
    yield from _between(
        "hours", draft.hours, 1, most, _("Hours of a day lie between 1 and {most}.", most=most)
    )


def _within(day: date, course: CourseDraft) -> bool:
    return (course.first_day or date.min) <= day <= (course.last_day or date.max)


def days_word(course: CourseDraft) -> str:
    """The days of a course as sentences name them, such as ๑๖ ก.พ. ๒๕๖๙ – ๒๗ ก.พ. ๒๕๖๙."""
    days = [short(day) for day in (course.first_day, course.last_day) if day is not None]
    return " – ".join(dict.fromkeys(days))


def _beside(draft: SessionDraft, course: CourseDraft, others: Sequence[SessionDraft]) -> Iterator[Problem]:
    same_day = [other for other in others if other.on == draft.on]
    if any(draft.part == other.part or DAY in (draft.part, other.part) for other in same_day):
        yield Problem("part", _("There is a session at this time already. Choose another day or part."))
        return
    hours, a_day = draft.hours or 0, course.hours_a_day or MOST_HOURS_A_DAY
    if hours <= a_day < hours + sum(other.hours or 0 for other in same_day):
        yield Problem("hours", _("Together this day would have more than {most} hours.", most=a_day))
    total = sum(other.hours or 0 for other in others)
    if course.hours is not None and hours <= a_day and total + hours > course.hours:
        sentence = _(
            "The course has {hours} hours and {total} of them have their session; {left} are left.",
            hours=course.hours,
            total=total,
            left=max(0, course.hours - total),
        )
        yield Problem("hours", sentence)


def cell_field(enrolment_uid: str, session_uid: str) -> str:
    """The field of a problem that stands at one cell of the attendance grid.

    Args:
        enrolment_uid: the cell's person.
        session_uid: the cell's session.
    """
    return f"{enrolment_uid} {session_uid}"


def check_attendance(draft: AttendanceDraft, session: SessionDraft, today: date) -> tuple[Problem, ...]:
    """What is wrong with one cell of the attendance grid.

    Args:
        draft: the cell.
        session: what it is about.
        today: the day of the check.
    """
    return tuple(_attendance(draft, session, today))


def _attendance(draft: AttendanceDraft, session: SessionDraft, today: date) -> Iterator[Problem]:
    field = cell_field(draft.enrolment_uid, draft.session_uid)
    if session.on is None or session.on > today:
        yield Problem(field, _("This session has not taken place yet."))
    elif draft.hours is not None and draft.hours < 0:
        yield Problem(field, _("Hours are not below 0."))
    elif draft.hours is not None and draft.hours > (session.hours or 0):
        yield Problem(field, _("This session has {hours} hours.", hours=session.hours or 0))


def check_follow_up(draft: FollowUpDraft, last_day: date, today: date) -> tuple[Problem, ...]:
    """What is wrong with a follow-up.

    Args:
        draft: as typed.
        last_day: of the course.
        today: the day of the check.
    """
    return tuple(_follow_up(draft, last_day, today))


def _follow_up(draft: FollowUpDraft, last_day: date, today: date) -> Iterator[Problem]:
    if draft.days not in FOLLOW_UPS:
        yield Problem("days", _("People are asked 30 and 90 days after the course."))
    if draft.on is not None and draft.on > today:
        yield Problem("on", _("This day has not come yet."))
    elif draft.on is not None and draft.on <= last_day:
        yield Problem("on", _("The course was not over by then."))
    elif (
        draft.on is not None and draft.days in FOLLOW_UPS and (draft.on - last_day).days < draft.days - _EARLY
    ):
        days = (draft.on - last_day).days
        yield Problem("on", _("Only {days} days have passed since the course.", days=days), soft=True)
    if draft.in_work is None and draft.income is None and not draft.note.strip():
        yield Problem("in_work", _("Please write at least whether they work, or why nobody could be asked."))
    yield from _income("income", draft.income)


# Whoever comes by a week before the day may be asked then.
_EARLY = 7
