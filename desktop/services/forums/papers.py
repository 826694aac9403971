"""The words of a forum's record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.database.work import setting
from desktop.models import Case, Forum, ForumMatter, Group, GroupMember
from desktop.services.forums import decisions, entries, pages
from desktop.services.forums.rows import MatterRow
from desktop.services.ground import Ground

if TYPE_CHECKING:
    from desktop.printing.forms import forum_record


class Papers:
    """What stands on forums' papers.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def record_sheet(self, uid: str) -> forum_record.Sheet:
        """The record of a forum; a restricted case stands on no paper.

        Args:
            uid: the forum.

        Raises:
            Refused: the role does not allow it, there is no such forum, or it was taken back.
        """
        from desktop.printing.forms import forum_record as form

        ground = self._ground
        ground.actor.require("documents.print")
        with ground.database.read() as session:
            forum = entries.standing(session, uid)
            matters = pages.matters(ground, session, uid)
            open_to_all = _open_to_all(session, uid)
            return form.Sheet(
                number="",
                centre=ground.unit_name if forum.origin == ground.unit else _office(ground, forum),
                on=forum.on,
                hours=hours(forum.begins, forum.ends),
                place=forum.place,
                village=_village(ground, forum),
                subject=forum.subject,
                men=forum.men,
                women=forum.women,
                offices=tuple(line for line in forum.offices.splitlines() if line.strip()),
                opening=forum.opening,
                raised=tuple(_line(matter, open_to_all) for matter in matters),
                decisions=tuple(
                    form.DecisionLine(decision=row.decision, responsible=row.responsible, due_on=row.due_on)
                    for row in decisions.of_forum(session, uid, ground.clock.today())
                ),
                cases=len(open_to_all),
                groups=", ".join(_groups(session, uid)),
                next_on=forum.next_on,
                chair=forum.chair,
                chair_position=forum.chair_position,
                officer=forum.officer,
                officer_position=_position(ground, forum),
                approver=setting(session, "supervisor_name"),
                approver_position=setting(session, "supervisor_position"),
            )


def hours(begins: str, ends: str) -> str:
    """From when to when, as papers write it, such as 09.30–12.00 น.

    Args:
        begins: such as ``09:30``; empty where nobody looked at the clock.
        ends: likewise.
    """
    told = [text.replace(":", ".") for text in (begins, ends) if text]
    return f"{'–'.join(told)} น." if told else ""


def _office(ground: Ground, forum: Forum) -> str:
    return ground.reference.unit_name(forum.origin)


def _village(ground: Ground, forum: Forum) -> str:
    tambon = ground.reference.tambons.get(forum.tambon_code)
    village = f"หมู่ที่ {forum.village_number}" if forum.village_number is not None else ""
    place = f"ตำบล{tambon.name} อำเภอ{tambon.district} จังหวัด{tambon.province}" if tambon else ""
    return " ".join(part for part in (village, place) if part)


def _position(ground: Ground, forum: Forum) -> str:
    return ground.actor.position if forum.officer == ground.actor.full_name else ""


def _open_to_all(session: Session, forum_uid: str) -> frozenset[str]:
    """The cases that came of a forum and that every officer opens."""
    theirs = select(ForumMatter.case_uid).where(
        ForumMatter.forum_uid == forum_uid, ForumMatter.taken_back_on.is_(None)
    )
    return frozenset(
        session.scalars(select(Case.uid).where(Case.uid.in_(theirs), Case.restricted.is_(False)))
    )


def _line(matter: MatterRow, open_to_all: frozenset[str]) -> forum_record.RaisedLine:
    from desktop.printing.forms import forum_record as form

    people = f" ({matter.people} คน)" if matter.people and matter.people > 1 else ""
    return form.RaisedLine(
        matter=f"{matter.matter}{people}",
        informant=matter.raised_by,
        category=matter.category,
        case_number=matter.case_number if matter.case_uid in open_to_all else "",
    )


def _groups(session: Session, forum_uid: str) -> list[str]:
    members = (
        select(func.count())
        .select_from(GroupMember)
        .where(GroupMember.group_uid == Group.uid, GroupMember.until.is_(None))
        .correlate(Group)
        .scalar_subquery()
    )
    query = select(Group.name, members).where(Group.uid.in_(pages.group_uids(forum_uid))).order_by(Group.uid)
    return [f"{name} (สมาชิก {count} คน)" if count else name for name, count in session.execute(query)]
