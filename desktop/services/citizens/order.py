"""In which order the list of citizens stands; what is not known comes last, whichever way it is sorted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, case
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.database import thai_order
from desktop.models import Citizen
from desktop.rules.cases import STATUSES
from desktop.services.citizens import contacts
from desktop.services.ground import Ground


@dataclass(frozen=True, slots=True)
class Keyed:
    """What an order is made for.

    Attributes:
        session: of a reading.
        ground: whose words and rights count.
        query: of the citizens' uids.
        status: the status of the newest case, where the query has it.
    """

    session: Session
    ground: Ground
    query: Select[str]
    status: ColumnElement[str] | None


def ordered(asked: Keyed, sort: str, descending: bool) -> Select[str]:
    """The query in the order that a list asks for, and by name where that leaves two beside each other.

    Args:
        asked: the query.
        sort: see ``CitizenFilter``; an unknown one sorts by name.
        descending: the other way round.
    """
    query, keys = _keys(asked, sort)
    names: list[ColumnElement[Any]] = [Citizen.sort_name.expression, Citizen.uid.expression]
    # A birth date that is later makes an age that is less.
    turned = _turned(keys, descending != (sort == "age"))
    return query.order_by(*(key.is_(None) for key in keys), *turned, *_turned(names, descending))


def _turned(columns: Sequence[ColumnElement[Any]], descending: bool) -> list[ColumnElement[Any]]:
    return [column.desc() if descending else column.asc() for column in columns]


def _keys(asked: Keyed, sort: str) -> tuple[Select[str], list[ColumnElement[Any]]]:
    query, may = asked.query, asked.ground.actor.may("cases.restricted")
    if sort == "status" and asked.status is not None:
        # As a case's life goes, not as the codes are spelled.
        life = {status: place for place, status in enumerate(STATUSES)}
        return query, [case(life, value=asked.status)]
    if sort == "tambon":
        names = {code: tambon.name for code, tambon in asked.ground.reference.tambons.items()}
        return _by_places(
            query, thai_order.of_codes(asked.session, Citizen.tambon_code, names), Citizen.tambon_code
        )
    if sort == "occupation":
        return _by_places(query, thai_order.of_texts(asked.session, Citizen.occupation), Citizen.occupation)
    return query, [_column(sort, may)] if sort in _COLUMNS or sort in _TOLD_BY_CASES else []


_COLUMNS: dict[str, ColumnElement[Any]] = {
    "thai_id": Citizen.thai_id.expression,
    "birth": Citizen.birth_date.expression,
    "age": case((Citizen.birth_date != "", Citizen.birth_date)),
    "village": Citizen.village_number.expression,
    "phone": case((Citizen.phones != "", Citizen.phones)),
    # Uids begin with the time they were made.
    "newest": Citizen.uid.expression,
}
_TOLD_BY_CASES = {
    "first_seen": contacts.first_seen,
    "last_contact": contacts.last_contact,
    "finder": contacts.finder,
}


def _column(sort: str, may_restricted: bool) -> ColumnElement[Any]:
    return _COLUMNS[sort] if sort in _COLUMNS else _TOLD_BY_CASES[sort](may_restricted)


def _by_places(
    query: Select[str], places: CTE, column: InstrumentedAttribute[str]
) -> tuple[Select[str], list[ColumnElement[Any]]]:
    return query.outerjoin(places, places.c.code == column), [places.c.place]
