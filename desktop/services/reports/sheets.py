"""The month's papers: the summary of its figures, and the memo that covers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database.work import setting
from desktop.models import User
from desktop.rules.months import Month
from desktop.rules.reports import Chain, FigureRow, MonthFigures
from desktop.rules.targets import Funnel
from desktop.rules.thai_date import long, thai_digits
from desktop.services.ground import Ground
from desktop.services.reports.rows import MonthState

if TYPE_CHECKING:
    from desktop.printing.forms import memo, monthly_summary


def summary(
    ground: Ground, session: Session, state: MonthState, figures: MonthFigures, notes: str = ""
) -> monthly_summary.Sheet:
    """The sheet of the month's summary; without an approval the paper says that it is a draft.

    Args:
        ground: what every service stands on.
        session: of a reading.
        state: where the month stands.
        figures: as they were frozen, or as they are now where the month is open.
        notes: free text; empty says what a reader of the figures may stumble over.
    """
    from desktop.printing.forms import monthly_summary as form

    preparer = state.closed_by or ground.actor.full_name
    approver = state.approved_by or setting(session, "supervisor_name")
    return form.Sheet(
        number="",
        centre=office(ground, state.unit),
        month=state.month.thai(),
        fiscal_year=figures.fiscal_year,
        volunteers=figures.volunteers,
        quota=figures.quota,
        target=_funnel(figures.target),
        this_month=_funnel(figures.this_month),
        since_october=_funnel(figures.since_october),
        by_category=tuple(
            form.CategoryLine(code=row.code, name=row.name, agency=row.agency, **_counts(row))
            for row in figures.by_category
        ),
        by_tambon=tuple(form.TambonLine(name=row.name, **_counts(row)) for row in figures.by_tambon),
        by_agency=tuple(form.AgencyLine(name=row.name, **_counts(row)) for row in figures.by_agency),
        open_cases=figures.open_cases,
        overdue=figures.overdue,
        notes=notes or "\n".join((*_of_all_centres(ground, state), *_notes(figures))),
        preparer=preparer,
        preparer_position=position(session, preparer),
        approver=approver,
        approver_position=position(session, approver),
        approved_on=state.approved_on,
        closed_on=state.closed_on or ground.clock.today(),
    )


def office(ground: Ground, unit: str) -> str:
    """The name of an office; empty is the own one."""
    return ground.unit_name if unit in ("", ground.unit) else ground.reference.unit_name(unit)


def _funnel(reached: Funnel | Chain) -> monthly_summary.FunnelFigures:
    from desktop.printing.forms import monthly_summary as form

    return form.FunnelFigures(
        pointed_out=reached.pointed_out, screened=reached.screened, assisted=reached.assisted
    )


def _counts(row: FigureRow) -> dict[str, int]:
    return {
        "pointed_out": row.pointed_out,
        "screened": row.screened,
        "referred": row.referred,
        "helped": row.assisted,
    }


def position(session: Session, full_name: str) -> str:
    """The position of somebody who signs, or nothing."""
    if not full_name:
        return ""
    if full_name == setting(session, "supervisor_name"):
        return setting(session, "supervisor_position")
    query = select(User.position).where(User.full_name == full_name).order_by(User.active.desc())
    return session.scalar(query.limit(1)) or ""


def _of_all_centres(ground: Ground, state: MonthState) -> Iterator[str]:
    # Each centre's month has its own approval; nobody approves the sum, so the paper says why it is a draft.
    if ground.is_province and state.unit in ("", ground.unit):
        day = long(ground.clock.today(), thai_digits=False)
        yield (f"ยอดรวมของทุกศูนย์ในจังหวัด ณ วันที่ {day} สำหรับใช้ภายใน การอนุมัติทำเป็นรายศูนย์ เอกสารฉบับนี้จึงแสดงเป็นร่าง")


def _notes(figures: MonthFigures) -> list[str]:
    said = []
    if _sum(figures.by_category) > figures.this_month.pointed_out:
        said.append(
            "เรื่องที่มีความต้องการหลายประเภทนับในทุกประเภทและทุกหน่วยงานที่เกี่ยวข้อง ผลรวมของตารางจึงมากกว่าจำนวนเรื่อง"
        )
    if figures.unfinished:
        said.append(f"มีรายการที่ยังไม่ครบถ้วน {figures.unfinished} รายการ ณ วันที่ปิดเดือน")
    said += figures.gaps
    return said


def _sum(rows: Iterable[FigureRow]) -> int:
    return sum(row.pointed_out for row in rows)


def cover(
    ground: Ground, session: Session, state: MonthState, figures: MonthFigures, today: date
) -> memo.Sheet:
    """The memo that goes with the month's summary to the next office up.

    Args:
        ground: what every service stands on.
        session: of a reading.
        state: where the month stands.
        figures: what the memo tells of them.
        today: the memo's date.
    """
    from desktop.printing.forms import memo as form

    month, own = thai_digits(state.month.thai()), office(ground, state.unit)
    signer = state.approved_by or setting(session, "supervisor_name") or ground.actor.full_name
    phone = thai_digits(setting(session, "phone"))
    return form.Sheet(
        office=f"{own}  โทร. {phone}" if phone else own,
        number="",
        date=today,
        subject=f"รายงานสรุปผลการดำเนินงานประจำเดือน{month}",
        to=_addressee(ground),
        paragraphs=(
            f"ตามที่ได้มอบหมายให้{own}ดำเนินการรับเรื่องและให้บริการด้านแรงงานแก่ประชาชนในพื้นที่ "
            "ร่วมกับอาสาสมัครแรงงานและบัณฑิตแรงงาน และรายงานผลเป็นประจำทุกเดือน นั้น",
            _told(own, state.month, figures),
            *_lacking(figures),
            "จึงเรียนมาเพื่อโปรดทราบและพิจารณา",
        ),
        signer=signer,
        position=position(session, signer),
    )


def _addressee(ground: Ground) -> str:
    province = ground.reference.provinces().get(ground.unit[:2], "")
    return f"ผู้ว่าราชการจังหวัด{province}" if ground.is_province else f"แรงงานจังหวัด{province}"


def _lacking(figures: MonthFigures) -> tuple[str, ...]:
    if not figures.gaps:
        return ()
    return (thai_digits(f"ทั้งนี้ ณ วันที่ปิดเดือน {' '.join(figures.gaps)}"),)


def _told(office: str, month: Month, figures: MonthFigures) -> str:
    done, year = figures.this_month, figures.since_october
    told = (
        f"{office} ขอรายงานผลการดำเนินงานประจำเดือน{month.thai()} "
        f"มีผู้ได้รับการชี้เป้า {done.pointed_out:,} ราย ผ่านการคัดกรอง {done.screened:,} ราย "
        f"ส่งต่อหน่วยงานที่เกี่ยวข้อง {done.referred:,} ราย และได้รับความช่วยเหลือ {done.assisted:,} ราย "
        f"รวมตั้งแต่ต้นปีงบประมาณ พ.ศ. {figures.fiscal_year} ชี้เป้าแล้ว {year.pointed_out:,} ราย "
        f"จากเป้าหมาย {figures.target.pointed_out:,} ราย รายละเอียดปรากฏตามรายงานสรุปผลที่แนบมาพร้อมนี้"
    )
    return thai_digits(told)
