"""People of one tambon who asked for the same that a group can answer, and belong to no living one for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, Select, exists, or_, select
from sqlalchemy.orm import Session

from desktop.database import case_status
from desktop.database.joined_entries import living
from desktop.models import Case, Citizen, Group, GroupMember, Need
from desktop.rules import numbers, phones, thai_date, thai_names
from desktop.rules.trainings import GroupDraft, MemberDraft, kind_answering
from desktop.services.ground import Ground
from desktop.services.trainings import looking
from desktop.services.trainings.rows import Proposal, Wish

# Fewer than so many people are no group yet.
FEWEST = 3
# Whoever asked longer ago has found something else, or asks again.
_LASTS = 730
# Whoever was helped, turned away or could not be reached no longer waits for a group.
_OPEN = ("waiting", "accepted", "referred", "overdue")


def all_of(ground: Ground, session: Session, fewest: int = FEWEST) -> tuple[Proposal, ...]:
    """The proposals of a centre, most people first.

    Args:
        ground: the centre.
        session: of a reading.
        fewest: how many people make one.
    """
    found: dict[tuple[str, str], dict[str, Wish]] = {}
    for need, wish, tambon in _wishes(ground, session):
        # Of several cases of a person the oldest speaks.
        found.setdefault((need, tambon), {}).setdefault(wish.person_uid, wish)
    made = [
        _proposal(ground, category, tambon, wishes.values())
        for (category, tambon), wishes in found.items()
        if len(wishes) >= fewest
    ]
    return tuple(
        sorted(made, key=lambda one: (-one.people, thai_names.sort_key(one.tambon), one.category_code))
    )


def _wishes(ground: Ground, session: Session) -> Iterator[tuple[str, Wish, str]]:
    found = session.execute(_asked(ground).order_by(Case.pointed_out_on, Case.uid, Need.uid)).all()
    today = ground.clock.today()
    # The few open cases of a centre are walked through one by one; a statement would walk through all.
    statuses = case_status.statuses_of(session, today, sorted({row.case_uid for row in found}))
    for row in found:
        if statuses[row.case_uid] in _OPEN:
            yield row.category_code, _wish(row, today), row.tambon_code


def _asked(ground: Ground) -> Select[*tuple[Any, ...]]:
    answered = [
        code
        for code, category in ground.reference.categories.items()
        if kind_answering(code) and not category.restricted
    ]
    grouped = exists().where(
        GroupMember.person_uid == Case.citizen_uid,
        GroupMember.until.is_(None),
        GroupMember.group_uid == Group.uid,
        Group.ended_on.is_(None),
        or_(Group.category_code == Need.category_code, GroupMember.case_uid == Case.uid),
    )
    return (
        select(
            *(Case.uid.label("case_uid"), Case.origin, Case.number, Case.fiscal_year, Case.pointed_out_on),
            *(Need.category_code, Citizen.uid.label("person_uid"), Citizen.title, Citizen.first_name),
            *(Citizen.last_name, Citizen.sex, Citizen.birth_date, Citizen.village_number, Citizen.phones),
            Citizen.tambon_code,
        )
        .join(Need, Need.case_uid == Case.uid)
        .join(Citizen, Citizen.uid == Case.citizen_uid)
        .where(
            Case.origin == ground.unit,
            Case.pointed_out_on > ground.clock.today() - timedelta(days=_LASTS),
            # Everybody sees a group: nobody stands in one for a matter that only supervisors open.
            Case.restricted.is_(False),
            Need.category_code.in_(answered),
            Citizen.tambon_code != "",
            living(),
            ~grouped,
        )
    )


def _wish(row: Row[*tuple[Any, ...]], today: date) -> Wish:
    calls = row.phones.split()
    return Wish(
        case_uid=row.case_uid,
        case_number=numbers.case_number(row.origin, row.number, row.fiscal_year),
        on=row.pointed_out_on,
        person_uid=row.person_uid,
        name=thai_names.full_name(row.title, row.first_name, row.last_name),
        sex=row.sex,
        age=thai_date.age(row.birth_date, today),
        village_number=row.village_number,
        phone=phones.shown(calls[0]) if calls else "",
    )


def _proposal(ground: Ground, category: str, tambon: str, wishes: Iterable[Wish]) -> Proposal:
    return Proposal(
        category_code=category,
        category=looking.category_name(ground, category),
        tambon_code=tambon,
        tambon=looking.tambon_name(ground, tambon),
        wishes=tuple(wishes),
    )


def draft_of(proposal: Proposal, today: date) -> tuple[GroupDraft, tuple[MemberDraft, ...]]:
    """What a form is filled with to make a group of a proposal.

    Args:
        proposal: as the list shows it.
        today: the day of the work.
    """
    code = proposal.category_code
    [(village, _count)] = Counter(wish.village_number for wish in proposal.wishes).most_common(1)
    one_village = all(wish.village_number == village for wish in proposal.wishes)
    draft = GroupDraft(
        name=f"กลุ่ม{proposal.category} ต.{proposal.tambon}",
        kind=kind_answering(code),
        tambon_code=proposal.tambon_code,
        village_number=village if one_village else None,
        formed_on=today,
        category_code=code,
    )
    members = tuple(
        MemberDraft(person_uid=wish.person_uid, case_uid=wish.case_uid) for wish in proposal.wishes
    )
    return draft, members
