"""The words of groups and courses: kinds, states, parts of a day, results."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.system.language import _, mark

OCCUPATIONAL = "occupational"
INFORMAL = "informal"
SHARED_PROBLEM = "shared_problem"
GROUP_KINDS: Mapping[str, str] = {
    OCCUPATIONAL: mark("Occupational group"),
    INFORMAL: mark("Group of informal workers"),
    SHARED_PROBLEM: mark("Group with a shared problem"),
}

# What a group can answer: skills and trades that are taught to many at once, informal workers, hardship of
# a trade. Whoever looks for a place, goes abroad, claims a benefit or complains is helped one by one, however
# many neighbours ask for the same; proposing groups for them buried the groups that can be formed.
_ANSWERED_BY = {
    "SKL": OCCUPATIONAL,
    "EMP-2": OCCUPATIONAL,
    "OPS-1": SHARED_PROBLEM,
    "OPS-2": INFORMAL,
}

PLANNED = "planned"
RUNNING = "running"
TO_DECLARE = "to_declare"
DECLARED = "declared"
CALLED_OFF = "called_off"
COURSE_STATES: Mapping[str, str] = {
    PLANNED: mark("Planned"),
    RUNNING: mark("Running"),
    TO_DECLARE: mark("Results to be declared"),
    DECLARED: mark("Results declared"),
    CALLED_OFF: mark("Called off"),
}

MORNING = "morning"
AFTERNOON = "afternoon"
DAY = "day"
PARTS: Mapping[str, str] = {
    MORNING: mark("Morning"),
    AFTERNOON: mark("Afternoon"),
    DAY: mark("Whole day"),
}

PASSED = "passed"
FAILED = "failed"
LEFT = "left"
RESULTS: Mapping[str, str] = {
    PASSED: mark("Passed"),
    FAILED: mark("Not passed"),
    LEFT: mark("Left before the end"),
}


def kind_answering(category_code: str) -> str:
    """The kind of group that answers a need, or empty where people are helped one by one.

    Args:
        category_code: a kind of need, such as ``SKL-1``.
    """
    return _ANSWERED_BY.get(category_code) or _ANSWERED_BY.get(category_code.partition("-")[0], "")


def group_kind_word(kind: str) -> str:
    """A group's kind in the user's language, or its code."""
    return _(GROUP_KINDS[kind]) if kind in GROUP_KINDS else kind


def state_word(state: str) -> str:
    """A course's state in the user's language, or its code."""
    return _(COURSE_STATES[state]) if state in COURSE_STATES else state


def part_word(part: str) -> str:
    """A part of the day in the user's language, or its code."""
    return _(PARTS[part]) if part in PARTS else part


def result_word(result: str) -> str:
    """A result in the user's language; empty while it is not declared."""
    return _(RESULTS[result]) if result in RESULTS else result
