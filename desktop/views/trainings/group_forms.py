"""The forms of groups: a group, a member, a leaving, an end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.rules import trainings as rules
from desktop.rules.problems import Problem
from desktop.rules.trainings import GroupDraft, MemberDraft
from desktop.services.trainings.rows import GroupPage, MemberRow
from desktop.system.language import _
from desktop.views.day_and_place import day_field
from desktop.views.form_maker import FormMaker
from desktop.views.kit.fields import CheckField, LongTextField
from desktop.views.kit.record_form import Entry, Group, RecordForm
from desktop.views.trainings import fields, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """Somebody leaves: the last day."""

    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A group ends: its last day, and why."""

    ended_on: date | None = None
    reason: str = ""


def check_parting(draft: Parting, since: date, today: date) -> tuple[Problem, ...]:
    """What is wrong with a last day.

    Args:
        draft: as typed.
        since: the day before which it cannot lie.
        today: the day after which it cannot lie.
    """
    return _last_day("until", draft.until, since, today)


def check_ending(draft: Ending, formed_on: date, today: date) -> tuple[Problem, ...]:
    """What is wrong with the end of a group.

    Args:
        draft: as typed.
        formed_on: the day before which it cannot lie.
        today: the day after which it cannot lie.
    """
    found = _last_day("ended_on", draft.ended_on, formed_on, today)
    if not draft.reason.strip():
        found = (*found, Problem("reason", _("Please write the reason.")))
    return found


def _last_day(field: str, day: date | None, earliest: date, today: date) -> tuple[Problem, ...]:
    if day is None:
        return (Problem(field, _("Please write the day.")),)
    if day > today:
        return (Problem(field, _("This day has not come yet.")),)
    if day < earliest:
        sentence = _("It began later, on {day}.", day=words.days(earliest, None))
        return (Problem(field, sentence),)
    return ()


class GroupForms(FormMaker):
    """Makes the forms of groups."""

    def group(self, uid: str, draft: GroupDraft, revision: int) -> RecordForm[GroupDraft]:
        """What is written about a group is changed."""
        ground, groups = self._centre.ground, self._centre.trainings.groups
        return self.form(
            Group(_("Change the group"), [*fields.group_entries(ground), *fields.group_more(ground)]),
            draft,
            check=lambda typed: rules.check_group(typed, ground.clock.today(), ground.reference),
            write=lambda typed: groups.save(typed, uid, revision),
            said=lambda _saved: _("The group was changed."),
        )

    def member(self, page: GroupPage) -> RecordForm[MemberDraft]:
        """Somebody comes to the group."""
        ground, groups = self._centre.ground, self._centre.trainings.groups
        entries = [
            Entry(
                "person_uid", _("Who joins"), fields.person_field(self._desk, self._centre), 12, required=True
            ),
            Entry("since", _("Member since"), day_field(ground), 7, required=True),
            Entry("leads", _("Leader"), CheckField(_("Leads the group")), 12),
        ]
        return self.form(
            Group(_("Add a member"), entries),
            MemberDraft(since=ground.clock.today()),
            check=_check_member,
            write=lambda typed: groups.add_member(page.row.uid, typed),
            said=lambda _uid: _("The member was added."),
            undo=lambda uid: lambda: groups.remove_member(uid),
        )

    def parting(self, member: MemberRow) -> RecordForm[Parting]:
        """Somebody leaves the group."""
        ground, groups = self._centre.ground, self._centre.trainings.groups
        entries = [Entry("until", _("Last day"), day_field(ground), 8, required=True)]
        return self.form(
            Group(_("{name} leaves the group", name=member.name), entries),
            Parting(until=ground.clock.today()),
            check=lambda typed: check_parting(typed, member.since, ground.clock.today()),
            write=lambda typed: groups.leave(member.uid, typed.until),
            said=lambda _left: _("{name} left the group.", name=member.name),
            undo=lambda _left: lambda: groups.take_back_leaving(member.uid),
        )

    def ending(self, page: GroupPage) -> RecordForm[Ending]:
        """The group ends."""
        ground, groups = self._centre.ground, self._centre.trainings.groups
        entries = [
            Entry("ended_on", _("Last day"), day_field(ground), 8, required=True),
            Entry("reason", _("Reason"), LongTextField(lines=3), 12, required=True),
        ]
        uid, formed_on = page.row.uid, page.row.formed_on
        return self.form(
            Group(_("The group ends"), entries, _("Its members are free for another group.")),
            Ending(ended_on=ground.clock.today()),
            check=lambda typed: check_ending(typed, formed_on, ground.clock.today()),
            write=lambda typed: groups.end(uid, typed.reason, typed.ended_on),
            said=lambda _ended: _("The group has ended."),
            undo=lambda _ended: lambda: groups.take_back_end(uid),
        )


def _check_member(draft: MemberDraft) -> tuple[Problem, ...]:
    found = []
    if not draft.person_uid:
        found.append(Problem("person_uid", _("Please choose who belongs to the group.")))
    if draft.since is None:
        found.append(Problem("since", _("Please write the day.")))
    return tuple(found)
