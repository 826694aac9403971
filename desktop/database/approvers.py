"""Who may agree to something: a supervisor, and never whoever wrote it where there is another."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import User
from desktop.rules import roles
from desktop.rules.actors import Actor
from desktop.rules.problems import Refused
from desktop.system.language import _


def require_approver(session: Session, actor: Actor, verb: str, writers: Collection[str] = ()) -> None:
    """Go on only for somebody who may agree to an entry (decision 0004 where there is no supervisor yet).

    Args:
        session: of the running work.
        actor: who is at work.
        verb: one of ``roles.VERBS``.
        writers: the users who wrote it.

    Raises:
        Refused: the role does not allow it, or who wrote it would agree to it though another could.
    """
    supervisors = _active(session, roles.SUPERVISOR)
    if supervisors or actor.role != roles.ADMINISTRATOR:
        actor.require(verb)
    approvers = supervisors or _active(session, roles.ADMINISTRATOR)
    if actor.uid in writers and set(approvers) - set(writers):
        raise Refused(_("You wrote this yourself. Ask another supervisor to agree to it."), code="own-work")


def _active(session: Session, role: str) -> Collection[str]:
    return session.scalars(select(User.uid).where(User.role == role, User.active)).all()
