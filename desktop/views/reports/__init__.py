"""The page of the monthly report."""

from desktop.views.reports.page import ReportsPage

__all__ = ["ReportsPage"]
