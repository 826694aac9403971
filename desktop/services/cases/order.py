"""In which order the list of cases stands; what is not known comes last, whichever way it is sorted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from desktop.database import thai_order
from desktop.models import Case, Citizen, Step, Volunteer
from desktop.rules.cases import CHANNELS, STATUSES, channel_word
from desktop.services.cases.rows import CaseFilter
from desktop.services.ground import Ground

_FINDER = aliased(Citizen, name="finder")
_URGENCY = {"urgent": 0, "soon": 1}


def ordered(
    session: Session, ground: Ground, query: Select[str], wanted: CaseFilter, stand: CTE | None
) -> Select[str]:
    """The query in the order that a list asks for, and by the day where that leaves two beside each other.

    Args:
        session: of a reading.
        ground: whose words count.
        query: of the uids of cases joined with their citizens.
        wanted: the filter.
        stand: where the cases stand, where the query has it.
    """
    query, keys = _keys(session, ground, query, wanted.sort, stand)
    last: list[ColumnElement[Any]] = [Case.pointed_out_on.expression, Case.uid.expression]
    turned = [key.desc() if wanted.descending else key.asc() for key in (*keys, *last)]
    return query.order_by(*(key.is_(None) for key in keys), *turned)


def _keys(
    session: Session, ground: Ground, query: Select[str], sort: str, stand: CTE | None
) -> tuple[Select[str], Sequence[ColumnElement[Any]]]:
    if stand is not None and sort in ("due", "status"):
        # As a case's life goes, not as the codes are spelled.
        life = {status: place for place, status in enumerate(STATUSES)}
        return query, [stand.c.due_on if sort == "due" else case(life, value=stand.c.status)]
    if sort == "tambon":
        names = {code: tambon.name for code, tambon in ground.reference.tambons.items()}
        places = thai_order.of_codes(session, Citizen.tambon_code, names)
        query = query.outerjoin(places, places.c.code == Citizen.tambon_code)
        return query, [places.c.place, Citizen.sort_name.expression]
    if sort == "unit":
        return _by_places(
            query, {code: u.district for code, u in ground.reference.units().items()}, Case.origin
        )
    if sort == "channel":
        return _by_places(query, {code: channel_word(code) for code in CHANNELS}, Case.channel)
    return query, _COLUMNS.get(sort, ())


def _by_places(
    query: Select[str], names: dict[str, str], column: InstrumentedAttribute[str]
) -> tuple[Select[str], list[ColumnElement[Any]]]:
    places = thai_order.of_names(names)
    return query.outerjoin(places, places.c.code == column), [places.c.place]


def _finder() -> ColumnElement[Any]:
    query = select(_FINDER.sort_name).join(Volunteer, Volunteer.person_uid == _FINDER.uid)
    return query.where(Volunteer.uid == Case.found_by).correlate(Case).scalar_subquery()


def _letter() -> ColumnElement[Any]:
    query = select(Step.letter_number).where(Step.case_uid == Case.uid, Step.kind == "referred")
    last = query.where(Step.letter_number != "").order_by(Step.on.desc(), Step.uid.desc()).limit(1)
    return last.correlate(Case).scalar_subquery()


_COLUMNS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "number": (Case.fiscal_year.expression, Case.number.expression, Case.origin.expression),
    "name": (Citizen.sort_name.expression,),
    "urgency": (case(_URGENCY, value=Case.urgency, else_=2),),
    "finder": (_finder(),),
    # The longer number is the later one.
    "letter": (func.length(_letter()), _letter()),
}
