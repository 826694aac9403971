"""How files, units and counts of the exchange are called on screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from desktop.rules import thai_date
from desktop.rules.months import Month
from desktop.services.exchange import BundleRow
from desktop.system.language import _, mark

MONTH: Final = "month"
RESULT: Final = "result"
ENROLMENT: Final = "enrolment"
KEY_CARD: Final = "key-card"
OUT: Final = "out"

_KINDS: Final = {
    RESULT: mark("Answer"),
    "reference": mark("Reference tables"),
    ENROLMENT: mark("Enrolment"),
    KEY_CARD: mark("Key card"),
}
_TABLES: Final = {
    "citizens": mark("People"),
    "cases": mark("Cases"),
    "needs": mark("Needs"),
    "steps": mark("Steps of cases"),
    "volunteers": mark("Volunteers"),
    "assignments": mark("Areas of volunteers"),
    "received_reports": mark("Monthly reports of volunteers"),
    "attainments": mark("Trainings and awards"),
    "hand_overs": mark("Cases handed over"),
    "forums": mark("Community forums"),
    "groups": mark("Groups"),
    "group_members": mark("Members of groups"),
    "forum_matters": mark("Matters raised at forums"),
    "forum_decisions": mark("Decisions of forums"),
    "courses": mark("Training courses"),
    "enrolments": mark("Enrolments"),
    "course_sessions": mark("Sessions of courses"),
    "attendances": mark("Attendance"),
    "training_follow_ups": mark("Follow-ups after training"),
    "certificates": mark("Certificates"),
    "plan_items": mark("Plan items"),
    "plan_approvals": mark("Approvals of plans"),
    "activities": mark("Activities"),
    "work_notes": mark("Notes on a month's work"),
    "situations": mark("Figures of the labour situation"),
    "situation_reviews": mark("Reviews of the labour situation"),
    "events": mark("Labour events"),
    "event_tellings": mark("Reports of labour events"),
    "bulletins": mark("Bulletins"),
    "bulletin_tellings": mark("Bulletins told to people"),
    "frozen_reports": mark("Reports of closed months"),
    "months": mark("Closed months"),
    "stipend_lists": mark("Pay lists"),
    "stipend_lines": mark("Lines of pay lists"),
    "stipend_receipts": mark("Receipts of stipends"),
    "stipend_counts": mark("Stipends as the province counts them"),
    "month_verdicts": mark("Words on months"),
    "targets": mark("Targets"),
    "reference_values": mark("Reference tables"),
    "results": mark("Words on entries"),
}
_UNITS: Final = {
    "invited": ("waiting", mark("key card awaited")),
    "enrolled": ("helped", mark("enrolled")),
    "withdrawn": ("overdue", mark("key withdrawn")),
}


def figure(number: int) -> str:
    """A number in Thai figures, for heads and cards."""
    return thai_date.thai_digits(f"{number:,}")


def kind_word(kind: str, month: Month | None = None) -> str:
    """What a file is.

    Args:
        kind: as the file says of itself.
        month: the month it reports, where it reports one.
    """
    if kind == MONTH:
        return _("Report of {month}", month=short_month(month)) if month else _("Monthly report")
    return _(_KINDS.get(kind, kind))


def short_month(month: Month) -> str:
    """A month as tables write it."""
    return thai_date.short_month(month.first, thai_digits=False)


def counts_rows(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """How many entries of each sort a file holds, line by line."""
    return [(_(_TABLES.get(table, table)), f"{count:,}") for table, count in counts.items() if count]


def unit_chip(state: str) -> tuple[str, str]:
    """The colours and the word of where a unit stands.

    Args:
        state: as the service tells it; empty for one that was never invited.
    """
    chip, word = _UNITS.get(state, ("plain", mark("not enrolled yet")))
    return chip, _(word)


def file_chip(row: BundleRow) -> tuple[str, str, str]:
    """Colours, word and icon of what became of a file."""
    if row.refused:
        return "overdue", _("{count} not taken in", count=f"{row.refused:,}"), "triangle-alert"
    if row.kind in (ENROLMENT, KEY_CARD):
        return "plain", _("handed over") if row.direction == OUT else _("taken in"), "key-round"
    if row.direction == OUT:
        return ("helped", _("arrived"), "") if row.answered else ("waiting", _("no answer yet"), "")
    if row.answered:
        return "helped", _("taken in, confirmed"), ""
    return "accent", _("taken in"), "check"


def grouped(reasons: Sequence[str]) -> list[tuple[str, int]]:
    """The same reasons together, the most frequent first."""
    counted: dict[str, int] = {}
    for reason in reasons:
        counted[reason] = counted.get(reason, 0) + 1
    return sorted(counted.items(), key=lambda pair: -pair[1])
