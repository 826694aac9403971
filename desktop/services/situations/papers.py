"""The words of the labour situation's report and of an event's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database.work import setting
from desktop.models import Situation, User
from desktop.rules.problems import Refused
from desktop.rules.quarters import Quarter
from desktop.rules.situations import WHOLE_TAMBON, figures_of, is_counted
from desktop.services.ground import Ground
from desktop.services.situations import areas
from desktop.services.situations.events import Events
from desktop.services.situations.rows import AreaRow, EventPage, QuarterPage, TellingRow
from desktop.system.language import _

if TYPE_CHECKING:
    from desktop.printing.forms import event_report, situation_report

# Paper speaks Thai whatever the window speaks.
KINDS = {
    "strike": "นัดหยุดงาน / ชุมนุมเรียกร้อง",
    "lay_off": "เลิกจ้าง / หยุดกิจการ",
    "unpaid_wages": "ค้างจ่ายค่าจ้าง",
    "accident": "อุบัติเหตุจากการทำงาน",
    "disaster": "อุทกภัย / ภัยพิบัติที่กระทบแรงงาน",
    "cross_border": "แรงงานข้ามแดน",
    "trafficking": "ค้ามนุษย์ / บังคับใช้แรงงาน",
    "tip_off": "แจ้งเบาะแส",
    "other": "เหตุการณ์อื่น ๆ",
}
_WAYS = {"telephone": "โทรศัพท์", "letter": "หนังสือ", "person": "รายงานด้วยตนเอง", "chat": "ข้อความสนทนา"}
_DISTRICT, _PROVINCE = 4, 2


class Papers:
    """What stands on the papers of situation and events.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def situation_sheet(self, quarter: Quarter, area: str = "") -> situation_report.Sheet:
        """The report of a tambon, a district, or at the province of all its districts.

        Args:
            quarter: which quarter.
            area: the area's code; empty for the office's own.

        Raises:
            Refused: the role does not allow it, or nobody was counted.
        """
        self._ground.actor.require("documents.print")
        with self._ground.database.read() as session:
            return _situation(self._ground, session, quarter, area or self._ground.unit)

    def event_sheet(self, uid: str) -> event_report.Sheet:
        """The report of an event; whoever prints a restricted one is written into the audit chain.

        Args:
            uid: the event.

        Raises:
            Refused: the role does not allow it, there is none, or only supervisors open it.
        """
        self._ground.actor.require("documents.print")
        page = Events(self._ground).page(uid)
        with self._ground.database.read() as session:
            return _event(self._ground, session, page)


def _situation(ground: Ground, session: Session, quarter: Quarter, area: str) -> situation_report.Sheet:
    from desktop.printing.forms import situation_report as form

    page = areas.page(ground, session, quarter, area)
    if not is_counted(page.now):
        raise Refused(_("Nobody was counted in this quarter yet."), code="no-figures")
    found = _entries(session, quarter, area)
    # Sums of more or fewer tambons would print a change that never happened.
    review, has_last = page.review, is_counted(page.before) and page.is_comparable
    supervisor = setting(session, "supervisor_name")
    return form.Sheet(
        number="",
        centre=ground.unit_name,
        area=_area(ground, area),
        quarter=quarter.thai(),
        quarter_before=quarter.previous().thai() if has_last else "",
        counted_on=page.counted_on or ground.clock.today(),
        sources=_sources(found, page),
        now=form.People(**page.now),
        before=form.People(**page.before) if has_last else None,
        part_name=_part_name(area),
        parts=tuple(
            form.AreaLine(name=_line_name(line), people=form.People(**line.now))
            for line in page.lines
            if is_counted(line.now)
        ),
        situation=review.draft.situation,
        proposals=tuple(line for line in review.draft.proposals.splitlines() if line.strip()),
        preparer=review.officer or ground.actor.full_name,
        preparer_position=_position(session, review.officer) or ground.actor.position,
        approver=review.approved_by or supervisor,
        approver_position=_position(session, review.approved_by) or setting(session, "supervisor_position"),
        approved_on=review.approved_on,
    )


def _line_name(line: AreaRow) -> str:
    return f"หมู่ที่ {line.village_number}" if line.village_number else line.name


def _entries(session: Session, quarter: Quarter, area: str) -> list[Situation]:
    query = select(Situation).where(
        Situation.fiscal_year == quarter.fiscal_year,
        Situation.quarter == quarter.number,
        Situation.tambon_code.startswith(area),
        Situation.village_number == WHOLE_TAMBON,
    )
    found = session.scalars(query.order_by(Situation.tambon_code)).all()
    return [row for row in found if is_counted(figures_of(row))]


def _sources(found: list[Situation], page: QuarterPage) -> str:
    told = list(dict.fromkeys(row.source for row in found if row.source))
    if len(page.area_code) <= _DISTRICT:
        told.append(f"รวมข้อมูล {page.counted} จาก {page.areas} ตำบล")
        if page.missing:
            told.append(f"ยังไม่มีข้อมูล: {', '.join(page.missing)}")
        if page.counted_before and not page.is_comparable:
            told.append(f"ยังไม่เทียบกับไตรมาสก่อน ซึ่งรวม {page.counted_before} ตำบล")
    return " · ".join(told)


def _part_name(area: str) -> str:
    return {_PROVINCE: "อำเภอ", _DISTRICT: "ตำบล"}.get(len(area), "หมู่บ้าน")


def _area(ground: Ground, area: str) -> str:
    tambon = ground.reference.tambons.get(area)
    if tambon is not None:
        return f"ตำบล{tambon.name} อำเภอ{tambon.district}"
    name = areas.name(ground, area)
    return f"จังหวัด{name}" if areas.is_province(area) else f"อำเภอ{name}"


def _position(session: Session, full_name: str) -> str:
    if not full_name:
        return ""
    return session.scalar(select(User.position).where(User.full_name == full_name).limit(1)) or ""


def _event(ground: Ground, session: Session, page: EventPage) -> event_report.Sheet:
    from desktop.printing.forms import event_report as form

    draft = page.draft
    unit = ground.reference.units().get(page.row.unit)
    return form.Sheet(
        number="",
        centre=page.row.unit_name if page.row.unit != ground.unit else ground.unit_name,
        addressee=f"แรงงานจังหวัด{unit.province}" if unit else "",
        reported_on=ground.clock.today(),
        kind=KINDS.get(draft.kind, draft.kind),
        urgency=draft.urgency,
        restricted=draft.restricted,
        happened_on=draft.happened_on,
        happened_at=draft.happened_at,
        place=draft.place,
        tambon=page.area,
        people_concerned=draft.people,
        employer=draft.employer,
        source=draft.source,
        what_happened=draft.what_happened,
        what_was_done=_done(page),
        what_is_needed=draft.what_is_needed,
        reported_to=tuple(_line(telling) for telling in page.tellings if telling.taken_back_on is None),
        officer=page.officer,
        officer_position=_position(session, page.officer),
        approver=setting(session, "supervisor_name"),
        approver_position=setting(session, "supervisor_position"),
    )


def _done(page: EventPage) -> str:
    ended = f"เหตุการณ์ยุติ: {page.end_note}" if page.row.ended_on and page.end_note else ""
    return "\n".join(part for part in (page.draft.what_was_done, ended) if part)


def _line(telling: TellingRow) -> event_report.ReportLine:
    from desktop.printing.forms import event_report as form

    way = _WAYS.get(telling.way, telling.way)
    return form.ReportLine(to=telling.to, way=way, on=telling.on, answer=telling.answer)
