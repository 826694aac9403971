"""The office's page: users, own password, the unit, safety, who did what, the program."""

from desktop.views.office.page import OfficePage

__all__ = ["OfficePage"]
