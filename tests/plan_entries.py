"""A centre's plans in a test: volunteers in service, items, activities, and users who agree."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from month_entries import Entries
from PIL import Image

from desktop.models import ClosedMonth, Forum, User, new_uid
from desktop.rules.months import Month
from desktop.rules.plans import INFORMATION, ActivityDraft, PlanItemDraft
from desktop.services.ground import Ground
from desktop.services.plans import Plans

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
TODAY = date(2026, 11, 20)


def item(volunteer_uid: str = "", month: Month = NOVEMBER, **other: object) -> PlanItemDraft:
    """An item of a plan; whatever is not said is ordinary."""
    draft = PlanItemDraft(
        month=str(month),
        volunteer_uid=volunteer_uid,
        field=INFORMATION,
        kind="home_visit",
        activity="สำรวจผู้ว่างงาน",
        times=2,
        people=40,
    )
    return replace(draft, **other)  # type: ignore[arg-type]


def activity(volunteer_uid: str = "", on: date = date(2026, 11, 5), **other: object) -> ActivityDraft:
    """Something that was done; whatever is not said is ordinary."""
    draft = ActivityDraft(
        on=on,
        volunteer_uid=volunteer_uid,
        field=INFORMATION,
        kind="home_visit",
        activity="สำรวจผู้ว่างงาน",
        place="ตลาดนัด",
        tambon_code="940101",
        men=19,
        women=24,
    )
    return replace(draft, **other)  # type: ignore[arg-type]


def photograph(width: int = 640, height: int = 480, kind: str = "JPEG", **saved: object) -> bytes:
    """The file of a photograph."""
    target = io.BytesIO()
    Image.effect_noise((width, height), 40).convert("RGB").save(target, kind, **saved)
    return target.getvalue()


class Office:
    """A centre with its users and volunteers."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.entries = Entries(ground)
        self.plans = Plans(ground)

    def graduate(self, name: str = "อามีเนาะ", **how: object) -> str:
        """A graduate in service since October."""
        return self.entries.volunteer(name, kind="graduate", **how)  # type: ignore[arg-type]

    def signed_in(self, role: str, name: str) -> Plans:
        """The plans as a new user sees them."""
        uid = new_uid()
        with self.ground.database.work("Add a user for a test") as work:
            work.session.add(User(uid=uid, name=name, full_name=name, position="แรงงานอำเภอ", role=role))
        actor = replace(self.ground.actor, uid=uid, name=name, full_name=name, role=role)
        return Plans(replace(self.ground, actor=actor))

    def close(self, month: Month, approved_on: date | None = None) -> None:
        """The month takes no more entries."""
        with self.ground.database.work("Close a month for a test") as work:
            work.session.add(
                ClosedMonth(month=str(month), closed_on=TODAY, figures="{}", approved_on=approved_on)
            )

    def forum(self, on: date = date(2026, 11, 10), men: int = 25, women: int = 36) -> str:
        """A forum that was held."""
        uid = new_uid()
        with self.ground.database.work("Hold a forum for a test") as work:
            work.session.add(
                Forum(
                    uid=uid, on=on, place="ศาลาบ้านปะกาฮะรัง", tambon_code="940101", village_number=3,
                    subject="รวมกลุ่มอาชีพ", men=men, women=women,
                )
            )  # fmt: skip
        return uid
