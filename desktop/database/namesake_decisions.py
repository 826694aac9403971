"""What a person decided about two entries that look alike, remembered: two people, or one at two offices."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, and_, not_, or_, select
from sqlalchemy.orm import Session

from desktop.database.joined_entries import former_uids, kept_uid, living
from desktop.models import Citizen, NamesakeDecision

DIFFERENT = "different"
SAME = "same"
UNDECIDED = ""


def remember(session: Session, one: str, other: str, verdict: str = DIFFERENT, *, on: date, by: str) -> None:
    """Remember a decision inside the running work; a later one about the same two takes its place.

    Args:
        session: of the running work.
        one: a citizen's uid.
        other: another's.
        verdict: ``different``, ``same``, or empty to be asked again.
        on: the day.
        by: the full name of who decided.
    """
    rows = session.scalars(select(NamesakeDecision).where(_about(session, one, other))).all()
    for row in rows:
        if row.verdict != verdict:
            row.verdict, row.on, row.by = verdict, on, by
    if not rows and verdict != UNDECIDED:
        first, second = sorted((one, other))
        session.add(NamesakeDecision(first_uid=first, second_uid=second, verdict=verdict, on=on, by=by))


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
    return frozenset(_pair(session, joined, *pair) for pair in session.execute(query))


def _about(session: Session, one: str, other: str) -> ColumnElement[bool]:
    """The condition that a decision is about two people, under whatever entries they stood."""
    mine, theirs = ((uid, *former_uids(session, uid)) for uid in (one, other))
    first, second = NamesakeDecision.first_uid, NamesakeDecision.second_uid
    return or_(and_(first.in_(mine), second.in_(theirs)), and_(first.in_(theirs), second.in_(mine)))


def _pair(session: Session, joined: Collection[str], one: str, other: str) -> tuple[str, str]:
    first, second = sorted(kept_uid(session, uid) if uid in joined else uid for uid in (one, other))
    return first, second
