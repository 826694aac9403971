"""What came of a forum's matter: the case or group that is opened for it, in the same work."""

from __future__ import annotations

from sqlalchemy.orm import Session

from desktop.database.work import Work
from desktop.models import Forum, ForumMatter
from desktop.rules.problems import Refused
from desktop.system.language import _


def matter_of(session: Session, uid: str, unit: str) -> ForumMatter:
    """A matter that stands, and that this office wrote.

    Args:
        session: of a reading or the running work.
        uid: the matter.
        unit: this office.

    Raises:
        Refused: there is none, it or its forum was taken back, or another office wrote it.
    """
    row = session.get(ForumMatter, uid)
    forum = session.get(Forum, row.forum_uid) if row is not None else None
    if row is None or row.taken_back_on is not None or forum is None or forum.taken_back_on is not None:
        raise Refused(_("This matter is no longer in the register."), code="not-found")
    if row.origin != unit:
        raise Refused(_("Another office wrote this entry. Only that office can change it."), code="not-ours")
    return row


def refuse_second_case(row: ForumMatter) -> None:
    """Go on only where no case came of a matter yet.

    Raises:
        Refused: one did.
    """
    if row.case_uid is not None:
        sentence = _("A case was opened from this matter already. No second one was opened.")
        raise Refused(sentence, code="twice")


def refuse_second_group(row: ForumMatter) -> None:
    """Go on only where no group came of a matter yet.

    Raises:
        Refused: one did.
    """
    if row.group_uid is not None:
        sentence = _("A group came of this matter already. It was not put into a second one.")
        raise Refused(sentence, code="twice")


def became_case(work: Work, matter_uid: str, case_uid: str, unit: str) -> None:
    """A case was opened from a matter.

    Args:
        work: the running work.
        matter_uid: the matter.
        case_uid: the case, flushed already.
        unit: this office.

    Raises:
        Refused: there is no such matter here, or a case came of it already.
    """
    row = matter_of(work.session, matter_uid, unit)
    refuse_second_case(row)
    row.case_uid = case_uid


def became_group(work: Work, matter_uid: str, group_uid: str, unit: str) -> None:
    """A matter is what a group is about.

    Args:
        work: the running work.
        matter_uid: the matter.
        group_uid: the group, flushed already.
        unit: this office.

    Raises:
        Refused: there is no such matter here, or a group came of it already.
    """
    row = matter_of(work.session, matter_uid, unit)
    refuse_second_group(row)
    row.group_uid = group_uid
