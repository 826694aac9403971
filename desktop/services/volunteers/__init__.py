"""Volunteers and graduates: who serves where, until when, and whom they found."""

from desktop.database.papers import Paper
from desktop.services.volunteers.found_cases import CasesBehind
from desktop.services.volunteers.hand_overs import HandedOver, HandOverDraft, check_hand_over
from desktop.services.volunteers.months import VolunteerMonth
from desktop.services.volunteers.rows import (
    AccountRow,
    AssignmentRow,
    AttainmentRow,
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
    "AccountRow",
    "AssignmentRow",
    "AttainmentRow",
    "CasesBehind",
    "FoundCase",
    "HandOverDraft",
    "HandedOver",
    "Paper",
    "Saved",
    "VacantTambon",
    "VolunteerChoice",
    "VolunteerFilter",
    "VolunteerMonth",
    "VolunteerPage",
    "VolunteerRow",
    "Volunteers",
    "check_hand_over",
]
