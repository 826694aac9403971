"""People on the screen: their register, and each person's own page."""

from __future__ import annotations

from desktop.views.citizens.namesakes_page import NamesakesPage
from desktop.views.citizens.page import CitizensPage

__all__ = ["CitizensPage", "NamesakesPage"]
