"""What one can do with targets, months and their figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import case_status, year_targets
from desktop.database.milestones import chain, period_of_month, period_of_year
from desktop.models import Case, Target, new_uid
from desktop.rules import targets as rules
from desktop.rules.months import Month, fiscal_year
from desktop.rules.problems import Refused
from desktop.rules.reports import MonthFigures
from desktop.rules.targets import Funnel
from desktop.services.ground import Ground
from desktop.services.reports import (
    closing,
    counting,
    frozen,
    gaps,
    inbox,
    received,
    sheets,
    standing,
    states,
    unfinished,
)
from desktop.services.reports.eight import EightReports
from desktop.services.reports.rows import EntriesBehind, InboxRow, MonthState, TargetRow, Unfinished
from desktop.system.language import _, mark

if TYPE_CHECKING:
    from desktop.printing.forms import memo, monthly_summary, register_list

_AT_ONCE = 500
VOLUNTEERS = "volunteers"


class Reports:
    """Targets, figures, and the month on its way to the province.

    Args:
        ground: what every service stands on.

    Attributes:
        eight: the eight reports.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self.eight = EightReports(ground)

    def target(self, year: int | None = None, unit: str | None = None) -> rules.Target:
        """What a fiscal year asks of one volunteer: the unit's own target, else the general one.

        Args:
            year: the Buddhist fiscal year; None takes the present one.
            unit: whose; None takes the own unit.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return year_targets.target(session, unit or self._ground.unit, self._year(year))

    def targets(self, year: int | None = None) -> tuple[TargetRow, ...]:
        """The targets that were set for a fiscal year, the general one first."""
        self._ground.actor.require("citizens.view")
        query = select(Target).where(Target.fiscal_year == self._year(year)).order_by(Target.unit, Target.uid)
        with self._ground.database.read() as session:
            return tuple(
                TargetRow(
                    row.unit,
                    self._ground.reference.unit_name(row.unit) if row.unit else "",
                    year_targets.as_rule(row),
                )
                for row in session.scalars(query)
            )

    def save_target(self, year: int, target: rules.Target, unit: str = "") -> str:
        """Set what a fiscal year asks of a unit, or of every unit.

        Args:
            year: the Buddhist fiscal year.
            target: what is asked of one volunteer.
            unit: whose; empty sets the general target.

        Returns:
            The target's uid.

        Raises:
            Refused: the role does not allow it, this is no province, or a number makes no sense.
        """
        self._ground.actor.require("targets.save")
        if not self._ground.is_province:
            raise Refused(_("The targets are set by the province."), code="province-only")
        problems = rules.check(target)
        if problems:
            raise Refused(problems[0].text, code="draft", problems=problems)
        query = select(Target).where(
            Target.fiscal_year == year, Target.unit == unit, Target.origin == self._ground.unit
        )
        with self._ground.database.work(mark("Set a target"), self._ground.actor.uid) as work:
            row = work.session.scalar(query.order_by(Target.uid.desc()).limit(1))
            if row is None:
                row = Target(uid=new_uid(), fiscal_year=year, unit=unit)
                work.session.add(row)
            row.quota, row.rounding = target.quota, target.rounding
            row.screened_percent, row.assisted_percent = target.screened_percent, target.assisted_percent
            return row.uid

    def funnel(self, year: int | None = None, unit: str | None = None) -> tuple[Funnel, Funnel]:
        """A fiscal year's target and what it reached so far; each case counts once.

        Args:
            year: the Buddhist fiscal year; None takes the present one.
            unit: whose; None takes all units of the register together.

        Returns:
            The target, and what was done.
        """
        self._ground.actor.require("citizens.view")
        asked_year = self._year(year)
        period = period_of_year(asked_year)
        with self._ground.database.read() as session:
            asked = year_targets.target(session, unit or self._ground.unit, asked_year)
            day = year_targets.counting_day(period, self._ground.clock.today())
            volunteers = year_targets.active_volunteers(session, day, unit)
            done = chain(session, period, *counting.of_unit(unit))
        return rules.funnel(asked, volunteers), Funnel(done.pointed_out, done.screened, done.assisted)

    def month_state(self, month: Month, unit: str | None = None) -> MonthState:
        """Where a month stands.

        Args:
            month: which month.
            unit: at the province, whose month; a centre has its own only.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return self._state(session, month, unit)

    def months(self, year: int | None = None) -> tuple[MonthState, ...]:
        """The own months of a fiscal year that have begun, the newest first."""
        self._ground.actor.require("citizens.view")
        today = Month.of(self._ground.clock.today())
        month, found = Month.of(period_of_year(self._year(year)).first), []
        with self._ground.database.read() as session:
            while month.fiscal_year == self._year(year) and month <= today:
                found.append(self._state(session, month, None))
                month = month.next()
        return tuple(reversed(found))

    def unfinished(self, month: Month) -> tuple[Unfinished, ...]:
        """What of a month should be done before it is closed."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            found = [
                *unfinished.of_month(self._ground, session, month),
                *gaps.of_month(self._ground, session, month),
            ]
        # What forbids closing comes first; the rest in its order.
        return tuple(sorted(found, key=lambda one: not one.hard))

    def figures(self, month: Month, unit: str | None = None) -> MonthFigures:
        """The figures of a month: as they were frozen, or as they are now where the month is open.

        Args:
            month: which month.
            unit: at the province, a centre; None takes the own unit, at the province all units together.
        """
        self._ground.actor.require("citizens.view")
        self._refuse_foreign(unit)
        with self._ground.database.read() as session:
            return self._figures(session, month, unit)

    def close(self, month: Month) -> MonthState:
        """Freeze a month's figures; its days take no more entries.

        Raises:
            Refused: the role does not allow it, the month lies ahead or is closed, or an earlier one is open.
        """
        self._ground.actor.require("months.close")
        with self._ground.database.work(mark("Close a month"), self._ground.actor.uid) as work:
            closing.close(self._ground, work.session, month)
        return self.month_state(month)

    def approve(self, month: Month) -> MonthState:
        """The supervisor stands for a closed month's figures.

        Raises:
            Refused: the role does not allow it, the month is open, or it was approved already.
        """
        self._ground.actor.require("approvals.give")
        with self._ground.database.work(mark("Approve a month"), self._ground.actor.uid) as work:
            closing.require_approver(self._ground, work.session)
            closing.approve(self._ground, work.session, month)
        return self.month_state(month)

    def reopen(self, month: Month) -> MonthState:
        """Open a month again that the province gave back.

        Raises:
            Refused: the role does not allow it, or the province did not give it back.
        """
        self._ground.actor.require("months.close")
        with self._ground.database.work(mark("Open a month again"), self._ground.actor.uid) as work:
            closing.reopen(self._ground, work.session, month)
        return self.month_state(month)

    def judge_month(self, unit: str, month: Month, verdict: str, remark: str = "") -> str:
        """The province accepts a centre's month or gives it back.

        Args:
            unit: the centre.
            month: which month.
            verdict: ``accepted`` or ``returned``.
            remark: what is to be put right.

        Returns:
            The uid of the verdict.

        Raises:
            Refused: the role does not allow it, this is no province, the month has not come, or a month is
                given back without a remark.
        """
        self._ground.actor.require("exchange.take_in")
        with self._ground.database.work(mark("Judge a month"), self._ground.actor.uid) as work:
            return closing.judge(self._ground, work.session, (unit, month), verdict, remark)

    def inbox(self, year: int | None = None) -> tuple[InboxRow, ...]:
        """Which centre has sent which month of a fiscal year, and which are missing.

        Args:
            year: the Buddhist fiscal year; None takes the one of the last month that is over.
        """
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return inbox.inbox_rows(self._ground, session, year)

    def entries_behind(
        self,
        month: Month,
        figure: str,
        group: str = "",
        code: str = "",
        *,
        since_october: bool = False,
        unit: str | None = None,
        elsewhere: bool = False,
    ) -> EntriesBehind:
        """The cases, or the volunteers, that make a number, as the register counts them now.

        Args:
            month: whose figure.
            figure: ``pointed_out``, ``screened``, ``referred``, ``assisted``, ``open_cases``, ``overdue`` or
                ``volunteers``.
            group: ``category``, ``tambon`` or ``agency`` for a row's figure, else empty.
            code: the row's code.
            since_october: the fiscal year's figure instead of the month's.
            unit: at the province, a centre; None takes all units.
            elsewhere: of all units, those only that are no centre of the province.

        Raises:
            Refused: there is no such figure.
        """
        self._ground.actor.require("citizens.view")
        which = counting.of_unit(unit)
        with self._ground.database.read() as session:
            if figure == VOLUNTEERS:
                day = year_targets.counting_day(period_of_month(month), self._ground.clock.today())
                serving = year_targets.serving(session, day, unit)
                return EntriesBehind(serving, kind=VOLUNTEERS)
            if elsewhere:
                which = (Case.origin.not_in(inbox.units(self._ground, session)),)
            if figure in counting.AT_THE_END:
                found = standing.open_at(session, month.last, *which)
                every = figure == counting.OPEN_CASES
                return self._seen(
                    session, [uid for uid, status in found.items() if every or status == figure]
                )
            period = counting.until_month(month) if since_october else period_of_month(month)
            condition = counting.behind(self._ground.reference, figure, period, group, code)
            return self._seen(session, list(session.scalars(select(Case.uid).where(condition, *which))))

    def _seen(self, session: Session, uids: list[str]) -> EntriesBehind:
        visible = case_status.visible(self._ground.actor.may("cases.restricted"))
        seen: list[tuple[date, str]] = []
        for start in range(0, len(uids), _AT_ONCE):
            chunk = uids[start : start + _AT_ONCE]
            query = select(Case.pointed_out_on, Case.uid).where(Case.uid.in_(chunk), visible)
            seen += session.execute(query).all()
        return EntriesBehind(tuple(uid for _day, uid in sorted(seen)), len(uids) - len(seen))

    def summary_sheet(self, month: Month, unit: str | None = None, notes: str = "") -> monthly_summary.Sheet:
        """The sheet of ``monthly_summary``; it prints as a draft until the supervisor has approved.

        Args:
            month: which month.
            unit: at the province, a centre; None takes the own unit.
            notes: free text below the figures.
        """
        self._ground.actor.require("citizens.view")
        self._refuse_foreign(unit)
        with self._ground.database.read() as session:
            state, figures = self._state(session, month, unit), self._figures(session, month, unit)
            return sheets.summary(self._ground, session, state, figures, notes)

    def memo_sheet(self, month: Month, unit: str | None = None) -> memo.Sheet:
        """The sheet of the ``memo`` that covers a month's summary; its number is written by the office."""
        self._ground.actor.require("citizens.view")
        self._refuse_foreign(unit)
        with self._ground.database.read() as session:
            state, figures = self._state(session, month, unit), self._figures(session, month, unit)
            return sheets.cover(self._ground, session, state, figures, self._ground.clock.today())

    def received_sheet(self, month: Month) -> register_list.Sheet:
        """The sheet of the list that says whose report of a month was received."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            return received.sheet(self._ground, session, month)

    def _figures(self, session: Session, month: Month, unit: str | None) -> MonthFigures:
        return frozen.month_figures(self._ground, session, month, unit)

    def _year(self, year: int | None) -> int:
        return year if year is not None else fiscal_year(self._ground.clock.today())

    def _refuse_foreign(self, unit: str | None) -> None:
        """A paper in an office's name is made for that office only."""
        units = self._ground.reference.units()
        known = (lambda code: code in units) if self._ground.is_province else self._ground.unit.__eq__
        if unit is not None and not known(unit):
            raise Refused(
                _("There is no such unit here. Choose one of the centres of this register."), code="no-unit"
            )

    def _state(self, session: Session, month: Month, unit: str | None) -> MonthState:
        whose = unit or self._ground.unit
        if self._ground.is_province:
            return states.at_province(session, whose, month)
        return states.at_centre(session, whose, month)
