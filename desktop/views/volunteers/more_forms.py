"""The small forms of reports, trainings and awards, accounts, and hand-overs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.rules import attainments, pay_accounts
from desktop.rules.attainments import AttainmentDraft
from desktop.rules.months import Month
from desktop.rules.pay_accounts import PayAccountDraft
from desktop.rules.problems import Problem
from desktop.rules.volunteer_months import ReceiptDraft
from desktop.services.volunteers import (
    HandedOver,
    HandOverDraft,
    VolunteerChoice,
    VolunteerPage,
    check_hand_over,
)
from desktop.system.language import _
from desktop.views.day_and_place import day_field
from desktop.views.form_maker import FormMaker
from desktop.views.kit.chips import Choice
from desktop.views.kit.fields import (
    ChipsField,
    ChoiceField,
    LongTextField,
    NumberField,
    PickField,
    TextField,
)
from desktop.views.kit.record_form import Entry, Group, RecordForm

_MOST_HOURS: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingBack:
    """Why the receipt of a report is taken back."""

    reason: str = ""


def check_taking_back(draft: TakingBack) -> tuple[Problem, ...]:
    """What is wrong with taking a receipt back."""
    if draft.reason.strip():
        return ()
    return (Problem("reason", _("Please write why the receipt is taken back.")),)


class MoreForms(FormMaker):
    """Makes the small forms of reports, trainings and awards, accounts, and hand-overs."""

    def receipt(self, uid: str, month: Month) -> RecordForm[ReceiptDraft]:
        """The month's report came."""
        ground, months = self._centre.ground, self._centre.volunteers.months
        entries = [
            Entry("received_on", _("Received on"), day_field(ground), 12, required=True),
            Entry("remark", _("Remark"), LongTextField(lines=2), 12),
        ]
        title = _("Report of {month}", month=month.spoken())
        return self.form(
            Group(title, entries, _("From now on the month counts as reported.")),
            ReceiptDraft(month=month, received_on=ground.clock.today()),
            check=lambda typed: months.check(uid, typed),
            write=lambda typed: months.receive([uid], typed),
            said=lambda _count: _("The report was received."),
            word=_("Received"),
        )

    def taking_back(self, uid: str, month: Month) -> RecordForm[TakingBack]:
        """The month's report was said to have come by mistake."""
        months = self._centre.volunteers.months
        entries = [Entry("reason", _("Reason"), LongTextField(lines=2), 12, required=True)]
        title = _("Take the receipt of {month} back", month=month.spoken())
        return self.form(
            Group(title, entries, _("The month then counts as not reported.")),
            TakingBack(),
            check=check_taking_back,
            write=lambda typed: months.take_back(uid, month, typed.reason),
            said=lambda _written: _("The receipt was taken back."),
            word=_("Take back"),
        )

    def attainment(self, uid: str) -> RecordForm[AttainmentDraft]:
        """A training or an award."""
        ground, service = self._centre.ground, self._centre.volunteers.attainments
        kinds = [Choice(kind, attainments.kind_word(kind)) for kind in attainments.KINDS]
        entries = [
            Entry("kind", _("Kind"), ChipsField(kinds, False), 12, required=True),
            Entry("title", _("Course or award"), TextField(limit=200), 12, required=True),
            Entry("on", _("Day"), day_field(ground), 7, required=True),
            Entry("hours", _("Hours"), NumberField(1, _MOST_HOURS), 5),
            Entry("given_by", _("Held or given by"), TextField(limit=200), 12),
        ]
        return self.form(
            Group(_("Training or award"), entries),
            AttainmentDraft(on=ground.clock.today()),
            check=lambda typed: attainments.check(typed, ground.clock.today()),
            write=lambda typed: service.add(uid, typed),
            said=lambda _uid: _("It was written down."),
            undo=lambda made: lambda: self._undo(lambda: service.take_back(made)),
        )

    def account(self, page: VolunteerPage, holder: str) -> RecordForm[PayAccountDraft]:
        """Where the stipend is paid to."""
        accounts = self._centre.volunteers.accounts
        kinds = [Choice(kind, pay_accounts.kind_word(kind)) for kind in pay_accounts.KINDS]
        banks = [Choice(code, name) for code, name in pay_accounts.BANKS.items()]
        entries = [
            Entry("kind", _("Paid by"), ChipsField(kinds, False), 12, required=True),
            Entry("bank_code", _("Bank"), ChoiceField(banks, empty=_("no bank")), 12),
            Entry("number", _("Number"), TextField(limit=40), 12, required=True),
            Entry("holder", _("In the name of"), TextField(limit=200), 12, required=True),
        ]
        note = _("Shown masked afterwards; whoever looks at the whole number is written down.")
        return self.form(
            Group(_("Where the stipend is paid to"), entries, note),
            PayAccountDraft(holder=holder),
            check=lambda typed: accounts.check(page.uid, typed),
            write=lambda typed: accounts.save(page.uid, typed),
            said=lambda _saved: _("The stipend is paid there from now on."),
        )

    def handing_over(
        self, page: VolunteerPage, successors: Sequence[VolunteerChoice]
    ) -> RecordForm[HandOverDraft]:
        """The open cases pass to a successor."""
        hand_overs = self._centre.volunteers.hand_overs
        entries = [
            Entry("to_uid", _("From now on looked after by"), _successors(successors), 12, required=True),
            Entry("reason", _("Reason"), LongTextField(lines=2), 12),
        ]
        count = len(page.looked_after)
        note = _("{count} open cases. Whoever found a person stays the one who found them.", count=count)
        return self.form(
            Group(_("Hand the open cases over"), entries, note),
            HandOverDraft(),
            check=check_hand_over,
            write=lambda typed: hand_overs.hand_over(page.uid, typed),
            said=_handed_words,
            undo=lambda handed: lambda: self._undo(lambda: hand_overs.take_back(handed.uids)),
            word=_("Hand over"),
        )

    def _undo(self, work: Callable[[], object]) -> None:
        self._desk.run(
            lambda _progress: work(), lambda _done: self._desk.say(_("It is as it was before.")), writes=True
        )


def _handed_words(handed: HandedOver) -> str:
    return _("{count} cases are looked after by {name} now.", count=handed.count, name=handed.to_name)


def _successors(successors: Sequence[VolunteerChoice]) -> PickField:
    """Everybody who could look after them, neighbours first."""
    choices = {one.uid: Choice(one.uid, one.name, one.tambon) for one in successors}

    def search(text: str) -> Sequence[Choice]:
        parts = text.split()
        return [
            choice
            for choice in choices.values()
            if all(part in f"{choice.text} {choice.detail}" for part in parts)
        ]

    return PickField(search, choices.get, _("part of the name or the tambon"))
