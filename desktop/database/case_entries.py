"""A case's draft becomes entries: the one way for the counter, for keyed sheets and for lists taken in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.database.work import Work
from desktop.models import Case, Need, new_uid
from desktop.rules import cases
from desktop.rules.cases import CaseDraft, NeedDraft
from desktop.rules.categories import Category
from desktop.rules.months import fiscal_year
from desktop.rules.texts import clean_lines


def add(work: Work, draft: CaseDraft, categories: Mapping[str, Category]) -> Case:
    """Write a checked case inside the running work, with the unit's next number; its needs come after it.

    Args:
        work: the running work.
        draft: checked, its day set, in a month that is open.
        categories: the known kinds of need by code.
    """
    assert draft.pointed_out_on is not None
    year = fiscal_year(draft.pointed_out_on)
    row = Case(
        uid=new_uid(),
        number=work.next_number("case", year),
        fiscal_year=year,
        citizen_uid=draft.citizen_uid,
        channel=draft.channel,
        pointed_out_on=draft.pointed_out_on,
        found_by=draft.found_by or None,
        urgency=draft.urgency,
        detail=clean_lines(draft.detail),
        restricted=draft.restricted or cases.must_be_restricted(draft, categories),
    )
    work.session.add(row)
    return row


def add_needs(work: Work, case_uid: str, needs: Iterable[NeedDraft]) -> None:
    """Write a case's needs inside the running work; the case itself is flushed already.

    Args:
        work: the running work.
        case_uid: whose needs.
        needs: in the order in which they were named.
    """
    # Uids never run backwards, so needs stay in the order in which they were typed.
    for need in needs:
        work.session.add(
            Need(
                uid=new_uid(),
                case_uid=case_uid,
                category_code=need.category_code,
                detail=clean_lines(need.detail),
            )
        )
