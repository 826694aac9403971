"""Everything that is kept about one person, on a paper for that person (PDPA, section 30)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.database import case_status, citizen_entries, kept_fields
from desktop.database.joined_entries import former_uids
from desktop.database.papers import papers_about
from desktop.database.stipend_amounts import number_of
from desktop.database.work import setting
from desktop.models import (
    Assignment,
    AuditLine,
    Case,
    Citizen,
    Need,
    PayAccount,
    Step,
    StipendReceipt,
    User,
    Volunteer,
)
from desktop.rules import money, numbers, pay_accounts, people, phones, thai_date, thai_id, thai_names
from desktop.rules.months import Month
from desktop.rules.reference import Choice
from desktop.services import own_trainings
from desktop.services.ground import Ground
from desktop.system.language import mark

if TYPE_CHECKING:
    from desktop.printing.forms import my_data

FORM: Final = "my_data"
# So many of the newest looks at the entry stand on the paper.
_LOOKS: Final = 100
# Paper speaks Thai whatever the window speaks.
_SEXES: Final = {people.MALE: "ชาย", people.FEMALE: "หญิง"}
_LANGUAGES: Final = {"th": "ไทย", "ms": "มลายู", "jawi": "ยาวี"}
_CHANNELS: Final = {
    "counter": "จุดบริการ",
    "volunteer": "อาสาสมัคร",
    "mobile": "หน่วยเคลื่อนที่",
    "forum": "เวทีประชาคม",
    "survey": "การสำรวจ",
    "phone": "โทรศัพท์",
}
_STATUSES: Final = {
    "waiting": "รอคัดกรอง",
    "accepted": "ผ่านคัดกรอง",
    "referred": "ส่งต่อแล้ว",
    "overdue": "เกินกำหนดตอบ",
    "rejected": "ไม่ผ่านคัดกรอง",
    "served": "ให้บริการแล้ว",
    "helped": "ช่วยเหลือแล้ว",
    "not_helped": "ไม่ได้รับการช่วยเหลือ",
    "followed_up": "ติดตามผลแล้ว",
}
_KINDS: Final = {
    "served": "ให้บริการ ณ จุดบริการ",
    "screened": "คัดกรอง",
    "referred": "ส่งต่อ",
    "outcome": "ผลการช่วยเหลือ",
    "followed_up": "ติดตามผล",
    "reopened": "เปิดเรื่องใหม่",
}
_VERDICTS: Final = {
    "closed": "ยุติที่จุดบริการ",
    "continues": "ดำเนินการต่อ",
    "accepted": "รับ",
    "rejected": "ไม่รับ",
    "assisted": "ได้รับการช่วยเหลือ",
    "not_assisted": "ไม่ได้รับการช่วยเหลือ",
    "withdrawn": "ผู้รับบริการขอยุติ",
    "unreachable": "ติดต่อไม่ได้",
    "30": "ครบ 30 วัน",
    "90": "ครบ 90 วัน",
}
_CASE_HEADS: Final = ("เรื่องเลขที่", "วันที่", "ช่องทาง", "ความต้องการ", "รายละเอียด", "สถานะ")
_STEP_HEADS: Final = ("เรื่องเลขที่", "วันที่", "ขั้นตอน", "ผล", "ผู้บันทึก")
_ACCOUNT_HEADS: Final = ("ธนาคารหรือพร้อมเพย์", "เลขที่", "ชื่อบัญชี", "ตั้งแต่", "ถึง")
_PAID_HEADS: Final = ("เดือน", "เลขที่ใบสำคัญ", "วันที่จ่าย", "จำนวนเงิน (บาท)", "หมายเหตุ")
_VOLUNTEERS: Final = {"volunteer": "อาสาสมัครแรงงาน", "graduate": "บัณฑิตแรงงาน"}


class OwnData:
    """Copies of what is kept about a person, for that person.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def sheet(self, citizen_uid: str, asked_on: date | None = None) -> my_data.Sheet:
        """The words of the copy, of the state of today; that it was read is written into the audit chain.

        Cases that only supervisors open stand on it when a supervisor prints it.

        Args:
            citizen_uid: whose copy.
            asked_on: the day on which the person asked; None is today.

        Raises:
            Refused: there is no such person, or the role does not allow it.
        """
        from desktop.printing.forms import my_data as form

        ground = self._ground
        for verb in ("citizens.view", "documents.print"):
            ground.actor.require(verb)
        today = ground.clock.today()
        with ground.database.read() as session:
            row = citizen_entries.find(session, citizen_uid)
            phone = setting(session, "phone")
            made = form.Sheet(
                number="",
                centre=ground.unit_name,
                centre_address=setting(session, "address"),
                citizen_name=thai_names.full_name(row.title, row.first_name, row.last_name),
                thai_id=row.thai_id or row.other_paper,
                asked_on=asked_on or today,
                made_on=today,
                sections=tuple(_Told(session, ground, row).sections()),
                contact=f"{ground.unit_name} โทร. {phone}" if phone else ground.unit_name,
                officer=ground.actor.full_name,
                officer_position=ground.actor.position,
            )
        ground.database.saw(mark("Copy a person's data"), ground.actor.uid, "citizens", row.uid)
        return made


class _Told:
    """What is kept about one person, read once."""

    def __init__(self, session: Session, ground: Ground, row: Citizen) -> None:
        self._session, self._ground, self._row = session, ground, row
        self._entries = (row.uid, *former_uids(session, row.uid))
        may = ground.actor.may("cases.restricted")
        query = select(Case).where(Case.citizen_uid.in_(self._entries), case_status.visible(may))
        self._cases = session.scalars(query.order_by(Case.pointed_out_on.desc(), Case.uid.desc())).all()
        uids = [case.uid for case in self._cases]
        steps = select(Step).where(Step.case_uid.in_(uids)).order_by(Step.on, Step.uid)
        self._steps = session.scalars(steps).all()
        self._numbers = {each.uid: _number(each) for each in self._cases}

    def sections(self) -> Iterator[my_data.Section]:
        from desktop.printing.forms import my_data as form

        known = tuple(self._known(self._row))
        yield form.Section(title="ข้อมูลทะเบียนประวัติ", entries=known, note=self._note())
        # What was joined to the entry is kept as well, so that the two can be taken apart.
        for uid in self._entries[1:]:
            joined = tuple(self._known(self._session.get_one(Citizen, uid)))
            yield form.Section(title="ข้อมูลทะเบียนประวัติที่รวมไว้", entries=joined)
        cases = (
            _listing("เรื่อง", _CASE_HEADS, self._case_rows()),
            _listing("ขั้นตอนของเรื่อง", _STEP_HEADS, self._step_rows()),
        )
        yield form.Section(title="เรื่องที่ขอรับบริการ", listings=tuple(each for each in cases if each.rows))
        sent = (
            _listing("การส่งต่อ", ("วันที่", "หน่วยงาน", "หนังสือเลขที่", "เรื่องเลขที่"), self._sent_rows()),
            _listing("เอกสารที่ออก", ("เลขที่เอกสาร", "วันที่", "เอกสาร"), self._paper_rows()),
        )
        yield form.Section(title="ผู้ที่ได้รับข้อมูลของท่าน", listings=tuple(each for each in sent if each.rows))
        served = tuple(self._volunteer_entries())
        if served:
            paid = (
                _listing("บัญชีที่รับค่าตอบแทน", _ACCOUNT_HEADS, self._account_rows()),
                _listing("ค่าตอบแทนที่ได้รับ", _PAID_HEADS, self._paid_rows()),
            )
            title, tables = "อาสาสมัครแรงงานและบัณฑิตแรงงาน", tuple(each for each in paid if each.rows)
            yield form.Section(title=title, entries=served, listings=tables)
        learnt = tuple(each for each in self._trainings() if each.rows)
        if learnt:
            yield form.Section(title=own_trainings.TITLE, listings=learnt)
        if newer := tuple(self._newer()):
            yield form.Section(title="ข้อมูลอื่นจากโปรแกรมรุ่นใหม่กว่า", entries=newer)
        looks = _listing("การเปิดดูและการแก้ไข", ("วันที่", "ผู้ใช้งาน"), self._look_rows())
        yield form.Section(title="ผู้ที่เข้าถึงข้อมูลของท่าน", listings=(looks,) if looks.rows else ())

    def _known(self, row: Citizen) -> Iterator[my_data.Entry]:
        from desktop.printing.forms import my_data as form

        tables = self._ground.reference
        tambon = tables.tambons.get(row.tambon_code)
        house = f"บ้านเลขที่ {row.house_number}" if row.house_number else ""
        told = {
            "ชื่อ–สกุล": thai_names.full_name(row.title, row.first_name, row.last_name),
            "ชื่อเดิมหรือตัวสะกดอื่น": row.former_names,
            "เลขประจำตัวประชาชน": thai_id.shown(row.thai_id),
            "หนังสือเดินทางหรือเอกสารอื่น": row.other_paper,
            "เพศ": _SEXES.get(row.sex, row.sex),
            "วันเดือนปีเกิด": thai_date.partial(row.birth_date, thai_digits=False),
            "ชื่อบิดา": row.father_name,
            "ที่อยู่": people.address(
                house, row.village_number, row.road, tambon, postcode=row.postcode, full=True
            ),
            "โทรศัพท์": ", ".join(phones.shown(call) for call in row.phones.split()),
            "อาชีพ": row.occupation,
            "สถานะการทำงาน": _named(tables.employments, row.employment),
            "ระดับการศึกษา": _named(tables.educations, row.education),
            "ภาษา": " ".join(_LANGUAGES.get(code, code) for code in row.languages.split()),
            "กลุ่ม": ", ".join(_named(tables.flags, code) for code in row.flags.split()),
            "ผู้ให้ข้อมูลแทน": row.informant,
        }
        for label, value in told.items():
            if value:
                yield form.Entry(label=label, value=value)

    def _newer(self) -> Iterator[my_data.Entry]:
        """What a newer program told beyond our fields, under its own names, as nobody here has words."""
        from desktop.printing.forms import my_data as form

        person, cases = self._row.uid, self._numbers
        belonging: dict[str, Iterable[str]] = {
            "citizens": self._entries,
            "volunteers": self._session.scalars(select(Volunteer.uid).where(Volunteer.person_uid == person)),
            "cases": cases,
            "needs": self._session.scalars(select(Need.uid).where(Need.case_uid.in_(cases))),
            "steps": (step.uid for step in self._steps),
        }
        for table, uids in belonging.items():
            for fields in kept_fields.of(self._session, table, list(uids)).values():
                for name, value in fields.items():
                    told = value if isinstance(value, str) else kept_fields.written({"": value})[4:-1]
                    yield form.Entry(label=name, value=told)

    def _note(self) -> str:
        row = self._row
        if row.notice_on is None:
            return "ยังไม่มีบันทึกการแจ้งประกาศความเป็นส่วนตัว"
        version = f" ฉบับที่ {row.notice_version}" if row.notice_version else ""
        return f"แจ้งประกาศความเป็นส่วนตัว{version} เมื่อวันที่ {thai_date.long(row.notice_on, thai_digits=False)}"

    def _case_rows(self) -> Iterator[tuple[str, ...]]:
        today = self._ground.clock.today()
        statuses = case_status.statuses_of(self._session, today, [case.uid for case in self._cases])
        for case in self._cases:
            channel = _CHANNELS.get(case.channel, case.channel)
            status = statuses[case.uid]
            yield (
                self._numbers[case.uid],
                _day(case.pointed_out_on),
                channel,
                self._needs(case.uid),
                case.detail,
                _STATUSES.get(status, status),
            )

    def _needs(self, case_uid: str) -> str:
        known = self._ground.reference.categories
        query = select(Need).where(Need.case_uid == case_uid).order_by(Need.uid)
        said = []
        for need in self._session.scalars(query):
            name = known[need.category_code].name if need.category_code in known else need.category_code
            said.append(f"{name} ({need.detail})" if need.detail else name)
        return ", ".join(said)

    def _step_rows(self) -> Iterator[tuple[str, ...]]:
        for step in self._steps:
            kind = _KINDS.get(step.kind, step.kind)
            yield self._numbers[step.case_uid], _day(step.on), kind, self._came_of(step), step.officer

    def _came_of(self, step: Step) -> str:
        work = "" if step.in_work is None else "มีงานทำ" if step.in_work else "ไม่มีงานทำ"
        incomes = (("ก่อน", step.income_before), ("หลัง", step.income_after))
        earned = ", ".join(
            f"{word} {satang / 100:,.2f} บาท" for word, satang in incomes if satang is not None
        )
        parts = (
            _VERDICTS.get(step.verdict, step.verdict),
            self._agency(step.agency_code),
            work,
            f"รายได้{earned}" if earned else "",
            f"ความพึงพอใจ {step.satisfaction} จาก 5" if step.satisfaction is not None else "",
            step.reason,
            step.note,
        )
        return " · ".join(part for part in parts if part)

    def _sent_rows(self) -> Iterator[tuple[str, ...]]:
        for step in self._steps:
            if step.kind == "referred":
                agency = self._agency(step.agency_code)
                yield _day(step.on), agency, step.letter_number, self._numbers[step.case_uid]

    def _paper_rows(self) -> Iterator[tuple[str, ...]]:
        from desktop.printing import forms

        titles = {form.name: form.title for form in forms.FORMS}
        uids = [*self._entries, *(case.uid for case in self._cases)]
        for paper in papers_about(self._session, uids):
            yield paper.number, _day(paper.printed_at.date()), titles.get(paper.form, paper.form)

    def _volunteer_entries(self) -> Iterator[my_data.Entry]:
        from desktop.printing.forms import my_data as form

        query = select(Volunteer).where(Volunteer.person_uid == self._row.uid).order_by(Volunteer.uid)
        for volunteer in self._session.scalars(query):
            days = " ถึง ".join(_day(day) for day in (volunteer.term_start, volunteer.term_end) if day)
            order = f"คำสั่งที่ {volunteer.order_number}" if volunteer.order_number else ""
            left = f"พ้นหน้าที่ {_day(volunteer.left_on)} {volunteer.leave_reason}" if volunteer.left_on else ""
            parts = (order, f"วาระ {days}" if days else "", *self._places(volunteer.uid), left.strip())
            kind = _VOLUNTEERS.get(volunteer.kind, volunteer.kind)
            yield form.Entry(label=kind, value=" · ".join(part for part in parts if part))

    def _places(self, volunteer_uid: str) -> Iterator[str]:
        known = self._ground.reference.tambons
        query = select(Assignment.tambon_code).where(Assignment.volunteer_uid == volunteer_uid)
        for code in self._session.scalars(query.order_by(Assignment.uid)):
            yield f"ตำบล{known[code].name}" if code in known else code

    def _account_rows(self) -> Iterator[tuple[str, ...]]:
        theirs = select(Volunteer.uid).where(Volunteer.person_uid == self._row.uid)
        query = select(PayAccount).where(PayAccount.volunteer_uid.in_(theirs)).order_by(PayAccount.uid)
        for account in self._session.scalars(query):
            bank = pay_accounts.bank_name(account.bank_code) if account.bank_code else "พร้อมเพย์"
            until = _day(account.until) if account.until else ""
            yield bank, account.number, account.holder, _day(account.since), until

    def _paid_rows(self) -> Iterator[tuple[str, ...]]:
        theirs = select(Volunteer.uid).where(Volunteer.person_uid == self._row.uid)
        query = select(StipendReceipt).where(StipendReceipt.volunteer_uid.in_(theirs))
        for receipt in self._session.scalars(query.order_by(StipendReceipt.month, StipendReceipt.uid)):
            month, void = Month.parse(receipt.month).thai(), receipt.voided_on is not None
            remark = f"ยกเลิก {receipt.void_reason}" if void else ""
            yield month, number_of(receipt), _day(receipt.on), money.baht(receipt.amount), remark

    def _trainings(self) -> Iterator[my_data.Listing]:
        for (title, heads), rows in (
            (own_trainings.GROUPS, own_trainings.groups),
            (own_trainings.COURSES, own_trainings.courses),
            (own_trainings.ATTENDED, own_trainings.attended),
            (own_trainings.CERTIFICATES, own_trainings.certificates),
            (own_trainings.FOLLOW_UPS, own_trainings.follow_ups),
        ):
            yield _listing(title, heads, rows(self._session, self._row.uid))

    def _look_rows(self) -> Iterator[tuple[str, ...]]:
        names = {user.uid: user.full_name for user in self._session.scalars(select(User))}
        said = (AuditLine.changes.contains(uid, autoescape=True) for uid in self._entries)
        query = select(AuditLine).where(or_(*said)).order_by(AuditLine.line.desc()).limit(_LOOKS)
        seen: dict[tuple[str, ...], None] = {}
        for line in self._session.scalars(query):
            if not set(self._entries).isdisjoint(json.loads(line.changes).get("citizens", ())):
                seen[(_day(date.fromisoformat(line.at[:10])), names.get(line.who, line.who))] = None
        yield from seen

    def _agency(self, code: str) -> str:
        agencies = self._ground.reference.agencies
        return agencies[code].name if code in agencies else code


def _listing(title: str, heads: tuple[str, ...], rows: Iterable[Sequence[str]]) -> my_data.Listing:
    from desktop.printing.forms import my_data as form

    made = tuple(form.ListingRow(cells=tuple(row)) for row in rows)
    return form.Listing(title=title, heads=heads, rows=made)


def _number(case: Case) -> str:
    return numbers.case_number(case.origin, case.number, case.fiscal_year)


def _day(day: date | None) -> str:
    return thai_date.short(day, thai_digits=False) if day else ""


def _named(choices: Mapping[str, Choice], code: str) -> str:
    return choices[code].name if code in choices else code
