"""A case: its drafts, what may be wrong with them, and what follows from its steps."""

from __future__ import annotations

from desktop.rules.cases.checks import check_case, check_step, must_be_restricted
from desktop.rules.cases.drafts import CaseDraft, NeedDraft, StepDraft
from desktop.rules.cases.life import Stage, Step, in_order, life, may_go_elsewhere, next_follow_up, status
from desktop.rules.cases.words import (
    CHANNELS,
    STAGES,
    STATUSES,
    STEP_KINDS,
    URGENCIES,
    VERDICTS,
    channel_word,
    stage_word,
    status_word,
    step_word,
    urgency_word,
    verdict_word,
)

__all__ = [
    "CHANNELS",
    "STAGES",
    "STATUSES",
    "STEP_KINDS",
    "URGENCIES",
    "VERDICTS",
    "CaseDraft",
    "NeedDraft",
    "Stage",
    "Step",
    "StepDraft",
    "channel_word",
    "check_case",
    "check_step",
    "in_order",
    "life",
    "may_go_elsewhere",
    "must_be_restricted",
    "next_follow_up",
    "stage_word",
    "status",
    "status_word",
    "step_word",
    "urgency_word",
    "verdict_word",
]
