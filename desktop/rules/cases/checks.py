"""What may be wrong with a case's draft, and with a step that follows others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from desktop.rules.cases.drafts import CaseDraft, StepDraft
from desktop.rules.cases.life import Step, in_order, may_go_elsewhere, status
from desktop.rules.cases.words import CHANNELS, STEP_KINDS, URGENCIES, VERDICTS
from desktop.rules.categories import Category
from desktop.rules.problems import Problem
from desktop.system.language import _

LONGEST_TEXT = 2000
_YEAR = timedelta(days=365)

_NEEDS_REASON = frozenset({"rejected", "not_assisted"})
_FINISHED = frozenset({"rejected", "served", "helped", "not_helped", "followed_up"})


def must_be_restricted(draft: CaseDraft, categories: Mapping[str, Category]) -> bool:
    """Whether one of the needs is of a kind that only supervisors open.

    Args:
        draft: the case.
        categories: by code.
    """
    codes = {need.category_code for need in draft.needs}
    return any(categories[code].restricted for code in codes if code in categories)


def check_case(
    draft: CaseDraft, today: date, categories: Mapping[str, Category] | None = None
) -> tuple[Problem, ...]:
    """What is wrong with a case's draft; at the form, at saving and at taking in.

    Args:
        draft: as typed or taken in.
        today: the day of the check.
        categories: the known kinds of need by code; without them codes are not looked at.
    """
    return (
        *_check_opening(draft),
        *_check_pointed_out(draft, today),
        *_check_needs(draft, today, categories),
    )


def _check_opening(draft: CaseDraft) -> Iterator[Problem]:
    if not draft.citizen_uid:
        yield Problem("citizen_uid", _("Please choose whose case this is."))
    if draft.channel not in CHANNELS:
        yield Problem("channel", _("Please choose how this case came in."))
    if draft.channel == "volunteer" and not draft.found_by:
        yield Problem("found_by", _("Please choose the volunteer who found this case."))
    if draft.urgency not in URGENCIES:
        yield Problem("urgency", _("Please choose how urgent this is."))
    if len(draft.detail) > LONGEST_TEXT:
        yield Problem("detail", _("This is too long; {count} characters fit here.", count=LONGEST_TEXT))


def _check_pointed_out(draft: CaseDraft, today: date) -> Iterator[Problem]:
    if draft.pointed_out_on is None:
        yield Problem("pointed_out_on", _("Please write the day on which the need was pointed out."))
    elif draft.pointed_out_on > today:
        yield Problem("pointed_out_on", _("This day has not come yet."))
    elif draft.pointed_out_on < today - _YEAR:
        yield Problem("pointed_out_on", _("This day is more than a year ago. Is it right?"), soft=True)


def _check_needs(
    draft: CaseDraft, today: date, categories: Mapping[str, Category] | None
) -> Iterator[Problem]:
    if not draft.needs:
        yield Problem("needs", _("Please choose at least one need."))
    codes = [need.category_code for need in draft.needs]
    if len(set(codes)) < len(codes):
        yield Problem("needs", _("The same need stands here twice."))
    if any(len(need.detail) > LONGEST_TEXT for need in draft.needs):
        yield Problem("needs", _("This is too long; {count} characters fit here.", count=LONGEST_TEXT))
    if categories is not None:
        yield from _check_categories(codes, draft.pointed_out_on or today, categories)


def _check_categories(
    codes: Iterable[str], day: date, categories: Mapping[str, Category]
) -> Iterator[Problem]:
    for code in codes:
        category = categories.get(code)
        if category is None:
            yield Problem("needs", _("The kind of need {code} is not in the list.", code=code))
        elif category.closed_on is not None and category.closed_on <= day:
            sentence = _(
                "{name} is no longer offered. Please choose another kind of need.", name=category.name
            )
            yield Problem("needs", sentence)


def check_step(
    draft: StepDraft, earlier: Iterable[Step], today: date, pointed_out_on: date | None = None
) -> tuple[Problem, ...]:
    """What is wrong with a step that follows others; at the form and at saving.

    Args:
        draft: as typed.
        earlier: the steps that the case has already, in any order.
        today: the day of the check.
        pointed_out_on: the day of the case; without it the step's day is not compared with it.
    """
    if draft.kind not in STEP_KINDS:
        return (Problem("kind", _("Please choose what was done.")),)
    steps = in_order(earlier)
    return (
        *_check_day(draft, steps, today, pointed_out_on),
        *_check_verdict(draft),
        *_check_referral(draft),
        *_check_figures(draft),
        *_check_place_in_life(draft, steps, today),
    )


def _check_day(
    draft: StepDraft, steps: tuple[Step, ...], today: date, pointed_out_on: date | None
) -> Iterator[Problem]:
    before = _comes_after(draft, steps)
    if draft.on is None:
        yield Problem("on", _("Please write the day."))
    elif draft.on > today:
        yield Problem("on", _("This day has not come yet."))
    elif pointed_out_on is not None and draft.on < pointed_out_on:
        yield Problem("on", _("This day lies before the day of the case."))
    elif before is not None and draft.on < before.on:
        yield Problem("on", _("This day lies before the step that it answers."))


_ANSWERS = {"outcome": ("referred", ""), "followed_up": ("outcome", "assisted"), "reopened": ("", "")}


def _comes_after(draft: StepDraft, steps: tuple[Step, ...]) -> Step | None:
    if draft.kind not in _ANSWERS:
        return None
    kind, verdict = _ANSWERS[draft.kind]
    fitting = [step for step in steps if kind in ("", step.kind) and verdict in ("", step.verdict)]
    own = [step for step in fitting if draft.kind == "outcome" and step.agency_code == draft.agency_code]
    return next(reversed(own or fitting), None)


def _check_verdict(draft: StepDraft) -> Iterator[Problem]:
    possible = VERDICTS[draft.kind]
    if possible and draft.verdict not in possible:
        yield Problem("verdict", _("Please choose what came of it."))
    if not possible and draft.verdict:
        yield Problem("verdict", _("This step has no result of its own."))
    if draft.verdict in _NEEDS_REASON and not draft.reason.strip():
        yield Problem("reason", _("Please write the reason."))
    for field in ("reason", "note"):
        if len(getattr(draft, field)) > LONGEST_TEXT:
            yield Problem(field, _("This is too long; {count} characters fit here.", count=LONGEST_TEXT))


def _check_referral(draft: StepDraft) -> Iterator[Problem]:
    if draft.kind != "referred":
        return
    if not draft.agency_code:
        yield Problem("agency_code", _("Please choose the agency."))
    if draft.due_on is None:
        sentence = _("Without a day for the answer nobody is reminded.")
        yield Problem("due_on", sentence, soft=True)
    elif draft.on is not None and draft.due_on < draft.on:
        yield Problem("due_on", _("The answer would be due before the letter is written."))


def _check_figures(draft: StepDraft) -> Iterator[Problem]:
    if draft.satisfaction is not None and not 1 <= draft.satisfaction <= 5:
        yield Problem("satisfaction", _("Satisfaction is a number from 1 to 5."))
    for field, satang in (("income_before", draft.income_before), ("income_after", draft.income_after)):
        if satang is not None and satang < 0:
            yield Problem(field, _("An income cannot be below zero."))
    if draft.kind == "followed_up" and draft.in_work is None:
        yield Problem("in_work", _("Please write whether this person has work now."), soft=True)


def _check_place_in_life(draft: StepDraft, steps: tuple[Step, ...], today: date) -> Iterator[Problem]:
    reached = status(steps[0].on, steps, today) if steps else "waiting"
    if draft.kind == "reopened":
        if reached not in _FINISHED:
            yield Problem("kind", _("This case is open already."))
    elif draft.kind == "followed_up":
        yield from _check_follow_up(draft, steps, reached)
    elif draft.kind == "screened" and any(step.kind == "screened" for step in _since_reopened(steps)):
        yield Problem("kind", _("This case was screened already."))
    elif draft.kind == "referred" and reached == "not_helped" and may_go_elsewhere(steps, draft.agency_code):
        return
    elif reached in _FINISHED and not (draft.kind == "screened" and reached != "rejected"):
        yield Problem("kind", _("This case is finished. Open it again first."))
    elif draft.kind == "outcome" and reached in ("waiting", "accepted"):
        yield Problem("kind", _("This case was never referred. Is the outcome known already?"), soft=True)


def _check_follow_up(draft: StepDraft, steps: tuple[Step, ...], reached: str) -> Iterator[Problem]:
    if reached not in ("helped", "followed_up"):
        yield Problem("kind", _("Only a case that was assisted is followed up."))
        return
    recent = _since_reopened(steps)
    if any(step.kind == "followed_up" and step.verdict == draft.verdict for step in recent):
        yield Problem("verdict", _("This follow-up is done already."))
    assisted = [step.on for step in recent if step.kind == "outcome" and step.verdict == "assisted"]
    if assisted and draft.on is not None and draft.verdict in VERDICTS["followed_up"]:
        due = assisted[-1] + timedelta(days=int(draft.verdict))
        if assisted[-1] <= draft.on < due:
            yield Problem(
                "on", _("This is sooner than {days} days after the help.", days=draft.verdict), soft=True
            )


def _since_reopened(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    reopened = max((place for place, step in enumerate(steps) if step.kind == "reopened"), default=-1)
    return steps[reopened + 1 :]
