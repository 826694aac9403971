"""The status of many cases at once: the rules' walk over the steps, as one statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    Date,
    FromClause,
    Row,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    literal,
    not_,
    or_,
    select,
    true,
)
from sqlalchemy.orm import Session

from desktop.database.among import among, among_given, given
from desktop.database.dialects import PlaceOf
from desktop.models import Case, Step
from desktop.rules import cases

# Stands for "no due date" among the agencies that are asked; dates are compared as text.
_NEVER = "9999-12-31"
_FOR_ALL_AGENCIES = ("withdrawn", "unreachable")
# Lists ask for these with every page, so they are put together once.
_DAYS = select(Case.uid, Case.pointed_out_on).where(Case.uid.in_(among_given()))
# Uids begin with the time they were made: their order is the order of writing.
_STEPS = (
    select(Step.case_uid, Step.kind, Step.on, Step.verdict, Step.due_on, Step.agency_code)
    .where(Step.case_uid.in_(among_given()))
    .order_by(Step.uid)
)


def visible(may_restricted: bool) -> ColumnElement[bool]:
    """The condition that a ``Case`` is shown to somebody.

    Args:
        may_restricted: whether they may open restricted cases.
    """
    return true() if may_restricted else Case.restricted.is_(False)


def newest_cases(may_restricted: bool, citizens: Sequence[str] | None = None) -> Select[str, str]:
    """Each citizen's newest visible case, as ``citizen_uid`` and ``case_uid``.

    Args:
        may_restricted: whether restricted cases count.
        citizens: only theirs; None takes everybody's.
    """
    return _newest(may_restricted, None if citizens is None else among(citizens))


def newest_cases_of(session: Session, may_restricted: bool, citizens: Sequence[str]) -> dict[str, str]:
    """The newest visible case of each of many citizens; who has none is left out.

    Args:
        session: of a reading or a running work.
        may_restricted: whether restricted cases count.
        citizens: theirs.
    """
    return dict(session.execute(_newest_given(may_restricted), given(citizens)).all())


@lru_cache(maxsize=2)
def _newest_given(may_restricted: bool) -> Select[str, str]:
    return _newest(may_restricted, among_given())


def _newest(may_restricted: bool, citizens: Select[str] | None) -> Select[str, str]:
    newest_first = func.row_number().over(
        partition_by=Case.citizen_uid, order_by=(Case.pointed_out_on.desc(), Case.uid.desc())
    )
    placed = select(Case.citizen_uid, Case.uid.label("case_uid"), newest_first.label("place"))
    placed = placed.where(visible(may_restricted))
    found = (placed if citizens is None else placed.where(Case.citizen_uid.in_(citizens))).subquery()
    return select(found.c.citizen_uid, found.c.case_uid).where(found.c.place == 1)


def standing(today: date, only: Select[str] | None = None) -> CTE:
    """Where cases stand, as ``rules.cases.status`` says of each.

    Args:
        today: the day to look at them.
        only: the uids of the cases; None takes all.

    Returns:
        A table of ``case_uid``, ``status``, ``screened`` (the verdict), ``due_on`` (earliest of the open
        referrals), ``asked`` (see ``agencies``), ``assisted_on`` and ``follow_ups`` (those done).
    """
    walked = _walk(only)
    due_on = (
        select(func.min(Step.due_on))
        .where(Step.case_uid == walked.c.case_uid, Step.kind == "referred")
        .where(PlaceOf(walked.c.asked, _entry(Step.agency_code.expression, Step.due_on.expression)) > 0)
        .scalar_subquery()
    )
    ended = select(walked, due_on.label("due_on")).where(walked.c.place == walked.c.steps).cte("ended")
    return select(
        ended.c.case_uid,
        _status(ended, today).label("status"),
        ended.c.screened,
        ended.c.due_on,
        ended.c.asked,
        ended.c.assisted_on,
        ended.c.follow_ups,
    ).cte("standing")


def agencies(asked: str) -> tuple[str, ...]:
    """The codes of the agencies that have not answered yet.

    Args:
        asked: the column of ``standing``.
    """
    return tuple(entry.rpartition("=")[0] for entry in asked.split("|")[1:])


def follow_up_due(stand: CTE, today: date) -> ColumnElement[bool]:
    """The condition that a citizen is to be asked today or earlier, 30 and 90 days after the help.

    Args:
        stand: from ``standing``.
        today: the day.
    """
    soon, later = (PlaceOf(stand.c.follow_ups, f"|{days}|") > 0 for days in ("30", "90"))
    first = and_(not_(soon), stand.c.assisted_on <= today - timedelta(days=30))
    last = and_(soon, stand.c.assisted_on <= today - timedelta(days=90))
    return and_(stand.c.status.in_(("helped", "followed_up")), not_(later), or_(first, last))


def steps_of(session: Session, case_uids: Sequence[str]) -> dict[str, tuple[cases.Step, ...]]:
    """The steps of many cases as the rules look at them.

    Args:
        session: of a reading or a running work.
        case_uids: theirs.
    """
    found: dict[str, tuple[cases.Step, ...]] = dict.fromkeys(case_uids, ())
    for row in session.execute(_STEPS, given(case_uids)):
        found[row.case_uid] = (*found[row.case_uid], _as_rule(row, len(found[row.case_uid])))
    return found


def statuses_of(session: Session, today: date, case_uids: Sequence[str]) -> dict[str, str]:
    """The statuses of many cases.

    Args:
        session: of a reading or a running work.
        today: the day to look at them.
        case_uids: theirs.
    """
    steps = steps_of(session, case_uids)
    days = session.execute(_DAYS, given(case_uids))
    return {uid: cases.status(day, steps[uid], today) for uid, day in days}


def _as_rule(row: Row[*tuple[Any, ...]], written: int) -> cases.Step:
    return cases.Step(
        kind=row.kind,
        on=row.on,
        verdict=row.verdict,
        due_on=row.due_on,
        agency_code=row.agency_code,
        written=written,
    )


def _ordered(only: Select[str] | None) -> CTE:
    # A step dated before its case counts as if on the case's day.
    day = case((Step.on < Case.pointed_out_on, Case.pointed_out_on), else_=Step.on)
    place = func.row_number().over(partition_by=Step.case_uid, order_by=(day, Step.uid))
    query = select(
        Step.case_uid, place.label("place"), Step.kind, Step.verdict, Step.agency_code, Step.due_on, Step.on
    ).join(Case, Case.uid == Step.case_uid)
    return (query if only is None else query.where(Step.case_uid.in_(only))).cte("ordered")


def _walk(only: Select[str] | None) -> CTE:
    ordered = _ordered(only)
    counted = select(ordered.c.case_uid, func.count().label("steps")).group_by(ordered.c.case_uid).subquery()
    start = select(
        Case.uid.label("case_uid"),
        func.coalesce(counted.c.steps, literal(0, BigInteger)).label("steps"),
        literal(0, BigInteger).label("place"),
        literal("").label("screened"),
        literal(0).label("served"),
        literal(0).label("answered"),
        literal(None, Date).label("assisted_on"),
        literal("").label("asked"),
        literal("").label("follow_ups"),
    ).outerjoin(counted, counted.c.case_uid == Case.uid)
    walk = (start if only is None else start.where(Case.uid.in_(only))).cte("walk", recursive=True)
    step = ordered.alias("step")
    following = select(walk.c.case_uid, walk.c.steps, step.c.place, *_taken(walk, step)).join(
        step, and_(step.c.case_uid == walk.c.case_uid, step.c.place == walk.c.place + 1)
    )
    return walk.union_all(following)


def _taken(walk: CTE, step: FromClause) -> tuple[ColumnElement[Any], ...]:
    """The walk's columns after one step more; the rules' ``_Course.take`` in SQL."""
    kind, verdict = step.c.kind, step.c.verdict
    anew, answer = kind == "reopened", kind == "outcome"
    let_in = case((walk.c.screened == "accepted", "accepted"), else_="")
    closed = case((verdict == "closed", 1), else_=0)
    done = walk.c.follow_ups + "|" + verdict + "|"
    return (
        case((kind == "screened", verdict), (anew, let_in), else_=walk.c.screened),
        case((kind == "served", closed), (anew, 0), else_=walk.c.served),
        case((answer, 1), (anew, 0), else_=walk.c.answered),
        case((and_(answer, verdict == "assisted"), step.c.on), (anew, None), else_=walk.c.assisted_on),
        case(
            (kind == "referred", _without(walk, step) + _entry(step.c.agency_code, step.c.due_on)),
            (and_(answer, _is_asked(walk, step), verdict.not_in(_FOR_ALL_AGENCIES)), _without(walk, step)),
            (or_(answer, anew), ""),
            else_=walk.c.asked,
        ),
        case((kind == "followed_up", done), (anew, ""), else_=walk.c.follow_ups),
    )


def _entry(agency: ColumnElement[str], due_on: ColumnElement[date | None]) -> ColumnElement[str]:
    return literal("|") + agency + "=" + func.coalesce(cast(due_on, String), _NEVER)


def _is_asked(walk: CTE, step: FromClause) -> ColumnElement[bool]:
    return _place(walk, step) > 0


def _place(walk: CTE, step: FromClause) -> ColumnElement[int]:
    # LIKE would blur capitals.
    return PlaceOf(walk.c.asked, literal("|") + step.c.agency_code + "=")


def _without(walk: CTE, step: FromClause) -> ColumnElement[str]:
    place = _place(walk, step)
    after = place + func.length(step.c.agency_code) + len("|=") + len(_NEVER)
    rest = func.substr(walk.c.asked, 1, place - 1, type_=String) + func.substr(
        walk.c.asked, after, type_=String
    )
    return case((place > 0, rest), else_=walk.c.asked)


def _status(ended: CTE, today: date) -> ColumnElement[str]:
    return case(
        (ended.c.screened == "rejected", "rejected"),
        (and_(ended.c.asked != "", ended.c.due_on < today), "overdue"),
        (ended.c.asked != "", "referred"),
        (and_(ended.c.assisted_on.is_not(None), ended.c.follow_ups != ""), "followed_up"),
        (ended.c.assisted_on.is_not(None), "helped"),
        (ended.c.answered == 1, "not_helped"),
        (ended.c.served == 1, "served"),
        (ended.c.screened == "accepted", "accepted"),
        else_="waiting",
    )
