"""Invented citizens and volunteers as rows for the register."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from desktop.app.demonstration import names
from desktop.database import citizen_entries
from desktop.models import new_uid
from desktop.rules.citizens import CitizenDraft
from desktop.rules.reference import Tambon

Row = dict[str, Any]
_LISTS = ("phones", "languages", "flags")


def citizen(chance: Random, tambon: Tambon, origin: str, today: date) -> Row:
    """One invented person as a row of the citizens' table."""
    draft = _draft(chance, tambon, today)
    row: Row = {name: getattr(draft, name) for name in CitizenDraft.__dataclass_fields__}
    row |= {name: " ".join(getattr(draft, name)) for name in _LISTS}
    return {**row, **citizen_entries.finding_keys(draft), "uid": new_uid(), "origin": origin, "revision": 1}


def _draft(chance: Random, tambon: Tambon, today: date) -> CitizenDraft:
    sex = chance.choice("mf")
    born = today - timedelta(days=chance.randrange(16 * 365, 68 * 365))
    title = "นาย" if sex == "m" else chance.choice(("นาง", "นางสาว"))
    return CitizenDraft(
        thai_id=names.thai_id(chance, tambon.district_code) if chance.random() < 0.96 else "",
        title=title,
        first_name=chance.choice(names.MEN if sex == "m" else names.WOMEN),
        last_name=chance.choice(names.FAMILIES),
        sex=sex,
        birth_date=born.isoformat() if chance.random() < 0.93 else str(born.year),
        father_name=chance.choice(names.MEN) if chance.random() < 0.4 else "",
        house_number=f"{chance.randrange(1, 250)}"
        + (f"/{chance.randrange(1, 9)}" if chance.random() < 0.3 else ""),
        village_number=chance.randrange(1, 10),
        tambon_code=tambon.code,
        postcode=tambon.postcodes[0],
        phones=(f"0{chance.choice('689')}{chance.randrange(10**8):08d}",) if chance.random() < 0.9 else (),
        occupation=chance.choice(names.CALLINGS),
        employment=chance.choice(("unemployed", "daily", "self_employed")),
        education=chance.choice(("primary", "lower_secondary", "upper_secondary")),
        languages=("th", "ms") if chance.random() < 0.8 else ("th",),
        flags=tuple(
            flag
            for flag, often in (
                ("unemployed", 0.3),
                ("informal", 0.5),
                ("returned", 0.15),
                ("welfare_card", 0.3),
            )
            if chance.random() < often
        ),
        notice_version="1",
        notice_on=today - timedelta(days=chance.randrange(0, 400)),
    )


def volunteer(
    chance: Random, tambon: Tambon, origin: str, place_in_line: tuple[int, str], today: date
) -> tuple[Row, Row, Row]:
    """One invented volunteer or graduate: the rows of person, volunteer and assignment.

    Args:
        chance: where everything comes from.
        tambon: the one they look after.
        origin: the unit whose register they stand in.
        place_in_line: counts them, and says of which kind; every eleventh is soon at the term's end.
        today: the day of the demonstration.
    """
    number, kind = place_in_line
    person = citizen(chance, tambon, origin, today)
    start = date(today.year - chance.randrange(1, 3), chance.randrange(1, 13), 1)
    end = date(start.year + 3, start.month, 1) - timedelta(days=1)
    if number % 11 == 5:
        end = today + timedelta(days=chance.randrange(5, 85))
        start = date(end.year - 3, end.month, min(end.day, 28))
    served = _entry(
        origin,
        person_uid=person["uid"],
        kind=kind,
        order_number=f"{number + 1}/{start.year + 543}",
        order_date=start,
        term_start=start,
        term_end=end,
        supervisor="",
        left_on=None,
        leave_reason="",
    )
    where = _entry(
        origin,
        volunteer_uid=served["uid"],
        tambon_code=tambon.code,
        village_number=None,
        since=start,
        until=None,
    )
    return person, served, where


def _entry(origin: str, **fields: Any) -> Row:
    return {"uid": new_uid(), "origin": origin, "revision": 1, **fields}
