"""What the windows see of plans and activities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.database.plan_figures import PlanLine
from desktop.rules.months import Month

# Where a plan stands.
EMPTY = "empty"
WRITTEN = "written"
APPROVED = "approved"
# It was agreed to, and changed since: it waits for the supervisor again.
CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """Somebody whose plan of a month there may be.

    Attributes:
        uid: the volunteer; empty for the centre itself.
        name: with title; empty for the centre itself.
        kind: ``volunteer`` or ``graduate``; empty for the centre itself.
        tambons: names of those looked after in the month.
    """

    uid: str
    name: str = ""
    kind: str = ""
    tambons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItemRow:
    """One item of a plan as it was written.

    Attributes:
        uid: the item.
        field: one of the four fields.
        kind: a code of the activity types.
        kind_name: its name.
        activity: what shall be done.
        days: when, in words.
        place: where.
        tambon: its name.
        times: how often.
        people: how many people it shall reach.
        with_whom: who takes part.
    """

    uid: str
    field: str
    kind: str
    kind_name: str
    activity: str
    days: str
    place: str
    tambon: str
    times: int
    people: int
    with_whom: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Where a plan stands with the supervisor.

    Attributes:
        state: ``empty``, ``written``, ``approved`` or ``changed``.
        on: the day of the last agreement.
        by: who agreed, in full.
        taken_back_on: the day on which a change took the agreement back.
    """

    state: str = EMPTY
    on: date | None = None
    by: str = ""
    taken_back_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """A month's plan of one person or of the centre, beside what was done.

    Attributes:
        month: which one.
        worker: whose.
        items: the items by uid, in the plan's order.
        lines: plan against actual; after the items the work outside the plan.
        approval: where it stands with the supervisor.
        closed: whether the month takes no more entries.
        problems: what hindered the work.
        proposals: what the person proposes.
        opinion: what the supervisor says of it.
        opinion_by: who said it.
    """

    month: Month
    worker: Worker
    items: Mapping[str, PlanItemRow] = field(default_factory=dict)
    lines: tuple[PlanLine, ...] = ()
    approval: Approval = field(default_factory=Approval)
    closed: bool = False
    problems: str = ""
    proposals: str = ""
    opinion: str = ""
    opinion_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSum:
    """A person's plan of a month in a line.

    Attributes:
        worker: whose.
        items: how many items.
        state: where it stands with the supervisor.
        planned_times: how often something was to be done.
        done_times: how often something was done.
        planned_people: how many people it was to reach.
        reached_people: how many it reached.
    """

    worker: Worker
    items: int = 0
    state: str = EMPTY
    planned_times: int = 0
    done_times: int = 0
    planned_people: int = 0
    reached_people: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChoice:
    """An item of a plan that an activity may belong to.

    Attributes:
        uid: the item.
        field: one of the four fields.
        kind: a code of the activity types.
        activity: what is planned.
        place: where.
        tambon_code: its tambon.
        times: how often it is planned.
        done: how often it was done.
    """

    uid: str
    field: str
    kind: str
    activity: str
    place: str
    tambon_code: str
    times: int
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumChoice:
    """A forum that is no activity yet.

    Attributes:
        uid: the forum.
        on: the day.
        subject: what it was about.
        place: where, with village and tambon.
        people: how many came.
    """

    uid: str
    on: date
    subject: str
    place: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFilter:
    """Which activities a list asks for.

    Attributes:
        text: part of what was done, of the place, of the result or of a name.
        month: ISO; empty for all.
        worker: the volunteer's uid, ``centre`` for the centre itself, empty for everybody.
        field: one of the four fields.
        kind: a code of the activity types.
        tambon: its code.
        planned: ``planned`` or ``outside``; empty for both.
        item: the item of the plan that it belongs to.
        among: these only; None for all.
        sort: the column.
        descending: the other way round.
    """

    text: str = ""
    month: str = ""
    worker: str = ""
    field: str = ""
    kind: str = ""
    tambon: str = ""
    planned: str = ""
    item: str = ""
    among: tuple[str, ...] | None = None
    sort: str = "on"
    descending: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRow:
    """An activity as the list shows it.

    Attributes:
        uid: the activity.
        on: the day.
        volunteer_uid: who did it; empty for the centre itself.
        name: their name; empty for the centre itself.
        field: one of the four fields.
        kind_name: the type of activity.
        activity: what was done.
        place: where, with village and tambon.
        men: how many men it reached.
        women: how many women it reached.
        result: what came of it.
        planned: whether it belongs to an item of a plan.
        photographs: how many there are.
    """

    uid: str
    on: date
    volunteer_uid: str
    name: str
    field: str
    kind_name: str
    activity: str
    place: str
    men: int
    women: int
    result: str
    planned: bool
    photographs: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotographRow:
    """A photograph without its dots.

    Attributes:
        uid: the photograph.
        caption: what it shows.
        width: in dots.
        height: in dots.
    """

    uid: str
    caption: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityPage:
    """An activity's own page.

    Attributes:
        row: as the list shows it.
        item_uid: the item of the plan that it belongs to; empty for none.
        item: what was planned.
        forum_uid: the forum that it is; empty for none.
        photographs: in the order in which they were added.
        ours: whether this office wrote it.
        closed: whether its month takes no more entries.
    """

    row: ActivityRow
    item_uid: str = ""
    item: str = ""
    forum_uid: str = ""
    photographs: tuple[PhotographRow, ...] = ()
    ours: bool = True
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEntry:
    """One thing on a day of the calendar.

    Attributes:
        table: ``activities``, ``forums`` or ``courses``.
        uid: the entry that opens.
        what: in a few words.
        field: of an activity, one of the four fields.
        name: of an activity, who did it; empty for the centre itself.
    """

    table: str
    uid: str
    what: str
    field: str = ""
    name: str = ""
