"""Entries that only supervisors open, whichever register they stand in: tip-offs and trafficking."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop.database.among import among
from desktop.models import Case, Event, EventTelling, Need, Step

CASES, EVENTS = "cases.restricted", "events.restricted"


def verb_for(session: Session, uid: str) -> str:
    """The verb that a role needs to open an entry or a paper about it; empty where everybody may.

    Args:
        session: of a reading or a running work.
        uid: a case, a step of one, an event; anything else is open.
    """
    if not uid:
        return ""
    return next((verb for verb, which in _restricted() if _holds(session, which, uid)), "")


def hidden_from(may: Callable[[str], bool]) -> Iterator[Select[str]]:
    """The uids of the entries that somebody may not open, as statements to leave out by.

    Args:
        may: whether they may do what a verb says.
    """
    return (which for verb, which in _restricted() if not may(verb))


def among_rows(
    session: Session, table: str, uids: Sequence[str], may: Callable[[str], bool] = lambda _verb: False
) -> frozenset[str]:
    """Which of a list's rows are of entries that only supervisors open, as far as somebody is none.

    Args:
        session: of a reading.
        table: the list's table.
        uids: the rows' entries.
        may: whether they may do what a verb says; without it all restricted ones are found.
    """
    if table == "cases" and not may(CASES):
        return frozenset(session.scalars(_cases().where(Case.uid.in_(among(uids)))))
    if table == "events" and not may(EVENTS):
        return frozenset(session.scalars(_events().where(Event.uid.in_(among(uids)))))
    return frozenset()


def event_of(session: Session, table: str, uid: str) -> Event | None:
    """The event that an entry is, or is part of.

    Args:
        session: of a reading.
        table: where the entry stands.
        uid: the entry.
    """
    if table == "event_tellings":
        telling = session.get(EventTelling, uid)
        return session.get(Event, telling.event_uid) if telling else None
    return session.get(Event, uid) if table == "events" else None


def _restricted() -> Iterator[tuple[str, Select[str]]]:
    yield CASES, _cases()
    yield CASES, select(Step.uid).where(Step.case_uid.in_(_cases()))
    yield CASES, select(Need.uid).where(Need.case_uid.in_(_cases()))
    yield EVENTS, _events()


def _cases() -> Select[str]:
    return select(Case.uid).where(Case.restricted)


def _events() -> Select[str]:
    return select(Event.uid).where(Event.restricted)


def _holds(session: Session, which: Select[str], uid: str) -> bool:
    return session.scalar(select(which.where(which.selected_columns[0] == uid).exists())) or False
