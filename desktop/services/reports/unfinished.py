"""What should be done before a month is closed, each with the page where it is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, exists, select
from sqlalchemy.orm import Session

from desktop.database import case_status
from desktop.models import Case, Document, Need, Step
from desktop.rules import numbers
from desktop.rules.months import Month
from desktop.services.ground import Ground
from desktop.services.reports.rows import Unfinished
from desktop.system.language import _, mark

CASES_PAGE = "cases"

NO_NEED = "no_need"
NO_STEP = "no_step"
LETTER_NOT_PRINTED = "letter_not_printed"
FOLLOW_UP_OVERDUE = "follow_up_overdue"

# A case without a need is counted among the people but in no category: the tables would not agree. What only
# waits for its next step is counted rightly, and may go on in the month after.
HARD = frozenset({NO_NEED})

_TEXTS = {
    NO_NEED: mark("Case {number} has no need written down"),
    NO_STEP: mark("Case {number} came to the counter and nothing was done about it yet"),
    LETTER_NOT_PRINTED: mark("The letter of case {number} was not printed"),
    FOLLOW_UP_OVERDUE: mark("The follow-up of case {number} is overdue"),
}


def of_month(
    ground: Ground, session: Session, month: Month, *, all_cases: bool = False
) -> Iterator[Unfinished]:
    """What of a month is not complete.

    Args:
        ground: what every service stands on.
        session: of a reading or a running work.
        month: which month.
        all_cases: restricted cases too, for counting; nobody is shown them who may not.
    """
    seen = case_status.visible(all_cases or ground.actor.may("cases.restricted"))
    own = and_(Case.origin == ground.unit, seen)
    day = min(month.last, ground.clock.today())
    queries = (
        (NO_NEED, _without_need(month, own)),
        (NO_STEP, _without_step(month, own)),
        (LETTER_NOT_PRINTED, _letters(month, own)),
        (FOLLOW_UP_OVERDUE, _follow_ups(day, own)),
    )
    for kind, query in queries:
        for uid, number, year in session.execute(query.distinct().order_by(Case.fiscal_year, Case.number)):
            said = numbers.case_number(ground.unit, number, year)
            yield Unfinished(kind, _(_TEXTS[kind], number=said), CASES_PAGE, uid, hard=kind in HARD)


def _cases(own: ColumnElement[bool]) -> Select[str, int, int]:
    return select(Case.uid, Case.number, Case.fiscal_year).where(own)


def _of(month: Month) -> ColumnElement[bool]:
    return Case.pointed_out_on.between(month.first, month.last)


def _without_need(month: Month, own: ColumnElement[bool]) -> Select[str, int, int]:
    return _cases(own).where(_of(month), ~exists().where(Need.case_uid == Case.uid))


def _without_step(month: Month, own: ColumnElement[bool]) -> Select[str, int, int]:
    # What came another way waits for the province's screening and is complete without a step.
    nothing_done = ~exists().where(Step.case_uid == Case.uid)
    return _cases(own).where(_of(month), Case.channel == "counter", nothing_done)


def _letters(month: Month, own: ColumnElement[bool]) -> Select[str, int, int]:
    printed = exists().where(Document.about == Step.uid, Document.form == "referral")
    return (
        _cases(own)
        .join(Step, Step.case_uid == Case.uid)
        .where(
            Step.kind == "referred",
            Step.on.between(month.first, month.last),
            Step.origin == Case.origin,
            ~printed,
        )
    )


def _follow_ups(day: date, own: ColumnElement[bool]) -> Select[str, int, int]:
    assisted = select(Step.case_uid).where(Step.kind == "outcome", Step.verdict == "assisted")
    stand = case_status.standing(day, assisted)
    due = select(stand.c.case_uid).where(case_status.follow_up_due(stand, day))
    return _cases(own).where(Case.uid.in_(due))
