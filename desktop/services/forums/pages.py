"""A forum's own page."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop.database.closed_months import is_closed
from desktop.database.papers import papers_about
from desktop.models import Activity, Group
from desktop.rules.months import Month
from desktop.services.forums import decisions, entries, lists, raised
from desktop.services.forums.rows import ForumPage, MatterFilter, MatterRow
from desktop.services.ground import Ground


def page(ground: Ground, session: Session, uid: str) -> ForumPage:
    """All that is known of a forum.

    Args:
        ground: who looks, and when.
        session: of a reading.
        uid: the forum.

    Raises:
        Refused: there is none.
    """
    forum = entries.find(session, uid)
    (row,) = lists.rows(ground, session, [uid])
    query = select(Group.uid, Group.name).where(Group.uid.in_(group_uids(uid))).order_by(Group.uid)
    return ForumPage(
        row=row,
        tambon_code=forum.tambon_code,
        begins=forum.begins,
        ends=forum.ends,
        offices=tuple(line for line in forum.offices.splitlines() if line.strip()),
        opening=forum.opening,
        chair=forum.chair,
        chair_position=forum.chair_position,
        officer=forum.officer,
        ours=forum.origin == ground.unit and not ground.is_province,
        closed=is_closed(session, forum.origin, Month.of(forum.on)),
        take_back_reason=forum.take_back_reason,
        matters=tuple(matters(ground, session, uid)),
        decisions=decisions.of_forum(session, uid, ground.clock.today()),
        groups=tuple((group, name) for group, name in session.execute(query)),
        papers=papers_about(session, [uid]),
        activity=_activity(session, uid),
    )


def _activity(session: Session, uid: str) -> str:
    query = select(Activity.uid).where(Activity.forum_uid == uid, Activity.taken_back_on.is_(None))
    return session.scalar(query.order_by(Activity.uid).limit(1)) or ""


def matters(ground: Ground, session: Session, uid: str) -> list[MatterRow]:
    """What was raised in a forum, in the order in which it was said; nothing of one that was taken back."""
    found = raised.uids(ground, session, MatterFilter(forum=uid))
    return sorted(raised.rows(ground, session, found), key=lambda row: row.number)


def group_uids(forum_uid: str) -> Select[str]:
    """The groups that came of a forum, to be asked for with ``in_``."""
    came = lists.of_forums([forum_uid]).subquery()
    return select(came.c.group_uid)
