"""Bulletins and the people whom they fit, written straight into a register, for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from desktop.models import Bulletin, Case, new_uid
from desktop.rules.bulletins import BulletinDraft
from desktop.services.ground import Ground

TODAY = date(2026, 11, 20)
DRAFT = BulletinDraft(
    kind="vacancy",
    title="พนักงานคัดบรรจุปลากระป๋อง",
    agency_code="DOE",
    place="บริษัท ปัตตานีอาหารทะเล จำกัด",
    areas=("9401",),
    categories=("EMP-1",),
    seats=20,
    wage=1_050_000,
    contact="คุณสุนีย์ 073-111222",
    published_on=TODAY - timedelta(days=5),
    closes_on=TODAY + timedelta(days=20),
)


def put(ground: Ground, draft: BulletinDraft = DRAFT, **changed: Any) -> str:
    """A bulletin as it came from the province; whatever is not said is a vacancy in the town."""
    made = replace(draft, **{name: value for name, value in changed.items() if name != "withdrawn_on"})
    values = {name: getattr(made, name) for name in BulletinDraft.__dataclass_fields__}
    values |= {"areas": " ".join(made.areas), "categories": " ".join(made.categories)}
    uid = new_uid()
    with ground.database.work("Put a bulletin for a test") as work:
        row = Bulletin(uid=uid, **values, withdrawn_on=changed.get("withdrawn_on"))
        row.origin = ground.unit[:2]
        work.session.add(row)
        work.session.flush()
        work.touch("bulletins", uid)
    return uid


def person_of(ground: Ground, case: str) -> str:
    """Whose case it is."""
    with ground.database.read() as session:
        return str(session.scalar(select(Case.citizen_uid).where(Case.uid == case)))
