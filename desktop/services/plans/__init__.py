"""Plans of a month, the activities that were done, and their photographs."""

from desktop.database.plan_figures import PlanLine
from desktop.services.plans.calendar import Days
from desktop.services.plans.lists import CENTRE, OUTSIDE, PLANNED
from desktop.services.plans.photographs import MOST_BYTES, MOST_OF_ONE_ACTIVITY
from desktop.services.plans.rows import (
    APPROVED,
    CHANGED,
    EMPTY,
    WRITTEN,
    ActivityFilter,
    ActivityPage,
    ActivityRow,
    Approval,
    DayEntry,
    ForumChoice,
    ItemChoice,
    PhotographRow,
    PlanItemRow,
    PlanPage,
    PlanSum,
    Worker,
)
from desktop.services.plans.service import Plans

__all__ = [
    "APPROVED",
    "CENTRE",
    "CHANGED",
    "EMPTY",
    "MOST_BYTES",
    "MOST_OF_ONE_ACTIVITY",
    "OUTSIDE",
    "PLANNED",
    "WRITTEN",
    "ActivityFilter",
    "ActivityPage",
    "ActivityRow",
    "Approval",
    "DayEntry",
    "Days",
    "ForumChoice",
    "ItemChoice",
    "PhotographRow",
    "PlanItemRow",
    "PlanLine",
    "PlanPage",
    "PlanSum",
    "Plans",
    "Worker",
]
