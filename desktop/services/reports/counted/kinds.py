"""The reports that are frozen with a month, one line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from desktop.rules.months import Month
from desktop.rules.reports import ChainReport
from desktop.services.ground import Ground
from desktop.services.reports.counted import by_type, by_volunteer, satisfaction, situation, users, work
from desktop.services.reports.counted.asked import Found
from desktop.services.reports.scope import Scope

Count = Callable[[Ground, Session, Month, Scope], Mapping[str, Any]]
Behind = Callable[[Ground, Session, Month, Scope, tuple[str, str, str]], Found]


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the reports.

    Attributes:
        name: the form's name.
        count: counts its figures from the entries, by subject.
        behind: the entries behind a number.
        summed: several offices' figures as one; None where each subject belongs to one office.
    """

    name: str
    count: Count
    behind: Behind
    summed: Callable[[Sequence[Any]], Any] | None = None


def _volunteers(parts: Sequence[ChainReport]) -> ChainReport:
    """The volunteers of several offices as one report."""
    fields = ("pointed_out", "screened", "referred", "assisted")
    without = {name: sum(getattr(part.without, name) for part in parts) for name in fields}
    return ChainReport(
        month=parts[0].month,
        fiscal_year=parts[0].fiscal_year,
        quota=max(part.quota for part in parts),
        volunteers=tuple(row for part in parts for row in part.volunteers),
        without=type(parts[0].without)(**without),
        without_since_october=sum(part.without_since_october for part in parts),
        by_graduates=sum(part.by_graduates for part in parts),
    )


KINDS = (
    Kind("chain_report", by_volunteer.count, by_volunteer.behind, _volunteers),
    Kind("chain_by_type", by_type.count, by_type.behind, by_type.summed),
    Kind("service_users", users.count, users.behind, users.summed),
    Kind("satisfaction", satisfaction.count, satisfaction.behind, satisfaction.summed),
    Kind("monthly_work", work.count, work.behind),
    Kind("situation_report", situation.count, situation.behind),
)
