"""Trainings that a volunteer took, and awards that they were given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.rules.problems import Problem
from desktop.system.language import _, mark

TRAINING = "training"
AWARD = "award"

KINDS = {TRAINING: mark("Training"), AWARD: mark("Award")}

# A course of a year at eight hours on every working day is shorter.
_MOST_HOURS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class AttainmentDraft:
    """A training or an award.

    Attributes:
        kind: ``training`` or ``award``.
        title: of the course or the award.
        on: the first day of the training, the day of the award.
        hours: how long a training took.
        given_by: who held the training or gave the award.
    """

    kind: str = TRAINING
    title: str = ""
    on: date | None = None
    hours: int | None = None
    given_by: str = ""


def kind_word(kind: str) -> str:
    """A kind in the user's language, or its code."""
    return _(KINDS[kind]) if kind in KINDS else kind


def check(draft: AttainmentDraft, today: date) -> tuple[Problem, ...]:
    """What is wrong with a training or an award; at the form and at saving.

    Args:
        draft: as typed.
        today: the day of the check.
    """
    return tuple(_problems(draft, today))


def _problems(draft: AttainmentDraft, today: date) -> Iterator[Problem]:
    if draft.kind not in KINDS:
        yield Problem("kind", _("Please choose training or award."))
    if not draft.title.strip():
        yield Problem("title", _("Please write what it was."))
    if draft.on is None:
        yield Problem("on", _("Please write the day."))
    elif draft.on > today:
        yield Problem("on", _("This day has not come yet."))
    if draft.hours is not None and not 1 <= draft.hours <= _MOST_HOURS:
        yield Problem("hours", _("Hours lie between 1 and {most}.", most=_MOST_HOURS))
