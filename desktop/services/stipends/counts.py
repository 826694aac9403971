"""The province counts what it finds in order; the centre compares it with what it paid, row by row."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.models import Citizen, StipendCount, StipendReceipt, Volunteer, new_uid
from desktop.rules import stipends as rules
from desktop.rules.months import Month
from desktop.rules.problems import Problem, Refused
from desktop.services.ground import Ground
from desktop.services.stipends import claims
from desktop.services.stipends.rows import Claimant, Comparison, Difference
from desktop.system.language import _, mark

# What the province's own look does not ask: that it was paid is what it looks at.
_PAID = frozenset({rules.ALREADY_PAID, rules.ON_A_LIST})
Said = Mapping[str, tuple[int, str]]


class Counts:
    """What centres paid beside what the province counts.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def compare(self, month: Month, unit: str | None = None) -> Comparison:
        """A month as it was paid beside the province's count, as far as it answered.

        Args:
            month: which one.
            unit: at the province, a centre; at a centre its own.
        """
        self._ground.actor.require("citizens.view")
        whose = unit or self._ground.unit
        with self._ground.database.read() as session:
            counts = _counts(session, whose, month)
            receipts = _receipts(session, whose, month)
            rows = tuple(
                _difference((uid, name), month, receipts.get(uid), counts.get(uid), bool(counts))
                for uid, name in _names(session, {*counts, *receipts})
            )
        return Comparison(
            unit=whose,
            month=month,
            answered=bool(counts),
            rows=rows,
            paid=sum(row.paid for row in rows),
            counted=sum(row.counted or 0 for row in rows),
        )

    def overview(self, month: Month) -> tuple[Comparison, ...]:
        """A month of every centre of the province, whether it paid or not, by the centres' codes.

        Args:
            month: which one.
        """
        self._ground.actor.require("citizens.view")
        ground = self._ground
        with ground.database.read() as session:
            paid = select(StipendReceipt.origin).where(StipendReceipt.month == str(month)).distinct()
            # A demonstration of the whole region holds centres of other provinces too.
            units = {unit for unit in ground.reference.districts() if unit.startswith(ground.unit)}
            units |= set(session.scalars(paid))
        return tuple(self.compare(month, unit) for unit in sorted(units))

    def count(self, unit: str, month: Month, said: Said | None = None) -> Comparison:
        """The province counts a centre's month: what its own look finds in order, but for what somebody says.

        Args:
            unit: the centre.
            month: which one.
            said: by appointment, the satang that are counted after all, and why.

        Returns:
            The comparison that the centre will see.

        Raises:
            Refused: the role does not allow it, this is no province, an amount makes no sense or differs
                without a reason, or nothing was paid for the month.
        """
        self._ground.actor.require("stipends.count")
        if not self._ground.is_province:
            raise Refused(_("Only the province counts what the centres paid."), code="province-only")
        today, told = self._ground.clock.today(), dict(said or {})
        with self._ground.database.work(
            mark("Count the stipends of a month"), self._ground.actor.uid
        ) as work:
            session = work.session
            receipts, known = _receipts(session, unit, month), _counts(session, unit, month)
            found = {one.volunteer_uid: one for one in claims.claimants(session, unit, month, today)}
            if not (receipts or told or known):
                sentence = _("No stipend of {month} has come from this centre yet.", month=month.spoken())
                raise Refused(sentence, code="not-received")
            if set(told) - {*found, *receipts, *known}:
                raise Refused(_("This entry is no longer in the register."), code="not-found")
            for uid in {*receipts, *told, *known}:
                amount, remark = told.get(uid) or _own_look(receipts.get(uid), found.get(uid))
                _check(receipts.get(uid), amount, remark)
                row = known.get(uid) or StipendCount(
                    uid=new_uid(), unit=unit, volunteer_uid=uid, month=str(month)
                )
                row.amount, row.remark, row.on = amount, remark.strip(), today
                session.add(row)
        return self.compare(month, unit)

    def count_one(self, unit: str, month: Month, volunteer_uid: str, amount: int, remark: str) -> Comparison:
        """The province counts another amount for one appointment; the others stay as they are counted.

        Args:
            unit: the centre.
            month: which one.
            volunteer_uid: the appointment.
            amount: in satang.
            remark: why; the centre reads it.

        Raises:
            Refused: as of ``count``.
        """
        if not self.compare(month, unit).answered:
            return self.count(unit, month, {volunteer_uid: (amount, remark)})
        ground = self._ground
        ground.actor.require("stipends.count")
        with ground.database.work(mark("Count the stipends of a month"), ground.actor.uid) as work:
            row = _counts(work.session, unit, month).get(volunteer_uid)
            receipt = _receipts(work.session, unit, month).get(volunteer_uid)
            if row is None and receipt is None:
                raise Refused(_("This entry is no longer in the register."), code="not-found")
            _check(receipt, amount, remark)
            known = row or StipendCount(
                uid=new_uid(), unit=unit, volunteer_uid=volunteer_uid, month=str(month)
            )
            known.amount, known.remark, known.on = amount, remark.strip(), ground.clock.today()
            work.session.add(known)
        return self.compare(month, unit)


def _own_look(receipt: StipendReceipt | None, one: Claimant | None) -> tuple[int, str]:
    """What the rules count, on what the province itself knows of terms, reports and rates."""
    if receipt is None:
        return 0, _("No receipt of this month is living any more.")
    if one is None:
        return 0, rules.reason_word(rules.OUTSIDE_TERM, Month.parse(receipt.month))
    against = [
        sentence for reason, sentence in zip(one.reasons, one.sentences, strict=True) if reason not in _PAID
    ]
    if against:
        return 0, " ".join(against)
    if one.amount != receipt.amount:
        return one.amount, _("The amount is not the rate of this month.")
    return receipt.amount, ""


def _check(receipt: StipendReceipt | None, amount: int, remark: str) -> None:
    sentence = ""
    if type(amount) is not int or amount < 0:
        sentence = _("An amount has whole satang and is not below 0.")
    elif amount != (receipt.amount if receipt else 0) and not remark.strip():
        sentence = _("Write why another amount is counted than was paid.")
    if sentence:
        raise Refused(sentence, code="draft", problems=[Problem("amount", sentence)])


def _difference(
    who: tuple[str, str],
    month: Month,
    receipt: StipendReceipt | None,
    count: StipendCount | None,
    answered: bool,
) -> Difference:
    counted = (count.amount if count else 0) if answered else None
    return Difference(
        volunteer_uid=who[0],
        name=who[1],
        month=month,
        paid=receipt.amount if receipt else 0,
        counted=counted,
        remark=count.remark if count else "",
        receipt_uid=receipt.uid if receipt else "",
    )


def _counts(session: Session, unit: str, month: Month) -> dict[str, StipendCount]:
    query = select(StipendCount).where(StipendCount.unit == unit, StipendCount.month == str(month))
    return {row.volunteer_uid: row for row in session.scalars(query)}


def _receipts(session: Session, unit: str, month: Month) -> dict[str, StipendReceipt]:
    query = select(StipendReceipt).where(
        StipendReceipt.origin == unit,
        StipendReceipt.month == str(month),
        StipendReceipt.voided_on.is_(None),
    )
    return {row.volunteer_uid: row for row in session.scalars(query)}


def _names(session: Session, uids: set[str]) -> list[tuple[str, str]]:
    query = (
        select(Volunteer.uid, Citizen)
        .join(Citizen, Citizen.uid == Volunteer.person_uid)
        .order_by(Citizen.sort_name, Volunteer.uid)
    )
    return [(uid, claims.name_of(person)) for uid, person in session.execute(query) if uid in uids]
