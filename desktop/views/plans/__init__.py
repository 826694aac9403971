"""Plans of a month, the activities that were done, and their photographs."""

from desktop.views.plans.page import PlansPage

__all__ = ["PlansPage"]
