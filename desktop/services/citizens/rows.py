"""The list of citizens: which ones in which order, and what a row shows of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.database import case_status, finding
from desktop.models import Case, Citizen, Need
from desktop.rules import thai_date, thai_id, thai_names
from desktop.services.ground import Ground

_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenFilter:
    """Which citizens a list shows, and in which order.

    Attributes:
        text: any part of names, ID number or telephone; sound-alikes come after those spelled so.
        tambon: a tambon's code.
        category: a category of need.
        flag: the code of a group.
        status: the status of the newest case.
        sort: ``name``, ``thai_id``, ``tambon``, ``birth``, ``status`` or ``newest``.
        descending: the other way round.
    """

    text: str = ""
    tambon: str = ""
    category: str = ""
    flag: str = ""
    status: str = ""
    sort: str = "name"
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenRow:
    """What a list shows of a citizen.

    Attributes:
        uid: the citizen's entry.
        name: title, first and last name.
        masked_id: the ID number with its middle hidden; empty where there is none.
        tambon: the tambon's name.
        needs: the names of what is needed, newest case first.
        status: of the newest case; empty where there is no case.
        age: whole years, where the birth date is known.
        phone: the first telephone as people read it.
        sex: ``m``, ``f`` or empty.
        flags: the names of the groups.
    """

    uid: str
    name: str
    masked_id: str = ""
    tambon: str = ""
    needs: str = ""
    status: str = ""
    age: int | None = None
    phone: str = ""
    sex: str = ""
    flags: tuple[str, ...] = ()


_COLUMNS: dict[str, tuple[InstrumentedAttribute[str], ...]] = {
    "name": (Citizen.sort_name,),
    "thai_id": (Citizen.thai_id, Citizen.sort_name),
    "tambon": (Citizen.tambon_code, Citizen.sort_name),
    "birth": (Citizen.birth_date, Citizen.sort_name),
    "status": (Citizen.sort_name,),
    "newest": (),
}
