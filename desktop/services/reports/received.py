"""The list of a month's set: whose report of the month was received, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from desktop.models import Citizen, ReceivedReport, Volunteer
from desktop.rules import thai_date, thai_names
from desktop.rules.months import Month
from desktop.rules.volunteers import GRADUATE
from desktop.services.ground import Ground
from desktop.services.reports.counted.by_volunteer import serving_in, tambons

if TYPE_CHECKING:
    from desktop.printing.forms import register_list


def sheet(ground: Ground, session: Session, month: Month) -> register_list.Sheet:
    """Everybody who serves in a month, and when their report of it came.

    Args:
        ground: what every service stands on.
        session: of a reading.
        month: which month.
    """
    from desktop.printing.forms import register_list as form

    report = and_(ReceivedReport.volunteer_uid == Volunteer.uid, ReceivedReport.month == str(month))
    query = (
        select(Volunteer, Citizen, ReceivedReport.received_on, ReceivedReport.remark)
        .join(Citizen, Citizen.uid == Volunteer.person_uid)
        .outerjoin(ReceivedReport, report)
        .where(Volunteer.origin == ground.unit, serving_in(month))
        .order_by(Citizen.sort_name, Volunteer.uid)
    )
    places = tambons(ground, session, month)
    lines, come = [], 0
    for volunteer, person, day, remark in session.execute(query):
        come += day is not None
        cells = (
            thai_names.full_name(person.title, person.first_name, person.last_name),
            "บัณฑิตแรงงาน" if volunteer.kind == GRADUATE else "อสร.",
            places.get(volunteer.uid, ((), ""))[1],
            thai_date.short(day, thai_digits=False) if day else "ยังไม่ได้รับ",
            remark or "",
        )
        lines.append(form.Line(cells=cells))
    now = ground.clock.now()
    return form.Sheet(
        number="",
        centre=ground.unit_name,
        name=f"บัญชีรับรายงานของอาสาสมัครแรงงานและบัณฑิตแรงงาน ประจำเดือน{month.thai()}",
        said=(f"ได้รับแล้ว {come} จาก {len(lines)} คน",),
        columns=(
            form.ListColumn(head="ชื่อ–สกุล", share=34),
            form.ListColumn(head="ประเภท", share=16),
            form.ListColumn(head="ตำบล", share=20),
            form.ListColumn(head="วันที่ได้รับ", share=16),
            form.ListColumn(head="หมายเหตุ", share=24),
        ),
        lines=tuple(lines),
        officer=ground.actor.full_name,
        printed_on=now.date(),
        printed_at=f"{now:%H.%M} น.",
    )
