"""The figures of the fifth report: what one person, or the centre itself, planned and did in a month."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLine:
    """One thing that was planned, and what came of it; nothing planned is work outside the plan.

    Attributes:
        uid: the plan's item; empty for work outside the plan.
        field: one of the four fields, in Thai.
        activity: what was planned.
        planned_times: how often it was to be done.
        done_times: how often it was done.
        planned_people: how many people it was to reach.
        reached_people: how many it reached.
    """

    uid: str = ""
    field: str = ""
    activity: str = ""
    planned_times: int = 0
    done_times: int = 0
    planned_people: int = 0
    reached_people: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkDone:
    """One activity as it was done.

    Attributes:
        uid: the activity.
        on: the day, ISO.
        field: one of the four fields, in Thai.
        activity: what was done.
        place: where.
        men: how many men it reached.
        women: how many women it reached.
        result: what came of it.
    """

    uid: str = ""
    on: str = ""
    field: str = ""
    activity: str = ""
    place: str = ""
    men: int = 0
    women: int = 0
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthWork:
    """Report 5: the month's work of one person, or of the centre.

    Attributes:
        month: ISO.
        unit: whose register it stands in.
        uid: the appointment; empty for the centre's own work.
        name: in full; the centre's name for its own work.
        position: graduate or volunteer, and of which tambon.
        area: where the person works.
        approver: who reads the report.
        lines: plan against actual.
        done: the activities, in the order of their days.
        problems: what hindered the work.
        proposals: what the person proposes.
        opinion: what the supervisor says of it.
    """

    month: str = ""
    unit: str = ""
    uid: str = ""
    name: str = ""
    position: str = ""
    area: str = ""
    approver: str = ""
    lines: tuple[WorkLine, ...] = ()
    done: tuple[WorkDone, ...] = ()
    problems: str = ""
    proposals: str = ""
    opinion: str = ""
