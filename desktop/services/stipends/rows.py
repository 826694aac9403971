"""What the windows see of stipends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.rules.months import Month
from desktop.rules.stipends import StipendRate


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """An appointment's month before its list is prepared.

    Attributes:
        volunteer_uid: the appointment.
        person_uid: whose it is.
        name: with title.
        kind: ``volunteer`` or ``graduate``.
        month: which one.
        amount: what the month is worth, in satang; 0 where no rate holds.
        reasons: why it is not paid, as codes of ``rules.stipends``; empty where it may be.
        sentences: the reasons in words, each with what to do.
        report_uid: the receipt of the month's report, where it came.
        line_uid: the line of the list that it stands on, where it does.
        receipt_uid: its living receipt, where it was paid.
    """

    volunteer_uid: str
    person_uid: str
    name: str
    kind: str
    month: Month
    amount: int
    reasons: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    report_uid: str = ""
    line_uid: str = ""
    receipt_uid: str = ""

    @property
    def eligible(self) -> bool:
        """Whether the month may stand on a list now."""
        return not self.reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A pay list as the list of lists shows it.

    Attributes:
        uid: the list.
        month: which month it pays for.
        state: ``prepared``, ``approved``, ``paid`` or ``withdrawn``.
        people: how many lines count.
        total: their sum, in satang.
        budget: what the money is taken from.
        prepared_on: the day.
        prepared_by: in full.
        approved_on: the day.
        approved_by: in full.
        paid_on: the day.
        paid_by: in full.
        withdrawn_on: the day.
        withdrawn_by: in full.
        withdraw_reason: why.
    """

    uid: str
    month: Month
    state: str
    people: int
    total: int
    budget: str
    prepared_on: date
    prepared_by: str
    approved_on: date | None
    approved_by: str
    paid_on: date | None
    paid_by: str
    withdrawn_on: date | None
    withdrawn_by: str
    withdraw_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """One line of a pay list.

    Attributes:
        uid: the line.
        volunteer_uid: the appointment.
        person_uid: whose it is today.
        name: with title.
        kind: ``volunteer`` or ``graduate``.
        amount: in satang.
        released_on: since when it counts no more.
        receipt_uid: its newest receipt, void or living.
        receipt_number: that receipt's number.
    """

    uid: str
    volunteer_uid: str
    person_uid: str
    name: str
    kind: str
    amount: int
    released_on: date | None = None
    receipt_uid: str = ""
    receipt_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """A pay list with its lines.

    Attributes:
        row: the list.
        lines: by name, released ones too.
        words: the sum in Thai words.
    """

    row: ListRow
    lines: tuple[LineRow, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptRow:
    """A receipt as it was issued.

    Attributes:
        uid: the receipt.
        number: such as ``R9403-2570-00012``.
        list_uid: the pay list.
        line_uid: its line.
        volunteer_uid: the appointment.
        month: which month it pays for.
        payee: who received the money.
        amount: in satang.
        on: the day.
        payer: who paid.
        voided_on: since when it is void.
        voided_by: in full.
        void_reason: why.
        replaces: the number of the void receipt that it stands for.
        replaced_by: the number of the one issued in its place.
    """

    uid: str
    number: str
    list_uid: str
    line_uid: str
    volunteer_uid: str
    month: Month
    payee: str
    amount: int
    on: date
    payer: str
    voided_on: date | None = None
    voided_by: str = ""
    void_reason: str = ""
    replaces: str = ""
    replaced_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BankFile:
    """What was written for the bank.

    Attributes:
        count: how many are paid by transfer.
        total: their sum, in satang.
        in_cash: names of those without an account, who are paid in cash.
        cash_total: their sum, in satang.
    """

    count: int
    total: int
    in_cash: tuple[str, ...]
    cash_total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonYear:
    """What one person received for a fiscal year.

    Attributes:
        person_uid: who.
        name: with title.
        amounts: by month, in satang.
        receipts: the living receipts behind each amount.
        total: in satang.
    """

    person_uid: str
    name: str
    amounts: Mapping[Month, int] = field(default_factory=dict)
    receipts: Mapping[Month, tuple[str, ...]] = field(default_factory=dict)
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One volunteer's month as the centre paid it and as the province counts it.

    Attributes:
        volunteer_uid: the appointment.
        name: with title.
        month: which one.
        paid: by the centre, in satang; 0 for nothing.
        counted: by the province, in satang; None where it has not answered.
        remark: the province's.
        receipt_uid: the living receipt, where there is one.
    """

    volunteer_uid: str
    name: str
    month: Month
    paid: int
    counted: int | None
    remark: str = ""
    receipt_uid: str = ""

    @property
    def differs(self) -> bool:
        """Whether the province answered and counts something else."""
        return self.counted is not None and self.counted != self.paid


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A month as the centre paid it beside the province's count.

    Attributes:
        unit: the centre.
        month: which one.
        answered: whether the province has counted it.
        rows: everybody whom one of the two paid or counted, by name.
        paid: the centre's sum, in satang.
        counted: the province's, in satang.
    """

    unit: str
    month: Month
    answered: bool
    rows: tuple[Difference, ...]
    paid: int
    counted: int

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The rows that differ."""
        return tuple(row for row in self.rows if row.differs)


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRow:
    """A rate as the table of rates shows it.

    Attributes:
        rate: what it says.
        changeable: whether it lies ahead and may still be changed.
    """

    rate: StipendRate
    changeable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherAppointment:
    """Another appointment of the same person that touches a month.

    Attributes:
        volunteer_uid: the appointment.
        kind: ``volunteer`` or ``graduate``.
        term_start: its first day.
        term_end: its last day, or the day of leaving where that came first.
        paid: whether the month was paid under it.
        listed: whether it stands on a list that is not paid yet.
    """

    volunteer_uid: str
    kind: str
    term_start: date | None
    term_end: date | None
    paid: bool
    listed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """Everything that makes an appointment's month what it is worth.

    Attributes:
        claimant: whose month, its amount, and what stands in its way.
        unit: the centre.
        order_number: of the appointing order.
        term_start: first day of the term.
        term_end: last day of it.
        left_on: the day of leaving.
        received_on: when the month's report came.
        received_by: who received it.
        rate: the rate that holds, or None where none is set.
        others: the person's other appointments in the month.
        lists: the pay lists that it stood on, withdrawn ones too, the newest first.
        receipts: by their numbers, void ones too.
    """

    claimant: Claimant
    unit: str
    order_number: str
    term_start: date | None
    term_end: date | None
    left_on: date | None
    received_on: date | None
    received_by: str
    rate: StipendRate | None
    others: tuple[OtherAppointment, ...] = ()
    lists: tuple[ListRow, ...] = ()
    receipts: tuple[ReceiptRow, ...] = ()
