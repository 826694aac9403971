"""A column of a register shows alone what it shows beside all others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from month_entries import Entries

from desktop.services import centre
from desktop.services.opening import Opened
from desktop.views.cases import listing as cases
from desktop.views.citizens import listing as citizens
from desktop.views.kit.row_model import Column, NarrowSource, Row
from desktop.views.volunteers import listing as volunteers


def _alone_as_beside(columns: Sequence[Column], source: NarrowSource, uids: Sequence[str]) -> None:
    whole = source.rows(uids)
    for at, column in enumerate(columns):
        alone = source.showing({column.key}).rows(uids)
        assert _cells(alone, at) == _cells(whole, at), column.key


def _cells(rows: Sequence[Row], at: int) -> list[object]:
    return [row.cell(at) for row in rows]


@pytest.mark.parametrize("edition", ["opened", "opened_province"])
def test_every_column_of_every_register(edition: str, request: pytest.FixtureRequest) -> None:
    opened: Opened = request.getfixturevalue(edition)
    services, ground = centre.build(opened), opened.ground
    entries = Entries(ground)
    found_by = entries.volunteer()
    uids = [entries.case(date(2026, 10, day), "SKL-1", found_by=found_by) for day in range(1, 6)]
    entries.step(uids[1], "referred", date(2026, 10, 20), agency="DSD", due_on=date(2026, 10, 27))
    entries.step(uids[2], "referred", date(2026, 11, 1), agency="DOE")
    entries.step(uids[2], "outcome", date(2026, 11, 2), "assisted", agency="DOE")
    entries.step(uids[3], "screened", date(2026, 10, 8), "accepted")
    people = [row.citizen_uid for row in services.cases.rows(uids)]

    _alone_as_beside(cases.columns(ground), cases.CaseRows(services), uids)
    _alone_as_beside(citizens.columns(), citizens.CitizenRows(services), people)
    _alone_as_beside(volunteers.columns(), volunteers.VolunteerRows(services), [found_by])
