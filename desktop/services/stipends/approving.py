"""Who may stand for a pay list: a supervisor, and never alone where there are two."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import User
from desktop.rules import roles
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.system.language import _


def require_approver(ground: Ground, session: Session, preparer_uid: str = "") -> None:
    """Go on only for somebody who may approve a list (decision 0004 where there is no supervisor yet).

    Args:
        ground: who is at work.
        session: of the running work.
        preparer_uid: the user who prepared it.

    Raises:
        Refused: the role does not allow it, or who prepared it would approve it though another could.
    """
    supervisors = _active(session, roles.SUPERVISOR)
    if supervisors or ground.actor.role != roles.ADMINISTRATOR:
        ground.actor.require("stipends.approve")
    approvers = supervisors or _active(session, roles.ADMINISTRATOR)
    if ground.actor.uid == preparer_uid and set(approvers) - {preparer_uid}:
        raise Refused(
            _(
                "You prepared this list. Ask another supervisor to approve it; "
                "two people stand for public money."
            ),
            code="own-list",
        )


def _active(session: Session, role: str) -> Collection[str]:
    return session.scalars(select(User.uid).where(User.role == role, User.active)).all()
