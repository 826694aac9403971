"""The forms that are rarely needed: a coming rate, another amount counted, numbers of a lost register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.rules import stipends as rules
from desktop.rules.months import Month
from desktop.rules.problems import Problem, Refused
from desktop.rules.stipends import RateDraft
from desktop.rules.volunteers import KINDS, kind_word
from desktop.services.stipends import Difference
from desktop.system.language import _
from desktop.views.day_and_place import day_field
from desktop.views.form_maker import FormMaker
from desktop.views.kit.chips import Choice
from desktop.views.kit.fields import ChipsField, LongTextField, MoneyField, TextField
from desktop.views.kit.record_form import Entry, Group, RecordForm
from desktop.views.stipends import words


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherAmount:
    """What is counted instead of what was paid."""

    amount: int | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastNumber:
    """The last number that stands on a paper, and what happened to the register."""

    last: str = ""
    reason: str = ""


def check_other_amount(draft: OtherAmount, paid: int) -> tuple[Problem, ...]:
    """What is wrong with an amount that is counted."""
    if draft.amount is None or draft.amount < 0:
        return (Problem("amount", _("Write baht, such as 600 or 0.")),)
    if draft.amount != paid and not draft.remark.strip():
        return (Problem("remark", _("Write why another amount is counted than was paid.")),)
    return ()


def check_last_number(draft: LastNumber) -> tuple[Problem, ...]:
    """What is wrong with the last number of a lost register."""
    problems = []
    try:
        rules.parse_receipt_number(draft.last)
    except Refused as refused:
        problems.append(Problem("last", refused.sentence))
    if not draft.reason.strip():
        problems.append(Problem("reason", _("Please write the reason.")))
    return tuple(problems)


class MoreForms(FormMaker):
    """Makes the forms that are rarely needed."""

    def rate(
        self, kind: str = "volunteer", since: date | None = None, satang: int = 0
    ) -> RecordForm[RateDraft]:
        """What a coming month shall be worth.

        Args:
            kind: what is filled in at first.
            since: likewise; None takes the first day of the next month.
            satang: likewise.
        """
        today, rates = self._centre.ground.clock.today(), self._centre.stipends.rates
        day = day_field(self._centre.ground)
        kinds = ChipsField([Choice(code, kind_word(code)) for code in KINDS], False)
        entries = [
            Entry("kind", _("For whom"), kinds, 12, required=True),
            Entry("since", _("From the first day of"), day, 12, required=True),
            Entry("satang", _("A month (baht)"), MoneyField(), 12, required=True),
        ]
        note = _("Every centre gets it with your next file. Months before keep their rate.")
        blank = RateDraft(kind=kind, since=since or Month.of(today).next().first, satang=satang)
        return self.form(
            Group(_("Set a coming rate"), entries, note),
            blank,
            check=lambda typed: rules.check_rate(typed, today),
            write=rates.save,
            said=lambda _code: _("The rate is set."),
            word=_("Set"),
        )

    def other_amount(self, unit: str, row: Difference) -> RecordForm[OtherAmount]:
        """Another amount is counted than was paid.

        Args:
            unit: the centre.
            row: what was paid and counted.
        """
        counts = self._centre.stipends.counts
        entries = [
            Entry("amount", _("Counted (baht)"), MoneyField(), 12, required=True),
            Entry("remark", _("Reason, which the centre will read"), LongTextField(lines=3), 12),
        ]
        note = _("{name} was paid {amount}.", name=row.name, amount=words.baht(row.paid))
        blank = OtherAmount(amount=row.paid if row.counted is None else row.counted, remark=row.remark)

        def write(typed: OtherAmount) -> object:
            assert typed.amount is not None
            return counts.count_one(unit, row.month, row.volunteer_uid, typed.amount, typed.remark)

        return self.form(
            Group(_("Count another amount"), entries, note),
            blank,
            check=lambda typed: check_other_amount(typed, row.paid),
            write=write,
            said=lambda _found: _("It is counted so. The centre sees it with your next file."),
            word=_("Count"),
        )

    def last_number(self) -> RecordForm[LastNumber]:
        """The register was lost with its disk: numbers that papers bear are not given out again."""
        receipts = self._centre.stipends.receipts
        entries = [
            Entry("last", _("Highest number on a paper"), TextField(limit=20), 12, required=True),
            Entry("reason", _("What happened"), LongTextField(lines=2), 12, required=True),
        ]
        note = _(
            "Where the register before could still be read, its receipts came along by themselves and "
            "nothing is to be done. Otherwise look at the papers: the numbers up to this one stay theirs."
        )
        return self.form(
            Group(_("Go on after the numbers on paper"), entries, note),
            LastNumber(),
            check=check_last_number,
            write=lambda typed: receipts.go_on_after(typed.last, typed.reason),
            said=lambda lost: _("{count} numbers are on paper only now.", count=len(lost)),
            word=_("Confirm"),
        )
