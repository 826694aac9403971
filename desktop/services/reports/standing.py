"""Which cases were open, and which overdue, at the end of a day that may lie in the past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from desktop.database import case_status
from desktop.models import Case, Step
from desktop.rules import cases

OVERDUE = "overdue"
OPEN = ("waiting", "accepted", "referred", OVERDUE)
_AT_ONCE = 500


def open_at(session: Session, day: date, *which: ColumnElement[bool]) -> dict[str, str]:
    """The cases that were open at the end of a day, and the status of each.

    What was written about a later day does not count: a month that is closed late still shows how its last
    day ended.

    Args:
        session: of a reading or a running work.
        day: the day.
        which: conditions on ``Case``; none looks at all.
    """
    began = (Case.pointed_out_on <= day, *which)
    went_on = select(Step.case_uid).where(Step.on > day)
    settled = select(Case.uid).where(*began, Case.uid.not_in(went_on))
    stand = case_status.standing(day, settled)
    query = select(stand.c.case_uid, stand.c.status).where(stand.c.status.in_(OPEN))
    found = dict(session.execute(query).all())
    later = session.execute(select(Case.uid, Case.pointed_out_on).where(*began, Case.uid.in_(went_on)))
    found.update(_looked_back(session, day, later.all()))
    return found


def _looked_back(session: Session, day: date, found: Sequence[tuple[str, date]]) -> Iterator[tuple[str, str]]:
    for start in range(0, len(found), _AT_ONCE):
        chunk = found[start : start + _AT_ONCE]
        steps = case_status.steps_of(session, [uid for uid, _day in chunk])
        for uid, pointed_out_on in chunk:
            until_then = [step for step in steps[uid] if step.on <= day]
            status = cases.status(pointed_out_on, until_then, day)
            if status in OPEN:
                yield uid, status
