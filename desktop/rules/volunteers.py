"""A volunteer or graduate: the draft of an appointment, and when its term ends."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from desktop.rules.problems import Problem
from desktop.system.language import _, mark

VOLUNTEER = "volunteer"
GRADUATE = "graduate"

KINDS = {VOLUNTEER: mark("Labour volunteer"), GRADUATE: mark("Labour graduate")}

# An order appoints for three years (design: domain, who).
TERM_YEARS = 3
LAST_VILLAGE = 30
_WARNINGS = (30, 60, 90)


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerDraft:
    """An appointment of a person as volunteer or graduate.

    Attributes:
        person_uid: whose appointment it is.
        kind: ``volunteer`` or ``graduate``.
        order_number: the number of the appointing order.
        order_date: the order's date.
        term_start: first day of the term or contract.
        term_end: last day of it.
        supervisor: who signs the monthly report.
        tambon_code: the tambon assigned.
        village_number: the village assigned, where it is one.
        left_on: the day of leaving, or nothing.
        leave_reason: why they left.
    """

    person_uid: str = ""
    kind: str = "volunteer"
    order_number: str = ""
    order_date: date | None = None
    term_start: date | None = None
    term_end: date | None = None
    supervisor: str = ""
    tambon_code: str = ""
    village_number: int | None = None
    left_on: date | None = None
    leave_reason: str = ""


def kind_word(kind: str) -> str:
    """A kind in the user's language, or its code."""
    return _(KINDS[kind]) if kind in KINDS else kind


def is_serving(draft: VolunteerDraft, day: date) -> bool:
    """Whether the appointment runs on a day: within its term, and not left by then.

    Args:
        draft: the appointment; a missing end leaves it open.
        day: the day; on the day of leaving a volunteer no longer serves.
    """
    started = draft.term_start is None or draft.term_start <= day
    ended = draft.term_end is not None and draft.term_end < day
    left = draft.left_on is not None and draft.left_on <= day
    return started and not ended and not left


def term_warning(term_end: date | None, today: date) -> int | None:
    """How near the end of a term is.

    Args:
        term_end: its last day.
        today: the day of looking.

    Returns:
        30, 60 or 90, for at most so many days that are left; nothing before that and once the term is over.
    """
    if term_end is None or term_end < today:
        return None
    left = (term_end - today).days
    return next((days for days in _WARNINGS if left <= days), None)


def check(draft: VolunteerDraft, today: date, tambons: Collection[str] | None = None) -> tuple[Problem, ...]:
    """What is wrong with an appointment; at the form, at saving and at taking in.

    Args:
        draft: as typed or taken in.
        today: the day of the check.
        tambons: the known tambon codes; without them codes are not looked at.
    """
    return (
        *_check_order(draft, today),
        *_check_term(draft),
        *_check_place(draft, tambons),
        *_check_leaving(draft, today),
    )


def _check_order(draft: VolunteerDraft, today: date) -> Iterator[Problem]:
    if not draft.person_uid:
        yield Problem("person_uid", _("Please choose whose appointment this is."))
    if draft.kind not in KINDS:
        yield Problem("kind", _("Please choose volunteer or graduate."))
    if not draft.order_number.strip():
        yield Problem("order_number", _("The number of the appointing order is missing."), soft=True)
    if draft.order_date is not None and draft.order_date > today:
        yield Problem("order_date", _("The order's date has not come yet."))


def _check_term(draft: VolunteerDraft) -> Iterator[Problem]:
    if draft.term_start is None:
        yield Problem("term_start", _("Please write the first day of the term."))
    if draft.term_end is None:
        sentence = _("Without the last day of the term nobody is reminded before it ends.")
        yield Problem("term_end", sentence, soft=True)
    if draft.term_start is None or draft.term_end is None:
        return
    if draft.term_end < draft.term_start:
        yield Problem("term_end", _("The term ends before it begins."))
    elif (draft.term_end - draft.term_start).days > TERM_YEARS * 366:
        sentence = _("A term is {years} years; this one is longer.", years=TERM_YEARS)
        yield Problem("term_end", sentence, soft=True)


def _check_place(draft: VolunteerDraft, tambons: Collection[str] | None) -> Iterator[Problem]:
    if not draft.tambon_code:
        yield Problem("tambon_code", _("Please choose the tambon of the volunteer."))
    elif tambons is not None and draft.tambon_code not in tambons:
        yield Problem("tambon_code", _("This tambon is not in the list. Please choose one from the list."))
    if draft.village_number is not None and not 1 <= draft.village_number <= LAST_VILLAGE:
        yield Problem("village_number", _("A village number lies between 1 and {last}.", last=LAST_VILLAGE))


def _check_leaving(draft: VolunteerDraft, today: date) -> Iterator[Problem]:
    if draft.left_on is None:
        if draft.leave_reason.strip():
            yield Problem("left_on", _("There is a reason of leaving, but no day."))
        return
    if draft.term_start is not None and draft.left_on < draft.term_start:
        yield Problem("left_on", _("The day of leaving lies before the term."))
    if draft.left_on > today:
        yield Problem("left_on", _("The day of leaving has not come yet."), soft=True)
    if not draft.leave_reason.strip():
        yield Problem("leave_reason", _("Please write why the volunteer left."))
