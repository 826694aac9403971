"""Months as the centres of a demonstration province sent them: closed, approved, every report frozen."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from desktop.database import frozen_reports
from desktop.models import ClosedMonth
from desktop.rules.months import Month
from desktop.rules.reports import MonthWork, written
from desktop.services.ground import Ground
from desktop.services.reports import Reports
from desktop.services.reports.counted.kinds import KINDS
from desktop.services.reports.scope import Scope


def send(ground: Ground, session: Session, unit: str, month: Month) -> None:
    """A centre's month, with its figures frozen from the entries that are there.

    Args:
        ground: the province's.
        session: of the running work.
        unit: the centre.
        month: which month.
    """
    day = month.next().first + timedelta(days=2)
    # Counted before the month is closed: of a closed month only what is frozen is shown.
    figures = Reports(ground).figures(month, unit).to_json()
    counted = {
        # An office's own work has no subject in its own register.
        (kind.name, "" if isinstance(one, MonthWork) and not one.uid else subject): written.to_json(one)
        for kind in KINDS
        for subject, one in kind.count(ground, session, month, Scope(unit)).items()
    }
    session.add(
        ClosedMonth(
            origin=unit,
            month=str(month),
            figures=figures,
            closed_on=day,
            closed_by="นูรียะห์ สาและ",
            approved_on=day,
            approved_by="สมชาย จันทร์แก้ว",
        )
    )
    frozen_reports.put(session, unit, month, counted)
