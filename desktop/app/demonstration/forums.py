"""Invented community forums: two a month, with what was raised and decided, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from desktop.models import (
    Base,
    Case,
    Citizen,
    Forum,
    ForumDecision,
    ForumMatter,
    Group,
    GroupMember,
    Need,
    new_uid,
)
from desktop.rules.reference import Tambon
from desktop.services.ground import Ground
from desktop.system.language import mark

Row = dict[str, Any]
# The day, the case and the person.
_Came = tuple[date, str, str]
_Cases = dict[str, list[_Came]]

# The demonstration of a few months still has a year of forums.
_MONTHS_BACK: Final = 12
_EVERY_DAYS: Final = 17
_OFFICER: Final = "นูรียะห์ สาและ"
_SUBJECTS: Final = (
    "ความต้องการมีงานทำและฝึกอาชีพ",
    "ผู้เดินทางกลับจากประเทศมาเลเซียและรายได้ของครัวเรือน",
    "สิทธิประกันสังคมของแรงงานนอกระบบ",
    "สภาพการจ้างของลูกจ้างแพปลาและสวนยาง",
    "การรวมกลุ่มอาชีพของแม่บ้าน",
)
_PLACES: Final = (
    "ศาลาอเนกประสงค์บ้าน{}",
    "มัสยิดบ้าน{}",
    "ที่ทำการผู้ใหญ่บ้าน{}",
    "โรงเรียนบ้าน{}",
    "อาคารองค์การบริหารส่วนตำบล{}",
)
_OFFICES: Final = (
    "องค์การบริหารส่วนตำบล",
    "สถาบันพัฒนาฝีมือแรงงาน",
    "สำนักงานจัดหางานจังหวัด",
    "สำนักงานประกันสังคมจังหวัด",
    "อาสาสมัครแรงงานตำบล",
    "ศูนย์ส่งเสริมการเรียนรู้อำเภอ",
)
_CHAIRS: Final = ("นายเจ๊ะอารง สาแม", "นายมะรอดิง ดอเลาะ", "นางสาวนูรีดา มะมิง", "นายอุสมาน ยูโซะ", "นางรอกีเยาะ สะอิ")
_POSITIONS: Final = ("ผู้ใหญ่บ้าน", "กำนัน", "ประธานกลุ่มแม่บ้าน", "อิหม่ามประจำมัสยิด")
_RAISERS: Final = (
    "นายอับดุลเลาะ เจ๊ะแว",
    "นางรอกีเยาะ สะอิ",
    "นายรอซะ มะเด็ง",
    "นางสาวซูไฮลา บินมะ",
    "กลุ่มแม่บ้าน",
    "",
)
_OPENING: Final = (
    "ผู้นำหมู่บ้านกล่าวต้อนรับ เจ้าหน้าที่ศูนย์ชี้แจงบริการของกระทรวงแรงงาน จากนั้นเปิดให้ผู้เข้าร่วมแสดงความคิดเห็น"
    "เป็นภาษาไทยและภาษามลายูถิ่น โดยอาสาสมัครแรงงานช่วยแปล"
)
_MATTERS: Final = (
    ("SKL-1", "ผู้ที่กลับจากร้านอาหารในประเทศมาเลเซียยังไม่มีงานทำ ต้องการฝึกช่างเชื่อมและช่างไฟฟ้าใกล้บ้าน"),
    ("SKL-1", "แม่บ้านต้องการฝึกตัดเย็บเสื้อผ้ามุสลิมเพื่อรับงานไปทำที่บ้าน"),
    ("SKL-1", "เยาวชนที่จบมัธยมต้องการฝึกซ่อมรถจักรยานยนต์"),
    ("EMP-1", "คนหนุ่มสาวในหมู่บ้านหางานประจำในจังหวัดไม่ได้"),
    ("EMP-2", "กลุ่มแม่บ้านทำกรือโป๊ะขายได้เฉพาะช่วงเทศกาล ขอความรู้เรื่องบรรจุภัณฑ์และช่องทางขาย"),
    ("EMP-3", "หลายครอบครัวจะไปทำงานร้านอาหารที่ประเทศมาเลเซีย ขอทราบวิธีขอใบอนุญาตทำงานให้ถูกต้อง"),
    ("SSO-2", "ลูกจ้างแพปลาไม่ทราบว่าสมัครประกันสังคมมาตรา 40 ได้ที่ใด และต้องจ่ายเดือนละเท่าใด"),
    ("SSO-1", "ลูกจ้างโรงงานยื่นขอเงินสงเคราะห์บุตรแล้วยังไม่ได้รับ"),
    ("PRO-1", "ลูกจ้างรับเหมาก่อสร้างได้ค่าจ้างไม่ครบสองเดือน"),
    ("OPS-1", "น้ำท่วมสวนยางกรีดไม่ได้สามเดือน ขอการจ้างงานเร่งด่วน"),
    ("OPS-2", "ชาวประมงพื้นบ้านต้องการตั้งกลุ่มเพื่อต่อรองราคาและทำประกันภัยเรือ"),
    ("OPS-4", "ถนนเข้าหมู่บ้านมืดและเป็นหลุม รถรับส่งคนงานไม่เข้า"),
    ("OPS-3", "มีผู้เล่าว่านายหน้าชวนเยาวชนไปทำงานโดยยึดบัตรประชาชน"),
    ("", "ขอให้เจ้าหน้าที่มาประชุมที่หมู่บ้านบ่อยขึ้น"),
)  # fmt: skip
_DECISIONS: Final = (
    ("เปิดฝึกช่างเชื่อมไฟฟ้า 60 ชั่วโมง รับไม่เกิน 20 คน", "สถาบันพัฒนาฝีมือแรงงาน"),
    ("เชิญสำนักงานประกันสังคมมารับสมัครมาตรา 40 ในวันหน่วยเคลื่อนที่ครั้งต่อไป", "เจ้าหน้าที่ศูนย์แรงงานอำเภอ"),
    ("สำรวจสมาชิกกลุ่มที่พร้อมร่วมทุน แล้วรายงานในเวทีครั้งหน้า", "อาสาสมัครแรงงานตำบล"),
    ("ส่งเรื่องค่าจ้างค้างจ่ายให้สำนักงานสวัสดิการและคุ้มครองแรงงาน", "เจ้าหน้าที่ศูนย์แรงงานอำเภอ"),
    ("ผู้ใหญ่บ้านรวบรวมรายชื่อผู้ว่างงานส่งศูนย์", "ผู้ใหญ่บ้าน"),
)  # fmt: skip
_GROUP_NAMES: Final = {"SKL-1": "กลุ่มฝึกอาชีพบ้าน", "EMP-2": "กลุ่มแม่บ้านทำกรือโป๊ะบ้าน", "OPS-2": "กลุ่มประมงพื้นบ้าน"}
# Housewives; and how many belong to a group.
_WOMEN: Final = "EMP-2"
_FEWEST: Final = 3
_MOST: Final = 11
_YOUNGEST: Final = 18


@dataclass(frozen=True, slots=True)
class _Held:
    """Where a forum was held, by whom, and when."""

    tambon: Tambon
    unit: str
    day: date
    today: date


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody who can belong to a group, and the case in which they asked for it."""

    uid: str
    sex: str
    category: str = ""
    asked_on: date = date.min
    case_uid: str | None = None


_Free = dict[str, list[_Person]]


@dataclass
class _Made:
    """Rows by their table, in the order in which they are stored."""

    forums: list[Row] = field(default_factory=list)
    groups: list[Row] = field(default_factory=list)
    members: list[Row] = field(default_factory=list)
    matters: list[Row] = field(default_factory=list)
    decisions: list[Row] = field(default_factory=list)

    def store(self, session: Session) -> None:
        """Write all of them."""
        tables: tuple[tuple[type[Base], list[Row]], ...] = (
            (Forum, self.forums),
            (Group, self.groups),
            (GroupMember, self.members),
            (ForumMatter, self.matters),
            (ForumDecision, self.decisions),
        )
        columns = {model: model.__table__.columns.keys() for model, _rows in tables}
        for model, rows in tables:
            if rows:
                known = [{name: row[name] for name in columns[model] if name in row} for row in rows]
                session.execute(insert(model), known)


def fill(ground: Ground, seed: int) -> None:
    """A year of forums, one in some seventeen days for each centre.

    Args:
        ground: of the demonstration register; a province has the forums of its centres.
        seed: the same seed makes the same forums.
    """
    chance = Random(f"forums {seed}")  # noqa: S311  invented forums, no secrets
    today, made = ground.clock.today(), _Made()
    tambons = [one for one in ground.reference.tambons.values() if one.code.startswith(ground.unit)]
    with ground.database.work(mark("Fill the demonstration register"), ground.actor.uid) as work:
        for unit in sorted({tambon.district_code for tambon in tambons}):
            days, cases = list(_days(today)), _cases(work.session, unit)
            free = _free(work.session, unit, today)
            near = [tambon for tambon in tambons if tambon.district_code == unit]
            for day in days:
                # The newest of all waits for everything that can come of it.
                came = {} if day == days[-1] else cases
                _forum(made, chance, _Held(chance.choice(near), unit, day, today), came, free)
        made.store(work.session)
        work.touch("forums", "demonstration")


def _days(today: date) -> Iterator[date]:
    first = today - timedelta(days=30 * _MONTHS_BACK)
    for back in range(0, (today - first).days, _EVERY_DAYS):
        day = first + timedelta(days=back)
        yield day - timedelta(days=max(day.weekday() - 4, 0))


def _cases(session: Session, unit: str) -> _Cases:
    """Day, case and person of the cases that forums brought, by the kind of need, the newest last."""
    query = (
        select(Need.category_code, Case.pointed_out_on, Case.uid, Case.citizen_uid)
        .join(Case, Case.uid == Need.case_uid)
        .where(Case.origin == unit, Case.channel == "forum")
        .order_by(Case.pointed_out_on, Case.fiscal_year, Case.number)
    )
    found: _Cases = {}
    for code, day, uid, person in session.execute(query):
        found.setdefault(code, []).append((day, uid, person))
    return found


def _free(session: Session, unit: str, today: date) -> _Free:
    """Grown-up people of each tambon, those with an open wish for what groups answer first."""
    wishes: dict[str, tuple[str, date, str]] = {}
    asked = (
        select(Case.citizen_uid, Need.category_code, Case.pointed_out_on, Case.uid)
        .join(Need, Need.case_uid == Case.uid)
        .where(Case.origin == unit, Case.restricted.is_(False), Need.category_code.in_(_GROUP_NAMES))
        .order_by(Case.pointed_out_on, Case.fiscal_year, Case.number)
    )
    for person, code, day, case in session.execute(asked):
        wishes.setdefault(person, (code, day, case))
    born_by = str(today.year - _YOUNGEST - 1)
    grown = (
        select(Citizen.uid, Citizen.tambon_code, Citizen.sex)
        .where(Citizen.origin == unit, Citizen.tambon_code != "", Citizen.joined_to == "")
        .where(Citizen.birth_date != "", func.substr(Citizen.birth_date, 1, 4) < born_by)
        .order_by(Citizen.sort_name, Citizen.uid)
    )
    found: _Free = {}
    for uid, tambon, sex in session.execute(grown):
        found.setdefault(tambon, []).append(_Person(uid, sex, *wishes.get(uid, ())))
    return found


def _entry(origin: str) -> Row:
    return {"uid": new_uid(), "origin": origin, "revision": 1, "taken_back_on": None}


def _forum(made: _Made, chance: Random, held: _Held, cases: _Cases, free: _Free) -> None:
    tambon, day = held.tambon, held.day
    forum = {
        **_entry(held.unit),
        "on": day,
        "begins": chance.choice(("09:00", "09:30", "13:30", "")),
        "ends": "",
        "place": chance.choice(_PLACES).format(tambon.name),
        "tambon_code": tambon.code,
        "village_number": chance.randrange(1, 9),
        "subject": chance.choice(_SUBJECTS),
        "men": chance.randrange(8, 40),
        "women": chance.randrange(10, 55),
        "offices": "\n".join(chance.sample(_OFFICES, 3)),
        "opening": _OPENING,
        "next_on": day + timedelta(days=60) if chance.random() < 0.5 else None,
        "chair": chance.choice(_CHAIRS),
        "chair_position": chance.choice(_POSITIONS),
        "officer": _OFFICER,
        "take_back_reason": "",
    }
    forum["ends"] = {"09:00": "12:00", "09:30": "12:00", "13:30": "16:00"}.get(forum["begins"], "")
    made.forums.append(forum)
    matters = list(_matters(chance, forum, cases))
    made.matters.extend(matters)
    made.decisions.extend(_decisions(chance, forum, held.today))
    if cases and chance.random() < 0.4:
        matter = next((row for row in matters if row["category_code"] in _GROUP_NAMES), None)
        near, wanted = free.get(tambon.code, []), chance.randrange(_FEWEST + 1, _MOST + 1)
        members = _chosen(near, matter["category_code"], matter["person"], wanted) if matter else []
        if matter and members:
            _group(made, forum, tambon, matter, members)


def _matters(chance: Random, forum: Row, cases: _Cases) -> Iterator[Row]:
    for position, (code, text) in enumerate(chance.sample(_MATTERS, chance.randrange(3, 7)), 1):
        case = _case_after(cases.get(code, []), forum["on"]) if chance.random() < 0.6 else None
        yield {
            **_entry(forum["origin"]),
            "forum_uid": forum["uid"],
            "position": position,
            "matter": text,
            "raised_by": chance.choice(_RAISERS),
            "people": chance.choice((None, 1, 3, 5, 8, 11, 14, 22)),
            "category_code": code,
            "case_uid": case[1] if case else None,
            "group_uid": None,
            "person": case[2] if case else None,
        }


def _case_after(cases: list[_Came], day: date) -> _Came | None:
    """The first case of the two weeks after a forum, taken away so that it comes of no other."""
    for at, (on, _uid, _person) in enumerate(cases):
        if day <= on <= day + timedelta(days=14):
            return cases.pop(at)
    return None


def _decisions(chance: Random, forum: Row, today: date) -> Iterator[Row]:
    for position, (text, who) in enumerate(chance.sample(_DECISIONS, chance.randrange(1, 4)), 1):
        due = forum["on"] + timedelta(days=chance.choice((14, 21, 30)))
        done = due - timedelta(days=chance.randrange(0, 10))
        yield {
            **_entry(forum["origin"]),
            "forum_uid": forum["uid"],
            "position": position,
            "decision": text,
            "responsible": who,
            "due_on": due,
            "done_on": done if done <= today and chance.random() < 0.85 else None,
        }


def _group(made: _Made, forum: Row, tambon: Tambon, matter: Row, members: list[_Person]) -> None:
    """One matter of the forum becomes a group of those who want the same."""
    category = matter["category_code"]
    group = {
        "uid": new_uid(),
        "origin": forum["origin"],
        "revision": 1,
        "name": f"{_GROUP_NAMES[category]}{tambon.name} หมู่ {forum['village_number']}",
        "kind": "informal" if category == "OPS-2" else "occupational",
        "tambon_code": tambon.code,
        "village_number": forum["village_number"],
        "formed_on": forum["on"],
        "forum_uid": forum["uid"],
        "category_code": category,
        "purpose": matter["matter"],
        "ended_on": None,
        "end_reason": "",
    }
    made.groups.append(group)
    matter["group_uid"] = group["uid"]
    made.members.extend(_members(group, members))


def _chosen(free: list[_Person], category: str, raised: str | None, wanted: int) -> list[_Person]:
    """So many of those who are free, who asked for the same first; too few of them form no group.

    Whoever is chosen is free no more.
    """
    fitting = [
        person
        for person in free
        if person.category in ("", category) and (category != _WOMEN or person.sex == "f")
    ]
    fitting.sort(key=lambda person: (person.uid != raised, person.category != category))
    # Some of those who asked are left, so that there is something to propose.
    asked = [person for person in fitting if person.category == category][: wanted // 2]
    others = [person for person in fitting if not person.category]
    chosen = [*asked, *others][:wanted]
    if len(chosen) < _FEWEST:
        return []
    free[:] = [person for person in free if person not in chosen]
    return chosen


def _members(group: Row, people: list[_Person]) -> Iterator[Row]:
    for place, person in enumerate(people):
        yield {
            "uid": new_uid(),
            "origin": group["origin"],
            "revision": 1,
            "group_uid": group["uid"],
            "person_uid": person.uid,
            "case_uid": person.case_uid,
            "leads": place == 0,
            # Whoever asked after the forum joined when they asked.
            "since": max(group["formed_on"], person.asked_on),
            "until": None,
        }
