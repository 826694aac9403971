"""The sheets of the reports, made of nothing but their figures and of who stands for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop.database.work import setting
from desktop.rules.months import Month
from desktop.rules.reports import (
    AreaPeople,
    AreaSituation,
    Chain,
    ChainReport,
    MonthWork,
    ProvinceReport,
    Satisfaction,
    ScoreRow,
    ServiceUsers,
    TypeReport,
    UsersRow,
    tables,
)
from desktop.rules.situations import FIGURES
from desktop.services.ground import Ground
from desktop.services.reports import sheets
from desktop.services.reports.rows import MonthState

_HOW = "สอบถามเมื่อติดตามผลหลังได้รับความช่วยเหลือ 30 วัน และ 90 วัน"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whose paper it is and who stands for it.

    Attributes:
        month: which month.
        centre: the office in words.
        today: the day on which an open month's figures are taken.
        state: where the month stands.
        preparer: who made the report.
        preparer_position: that officer's position.
        approver: who approves it.
        approver_position: the supervisor's position.
    """

    month: Month
    centre: str
    today: date
    state: MonthState
    preparer: str
    preparer_position: str
    approver: str
    approver_position: str

    @property
    def counted_on(self) -> date:
        """The day on which the figures were taken."""
        return self.state.closed_on or self.today

    @property
    def signed(self) -> dict[str, Any]:
        """The fields about signing that all reports share."""
        return {
            "number": "",
            "centre": self.centre,
            "preparer": self.preparer,
            "preparer_position": self.preparer_position,
            "approver": self.approver,
            "approver_position": self.approver_position,
            "approved_on": self.state.approved_on,
        }

    @property
    def counted(self) -> dict[str, Any]:
        """The fields about the period that most reports share."""
        return {
            "period": f"ประจำเดือน{self.month.thai()}",
            "fiscal_year": self.month.fiscal_year,
            "counted_on": self.counted_on,
        }


def standing(ground: Ground, session: Session, month: Month, state: MonthState) -> Standing:
    """Whose paper it is and who stands for it.

    Args:
        ground: what every service stands on.
        session: of a reading.
        month: which month.
        state: where it stands.
    """
    preparer = state.closed_by or ground.actor.full_name
    approver = state.approved_by or setting(session, "supervisor_name")
    return Standing(
        month=month,
        centre=sheets.office(ground, state.unit),
        today=ground.clock.today(),
        state=state,
        preparer=preparer,
        preparer_position=sheets.position(session, preparer),
        approver=approver,
        approver_position=sheets.position(session, approver),
    )


def sheet(figures: Any, whose: Standing) -> Any:
    """The sheet of a report.

    Args:
        figures: of one of the eight reports, the month's summary aside.
        whose: who stands for it.
    """
    return _SHEETS[type(figures)](figures, whose)


def _chain(figures: ChainReport, whose: Standing) -> Any:
    from desktop.printing.forms import chain_report as form

    taken_in = f"ศูนย์รับเรื่องเอง {figures.without.pointed_out:,} ราย"
    note = f"{taken_in} ในจำนวนนี้บัณฑิตแรงงานเป็นผู้ชี้เป้า {figures.by_graduates:,} ราย"
    return form.Sheet(
        **whose.signed,
        **whose.counted,
        quota=figures.quota,
        volunteers=tuple(
            form.VolunteerLine(
                volunteer=row.name,
                tambon=row.tambon,
                figures=form.ChainFigures(**_reached(row.reached)),
                since_october=row.since_october,
            )
            for row in figures.volunteers
        ),
        without_volunteer=form.ChainFigures(**_reached(figures.without)),
        without_volunteer_since_october=figures.without_since_october,
        notes=note if figures.by_graduates else "",
    )


def _reached(chain: Chain) -> dict[str, int]:
    return {name: getattr(chain, name) for name in tables.MILESTONES}


def _by_type(figures: TypeReport, whose: Standing) -> Any:
    from dataclasses import fields

    from desktop.printing.forms import chain_by_type as form

    names = tuple(field.name for field in fields(form.Year))

    def year(counts: tuple[int | None, ...]) -> form.Year:
        return form.Year(**dict(zip(names, counts, strict=True)))

    return form.Sheet(
        **whose.signed,
        fiscal_year=figures.fiscal_year,
        last_month=whose.month.thai(),
        counted_on=whose.counted_on,
        categories=tuple(
            form.CategoryLine(
                code=row.code,
                name=row.name,
                pointed_out=year(row.pointed_out),
                screened=year(row.screened),
                referred=year(row.referred),
            )
            for row in figures.categories
        ),
        notes="",
    )


def _users(figures: ServiceUsers, whose: Standing) -> Any:
    from desktop.printing.forms import service_users as form

    def line(row: UsersRow) -> form.UsersLine:
        return form.UsersLine(name=row.name, men=row.men, women=row.women, unstated=row.unstated)

    return form.Sheet(
        **whose.signed,
        **whose.counted,
        people=line(figures.people),
        people_before=figures.people_before,
        by_service=tuple(
            form.ServiceLine(
                agency=row.agency,
                name=row.name,
                men=row.men,
                women=row.women,
                unstated=row.unstated,
                at_the_counter=row.at_the_counter,
                referred=row.referred,
                assisted=row.assisted,
            )
            for row in figures.by_service
        ),
        by_channel=tuple(line(row) for row in figures.by_channel),
        by_tambon=tuple(line(row) for row in figures.by_tambon),
        by_group=tuple(line(row) for row in figures.by_group),
        notes="",
    )


def _satisfaction(figures: Satisfaction, whose: Standing) -> Any:
    from desktop.printing.forms import satisfaction as form

    def line(row: ScoreRow) -> form.ScoreLine:
        fives, fours, threes, twos, ones = row.counts
        return form.ScoreLine(name=row.name, fives=fives, fours=fours, threes=threes, twos=twos, ones=ones)

    return form.Sheet(
        **whose.signed,
        **whose.counted,
        how=_HOW,
        asked=figures.asked,
        overall=line(figures.overall),
        by_question=(line(figures.overall),),
        by_service=tuple(line(row) for row in figures.by_service),
        remarks=(),
    )


def _work(figures: MonthWork, whose: Standing) -> Any:
    from desktop.printing.forms import monthly_work as form

    return form.Sheet(
        number="",
        centre=whose.centre,
        month=whose.month.thai(),
        # An office signs nothing: its own work is told by whoever closed the month.
        preparer=figures.name if figures.uid else whose.preparer,
        preparer_position=figures.position if figures.uid else whose.preparer_position,
        area=figures.area,
        lines=tuple(
            form.PlanLine(
                field=line.field,
                activity=line.activity if line.uid else f"{line.activity} (นอกแผน)",
                planned_times=line.planned_times,
                done_times=line.done_times,
                planned_people=line.planned_people,
                reached_people=line.reached_people,
            )
            for line in figures.lines
        ),
        done=tuple(
            form.DoneLine(
                on=date.fromisoformat(one.on),
                field=one.field,
                activity=one.activity,
                place=one.place,
                men=one.men,
                women=one.women,
                result=one.result,
            )
            for one in figures.done
        ),
        problems=figures.problems,
        proposals=figures.proposals,
        prepared_on=whose.state.closed_on,
        approver=figures.approver or whose.approver,
        approver_position=whose.approver_position if figures.approver in ("", whose.approver) else "",
        opinion=figures.opinion,
        approved_on=whose.state.approved_on,
    )


def _situation(figures: AreaSituation, whose: Standing) -> Any:
    from desktop.printing.forms import situation_report as form

    def people(area: AreaPeople) -> form.People:
        return form.People(**dict(zip(FIGURES, area.counts, strict=True)))

    approved = date.fromisoformat(figures.approved_on) if figures.approved_on else whose.state.approved_on
    return form.Sheet(
        **{**whose.signed, "approved_on": approved, "approver": figures.approved_by or whose.approver},
        area=figures.area,
        quarter=figures.quarter,
        quarter_before=figures.quarter_before,
        # What was approved is not counted any more.
        counted_on=approved if figures.approved_on and approved else whose.counted_on,
        sources=figures.sources,
        now=people(figures.now),
        before=people(figures.before) if figures.before.counts else None,
        part_name=figures.part_name,
        parts=tuple(form.AreaLine(name=part.name, people=people(part)) for part in figures.parts),
        situation=figures.situation,
        proposals=figures.proposals,
    )


def _province(figures: ProvinceReport, whose: Standing) -> Any:
    from desktop.printing.forms import register_list as form

    table = tables.tables(figures)[0]
    sums = [str(table.total(column)) if column in table.summed else "" for column in range(len(table.heads))]
    come = sum(row.state != "missing" for row in figures.centres)
    return form.Sheet(
        number="",
        centre=whose.centre,
        name=f"รายงานสรุปผลการดำเนินงานของศูนย์แรงงานอำเภอ ประจำเดือน{whose.month.thai()}",
        said=(f"ส่งรายงานแล้ว {come} จาก {len(figures.centres)} ศูนย์",),
        columns=tuple(
            form.ListColumn(head=head, share=30 if not place else 14, figures=place in table.summed)
            for place, head in enumerate(table.heads)
        ),
        lines=(
            *(form.Line(cells=tuple(_words(cell.value) for cell in row)) for row in table.rows),
            form.Line(cells=("รวม", *sums[1:])),
        ),
        officer=whose.preparer,
        printed_on=whose.today,
        printed_at="",
    )


def _words(value: str | int | None) -> str:
    return f"{value:,}" if isinstance(value, int) else value or ""


_SHEETS: dict[type, Callable[[Any, Standing], Any]] = {
    ChainReport: _chain,
    TypeReport: _by_type,
    ServiceUsers: _users,
    Satisfaction: _satisfaction,
    MonthWork: _work,
    AreaSituation: _situation,
    ProvinceReport: _province,
}
