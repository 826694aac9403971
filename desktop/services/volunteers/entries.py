"""The volunteer that a work is about, found and allowed to be changed."""

from __future__ import annotations

from sqlalchemy.orm import Session

from desktop.models import Citizen, Volunteer
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.system.language import _


def gone() -> Refused:
    """The refusal of an entry that is not in the register."""
    return Refused(_("This entry is no longer in the register."), code="not-found")


def find(session: Session, uid: str) -> Volunteer:
    """A volunteer.

    Raises:
        Refused: there is no such volunteer.
    """
    volunteer = session.get(Volunteer, uid)
    if volunteer is None:
        raise gone()
    return volunteer


def own(ground: Ground, session: Session, uid: str) -> Volunteer:
    """A volunteer whom this office may change.

    Raises:
        Refused: there is no such volunteer, or another office wrote the entry.
    """
    volunteer = find(session, uid)
    if volunteer.origin != ground.unit:
        raise Refused(_("Another office wrote this entry. Only that office can change it."), code="not-ours")
    return volunteer


def person_of(session: Session, volunteer: Volunteer) -> Citizen:
    """Whose appointment it is."""
    return session.get_one(Citizen, volunteer.person_uid)
