"""The labour situation by tambon and quarter, and events."""

from __future__ import annotations

from desktop.services.ground import Ground
from desktop.services.situations.events import Events
from desktop.services.situations.figures import QuarterFigures
from desktop.services.situations.papers import Papers
from desktop.services.situations.reviews import Reviews


class Situations:
    """The labour situation by tambon and quarter, and events.

    Args:
        ground: what every service stands on.

    Attributes:
        figures: how many people of each kind live where.
        reviews: what that means.
        events: what the supervisor must hear of.
        papers: the words of both reports.
    """

    def __init__(self, ground: Ground) -> None:
        self.figures = QuarterFigures(ground)
        self.reviews = Reviews(ground)
        self.events = Events(ground)
        self.papers = Papers(ground)
