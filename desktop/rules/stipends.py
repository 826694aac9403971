"""Stipends: what a month is worth, who may be paid for it, and the states that a pay list goes through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.rules.months import Month
from desktop.rules.problems import Problem, Refused
from desktop.rules.thai_date import arabic_digits
from desktop.rules.volunteers import KINDS, VolunteerDraft
from desktop.system.language import _, mark

# Where a pay list stands.
PREPARED = "prepared"
APPROVED = "approved"
PAID = "paid"
WITHDRAWN = "withdrawn"

STATES = {
    PREPARED: mark("Prepared"),
    APPROVED: mark("Approved"),
    PAID: mark("Paid"),
    WITHDRAWN: mark("Withdrawn"),
}

# Why a month is not paid.
NOT_OVER = "not-over"
OUTSIDE_TERM = "outside-term"
NOT_REPORTED = "not-reported"
ALREADY_PAID = "already-paid"
ON_A_LIST = "on-a-list"
TWO_ROLES = "two-roles"
NO_RATE = "no-rate"

_REASONS = {
    NOT_OVER: mark("{month} is not over yet. Prepare its list when it is."),
    OUTSIDE_TERM: mark("{month} does not lie wholly within the term. It is not paid."),
    NOT_REPORTED: mark("The report of {month} has not been received. Receive it first."),
    ALREADY_PAID: mark("{month} was paid already. Void the receipt first if that was wrong."),
    ON_A_LIST: mark("{month} stands on another pay list. Withdraw that list first if it is wrong."),
    TWO_ROLES: mark("This person is paid for {month} under another appointment. Nobody is paid twice."),
    NO_RATE: mark("No rate is set for {month}. The province sets it."),
}

# Nobody's stipend is more than this a month, in satang; a slip of the keys is.
_MOST = 10_000_000
_RECEIPT = re.compile(r"R(\d{4})-(\d{4})-(\d{5})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class StipendRate:
    """What a month is worth from a day on.

    Attributes:
        code: kind and day, such as ``volunteer-2011-10-01``.
        kind: ``volunteer`` or ``graduate``.
        since: the first day of the first month that it holds for.
        satang: for one month.
        version: since which version of the table it is so.
        closed_on: the first day on which it is no longer offered; months before keep it.
    """

    code: str
    kind: str
    since: date
    satang: int
    version: int = 1
    closed_on: date | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS or self.since.day != 1 or not 0 < self.satang <= _MOST:
            raise ValueError("no such rate")


@dataclass(frozen=True, slots=True, kw_only=True)
class RateDraft:
    """What a month shall be worth from a day on.

    Attributes:
        kind: ``volunteer`` or ``graduate``.
        since: the first day of the first month.
        satang: for one month.
    """

    kind: str = "volunteer"
    since: date | None = None
    satang: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One appointment's month, and what is known of it.

    Attributes:
        volunteer_uid: the appointment.
        appointment: its person, kind and term.
        reported: whether the month's report was received.
        paid: whether a living receipt stands for it.
        listed: whether it stands on a list that was not withdrawn.
    """

    volunteer_uid: str
    appointment: VolunteerDraft
    reported: bool = False
    paid: bool = False
    listed: bool = False


def rate_code(kind: str, since: date) -> str:
    """The code of the rate of a kind that begins on a day."""
    return f"{kind}-{since.isoformat()}"


def rate_for(rates: Iterable[StipendRate], kind: str, month: Month) -> StipendRate | None:
    """The rate that holds for a month, or None where none does.

    Args:
        rates: of all kinds.
        kind: ``volunteer`` or ``graduate``.
        month: which one.
    """
    holding = [
        rate
        for rate in rates
        if rate.kind == kind
        and rate.since <= month.first
        and (rate.closed_on is None or month.first < rate.closed_on)
    ]
    return max(holding, key=lambda rate: rate.since, default=None)


def check_rate(draft: RateDraft, today: date) -> tuple[Problem, ...]:
    """What is wrong with a rate; what was already paid by a rate is never paid by another.

    Args:
        draft: as typed.
        today: the day of the check.
    """
    return tuple(_check_rate(draft, today))


def _check_rate(draft: RateDraft, today: date) -> Iterator[Problem]:
    if draft.kind not in KINDS:
        yield Problem("kind", _("Please choose volunteer or graduate."))
    if draft.since is None or draft.since.day != 1:
        yield Problem("since", _("A rate begins on the first day of a month. Please write that day."))
    elif draft.since <= today:
        yield Problem(
            "since", _("A rate of the past is never changed. Choose the first day of a coming month.")
        )
    # A fraction of a satang comes from a calculation gone wrong, never from a person.
    if type(draft.satang) is not int:
        yield Problem("satang", _("An amount has whole satang. Write baht, such as 600 or 600.25."))
    elif not 0 < draft.satang <= _MOST:
        yield Problem("satang", _("A month's stipend is more than 0 and at most 100,000 baht."))


def within_term(appointment: VolunteerDraft, month: Month) -> bool:
    """Whether a whole month lies within an appointment: who leaves in mid-month is not paid for it.

    No public text pays part of a month; the programme's description speaks of 600 baht a month.

    Args:
        appointment: its term; on the day of leaving somebody no longer serves.
        month: which one.
    """
    begun = appointment.term_start is not None and appointment.term_start <= month.first
    lasts = appointment.term_end is None or appointment.term_end >= month.last
    stays = appointment.left_on is None or appointment.left_on > month.last
    return begun and lasts and stays


def reasons(claim: Claim, month: Month, rate: StipendRate | None, today: date) -> tuple[str, ...]:
    """Why an appointment's month is not paid, looked at by itself; nothing where it may be.

    Args:
        claim: the appointment and what is known of its month.
        month: which one.
        rate: the rate that holds.
        today: the day of looking.
    """
    found = (
        (ALREADY_PAID, claim.paid),
        (ON_A_LIST, claim.listed and not claim.paid),
        (OUTSIDE_TERM, not within_term(claim.appointment, month)),
        (NOT_OVER, today <= month.last),
        (NOT_REPORTED, not claim.reported),
        (NO_RATE, rate is None),
    )
    return tuple(reason for reason, holds in found if holds)


def judged(
    claims: Sequence[Claim], month: Month, rates: Iterable[StipendRate], today: date
) -> Mapping[str, tuple[str, ...]]:
    """Why each appointment's month is not paid; of one person's appointments one is paid at most.

    Args:
        claims: all appointments that touch the month, of everybody concerned.
        month: which one.
        rates: of all kinds.
        today: the day of looking.

    Returns:
        The reasons by appointment; no reason means that it may be paid.
    """
    known = tuple(rates)
    found = {
        claim.volunteer_uid: reasons(claim, month, rate_for(known, claim.appointment.kind, month), today)
        for claim in claims
    }
    taken = {claim.appointment.person_uid for claim in claims if claim.paid or claim.listed}
    for claim in sorted(claims, key=_older_first):
        if found[claim.volunteer_uid]:
            continue
        if claim.appointment.person_uid in taken:
            found[claim.volunteer_uid] = (TWO_ROLES,)
        taken.add(claim.appointment.person_uid)
    return found


def _older_first(claim: Claim) -> tuple[date, str]:
    return claim.appointment.term_start or date.max, claim.volunteer_uid


def reason_word(reason: str, month: Month) -> str:
    """A reason as a sentence in the user's language, with what to do.

    Args:
        reason: such as ``not-reported``.
        month: which one.
    """
    return _(_REASONS[reason], month=month.spoken())


def state_word(state: str) -> str:
    """A list's state in the user's language."""
    return _(STATES[state])


def parse_receipt_number(text: str) -> tuple[str, int, int]:
    """The centre, running number and fiscal year of a receipt's number as it stands on the paper.

    Args:
        text: such as ``R9403-2570-00012``, in either numerals.

    Raises:
        Refused: it is no such number.
    """
    written = _RECEIPT.fullmatch(arabic_digits(text).strip().upper())
    if written is None or not int(written[3]):
        raise Refused(_("This is no receipt's number. Write it as on the paper, such as R9403-2570-00012."))
    return written[1], int(written[3]), int(written[2])


def receipt_number(unit: str, number: int, fiscal_year: int) -> str:
    """A receipt's number, in the centre's own series, such as ``R9403-2570-00012``.

    Args:
        unit: the centre's code.
        number: the running number in the fiscal year.
        fiscal_year: the Buddhist year in which the fiscal year ends.
    """
    return f"R{unit}-{fiscal_year}-{number:05d}"
