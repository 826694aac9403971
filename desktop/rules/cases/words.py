"""The words for everything that a case stores as a code."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.system.language import _, mark

STATUSES: Mapping[str, str] = {
    "waiting": mark("Waits for screening"),
    "accepted": mark("Screened in"),
    "referred": mark("Referred"),
    "overdue": mark("Overdue"),
    "rejected": mark("Not screened in"),
    "served": mark("Served at the counter"),
    "helped": mark("Helped"),
    "not_helped": mark("Not helped"),
    "followed_up": mark("Followed up"),
}
CHANNELS: Mapping[str, str] = {
    "counter": mark("At the counter"),
    "volunteer": mark("Through a volunteer"),
    "mobile": mark("Mobile unit"),
    "forum": mark("Community forum"),
    "survey": mark("Survey"),
    "phone": mark("By telephone"),
}
URGENCIES: Mapping[str, str] = {
    "normal": mark("Usual"),
    "soon": mark("Soon"),
    "urgent": mark("Urgent"),
}
STEP_KINDS: Mapping[str, str] = {
    "served": mark("Service at the counter"),
    "screened": mark("Screening"),
    "referred": mark("Referral"),
    "outcome": mark("Outcome"),
    "followed_up": mark("Follow-up"),
    "reopened": mark("Opened again"),
}
# The verdicts that each kind of step can have.
VERDICTS: Mapping[str, Mapping[str, str]] = {
    "served": {"closed": mark("Settled at the counter"), "continues": mark("Goes on")},
    "screened": {"accepted": mark("Accepted"), "rejected": mark("Rejected")},
    "referred": {},
    "outcome": {
        "assisted": mark("Assisted"),
        "not_assisted": mark("Not assisted"),
        "withdrawn": mark("Withdrawn by the citizen"),
        "unreachable": mark("Citizen not reached"),
    },
    "followed_up": {"30": mark("After 30 days"), "90": mark("After 90 days")},
    "reopened": {},
}
# ชี้เป้า → คัดกรอง → ส่งต่อ → ช่วยเหลือ → ติดตามผล, the ministry's own words (design: domain, life of a need).
STAGES: Mapping[str, str] = {
    "pointed_out": mark("Pointed out"),
    "screened": mark("Screened"),
    "referred": mark("Sent on"),
    "helped": mark("Assistance"),
    "followed_up": mark("Following up"),
}

_ALL_VERDICTS = {verdict: word for words in VERDICTS.values() for verdict, word in words.items()}


def status_word(status: str) -> str:
    """A status in the user's language, or its code."""
    return _word(STATUSES, status)


def channel_word(channel: str) -> str:
    """A channel in the user's language, or its code."""
    return _word(CHANNELS, channel)


def urgency_word(urgency: str) -> str:
    """An urgency in the user's language, or its code."""
    return _word(URGENCIES, urgency)


def step_word(kind: str) -> str:
    """A kind of step in the user's language, or its code."""
    return _word(STEP_KINDS, kind)


def verdict_word(verdict: str) -> str:
    """A verdict in the user's language, or its code; empty where a step has none."""
    return _word(_ALL_VERDICTS, verdict)


def stage_word(stage: str) -> str:
    """A stage of a case's life in the user's language, or its code."""
    return _word(STAGES, stage)


def _word(words: Mapping[str, str], code: str) -> str:
    return _(words[code]) if code in words else code
