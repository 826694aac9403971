"""Cases on the screen: their register, each case's own page, and the walk-in."""

from __future__ import annotations

from desktop.views.cases.page import CasesPage
from desktop.views.cases.walk_in import WalkInPage

__all__ = ["CasesPage", "WalkInPage"]
