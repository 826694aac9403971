"""Volunteers and graduates: who serves where, until when, and whom they found."""

from desktop.services.volunteers.rows import (
    AssignmentRow,
    FoundCase,
    Saved,
    VacantTambon,
    VolunteerChoice,
    VolunteerFilter,
    VolunteerPage,
    VolunteerRow,
)
from desktop.services.volunteers.service import Volunteers

__all__ = [
    "AssignmentRow",
    "FoundCase",
    "Saved",
    "VacantTambon",
    "VolunteerChoice",
    "VolunteerFilter",
    "VolunteerPage",
    "VolunteerRow",
    "Volunteers",
]
