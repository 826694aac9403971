"""Each report's figures as tables: what the window shows, what a workbook holds, from the same figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.rules import thai_date
from desktop.rules.months import BUDDHIST_OFFSET
from desktop.rules.reports.chain import ChainReport, TypeReport
from desktop.rules.reports.month import Chain, FigureRow, MonthFigures
from desktop.rules.reports.province import CentreRow, ProvinceReport
from desktop.rules.reports.situation import AreaPeople, AreaSituation
from desktop.rules.reports.users import MARKS, Satisfaction, ScoreRow, ServiceRow, ServiceUsers, UsersRow
from desktop.rules.reports.work import MonthWork
from desktop.rules.situations import FIGURES

MILESTONES = ("pointed_out", "screened", "referred", "assisted")
MILESTONE_HEADS = ("ชี้เป้า", "คัดกรอง", "ส่งต่อ", "ช่วยเหลือ")
_MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.")
_STATES = {"received": "ส่งแล้ว", "accepted": "รับแล้ว", "returned": "ส่งคืน", "missing": "ยังไม่ส่ง"}
# As the form words them.
_PEOPLE = (
    "วัยแรงงาน", "เกษตรกรรม ประมง", "การค้า บริการ", "อุตสาหกรรม", "ภาครัฐ", "ว่างงาน", "ประสงค์ทำงาน",
    "ประสงค์ฝึกอาชีพ", "แรงงานนอกระบบ", "ทำงานต่างประเทศ", "กลับจากต่างประเทศ", "ผู้สูงอายุที่ทำงาน",
    "คนพิการที่ทำงานได้",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: words, a number, or nothing; a number says what it counts.

    Attributes:
        value: what stands there.
        figure: what is counted; empty where no entries stand behind it.
        group: of which rows.
        code: the row's.
    """

    value: str | int | None = None
    figure: str = ""
    group: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """One table of a report.

    Attributes:
        title: what it shows.
        heads: the heads of its columns.
        rows: its rows, all as long as the heads.
        summed: the places of the columns whose sum means something.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()
    summed: tuple[int, ...] = ()

    def total(self, column: int) -> int:
        """The sum of a column."""
        return sum(value for row in self.rows if isinstance(value := row[column].value, int))


def tables(figures: Any) -> tuple[FigureTable, ...]:
    """The tables of a report.

    Args:
        figures: of any of the eight reports.
    """
    return tuple(_TABLES[type(figures)](figures))


def _counted(reached: Chain | FigureRow, group: str, code: str) -> tuple[Cell, ...]:
    return tuple(Cell(getattr(reached, name), name, group, code) for name in MILESTONES)


def _chain(report: ChainReport) -> Iterator[FigureTable]:
    heads = ("ชื่อ–สกุล", "ตำบล", *MILESTONE_HEADS, "สะสมตั้งแต่ตุลาคม")
    rows = [
        (
            Cell(row.name),
            Cell(row.tambon),
            *_counted(row.reached, "volunteers", row.uid),
            Cell(row.since_october, "since_october", "volunteers", row.uid),
        )
        for row in report.volunteers
    ]
    rows.append(
        (
            Cell("ศูนย์รับเรื่องเอง"),
            Cell(""),
            *_counted(report.without, "without", ""),
            Cell(report.without_since_october, "since_october", "without", ""),
        )
    )
    yield FigureTable(title="ผลการดำเนินงานรายบุคคล", heads=heads, rows=tuple(rows), summed=(2, 3, 4, 5, 6))


def _by_type(report: TypeReport) -> Iterator[FigureTable]:
    for figure, head in zip(MILESTONES[:3], MILESTONE_HEADS[:3], strict=True):
        rows = []
        for row in report.categories:
            counts: Sequence[int | None] = getattr(row, figure)
            year = sum(count or 0 for count in counts)
            cells = [
                Cell(count, figure if count is not None else "", str(place), row.code)
                for place, count in enumerate(counts)
            ]
            rows.append((Cell(row.code), Cell(row.name), *cells, Cell(year, figure, "year", row.code)))
        heads = ("รหัส", "ประเภทงาน", *_MONTHS, "รวมปี")
        yield FigureTable(title=head, heads=heads, rows=tuple(rows), summed=tuple(range(2, 15)))


def _users(report: ServiceUsers) -> Iterator[FigureTable]:
    people = ("ชาย", "หญิง", "ไม่ระบุเพศ", "รวม")
    yield FigureTable(title="ผู้ขอรับบริการทั้งสิ้น", heads=("", *people), rows=(_people(report.people, "people"),))
    yield FigureTable(
        title="จำแนกตามบริการที่ขอ",
        heads=("บริการ", "หน่วยงาน", *people, "ให้บริการที่ศูนย์", "ส่งต่อ", "ช่วยเหลือ"),
        rows=tuple(_service(row) for row in report.by_service),
        summed=tuple(range(2, 9)),
    )
    for title, head, group, rows in (
        ("จำแนกตามช่องทาง", "ช่องทาง", "channel", report.by_channel),
        ("จำแนกตามตำบลที่อยู่", "ตำบล", "tambon", report.by_tambon),
        ("จำแนกตามกลุ่ม (คนหนึ่งอาจอยู่หลายกลุ่ม)", "กลุ่ม", "group", report.by_group),
    ):
        # Somebody of two groups stands in both: their sum would be no number of people.
        summed = () if group == "group" else (1, 2, 3, 4)
        yield FigureTable(
            title=title,
            heads=(head, *people),
            rows=tuple(_people(row, group) for row in rows),
            summed=summed,
        )


def _people(row: UsersRow, group: str) -> tuple[Cell, ...]:
    return (Cell(row.name), *_sexes(row, group))


def _sexes(row: UsersRow, group: str) -> tuple[Cell, ...]:
    return tuple(
        Cell(getattr(row, figure), figure, group, row.code)
        for figure in ("men", "women", "unstated", "total")
    )


def _service(row: ServiceRow) -> tuple[Cell, ...]:
    after = (
        Cell(getattr(row, figure), figure, "service", row.code)
        for figure in ("at_the_counter", "referred", "assisted")
    )
    return (Cell(row.name), Cell(row.agency), *_sexes(row, "service"), *after)


def _satisfaction(report: Satisfaction) -> Iterator[FigureTable]:
    marks = tuple(f"{mark} คะแนน" for mark in MARKS)
    asked = Cell(report.asked, "asked", "overall", "")
    yield FigureTable(
        title="ความพึงพอใจในภาพรวม",
        heads=("", "ผู้ที่สอบถาม", *marks, "ผู้ตอบ"),
        rows=((Cell(report.overall.name), asked, *_marks(report.overall, "overall")),),
    )
    yield FigureTable(
        title="จำแนกตามบริการที่ได้รับ",
        heads=("บริการ", *marks, "ผู้ตอบ"),
        rows=tuple((Cell(row.name), *_marks(row, "service")) for row in report.by_service),
        summed=(1, 2, 3, 4, 5, 6),
    )


def _marks(row: ScoreRow, group: str) -> tuple[Cell, ...]:
    marks = tuple(
        Cell(count, str(mark), group, row.code) for mark, count in zip(MARKS, row.counts, strict=True)
    )
    return (*marks, Cell(row.answers, "answers", group, row.code))


def _work(report: MonthWork) -> Iterator[FigureTable]:
    whose = report.uid or report.unit
    yield FigureTable(
        title="แผนและผล",
        heads=("ด้าน", "กิจกรรม", "แผน (ครั้ง)", "ผล (ครั้ง)", "แผน (คน)", "ผล (คน)"),
        rows=tuple(
            (
                Cell(line.field),
                Cell(line.activity if line.uid else f"{line.activity} (นอกแผน)"),
                Cell(line.planned_times, "planned" if line.uid else "", "lines", f"{whose}|{place}"),
                Cell(line.done_times, "done", "lines", f"{whose}|{place}"),
                Cell(line.planned_people, "to_reach" if line.uid else "", "lines", f"{whose}|{place}"),
                Cell(line.reached_people, "reached", "lines", f"{whose}|{place}"),
            )
            for place, line in enumerate(report.lines)
        ),
        summed=(2, 3, 4, 5),
    )
    yield FigureTable(
        title="กิจกรรมที่ทำ",
        heads=("วันที่", "ด้าน", "กิจกรรม", "สถานที่", "ชาย", "หญิง", "ผล"),
        rows=tuple(
            (
                Cell(thai_date.short(date.fromisoformat(one.on), thai_digits=False)),
                *(Cell(text) for text in (one.field, one.activity, one.place)),
                Cell(one.men, "men", "activities", f"{whose}|{one.uid}"),
                Cell(one.women, "women", "activities", f"{whose}|{one.uid}"),
                Cell(one.result),
            )
            for one in report.done
        ),
        summed=(4, 5),
    )


def _situation(report: AreaSituation) -> Iterator[FigureTable]:
    yield FigureTable(
        title=report.area,
        heads=("รายการ", "ไตรมาสนี้", "ไตรมาสก่อน"),
        rows=tuple(
            (
                Cell(name),
                Cell(now, kind if now is not None else "", "whole", report.code),
                Cell(before, kind if before is not None else "", "before", report.code),
            )
            for name, kind, now, before in zip(
                _PEOPLE, FIGURES, _all(report.now), _all(report.before), strict=True
            )
        ),
    )
    if report.parts:
        yield FigureTable(
            title=f"ราย{report.part_name}",
            heads=(report.part_name, *_PEOPLE),
            rows=tuple(
                (
                    Cell(part.name),
                    *(
                        Cell(
                            count,
                            kind if count is not None else "",
                            "parts",
                            f"{report.code}|{part.code}",
                        )
                        for kind, count in zip(FIGURES, part.counts, strict=True)
                    ),
                )
                for part in report.parts
            ),
            summed=tuple(range(1, 14)),
        )


def _all(people: AreaPeople) -> Sequence[int | None]:
    return people.counts or (None,) * len(FIGURES)


def _month(figures: MonthFigures) -> Iterator[FigureTable]:
    target, now, year = figures.target, figures.this_month, figures.since_october
    yield FigureTable(
        title="สรุป",
        heads=("ขั้นตอน", "เป้าหมายทั้งปี", "เดือนนี้", "ตั้งแต่ตุลาคม"),
        rows=tuple(
            (
                Cell(head),
                Cell(getattr(target, name, None)),
                Cell(getattr(now, name), name, "", ""),
                Cell(getattr(year, name), name, "since_october", ""),
            )
            for name, head in zip(MILESTONES, MILESTONE_HEADS, strict=True)
        ),
    )
    yield FigureTable(
        title="ณ วันสิ้นเดือน",
        heads=("", "จำนวน"),
        rows=(
            (Cell("อาสาสมัคร"), Cell(figures.volunteers, "volunteers")),
            (Cell("เรื่องที่ยังไม่เสร็จ"), Cell(figures.open_cases, "open_cases")),
            (Cell("เลยกำหนด"), Cell(figures.overdue, "overdue")),
        ),
    )
    for title, head, group, rows in (
        ("ตามประเภท", "ประเภทความต้องการ", "category", figures.by_category),
        ("ตามตำบล", "ตำบล", "tambon", figures.by_tambon),
        ("ตามหน่วยงาน", "หน่วยงาน", "agency", figures.by_agency),
    ):
        yield FigureTable(
            title=title,
            heads=("รหัส", head, "หน่วยงาน" if group == "category" else "", *MILESTONE_HEADS),
            rows=tuple(
                (Cell(row.code), Cell(row.name), Cell(row.agency), *_counted(row, group, row.code))
                for row in rows
            ),
            summed=(3, 4, 5, 6),
        )


def _province(report: ProvinceReport) -> Iterator[FigureTable]:
    yield FigureTable(
        title="ศูนย์แรงงานอำเภอ",
        heads=("ศูนย์", "เดือนนี้", "ปิดเดือนเมื่อ", *MILESTONE_HEADS, "เดือนที่ยังไม่ส่ง"),
        rows=(
            *(_centre(row) for row in report.centres),
            *(((_elsewhere(report)),) if report.elsewhere != Chain() else ()),
        ),
        summed=(3, 4, 5, 6),
    )
    yield from _month(report.figures)


def _centre(row: CentreRow) -> tuple[Cell, ...]:
    closed = thai_date.short(date.fromisoformat(row.closed_on), thai_digits=False) if row.closed_on else ""
    missing = ", ".join(_short_month(month) for month in row.months_missing)
    return (
        Cell(row.name),
        Cell(_STATES.get(row.state, row.state)),
        Cell(closed),
        *_counted(row.reached, "unit", row.unit),
        Cell(missing),
    )


def _elsewhere(report: ProvinceReport) -> tuple[Cell, ...]:
    return (Cell("หน่วยงานอื่น"), Cell(""), Cell(""), *_counted(report.elsewhere, "elsewhere", ""), Cell(""))


def _short_month(iso: str) -> str:
    year, number = iso.split("-")
    return f"{_MONTHS[(int(number) - 10) % 12]} {(int(year) + BUDDHIST_OFFSET) % 100}"


_TABLES: dict[type, Callable[[Any], Iterator[FigureTable]]] = {
    ChainReport: _chain,
    TypeReport: _by_type,
    ServiceUsers: _users,
    Satisfaction: _satisfaction,
    MonthWork: _work,
    MonthFigures: _month,
    AreaSituation: _situation,
    ProvinceReport: _province,
}
