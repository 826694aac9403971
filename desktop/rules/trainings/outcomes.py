"""What follows from days and hours: a course's state, who passed, when people are asked again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from desktop.rules.trainings.words import (
    CALLED_OFF,
    DECLARED,
    FAILED,
    PASSED,
    PLANNED,
    RUNNING,
    TO_DECLARE,
)

FOLLOW_UPS = (30, 90)


def course_state(
    first_day: date, last_day: date, today: date, *, declared: bool = False, called_off: bool = False
) -> str:
    """Where a course stands; it is stored nowhere.

    Args:
        first_day: the first day.
        last_day: the last day.
        today: the day of looking.
        declared: whether its results were declared.
        called_off: whether it was called off.
    """
    if called_off:
        return CALLED_OFF
    if declared:
        return DECLARED
    if today < first_day:
        return PLANNED
    return RUNNING if today <= last_day else TO_DECLARE


def hours_to_pass(hours: int, percent: int) -> int:
    """How many whole hours somebody must have been there to pass.

    Args:
        hours: of the course.
        percent: of them that are asked for.
    """
    return -(-hours * percent // 100)


def result_of(attended: int, hours: int, percent: int) -> str:
    """The result of somebody who stayed until the end: by the hours attended, of the course's hours.

    Args:
        attended: hours.
        hours: of the course.
        percent: of them that are asked for.
    """
    return PASSED if attended >= hours_to_pass(hours, percent) else FAILED


def follow_up_due(last_day: date, done: Collection[int], today: date) -> int | None:
    """Which follow-up is due: once 90 days have passed, nobody is asked any more how it was after 30.

    Args:
        last_day: of the course.
        done: those that were made, 30 or 90.
        today: the day of looking.
    """
    if today >= due_on(last_day, 90):
        return None if 90 in done else 90
    return 30 if today >= due_on(last_day, 30) and 30 not in done else None


def due_on(last_day: date, days: int) -> date:
    """When somebody is to be asked.

    Args:
        last_day: of the course.
        days: 30 or 90.
    """
    return last_day + timedelta(days=days)


def certificate_number(unit: str, number: int, fiscal_year: int) -> str:
    """A certificate's number in the centre's own series, such as ``9401/2569/ว 00031``.

    Args:
        unit: the centre's code.
        number: the running number in the fiscal year.
        fiscal_year: the Buddhist year in which the fiscal year ends.
    """
    return f"{unit}/{fiscal_year}/ว {number:05d}"
