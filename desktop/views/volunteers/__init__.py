"""The page of volunteers and graduates."""

from desktop.views.volunteers.page import VolunteersPage

__all__ = ["VolunteersPage"]
