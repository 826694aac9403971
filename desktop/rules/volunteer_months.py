"""A volunteer's months: in which they serve, and when a month counts as reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.rules.months import Month
from desktop.rules.problems import Problem
from desktop.rules.volunteers import VolunteerDraft
from desktop.system.language import _

# Where a month stands.
REPORTED = "reported"
WAITING = "waiting"
RUNNING = "running"
COMING = "coming"
OUTSIDE = "outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptDraft:
    """That a month's report was received.

    Attributes:
        month: whose report.
        received_on: the day on which it reached the office.
        remark: anything that should be known of it.
    """

    month: Month
    received_on: date | None = None
    remark: str = ""


def serves_in(appointment: VolunteerDraft, month: Month) -> bool:
    """Whether an appointment runs on at least one day of a month.

    Args:
        appointment: its term; on the day of leaving somebody no longer serves.
        month: the month.
    """
    first = max(month.first, appointment.term_start or month.first)
    last = min(month.last, appointment.term_end or month.last)
    if appointment.left_on is not None:
        last = min(last, appointment.left_on - timedelta(days=1))
    return first <= last


def state(appointment: VolunteerDraft, month: Month, received: bool, today: date) -> str:
    """Where a volunteer's month stands.

    Args:
        appointment: the term.
        month: the month.
        received: whether its report was received.
        today: the day of looking.

    Returns:
        ``reported``, ``waiting`` (it is over, the report is not in), ``running``, ``coming`` or ``outside``
        (the volunteer did not serve).
    """
    if received:
        return REPORTED
    if not serves_in(appointment, month):
        return OUTSIDE
    if today < month.first:
        return COMING
    return RUNNING if today <= month.last else WAITING


def check_receipt(draft: ReceiptDraft, appointment: VolunteerDraft, today: date) -> tuple[Problem, ...]:
    """What is wrong with receiving a month's report; at the form and at saving.

    Args:
        draft: as typed.
        appointment: whose term the month must touch.
        today: the day of the check.
    """
    return (*_check_month(draft.month, appointment, today), *_check_day(draft, today))


def _check_month(month: Month, appointment: VolunteerDraft, today: date) -> Iterator[Problem]:
    spoken = month.spoken()
    if not serves_in(appointment, month):
        sentence = _("{month} lies outside the term. Choose a month of the term.", month=spoken)
        yield Problem("month", sentence)
    elif month.first > today:
        yield Problem("month", _("{month} has not begun yet. Choose an earlier month.", month=spoken))
    elif month.last > today:
        yield Problem("month", _("{month} is not over yet. Is the report complete?", month=spoken), soft=True)


def _check_day(draft: ReceiptDraft, today: date) -> Iterator[Problem]:
    if draft.received_on is None:
        yield Problem("received_on", _("Please write the day on which the report came."))
    elif draft.received_on > today:
        yield Problem("received_on", _("This day has not come yet. Write the day on which the report came."))
    elif draft.received_on < draft.month.first:
        sentence = _("The report cannot have come before its month began. Choose a later day.")
        yield Problem("received_on", sentence)
