"""What follows from the steps of a case: its status, its life in five stages, its next follow-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop.rules.cases.words import verdict_word
from desktop.rules.thai_date import short
from desktop.system.language import _

FOLLOW_UPS = ("30", "90")

# These end the case for the citizen, whichever agency is still asked.
_FOR_ALL_AGENCIES = frozenset({"withdrawn", "unreachable"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A written step, as far as the status follows from it.

    Attributes:
        kind: as in ``StepDraft``.
        on: the day of the step.
        verdict: what came of it.
        due_on: when an answer is due.
        agency_code: the agency that was asked, or that answered.
        written: the order of writing, for steps of one day.
    """

    kind: str
    on: date
    verdict: str = ""
    due_on: date | None = None
    agency_code: str = ""
    written: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One of the five stages of a case's life.

    Attributes:
        name: ``pointed_out``, ``screened``, ``referred``, ``helped`` or ``followed_up``.
        state: ``done``, ``now`` or ``to_come``.
        on: the day it was done.
        note: a few words more, in the user's language.
    """

    name: str
    state: str
    on: date | None = None
    note: str = ""


@dataclass(slots=True)
class _Course:
    """Where the steps so far have led."""

    screened: Step | None = None
    served: Step | None = None
    outcome: Step | None = None
    assisted: Step | None = None
    referral: Step | None = None
    asked: dict[str, date | None] = field(default_factory=dict)
    follow_ups: dict[str, Step] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        """Go on by one step; a kind that a newer program wrote changes nothing."""
        if step.kind == "screened":
            self.screened = step
        elif step.kind == "served":
            self.served = step if step.verdict == "closed" else None
        elif step.kind == "referred":
            self.referral = step
            self.asked[step.agency_code] = step.due_on
        elif step.kind == "outcome":
            self._answer(step)
        elif step.kind == "followed_up":
            self.follow_ups[step.verdict] = step
        elif step.kind == "reopened":
            self._reopen()

    def _answer(self, step: Step) -> None:
        self.outcome = step
        if step.verdict == "assisted":
            self.assisted = step
        if step.agency_code in self.asked and step.verdict not in _FOR_ALL_AGENCIES:
            del self.asked[step.agency_code]
        else:
            self.asked.clear()

    def _reopen(self) -> None:
        # A screening that let the case in holds on; one that did not is asked again.
        accepted = self.screened if self.screened and self.screened.verdict == "accepted" else None
        fresh = _Course(screened=accepted)
        for name in self.__slots__:
            setattr(self, name, getattr(fresh, name))

    def status(self, today: date) -> str:
        """The status that the course has reached."""
        if self.screened and self.screened.verdict == "rejected":
            return "rejected"
        if self.asked:
            return "overdue" if any(due and due < today for due in self.asked.values()) else "referred"
        if self.assisted:
            return "followed_up" if self.follow_ups else "helped"
        if self.outcome:
            return "not_helped"
        if self.served:
            return "served"
        return "accepted" if self.screened and self.screened.verdict == "accepted" else "waiting"


def in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps by their day, those of one day by the order of writing."""
    return tuple(sorted(steps, key=lambda step: (step.on, step.written)))


def _course(steps: Iterable[Step]) -> _Course:
    course = _Course()
    for step in in_order(steps):
        course.take(step)
    return course


def status(pointed_out_on: date, steps: Iterable[Step], today: date) -> str:
    """The status of a case; it is stored nowhere, so two files cannot disagree about it.

    A referral to several agencies is open until each of them has answered. A referral is overdue from the day
    after its due date. Opening again starts anew, only a screening that let the case in holds on.

    Args:
        pointed_out_on: the day of the case.
        steps: all of them, in any order; steps dated before the case count as if on its day.
        today: the day to look at it.

    Returns:
        One of ``words.STATUSES``.
    """
    return _course(_since(pointed_out_on, steps)).status(today)


def _since(day: date, steps: Iterable[Step]) -> Sequence[Step]:
    return [
        step
        if step.on >= day
        else Step(
            kind=step.kind,
            on=day,
            verdict=step.verdict,
            due_on=step.due_on,
            agency_code=step.agency_code,
            written=step.written,
        )
        for step in steps
    ]


def may_go_elsewhere(steps: Iterable[Step], agency_code: str) -> bool:
    """Whether an agency can be asked after another one refused: not asked yet, and nothing ended the case.

    Args:
        steps: of one case, in any order.
        agency_code: the agency that would be asked.
    """
    ordered = in_order(steps)
    reopened = max((place for place, step in enumerate(ordered) if step.kind == "reopened"), default=-1)
    recent = ordered[reopened + 1 :]
    if any(step.kind == "referred" and step.agency_code == agency_code for step in recent):
        return False
    # The citizen wants or hears no more, or left the counter with the matter settled.
    said = [step.verdict for step in recent if step.kind in ("outcome", "served")]
    return not said or said[-1] not in (*_FOR_ALL_AGENCIES, "closed")


def next_follow_up(steps: Iterable[Step]) -> date | None:
    """When the citizen is to be asked next: 30 and 90 days after the assistance.

    Args:
        steps: all steps of the case, in any order.

    Returns:
        The day, or nothing where nobody was assisted or both follow-ups are done.
    """
    course = _course(steps)
    if course.assisted is None or "90" in course.follow_ups:
        return None
    days = 90 if "30" in course.follow_ups else 30
    return course.assisted.on + timedelta(days=days)


def life(pointed_out_on: date, steps: Iterable[Step], today: date) -> tuple[Stage, ...]:
    """A case's life in the five stages of the ministry's own words.

    Args:
        pointed_out_on: the day of the case.
        steps: all of them, in any order.
        today: the day to look at it.

    Returns:
        The five stages in their order; at most one of them is ``now``.
    """
    course = _course(_since(pointed_out_on, steps))
    reached = course.status(today)
    stages = (
        Stage(name="pointed_out", state="done", on=pointed_out_on),
        _screened(course),
        _referred(course),
        _helped(course),
        _followed_up(course),
    )
    waits_for = _waits_for(reached, stages)
    return tuple(
        Stage(name=stage.name, state="now", note=stage.note) if stage.name == waits_for else stage
        for stage in stages
    )


def _waits_for(reached: str, stages: Sequence[Stage]) -> str:
    if reached in ("rejected", "not_helped", "served"):
        return ""
    undone = [stage.name for stage in stages if stage.state != "done"]
    if reached in ("helped", "followed_up"):
        undone = [name for name in undone if name == "followed_up"]
    return undone[0] if undone else ""


def _screened(course: _Course) -> Stage:
    if course.screened:
        return _done("screened", course.screened, verdict_word(course.screened.verdict))
    skipped = course.served or course.outcome
    return Stage(name="screened", state="to_come", note=_("Not needed") if skipped else "")


def _referred(course: _Course) -> Stage:
    if course.referral:
        due = min((due for due in course.asked.values() if due), default=None)
        return _done("referred", course.referral, _("Due {date}", date=short(due)) if due else "")
    skipped = course.served or course.outcome
    return Stage(name="referred", state="to_come", note=_("Not needed") if skipped else "")


def _helped(course: _Course) -> Stage:
    answer = course.assisted or course.outcome
    if answer and not course.asked:
        return _done("helped", answer, verdict_word(answer.verdict))
    if course.served and not course.asked:
        return _done("helped", course.served, verdict_word("closed"))
    return Stage(name="helped", state="to_come")


def _followed_up(course: _Course) -> Stage:
    last = max(course.follow_ups.values(), key=lambda step: step.on, default=None)
    if last and "90" in course.follow_ups:
        return _done("followed_up", last, verdict_word("90"))
    due = course.assisted.on + timedelta(days=90 if last else 30) if course.assisted else None
    return Stage(name="followed_up", state="to_come", note=_("Due {date}", date=short(due)) if due else "")


def _done(name: str, step: Step, note: str) -> Stage:
    return Stage(name=name, state="done", on=step.on, note=note)
