"""The forum that a work is about, found and allowed to be changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy.orm import Session

from desktop.database.closed_months import refuse_if_closed
from desktop.database.work import Work
from desktop.models import Forum
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.system.language import _

VERB = "forums.save"


def gone() -> Refused:
    """The refusal of an entry that is not in the register."""
    return Refused(_("This entry is no longer in the register."), code="not-found")


def find(session: Session, uid: str) -> Forum:
    """A forum, one that was taken back too.

    Raises:
        Refused: there is none.
    """
    forum = session.get(Forum, uid)
    if forum is None:
        raise gone()
    return forum


def standing(session: Session, uid: str) -> Forum:
    """A forum that was not taken back.

    Raises:
        Refused: there is none, or it was.
    """
    forum = find(session, uid)
    if forum.taken_back_on is not None:
        raise Refused(
            _("This forum was taken back. It is neither changed nor printed any more."), code="taken-back"
        )
    return forum


def own(ground: Ground, session: Session, uid: str) -> Forum:
    """A forum that stands, and that this office may change.

    Raises:
        Refused: there is none, it was taken back, or another office wrote it.
    """
    forum = standing(session, uid)
    if forum.origin != ground.unit:
        raise Refused(_("Another office wrote this entry. Only that office can change it."), code="not-ours")
    return forum


def changeable(ground: Ground, session: Session, uid: str) -> Forum:
    """The same, of a month that still takes entries.

    Raises:
        Refused: as ``own``, or the month is closed.
    """
    forum = own(ground, session, uid)
    refuse_if_closed(session, ground.unit, forum.on)
    return forum


@contextmanager
def work(ground: Ground, title: str) -> Iterator[Work]:
    """A change of forums by somebody who may.

    Raises:
        Refused: the role does not allow it, or this is a province.
    """
    ground.actor.require(VERB)
    if ground.is_province:
        raise Refused(_("The centres write down their forums. A province looks at them."), code="not-here")
    with ground.database.work(title, ground.actor.uid) as running:
        yield running


def refuse_day(session: Session, ground: Ground, day: date | None) -> None:
    """Go on only where a checked day's month still takes entries.

    Raises:
        Refused: it is closed.
    """
    assert day is not None
    refuse_if_closed(session, ground.unit, day)
