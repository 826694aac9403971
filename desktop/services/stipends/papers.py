"""The words of the papers of stipends: the pay list, the receipt, and a person's year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database.stipend_amounts import number_of
from desktop.database.work import setting
from desktop.models import (
    Assignment,
    Citizen,
    Document,
    StipendLine,
    StipendList,
    StipendReceipt,
    User,
    Volunteer,
)
from desktop.rules import stipends as rules
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.rules.thai_date import short
from desktop.rules.volunteers import GRADUATE
from desktop.services.ground import Ground
from desktop.services.stipends import looking, receipts
from desktop.system.language import _

if TYPE_CHECKING:
    from desktop.printing.forms import stipend_list, stipend_receipt

LIST_FORM = "stipend_list"
RECEIPT_FORM = "stipend_receipt"


class Papers:
    """What stands on the papers of stipends.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def list_sheet(self, uid: str) -> stipend_list.Sheet:
        """The sheet of a pay list; until it is approved the paper says that it is a draft.

        Args:
            uid: the list.

        Raises:
            Refused: the role does not allow it, there is no such list, or it was withdrawn.
        """
        from desktop.printing.forms import stipend_list as form

        ground = self._ground
        ground.actor.require("citizens.view")
        with ground.database.read() as session:
            entry = looking.found(session, uid)
            if looking.state_of(entry) == rules.WITHDRAWN:
                raise Refused(_("This list was withdrawn. There is nothing to print."), code="list-withdrawn")
            month = Month.parse(entry.month)
            approver = entry.approved_by or setting(session, "supervisor_name")
            return form.Sheet(
                number="",
                centre=ground.reference.unit_name(entry.origin),
                period=f"ประจำเดือน{month.thai()}",
                fiscal_year=month.fiscal_year,
                budget=entry.budget,
                lines=self._lines(session, entry),
                preparer=entry.prepared_by,
                preparer_position=_position(session, entry.prepared_by),
                checker="",
                checker_position="",
                approver=approver,
                approver_position=_position(session, approver),
                approved_on=entry.approved_on,
                payer=entry.paid_by,
                payer_position=_position(session, entry.paid_by),
                paid_on=entry.paid_on,
            )

    def _lines(self, session: Session, entry: StipendList) -> tuple[stipend_list.Line, ...]:
        from desktop.printing.forms import stipend_list as form

        month = Month.parse(entry.month)
        return tuple(
            form.Line(
                volunteer=line.name,
                thai_id=session.get_one(Citizen, line.person_uid).thai_id,
                tambon=self._tambons(session, line.volunteer_uid, month),
                months=_short(month),
                month_count=1,
                rate=line.amount,
                amount=line.amount,
                receipt=line.receipt_number,
            )
            for line in looking.lines_of(session, entry.uid)
            if line.released_on is None
        )

    def _tambons(self, session: Session, volunteer_uid: str, month: Month) -> str:
        query = select(Assignment).where(Assignment.volunteer_uid == volunteer_uid)
        known = self._ground.reference.tambons
        names = {
            known[one.tambon_code].name if one.tambon_code in known else one.tambon_code
            for one in session.scalars(query)
            if (one.since is None or one.since <= month.last)
            and (one.until is None or one.until >= month.first)
        }
        return ", ".join(sorted(names))

    def receipt_sheet(self, uid: str) -> stipend_receipt.Sheet:
        """The sheet of a receipt: a copy once the original was handed out, crossed out once it is void.

        Args:
            uid: the receipt.

        Raises:
            Refused: the role does not allow it, or there is no such receipt.
        """
        from desktop.printing.forms import stipend_receipt as form

        ground = self._ground
        ground.actor.require("citizens.view")
        with ground.database.read() as session:
            receipt = receipts.found(session, uid)
            line = session.get_one(StipendLine, receipt.line_uid)
            beside = receipts.neighbours(session, receipt)
            return form.Sheet(
                number=number_of(receipt),
                centre=ground.reference.unit_name(receipt.origin),
                place=_place(session, ground.reference.unit_name(receipt.origin)),
                on=receipt.on,
                payee=receipt.payee,
                payee_id=receipt.payee_id,
                payee_address=receipt.payee_address,
                items=(form.Item(what=_what(session, receipt), amount=receipt.amount),),
                payer=receipt.payer,
                payer_position=receipt.payer_position,
                list_number=_first_paper(session, LIST_FORM, line.list_uid),
                replaces=beside["replaces"],
                void=receipt.voided_on is not None,
                voided_on=receipt.voided_on,
                void_reason=receipt.void_reason,
                replaced_by=beside["replaced_by"],
                copy=bool(_first_paper(session, RECEIPT_FORM, uid)),
            )


def _what(session: Session, receipt: StipendReceipt) -> str:
    kind = session.get_one(Volunteer, receipt.volunteer_uid).kind
    word = "บัณฑิตแรงงาน" if kind == GRADUATE else "อาสาสมัครแรงงาน"
    return f"ค่าตอบแทน{word} ประจำเดือน{Month.parse(receipt.month).thai()}"


def _short(month: Month) -> str:
    """A month as narrow columns write it, such as ต.ค. 2569."""
    return short(month.first, thai_digits=False).partition(" ")[2]


def _place(session: Session, centre: str) -> str:
    return f"{centre} {setting(session, 'address')}".strip()


def _position(session: Session, full_name: str) -> str:
    if not full_name:
        return ""
    if full_name == setting(session, "supervisor_name"):
        return setting(session, "supervisor_position")
    query = select(User.position).where(User.full_name == full_name).order_by(User.active.desc())
    return session.scalar(query.limit(1)) or ""


def _first_paper(session: Session, form: str, about: str) -> str:
    """The number of the first paper of a form that was handed out about an entry; empty for none."""
    query = select(Document.number).where(Document.form == form, Document.about == about)
    return session.scalar(query.order_by(Document.printed_at, Document.uid).limit(1)) or ""
