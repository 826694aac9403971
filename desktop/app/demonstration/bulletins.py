"""Bulletins of the demonstration: a year of vacancies, courses and news, and who was told of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from desktop.models import Bulletin, BulletinTelling, Case, Citizen, Need, new_uid
from desktop.rules import bulletins as rules
from desktop.services.ground import Ground
from desktop.system.language import mark

Row = dict[str, Any]
# How many of the people whom one fits were told of it, and of how many cases that is tried.
_TOLD = 0.12
_MOST_CASES = 3_000
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class _Kind:
    """One bulletin as provinces write it, its day and area left open."""

    kind: str
    title: str
    place: str
    agency: str
    categories: tuple[str, ...]
    seats: int | None = None
    # Baht a month.
    wage: int | None = None
    body: str = ""


_VACANCIES = (
    _Kind("vacancy", "พนักงานคัดบรรจุปลากระป๋อง", "บริษัท โรยัลแคนนิง จำกัด", "DOE", ("EMP-1",), 40, 10_800,
          "เพศหญิงหรือชาย อายุ ๑๘–๔๕ ปี ไม่จำกัดวุฒิ มีรถรับส่ง ทำงานวันจันทร์ถึงวันเสาร์"),
    _Kind("vacancy", "พนักงานกรีดยาง (แบ่งผลผลิต ๔๐ : ๖๐)", "สวนยางนายสมพงษ์ รักษ์ถิ่น", "DOE", ("EMP-1",), 6,
          None, "มีที่พักให้ รับเป็นครอบครัวได้"),
    _Kind("vacancy", "ช่างเย็บผ้าคลุมผมและชุดมุสลิม", "วิสาหกิจชุมชนสตรีบ้านกรือเซะ", "DOE", ("EMP-1", "EMP-2"), 12,
          9_000, "รับงานไปทำที่บ้านได้ มีจักรให้ยืม"),
    _Kind("vacancy", "พนักงานขับรถส่งของ", "ห้างหุ้นส่วนจำกัด ใต้ขนส่ง", "DOE", ("EMP-1",), 3, 13_500,
          "มีใบอนุญาตขับรถประเภท ๒ อายุไม่เกิน ๕๐ ปี"),
    _Kind("vacancy", "แม่บ้านโรงแรม", "โรงแรมซีเอส", "DOE", ("EMP-1",), 8, 9_900, ""),
    _Kind("vacancy", "พนักงานเคาน์เตอร์ร้านสะดวกซื้อ", "สาขาในอำเภอเมืองและหนองจิก", "DOE", ("EMP-1",), 15, 11_200,
          "วุฒิ ม.๓ ขึ้นไป ทำงานเป็นกะ"),
    _Kind("vacancy", "ผู้ดูแลผู้สูงอายุและผู้มีภาวะพึ่งพิง", "เทศบาลตำบลรูสะมิแล", "DOE", ("EMP-1", "OPS-1"), 5, 9_400,
          "ผ่านการอบรมหลักสูตร ๗๐ ชั่วโมงแล้วจะได้รับพิจารณาก่อน"),
    _Kind("vacancy", "คนงานภาคเกษตรในประเทศมาเลเซีย (ถูกต้องตามกฎหมาย)", "ผ่านกรมการจัดหางาน", "DOE", ("EMP-3",),
          30, 16_000, "สมัครด้วยตนเองที่สำนักงานจัดหางานจังหวัด ไม่มีค่าหัวคิว"),
    _Kind("vacancy", "จ้างงานเร่งด่วนผู้ได้รับความเดือดร้อนด้านอาชีพ", "สำนักงานแรงงานจังหวัด", "OPS", ("OPS-1",), 60, None,
          "ค่าตอบแทนวันละ ๓๐๐ บาท ไม่เกิน ๑๐ วัน ทำงานในตำบลของตน"),
)  # fmt: skip
_COURSES = (
    _Kind("course", "ช่างเชื่อมไฟฟ้า ๓๐ ชั่วโมง", "สถาบันพัฒนาฝีมือแรงงาน", "DSD", ("SKL-1",), 20, None,
          "มีเบี้ยเลี้ยงและวัสดุฝึก จบแล้วรับวุฒิบัตร"),
    _Kind("course", "การทำขนมและอาหารว่างฮาลาลเพื่อจำหน่าย", "อบต. ในพื้นที่", "DSD", ("SKL-1", "EMP-2"), 20, None,
          "อบรม ๓ วัน ผู้เรียนจัดเป็นกลุ่ม ๒๐ คนขึ้นไปขอเปิดในตำบลได้"),
    _Kind("course", "ช่างซ่อมเครื่องยนต์เล็กเพื่อการเกษตร", "สถาบันพัฒนาฝีมือแรงงาน", "DSD", ("SKL-1",), 16, None, ""),
    _Kind("course", "ทดสอบมาตรฐานฝีมือแรงงาน สาขาช่างไฟฟ้าภายในอาคาร ระดับ ๑", "สถาบันพัฒนาฝีมือแรงงาน", "DSD",
          ("SKL-2",), 24, None, "ผู้ผ่านได้รับหนังสือรับรองความรู้ความสามารถ"),
    _Kind("course", "ภาษามลายูเพื่อการทำงาน ๖๐ ชั่วโมง", "วิทยาลัยชุมชน", "DSD", ("SKL-1", "EMP-3"), 25, None, ""),
    _Kind("course", "ขายของออนไลน์สำหรับผู้รับงานไปทำที่บ้าน", "ศูนย์แรงงานอำเภอ", "DOE", ("EMP-2", "OPS-2"),
          30, None, ""),
)  # fmt: skip
_NEWS = (
    _Kind("news", "ประกันสังคมมาตรา ๔๐ ลดเงินสมทบ", "", "SSO", ("SSO-2",), None, None,
          "ผู้ประกอบอาชีพอิสระอายุ ๑๕–๖๕ ปี สมัครได้ที่สำนักงานประกันสังคมหรือศูนย์แรงงานอำเภอ"),
    _Kind("news", "วันนัดพบแรงงาน ณ ที่ว่าการอำเภอ", "หอประชุมอำเภอ", "DOE", ("EMP-1", "EMP-4"), None, None,
          "นายจ้าง ๒๕ แห่ง ตำแหน่งงานกว่า ๔๐๐ อัตรา เตรียมบัตรประชาชนและรูปถ่าย ๒ ใบ"),
    _Kind("news", "อัตราค่าจ้างขั้นต่ำใหม่ของจังหวัด", "", "DLPW", (), None, None,
          "มีผลทุกกิจการ ลูกจ้างที่ได้ต่ำกว่านี้ร้องเรียนได้ที่ศูนย์แรงงานอำเภอ"),
    _Kind("news", "เตือนภัยนายหน้าหลอกไปทำงานต่างประเทศทางสื่อออนไลน์", "", "DOE", (), None, None,
          "ตรวจสอบรายชื่อบริษัทจัดหางานที่ได้รับอนุญาตก่อนจ่ายเงินทุกครั้ง"),
)  # fmt: skip
# Days before today on which they were published, and for how long they were open; nothing is without an end.
_DAYS: Sequence[tuple[int, int | None]] = (
    (2, 12), (3, 30), (6, 9), (9, 45), (12, 14), (15, None), (18, 60), (20, 24), (25, 26), (-5, 30),
    (40, 30), (55, 21), (70, 30), (85, 14), (110, 45), (130, 30), (150, 20), (170, 30), (200, 60), (230, 30),
    (250, 14), (270, 30), (300, 45), (320, 30), (340, 21), (1, 20), (4, 21), (10, 30), (14, None), (28, 90),
)  # fmt: skip
_CONTACTS = ("คุณสุนีย์ โทร. 073-333111", "กลุ่มงานส่งเสริมการมีงานทำ โทร. 073-460251", "ฝ่ายบุคคล โทร. 073-349500")


def publish(ground: Ground, seed: int) -> None:
    """Write a year of bulletins into the register, and at the centres who was told of them.

    Args:
        ground: what every service stands on.
        seed: the same seed writes the same ones.
    """
    chance = Random(seed)  # noqa: S311  invented bulletins, no secrets
    title = mark("Fill the demonstration register")
    with ground.database.work(title, ground.actor.uid) as work:
        made = [_bulletin(ground, chance, at) for at in range(len(_DAYS))]
        work.session.execute(insert(Bulletin), made)
        told = list(_tellings(work.session, chance, made, ground.clock.today()))
        for start in range(0, len(told), _AT_ONCE):
            work.session.execute(insert(BulletinTelling), told[start : start + _AT_ONCE])
        work.touch("bulletins", "demonstration")


def _bulletin(ground: Ground, chance: Random, at: int) -> Row:
    kinds = (*_VACANCIES, *_COURSES, *_NEWS)
    kind = kinds[at % len(kinds)]
    before, length = _DAYS[at]
    published = ground.clock.today() - timedelta(days=before)
    withdrawn = at % 11 == 6
    return {
        "uid": new_uid(),
        "origin": ground.unit[:2],
        "revision": 1,
        "kind": kind.kind,
        "title": kind.title,
        "body": kind.body,
        "agency_code": kind.agency,
        "place": kind.place,
        "areas": " ".join(_areas(ground, chance)),
        "categories": " ".join(kind.categories),
        "seats": kind.seats,
        "wage": None if kind.wage is None else kind.wage * 100,
        "contact": chance.choice(_CONTACTS) if kind.kind != rules.NEWS else "",
        "published_on": published,
        "closes_on": None if length is None else published + timedelta(days=length),
        "withdrawn_on": published + timedelta(days=1) if withdrawn else None,
    }


def _areas(ground: Ground, chance: Random) -> Sequence[str]:
    """The whole province mostly, else a district or some of its tambons."""
    province = ground.unit[:2]
    tambons = [one for one in ground.reference.tambons.values() if one.code.startswith(ground.unit)]
    kind = chance.random()
    if kind < 0.5 or not tambons:
        return (province,)
    one = chance.choice(tambons)
    if kind < 0.85:
        return (one.district_code,)
    beside = [other.code for other in tambons if other.district_code == one.district_code]
    return tuple(sorted(chance.sample(beside, min(3, len(beside)))))


def _tellings(session: Session, chance: Random, made: Sequence[Row], today: date) -> Iterator[Row]:
    query = (
        select(Case.uid, Case.citizen_uid, Case.origin, Case.pointed_out_on, Citizen.tambon_code)
        .join(Citizen, Citizen.uid == Case.citizen_uid)
        .where(Case.restricted.is_(False))
        .order_by(Case.pointed_out_on.desc(), Case.uid)
        .limit(_MOST_CASES)
    )
    cases = session.execute(query).all()
    needs: dict[str, list[str]] = {}
    for case_uid, code in session.execute(select(Need.case_uid, Need.category_code)):
        needs.setdefault(case_uid, []).append(code)
    for case_uid, person_uid, origin, since, tambon in cases:
        for row in made:
            fits = rules.closeness(
                row["areas"].split(), row["categories"].split(), tambon, needs.get(case_uid, ())
            )
            if fits is None or fits.general or chance.random() > _TOLD:
                continue
            day = _day_of_telling(chance, row, since, today)
            if day is not None:
                yield _telling(chance, row, (case_uid, person_uid, origin), day)


def _day_of_telling(chance: Random, row: Row, since: date, today: date) -> date | None:
    """A working day on which it was open and the case was known, or nothing."""
    first = max(row["published_on"], since)
    ends = [day for day in (row["closes_on"], row["withdrawn_on"], today) if day is not None]
    days = [first + timedelta(days=number) for number in range((min(ends) - first).days)]
    working = [day for day in days if day.weekday() < 5]
    return chance.choice(working) if working else None


def _telling(chance: Random, row: Row, about: tuple[str, str, str], day: date) -> Row:
    case_uid, person_uid, origin = about
    answer = chance.choices((rules.INTERESTED, rules.DECLINED, ""), (5, 3, 2))[0]
    return {
        "uid": new_uid(),
        "origin": origin,
        "revision": 1,
        "bulletin_uid": row["uid"],
        "person_uid": person_uid,
        "case_uid": case_uid,
        "on": day,
        "answer": answer,
        "officer": "นูรียะห์ สาและ",
        "taken_back_on": None,
    }
