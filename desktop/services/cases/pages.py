"""A case's page: whose it is, what is needed, and its life step by step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from desktop.database import case_care, case_status, citizen_entries
from desktop.database.papers import Paper, papers_about
from desktop.models import Case, Citizen, Need, Step, Volunteer
from desktop.rules import cases, numbers, phones, thai_date, thai_id, thai_names
from desktop.rules.cases import Stage, StepDraft
from desktop.services.cases import writing
from desktop.services.ground import Ground
from desktop.system.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNeed:
    """One need of a case.

    Attributes:
        category_code: the category's code.
        name: its name.
        agency_code: the agency that answers it.
        agency: the agency's short name.
        detail: in the officer's words.
    """

    category_code: str
    name: str
    agency_code: str = ""
    agency: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStep:
    """One step on a case's page, its codes in words.

    Attributes:
        uid: the step's entry.
        kind: its code.
        word: what was done, in the user's language.
        on: the day.
        verdict: its code.
        verdict_word: what came of it, in the user's language.
        reason: why.
        agency_code: the agency that was asked or that answered.
        agency: its name.
        letter_number: of the letter of referral.
        due_on: when an answer is due.
        reference: the agency's reference.
        in_work: at a follow-up, whether the citizen has work.
        income_before: satang a month.
        income_after: satang a month.
        satisfaction: one to five.
        note: anything else.
        officer: who wrote it.
        unit: the code of the office that wrote it.
        unit_name: its name.
    """

    uid: str
    kind: str
    word: str
    on: date
    verdict: str = ""
    verdict_word: str = ""
    reason: str = ""
    agency_code: str = ""
    agency: str = ""
    letter_number: str = ""
    due_on: date | None = None
    reference: str = ""
    in_work: bool | None = None
    income_before: int | None = None
    income_after: int | None = None
    satisfaction: int | None = None
    note: str = ""
    officer: str = ""
    unit: str = ""
    unit_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """All that a case's page shows.

    Attributes:
        uid: the case's entry.
        number: as people say it.
        citizen_uid: whose case it is.
        citizen_name: theirs.
        citizen_detail: sex, age, telephone and tambon in one line.
        masked_id: their ID number with its middle hidden.
        needs: as they were typed.
        status: as derived from the steps.
        stages: the five stages of its life.
        steps: in the order of their days.
        channel: how the case came.
        on: the day it was pointed out.
        found_by: the volunteer's uid, or empty.
        found_by_name: theirs.
        carer: the volunteer who looks after the case now, or empty; whoever found it until it is handed over.
        carer_name: theirs.
        urgency: normal, soon or urgent.
        detail: in the officer's words.
        restricted: opened by supervisors only.
        due_on: when the earliest open referral is due.
        asked: codes of the agencies that have not answered.
        follow_up_on: when the citizen is to be asked next.
        follow_up: ``30`` or ``90``, which one that is.
        possible: the kinds of step that can be written now, by this user, in this office.
        unit: the code of the office that opened the case.
        unit_name: its name.
        documents: papers about the case and its steps, newest first.
    """

    uid: str
    number: str
    citizen_uid: str
    citizen_name: str
    citizen_detail: str = ""
    masked_id: str = ""
    needs: tuple[CaseNeed, ...] = ()
    status: str = ""
    stages: tuple[Stage, ...] = ()
    steps: tuple[CaseStep, ...] = ()
    channel: str = ""
    on: date
    found_by: str = ""
    found_by_name: str = ""
    carer: str = ""
    carer_name: str = ""
    urgency: str = ""
    detail: str = ""
    restricted: bool = False
    due_on: date | None = None
    asked: tuple[str, ...] = ()
    follow_up_on: date | None = None
    follow_up: str = ""
    possible: tuple[str, ...] = ()
    unit: str = ""
    unit_name: str = ""
    documents: tuple[Paper, ...] = ()


def page(session: Session, ground: Ground, row: Case) -> CasePage:
    """A case's page.

    Args:
        session: of a reading.
        ground: whose words and rights count.
        row: a case that they may see.
    """
    today = ground.clock.today()
    steps = case_status.steps_of(session, [row.uid])[row.uid]
    citizen = citizen_entries.find(session, row.citizen_uid)
    stand = standing(session, ground, row)
    carer = case_care.carers(session, [row.uid]).get(row.uid, "")
    follow_up_on = cases.next_follow_up(steps) if stand.status in ("helped", "followed_up") else None
    return CasePage(
        uid=row.uid,
        number=numbers.case_number(row.origin, row.number, row.fiscal_year),
        citizen_uid=citizen.uid,
        citizen_name=_name(citizen),
        citizen_detail=_detail(ground, citizen),
        masked_id=thai_id.masked(citizen.thai_id),
        needs=needs(session, ground, row.uid),
        status=stand.status,
        stages=cases.life(row.pointed_out_on, steps, today),
        steps=tuple(_steps(session, ground, row.uid)),
        channel=row.channel,
        on=row.pointed_out_on,
        found_by=row.found_by or "",
        found_by_name=volunteer_name(session, row.found_by),
        carer=carer,
        carer_name=volunteer_name(session, carer),
        urgency=row.urgency,
        detail=row.detail,
        restricted=row.restricted,
        due_on=stand.due_on,
        asked=case_status.agencies(stand.asked),
        follow_up_on=follow_up_on,
        follow_up=("90" if "|30|" in stand.follow_ups else "30") if follow_up_on else "",
        possible=tuple(_possible(session, ground, row, follow_up_on)),
        unit=row.origin,
        unit_name=ground.reference.unit_name(row.origin),
        documents=papers_about(session, [row.uid]),
    )


def needs(session: Session, ground: Ground, case_uid: str) -> tuple[CaseNeed, ...]:
    """The needs of a case as they were typed."""
    found = session.scalars(select(Need).where(Need.case_uid == case_uid).order_by(Need.uid))
    return tuple(_need(ground, need) for need in found)


def standing(session: Session, ground: Ground, row: Case) -> Row[*tuple[Any, ...]]:
    """Where a case stands, as ``case_status.standing`` says."""
    stand = case_status.standing(ground.clock.today(), select(Case.uid).where(Case.uid == row.uid))
    return session.execute(select(stand)).one()


def volunteer_name(session: Session, uid: str | None) -> str:
    """The name of a volunteer, or an empty text."""
    query = select(Citizen).join(Volunteer, Volunteer.person_uid == Citizen.uid).where(Volunteer.uid == uid)
    found = session.scalar(query) if uid else None
    return _name(found) if found else ""


def _need(ground: Ground, need: Need) -> CaseNeed:
    category = ground.reference.categories.get(need.category_code)
    agency_code = category.agency_code if category else ""
    agency = ground.reference.agencies.get(agency_code)
    return CaseNeed(
        category_code=need.category_code,
        name=category.name if category else need.category_code,
        agency_code=agency_code,
        agency=agency.short if agency else agency_code,
        detail=need.detail,
    )


def _name(citizen: Citizen) -> str:
    return thai_names.full_name(citizen.title, citizen.first_name, citizen.last_name)


def _detail(ground: Ground, citizen: Citizen) -> str:
    tambon = ground.reference.tambons.get(citizen.tambon_code)
    age = thai_date.age(citizen.birth_date, ground.clock.today())
    calls = citizen.phones.split()
    parts = (
        _("{years} years", years=age) if age is not None else "",
        phones.shown(calls[0]) if calls else "",
        f"ต.{tambon.name}" if tambon else "",
    )
    return " · ".join(part for part in parts if part)


def _steps(session: Session, ground: Ground, case_uid: str) -> Iterator[CaseStep]:
    agencies = ground.reference.agencies
    for step in session.scalars(select(Step).where(Step.case_uid == case_uid).order_by(Step.on, Step.uid)):
        agency = agencies.get(step.agency_code)
        yield CaseStep(
            uid=step.uid,
            kind=step.kind,
            word=cases.step_word(step.kind),
            on=step.on,
            verdict=step.verdict,
            verdict_word=cases.verdict_word(step.verdict),
            reason=step.reason,
            agency_code=step.agency_code,
            agency=agency.name if agency else step.agency_code,
            letter_number=step.letter_number,
            due_on=step.due_on,
            reference=step.reference,
            in_work=step.in_work,
            income_before=step.income_before,
            income_after=step.income_after,
            satisfaction=step.satisfaction,
            note=step.note,
            officer=step.officer,
            unit=step.origin,
            unit_name=ground.reference.unit_name(step.origin),
        )


def _possible(session: Session, ground: Ground, row: Case, follow_up_on: date | None) -> Iterator[str]:
    closed = {"screened": not writing.may_screen(session, ground), "followed_up": follow_up_on is None}
    for kind in cases.STEP_KINDS:
        if closed.get(kind) or not ground.actor.may(writing.verb_of(kind)):
            continue
        if _fits(session, ground, row, kind):
            yield kind


def _fits(session: Session, ground: Ground, row: Case, kind: str) -> bool:
    # Only what speaks about the kind itself counts: the rest is filled in by the officer.
    problems = writing.check_step(session, ground, row, StepDraft(kind=kind, on=ground.clock.today()))
    return not any(problem.field == "kind" and not problem.soft for problem in problems)
