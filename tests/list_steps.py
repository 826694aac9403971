"""What the tests of lists do again and again: judge one, take it in, and look at what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import func, select

from desktop.database import citizen_entries
from desktop.models import Case, Citizen, Need
from desktop.rules.citizens import CitizenDraft
from desktop.services.ground import Ground
from desktop.services.lists import Imported, JudgedList, Lists, Wish

ID, BORN, TAMBON, PHONE = "เลขประจำตัวประชาชน", "วันเกิด", "ตำบล", "โทรศัพท์"
NEED, DAY, HOUSE, VILLAGE = "ความต้องการ", "วันที่", "บ้านเลขที่", "หมู่"
FIRST, LAST, TITLE, SEX = "ชื่อ", "นามสกุล", "คำนำหน้า", "เพศ"


def judge(ground: Ground, content: bytes, wish: Wish | None = None, sheet: str | None = None) -> JudgedList:
    lists = Lists(ground)
    file = lists.open(content, "รายชื่อ.xlsx")
    return lists.judge(file, lists.look(file, sheet).plan, wish)


def take_in(ground: Ground, content: bytes, wish: Wish | None = None) -> Imported:
    return Lists(ground).write(judge(ground, content, wish), wish)


def verdicts_of(judged: JudgedList) -> dict[int, str]:
    return {row.number: row.verdict for row in judged.rows.values()}


def problem_fields(judged: JudgedList, number: int) -> list[str]:
    return [problem.field for problem in judged.rows[number].problems if not problem.soft]


def people_in(ground: Ground) -> list[CitizenDraft]:
    with ground.database.read() as session:
        return [
            citizen_entries.draft_of(row) for row in session.scalars(select(Citizen).order_by(Citizen.uid))
        ]


def needs_in(ground: Ground) -> list[tuple[str, date]]:
    with ground.database.read() as session:
        query = select(Need.category_code, Case.pointed_out_on).join(Case, Case.uid == Need.case_uid)
        return [(code, day) for code, day in session.execute(query.order_by(Need.uid))]


def count_of(ground: Ground, model: Any) -> int:
    with ground.database.read() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0
