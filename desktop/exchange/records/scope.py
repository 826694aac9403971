"""Who may write what: one writer per entry, a centre its own and the province its own."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.exchange.records.values import Record
from desktop.system.language import _

CENTRE = "centre"
PROVINCE = "province"

# Source: the life of a need, who writes which step; and rule 1 of the exchange.
_TABLES: dict[str, frozenset[str]] = {
    CENTRE: frozenset(
        {
            "citizens",
            "volunteers",
            "assignments",
            "received_reports",
            "attainments",
            "cases",
            "hand_overs",
            "needs",
            "steps",
            "months",
            "frozen_reports",
            "forums",
            "groups",
            "group_members",
            "forum_matters",
            "forum_decisions",
            "courses",
            "enrolments",
            "course_sessions",
            "attendances",
            "training_follow_ups",
            "certificates",
            "plan_items",
            "plan_approvals",
            "activities",
            "work_notes",
            "situations",
            "situation_reviews",
            "events",
            "event_tellings",
            "bulletin_tellings",
            "stipend_lists",
            "stipend_lines",
            "stipend_receipts",
        }
    ),
    PROVINCE: frozenset(
        {"steps", "month_verdicts", "targets", "stipend_counts", "bulletins", "results", "reference_values"}
    ),
}
_STEP_KINDS: dict[str, frozenset[str]] = {
    CENTRE: frozenset({"served", "referred", "outcome", "followed_up", "reopened"}),
    PROVINCE: frozenset({"screened", "referred", "outcome"}),
}


def may_write(
    edition: str, table: str, fields: Mapping[str, object], *, screening_delegated: bool = False
) -> bool:
    """Whether a unit of this edition may write such an entry at all.

    Args:
        edition: ``centre`` or ``province``.
        table: where the entry belongs.
        fields: its fields; a step is judged by its kind.
        screening_delegated: whether the province lets its centres screen.
    """
    if table not in _TABLES[edition]:
        return False
    if table != "steps":
        return True
    kind = fields.get("kind")
    delegated = screening_delegated and edition == CENTRE and kind == "screened"
    return delegated or (isinstance(kind, str) and kind in _STEP_KINDS[edition])


def out_of_scope(edition: str, sender: str, record: Record, *, screening_delegated: bool = False) -> str:
    """Why a record may not come in this file, or nothing.

    Args:
        edition: the sender's edition.
        sender: the unit that signed the file.
        record: one of its records.
        screening_delegated: whether the province lets its centres screen.
    """
    if record.origin != sender:
        return _("This entry belongs to another unit than the one that sent it.")
    if not may_write(edition, record.table, record.fields, screening_delegated=screening_delegated):
        return _("The sender may not write entries of this kind.")
    return ""
