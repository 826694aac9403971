"""The words of a batch's papers: the memo to an agency, and the list of cases behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from desktop.database import citizen_entries
from desktop.database.work import setting
from desktop.models import Case, Step
from desktop.rules import numbers, phones, thai_date, thai_names
from desktop.rules.reference import addressee
from desktop.rules.referrals.letters import id_for
from desktop.services.cases import pages
from desktop.services.ground import Ground

if TYPE_CHECKING:
    from desktop.printing.forms import memo, register_list


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One referral as its agency is told of it.

    Attributes:
        number: the case's number.
        name: whose case it is.
        shown_id: the ID number, whole or masked as ``id_for`` says.
        phones: in one line.
        place: tambon and district.
        need: what is asked of this agency.
        due_on: when an answer is due.
    """

    number: str
    name: str
    shown_id: str
    phones: str
    place: str
    need: str
    due_on: date | None = None


def lines(session: Session, ground: Ground, steps: Sequence[Step]) -> tuple[Line, ...]:
    """What the agency is told of each referral, in their order.

    Args:
        session: of a reading or a running work.
        ground: whose words count.
        steps: the referrals, of cases that the signed-in user may see.
    """
    return tuple(_line(session, ground, step) for step in steps)


def _line(session: Session, ground: Ground, step: Step) -> Line:
    case = session.get_one(Case, step.case_uid)
    person = citizen_entries.find(session, case.citizen_uid)
    tambon = ground.reference.tambons.get(person.tambon_code)
    all_needs = pages.needs(session, ground, case.uid)
    needs = [need for need in all_needs if need.agency_code == step.agency_code] or list(all_needs)
    return Line(
        number=numbers.case_number(case.origin, case.number, case.fiscal_year),
        name=thai_names.full_name(person.title, person.first_name, person.last_name),
        shown_id=id_for(step.agency_code, person.thai_id, case.restricted),
        phones=", ".join(phones.shown(call) for call in person.phones.split()),
        place=f"ต.{tambon.name} อ.{tambon.district}" if tambon else "",
        need=", ".join(f"{need.name} ({need.detail})" if need.detail else need.name for need in needs),
        due_on=step.due_on,
    )


def agency_name(ground: Ground, code: str) -> str:
    """An agency's name; a code that is no longer known stands for itself."""
    agency = ground.reference.agencies.get(code)
    return agency.name if agency else code


def memo_sheet(session: Session, ground: Ground, first: Step, told: Sequence[Line]) -> memo.Sheet:
    """The words of the memo that covers a list.

    Args:
        session: of a reading or a running work.
        ground: who writes.
        first: the first referral of the letter.
        told: all of them.
    """
    from desktop.printing.forms import memo as form

    office, phone = ground.unit_name, setting(session, "phone")
    agency = ground.reference.agencies.get(first.agency_code)
    unit = ground.reference.units().get(ground.unit)
    to = addressee(agency, unit.province if unit else "") if agency else first.agency_code
    count = thai_date.thai_digits(str(len(told)))
    return form.Sheet(
        office=f"{office}  โทร. {thai_date.thai_digits(phone)}" if phone else office,
        number=thai_date.thai_digits(first.letter_number),
        date=first.on,
        subject=f"ขอส่งต่อเรื่องของประชาชนผู้มีความต้องการด้านแรงงาน จำนวน {count} เรื่อง",
        to=to,
        paragraphs=(
            f"ด้วย{office}ได้คัดกรองความต้องการด้านแรงงานของประชาชน ซึ่งศูนย์แรงงานอำเภอได้รับเรื่องไว้ "
            f"ปรากฏว่ามีเรื่องที่อยู่ในภารกิจของ{agency_name(ground, first.agency_code)} จำนวน {count} เรื่อง",
            f"ในการนี้ {office}ขอส่งต่อเรื่องดังกล่าวมาเพื่อพิจารณาให้ความช่วยเหลือ รายละเอียดปรากฏตามบัญชีรายชื่อ"
            f"ที่แนบมาพร้อมนี้ และขอความร่วมมือแจ้งผลการดำเนินการเป็นรายเรื่อง{_by_when(told)}",
            "จึงเรียนมาเพื่อโปรดพิจารณาดำเนินการ",
        ),
        signer=setting(session, "supervisor_name") or ground.actor.full_name,
        position=setting(session, "supervisor_position") or ground.actor.position,
        centre=office,
    )


def _by_when(told: Sequence[Line]) -> str:
    days = {line.due_on for line in told if line.due_on is not None}
    if not days:
        return " เมื่อดำเนินการแล้ว"
    if len(days) == 1:
        return f" ภายในวันที่ {thai_date.long(min(days))}"
    return f" ภายในกำหนดของแต่ละเรื่อง โดยเรื่องแรกครบกำหนดในวันที่ {thai_date.long(min(days))}"


def list_sheet(ground: Ground, first: Step, told: Sequence[Line]) -> register_list.Sheet:
    """The words of the list behind a memo.

    Args:
        ground: who writes.
        first: the first referral of the letter.
        told: all of them.
    """
    from desktop.printing.forms import register_list as form

    now = ground.clock.now()
    heads = (
        ("เลขที่เรื่อง", 96),
        ("ชื่อ–สกุล", 150),
        ("เลขประจำตัวประชาชน", 120),
        ("โทรศัพท์", 84),
        ("ที่อยู่", 120),
        ("ความต้องการ", 170),
        ("ขอทราบผลภายใน", 80),
    )
    return form.Sheet(
        number="",
        centre=ground.unit_name,
        name=f"บัญชีรายชื่อส่งต่อ {agency_name(ground, first.agency_code)}",
        said=(
            f"แนบบันทึกข้อความ ที่ {first.letter_number}",
            f"ลงวันที่ {thai_date.long(first.on, thai_digits=False)}",
        ),
        columns=tuple(form.ListColumn(head=head, share=share) for head, share in heads),
        lines=tuple(form.Line(cells=_cells(line)) for line in told),
        officer=ground.actor.full_name,
        printed_on=now.date(),
        printed_at=f"{now:%H.%M} น.",
    )


def _cells(line: Line) -> tuple[str, ...]:
    due = thai_date.short(line.due_on, thai_digits=False) if line.due_on else ""
    return line.number, line.name, line.shown_id, line.phones, line.place, line.need, due
