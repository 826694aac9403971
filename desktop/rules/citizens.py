"""A citizen as a form hands one over, and what may be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenDraft:
    """One person as the centre registers them.

    Attributes:
        thai_id: the thirteen digits without dashes, or empty.
        other_paper: passport or other paper, where there is no thirteen-digit number.
        sex: ``m``, ``f`` or empty.
        birth_date: ISO, perhaps only the year or the year and month.
        tambon_code: six digits of the official code.
        phones: digits only.
        employment: a code of the reference table.
        education: a code of the reference table.
        languages: codes such as ``th``, ``ms``, ``jawi``.
        flags: codes of the groups the person belongs to.
        notice_version: the privacy notice that was shown.
        notice_on: when it was shown.
        informant: who told it, when it was not the citizen.
    """

    thai_id: str = ""
    other_paper: str = ""
    title: str = ""
    first_name: str = ""
    last_name: str = ""
    former_names: str = ""
    sex: str = ""
    birth_date: str = ""
    father_name: str = ""
    house_number: str = ""
    village_number: int | None = None
    road: str = ""
    tambon_code: str = ""
    postcode: str = ""
    phones: tuple[str, ...] = ()
    occupation: str = ""
    employment: str = ""
    education: str = ""
    languages: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    notice_version: str = ""
    notice_on: date | None = None
    informant: str = ""
