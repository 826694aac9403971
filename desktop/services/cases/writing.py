"""Opening a case and going on with it, inside the running work."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import case_entries, case_status, citizen_entries
from desktop.database.citizen_entries import refuse_hard
from desktop.database.closed_months import refuse_if_closed
from desktop.database.work import Work, setting
from desktop.models import Case, Need, Step, Volunteer, new_uid
from desktop.rules import cases, numbers
from desktop.rules.cases import CaseDraft, StepDraft
from desktop.rules.categories import due_on
from desktop.rules.months import fiscal_year
from desktop.rules.problems import Problem, Refused
from desktop.rules.texts import clean_lines
from desktop.services.ground import Ground
from desktop.system.language import _

SCREENING_DELEGATED = "screening_delegated"
_RESTRICTED = "cases.restricted"
_VERBS = {"screened": "cases.screen", "outcome": "cases.outcome"}
# What a step's draft and its entry both have; the letter's number is given at saving.
_STEP_FIELDS = tuple(field.name for field in fields(StepDraft))


def verb_of(kind: str) -> str:
    """The verb that a role needs for a kind of step."""
    return _VERBS.get(kind, "cases.step")


def check_case(session: Session, ground: Ground, draft: CaseDraft) -> tuple[Problem, ...]:
    """What is wrong with a case's draft, by the rules and by what the register holds."""
    problems = list(cases.check_case(draft, ground.clock.today(), ground.reference.categories))
    if draft.found_by and session.get(Volunteer, draft.found_by) is None:
        problems.append(Problem("found_by", _("This volunteer is not in the register.")))
    return tuple(problems)


def open_case(work: Work, ground: Ground, draft: CaseDraft) -> Case:
    """Write a checked case, with the unit's next number.

    Raises:
        Refused: the citizen is not in the register, or the month is closed.
    """
    assert draft.pointed_out_on is not None
    person = citizen_entries.find(work.session, draft.citizen_uid)
    refuse_if_closed(work.session, ground.unit, draft.pointed_out_on)
    row = case_entries.add(work, replace(draft, citizen_uid=person.uid), ground.reference.categories)
    work.session.flush()
    case_entries.add_needs(work, row.uid, draft.needs)
    return row


def find(session: Session, ground: Ground, uid: str) -> Case:
    """The entry of a case that the signed-in user may open.

    Raises:
        Refused: there is none, or only supervisors open it.
    """
    row = session.get(Case, uid)
    if row is None:
        raise Refused(_("This case is no longer in the register."), code="not-found")
    if row.restricted:
        ground.actor.require(_RESTRICTED)
    return row


def add_step(work: Work, ground: Ground, row: Case, draft: StepDraft, letter: str = "") -> Step:
    """Check and write one step of a case.

    Args:
        work: the running work.
        ground: who writes, where and when.
        row: the case.
        draft: as typed.
        letter: the number of the letter in which several cases are referred; a referral without one gets its
            own.

    Raises:
        Refused: the draft has problems, the month is closed, or this office does not write such steps.
    """
    refuse_screening(work.session, ground, draft.kind)
    # On a server another officer may be writing a step of the same case: theirs first, then ours.
    work.session.execute(select(Case.uid).where(Case.uid == row.uid).with_for_update())
    completed = complete(work.session, ground, row, draft)
    refuse_hard(check_step(work.session, ground, row, completed))
    assert completed.on is not None
    refuse_if_closed(work.session, ground.unit, completed.on)
    step = Step(uid=new_uid(), case_uid=row.uid, officer=ground.actor.full_name)
    for name in _STEP_FIELDS:
        setattr(step, name, getattr(completed, name))
    if completed.kind == "referred":
        step.letter_number = letter or next_letter(work, ground, completed.on)
    work.session.add(step)
    work.session.flush()
    return step


def next_letter(work: Work, ground: Ground, on: date) -> str:
    """The number of the office's next letter; spent only if the work commits.

    Args:
        work: the running work.
        ground: whose letter it is.
        on: the letter's day.
    """
    year = fiscal_year(on)
    return numbers.letter_number(ground.unit, work.next_number("letter", year), year)


def refuse_screening(session: Session, ground: Ground, kind: str) -> None:
    """Go on only where this office screens, or the step is no screening.

    Raises:
        Refused: the province screens.
    """
    if kind == "screened" and not may_screen(session, ground):
        sentence = _("The province screens. This centre does so only when the province has delegated it.")
        raise Refused(sentence, code="not-here")


def may_screen(session: Session, ground: Ground) -> bool:
    """Whether this office screens: the province, or a centre to which it was delegated."""
    return ground.is_province or setting(session, SCREENING_DELEGATED) == "1"


def check_step(session: Session, ground: Ground, row: Case, draft: StepDraft) -> tuple[Problem, ...]:
    """What is wrong with a step, by the rules and by what the register holds."""
    earlier = case_status.steps_of(session, [row.uid])[row.uid]
    problems = list(cases.check_step(draft, earlier, ground.clock.today(), row.pointed_out_on))
    if draft.agency_code and draft.agency_code not in ground.reference.agencies:
        problems.append(
            Problem("agency_code", _("This agency is not in the list. Please choose one from it."))
        )
    return tuple(problems)


def complete(session: Session, ground: Ground, row: Case, draft: StepDraft) -> StepDraft:
    """The draft with the due date by the categories' clocks, where it is a referral without one."""
    draft = replace(
        draft,
        reason=clean_lines(draft.reason),
        reference=clean_lines(draft.reference),
        note=clean_lines(draft.note),
    )
    if draft.kind != "referred" or draft.due_on is not None or draft.on is None:
        return draft
    return replace(draft, due_on=_due_on(session, ground, row, draft.agency_code, draft.on))


def _due_on(session: Session, ground: Ground, row: Case, agency_code: str, on: date) -> date | None:
    codes = session.scalars(select(Need.category_code).where(Need.case_uid == row.uid))
    categories = [ground.reference.categories[code] for code in codes if code in ground.reference.categories]
    asked = [category for category in categories if category.agency_code == agency_code]
    days = (due_on(category, on) for category in asked or categories)
    return min((day for day in days if day is not None), default=None)
