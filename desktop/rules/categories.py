"""The kinds of need, the agency that answers each, and its clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One kind of need.

    Attributes:
        code: such as ``EMP-1``.
        name: in Thai.
        agency_code: the agency that answers it.
        agency_form: the agency's own form, or empty.
        clock_days: days until an answer is due, or nothing where no clock runs.
        clock_note: where the clock comes from.
        restricted: opened by supervisors only.
        version: since which version of the table it is so.
        closed_on: the first day on which it is no longer offered.
    """

    code: str
    name: str
    agency_code: str
    agency_form: str = ""
    clock_days: int | None = None
    clock_note: str = ""
    restricted: bool = False
    version: int = 1
    closed_on: date | None = None


def due_on(category: Category, on: date) -> date | None:
    """When the answer to a need is due.

    Args:
        category: the kind of need.
        on: the day its clock starts.

    Returns:
        The day, or nothing where the category has no clock.
    """
    return None if category.clock_days is None else on + timedelta(days=category.clock_days)
