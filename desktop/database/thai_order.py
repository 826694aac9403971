"""Sorting by words that have no sorting key of their own, in the order of the Thai dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import CTE, Integer, String, column, select, values
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.rules.thai_names import sort_key


def of_names(names: Mapping[str, str]) -> CTE:
    """The places of codes in the Thai order of their names.

    Args:
        names: by code.

    Returns:
        A table of ``code`` and ``place`` to join; codes of one name share a place.
    """
    places = {key: place for place, key in enumerate(sorted({sort_key(name) for name in names.values()}))}
    rows = [(code, places[sort_key(name)]) for code, name in names.items()]
    table = values(column("code", String), column("place", Integer), name="in_thai_order")
    return table.data(rows or [("", 0)]).cte("in_thai_order")


def of_codes(session: Session, codes: InstrumentedAttribute[str], names: Mapping[str, str]) -> CTE:
    """The places of those codes of a column that are in use, in the Thai order of their names.

    Args:
        session: of a reading.
        codes: the column.
        names: by code; a code without a name has no place.
    """
    # A join with few places takes a tenth of the time of one with all that there are.
    used = session.scalars(select(codes).distinct())
    return of_names({code: names[code] for code in used if code in names})


def of_texts(session: Session, texts: InstrumentedAttribute[str]) -> CTE:
    """The places of all texts of a column in Thai order.

    Args:
        session: of a reading.
        texts: the column.

    Returns:
        A table of ``code``, the text itself, and ``place``; an empty text has none.
    """
    found: Iterable[str] = session.scalars(select(texts).where(texts != "").distinct())
    return of_names({text: text for text in found})
