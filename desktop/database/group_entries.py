"""A group's draft becomes entries: the one way for the register of groups and for forums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import citizen_entries, closed_months
from desktop.database.work import Work
from desktop.models import Case, Forum, Group, GroupMember, new_uid
from desktop.rules import trainings as rules
from desktop.rules.problems import Problem, Refused
from desktop.rules.reference import ReferenceTables
from desktop.rules.texts import clean_lines
from desktop.rules.thai_names import clean
from desktop.rules.trainings import GroupDraft, MemberDraft
from desktop.system.language import _


def open_group(
    work: Work,
    draft: GroupDraft,
    members: Sequence[MemberDraft] = (),
    *,
    unit: str,
    today: date,
    reference: ReferenceTables,
) -> str:
    """Open a group with its first members inside the running work.

    Args:
        work: the running work.
        draft: as a form hands it over; its ``forum_uid`` says of which forum it came.
        members: who belongs to it from the start, each with the case in which they asked for it.
        unit: the centre that opens it.
        today: the day of the work.
        reference: places and kinds of need.

    Returns:
        The group's uid.

    Raises:
        Refused: the draft has problems, its month is closed, there is no such forum or person, somebody
            stands in it twice, two lead it, or a case is somebody else's or only supervisors open it.
    """
    citizen_entries.refuse_hard(rules.check_group(draft, today, reference))
    assert draft.formed_on is not None
    closed_months.refuse_if_closed(work.session, unit, draft.formed_on)
    group = Group(uid=new_uid())
    fill(work.session, group, draft)
    work.session.add(group)
    work.session.flush()
    for member in members:
        first = replace(member, since=member.since or draft.formed_on)
        add_member(work, group, first, unit=unit, today=today)
    return group.uid


def fill(session: Session, group: Group, draft: GroupDraft) -> None:
    """Write a checked draft into a group.

    Raises:
        Refused: there is no such forum.
    """
    assert draft.formed_on is not None
    if draft.forum_uid and session.get(Forum, draft.forum_uid) is None:
        raise _gone()
    group.name, group.kind = clean(draft.name), draft.kind
    group.tambon_code, group.village_number = draft.tambon_code, draft.village_number
    group.formed_on, group.forum_uid = draft.formed_on, draft.forum_uid or None
    group.category_code, group.purpose = draft.category_code, clean_lines(draft.purpose)


def add_member(work: Work, group: Group, draft: MemberDraft, *, unit: str, today: date) -> GroupMember:
    """Take somebody into a group inside the running work.

    Args:
        work: the running work.
        group: a group that is flushed.
        draft: who, since when (today where nothing is said), and whether they lead it; a leader takes the
            place of another.
        unit: the centre whose months are asked.
        today: the day of the work.

    Raises:
        Refused: the group has ended, there is no such person or case, they belong to it already, or the day
            is wrong.
    """
    session = work.session
    person_uid = citizen_entries.find(session, draft.person_uid).uid if draft.person_uid else ""
    draft = replace(draft, person_uid=person_uid, since=draft.since or today)
    _refuse(tuple(_wrong(session, group, draft, today)))
    assert draft.since is not None
    closed_months.refuse_if_closed(session, unit, draft.since)
    if draft.leads:
        for other in living_members(session, group.uid):
            other.leads = False
    member = GroupMember(
        uid=new_uid(),
        group_uid=group.uid,
        person_uid=draft.person_uid,
        case_uid=draft.case_uid or None,
        leads=draft.leads,
        since=draft.since,
    )
    session.add(member)
    session.flush()
    return member


def _wrong(session: Session, group: Group, draft: MemberDraft, today: date) -> Iterator[Problem]:
    assert draft.since is not None
    if group.ended_on is not None:
        yield Problem("person_uid", _("This group has ended. Form another, or take its end back."))
    if not draft.person_uid:
        yield Problem("person_uid", _("Please choose who belongs to the group."))
    elif any(member.person_uid == draft.person_uid for member in living_members(session, group.uid)):
        yield Problem("person_uid", _("This person belongs to the group already."))
    if draft.since < group.formed_on:
        yield Problem("since", _("The group was formed later than that."))
    elif draft.since > today:
        yield Problem("since", _("This day has not come yet."))
    if draft.case_uid:
        yield from wrong_case(session, draft.case_uid, draft.person_uid)


def wrong_case(session: Session, case_uid: str, person_uid: str) -> Iterator[Problem]:
    """What is wrong with the case in which somebody asked for a group or a course.

    Args:
        session: of a reading or the running work.
        case_uid: the case.
        person_uid: whose it should be.
    """
    case = session.get(Case, case_uid)
    # The same sentence for all three: it must not tell that there is a case that only supervisors open.
    if case is None or case.citizen_uid != person_uid or case.restricted:
        yield Problem("case_uid", _("This is no case of this person that can be linked here."))


def living_members(session: Session, group_uid: str) -> list[GroupMember]:
    """Who belongs to a group now, in the order in which they came.

    Args:
        session: of a reading or the running work.
        group_uid: the group.
    """
    query = select(GroupMember).where(GroupMember.group_uid == group_uid, GroupMember.until.is_(None))
    return list(session.scalars(query.order_by(GroupMember.since, GroupMember.uid)))


def _refuse(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise Refused(problems[0].text, code="draft", problems=problems)


def _gone() -> Refused:
    return Refused(_("This entry is no longer in the register."), code="not-found")
