"""The drafts that open a case and go on with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedDraft:
    """One need of a case.

    Attributes:
        category_code: a code of the reference table of categories.
        detail: what is needed, in the officer's words.
    """

    category_code: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDraft:
    """A case as it is opened.

    Attributes:
        citizen_uid: whose case it is.
        channel: how the case came: counter, volunteer, mobile, forum, survey, phone.
        pointed_out_on: the day the need was pointed out.
        found_by: the volunteer's uid, or empty.
        urgency: normal, soon or urgent.
        detail: the case in the officer's words.
        restricted: opened by supervisors only.
        needs: at least one.
    """

    citizen_uid: str = ""
    channel: str = "counter"
    pointed_out_on: date | None = None
    found_by: str = ""
    urgency: str = "normal"
    detail: str = ""
    restricted: bool = False
    needs: tuple[NeedDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDraft:
    """One step in the life of a case.

    Attributes:
        kind: served, screened, referred, outcome, followed_up or reopened.
        on: the day of the step.
        verdict: what came of it; which words are possible depends on the kind.
        reason: why, where the verdict needs a reason.
        agency_code: to whom the case is referred.
        due_on: when an answer is due.
        reference: the letter's number, or the agency's reference.
        in_work: at a follow-up, whether the citizen has work.
        income_before: satang a month.
        income_after: satang a month.
        satisfaction: one to five.
        note: anything else.
    """

    kind: str = ""
    on: date | None = None
    verdict: str = ""
    reason: str = ""
    agency_code: str = ""
    due_on: date | None = None
    reference: str = ""
    in_work: bool | None = None
    income_before: int | None = None
    income_after: int | None = None
    satisfaction: int | None = None
    note: str = ""
