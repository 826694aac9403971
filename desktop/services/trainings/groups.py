"""Groups: proposed, opened, joined, left, led and ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import citizen_entries, closed_months, group_entries
from desktop.models import Group, GroupMember
from desktop.rules import trainings as rules
from desktop.rules.problems import Problem, Refused
from desktop.rules.texts import clean_lines
from desktop.rules.trainings import GroupDraft, MemberDraft
from desktop.services.ground import Ground
from desktop.services.trainings import entries, group_lists, proposals
from desktop.services.trainings.rows import (
    LIVING,
    GroupChoice,
    GroupFilter,
    GroupPage,
    GroupRow,
    MemberRow,
    Proposal,
    Saved,
)
from desktop.system.language import _, mark


class Groups:
    """Groups of people with the same wish.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def proposals(self, fewest: int = proposals.FEWEST) -> tuple[Proposal, ...]:
        """People who asked for the same in the same tambon and belong to no living group for it.

        Args:
            fewest: how many people make a proposal.

        Returns:
            Most people first; none at a province, whose centres form the groups.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        if self._ground.is_province:
            return ()
        with self._ground.database.read() as session:
            return proposals.all_of(self._ground, session, fewest)

    def draft_of_proposal(self, proposal: Proposal) -> tuple[GroupDraft, tuple[MemberDraft, ...]]:
        """What a form is filled with to make a group of a proposal; ``open`` takes both as they are.

        Args:
            proposal: as ``proposals`` gave it.
        """
        return proposals.draft_of(proposal, self._ground.clock.today())

    def open(self, draft: GroupDraft, members: Sequence[MemberDraft] = ()) -> Saved:
        """Open a group with its first members, in one work.

        Args:
            draft: as the form hands it over.
            members: who belongs to it from the first day, each with the case in which they asked for it.

        Raises:
            Refused: the role does not allow it, the draft has problems, its month is closed, somebody stands
                in it twice, or this is a province.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        today, known = ground.clock.today(), ground.reference
        with ground.database.work(mark("Open a group"), ground.actor.uid) as work:
            uid = group_entries.open_group(
                work, draft, members, unit=ground.unit, today=today, reference=known
            )
        return Saved(uid=uid, problems=rules.check_group(draft, today, known))

    def save(self, draft: GroupDraft, uid: str, revision: int | None = None) -> Saved:
        """Change what is written about a group.

        Args:
            draft: as the form hands it over.
            uid: the group.
            revision: the one that the form was filled from, to notice another's change meanwhile.

        Raises:
            Refused: the role does not allow it, the draft has problems, a month is closed, the group is
                another office's, or was changed meanwhile.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        problems = rules.check_group(draft, ground.clock.today(), ground.reference)
        citizen_entries.refuse_hard(problems)
        with ground.database.work(mark("Change a group"), ground.actor.uid) as work:
            group = entries.own(ground, work.session, Group, uid)
            if revision is not None and group.revision != revision:
                raise entries.changed_meanwhile()
            self._check_moved(work.session, group, draft)
            group_entries.fill(work.session, group, draft)
        return Saved(uid=uid, problems=problems)

    def _check_moved(self, session: Session, group: Group, draft: GroupDraft) -> None:
        """The first day moves only where both months are open and nobody came before it."""
        if draft.formed_on is None or draft.formed_on == group.formed_on:
            return
        for day in (group.formed_on, draft.formed_on):
            closed_months.refuse_if_closed(session, self._ground.unit, day)
        earliest = min((one.since for one in _memberships(session, group.uid)), default=None)
        if earliest is not None and draft.formed_on > earliest:
            sentence = _("Somebody belongs to this group from an earlier day on. Choose that day or before.")
            raise Refused(sentence, code="draft", problems=[Problem("formed_on", sentence)])

    def draft(self, uid: str) -> tuple[GroupDraft, int]:
        """What a form is filled with.

        Args:
            uid: the group.

        Returns:
            The draft, and the revision that ``save`` wants back.

        Raises:
            Refused: the role does not allow it, or there is no such group.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            group = entries.find(session, Group, uid)
            return draft_of(group), group.revision

    def ids(self, chosen: GroupFilter | None = None) -> list[str]:
        """The groups that a filter asks for, in its order.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return group_lists.ids(self._ground, session, chosen or GroupFilter())

    def rows(self, uids: Sequence[str]) -> list[GroupRow]:
        """Groups as a list shows them, in the order given; unknown ones are left out.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return group_lists.rows(self._ground, session, uids)

    def page(self, uid: str) -> GroupPage:
        """A group's own page; that it was seen is written into the audit chain.

        Raises:
            Refused: the role does not allow it, or there is no such group.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            group = entries.find(session, Group, uid)
            page = group_lists.page(self._ground, session, group, draft_of(group))
        self._ground.database.saw(mark("See a group"), self._ground.actor.uid, "groups", uid)
        return page

    def choices(self) -> tuple[GroupChoice, ...]:
        """The living groups of this office by name, for a picker.

        Raises:
            Refused: the role does not allow it.
        """
        rows = self.rows(
            self.ids(GroupFilter(state=LIVING, unit=self._ground.unit, sort="name", descending=False))
        )
        return tuple(GroupChoice(uid=row.uid, name=row.name, tambon=row.tambon) for row in rows)

    def members(self, uid: str) -> tuple[MemberRow, ...]:
        """Who belongs to a group, the leader first, then who left.

        Args:
            uid: the group.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return tuple(group_lists.members(self._ground, session, GroupMember.group_uid == uid))

    def add_member(self, uid: str, draft: MemberDraft) -> str:
        """Somebody joins a group; a new leader takes the place of the one before.

        Args:
            uid: the group.
            draft: who, since when, and the case in which they asked for it.

        Returns:
            The membership's uid.

        Raises:
            Refused: the role does not allow it, the group has ended, they belong to it already, the day is
                wrong or its month closed, or the group is another office's.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        with ground.database.work(mark("Add a member to a group"), ground.actor.uid) as work:
            group = entries.own(ground, work.session, Group, uid)
            today = ground.clock.today()
            return group_entries.add_member(work, group, draft, unit=ground.unit, today=today).uid

    def remove_member(self, uid: str) -> None:
        """Somebody was added by mistake: the membership never counts.

        Args:
            uid: the membership.

        Raises:
            Refused: the role does not allow it, its month is closed, or the group is another office's.
        """
        self._end_membership(uid, None, mark("Take a member of a group back"))

    def leave(self, uid: str, on: date | None = None) -> None:
        """Somebody leaves a group.

        Args:
            uid: the membership.
            on: the last day; nothing takes today.

        Raises:
            Refused: the role does not allow it, the day is wrong or its month closed, or the group is another
                office's.
        """
        self._end_membership(uid, on or self._ground.clock.today(), mark("Somebody leaves a group"))

    def _end_membership(self, uid: str, on: date | None, title: str) -> None:
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        with ground.database.work(title, ground.actor.uid) as work:
            member = entries.own(ground, work.session, GroupMember, uid)
            wrong = entries.day_refused(on, ground.clock.today(), member.since) if on is not None else ""
            if wrong:
                raise Refused(wrong, code="draft", problems=[Problem("until", wrong)])
            closed_months.refuse_if_closed(work.session, ground.unit, on or member.since)
            member.until = on or member.since - timedelta(days=1)

    def take_back_leaving(self, uid: str) -> None:
        """Somebody did not leave after all.

        Args:
            uid: the membership.

        Raises:
            Refused: the role does not allow it, they belong to the group again already, or the month of
                leaving is closed.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        with ground.database.work(mark("Take a leaving back"), ground.actor.uid) as work:
            member = entries.own(ground, work.session, GroupMember, uid)
            if member.until is None:
                return
            others = group_entries.living_members(work.session, member.group_uid)
            if any(other.person_uid == member.person_uid for other in others):
                raise Refused(_("This person belongs to the group already."), code="twice")
            closed_months.refuse_if_closed(work.session, ground.unit, max(member.until, member.since))
            member.leads = member.leads and not any(other.leads for other in others)
            member.until = None

    def lead(self, uid: str) -> None:
        """A member leads the group from now on; whoever led it is a member like the others.

        Args:
            uid: the membership.

        Raises:
            Refused: the role does not allow it, they left, or the group is another office's.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        with ground.database.work(mark("Choose a group's leader"), ground.actor.uid) as work:
            member = entries.own(ground, work.session, GroupMember, uid)
            if member.until is not None:
                raise Refused(_("Who has left a group cannot lead it."), code="left")
            for other in group_entries.living_members(work.session, member.group_uid):
                other.leads = other.uid == uid

    def end(self, uid: str, reason: str, on: date | None = None) -> None:
        """A group ends; who belongs to it stays written down.

        Args:
            uid: the group.
            reason: why.
            on: the last day; nothing takes today.

        Raises:
            Refused: the role does not allow it, no reason, the day is wrong or its month closed, it has ended
                already, or is another office's.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        said, day = entries.require_reason(reason), on or ground.clock.today()
        with ground.database.work(mark("End a group"), ground.actor.uid) as work:
            group = entries.own(ground, work.session, Group, uid)
            if group.ended_on is not None:
                raise Refused(_("This group has ended already."), code="ended")
            wrong = entries.day_refused(day, ground.clock.today(), group.formed_on)
            if wrong:
                raise Refused(wrong, code="draft", problems=[Problem("ended_on", wrong)])
            closed_months.refuse_if_closed(work.session, ground.unit, day)
            group.ended_on, group.end_reason = day, clean_lines(said)

    def take_back_end(self, uid: str) -> None:
        """A group did not end after all.

        Args:
            uid: the group.

        Raises:
            Refused: the role does not allow it, the month of its end is closed, or it is another office's.
        """
        ground = self._ground
        entries.require_centre(ground, "trainings.save")
        with ground.database.work(mark("Take a group's end back"), ground.actor.uid) as work:
            group = entries.own(ground, work.session, Group, uid)
            if group.ended_on is not None:
                closed_months.refuse_if_closed(work.session, ground.unit, group.ended_on)
            group.ended_on, group.end_reason = None, ""


def draft_of(group: Group) -> GroupDraft:
    """A stored group as a form shows it."""
    values: dict[str, Any] = {field.name: getattr(group, field.name) for field in fields(GroupDraft)}
    return GroupDraft(**(values | {"forum_uid": group.forum_uid or ""}))


def _memberships(session: Session, uid: str) -> list[GroupMember]:
    return [
        member
        for member in session.scalars(select(GroupMember).where(GroupMember.group_uid == uid))
        if member.until is None or member.until >= member.since
    ]
