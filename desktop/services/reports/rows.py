"""What the windows see of months, figures and what is unfinished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.rules.months import Month
from desktop.rules.targets import Target

OPEN = "open"
CLOSED = "closed"
APPROVED = "approved"
SENT = "sent"
ACCEPTED = "accepted"
RETURNED = "returned"
RECEIVED = "received"
MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthState:
    """Where a month stands on its way to the province.

    Attributes:
        month: which month.
        state: ``open``, ``closed``, ``approved``, ``sent``, ``accepted`` or ``returned``; at the province
            ``missing``, ``received``, ``accepted`` or ``returned``.
        unit: whose month.
        closed_on: the day its figures were frozen.
        closed_by: who closed it.
        approved_on: the day the supervisor approved it.
        approved_by: who approved it.
        remark: what the province said last about it.
        judged_on: when it said so.
    """

    month: Month
    state: str = OPEN
    unit: str = ""
    closed_on: date | None = None
    closed_by: str = ""
    approved_on: date | None = None
    approved_by: str = ""
    remark: str = ""
    judged_on: date | None = None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Something that should be done before a month is closed.

    Attributes:
        kind: such as ``no_need``.
        text: one line in the user's language, without a person's name.
        page: the page that shows it.
        uid: the entry there; empty where it is several.
        hard: the figures would be wrong; the month is not closed before it is done.
        where: what to open on the page; without it the entry.
        count: how many entries it stands for.
    """

    kind: str
    text: str
    page: str
    uid: str
    hard: bool = False
    where: tuple[tuple[str, str], ...] = ()
    count: int = 1


@dataclass(frozen=True, slots=True)
class EntriesBehind:
    """The entries that make a number.

    Attributes:
        uids: the entries; cases the oldest first.
        withheld: how many more the number counts that only supervisors open.
        kind: ``cases``, ``people``, ``volunteers``, ``activities``, ``plans`` or ``situations``.
    """

    uids: tuple[str, ...]
    withheld: int = 0
    kind: str = "cases"


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """A centre's month as the province's inbox shows it.

    Attributes:
        unit: the centre's code.
        unit_name: its name.
        month: which month.
        state: ``received``, ``accepted``, ``returned`` or ``missing``.
        pointed_out: people pointed out in the month, as its figures say.
        closed_on: when the centre closed it.
        approved_on: when its supervisor approved it.
        remark: what the province said about it last.
    """

    unit: str
    unit_name: str
    month: Month
    state: str
    pointed_out: int = 0
    closed_on: date | None = None
    approved_on: date | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target as the province has set it.

    Attributes:
        unit: whose; empty means every unit without one of its own.
        unit_name: its name, or empty.
        target: what is asked.
    """

    unit: str
    unit_name: str
    target: Target
