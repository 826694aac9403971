"""What a person decided about two entries that look alike, remembered: two people, or one at two offices."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import not_, or_, select
from sqlalchemy.orm import Session

from desktop.database.joined_entries import former_uids, kept_uid, living
from desktop.models import Citizen, NamesakeDecision

DIFFERENT = "different"
SAME = "same"
UNDECIDED = ""


def remember(
    session: Session, one: str, other: str, verdict: str = DIFFERENT, *, on: date, by: str
) -> NamesakeDecision:
    """Remember a decision inside the running work; a later one about the same two takes its place.

    Args:
        session: of the running work.
        one: a citizen's uid.
        other: another's.
        verdict: ``different``, ``same``, or empty to be asked again.
        on: the day.
        by: the full name of who decided.
    """
    first, second = sorted((one, other))
    known = select(NamesakeDecision).where(
        NamesakeDecision.first_uid == first, NamesakeDecision.second_uid == second
    )
    row = session.scalar(known.limit(1))
    if row is None:
        row = NamesakeDecision(first_uid=first, second_uid=second, verdict=verdict, on=on, by=by)
        session.add(row)
    elif row.verdict != verdict:
        row.verdict, row.on, row.by = verdict, on, by
    return row


def of_person(session: Session, uid: str) -> dict[str, NamesakeDecision]:
    """What was decided about a person and others, by the others' uid; of several the newest.

    What was decided about an entry before it was joined to another holds for that other.

    Args:
        session: of a reading or the running work.
        uid: the entry under which the person stands.
    """
    own = {uid, *former_uids(session, uid)}
    query = select(NamesakeDecision).where(
        or_(NamesakeDecision.first_uid.in_(own), NamesakeDecision.second_uid.in_(own)),
        NamesakeDecision.verdict != UNDECIDED,
    )
    found: dict[str, NamesakeDecision] = {}
    for row in session.scalars(query.order_by(NamesakeDecision.uid)):
        other = kept_uid(session, row.second_uid if row.first_uid in own else row.first_uid)
        if other not in own:
            found[other] = row
    return found


def decided_pairs(session: Session) -> frozenset[tuple[str, str]]:
    """All pairs of which something was decided, the smaller uid first, each as it stands now."""
    query = select(NamesakeDecision.first_uid, NamesakeDecision.second_uid).where(
        NamesakeDecision.verdict != UNDECIDED
    )
    joined = set(session.scalars(select(Citizen.uid).where(not_(living()))))
    return frozenset(_pair(session, joined, *pair) for pair in session.execute(query).tuples())


def _pair(session: Session, joined: Collection[str], one: str, other: str) -> tuple[str, str]:
    first, second = sorted(kept_uid(session, uid) if uid in joined else uid for uid in (one, other))
    return first, second
