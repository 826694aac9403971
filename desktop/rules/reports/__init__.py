"""The figures of the eight reports, as they are counted, frozen with the month, shown and printed."""

from desktop.rules.reports.chain import ChainReport, TypeReport, TypeRow, VolunteerRow
from desktop.rules.reports.month import Chain, FigureRow, MonthFigures
from desktop.rules.reports.province import CentreRow, ProvinceReport
from desktop.rules.reports.situation import AreaPeople, AreaSituation
from desktop.rules.reports.users import Satisfaction, ScoreRow, ServiceRow, ServiceUsers, UsersRow
from desktop.rules.reports.work import MonthWork, WorkDone, WorkLine

# What is frozen with a month, by the form's name. The summary's figures stand with the month itself.
FROZEN: dict[str, type] = {
    "chain_report": ChainReport,
    "chain_by_type": TypeReport,
    "service_users": ServiceUsers,
    "satisfaction": Satisfaction,
    "monthly_work": MonthWork,
    "situation_report": AreaSituation,
}

__all__ = [
    "FROZEN",
    "AreaPeople",
    "AreaSituation",
    "CentreRow",
    "Chain",
    "ChainReport",
    "FigureRow",
    "MonthFigures",
    "MonthWork",
    "ProvinceReport",
    "Satisfaction",
    "ScoreRow",
    "ServiceRow",
    "ServiceUsers",
    "TypeReport",
    "TypeRow",
    "UsersRow",
    "VolunteerRow",
    "WorkDone",
    "WorkLine",
]
