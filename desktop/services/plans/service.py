"""What one can do with plans and activities."""

from __future__ import annotations

from desktop.services.ground import Ground
from desktop.services.plans.activities import Activities
from desktop.services.plans.calendar import Calendar
from desktop.services.plans.items import PlanItems
from desktop.services.plans.notes import Notes
from desktop.services.plans.papers import Papers
from desktop.services.plans.photographs import Photographs


class Plans:
    """Plans of a month, the activities that were done, and their photographs.

    Args:
        ground: what every service stands on.

    Attributes:
        items: what is planned.
        activities: what was done.
        photographs: of what was done.
        notes: what hindered a month.
        calendar: months as a calendar.
        papers: the words of plans on paper.
    """

    def __init__(self, ground: Ground) -> None:
        self.items = PlanItems(ground)
        self.activities = Activities(ground)
        self.photographs = Photographs(ground)
        self.notes = Notes(ground)
        self.calendar = Calendar(ground)
        self.papers = Papers(ground, self.items)
