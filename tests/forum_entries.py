"""Forums written down for tests, with what was raised and decided; whatever is not said is ordinary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from desktop.models import ClosedMonth
from desktop.rules.cases import CaseDraft, NeedDraft
from desktop.rules.citizens import CitizenDraft
from desktop.rules.forums import DecisionDraft, ForumDraft, MatterDraft
from desktop.services.cases import Cases, OpenedCase
from desktop.services.forums import Forums
from desktop.services.ground import Ground

HELD = date(2026, 11, 10)
FORUM = ForumDraft(
    on=HELD,
    begins="9.30",
    ends="12.00",
    place="ศาลาอเนกประสงค์บ้านสะบารัง",
    tambon_code="940101",
    village_number=2,
    subject="ความต้องการฝึกอาชีพ",
    men=27,
    women=34,
    offices="เทศบาลเมืองปัตตานี\nสถาบันพัฒนาฝีมือแรงงาน 24 ปัตตานี",
    opening="ผู้ใหญ่บ้านกล่าวต้อนรับ",
    chair="นายเจ๊ะอารง สาแม",
    chair_position="ผู้ใหญ่บ้าน",
    officer="นูรียะห์ สาและ",
)
WELDING = MatterDraft(
    matter="ขอฝึกช่างเชื่อมใกล้บ้าน", raised_by="นายอับดุลเลาะ เจ๊ะแว", people=11, category_code="SKL-1"
)
TIP_OFF = MatterDraft(matter="มีผู้ไม่ได้รับค่าจ้างและถูกยึดบัตร", category_code="OPS-3", people=3)
COURSE = DecisionDraft(
    decision="เปิดฝึกช่างเชื่อม 60 ชั่วโมง", responsible="สถาบันพัฒนาฝีมือแรงงาน", due_on=date(2026, 11, 15)
)


class ForumEntries:
    """Writes forums through the services."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.forums = Forums(ground)

    def held(self, **values: Any) -> str:
        """A forum."""
        return self.forums.save(replace(FORUM, **values)).uid

    def raised(self, forum: str, draft: MatterDraft = WELDING, **values: Any) -> str:
        """A matter of a forum."""
        return self.forums.matters.add(forum, replace(draft, **values)).uid

    def decided(self, forum: str, **values: Any) -> str:
        """A decision of a forum."""
        return self.forums.decisions.add(forum, replace(COURSE, **values)).uid

    def case_of(self, matter: str, first_name: str = "อับดุลเลาะ", need: str = "SKL-1") -> OpenedCase:
        """A case that is opened from a matter, for somebody new."""
        person = CitizenDraft(
            title="นาย",
            first_name=first_name,
            last_name="เจ๊ะแว",
            sex="m",
            tambon_code="940101",
            postcode="94000",
        )
        draft = CaseDraft(channel="forum", pointed_out_on=HELD, needs=(NeedDraft(category_code=need),))
        return Cases(self.ground).open_walk_in(person, draft, matter=matter)

    def close_month(self, month: str = "2026-11") -> None:
        """Close a month as the centre does."""
        with self.ground.database.work("Close a month for a test") as work:
            work.session.add(ClosedMonth(month=month, closed_on=self.ground.clock.today()))
