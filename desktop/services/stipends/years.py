"""A fiscal year's stipends: who received what, by month and person, and a statement for one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.database import stipend_books
from desktop.database.stipend_amounts import number_of
from desktop.database.stipend_books import Proof
from desktop.models import Citizen, StipendReceipt, Volunteer
from desktop.rules.money import baht, in_words
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.rules.thai_date import short
from desktop.services.ground import Ground
from desktop.services.stipends import claims
from desktop.services.stipends.looking import span
from desktop.services.stipends.rows import PersonYear
from desktop.system.language import _

if TYPE_CHECKING:
    from desktop.printing.forms import register_list

_COLUMNS = (
    ("เดือน", 120, False),
    ("เลขที่ใบสำคัญ", 140, False),
    ("วันที่จ่าย", 110, False),
    ("จำนวนเงิน (บาท)", 110, True),
    ("หมายเหตุ", 220, False),
)


class Years:
    """Years of stipends.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def year(self, fiscal_year: int, unit: str | None = None) -> tuple[PersonYear, ...]:
        """What everybody received for the months of a fiscal year, by name; void receipts do not count.

        Args:
            fiscal_year: the Buddhist year in which it ends.
            unit: at the province, a centre; None takes all.
        """
        self._ground.actor.require("citizens.view")
        query = (
            select(StipendReceipt, Citizen)
            .join(Volunteer, Volunteer.uid == StipendReceipt.volunteer_uid)
            .join(Citizen, Citizen.uid == Volunteer.person_uid)
            .where(StipendReceipt.month.between(*span(fiscal_year)), StipendReceipt.voided_on.is_(None))
            .order_by(Citizen.sort_name, Citizen.uid, StipendReceipt.month)
        )
        if unit is not None:
            query = query.where(StipendReceipt.origin == unit)
        people: dict[str, tuple[str, list[StipendReceipt]]] = {}
        with self._ground.database.read() as session:
            for receipt, person in session.execute(query):
                people.setdefault(person.uid, (claims.name_of(person), []))[1].append(receipt)
            return tuple(_person_year(uid, name, found) for uid, (name, found) in people.items())

    def proof(self) -> Proof:
        """Whether lists, receipts and the audit chain tell one sum, and no number is missing."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return stipend_books.proof(session, self._ground.unit)

    def statement_sheet(self, person_uid: str, fiscal_year: int) -> register_list.Sheet:
        """What one person received for a fiscal year, month by month, void receipts named as such.

        Args:
            person_uid: who.
            fiscal_year: the Buddhist year in which it ends.

        Raises:
            Refused: the role does not allow it, there is no such person, or they received nothing.
        """
        from desktop.printing.forms import register_list as form

        ground = self._ground
        ground.actor.require("citizens.view")
        theirs = select(Volunteer.uid).where(Volunteer.person_uid == person_uid)
        query = (
            select(StipendReceipt)
            .where(StipendReceipt.volunteer_uid.in_(theirs), StipendReceipt.month.between(*span(fiscal_year)))
            .order_by(StipendReceipt.month, StipendReceipt.uid)
        )
        with ground.database.read() as session:
            person = session.get(Citizen, person_uid)
            found = session.scalars(query).all()
            if person is None or not found:
                raise Refused(_("No stipend was paid to this person for this year."), code="nobody")
            total = sum(receipt.amount for receipt in found if receipt.voided_on is None)
            return form.Sheet(
                number="",
                centre=ground.unit_name,
                name=f"ค่าตอบแทนที่ได้รับ ปีงบประมาณ พ.ศ. {fiscal_year}",
                said=(claims.name_of(person), f"รวม {baht(total)} บาท ({in_words(total)})"),
                columns=tuple(
                    form.ListColumn(head=head, share=share, figures=figures)
                    for head, share, figures in _COLUMNS
                ),
                lines=tuple(form.Line(cells=tuple(_cells(receipt))) for receipt in found),
                officer=ground.actor.full_name,
                printed_on=ground.clock.today(),
                printed_at=f"{ground.clock.now():%H.%M} น.",
            )


def _person_year(uid: str, name: str, found: list[StipendReceipt]) -> PersonYear:
    amounts: dict[Month, int] = {}
    behind: dict[Month, tuple[str, ...]] = {}
    for receipt in found:
        month = Month.parse(receipt.month)
        amounts[month] = amounts.get(month, 0) + receipt.amount
        behind[month] = (*behind.get(month, ()), receipt.uid)
    return PersonYear(
        person_uid=uid, name=name, amounts=amounts, receipts=behind, total=sum(amounts.values())
    )


def _cells(receipt: StipendReceipt) -> Iterator[str]:
    yield Month.parse(receipt.month).thai()
    yield number_of(receipt)
    yield short(receipt.on, thai_digits=False)
    yield baht(receipt.amount if receipt.voided_on is None else 0)
    yield f"ยกเลิก {baht(receipt.amount)} บาท: {receipt.void_reason}" if receipt.voided_on else ""
