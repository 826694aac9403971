"""Home: what must be done today, how the year stands against its target, what came in."""

from desktop.views.home.page import HomePage

__all__ = ["HomePage"]
