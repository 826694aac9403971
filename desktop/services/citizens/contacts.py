"""When citizens came first and last, and which volunteer found them: of many at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session, aliased

from desktop.database import case_status
from desktop.database.among import among
from desktop.models import Case, Citizen, Step, Volunteer
from desktop.rules import thai_names

_FINDER = aliased(Citizen, name="finder")
# What rows show of a ``Contact``.
TOLD = ("first_seen", "last_contact", "finder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A citizen's time with the centre, as far as somebody may see their cases.

    Attributes:
        first: the day on which their first case was pointed out.
        last: the day of the last case or step.
        finder: the name of the volunteer who found them last.
    """

    first: date | None = None
    last: date | None = None
    finder: str = ""


def contacts_of(
    session: Session, uids: Sequence[str], may_restricted: bool, told: Collection[str] = TOLD
) -> dict[str, Contact]:
    """The contacts of many citizens; who has no case is left out.

    Args:
        session: of a reading.
        uids: theirs.
        may_restricted: whether restricted cases count.
        told: which of ``TOLD`` are read; the others are not to be relied on.
    """
    if not any(name in told for name in TOLD):
        return {}
    seen = (Case.citizen_uid.in_(among(uids)), case_status.visible(may_restricted))
    steps = _last_steps(session, seen) if "last_contact" in told else {}
    finders = _finders(session, seen) if "finder" in told else {}
    days = select(Case.citizen_uid, func.min(Case.pointed_out_on), func.max(Case.pointed_out_on))
    return {
        uid: Contact(first=first, last=max(last, steps.get(uid) or last), finder=finders.get(uid, ""))
        for uid, first, last in session.execute(days.where(*seen).group_by(Case.citizen_uid))
    }


def _last_steps(session: Session, seen: Sequence[ColumnElement[bool]]) -> dict[str, date]:
    last = select(Case.citizen_uid, func.max(Step.on)).join(Step, Step.case_uid == Case.uid)
    return dict(session.execute(last.where(*seen).group_by(Case.citizen_uid)).all())


def _finders(session: Session, seen: Sequence[ColumnElement[bool]]) -> dict[str, str]:
    query = (
        select(Case.citizen_uid, _FINDER.title, _FINDER.first_name, _FINDER.last_name)
        .join(Volunteer, Volunteer.uid == Case.found_by)
        .join(_FINDER, _FINDER.uid == Volunteer.person_uid)
        .where(*seen)
        .order_by(Case.pointed_out_on, Case.uid)
    )
    # The newest comes last and stays.
    return {uid: thai_names.full_name(*name) for uid, *name in session.execute(query)}


def first_seen(may_restricted: bool) -> ColumnElement[Any]:
    """The day of a ``Citizen``'s first case, to sort by."""
    query = select(func.min(Case.pointed_out_on)).where(*_of_citizen(may_restricted))
    return query.correlate(Citizen).scalar_subquery()


def last_contact(may_restricted: bool) -> ColumnElement[Any]:
    """The day of a ``Citizen``'s last case or step, to sort by."""
    later = case((Step.on > Case.pointed_out_on, Step.on), else_=Case.pointed_out_on)
    query = select(func.max(later)).outerjoin_from(Case, Step, Step.case_uid == Case.uid)
    return query.where(*_of_citizen(may_restricted)).correlate(Citizen).scalar_subquery()


def finder(may_restricted: bool) -> ColumnElement[Any]:
    """The sorting key of whoever found a ``Citizen`` last."""
    query = (
        select(_FINDER.sort_name)
        .select_from(Case)
        .join(Volunteer, Volunteer.uid == Case.found_by)
        .join(_FINDER, _FINDER.uid == Volunteer.person_uid)
        .where(*_of_citizen(may_restricted))
        .order_by(Case.pointed_out_on.desc(), Case.uid.desc())
        .limit(1)
    )
    return query.correlate(Citizen).scalar_subquery()


def _of_citizen(may_restricted: bool) -> tuple[ColumnElement[bool], ...]:
    return Case.citizen_uid == Citizen.uid, case_status.visible(may_restricted)
