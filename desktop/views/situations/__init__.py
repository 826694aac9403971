"""The labour situation by tambon and quarter, and events."""

from desktop.views.situations.page import SituationsPage

__all__ = ["SituationsPage"]
