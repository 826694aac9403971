"""What the walk-in form holds: a person and their case on one sheet, and how it becomes drafts of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final

from desktop.rules import cases, citizens
from desktop.rules.cases import CaseDraft, NeedDraft, StepDraft
from desktop.rules.categories import Category, due_on
from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Problem
from desktop.rules.reference import ReferenceTables, addressee
from desktop.rules.thai_names import search_key

# By these a person is known; what the register has of them is not overwritten by what was typed in haste.
_IDENTITY: Final = ("thai_id", "other_paper", "title", "first_name", "last_name", "sex", "father_name")
_ADDRESS: Final = ("house_number", "village_number", "road", "tambon_code", "postcode")
_LISTS: Final = ("phones", "languages", "flags")
# Who may be somebody known is looked for by these.
TOLD_APART_BY: Final = (*_IDENTITY, "former_names", "birth_date", "house_number", "tambon_code", "phones")


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkIn(CitizenDraft):
    """A person and their case.

    Attributes:
        needs: codes of the categories.
        detail: in the officer's words.
        channel: how the case came.
        pointed_out_on: the day the need was pointed out.
        found_by: the volunteer's uid, or empty.
        urgency: normal, soon or urgent.
        restricted: opened by supervisors only, whatever the need.
    """

    needs: tuple[str, ...] = ()
    detail: str = ""
    channel: str = "counter"
    pointed_out_on: date | None = None
    found_by: str = ""
    urgency: str = "normal"
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Raised:
    """The matter of a forum that the form is about.

    Attributes:
        matter: the matter.
        forum: the forum, to which one goes back.
        given: what is known of the case already.
    """

    matter: str
    forum: str
    given: WalkIn


def raised(where: Mapping[str, object]) -> Raised:
    """The matter with which the form was opened.

    Args:
        where: its ``matter`` and ``forum``; where they are known ``category``, ``detail`` and the day ``on``.
    """
    code, on = str(where.get("category") or ""), where.get("on")
    given = WalkIn(
        channel="forum",
        needs=(code,) if code else (),
        detail=str(where.get("detail") or ""),
        pointed_out_on=on if isinstance(on, date) else None,
    )
    return Raised(str(where["matter"]), str(where.get("forum") or ""), given)


def blank(raised: Raised | None, today: date) -> WalkIn:
    """The form before anything is typed.

    Args:
        raised: the matter that it is about, where it is about one.
        today: the day of the case where nothing else is known.
    """
    given = raised.given if raised else WalkIn()
    return replace(given, pointed_out_on=given.pointed_out_on or today)


def person(walk_in: WalkIn) -> CitizenDraft:
    """The person's part."""
    return CitizenDraft(**{field.name: getattr(walk_in, field.name) for field in fields(CitizenDraft)})


def with_person(walk_in: WalkIn, draft: CitizenDraft) -> WalkIn:
    """The same case for another person."""
    return replace(walk_in, **{field.name: getattr(draft, field.name) for field in fields(CitizenDraft)})


def case(walk_in: WalkIn, citizen_uid: str = "") -> CaseDraft:
    """The case's part.

    Args:
        walk_in: as typed.
        citizen_uid: whose case it is, where they are registered.
    """
    return CaseDraft(
        citizen_uid=citizen_uid,
        channel=walk_in.channel,
        pointed_out_on=walk_in.pointed_out_on,
        found_by=walk_in.found_by,
        urgency=walk_in.urgency,
        detail=walk_in.detail,
        restricted=walk_in.restricted,
        needs=tuple(NeedDraft(category_code=code) for code in walk_in.needs),
    )


def check(walk_in: WalkIn, today: date, tables: ReferenceTables) -> Sequence[Problem]:
    """What is wrong with either part; whose case it is stands on the same sheet.

    Args:
        walk_in: as typed.
        today: the day of the check.
        tables: the reference tables.
    """
    about_case = cases.check_case(case(walk_in), today, tables.categories)
    return [
        *citizens.check(person(walk_in), today, tables.postcodes()),
        *(problem for problem in about_case if problem.field != "citizen_uid"),
    ]


def merged(known: CitizenDraft, typed: CitizenDraft) -> CitizenDraft:
    """A known person, with what was just typed of them.

    What a person is known by stays as the register has it, another spelling of the name is kept beside it;
    address, telephone and circumstances are taken as typed, since they are the newest.

    Args:
        known: as the register has them.
        typed: as typed at the counter.
    """
    values: dict[str, Any] = {}
    for field in fields(CitizenDraft):
        kept, new = getattr(known, field.name), getattr(typed, field.name)
        values[field.name] = (kept or new) if field.name in _IDENTITY else (new or kept)
    values |= _address(known, typed)
    for name in _LISTS:
        values[name] = tuple(dict.fromkeys((*getattr(typed, name), *getattr(known, name))))
    refines = typed.birth_date.startswith(known.birth_date)
    values["birth_date"] = typed.birth_date if refines and typed.birth_date else known.birth_date
    values["former_names"] = _spellings(known, typed)
    return CitizenDraft(**values)


def _address(known: CitizenDraft, typed: CitizenDraft) -> Mapping[str, object]:
    moved = typed.tambon_code and typed.tambon_code != known.tambon_code
    return {
        name: getattr(typed, name) if moved else getattr(typed, name) or getattr(known, name)
        for name in _ADDRESS
    }


def _spellings(known: CitizenDraft, typed: CitizenDraft) -> str:
    last_name = known.last_name or typed.last_name
    own = search_key(f"{known.first_name or typed.first_name} {last_name}")
    # A first name alone is another spelling only of somebody who has no other.
    whole = typed.first_name and (typed.last_name or not last_name)
    spelled = f"{typed.first_name} {typed.last_name}".strip() if whole else ""
    names = (*known.former_names.split(","), *typed.former_names.split(","), spelled)
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(search_key(name), name.strip())
    return ", ".join(name for key, name in found.items() if key not in ("", own))


def agencies(walk_in: WalkIn, tables: ReferenceTables) -> tuple[str, ...]:
    """The codes of the agencies that answer the needs, each once."""
    found = (tables.categories[code].agency_code for code in walk_in.needs if code in tables.categories)
    return tuple(dict.fromkeys(found))


def referrals(walk_in: WalkIn, today: date, tables: ReferenceTables) -> tuple[StepDraft, ...]:
    """The steps that send the needs to their agencies today."""
    return tuple(
        StepDraft(kind="referred", on=today, agency_code=code, due_on=due(walk_in.needs, code, today, tables))
        for code in agencies(walk_in, tables)
    )


def due(needs: Sequence[str], agency_code: str, on: date, tables: ReferenceTables) -> date | None:
    """When an agency's answer is due by the clocks of the needs it answers, or of all of them.

    Args:
        needs: codes of the categories.
        agency_code: the agency.
        on: the day of the letter.
        tables: where the categories stand.
    """
    known = [tables.categories[code] for code in needs if code in tables.categories]
    asked: list[Category] = [category for category in known if category.agency_code == agency_code]
    days = (due_on(category, on) for category in asked or known)
    return min((day for day in days if day is not None), default=None)


def letter_to(agency_code: str, province: str, tambon: str, tables: ReferenceTables) -> str:
    """To whom the letter of referral goes.

    Args:
        agency_code: the agency.
        province: the office's province.
        tambon: the person's tambon.
        tables: where the agencies stand.
    """
    agency = tables.agencies.get(agency_code)
    return addressee(agency, province, tambon) if agency else agency_code


def agency_forms(needs: Sequence[str], agency_code: str, tables: ReferenceTables) -> tuple[str, ...]:
    """The agency's own forms that the needs it answers are asked for with, each once.

    Args:
        needs: codes of the categories.
        agency_code: the agency.
        tables: where the categories stand.
    """
    known = [tables.categories[code] for code in needs if code in tables.categories]
    forms = (each.agency_form for each in known if each.agency_code == agency_code)
    return tuple(dict.fromkeys(form for form in forms if form))
