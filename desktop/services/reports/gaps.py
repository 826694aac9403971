"""What a month still lacks besides its cases: reports, actuals, attendance, tellings, figures, stipends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from desktop.database import plan_figures, situation_figures
from desktop.models import (
    Attendance,
    Course,
    CourseSession,
    Enrolment,
    Event,
    EventTelling,
    ReceivedReport,
    StipendReceipt,
    Volunteer,
)
from desktop.rules import events as event_rules
from desktop.rules import thai_date
from desktop.rules.months import Month
from desktop.rules.quarters import Quarter
from desktop.services.ground import Ground
from desktop.services.reports.counted.by_volunteer import serving_in
from desktop.services.reports.counted.situation import ends_quarter
from desktop.services.reports.rows import Unfinished
from desktop.system.language import _, mark

NO_ATTENDANCE = "no_attendance"
NOT_REPORTED = "not_reported"
NO_ACTUALS = "no_actuals"
EVENT_UNTOLD = "event_untold"
NO_SITUATION = "no_situation"
NOT_PAID = "not_paid"

_TEXTS = {
    NO_ATTENDANCE: mark("The attendance of {day} at {course} was not keyed in"),
    NOT_REPORTED: mark("{count} volunteers' reports of this month have not been received"),
    NO_ACTUALS: mark("{count} plans of this month have no activity yet"),
    EVENT_UNTOLD: mark("Nobody was told of event {number} yet"),
    NO_SITUATION: mark("The labour situation of {count} tambons was not counted in this quarter"),
    NOT_PAID: mark("{count} volunteers who reported have not been paid for this month"),
}
# Paper speaks Thai whatever the window speaks; what is no matter for paper stands here with no words.
_ON_PAPER = {
    NOT_REPORTED: "ยังไม่ได้รับรายงานประจำเดือนของอาสาสมัครแรงงานและบัณฑิตแรงงาน {count} คน",
    NO_ACTUALS: "แผนการปฏิบัติงานที่ยังไม่มีผล {count} แผน",
    EVENT_UNTOLD: "เหตุการณ์ด้านแรงงานที่ยังไม่ได้แจ้งผู้เกี่ยวข้อง {count} เหตุการณ์",
    NO_SITUATION: "ตำบลที่ยังไม่มีข้อมูลสถานการณ์แรงงานของไตรมาส {count} ตำบล",
    NOT_PAID: "ผู้ที่ส่งรายงานแล้วแต่ยังไม่ได้รับค่าตอบแทนของเดือน {count} คน",
}


def of_month(
    ground: Ground, session: Session, month: Month, *, restricted: bool | None = None
) -> Iterator[Unfinished]:
    """What a month still lacks; the province counts none of it.

    Args:
        ground: what every service stands on.
        session: of a reading or a running work.
        month: which month.
        restricted: whether events that only supervisors open are told of; None asks who is looking.
    """
    day = min(month.last, ground.clock.today())
    yield from _sessions(ground, session, month, day)
    silent = len(_silent(ground, session, month))
    yield from _counted(NOT_REPORTED, "volunteers", silent, silent=str(month))
    idle = plan_figures.without_actuals(session, ground.unit, month)
    yield from _counted(NO_ACTUALS, "plans", len(idle), month=str(month), plan=next(iter(idle), ""))
    may = ground.actor.may("events.restricted") if restricted is None else restricted
    yield from _events(ground, session, month, restricted=may)
    if ends_quarter(month):
        quarter = Quarter.of(month.first)
        missing = _uncounted(ground, session, quarter)
        # The list of the quarter shows which; one alone is opened by itself.
        one = {"area": missing[0]} if len(missing) == 1 else {}
        yield from _counted(NO_SITUATION, "situations", len(missing), quarter=str(quarter), **one)
    yield from _counted(NOT_PAID, "stipends", _unpaid(ground, session, month), month=str(month))


def on_paper(found: Iterable[Unfinished]) -> tuple[str, ...]:
    """What a paper says was lacking when the month was closed, a line for each sort."""
    counts: dict[str, int] = {}
    for one in found:
        counts[one.kind] = counts.get(one.kind, 0) + one.count
    return tuple(words.format(count=counts[kind]) for kind, words in _ON_PAPER.items() if kind in counts)


def _counted(kind: str, page: str, count: int, **where: str) -> Iterator[Unfinished]:
    if count:
        text = _(_TEXTS[kind], count=thai_date.thai_digits(f"{count:,}"))
        yield Unfinished(kind, text, page, "", where=tuple(where.items()), count=count)


def _sessions(ground: Ground, session: Session, month: Month, day: date) -> Iterator[Unfinished]:
    keyed = exists().where(Attendance.session_uid == CourseSession.uid)
    seated = exists().where(
        Enrolment.course_uid == Course.uid, Enrolment.seated_on.is_not(None), Enrolment.withdrawn_on.is_(None)
    )
    query = (
        select(CourseSession.uid, CourseSession.on, Course.uid, Course.title)
        .join(Course, Course.uid == CourseSession.course_uid)
        .where(
            CourseSession.origin == ground.unit,
            CourseSession.on.between(month.first, day),
            CourseSession.taken_back_on.is_(None),
            Course.called_off_on.is_(None),
            seated,
            ~keyed,
        )
        .order_by(CourseSession.on, CourseSession.uid)
    )
    for _uid, on, course, title in session.execute(query):
        text = _(_TEXTS[NO_ATTENDANCE], day=thai_date.short(on), course=title)
        yield Unfinished(NO_ATTENDANCE, text, "trainings", course, hard=True, where=(("course", course),))


def _silent(ground: Ground, session: Session, month: Month) -> list[str]:
    received = select(ReceivedReport.volunteer_uid).where(
        ReceivedReport.month == str(month), ReceivedReport.received_on.is_not(None)
    )
    query = select(Volunteer.uid).where(
        Volunteer.origin == ground.unit, serving_in(month), Volunteer.uid.not_in(received)
    )
    return list(session.scalars(query))


def _events(ground: Ground, session: Session, month: Month, *, restricted: bool) -> Iterator[Unfinished]:
    told = exists().where(EventTelling.event_uid == Event.uid, EventTelling.taken_back_on.is_(None))
    query = select(Event).where(
        Event.origin == ground.unit,
        Event.heard_on.between(month.first, month.last),
        Event.urgency != event_rules.NORMAL,
        Event.ended_on.is_(None),
        ~told,
    )
    if not restricted:
        query = query.where(Event.restricted.is_(False))
    for event in session.scalars(query.order_by(Event.heard_on, Event.uid)):
        number = event_rules.event_number(event.origin, event.number, event.fiscal_year)
        text = _(_TEXTS[EVENT_UNTOLD], number=number)
        yield Unfinished(EVENT_UNTOLD, text, "situations", event.uid, where=(("event", event.uid),))


def _uncounted(ground: Ground, session: Session, quarter: Quarter) -> list[str]:
    counted = situation_figures.of_tambons(situation_figures.rows(session, ground.unit, quarter))
    known = ground.reference.tambons.values()
    return [each.code for each in known if each.district_code == ground.unit and each.code not in counted]


def _unpaid(ground: Ground, session: Session, month: Month) -> int:
    paid = select(StipendReceipt.volunteer_uid).where(
        StipendReceipt.month == str(month), StipendReceipt.voided_on.is_(None)
    )
    query = (
        select(func.count())
        .select_from(ReceivedReport)
        .join(Volunteer, Volunteer.uid == ReceivedReport.volunteer_uid)
        .where(
            ReceivedReport.origin == ground.unit,
            ReceivedReport.month == str(month),
            ReceivedReport.received_on.is_not(None),
            # Graduates are paid by contract, not by this office's lists.
            Volunteer.kind == "volunteer",
            ReceivedReport.volunteer_uid.not_in(paid),
        )
    )
    return session.scalar(query) or 0
