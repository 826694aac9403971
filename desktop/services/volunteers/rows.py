"""What the windows see of volunteers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.database.papers import Paper
from desktop.rules.problems import Problem
from desktop.rules.reports import Chain
from desktop.rules.targets import Funnel, Target

ACTIVE = "active"
LEFT = "left"
ENDING = "ending"


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerFilter:
    """Which volunteers a list asks for.

    Attributes:
        text: parts of the name in any order, the ID number or a telephone number.
        tambon: a tambon's code; who looks after it today.
        kind: ``volunteer``, ``graduate`` or empty for both.
        state: ``active``, ``left``, ``ending`` (within 90 days) or empty for all.
        sort: ``name``, ``tambon``, ``term_end``, ``found``, ``kind``, ``phone``, ``order_number``,
            ``term_start`` or ``months``.
        descending: the other way round.
    """

    text: str = ""
    tambon: str = ""
    kind: str = ""
    state: str = ""
    sort: str = "name"
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerRow:
    """A volunteer as a list shows them.

    Attributes:
        uid: the volunteer.
        person_uid: the person.
        name: with title.
        kind: ``volunteer`` or ``graduate``.
        tambons: names of the tambons looked after today.
        term_end: last day of the term.
        warning: 90, 60 or 30 days before the term ends, else None.
        left_on: the day of leaving.
        found: cases found this fiscal year.
        quota: people to find in a fiscal year.
        phone: the first telephone as people read it.
        order_number: the number of the appointing order.
        term_start: first day of the term.
        months: how many months of this fiscal year count as reported.
    """

    uid: str
    person_uid: str
    name: str
    kind: str
    tambons: tuple[str, ...]
    term_end: date | None
    warning: int | None
    left_on: date | None
    found: int
    quota: int
    phone: str = ""
    order_number: str = ""
    term_start: date | None = None
    months: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRow:
    """A tambon or village and the days somebody looks after it.

    Attributes:
        uid: the assignment.
        tambon_code: six digits.
        tambon: its name.
        village_number: the village, or None for the whole tambon.
        since: the first day.
        until: the last day, or None while it lasts.
    """

    uid: str
    tambon_code: str
    tambon: str
    village_number: int | None
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCase:
    """A case that a volunteer found.

    Attributes:
        uid: the case.
        number: as people say it.
        citizen: the citizen's name.
        pointed_out_on: the day it was pointed out.
        needs: codes of its categories.
        status: the status' word in the code, see ``rules.cases``.
    """

    uid: str
    number: str
    citizen: str
    pointed_out_on: date
    needs: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttainmentRow:
    """A training or an award.

    Attributes:
        uid: the entry.
        volunteer_uid: the appointment in which it was written down.
        kind: ``training`` or ``award``.
        title: of the course or the award.
        on: the first day of the training, the day of the award.
        hours: how long a training took.
        given_by: who held the training or gave the award.
    """

    uid: str
    volunteer_uid: str
    kind: str
    title: str
    on: date
    hours: int | None
    given_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """Where a stipend is paid to, as pages show it.

    Attributes:
        uid: the entry.
        kind: ``bank``, ``promptpay_id`` or ``promptpay_phone``.
        bank: the bank's name; empty for PromptPay.
        masked: the number's last four digits.
        holder: in whose name it runs.
        since: the day on which it was written down.
    """

    uid: str
    kind: str
    bank: str
    masked: str
    holder: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerPage:
    """A volunteer's own page.

    Attributes:
        uid: the volunteer.
        person_uid: the person.
        revision: what ``save`` wants back, to notice that somebody else changed it meanwhile.
        name: with title.
        thai_id: in full; that it was seen is written down.
        phones: digits only.
        kind: ``volunteer`` or ``graduate``.
        order_number: the number of the appointing order.
        order_date: its date.
        term_start: first day of the term.
        term_end: last day of it.
        warning: 90, 60 or 30 days before the term ends, else None.
        supervisor: who signs the monthly report.
        left_on: the day of leaving.
        leave_reason: why.
        assignments: the newest first.
        found: this fiscal year's cases, the newest first, restricted ones only for who may see them.
        fiscal_year: the year meant.
        asked: the target that stands for the year: the quota, the shares, the rounding.
        asked_by: where it comes from: ``usual``, ``for_all`` or ``own``.
        target: what the year asks of one volunteer.
        done: how far the cases found came this year, restricted ones counted too.
        looked_after: open cases that they look after, found by them or handed over to them.
        attainments: the person's trainings and awards, the newest first.
        account: where the stipend is paid to, masked.
        papers: those handed out about them, the newest first.
    """

    uid: str
    person_uid: str
    revision: int
    name: str
    thai_id: str
    phones: tuple[str, ...]
    kind: str
    order_number: str
    order_date: date | None
    term_start: date | None
    term_end: date | None
    warning: int | None
    supervisor: str
    left_on: date | None
    leave_reason: str
    assignments: tuple[AssignmentRow, ...]
    found: tuple[FoundCase, ...]
    fiscal_year: int
    asked: Target
    asked_by: str
    target: Funnel
    done: Chain
    looked_after: tuple[FoundCase, ...] = ()
    attainments: tuple[AttainmentRow, ...] = ()
    account: AccountRow | None = None
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class VolunteerChoice:
    """A volunteer as the picker of "found by" offers them.

    Attributes:
        uid: the volunteer.
        name: with title.
        tambon: what they look after today.
    """

    uid: str
    name: str
    tambon: str


@dataclass(frozen=True, slots=True)
class VacantTambon:
    """A tambon of the own district that nobody looks after today."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Saved:
    """An entry was saved.

    Attributes:
        uid: the entry.
        problems: soft ones, for the user to look at again.
    """

    uid: str
    problems: tuple[Problem, ...] = ()
