"""The forms about forums: the forum itself, what was raised and decided, and the group that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop.rules import forums as rules
from desktop.rules.citizens import LAST_VILLAGE
from desktop.rules.forums import DecisionDraft, ForumDraft, MatterDraft
from desktop.rules.problems import Problem
from desktop.rules.reference import offered
from desktop.rules.trainings import GROUP_KINDS, GroupDraft, group_kind_word
from desktop.services.centre import Centre
from desktop.services.forums import DecisionRow, ForumPage, MatterRow
from desktop.system.language import _
from desktop.views.day_and_place import day_field, tambon_field
from desktop.views.form_maker import FormMaker
from desktop.views.kit.chips import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import ChipsField, ChoiceField, LongTextField, NumberField, TextField
from desktop.views.kit.form_groups import Entry, Group
from desktop.views.kit.record_form import RecordForm, SaveAction

_HOUR: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """When a decision was done."""

    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """Why a forum is taken back."""

    reason: str = ""


def forum_form(
    desk: Desk,
    centre: Centre,
    draft: ForumDraft,
    save: Callable[[ForumDraft], object],
    *,
    is_new: bool,
) -> RecordForm[ForumDraft]:
    """The form of a forum.

    Args:
        desk: runs the work and asks.
        centre: the services.
        draft: what it is filled with.
        save: takes what was typed.
        is_new: whether it is not written down yet.
    """
    heading = _("New forum") if is_new else _("Change the forum")
    return RecordForm(
        desk,
        heading,
        [_held(centre), _told(centre)],
        draft,
        check=lambda typed: rules.check(typed, centre.ground.clock.today(), centre.ground.reference.tambons),
        actions=[SaveAction(_("Save"), save, "Ctrl+S")],
    )


def _held(centre: Centre) -> Group:
    ground = centre.ground
    entries = [
        Entry("on", _("Day of the forum"), day_field(ground), 6, required=True),
        Entry("begins", _("Begins at"), TextField(limit=_HOUR), 3, hint=_("such as 9.30")),
        Entry("ends", _("Ends at"), TextField(limit=_HOUR), 3),
        Entry("tambon_code", _("Tambon"), tambon_field(ground), 6, required=True),
        Entry(
            "village_number", _("Village"), NumberField(1, LAST_VILLAGE), 6, hint=_("Empty: several villages")
        ),
        Entry("place", _("House or hall"), TextField(limit=rules.LONGEST_NAME), 12, required=True),
        Entry("subject", _("What it was about"), TextField(limit=rules.LONGEST_NAME), 12),
        Entry("men", _("Men who came"), NumberField(0, rules.MOST_HEADS), 6),
        Entry("women", _("Women who came"), NumberField(0, rules.MOST_HEADS), 6),
    ]
    return Group(_("Who met where"), entries)


def _told(centre: Centre) -> Group:
    name = rules.LONGEST_NAME
    entries = [
        Entry("chair", _("Led by"), TextField(limit=name), 12),
        Entry("chair_position", _("Position"), TextField(limit=name), 12),
        Entry("offices", _("Offices and groups that came"), _lines(3, _("One on each line")), 12),
        Entry("opening", _("How the talk went"), _lines(3), 12),
        Entry("next_on", _("Meets again on"), day_field(centre.ground), 12),
        Entry("officer", _("Written down by"), TextField(limit=name), 12),
    ]
    return Group(_("For the record"), entries, side=True)


def _lines(count: int, placeholder: str = "") -> LongTextField:
    """Room for a few lines; more than that scroll."""
    field = LongTextField(placeholder, count)
    field.edit.setFixedHeight(field.edit.minimumHeight())
    return field


class SmallForms(FormMaker):
    """Makes the small forms beside a forum and beside the list of what was raised."""

    def matter(self, page: ForumPage, row: MatterRow | None = None) -> RecordForm[MatterDraft]:
        """What was raised: a new matter, or one that is changed."""
        matters, forum = self._centre.forums.matters, page.row.uid
        categories = self._centre.ground.reference.categories
        draft = MatterDraft()
        if row is not None:
            draft = MatterDraft(
                matter=row.matter, raised_by=row.raised_by, people=row.people, category_code=row.category_code
            )
        entries = [
            Entry("matter", _("What was raised"), _lines(3), 12, required=True),
            Entry("category_code", _("Need"), self._categories(page.row.on), 12),
            Entry("people", _("For how many people"), NumberField(1, rules.MOST_HEADS), 12),
            Entry(
                "raised_by",
                _("Raised by"),
                TextField(limit=rules.LONGEST_NAME),
                12,
                hint=_("Nobody has to give a name."),
            ),
        ]
        return self.form(
            Group(_("What was raised") if row is None else _("Change what was raised"), entries),
            draft,
            check=lambda typed: rules.check_matter(typed, categories, page.row.on),
            write=lambda typed: matters.add(forum, typed) if row is None else matters.save(row.uid, typed),
            said=lambda _saved: _("The matter was written down."),
            undo=lambda saved: self._undo(lambda: matters.take_back(saved.uid)) if row is None else None,
        )

    def decision(self, page: ForumPage, row: DecisionRow | None = None) -> RecordForm[DecisionDraft]:
        """What was decided: a new decision, or one that is changed."""
        decisions, forum = self._centre.forums.decisions, page.row.uid
        draft = DecisionDraft()
        if row is not None:
            draft = DecisionDraft(decision=row.decision, responsible=row.responsible, due_on=row.due_on)
        entries = [
            Entry("decision", _("What was decided"), _lines(3), 12, required=True),
            Entry("responsible", _("Who does it"), TextField(limit=rules.LONGEST_NAME), 12),
            Entry("due_on", _("Until when"), day_field(self._centre.ground), 12),
        ]
        return self.form(
            Group(_("What was decided") if row is None else _("Change what was decided"), entries),
            draft,
            check=lambda typed: rules.check_decision(typed, page.row.on),
            write=lambda typed: (
                decisions.add(forum, typed) if row is None else decisions.save(row.uid, typed)
            ),
            said=lambda _saved: _("The decision was written down."),
            undo=lambda saved: self._undo(lambda: decisions.take_back(saved.uid)) if row is None else None,
        )

    def done(self, page: ForumPage, row: DecisionRow) -> RecordForm[Done]:
        """When a decision was done."""
        ground, decisions = self._centre.ground, self._centre.forums.decisions
        entries = [Entry("done_on", _("Done on"), day_field(ground), 12, required=True)]
        return self.form(
            Group(_("This was done"), entries, row.decision),
            Done(done_on=ground.clock.today()),
            check=lambda typed: rules.check_done(typed.done_on, page.row.on, ground.clock.today()),
            write=lambda typed: decisions.done(row.uid, typed.done_on),
            said=lambda _none: _("The decision is done."),
            undo=lambda _none: self._undo(lambda: decisions.not_done(row.uid)),
        )

    def taking_back(self, page: ForumPage) -> RecordForm[TakenBack]:
        """Why a forum is taken back."""
        forums, uid = self._centre.forums, page.row.uid
        entries = [Entry("reason", _("Reason"), _lines(3), 12, required=True)]
        note = _("Neither the forum nor what was raised there counts any more. It can still be looked at.")
        return self.form(
            Group(_("Take the forum back"), entries, note),
            TakenBack(),
            check=_without_reason,
            write=lambda typed: forums.take_back(uid, typed.reason),
            said=lambda _none: _("The forum was taken back."),
            word=_("Take it back"),
        )

    def group(self, rows: Sequence[MatterRow], draft: GroupDraft) -> RecordForm[GroupDraft]:
        """The group that comes of matters."""
        ground, matters = self._centre.ground, self._centre.forums.matters
        uids = [row.uid for row in rows]
        kinds = [Choice(code, group_kind_word(code)) for code in GROUP_KINDS]
        entries = [
            Entry("name", _("Name of the group"), TextField(limit=rules.LONGEST_NAME), 12, required=True),
            Entry("kind", _("Kind"), ChipsField(kinds, False), 12, required=True),
            Entry("tambon_code", _("Tambon"), tambon_field(ground), 12),
            Entry("formed_on", _("Formed on"), day_field(ground), 12, required=True),
            Entry("purpose", _("What it is for"), _lines(3), 12),
        ]
        return self.form(
            Group(_("Form a group"), entries, _members_note(rows)),
            draft,
            check=matters.check_group,
            write=lambda typed: matters.form_group(uids, typed),
            said=lambda _uid: _("The group was formed. It stands among the groups, where people are added."),
            word=_("Form the group"),
        )

    def _undo(self, work: Callable[[], object]) -> Callable[[], object]:
        said = _("It was undone.")

        def undo() -> None:
            self._desk.run(lambda _progress: work(), lambda _none: self._desk.say(said), writes=True)

        return undo

    def _categories(self, day: date) -> ChoiceField:
        found = offered(self._centre.ground.reference.categories.values(), day)
        return ChoiceField([Choice(one.code, one.name) for one in found], _("No kind chosen"))


def _without_reason(typed: TakenBack) -> Sequence[Problem]:
    return (
        () if typed.reason.strip() else (Problem("reason", _("Please write why this forum is taken back.")),)
    )


def _members_note(rows: Sequence[MatterRow]) -> str:
    people = sum(1 for row in rows if row.case_uid)
    if people:
        return _("Whoever has a case from these matters ({count}) belongs to it at once.", count=people)
    return _("Nobody has a case from these matters yet. People are added to the group afterwards.")


def with_name(draft: GroupDraft, rows: Sequence[MatterRow]) -> GroupDraft:
    """The draft of a group with a name that says what and where.

    Args:
        draft: without a name.
        rows: the matters.
    """
    categories, places = {row.category for row in rows}, {row.tambon for row in rows}
    if len(categories) != 1 or len(places) != 1 or not rows[0].category:
        return draft
    return replace(draft, name=f"กลุ่ม{rows[0].category} ตำบล{rows[0].tambon}")
