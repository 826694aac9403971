"""Stipends: who is paid for a month, the lists and receipts, the year, and what the province counts."""

from desktop.views.stipends.page import StipendsPage

__all__ = ["StipendsPage"]
