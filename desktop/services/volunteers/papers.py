"""The words of volunteers' papers: the register, the cards, a month's work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.database import plan_figures
from desktop.database.milestones import Period, period_of_month, reached
from desktop.database.volunteer_entries import appointment_of
from desktop.database.work import setting
from desktop.models import Assignment, Case, Citizen, Need, Step, User, Volunteer
from desktop.rules.months import Month, fiscal_year
from desktop.rules.plans import paper_field
from desktop.rules.problems import Refused
from desktop.rules.thai_date import short
from desktop.rules.volunteers import GRADUATE, is_serving
from desktop.services.ground import Ground
from desktop.services.volunteers import entries, lists
from desktop.system.language import _

if TYPE_CHECKING:
    from desktop.printing.forms import monthly_work, volunteer_card, volunteer_register

# Paper speaks Thai whatever the window speaks.
_GRADUATE, _VOLUNTEER = "บัณฑิตแรงงาน", "อาสาสมัครแรงงาน"
_SHORT = {GRADUATE: "บัณฑิตแรงงาน"}
_INFORMATION, _LABOUR, _LASTING = "ด้านข้อมูล", "ด้านแรงงาน", "ด้านความยั่งยืน"
# The screen warns three times; the paper, which is looked at now and then, once.
_ENDING_DAYS = 60


@dataclass(slots=True)
class _Reached:
    """People reached on one day at one place by one activity."""

    men: int = 0
    women: int = 0
    unknown: int = 0
    needs: Counter[str] = field(default_factory=Counter)

    def add(self, sex: str) -> None:
        """One person more."""
        self.men += sex == "m"
        self.women += sex == "f"
        self.unknown += sex not in ("m", "f")


class Papers:
    """What stands on volunteers' papers.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def register_sheet(self) -> volunteer_register.Sheet:
        """The register of volunteers as it is today, by tambon; those who left stand in it too.

        Raises:
            Refused: the role does not allow it.
        """
        from desktop.printing.forms import volunteer_register as form

        ground = self._ground
        ground.actor.require("citizens.view")
        with ground.database.read() as session:
            query = select(Volunteer, Citizen).join(Citizen, Citizen.uid == Volunteer.person_uid)
            query = query.where(Volunteer.origin == ground.unit).order_by(Citizen.sort_name, Volunteer.uid)
            lines = [
                line
                for volunteer, person in session.execute(query)
                for line in self._register_lines(session, volunteer, person)
            ]
            supervisor = setting(session, "supervisor_name")
            return form.Sheet(
                number="",
                centre=ground.unit_name,
                district=_district(ground),
                as_of=ground.clock.today(),
                lines=tuple(line for _place, line in sorted(lines, key=lambda found: found[0])),
                officer=ground.actor.full_name,
                officer_position=ground.actor.position,
                supervisor=supervisor,
                supervisor_position=setting(session, "supervisor_position"),
            )

    def _register_lines(
        self, session: Session, volunteer: Volunteer, person: Citizen
    ) -> Iterator[tuple[tuple[str, int], volunteer_register.Line]]:
        from desktop.printing.forms import volunteer_register as form

        today = self._ground.clock.today()
        calls = person.phones.split()
        for code, village in _places(session, volunteer.uid, today):
            yield (
                (code, village or 0),
                form.Line(
                    tambon=lists.tambon_name(self._ground.reference, code) if code else "",
                    village=f"หมู่ที่ {village}" if village else "",
                    volunteer=lists.person_name(person),
                    kind=_SHORT.get(volunteer.kind, "อสร."),
                    thai_id=person.thai_id,
                    phone=calls[0] if calls else "",
                    order_number=volunteer.order_number,
                    order_date=volunteer.order_date,
                    term_start=volunteer.term_start,
                    term_end=volunteer.term_end,
                    status=_status(volunteer, today),
                    remark=_remark(volunteer),
                ),
            )

    def cards_sheet(self, uids: Sequence[str]) -> volunteer_card.Sheet:
        """Cards of volunteers in service, in the order given.

        Args:
            uids: the volunteers.

        Raises:
            Refused: the role does not allow it, one is not in the register, or one does not serve.
        """
        from desktop.printing.forms import volunteer_card as form

        ground = self._ground
        ground.actor.require("citizens.view")
        with ground.database.read() as session:
            return form.Sheet(
                number="",
                centre=ground.unit_name,
                district=_district(ground),
                on=ground.clock.today(),
                cards=tuple(self._card(session, entries.own(ground, session, uid)) for uid in uids),
                issuer=setting(session, "supervisor_name") or ground.actor.full_name,
                issuer_position=setting(session, "supervisor_position") or ground.actor.position,
            )

    def _card(self, session: Session, volunteer: Volunteer) -> volunteer_card.Card:
        from desktop.printing.forms import volunteer_card as form

        name, today = lists.person_name(entries.person_of(session, volunteer)), self._ground.clock.today()
        if not is_serving(appointment_of(volunteer), today):
            sentence = _("{name} does not serve today. A card is for those in service.", name=name)
            raise Refused(sentence, code="not-serving")
        tambons = lists.tambons_in(
            self._ground.reference, session, [volunteer.uid], Period(today, today)
        ).get(volunteer.uid, ())
        return form.Card(
            card_number=_card_number(session, volunteer),
            volunteer=name,
            kind=_kind(volunteer),
            tambon=" ".join(f"ตำบล{tambon}" for tambon in tambons),
            issued_on=volunteer.term_start,
            expires_on=volunteer.term_end,
        )

    def month_sheet(self, uid: str, month: Month) -> monthly_work.Sheet:
        """A month's work: of a graduate and of whoever planned, plan against actual, else the people found.

        Args:
            uid: the volunteer.
            month: which one.

        Raises:
            Refused: the role does not allow it, or there is no such volunteer.
        """
        from desktop.printing.forms import monthly_work as form

        ground = self._ground
        ground.actor.require("citizens.view")
        period = period_of_month(month)
        with ground.database.read() as session:
            volunteer = entries.find(session, uid)
            tambons = lists.tambons_in(ground.reference, session, [uid], period).get(uid, ())
            area = " ".join(f"ตำบล{tambon}" for tambon in tambons)
            planned = tuple(_planned(session, volunteer, month))
            # The month's report knows the same: a graduate works by plan, and an empty month is told as one;
            # a volunteer without plan or activity is not in it, the people they found tell. Nobody is
            # counted in two ways.
            by_plan = bool(planned) or volunteer.kind == GRADUATE
            note = plan_figures.note_of(session, volunteer.origin, month, uid)
            said_by = note.opinion_by if note else ""
            approver = said_by or volunteer.supervisor or setting(session, "supervisor_name")
            return form.Sheet(
                number="",
                centre=ground.unit_name,
                month=month.thai(),
                preparer=lists.person_name(entries.person_of(session, volunteer)),
                preparer_position=f"{_kind(volunteer)}{area}",
                area=f"{area} {_district(ground)}".strip(),
                lines=planned if by_plan else tuple(_lines(session, uid, period)),
                done=tuple(
                    _written(ground, session, volunteer, month)
                    if by_plan
                    else _done(ground, session, uid, period)
                ),
                problems=note.problems if note else "",
                proposals=note.proposals if note else "",
                prepared_on=None,
                approver=approver,
                approver_position=_position(session, approver),
                opinion=note.opinion if note else "",
                approved_on=note.opinion_on if note else None,
            )


def _kind(volunteer: Volunteer) -> str:
    return _GRADUATE if volunteer.kind == GRADUATE else _VOLUNTEER


def _district(ground: Ground) -> str:
    province = ground.reference.provinces().get(ground.unit[:2], "")
    district = ground.reference.districts().get(ground.unit, "")
    return f"อำเภอ{district} จังหวัด{province}" if district else f"จังหวัด{province}"


def _position(session: Session, full_name: str) -> str:
    if full_name and full_name == setting(session, "supervisor_name"):
        return setting(session, "supervisor_position")
    query = select(User.position).where(User.full_name == full_name).order_by(User.active.desc())
    return session.scalar(query.limit(1)) or ""


def _places(session: Session, uid: str, today: date) -> Sequence[tuple[str, int | None]]:
    """What somebody looks after today, else what they looked after last, else nowhere."""
    query = select(Assignment.tambon_code, Assignment.village_number).where(Assignment.volunteer_uid == uid)
    lasting = session.execute(query.where(lists.assigned(today)).order_by(Assignment.tambon_code)).all()
    last = session.execute(query.order_by(Assignment.until.desc(), Assignment.uid.desc()).limit(1)).all()
    return [(code, village) for code, village in (lasting or last)] or [("", None)]


def _status(volunteer: Volunteer, today: date) -> str:
    if volunteer.left_on is not None and volunteer.left_on <= today:
        return "ลาออกหรือพ้นจากหน้าที่"
    if volunteer.term_end is not None and volunteer.term_end < today:
        return "พ้นวาระ"
    if volunteer.term_start is not None and volunteer.term_start > today:
        return "ยังไม่เริ่มวาระ"
    if volunteer.term_end is not None and (volunteer.term_end - today).days <= _ENDING_DAYS:
        return f"ครบวาระใน {_ENDING_DAYS} วัน"
    return "ปฏิบัติหน้าที่"


def _remark(volunteer: Volunteer) -> str:
    if volunteer.left_on is None:
        return ""
    return f"{volunteer.leave_reason} ตั้งแต่วันที่ {short(volunteer.left_on, thai_digits=False)}".strip()


def _card_number(session: Session, volunteer: Volunteer) -> str:
    """The unit, the fiscal year in which the term began, and the place in the register."""
    # Uids begin with the time they were made, and no appointment is ever taken out of the register.
    query = select(func.count()).where(Volunteer.origin == volunteer.origin, Volunteer.uid <= volunteer.uid)
    place = session.scalar(query.select_from(Volunteer)) or 0
    year = f"{fiscal_year(volunteer.term_start)}-" if volunteer.term_start else ""
    return f"{volunteer.origin}-{year}{place:04d}"


_COUNTED = (
    ("pointed_out", _INFORMATION, "ชี้เป้าผู้มีความต้องการด้านแรงงาน"),
    ("screened", _LABOUR, "ผู้ที่ชี้เป้าผ่านการคัดกรอง"),
    ("referred", _LABOUR, "ผู้ที่ชี้เป้าได้รับการส่งต่อหน่วยงาน"),
    ("assisted", _LABOUR, "ผู้ที่ชี้เป้าได้รับความช่วยเหลือ"),
)


def _planned(session: Session, volunteer: Volunteer, month: Month) -> Iterator[monthly_work.PlanLine]:
    """The plan against what was done, and the work outside it."""
    from desktop.printing.forms import monthly_work as form

    for line in plan_figures.of_person(session, volunteer.origin, month, volunteer.uid):
        yield form.PlanLine(
            field=paper_field(line.field),
            activity=f"{line.activity} (นอกแผน)" if line.is_outside else line.activity,
            planned_times=line.planned_times,
            done_times=line.done_times,
            planned_people=line.planned_people,
            reached_people=line.reached_people,
        )


def _lines(session: Session, uid: str, period: Period) -> Iterator[monthly_work.PlanLine]:
    for milestone, aspect, activity in _COUNTED:
        days = select(Case.uid).where(Case.found_by == uid, Case.uid.in_(reached(milestone, period)))
        people = session.scalar(select(func.count()).select_from(days.subquery())) or 0
        yield _line(aspect, activity, people)
    followed = (
        select(Step.case_uid)
        .join(Case, Case.uid == Step.case_uid)
        .where(Case.found_by == uid, Step.kind == "followed_up", Step.on.between(period.first, period.last))
    )
    people = session.scalar(select(func.count()).select_from(followed.distinct().subquery())) or 0
    yield _line(_LASTING, "ติดตามผลผู้ได้รับความช่วยเหลือ", people)


def _line(aspect: str, activity: str, people: int) -> monthly_work.PlanLine:
    from desktop.printing.forms import monthly_work as form

    return form.PlanLine(
        field=aspect,
        activity=activity,
        planned_times=0,
        done_times=people,
        planned_people=0,
        reached_people=people,
    )


def _written(
    ground: Ground, session: Session, volunteer: Volunteer, month: Month
) -> Iterator[monthly_work.DoneLine]:
    """The activities of the month, by day."""
    from desktop.printing.forms import monthly_work as form

    done = plan_figures.activities_of(session, volunteer.origin, month, volunteer.uid)
    for line in plan_figures.done_lines(ground.reference, done):
        yield form.DoneLine(
            on=line.on,
            field=line.field,
            activity=line.activity,
            place=line.place,
            men=line.men,
            women=line.women,
            result=line.result,
        )


def _done(ground: Ground, session: Session, uid: str, period: Period) -> Iterator[monthly_work.DoneLine]:
    """The month's days: whom the volunteer pointed out, by day and place; nobody is named."""
    from desktop.printing.forms import monthly_work as form

    query = (
        select(Case, Citizen)
        .join(Citizen, Citizen.uid == Case.citizen_uid)
        .where(Case.found_by == uid, Case.pointed_out_on.between(period.first, period.last))
        .order_by(Case.pointed_out_on, Citizen.tambon_code, Citizen.village_number, Case.uid)
    )
    found: dict[tuple[date, str], _Reached] = {}
    for case, person in session.execute(query):
        together = found.setdefault((case.pointed_out_on, _place(ground, person)), _Reached())
        together.add(person.sex)
        together.needs.update(
            session.scalars(select(Need.category_code).where(Need.case_uid == case.uid).order_by(Need.uid))
        )
    for (on, place), together in found.items():
        yield form.DoneLine(
            on=on,
            field=_INFORMATION,
            activity="ชี้เป้าผู้มีความต้องการด้านแรงงาน",
            place=place,
            men=together.men,
            women=together.women,
            result=_result(ground, together),
        )


def _place(ground: Ground, person: Citizen) -> str:
    if not person.tambon_code:
        return ""
    tambon = f"ตำบล{lists.tambon_name(ground.reference, person.tambon_code)}"
    return f"หมู่ที่ {person.village_number} {tambon}" if person.village_number else tambon


def _result(ground: Ground, together: _Reached) -> str:
    known = ground.reference.categories
    said = [
        f"{known[code].name if code in known else code} {count} คน" for code, count in together.needs.items()
    ]
    if together.unknown:
        said.append(f"ไม่ได้บันทึกเพศ {together.unknown} คน")
    return ", ".join(said)
