"""What lists of cases are asked for and what they show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.rules.months import Month

TODAY = "today"
DUE_TODAY = "due_today"
FOLLOW_UP = "follow_up"
OVERDUE = "overdue"
WAITING = "waiting"
TO_REFER = "to_refer"
WORK_LISTS = (TODAY, DUE_TODAY, FOLLOW_UP, OVERDUE, WAITING, TO_REFER)

# The columns of a list for which more is read than the case and its citizen.
READ_FOR = ("needs", "finder", "agency", "letter", "due", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """Which cases a list shows, and in which order.

    Attributes:
        text: a case's or letter's number, or any part of the citizen's names, ID number or telephone.
        status: as derived from the steps.
        category: a category of need.
        agency: an agency that the case was referred to.
        tambon: the code of the citizen's tambon.
        unit: the office that opened the case.
        month: the month in which it was pointed out.
        found_by: the volunteer who found it.
        due_before: an open referral is due before this day.
        work_list: one of ``WORK_LISTS``: what is to be done.
        sort: ``on``, ``number``, ``name``, ``due``, ``status``, ``tambon``, ``urgency``, ``channel``,
            ``finder``, ``letter`` or ``unit``.
        descending: the other way round.
    """

    text: str = ""
    status: str = ""
    category: str = ""
    agency: str = ""
    tambon: str = ""
    unit: str = ""
    month: Month | None = None
    found_by: str = ""
    due_before: date | None = None
    work_list: str = ""
    sort: str = "on"
    descending: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """What a list shows of a case; what belongs to columns that were not asked for is empty.

    Attributes:
        uid: the case's entry.
        number: as people say it.
        citizen_uid: whose case it is.
        name: theirs.
        tambon: the name of their tambon.
        needs: the names of what is needed.
        status: as derived from the steps.
        screened: the verdict of the screening, or empty.
        agency: the short names of the agencies asked, or that of the last one.
        on: the day it was pointed out.
        due_on: when the earliest open referral is due.
        overdue_days: how many days ago that was.
        follow_up_on: when the citizen is to be asked next.
        urgency: normal, soon or urgent.
        channel: how the case came.
        restricted: opened by supervisors only.
        unit: the code of the office that opened it.
        unit_name: its name.
        finder: the name of the volunteer who found it.
        letter: the number of the last letter of referral.
    """

    uid: str
    number: str
    citizen_uid: str
    name: str
    tambon: str = ""
    needs: str = ""
    status: str = ""
    screened: str = ""
    agency: str = ""
    on: date
    due_on: date | None = None
    overdue_days: int = 0
    follow_up_on: date | None = None
    urgency: str = ""
    channel: str = ""
    restricted: bool = False
    unit: str = ""
    unit_name: str = ""
    finder: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCounts:
    """What is to be done; each figure is the length of its work list.

    Attributes:
        today: answers due today and follow-ups due.
        due_today: answers due today.
        follow_up: citizens to be asked today or earlier.
        overdue: referrals past their due date.
        oldest_overdue_days: how long the oldest of them is overdue.
        waiting: at a centre, cases that wait for screening; at a province, open cases nobody has screened.
        oldest_waiting_on: the day the oldest of them was pointed out.
        to_refer: screened in and not yet referred.
    """

    today: int = 0
    due_today: int = 0
    follow_up: int = 0
    overdue: int = 0
    oldest_overdue_days: int = 0
    waiting: int = 0
    oldest_waiting_on: date | None = None
    to_refer: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenedShare:
    """How much of the year's cases was screened in, beside the target.

    Attributes:
        fiscal_year: Buddhist.
        pointed_out: cases pointed out in the fiscal year.
        screened: of the fiscal year's screenings, those that let a case in.
        percent: screened of pointed out, rounded down.
        target_percent: what the target asks for.
    """

    fiscal_year: int
    pointed_out: int = 0
    screened: int = 0
    percent: int = 0
    target_percent: int = 30
