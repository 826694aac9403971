"""The eight reports: their figures, their tables, their papers, and the entries behind each number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import case_status, frozen_reports
from desktop.models import Case
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.rules.reports import AreaSituation, MonthWork
from desktop.services.figures_workbook import Told
from desktop.services.ground import Ground
from desktop.services.reports import entry_words, frozen, papers, province, sheets, states
from desktop.services.reports.counted.asked import Found
from desktop.services.reports.counted.kinds import KINDS, Kind
from desktop.services.reports.entry_words import EntryWords
from desktop.services.reports.rows import EntriesBehind, MonthState
from desktop.services.reports.scope import Scope
from desktop.system.language import _

SUMMARY = "monthly_summary"
PROVINCE = "province_report"
WORK, SITUATION = "monthly_work", "situation_report"
_AT_ONCE = 500

# Paper speaks Thai whatever the window speaks: the titles as the ministry's own system words them.
TITLES: Mapping[str, str] = {
    "chain_report": "รายงานผลการดำเนินงาน อสร. (ชี้เป้า คัดกรอง/ส่งต่อ)",
    "chain_by_type": "รายงานสรุปจำนวน ชี้เป้า คัดกรอง ส่งต่อ จำแนกตามประเภทงาน เป็นรายเดือน รายปี",
    "service_users": "รายงานจำนวนผู้ขอรับบริการจากการประสานการให้บริการด้านแรงงานในพื้นที่",
    "satisfaction": "รายงานผลการสำรวจความพึงพอใจการให้บริการประชาชน",
    WORK: "รายงานผลการปฏิบัติงานประจำเดือน",
    SUMMARY: "รายงานสรุปผลการดำเนินงานประจำเดือนของศูนย์แรงงานอำเภอ",
    SITUATION: "รายงานสถานการณ์แรงงานตำบล/อำเภอ",
    PROVINCE: "รายงานสรุปผลการดำเนินงานของศูนย์แรงงานอำเภอในจังหวัด",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose report it is, where a month has several of a kind.

    Attributes:
        code: an appointment's uid, an area's code, or empty for the office.
        name: in words.
    """

    code: str
    name: str


class EightReports:
    """The eight reports of a month.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def names(self) -> tuple[str, ...]:
        """The reports of this register, in the ministry's order; the eighth is the province's."""
        every = tuple(TITLES)
        return every if self._ground.is_province else every[:-1]

    def subjects(self, name: str, month: Month, unit: str | None = None) -> tuple[Subject, ...]:
        """Whose reports of a kind a month has; one without a name where it is the office's.

        Args:
            name: the report.
            month: which month.
            unit: at the province, a centre; None takes all together.

        Raises:
            Refused: the role does not allow it, or there is no such report or unit.
        """
        found = self._read(name, month, unit)
        return tuple(Subject(code, _name(figures)) for code, figures in found.items())

    def figures(self, name: str, month: Month, unit: str | None = None, subject: str = "") -> Any:
        """A report's figures: as they were frozen, or as they are now where the month is open.

        Args:
            name: the report.
            month: which month.
            unit: at the province, a centre; None takes all together.
            subject: whose, where a month has several of a kind.

        Raises:
            Refused: the role does not allow it, or there is no such report, unit or subject.
        """
        found = self._read(name, month, unit)
        if subject not in found:
            raise Refused(_("There is nothing to report about this month here."), code="no-subject")
        return found[subject]

    def is_frozen(self, month: Month, unit: str | None = None) -> bool:
        """Whether a month's figures are frozen, so that what is entered now changes them no more."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return frozen_reports.is_frozen(session, unit or self._ground.unit, month)

    def sheet(self, name: str, month: Month, unit: str | None = None, subject: str = "") -> tuple[str, Any]:
        """A report's form and its sheet, made of the same figures as its tables.

        Args:
            name: the report.
            month: which month.
            unit: at the province, a centre; None takes all together.
            subject: whose, where a month has several of a kind.

        Raises:
            Refused: the role does not allow it, or there is no such report, unit or subject.
        """
        figures = self.figures(name, month, unit, subject)
        with self._ground.database.read() as session:
            state = self._state(session, month, unit)
            if name == SUMMARY:
                return name, sheets.summary(self._ground, session, state, figures)
            whose = papers.standing(self._ground, session, month, state)
        return "register_list" if name == PROVINCE else name, papers.sheet(figures, whose)

    def told(self, name: str, month: Month, unit: str | None = None, subject: str = "") -> Told:
        """What a workbook of a report says of it on its first sheet."""
        named = {one.code: one.name for one in self.subjects(name, month, unit)}
        return Told(
            title=TITLES[name],
            office=sheets.office(self._ground, unit or ""),
            month=month.thai(),
            subject=named.get(subject, ""),
            frozen=self.is_frozen(month, unit),
        )

    def _state(self, session: Session, month: Month, unit: str | None) -> MonthState:
        at = states.at_province if self._ground.is_province else states.at_centre
        return at(session, unit or self._ground.unit, month)

    def _read(self, name: str, month: Month, unit: str | None) -> Mapping[str, Any]:
        ground = self._ground
        ground.actor.require("citizens.view")
        self._refuse_foreign(unit)
        kind = self._kind(name)
        with ground.database.read() as session:
            if kind is not None:
                return frozen.report(ground, session, kind, month, unit)
            if name == SUMMARY:
                return {"": frozen.month_figures(ground, session, month, unit)}
            return {"": province.count(ground, session, month)}

    def _kind(self, name: str) -> Kind | None:
        if name not in self.names():
            names = ", ".join(self.names())
            raise Refused(
                _("There is no such report. Choose one of: {names}.", names=names), code="no-report"
            )
        return next((kind for kind in KINDS if kind.name == name), None)

    def _refuse_foreign(self, unit: str | None) -> None:
        units = self._ground.reference.units()
        if unit is not None and (
            unit not in units if self._ground.is_province else unit != self._ground.unit
        ):
            raise Refused(
                _("There is no such unit here. Choose one of the centres of this register."), code="no-unit"
            )

    # -- the entries behind a number

    def entries_behind(
        self, name: str, month: Month, asked: tuple[str, str, str], unit: str | None = None
    ) -> EntriesBehind:
        """The entries that make a number, as the register counts them now.

        Args:
            name: one of the reports that are frozen with a month.
            month: which month.
            asked: the figure, the group and the code that the number's cell names.
            unit: at the province, a centre; None takes all together.

        Raises:
            Refused: the role does not allow it, or there is no such report or figure.
        """
        self._ground.actor.require("citizens.view")
        self._refuse_foreign(unit)
        kind = self._kind(name)
        if kind is None:
            raise Refused(_("This report has no such figure."), code="no-figure")
        with self._ground.database.read() as session:
            found = kind.behind(self._ground, session, month, Scope(unit or ""), asked)
            return self._seen(session, found)

    def _seen(self, session: Session, found: Found) -> EntriesBehind:
        if found.kind == "people":
            cases = [case for _person, own in found.seen_by for case in own]
            open_to_me = {uid for _day, uid in self._visible(session, cases)}
            people = tuple(person for person, own in found.seen_by if open_to_me.intersection(own))
            return EntriesBehind(people, len(found.uids) - len(people), found.kind)
        if found.kind == "cases":
            seen = tuple(uid for _day, uid in sorted(self._visible(session, list(found.uids))))
            return EntriesBehind(seen, len(found.uids) - len(seen))
        return EntriesBehind(tuple(found.uids), 0, found.kind)

    def _visible(self, session: Session, uids: Sequence[str]) -> list[tuple[Any, str]]:
        visible = case_status.visible(self._ground.actor.may("cases.restricted"))
        seen: list[tuple[Any, str]] = []
        for start in range(0, len(uids), _AT_ONCE):
            chunk = uids[start : start + _AT_ONCE]
            query = select(Case.pointed_out_on, Case.uid).where(Case.uid.in_(chunk), visible)
            seen += [(day, uid) for day, uid in session.execute(query)]
        return seen

    def words(self, kind: str, uids: Sequence[str]) -> tuple[EntryWords, ...]:
        """What is no case and nobody, behind a number: a line each.

        Args:
            kind: ``activities``, ``plans`` or ``situations``.
            uids: the entries.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return entry_words.read(self._ground, session, kind, uids)


def _name(figures: Any) -> str:
    if isinstance(figures, MonthWork):
        return figures.name
    return figures.area if isinstance(figures, AreaSituation) else ""
