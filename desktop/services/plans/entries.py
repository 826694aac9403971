"""The entries that a work is about, found and allowed to be changed; and whose names stand on them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from desktop.database import closed_months
from desktop.database.among import among
from desktop.database.volunteer_entries import appointment_of
from desktop.models import Activity, Assignment, Citizen, PlanItem, Volunteer
from desktop.rules import thai_names
from desktop.rules.months import Month
from desktop.rules.plans import Known
from desktop.rules.problems import Refused
from desktop.rules.reference import offered
from desktop.rules.volunteer_months import serves_in
from desktop.rules.volunteers import GRADUATE, VolunteerDraft
from desktop.services.ground import Ground
from desktop.services.plans.rows import Worker
from desktop.system.language import _

E = TypeVar("E", PlanItem, Activity)


def require_centre(ground: Ground, verb: str) -> None:
    """Go on only at a centre, for a role that may.

    Raises:
        Refused: the role does not allow it, or this is a province.
    """
    ground.actor.require(verb)
    if ground.is_province:
        sentence = _("Plans and activities are written by the centres. Here they can only be looked at.")
        raise Refused(sentence, code="not-here")


def gone() -> Refused:
    """The refusal of an entry that is not in the register."""
    return Refused(_("This entry is no longer in the register."), code="not-found")


def own(ground: Ground, session: Session, model: type[E], uid: str, *, living: bool = True) -> E:
    """An item of a plan or an activity that this office may change.

    Args:
        ground: whose register.
        session: of the running work.
        model: which of the two.
        uid: the entry.
        living: whether one that was taken back counts as gone.

    Raises:
        Refused: there is no such entry, or another office wrote it.
    """
    entry = session.get(model, uid)
    if entry is None or (living and entry.taken_back_on is not None):
        raise gone()
    if entry.origin != ground.unit:
        raise Refused(_("Another office wrote this entry. Only that office can change it."), code="not-ours")
    return entry


def changed_meanwhile() -> Refused:
    """The refusal of a form that was filled before somebody else saved."""
    sentence = _("Somebody changed this meanwhile. Nothing was saved; open it again and compare.")
    return Refused(sentence, code="changed")


def appointment(ground: Ground, session: Session, volunteer_uid: str) -> VolunteerDraft | None:
    """The term of whoever an entry is about; None for the centre itself.

    Raises:
        Refused: there is no such volunteer, or they are another office's.
    """
    if not volunteer_uid:
        return None
    volunteer = session.get(Volunteer, volunteer_uid)
    if volunteer is None:
        raise gone()
    if volunteer.origin != ground.unit:
        raise Refused(_("This person serves at another office. Choose one of your own."), code="not-ours")
    return appointment_of(volunteer)


def known(ground: Ground) -> Known:
    """The codes that a draft may name today."""
    kinds = offered(ground.reference.activity_types.values(), ground.clock.today())
    return Known(kinds=frozenset(kind.code for kind in kinds), tambons=ground.reference.tambons)


def refuse_if_closed(ground: Ground, session: Session, month: Month) -> None:
    """Go on only where a month still takes entries.

    Raises:
        Refused: it is closed; the sentence names it.
    """
    closed_months.refuse_if_closed(session, ground.unit, month.first)


def kind_name(ground: Ground, code: str) -> str:
    """The name of a type of activity, or its code."""
    found = ground.reference.activity_types.get(code)
    return found.name if found else code


def tambon_name(ground: Ground, code: str) -> str:
    """A tambon's name, or its code."""
    found = ground.reference.tambons.get(code)
    return found.name if found else code


def names(session: Session, volunteer_uids: Collection[str]) -> dict[str, str]:
    """The names of volunteers, with title."""
    query = select(Volunteer.uid, Citizen).join(Citizen, Citizen.uid == Volunteer.person_uid)
    found = session.execute(query.where(Volunteer.uid.in_(among(sorted(volunteer_uids)))))
    return {uid: _name(person) for uid, person in found}


def _name(person: Citizen) -> str:
    return thai_names.full_name(person.title, person.first_name, person.last_name)


def worker(ground: Ground, session: Session, month: Month, volunteer_uid: str) -> Worker:
    """One whose plan there may be.

    Raises:
        Refused: there is no such volunteer.
    """
    if not volunteer_uid:
        return Worker(uid="")
    volunteer = session.get(Volunteer, volunteer_uid)
    if volunteer is None:
        raise gone()
    person = session.get_one(Citizen, volunteer.person_uid)
    tambons = _tambons(ground, session, month, [volunteer_uid]).get(volunteer_uid, [])
    return Worker(uid=volunteer.uid, name=_name(person), kind=volunteer.kind, tambons=tuple(tambons))


def workers(ground: Ground, session: Session, month: Month) -> tuple[Worker, ...]:
    """Everybody who serves in a month: the graduates first, each kind by name."""
    query = select(Volunteer, Citizen).join(Citizen, Citizen.uid == Volunteer.person_uid)
    query = query.where(Volunteer.origin == ground.unit).order_by(Citizen.sort_name, Volunteer.uid)
    serving = [
        (volunteer, person)
        for volunteer, person in session.execute(query)
        if serves_in(appointment_of(volunteer), month)
    ]
    tambons = _tambons(ground, session, month, [volunteer.uid for volunteer, _person in serving])
    return tuple(
        Worker(
            uid=volunteer.uid,
            name=_name(person),
            kind=volunteer.kind,
            tambons=tuple(tambons.get(volunteer.uid, ())),
        )
        for volunteer, person in sorted(serving, key=lambda one: one[0].kind != GRADUATE)
    )


def _tambons(
    ground: Ground, session: Session, month: Month, volunteer_uids: Collection[str]
) -> dict[str, list[str]]:
    lasted = and_(
        or_(Assignment.since.is_(None), Assignment.since <= month.last),
        or_(Assignment.until.is_(None), Assignment.until >= month.first),
    )
    query = select(Assignment.volunteer_uid, Assignment.tambon_code).where(
        Assignment.volunteer_uid.in_(among(sorted(volunteer_uids))), lasted
    )
    found: dict[str, list[str]] = {}
    for uid, code in session.execute(query.order_by(Assignment.tambon_code).distinct()):
        found.setdefault(uid, []).append(tambon_name(ground, code))
    return found
