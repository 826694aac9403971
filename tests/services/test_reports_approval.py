"""Who may approve a month."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.models import User
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.services.reports import Reports

OCTOBER = Month(2026, 10)
AsRole = Callable[[Ground, str], Ground]


@pytest.fixture
def reports(centre_ground: Ground) -> Reports:
    return Reports(centre_ground)


def test_only_a_supervisor_approves(reports: Reports, centre_ground: Ground, as_role: AsRole) -> None:
    reports.close(OCTOBER)
    with centre_ground.database.work("A supervisor begins to serve") as work:
        work.session.add(User(name="somchai", role="supervisor"))

    for role in ("officer", "administrator"):
        with pytest.raises(Refused) as refused:
            Reports(as_role(centre_ground, role)).approve(OCTOBER)
        assert refused.value.code == "not-allowed"
    assert reports.month_state(OCTOBER).state == "closed"


def test_where_there_is_no_supervisor_yet_the_administrator_stands_in_and_the_officer_does_not(
    reports: Reports, centre_ground: Ground, as_role: AsRole
) -> None:
    reports.close(OCTOBER)
    with pytest.raises(Refused):
        Reports(as_role(centre_ground, "officer")).approve(OCTOBER)
    assert Reports(as_role(centre_ground, "administrator")).approve(OCTOBER).state == "approved"
