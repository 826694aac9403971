"""Who looks after a case: whoever found it, until it is handed over."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, ScalarSelect, func, select
from sqlalchemy.orm import Session

from desktop.models import Case, HandOver


def _last_hand_over() -> ScalarSelect[str]:
    """Whom a ``Case`` was handed over to last."""
    # Uids begin with the time they were made: their order is the order of writing.
    return (
        select(HandOver.to_volunteer_uid)
        .where(HandOver.case_uid == Case.uid, HandOver.taken_back_on.is_(None))
        .order_by(HandOver.uid.desc())
        .limit(1)
        .correlate(Case)
        .scalar_subquery()
    )


def looked_after_by(volunteer_uid: str) -> ColumnElement[bool]:
    """The condition that a ``Case`` is looked after by a volunteer.

    Args:
        volunteer_uid: the volunteer.
    """
    handed = select(HandOver.case_uid).where(HandOver.to_volunteer_uid == volunteer_uid)
    # Only cases that can be meant are looked up: those found, and those ever handed to them.
    meant = (Case.found_by == volunteer_uid) | Case.uid.in_(handed)
    return meant & (func.coalesce(_last_hand_over(), Case.found_by) == volunteer_uid)


def carers(session: Session, case_uids: Sequence[str]) -> dict[str, str]:
    """The volunteers who look after some cases; a case of nobody is left out.

    Args:
        session: of a reading or a running work.
        case_uids: at most some hundreds.
    """
    query = select(Case.uid, func.coalesce(_last_hand_over(), Case.found_by)).where(Case.uid.in_(case_uids))
    return {uid: carer for uid, carer in session.execute(query) if carer}
