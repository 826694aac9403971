"""Lists of cases: found, sorted and counted where they are stored, read only when shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    Row,
    Select,
    and_,
    case,
    exists,
    func,
    literal,
    not_,
    or_,
    select,
)
from sqlalchemy.orm import Session

from desktop.database import case_status, finding, milestones, year_targets
from desktop.database.among import among_given, given
from desktop.models import Case, Citizen, Need, Step, Volunteer
from desktop.rules import numbers, thai_names
from desktop.services.cases import order, rows
from desktop.services.cases.rows import CaseFilter, CaseRow, ScreenedShare, WorkCounts
from desktop.services.ground import Ground

# The columns that follow from the steps.
_STANDING = frozenset({"agency", "due", "status"})
# What stands in those columns where nobody asked.
_NOWHERE = (
    literal("").label("status"),
    literal("").label("screened"),
    literal(None, Date).label("due_on"),
    literal("").label("asked"),
    literal(None, Date).label("assisted_on"),
    literal("").label("follow_ups"),
)

# Put together once; every page of a list asks them of other cases.
_NEEDS = select(Need.case_uid, Need.category_code).where(Need.case_uid.in_(among_given())).order_by(Need.uid)
_REFERRALS = (
    select(Step.case_uid, Step.agency_code, Step.letter_number)
    .where(Step.case_uid.in_(among_given()), Step.kind == "referred")
    .order_by(Step.on, Step.uid)
)
_FINDERS = (
    select(Case.uid, Citizen.title, Citizen.first_name, Citizen.last_name)
    .join(Volunteer, Volunteer.uid == Case.found_by)
    .join(Citizen, Citizen.uid == Volunteer.person_uid)
    .where(Case.uid.in_(among_given()))
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whom the last referral went to, and the number of the last letter."""

    agency: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class _Around:
    """What rows need beside the cases themselves, by uid."""

    needs: dict[str, tuple[str, ...]]
    asked: dict[str, _Asked]
    finders: dict[str, str]


def ids(session: Session, ground: Ground, wanted: CaseFilter) -> list[str]:
    """The uids of all cases that a filter asks for, in its order.

    Args:
        session: of a reading.
        ground: whose words and rights count.
        wanted: the filter.
    """
    query = _query(session, ground, wanted)
    if not wanted.text.strip():
        return list(session.scalars(query))
    titles = ground.reference.titles
    letters = exists().where(Step.case_uid == Case.uid, finding.letter_numbered(wanted.text))
    exact = or_(finding.case_numbered(wanted.text), letters, finding.spelled(wanted.text, titles))
    sounding = and_(finding.sounding(session, wanted.text, ground.reference), not_(exact))
    return [*session.scalars(query.where(exact)), *session.scalars(query.where(sounding))]


def counts(session: Session, ground: Ground) -> WorkCounts:
    """What is to be done, counted over the cases that the signed-in user may see.

    Args:
        session: of a reading.
        ground: whose rights count.
    """
    today = ground.clock.today()
    stand = case_status.standing(today)
    lists = {name: _in_work_list(name, ground, stand) for name in rows.WORK_LISTS}
    counted = [func.sum(case((condition, 1), else_=0)).label(name) for name, condition in lists.items()]
    oldest_due = func.min(case((lists[rows.OVERDUE], stand.c.due_on)))
    oldest_waiting = func.min(case((lists[rows.WAITING], Case.pointed_out_on)))
    query = select(*counted, oldest_due.label("oldest_due"), oldest_waiting.label("oldest_waiting"))
    found = session.execute(
        _visible(ground, query.join_from(Case, stand, stand.c.case_uid == Case.uid))
    ).one()
    return WorkCounts(
        **{name: getattr(found, name) or 0 for name in lists},
        oldest_overdue_days=(today - found.oldest_due).days if found.oldest_due else 0,
        oldest_waiting_on=found.oldest_waiting,
    )


def screened_share(session: Session, ground: Ground, fiscal_year: int) -> ScreenedShare:
    """How much of a fiscal year's cases was screened in, beside the target.

    Args:
        session: of a reading.
        ground: whose target counts.
        fiscal_year: the Buddhist year in which it ends.
    """
    done = milestones.chain(session, milestones.period_of_year(fiscal_year))
    target = year_targets.target(session, ground.unit, fiscal_year)
    return ScreenedShare(
        fiscal_year=fiscal_year,
        pointed_out=done.pointed_out,
        screened=done.screened,
        percent=done.screened * 100 // done.pointed_out if done.pointed_out else 0,
        target_percent=target.screened_percent,
    )


def read(
    session: Session, ground: Ground, uids: Sequence[str], shown: Collection[str] | None = None
) -> list[CaseRow]:
    """What a list shows of cases, in the order asked for; those not to be seen are left out.

    Args:
        session: of a reading.
        ground: whose words and rights count.
        uids: from ``ids``; what a list shows at once, or some thousands on their way out of it.
        shown: the columns that are read, see ``rows.READ_FOR``; None takes all.
    """
    wanted = frozenset(rows.READ_FOR if shown is None else shown)
    around = _Around(
        needs=_needs(session, uids) if "needs" in wanted else {},
        asked=_last_asked(session, uids) if wanted & {"agency", "letter"} else {},
        finders=_finders(session, uids) if "finder" in wanted else {},
    )
    query = _visible(ground, _columns(ground.clock.today() if wanted & _STANDING else None))
    found = {entry.uid: _row(ground, entry, around) for entry in session.execute(query, given(uids))}
    return [found[uid] for uid in uids if uid in found]


def need_names(ground: Ground, codes: Sequence[str]) -> tuple[str, ...]:
    """The names of categories; a code that is no longer known stands for itself."""
    known = ground.reference.categories
    return tuple(known[code].name if code in known else code for code in codes)


def agency_names(ground: Ground, codes: Sequence[str]) -> str:
    """The short names of agencies; a code that is no longer known stands for itself."""
    known = ground.reference.agencies
    return ", ".join(known[code].short if code in known else code for code in codes)


def _visible(ground: Ground, query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return query.where(case_status.visible(ground.actor.may("cases.restricted")))


def _query(session: Session, ground: Ground, wanted: CaseFilter) -> Select[str]:
    query = select(Case.uid).join(Citizen, Citizen.uid == Case.citizen_uid)
    stand = case_status.standing(ground.clock.today()) if _needs_status(wanted) else None
    if stand is not None:
        query = query.join(stand, stand.c.case_uid == Case.uid)
        query = query.where(*_by_status(ground, wanted, stand))
    may = case_status.visible(ground.actor.may("cases.restricted"))
    return order.ordered(session, ground, query.where(may, *_conditions(wanted)), wanted, stand)


def _needs_status(wanted: CaseFilter) -> bool:
    by_status = bool(wanted.status or wanted.due_before or wanted.work_list)
    return by_status or wanted.sort in ("status", "due")


def _by_status(ground: Ground, wanted: CaseFilter, stand: CTE) -> Iterator[ColumnElement[bool]]:
    if wanted.status:
        yield stand.c.status == wanted.status
    if wanted.due_before:
        yield stand.c.due_on < wanted.due_before
    if wanted.work_list:
        yield _in_work_list(wanted.work_list, ground, stand)


def _in_work_list(name: str, ground: Ground, stand: CTE) -> ColumnElement[bool]:
    today = ground.clock.today()
    due_today = and_(stand.c.status == "referred", stand.c.due_on == today)
    follow_up = case_status.follow_up_due(stand, today)
    unscreened = and_(stand.c.screened == "", stand.c.status.in_(("waiting", "referred", "overdue")))
    lists: dict[str, ColumnElement[bool]] = {
        rows.TODAY: or_(due_today, follow_up),
        rows.DUE_TODAY: due_today,
        rows.FOLLOW_UP: follow_up,
        rows.OVERDUE: stand.c.status == "overdue",
        # What a centre refers at once still waits for the province's screening.
        rows.WAITING: unscreened if ground.is_province else stand.c.status == "waiting",
        rows.TO_REFER: stand.c.status == "accepted",
    }
    return lists[name]


def _conditions(wanted: CaseFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.category:
        yield exists().where(Need.case_uid == Case.uid, Need.category_code == wanted.category)
    if wanted.agency:
        referred = and_(Step.kind == "referred", Step.agency_code == wanted.agency)
        yield exists().where(Step.case_uid == Case.uid, referred)
    if wanted.tambon:
        yield Citizen.tambon_code == wanted.tambon
    if wanted.unit:
        yield Case.origin == wanted.unit
    if wanted.found_by:
        yield Case.found_by == wanted.found_by
    if wanted.month:
        yield Case.pointed_out_on.between(wanted.month.first, wanted.month.last)


# Putting the statement together takes a third of the time of a page.
@lru_cache(maxsize=2)
def _columns(standing_on: date | None) -> Select[*tuple[Any, ...]]:
    person = (Citizen.title, Citizen.first_name, Citizen.last_name, Citizen.tambon_code)
    entry = (Case.uid, Case.origin, Case.number, Case.fiscal_year, Case.citizen_uid, Case.pointed_out_on)
    manner = (Case.urgency, Case.channel, Case.restricted)
    query = select(*entry, *manner, *person).join_from(Case, Citizen, Citizen.uid == Case.citizen_uid)
    query = query.where(Case.uid.in_(among_given()))
    if standing_on is None:
        return query.add_columns(*_NOWHERE)
    # Said a second time, so that SQLite begins with these few cases instead of with all.
    stand = case_status.standing(standing_on, among_given())
    where = (stand.c.status, stand.c.screened, stand.c.due_on, stand.c.asked, stand.c.assisted_on)
    query = query.join(stand, stand.c.case_uid == Case.uid)
    return query.add_columns(*where, stand.c.follow_ups)


def _needs(session: Session, uids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for case_uid, code in session.execute(_NEEDS, given(uids)):
        found[case_uid] = (*found.get(case_uid, ()), code)
    return found


def _last_asked(session: Session, uids: Sequence[str]) -> dict[str, _Asked]:
    found: dict[str, _Asked] = {}
    for case_uid, agency, letter in session.execute(_REFERRALS, given(uids)):
        # A letter stays the last one until another has a number.
        before = found.get(case_uid, _Asked())
        found[case_uid] = _Asked(agency, letter or before.letter)
    return found


def _finders(session: Session, uids: Sequence[str]) -> dict[str, str]:
    return {uid: thai_names.full_name(*name) for uid, *name in session.execute(_FINDERS, given(uids))}


def _row(ground: Ground, entry: Row[*tuple[Any, ...]], around: _Around) -> CaseRow:
    tables = ground.reference
    needs, last = around.needs.get(entry.uid, ()), around.asked.get(entry.uid, _Asked())
    tambon = tables.tambons.get(entry.tambon_code)
    asked = case_status.agencies(entry.asked) or ((last.agency,) if last.agency else ())
    late = (ground.clock.today() - entry.due_on).days if entry.status == "overdue" else 0
    return CaseRow(
        uid=entry.uid,
        number=numbers.case_number(entry.origin, entry.number, entry.fiscal_year),
        citizen_uid=entry.citizen_uid,
        name=thai_names.full_name(entry.title, entry.first_name, entry.last_name),
        tambon=tambon.name if tambon else "",
        needs=", ".join(need_names(ground, needs)),
        status=entry.status,
        screened=entry.screened,
        agency=agency_names(ground, asked),
        on=entry.pointed_out_on,
        due_on=entry.due_on,
        overdue_days=late,
        follow_up_on=_follow_up_on(entry),
        urgency=entry.urgency,
        channel=entry.channel,
        restricted=entry.restricted,
        unit=entry.origin,
        unit_name=tables.unit_name(entry.origin),
        finder=around.finders.get(entry.uid, ""),
        letter=last.letter,
    )


def _follow_up_on(entry: Row[*tuple[Any, ...]]) -> date | None:
    if entry.status not in ("helped", "followed_up") or "|90|" in entry.follow_ups:
        return None
    assisted_on: date = entry.assisted_on
    return assisted_on + timedelta(days=90 if "|30|" in entry.follow_ups else 30)
