"""A volunteer or graduate: the draft of an appointment, and when its term ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
