"""Somebody who is registered twice, for tests of joining."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from desktop.models import Base, Case
from desktop.rules.cases import CaseDraft, NeedDraft
from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Refused
from desktop.services.cases import Cases
from desktop.services.citizens import Citizens
from desktop.services.ground import Ground

FATIMAH = CitizenDraft(
    title="นางสาว",
    first_name="ฟาตีเมาะ",
    last_name="เจ๊ะแว",
    sex="f",
    birth_date="1999",
    tambon_code="940102",
    phones=("0898765432",),
    flags=("unemployed",),
)
AGAIN = CitizenDraft(
    thai_id="1940300123451",
    title="น.ส.",
    first_name="ฟาตีมะห์",
    last_name="เจะแว",
    sex="f",
    birth_date="1999-04-02",
    house_number="12",
    tambon_code="940102",
    postcode="94000",
    phones=("073331234", "0898765432"),
    flags=("returned",),
    notice_version="2569/1",
    notice_on=date(2026, 11, 2),
)


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.code


def case_of(ground: Ground, citizen_uid: str, on: date = date(2026, 11, 2), category: str = "SKL-1") -> str:
    draft = CaseDraft(citizen_uid=citizen_uid, pointed_out_on=on, needs=(NeedDraft(category_code=category),))
    return Cases(ground).open_walk_in(citizen_uid, draft).uid


def stored(ground: Ground) -> dict[str, dict[str, tuple[object, ...]]]:
    """Every row of people, cases and appointments but for how often it was changed."""
    found: dict[str, dict[str, tuple[object, ...]]] = {}
    with ground.database.read() as session:
        for name in ("citizens", "cases", "needs", "steps", "volunteers", "namesake_decisions"):
            table = Base.metadata.tables[name]
            columns = [column for column in table.columns if column.name != "revision"]
            found[name] = {str(row.uid): tuple(row) for row in session.execute(select(*columns))}
    return found


def two_of_one(ground: Ground) -> tuple[str, str]:
    """Fatimah, registered twice."""
    citizens = Citizens(ground)
    return citizens.save(FATIMAH).uid, citizens.save(AGAIN).uid


def whose(ground: Ground, case_uid: str) -> str:
    with ground.database.read() as session:
        return session.get_one(Case, case_uid).citizen_uid
