"""Receipts of stipends: looked at, voided with a reason, and issued anew; never changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop.database import closed_months, stipend_amounts
from desktop.database.among import among
from desktop.database.stipend_amounts import number_of
from desktop.database.work import Work
from desktop.models import RunningNumber, StipendLine, StipendReceipt, Volunteer
from desktop.rules import stipends as rules
from desktop.rules.months import Month, fiscal_year
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.services.stipends import approving, issuing
from desktop.services.stipends.looking import span
from desktop.services.stipends.pay_lists import require_reason
from desktop.services.stipends.rows import ReceiptRow
from desktop.system.language import _, mark

# More than this were never issued between a backup and a broken disk; a slip of the keys is.
_MOST_LOST = 1_000


class Receipts:
    """Receipts of stipends.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def one(self, uid: str) -> ReceiptRow:
        """A receipt.

        Args:
            uid: the receipt.

        Raises:
            Refused: the role does not allow it, or there is no such receipt.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return row_of(session, found(session, uid))

    def of_list(self, uid: str) -> tuple[ReceiptRow, ...]:
        """The receipts of a pay list by their numbers, void ones too.

        Args:
            uid: the list.
        """
        self._ground.actor.require("citizens.view")
        lines = select(StipendLine.uid).where(StipendLine.list_uid == uid)
        return self._rows(select(StipendReceipt).where(StipendReceipt.line_uid.in_(lines)))

    def of_volunteer(self, uid: str) -> tuple[ReceiptRow, ...]:
        """The receipts of an appointment by their numbers, void ones too.

        Args:
            uid: the volunteer.
        """
        self._ground.actor.require("citizens.view")
        return self._rows(select(StipendReceipt).where(StipendReceipt.volunteer_uid == uid))

    def of_year(
        self, fiscal_year: int, person_uid: str = "", unit: str | None = None
    ) -> tuple[ReceiptRow, ...]:
        """The receipts for the months of a fiscal year by their numbers, void ones too.

        Args:
            fiscal_year: the Buddhist year in which it ends; 0 takes all years.
            person_uid: whose; empty takes everybody's.
            unit: at the province, a centre; None takes all.
        """
        self._ground.actor.require("citizens.view")
        query = select(StipendReceipt)
        if fiscal_year:
            query = query.where(StipendReceipt.month.between(*span(fiscal_year)))
        if person_uid:
            theirs = select(Volunteer.uid).where(Volunteer.person_uid == person_uid)
            query = query.where(StipendReceipt.volunteer_uid.in_(theirs))
        if unit is not None:
            query = query.where(StipendReceipt.origin == unit)
        return self._rows(query)

    def of_person(self, uid: str) -> tuple[ReceiptRow, ...]:
        """The receipts of all of a person's appointments by their numbers, void ones too.

        Args:
            uid: the person.
        """
        self._ground.actor.require("citizens.view")
        theirs = select(Volunteer.uid).where(Volunteer.person_uid == uid)
        return self._rows(select(StipendReceipt).where(StipendReceipt.volunteer_uid.in_(theirs)))

    def _rows(self, query: Select[StipendReceipt]) -> tuple[ReceiptRow, ...]:
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            ordered = query.order_by(StipendReceipt.fiscal_year, StipendReceipt.number, StipendReceipt.uid)
            return rows_of(session, session.scalars(ordered).all())

    def void(self, uid: str, reason: str) -> None:
        """The money was not paid or came back: the receipt is void, its number stays, the month is unpaid.

        Args:
            uid: the receipt.
            reason: why; it stays with the number.

        Raises:
            Refused: the role does not allow it, no reason, or the receipt is void already.
        """
        self._ground.actor.require("stipends.void")
        with self._ground.database.work(mark("Void a receipt"), self._ground.actor.uid) as work:
            receipt = self._end(work, uid, reason)
            line = work.session.get_one(StipendLine, receipt.line_uid)
            line.released_on = self._ground.clock.today()

    def issue_anew(self, uid: str, reason: str) -> str:
        """The receipt was wrong: it is void, and another stands for the same money.

        The name, the ID number and the address are those that the register holds now.

        Args:
            uid: the receipt.
            reason: why; it stays with the void one's number.

        Returns:
            The new receipt's uid.

        Raises:
            Refused: the role does not allow it, no reason, or the receipt is void already.
        """
        self._ground.actor.require("stipends.void")
        title = mark("Void a receipt and issue another")
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            receipt = self._end(work, uid, reason)
            line = work.session.get_one(StipendLine, receipt.line_uid)
            today = self._ground.clock.today()
            return issuing.issue(self._ground, work, line, today, replaces=uid).uid

    def go_on_after(self, last: str, reason: str) -> tuple[str, ...]:
        """A register was lost with its disk: its last receipts are on paper only, their numbers stay theirs.

        Where the register that a backup replaces can still be read, its receipts come along by themselves.

        Args:
            last: the highest number on a paper of the fiscal year.
            reason: what happened; it stands in the audit chain.

        Returns:
            The numbers that are on paper only now.

        Raises:
            Refused: the role does not allow it, no reason, no such number, another centre's, or the register
                knows it.
        """
        self._ground.actor.require("approvals.give")
        said, (unit, number, year) = require_reason(reason), rules.parse_receipt_number(last)
        with self._ground.database.work(
            mark("Leave out receipts that are on paper only"), self._ground.actor.uid
        ) as work:
            approving.require_approver(self._ground, work.session)
            known = work.session.get(RunningNumber, (unit, issuing.SERIES, year))
            first = (known.last if known else 0) + 1
            this = fiscal_year(self._ground.clock.today())
            likely = unit == self._ground.unit and year in (this - 1, this) and number - first < _MOST_LOST
            if number < first or not likely:
                raise Refused(
                    _(
                        "This is no number that comes next here. Look at the papers again; "
                        "nothing was changed."
                    ),
                    code="no-such-number",
                )
            row = known or RunningNumber(unit=unit, kind=issuing.SERIES, fiscal_year=year)
            row.last = number
            work.session.add(row)
            lost = tuple(rules.receipt_number(unit, each, year) for each in range(first, number + 1))
            for each in lost:
                work.touch(stipend_amounts.ON_PAPER_ONLY, each)
            work.touch("reason", said)
            return lost

    def _end(self, work: Work, uid: str, reason: str) -> StipendReceipt:
        self._ground.actor.require("stipends.void")
        said, today = require_reason(reason), self._ground.clock.today()
        receipt = found(work.session, uid)
        if receipt.origin != self._ground.unit:
            raise Refused(
                _("Another office wrote this entry. Only that office can change it."), code="not-ours"
            )
        if receipt.voided_on is not None:
            sentence = _(
                "Receipt {number} is void already. What is void stays void.", number=number_of(receipt)
            )
            raise Refused(sentence, code="already-void")
        closed_months.refuse_if_closed(work.session, self._ground.unit, today)
        receipt.voided_on, receipt.voided_by = today, self._ground.actor.full_name
        receipt.void_reason = said
        # Before another is issued: the database keeps a second living one out.
        work.session.flush()
        stipend_amounts.tell(work, receipt, void=True)
        return receipt


def found(session: Session, uid: str) -> StipendReceipt:
    """A receipt.

    Raises:
        Refused: there is no such receipt.
    """
    receipt = session.get(StipendReceipt, uid)
    if receipt is None:
        raise Refused(_("This entry is no longer in the register."), code="not-found")
    return receipt


def neighbours(session: Session, receipt: StipendReceipt) -> Mapping[str, str]:
    """The numbers of the receipt that one replaces, and of the one that replaces it; empty for none."""
    before = session.get(StipendReceipt, receipt.replaces_uid) if receipt.replaces_uid else None
    after = session.scalar(select(StipendReceipt).where(StipendReceipt.replaces_uid == receipt.uid).limit(1))
    return {
        "replaces": number_of(before) if before else "",
        "replaced_by": number_of(after) if after else "",
    }


def row_of(session: Session, receipt: StipendReceipt) -> ReceiptRow:
    """A receipt as the windows see it."""
    [row] = rows_of(session, [receipt])
    return row


def rows_of(session: Session, found: Sequence[StipendReceipt]) -> tuple[ReceiptRow, ...]:
    """Receipts as the windows see them."""
    line_uids = [receipt.line_uid for receipt in found]
    query = select(StipendLine.uid, StipendLine.list_uid).where(StipendLine.uid.in_(among(line_uids)))
    lists = dict(session.execute(query).all())
    # A receipt and the one that stands for it are of one line.
    of_two = [receipt.line_uid for receipt in found if receipt.voided_on or receipt.replaces_uid]
    beside = select(StipendReceipt).where(StipendReceipt.line_uid.in_(among(of_two)))
    others = session.scalars(beside).all() if of_two else []
    numbers = {other.uid: number_of(other) for other in others}
    after = {other.replaces_uid: number_of(other) for other in others if other.replaces_uid}
    return tuple(
        _row(receipt, lists[receipt.line_uid], numbers.get(receipt.replaces_uid, ""), after)
        for receipt in found
    )


def _row(receipt: StipendReceipt, list_uid: str, replaces: str, after: Mapping[str, str]) -> ReceiptRow:
    return ReceiptRow(
        uid=receipt.uid,
        number=number_of(receipt),
        list_uid=list_uid,
        line_uid=receipt.line_uid,
        volunteer_uid=receipt.volunteer_uid,
        month=Month.parse(receipt.month),
        payee=receipt.payee,
        amount=receipt.amount,
        on=receipt.on,
        payer=receipt.payer,
        voided_on=receipt.voided_on,
        voided_by=receipt.voided_by,
        void_reason=receipt.void_reason,
        replaces=replaces,
        replaced_by=after.get(receipt.uid, ""),
    )
