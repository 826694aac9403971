"""The cases behind a volunteer's numbers, as lists show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, not_, select
from sqlalchemy.orm import Session

from desktop.database import case_status
from desktop.models import Case, Citizen, Need
from desktop.rules import numbers
from desktop.services.ground import Ground
from desktop.services.volunteers.lists import person_name
from desktop.services.volunteers.rows import FoundCase

# A volunteer's quota is 30 a year; a page that lists more than this helps nobody.
LISTED = 300


@dataclass(frozen=True, slots=True)
class CasesBehind:
    """The entries behind a number.

    Attributes:
        cases: those that the signed-in user may see, the newest first.
        withheld: how many more only supervisors open.
    """

    cases: tuple[FoundCase, ...]
    withheld: int = 0


def behind(ground: Ground, session: Session, *which: ColumnElement[bool]) -> CasesBehind:
    """The cases that a number counts, and how many of them are not shown to this user.

    Args:
        ground: whose rights count.
        session: of a reading.
        which: conditions on ``Case``.
    """
    visible = case_status.visible(ground.actor.may("cases.restricted"))
    hidden = select(func.count()).select_from(Case).where(*which, not_(visible))
    return CasesBehind(cases(ground, session, *which), session.scalar(hidden) or 0)


def cases(ground: Ground, session: Session, *which: ColumnElement[bool]) -> tuple[FoundCase, ...]:
    """Cases as lists show them, the newest first, restricted ones only for who may see them.

    Args:
        ground: whose rights count.
        session: of a reading.
        which: conditions on ``Case``.
    """
    query = (
        select(Case, Citizen)
        .join(Citizen, Citizen.uid == Case.citizen_uid)
        .where(*which, case_status.visible(ground.actor.may("cases.restricted")))
        .order_by(Case.pointed_out_on.desc(), Case.uid.desc())
        .limit(LISTED)
    )
    found = [(case, person) for case, person in session.execute(query)]
    uids = [case.uid for case, _person in found]
    statuses = case_status.statuses_of(session, ground.clock.today(), uids)
    needs = _needs(session, uids)
    return tuple(
        FoundCase(
            uid=case.uid,
            number=numbers.case_number(case.origin, case.number, case.fiscal_year),
            citizen=person_name(person),
            pointed_out_on=case.pointed_out_on,
            needs=tuple(needs.get(case.uid, ())),
            status=statuses[case.uid],
        )
        for case, person in found
    )


def _needs(session: Session, uids: Iterable[str]) -> dict[str, list[str]]:
    by_case: dict[str, list[str]] = {}
    for case_uid, code in session.execute(
        select(Need.case_uid, Need.category_code).where(Need.case_uid.in_(uids)).order_by(Need.uid)
    ):
        by_case.setdefault(case_uid, []).append(code)
    return by_case
