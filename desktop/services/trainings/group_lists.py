"""Groups and their members as the windows look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from desktop.database.among import among
from desktop.database.finding import spelled
from desktop.models import Case, Citizen, Course, Group, GroupMember
from desktop.rules import thai_date, thai_names
from desktop.rules import trainings as rules
from desktop.rules.trainings import GroupDraft
from desktop.services.ground import Ground
from desktop.services.trainings import looking
from desktop.services.trainings.rows import ENDED, LIVING, GroupFilter, GroupPage, GroupRow, MemberRow

_SORTS: Mapping[str, Callable[[GroupRow], Any]] = {
    "name": lambda row: thai_names.sort_key(row.name),
    "tambon": lambda row: thai_names.sort_key(row.tambon),
    "kind": lambda row: thai_names.sort_key(rules.group_kind_word(row.kind)),
    "formed_on": lambda row: row.formed_on,
    "members": lambda row: row.members,
    "courses": lambda row: row.courses,
}


def ids(ground: Ground, session: Session, chosen: GroupFilter) -> list[str]:
    """The groups that a filter asks for, in its order."""
    found = _rows(ground, session, *_conditions(ground, chosen))
    ordered = looking.in_order(found, _SORTS[chosen.sort], chosen.descending, lambda row: row.name)
    return [row.uid for row in ordered]


def rows(ground: Ground, session: Session, uids: Sequence[str]) -> list[GroupRow]:
    """Groups as a list shows them, in the order given; unknown ones are left out."""
    found = {row.uid: row for row in _rows(ground, session, Group.uid.in_(among(uids)))}
    return [found[uid] for uid in uids if uid in found]


def _conditions(ground: Ground, chosen: GroupFilter) -> Iterator[ColumnElement[bool]]:
    for column, value in (
        (Group.tambon_code, chosen.tambon),
        (Group.kind, chosen.kind),
        (Group.category_code, chosen.category),
        (Group.forum_uid, chosen.forum),
        (Group.origin, chosen.unit),
    ):
        if value:
            yield column == value
    if chosen.state in (LIVING, ENDED):
        yield Group.ended_on.is_(None) if chosen.state == LIVING else Group.ended_on.is_not(None)
    text = thai_names.clean(chosen.text)
    if text:
        named = exists().where(
            GroupMember.group_uid == Group.uid,
            _counts(),
            Citizen.uid == GroupMember.person_uid,
            spelled(text, ground.reference.titles.keys()),
        )
        yield or_(
            Group.name.contains(text, autoescape=True), Group.purpose.contains(text, autoescape=True), named
        )


def _counts() -> ColumnElement[bool]:
    """The condition on ``GroupMember`` that it counts: who was added by mistake left before they came."""
    return or_(GroupMember.until.is_(None), GroupMember.until >= GroupMember.since)


def _rows(ground: Ground, session: Session, *where: ColumnElement[bool]) -> list[GroupRow]:
    chosen = select(Group.uid).where(*where)
    living = and_(GroupMember.group_uid.in_(chosen), GroupMember.until.is_(None))
    members = dict(
        session.execute(
            select(GroupMember.group_uid, func.count()).where(living).group_by(GroupMember.group_uid)
        ).all()
    )
    leaders = {
        uid: looking.person_name(person)
        for uid, person in session.execute(
            select(GroupMember.group_uid, Citizen)
            .join(Citizen, Citizen.uid == GroupMember.person_uid)
            .where(living, GroupMember.leads)
        )
    }
    courses = dict(
        session.execute(
            select(Course.group_uid, func.count())
            .where(Course.group_uid.in_(chosen), Course.called_off_on.is_(None))
            .group_by(Course.group_uid)
        ).all()
    )
    query = select(Group).where(*where).order_by(Group.uid)
    return [
        _row(ground, group, members.get(group.uid, 0), leaders.get(group.uid, ""), courses.get(group.uid, 0))
        for group in session.scalars(query)
    ]


def _row(ground: Ground, group: Group, members: int, leader: str, courses: int) -> GroupRow:
    return GroupRow(
        uid=group.uid,
        name=group.name,
        kind=group.kind,
        tambon_code=group.tambon_code,
        tambon=looking.tambon_name(ground, group.tambon_code),
        village_number=group.village_number,
        formed_on=group.formed_on,
        category_code=group.category_code,
        category=looking.category_name(ground, group.category_code),
        members=members,
        leader=leader,
        courses=courses,
        ended_on=group.ended_on,
        unit=group.origin,
        unit_name=ground.reference.unit_name(group.origin),
    )


def members(ground: Ground, session: Session, *where: ColumnElement[bool]) -> list[MemberRow]:
    """Times in groups: those that last first, a leader at their head, then those that ended.

    Args:
        ground: whose words and rights count.
        session: of a reading.
        where: conditions on ``GroupMember``.
    """
    query = (
        select(GroupMember, Group, Citizen, Case)
        .join(Group, Group.uid == GroupMember.group_uid)
        .join(Citizen, Citizen.uid == GroupMember.person_uid)
        .outerjoin(Case, Case.uid == GroupMember.case_uid)
        .where(*where, _counts())
        .order_by(
            GroupMember.until.is_not(None), GroupMember.leads.desc(), Citizen.sort_name, GroupMember.uid
        )
    )
    return [_member(ground, *row) for row in session.execute(query)]


def _member(
    ground: Ground, member: GroupMember, group: Group, person: Citizen, case: Case | None
) -> MemberRow:
    case_uid, case_number = looking.case_shown(ground, case)
    return MemberRow(
        uid=member.uid,
        group_uid=group.uid,
        group=group.name,
        person_uid=person.uid,
        name=looking.person_name(person),
        sex=person.sex,
        age=thai_date.age(person.birth_date, ground.clock.today()),
        phone=looking.first_phone(person),
        case_uid=case_uid,
        case_number=case_number,
        leads=member.leads,
        since=member.since,
        until=member.until,
    )


def page(ground: Ground, session: Session, group: Group, draft: GroupDraft) -> GroupPage:
    """A group's own page.

    Args:
        ground: whose words and rights count.
        session: of a reading.
        group: the stored group.
        draft: the same as a form shows it.
    """
    [row] = rows(ground, session, [group.uid])
    return GroupPage(
        row=row,
        draft=draft,
        revision=group.revision,
        members=tuple(members(ground, session, GroupMember.group_uid == group.uid)),
        courses=tuple(looking.course_rows(ground, session, Course.group_uid == group.uid)),
        end_reason=group.end_reason,
        own=group.origin == ground.unit and not ground.is_province,
    )
