"""All that the first page shows, read in one go off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.rules.months import Month, fiscal_year
from desktop.rules.targets import Funnel
from desktop.services.bulletins import BulletinCounts, BulletinRow
from desktop.services.cases import ScreenedShare, WorkCounts
from desktop.services.centre import Centre
from desktop.services.plans import DayEntry
from desktop.services.reports import InboxRow, MonthState
from desktop.services.volunteers import VolunteerFilter

# This month and the two before: older ones are looked for on their own page.
_MONTHS = 3
_BULLETINS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What the first page shows.

    Attributes:
        counts: the work lists of cases.
        ending_terms: volunteers whose term ends within 90 days.
        volunteers: those in service.
        quota: people a year asked of each of them.
        target: what the fiscal year asks for.
        done: what it reached so far.
        months: at a centre, this month and those before, the newest first.
        returned: entries that the province gave back.
        late_events: urgent events of which nobody was told in time.
        trained: people to be asked what a training brought them.
        plan: what lies on today.
        bulletins: how many are open, new and about to close.
        newest: the bulletins to be named, new ones first.
        inbox: at the province, which centre sent which month.
        share: at the province, how much was screened in.
    """

    counts: WorkCounts
    ending_terms: int
    volunteers: int
    quota: int
    target: Funnel
    done: Funnel
    months: tuple[MonthState, ...] = ()
    returned: int = 0
    late_events: int = 0
    trained: int = 0
    plan: tuple[DayEntry, ...] = ()
    bulletins: BulletinCounts = field(default_factory=BulletinCounts)
    newest: tuple[BulletinRow, ...] = ()
    inbox: tuple[InboxRow, ...] = ()
    share: ScreenedShare | None = None

    @property
    def is_first_day(self) -> bool:
        """Whether nothing at all stands in the register yet."""
        open_work = (self.counts.waiting, self.counts.today, self.counts.overdue, self.counts.to_refer)
        begun = self.done.pointed_out or self.volunteers or self.returned or any(open_work)
        sent = any(state.state != "open" for state in self.months)
        return not begun and not sent and all(row.state == "missing" for row in self.inbox)


def read(centre: Centre) -> Read:
    """Read the first page.

    Args:
        centre: all services.
    """
    ground = centre.ground
    today = ground.clock.today()
    year = fiscal_year(today)
    target, done = centre.reports.funnel(year)
    province = ground.is_province
    plan = {} if province else centre.plans.calendar.month(Month.of(today))
    counts = centre.bulletins.counts()
    return Read(
        counts=centre.cases.counts(),
        ending_terms=len(centre.volunteers.ids(VolunteerFilter(state="ending"))),
        volunteers=centre.volunteers.active(),
        quota=centre.reports.target(year).quota,
        target=target,
        done=done,
        months=() if province else _last_months(centre, Month.of(today)),
        returned=0 if province else len(centre.exchange.returned()),
        late_events=centre.situations.events.late(),
        trained=0 if province else centre.trainings.follow_ups.due(),
        plan=plan.get(today, ()),
        bulletins=counts,
        newest=tuple(centre.bulletins.first(_BULLETINS)) if counts.living else (),
        inbox=centre.reports.inbox() if province else (),
        share=centre.cases.screened_share(year) if province else None,
    )


def _last_months(centre: Centre, month: Month) -> tuple[MonthState, ...]:
    found = []
    for _step in range(_MONTHS):
        found.append(centre.reports.month_state(month))
        month = month.previous()
    return tuple(found)
