"""Figures and events for tests: a tambon that was counted, an event that is whole."""

from __future__ import annotations

from datetime import date

from desktop.rules.events import EventDraft
from desktop.rules.quarters import Quarter
from desktop.rules.situations import SituationDraft

QUARTER = Quarter(2570, 1)
TAMBON, OTHER_TAMBON = "940101", "940102"
COUNTED = SituationDraft(
    fiscal_year=QUARTER.fiscal_year,
    quarter=QUARTER.number,
    tambon_code=TAMBON,
    counted_on=date(2026, 11, 10),
    source="การสำรวจ",
    working_age=1000,
    farming=300,
    trade=200,
    industry=100,
    state=50,
    without_work=80,
    wanting_work=60,
    wanting_training=40,
    informal=400,
    abroad=70,
    returned=10,
    elderly=30,
    disabled=5,
)
STRIKE = EventDraft(
    heard_on=date(2026, 11, 19),
    happened_on=date(2026, 11, 18),
    tambon_code=TAMBON,
    kind="strike",
    urgency="urgent",
    people=60,
    employer="บริษัท ถุงมือยางตัวอย่าง จำกัด",
    what_happened="ลูกจ้างรวมตัวหน้าโรงงาน",
)
TIP_OFF = EventDraft(
    heard_on=date(2026, 11, 19), tambon_code=TAMBON, kind="tip_off", what_happened="แรงงานเด็กในสวนปาล์ม"
)
