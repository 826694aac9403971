"""A list reads what its columns show and no more, with as many statements for many rows as for one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import pytest
from month_entries import Entries
from sqlalchemy import event, select

from desktop.database.among import among
from desktop.models import Case
from desktop.services.cases import Cases
from desktop.services.cases.rows import READ_FOR as OF_CASES
from desktop.services.citizens import Citizens
from desktop.services.citizens.rows import READ_APART as OF_CITIZENS
from desktop.services.ground import Ground
from desktop.services.volunteers import Volunteers
from desktop.services.volunteers.lists import READ_FOR as OF_VOLUNTEERS

Rows = Callable[[Sequence[str], Collection[str] | None], Sequence[object]]
PEOPLE = 12
LISTS = {"citizens": Citizens, "cases": Cases, "volunteers": Volunteers}
ALL = [
    *(("citizens", column) for column in OF_CITIZENS),
    *(("cases", column) for column in OF_CASES),
    *(("volunteers", column) for column in OF_VOLUNTEERS),
]


@pytest.fixture
def uids(centre_ground: Ground) -> dict[str, list[str]]:
    """People with a referred case each, and the volunteer who found them all."""
    entries = Entries(centre_ground)
    found_by = entries.volunteer()
    cases = [entries.case(date(2026, 10, 1 + at), "SKL-1", found_by=found_by) for at in range(PEOPLE)]
    for uid in cases:
        entries.step(uid, "referred", date(2026, 10, 20), agency="DSD", due_on=date(2026, 10, 27))
    people = [row.citizen_uid for row in Cases(centre_ground).rows(cases)]
    return {"citizens": people, "cases": cases, "volunteers": [found_by]}


@contextmanager
def _said(ground: Ground) -> Iterator[list[str]]:
    """The statements that are run meanwhile."""
    said: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith(("SELECT", "WITH")):
            said.append(statement)

    event.listen(ground.database.engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        event.remove(ground.database.engine, "before_cursor_execute", hear)


def _statements(ground: Ground, name: str, uids: Sequence[str], shown: Collection[str] | None) -> int:
    rows: Rows = LISTS[name](ground).rows
    with _said(ground) as said:
        assert len(rows(uids, shown)) == len(uids)
    return len(said)


@pytest.mark.parametrize("name", ["citizens", "cases"])
def test_many_rows_take_as_many_statements_as_one(
    centre_ground: Ground, uids: dict[str, list[str]], name: str
) -> None:
    one, many = (_statements(centre_ground, name, uids[name][:count], None) for count in (1, PEOPLE))
    assert one == many


@pytest.mark.parametrize("name", ["citizens", "cases"])
def test_people_and_cases_alone_are_one_statement(
    centre_ground: Ground, uids: dict[str, list[str]], name: str
) -> None:
    assert _statements(centre_ground, name, uids[name], ("name", "tambon", "age")) == 1


@pytest.mark.parametrize(("name", "column"), ALL)
def test_a_hidden_column_is_not_read(
    centre_ground: Ground, uids: dict[str, list[str]], name: str, column: str
) -> None:
    rows: Rows = LISTS[name](centre_ground).rows
    with _said(centre_ground) as bare:
        rows(uids[name], ())
    with _said(centre_ground) as shown:
        rows(uids[name], (column,))
    assert bare != shown


@pytest.mark.parametrize(
    ("name", "column", "attribute"),
    [
        *(("citizens", column, column) for column in OF_CITIZENS),
        *(("cases", column, column) for column in ("needs", "finder", "agency", "status")),
        ("cases", "due", "due_on"),
        ("cases", "due", "overdue_days"),
        ("volunteers", "tambon", "tambons"),
        ("volunteers", "found", "found"),
    ],
)
def test_a_column_shows_alone_what_it_shows_beside_all_others(
    centre_ground: Ground, uids: dict[str, list[str]], name: str, column: str, attribute: str
) -> None:
    rows: Rows = LISTS[name](centre_ground).rows
    alone, beside = (
        [getattr(row, attribute) for row in rows(uids[name], shown)] for shown in ((column,), None)
    )
    assert alone == beside
    assert all(alone)


def test_ten_thousand_uids_are_one_value_of_a_statement(
    centre_ground: Ground, uids: dict[str, list[str]]
) -> None:
    asked = [*(f"nobody-{at}" for at in range(10_000)), *uids["cases"], 'a "quoted" one', ""]
    with centre_ground.database.read() as session:
        found = session.scalars(select(Case.uid).where(Case.uid.in_(among(asked)))).all()
        assert session.scalars(select(Case.uid).where(Case.uid.in_(among([])))).all() == []
    assert sorted(found) == sorted(uids["cases"])
