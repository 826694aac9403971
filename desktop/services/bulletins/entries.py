"""Stored bulletins and tellings: found, and looked at as the rules do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from desktop.models import Bulletin, BulletinTelling, Case
from desktop.rules import bulletins as rules
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.system.language import _


def find(session: Session, uid: str) -> Bulletin:
    """A bulletin.

    Raises:
        Refused: there is none.
    """
    row = session.get(Bulletin, uid)
    if row is None:
        raise Refused(_("This bulletin is no longer in the register."), code="not-found")
    return row


def own_telling(ground: Ground, session: Session, uid: str) -> BulletinTelling:
    """A telling that this office may change and this user may see.

    Raises:
        Refused: there is none, it was taken back, another office wrote it, or only supervisors open its case.
    """
    row = session.get(BulletinTelling, uid)
    if row is None or row.taken_back_on is not None:
        raise Refused(_("This entry is no longer in the register."), code="not-found")
    if row.origin != ground.unit:
        raise Refused(_("Another office wrote this entry. Only that office can change it."), code="not-ours")
    case = session.get(Case, row.case_uid) if row.case_uid else None
    if case is not None and case.restricted:
        ground.actor.require("cases.restricted")
    return row


def state_of(row: Bulletin, today: date) -> str:
    """Whether it is shown at the counter today."""
    return rules.state(row.published_on, row.closes_on, row.withdrawn_on, today)


def living(session: Session, today: date) -> tuple[Bulletin, ...]:
    """What is shown at the counter on a day."""
    return tuple(session.scalars(select(Bulletin).where(in_state(rules.LIVING, today))))


def in_state(state: str, today: date) -> ColumnElement[bool]:
    """The condition that a ``Bulletin`` is in a state, as ``rules.bulletins.state`` says."""
    withdrawn = and_(Bulletin.withdrawn_on.is_not(None), Bulletin.withdrawn_on <= today)
    over = and_(Bulletin.closes_on.is_not(None), Bulletin.closes_on < today)
    standing = or_(Bulletin.withdrawn_on.is_(None), Bulletin.withdrawn_on > today)
    open_still = and_(standing, or_(Bulletin.closes_on.is_(None), Bulletin.closes_on >= today))
    states = {
        rules.WITHDRAWN: withdrawn,
        rules.RUN_OUT: and_(standing, over),
        rules.COMING: and_(open_still, Bulletin.published_on > today),
        rules.LIVING: and_(open_still, Bulletin.published_on <= today),
    }
    return states[state]


def area_words(ground: Ground, codes: Iterable[str]) -> str:
    """Where a bulletin is for, in words; everywhere where it names no area."""
    tables = ground.reference
    districts, provinces = tables.districts(), tables.provinces()
    named = [
        f"ต.{tables.tambons[code].name}"
        if code in tables.tambons
        else f"อ.{districts[code]}"
        if code in districts
        else f"จ.{provinces[code]}"
        if code in provinces
        else code
        for code in codes
    ]
    return ", ".join(named) or _("everywhere")


def need_names(ground: Ground, codes: Iterable[str]) -> tuple[str, ...]:
    """The names of categories; a code that is no longer known stands for itself."""
    known = ground.reference.categories
    return tuple(known[code].name if code in known else code for code in codes)
