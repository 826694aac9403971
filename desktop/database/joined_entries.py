"""Entries that were joined to another of the same person: they are passed over, and lead to the one kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from desktop.models import Citizen


def living() -> ColumnElement[bool]:
    """The condition that a ``Citizen`` is a person of the register, not an entry joined to another."""
    # Nearly all are: asked for by its index, it would keep the index that tells people apart from being used.
    return (Citizen.joined_to + "") == ""


def kept_uid(session: Session, uid: str) -> str:
    """The uid of the entry under which a person stands now.

    Args:
        session: of a reading or the running work.
        uid: any entry's; one that points nowhere is its own answer.
    """
    seen = [uid]
    while (onward := _points_at(session, seen[-1])) and onward not in seen:
        seen.append(onward)
    return seen[-1]


def former_uids(session: Session, uid: str) -> tuple[str, ...]:
    """The entries that were joined to one, and those that had been joined to these before.

    Args:
        session: of a reading or the running work.
        uid: a kept entry's.
    """
    found: list[str] = []
    asked = {uid}
    # An entry that another office sends here is not followed: each joins its own among themselves.
    own = select(Citizen.origin).where(Citizen.uid == uid).scalar_subquery()
    while asked:
        query = select(Citizen.uid).where(Citizen.joined_to.in_(asked), Citizen.origin == own)
        asked = {one for one in session.scalars(query) if one != uid and one not in found}
        found += sorted(asked)
    return tuple(found)


def owners(session: Session, numbers: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Who is registered under ID numbers: pairs of number and uid, the entry registered first coming first.

    Args:
        session: of a reading or the running work.
        numbers: thirteen digits each; at most as many as one statement can hold.
    """
    query = select(Citizen.thai_id, Citizen.uid, Citizen.joined_to).where(Citizen.thai_id.in_(list(numbers)))
    for number, uid, joined_to in session.execute(query.order_by(Citizen.uid)).all():
        yield number, kept_uid(session, uid) if joined_to else uid


def _points_at(session: Session, uid: str) -> str:
    """The next entry on the way; nobody but its writer may send people to another entry of that writer."""
    query = select(Citizen.joined_to, Citizen.origin).where(Citizen.uid == uid)
    onward, origin = session.execute(query).one_or_none() or ("", "")
    if not onward:
        return ""
    there = select(Citizen.uid).where(Citizen.uid == onward, Citizen.origin == origin)
    return session.scalar(there) or ""
