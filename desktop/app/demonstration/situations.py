"""The labour situation of the demonstration: five quarters of figures, reviews, and events of every kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import insert

from desktop.app.demonstration.event_stories import STORIES, Story
from desktop.models import Event, EventTelling, RunningNumber, Situation, SituationReview, new_uid
from desktop.rules.events import ALWAYS_RESTRICTED
from desktop.rules.months import fiscal_year
from desktop.rules.quarters import Quarter
from desktop.rules.situations import KINDS_OF_WORK, Figures
from desktop.services.ground import Ground
from desktop.system.language import mark

Row = dict[str, Any]
_QUARTERS = 5
_OFFICER, _SUPERVISOR = "นูรียะห์ สาและ", "สมชาย จันทร์แก้ว"
# In one tambon of the first quarters somebody counts by village.
_VILLAGES = 5
_NOT_EVERYWHERE = 0.6
_SOURCE = "การสำรวจของบัณฑิตแรงงานและอาสาสมัครแรงงาน ร่วมกับองค์การบริหารส่วนตำบล"

_SITUATION = (
    "ผู้ว่างงานเปลี่ยนแปลงจากไตรมาสก่อนตามฤดูกาลกรีดยางและการประมง ผู้ที่เดินทางกลับจากประเทศมาเลเซียยังหางานทำในพื้นที่ "
    "ส่วนใหญ่เป็นผู้มีอายุ 25–40 ปีที่เคยทำงานร้านอาหารและก่อสร้าง\n"
    "ผู้ประสงค์ฝึกอาชีพสนใจช่างเชื่อม ช่างไฟฟ้า และการตัดเย็บเสื้อผ้า แรงงานนอกระบบส่วนใหญ่ยังไม่ได้สมัครประกันสังคมมาตรา 40"
)
_PROPOSALS = (
    "จัดศูนย์แรงงานเคลื่อนที่ร่วมกับสำนักงานจัดหางานจังหวัด\n"
    "เสนอสถาบันพัฒนาฝีมือแรงงานเปิดหลักสูตรช่างเชื่อมไฟฟ้า 1 รุ่น 20 คน\n"
    "ให้อาสาสมัครแรงงานรณรงค์การสมัครมาตรา 40 ทุกหมู่บ้าน"
)


@dataclass(frozen=True, slots=True)
class _Counting:
    """Who counts where, and until when.

    Attributes:
        chance: the luck of the demonstration.
        unit: the centre.
        today: the day of looking.
    """

    chance: Random
    unit: str
    today: date

    def quarters(self) -> list[Quarter]:
        """The quarters that were counted, the oldest first."""
        found = [Quarter.of(self.today)]
        for _step in range(_QUARTERS - 1):
            found.insert(0, found[0].previous())
        return found


def fill(ground: Ground, seed: int) -> None:
    """Figures of five quarters, reviews and events of every centre in the register.

    Args:
        ground: what every service stands on.
        seed: the same seed makes the same figures.
    """
    chance = Random(seed * 7 + 1)  # noqa: S311  invented figures, no secrets
    today = ground.clock.today()
    rows: dict[Any, list[Row]] = {Situation: [], SituationReview: [], Event: [], EventTelling: []}
    numbers: dict[tuple[str, int], int] = {}
    for unit, tambons in _units(ground):
        for place, tambon in enumerate(tambons):
            rows[Situation] += _counted(_Counting(chance, unit, today), tambon, place)
        rows[SituationReview] += _reviews(unit, tambons, Quarter.of(today))
        events = list(_events(_Counting(chance, unit, today), tambons, numbers, own=unit == ground.unit))
        rows[Event] += [event for event, _tellings in events]
        rows[EventTelling] += [telling for _event, tellings in events for telling in tellings]
    with ground.database.work(mark("Fill the demonstration register"), ground.actor.uid) as work:
        for model, made in rows.items():
            if made:
                work.session.execute(insert(model), made)
        for (unit, year), last in numbers.items():
            if unit == ground.unit:
                work.session.add(RunningNumber(unit=unit, kind="event", fiscal_year=year, last=last))
        work.touch("situations", "demonstration")


def _units(ground: Ground) -> Iterator[tuple[str, list[str]]]:
    codes = [code for code in sorted(ground.reference.tambons) if code.startswith(ground.unit)]
    for unit in sorted({code[:4] for code in codes}):
        yield unit, [code for code in codes if code.startswith(unit)]


def _counted(counting: _Counting, tambon: str, place: int) -> Iterator[Row]:
    """A tambon's figures of the quarters so far; of this quarter some are still missing."""
    figures, quarters = _first(counting.chance), counting.quarters()
    for at, quarter in enumerate(quarters):
        figures, is_last = _later(counting.chance, figures), quarter == quarters[-1]
        if is_last and place % 5 == 3:
            continue
        # One tambon jumps, so that there is something to look at.
        jumps = is_last and place == 1
        shown = figures | {"returned": (figures["returned"] or 0) * 2} if jumps else figures
        if place == 0 and at >= _QUARTERS - 2:
            for number, part in enumerate(_split(shown), 1):
                yield _row(counting, (tambon, number), quarter, part)
        yield _row(counting, (tambon, 0), quarter, shown)


def _row(counting: _Counting, area: tuple[str, int], quarter: Quarter, figures: Figures) -> Row:
    tambon, village = area
    return {
        "uid": new_uid(),
        "origin": counting.unit,
        "revision": 1,
        "fiscal_year": quarter.fiscal_year,
        "quarter": quarter.number,
        "tambon_code": tambon,
        "village_number": village,
        "counted_on": min(counting.today, quarter.last - timedelta(days=9)),
        "source": _SOURCE,
        **figures,
    }


def _first(chance: Random) -> Figures:
    farming, trade = chance.randint(500, 1600), chance.randint(300, 1400)
    industry, state = chance.randint(80, 600), chance.randint(40, 260)
    without = chance.randint(90, 420)
    work = farming + trade + industry + state
    return {
        "working_age": work + without + chance.randint(200, 900),
        "farming": farming,
        "trade": trade,
        "industry": industry,
        "state": state,
        "without_work": without,
        "wanting_work": without * chance.randint(55, 85) // 100,
        "wanting_training": without * chance.randint(25, 60) // 100,
        "informal": work * chance.randint(60, 75) // 100,
        "abroad": chance.randint(40, 420),
        "returned": chance.randint(12, 90),
        "elderly": chance.randint(60, 260),
        "disabled": chance.randint(8, 40),
    }


def _later(chance: Random, figures: Figures) -> Figures:
    """The same tambon a quarter later: a few people more or less of each kind, parts within wholes."""
    moved: Figures = {
        name: max(0, count * chance.randint(93, 107) // 100) if count is not None else None
        for name, count in figures.items()
    }
    work = sum(moved[name] or 0 for name in KINDS_OF_WORK)
    without = moved["without_work"] or 0
    moved["working_age"] = max(moved["working_age"] or 0, work + without + 100)
    moved["wanting_work"] = min(moved["wanting_work"] or 0, without)
    moved["informal"] = min(moved["informal"] or 0, work)
    return moved


def _split(figures: Figures) -> Iterator[Figures]:
    """A tambon's people shared among its villages; together they are the tambon."""
    left: Figures = dict(figures)
    for number in range(_VILLAGES, 0, -1):
        share = 100 // number
        part: Figures = {name: (count or 0) * share // 100 for name, count in left.items()}
        left = {name: (left[name] or 0) - (count or 0) for name, count in part.items()}
        yield part


def _reviews(unit: str, tambons: Sequence[str], this: Quarter) -> Iterator[Row]:
    for area, quarter, approved in (
        (unit, this.previous().previous(), True),
        (unit, this.previous(), True),
        (unit, this, False),
        (tambons[0], this.previous(), True),
        (tambons[0], this, False),
    ):
        yield {
            "uid": new_uid(),
            "origin": unit,
            "revision": 1,
            "fiscal_year": quarter.fiscal_year,
            "quarter": quarter.number,
            "area_code": area,
            "situation": _SITUATION,
            "proposals": _PROPOSALS,
            "officer": _OFFICER,
            "approved_on": quarter.last if approved else None,
            "approved_by": _SUPERVISOR if approved else "",
        }


def _events(
    counting: _Counting, tambons: Sequence[str], numbers: dict[tuple[str, int], int], *, own: bool
) -> Iterator[tuple[Row, list[Row]]]:
    chance, unit = counting.chance, counting.unit
    # At the province no two offices have the same year.
    elsewhere = 0 if own else chance.randint(0, 25)
    for story in STORIES:
        if not own and chance.random() < _NOT_EVERYWHERE:
            continue
        heard = counting.today - timedelta(days=elsewhere) - timedelta(days=story.days)
        year = fiscal_year(heard)
        numbers[unit, year] = numbers.get((unit, year), 0) + 1
        uid = new_uid()
        event = {
            "uid": uid,
            "origin": unit,
            "revision": 1,
            "number": numbers[unit, year],
            "fiscal_year": year,
            "heard_on": heard,
            "happened_on": heard,
            "happened_at": "",
            "place": story.place,
            "tambon_code": chance.choice(tambons),
            "village_number": chance.randint(1, 6),
            "kind": story.kind,
            "urgency": story.urgency,
            "restricted": story.kind in ALWAYS_RESTRICTED,
            "people": story.people,
            "employer": story.employer,
            "source": story.source,
            "what_happened": story.happened,
            "what_was_done": story.done,
            "what_is_needed": story.needed,
            "case_uid": None,
            "officer": _OFFICER,
            "ended_on": None if story.ended is None else heard + timedelta(days=story.ended),
            "end_note": "" if story.ended is None else "ผู้เกี่ยวข้องได้รับการช่วยเหลือแล้ว",
        }
        yield event, list(_tellings(unit, uid, heard, story))


def _tellings(unit: str, event_uid: str, heard: date, story: Story) -> Iterator[Row]:
    if story.told is None:
        return
    on = heard + timedelta(days=story.told)
    for to, way, answer in (
        ("แรงงานจังหวัด", "telephone", "รับทราบ ให้รายงานเป็นหนังสือ"),
        ("นายอำเภอ", "person", "ให้ติดตามใกล้ชิด"),
    ):
        yield {
            "uid": new_uid(),
            "origin": unit,
            "revision": 1,
            "event_uid": event_uid,
            "to": to,
            "way": way,
            "on": on,
            "answer": answer,
            "officer": _OFFICER,
            "taken_back_on": None,
        }
