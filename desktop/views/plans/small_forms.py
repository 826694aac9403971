"""The small forms of plans: an item, what hindered a month, the supervisor's opinion."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.rules import plans as rules
from desktop.rules.plans import LONGEST_RESULT, MOST_PEOPLE, MOST_TIMES, PlanItemDraft, WorkNoteDraft
from desktop.rules.problems import Problem
from desktop.rules.reference import offered
from desktop.services.ground import Ground
from desktop.services.plans import PlanPage
from desktop.system.language import _
from desktop.views.day_and_place import tambon_field
from desktop.views.form_maker import FormMaker
from desktop.views.kit.chips import Choice
from desktop.views.kit.fields import ChipsField, ChoiceField, LongTextField, NumberField, TextField
from desktop.views.kit.record_form import Entry, Group, RecordForm
from desktop.views.plans import words

_LINE: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What the supervisor says of a month's work."""

    opinion: str = ""


def kind_field(ground: Ground) -> ChoiceField:
    """A type of activity."""
    kinds = offered(ground.reference.activity_types.values(), ground.clock.today())
    return ChoiceField([Choice(kind.code, kind.name) for kind in kinds])


def prose_field(lines: int) -> LongTextField:
    """Words over some lines, as high as these: what is longer scrolls.

    Args:
        lines: how many are seen.
    """
    made = LongTextField(lines=lines)
    made.edit.setFixedHeight(made.edit.minimumHeight())
    return made


def check_opinion(draft: Opinion) -> tuple[Problem, ...]:
    """What is wrong with an opinion."""
    if len(draft.opinion) <= LONGEST_RESULT:
        return ()
    sentence = _("This is too long; {count} characters fit here.", count=LONGEST_RESULT)
    return (Problem("opinion", sentence),)


class SmallForms(FormMaker):
    """Makes the small forms of plans."""

    def item(
        self, page: PlanPage, uid: str = "", draft: PlanItemDraft | None = None, revision: int | None = None
    ) -> RecordForm[PlanItemDraft]:
        """An item of a plan, new or to be changed.

        Args:
            page: the plan that it stands in.
            uid: the item; empty for a new one.
            draft: what it is filled with.
            revision: the one that it was filled from.
        """
        items = self._centre.plans.items
        blank = draft or PlanItemDraft(month=str(page.month), volunteer_uid=page.worker.uid)
        title = _("Change the plan") if uid else _("Write into the plan")
        note = f"{words.worker_name(page.worker)} · {page.month.spoken()}"

        def write(typed: PlanItemDraft) -> str:
            if not uid:
                return items.add(typed)
            items.save(typed, uid, revision)
            return ""

        return self.form(
            Group(title, self._item_entries(), note),
            blank,
            check=items.check,
            write=write,
            said=lambda made: _("It stands in the plan.") if made else _("The plan was changed."),
            undo=lambda made: (lambda: self._undo(lambda: items.take_back([made]))) if made else None,
        )

    def _item_entries(self) -> Sequence[Entry]:
        ground = self._centre.ground
        recurring = _("Days such as every Wednesday are taken over into the next month.")
        return (
            Entry("field", _("Field of work"), ChipsField(words.field_choices(), False), 12, required=True),
            Entry("activity", _("What shall be done"), prose_field(2), 12, required=True),
            Entry("kind", _("Type of activity"), kind_field(ground), 6, required=True),
            Entry("days", _("On which days"), TextField(limit=_LINE), 6, hint=recurring),
            Entry("place", _("Place"), TextField(limit=_LINE), 6),
            Entry("tambon_code", _("Tambon"), tambon_field(ground), 6),
            Entry("times", _("How often"), NumberField(1, MOST_TIMES), 3, required=True),
            Entry("people", _("People to reach"), NumberField(0, MOST_PEOPLE), 3),
            Entry("with_whom", _("Together with"), TextField(limit=_LINE), 6),
        )

    def notes(self, page: PlanPage) -> RecordForm[WorkNoteDraft]:
        """What hindered the month, and what is proposed."""
        service = self._centre.plans.notes
        entries = [
            Entry("problems", _("Problems and obstacles"), prose_field(4), 12),
            Entry("proposals", _("Proposals"), prose_field(4), 12),
        ]
        return self.form(
            Group(_("Notes of the month"), entries, _("They stand in the monthly report.")),
            WorkNoteDraft(problems=page.problems, proposals=page.proposals),
            check=rules.check_note,
            write=lambda typed: service.save(page.month, page.worker.uid, typed),
            said=lambda _none: _("The notes were saved."),
        )

    def opinion(self, page: PlanPage) -> RecordForm[Opinion]:
        """What the supervisor says of the month's work."""
        service = self._centre.plans.notes
        entries = [Entry("opinion", _("Opinion of the supervisor"), prose_field(4), 12)]
        note = _("It stands in the monthly report, with your name.")
        return self.form(
            Group(_("Opinion of the supervisor"), entries, note),
            Opinion(opinion=page.opinion),
            check=check_opinion,
            write=lambda typed: service.give_opinion(page.month, page.worker.uid, typed.opinion),
            said=lambda _none: _("The opinion was saved."),
        )

    def _undo(self, work: Callable[[], object]) -> None:
        self._desk.run(
            lambda _progress: work(), lambda _done: self._desk.say(_("It is as it was before.")), writes=True
        )
