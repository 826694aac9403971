"""The cases that wait to be referred: screened in, and an agency of their needs was not asked yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import case_status
from desktop.models import Case, Need
from desktop.rules.cases import may_go_elsewhere
from desktop.rules.referrals.letters import Proposal, referral_to
from desktop.services.cases import CaseFilter
from desktop.services.cases import lists as case_lists
from desktop.services.ground import Ground

# A case of several needs waits for the second agency while the first one is asked, and after it said no.
_OPEN = ("accepted", "referred", "overdue", "not_helped")


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingFilter:
    """Which waiting cases a list shows, and in which order.

    Attributes:
        text: a case's number, or any part of the citizen's names, ID number or telephone.
        agency: the proposed agency.
        unit: the office that opened the case.
        sort: as of ``CaseFilter``.
        descending: the other way round.
    """

    text: str = ""
    agency: str = ""
    unit: str = ""
    sort: str = "on"
    descending: bool = False


def proposals(session: Session, ground: Ground) -> dict[str, Proposal]:
    """What is proposed to be referred, by its key; the agency follows from the category of each need.

    Args:
        session: of a reading or a running work.
        ground: whose rights count: restricted cases are proposed to supervisors only.
    """
    stand = case_status.standing(ground.clock.today())
    query = (
        select(Case.uid, Case.restricted, stand.c.status, Need.category_code)
        .join(stand, stand.c.case_uid == Case.uid)
        .join(Need, Need.case_uid == Case.uid)
        .where(stand.c.screened == "accepted", stand.c.status.in_(_OPEN))
        .where(case_status.visible(ground.actor.may("cases.restricted")))
        .order_by(Case.pointed_out_on, Case.uid, Need.uid)
    )
    found = session.execute(query).all()
    asked = [row.uid for row in found if row.status != "accepted"]
    steps = case_status.steps_of(session, list(dict.fromkeys(asked)))
    made: dict[str, Proposal] = {}
    for uid, restricted, status, category_code in found:
        category, told = ground.reference.categories.get(category_code), steps.get(uid, ())
        if category is None or referral_to(told, category.agency_code) is not None:
            continue
        if status == "not_helped" and not may_go_elsewhere(told, category.agency_code):
            continue
        proposal = Proposal(case_uid=uid, agency_code=category.agency_code, restricted=restricted)
        made.setdefault(proposal.key, proposal)
    return made


def keys(session: Session, ground: Ground, wanted: WaitingFilter) -> list[str]:
    """The keys of the proposals that a filter asks for, in its order.

    Args:
        session: of a reading.
        ground: whose words and rights count.
        wanted: the filter.
    """
    offered: dict[str, list[Proposal]] = {}
    for proposal in proposals(session, ground).values():
        if wanted.agency in ("", proposal.agency_code):
            offered.setdefault(proposal.case_uid, []).append(proposal)
    if not offered:
        return []
    order = CaseFilter(text=wanted.text, unit=wanted.unit, sort=wanted.sort, descending=wanted.descending)
    found = case_lists.ids(session, ground, order)
    return [proposal.key for uid in found for proposal in offered.get(uid, ())]


def counts(session: Session, ground: Ground) -> Mapping[str, int]:
    """How many cases wait for each agency, in the order of the agencies."""
    counted = Counter(proposal.agency_code for proposal in proposals(session, ground).values())
    return {code: counted[code] for code in ground.reference.agencies if counted[code]}
