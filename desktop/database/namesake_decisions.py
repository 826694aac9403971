"""That two people who look alike are two people, remembered."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import NamesakeDecision


def remember_apart(session: Session, one: str, other: str) -> None:
    """Remember inside the running work that two entries are two people.

    Args:
        session: of the running work.
        one: a citizen's uid.
        other: another's.
    """
    first, second = sorted((one, other))
    known = select(NamesakeDecision.uid).where(
        NamesakeDecision.first_uid == first, NamesakeDecision.second_uid == second
    )
    if session.scalar(known.limit(1)) is None:
        session.add(NamesakeDecision(first_uid=first, second_uid=second))
