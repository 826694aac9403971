"""Entries of a month, written straight into a register, for tests that count them."""

from __future__ import annotations

from datetime import date
from itertools import count

from desktop.database import citizen_entries
from desktop.models import Assignment, Base, Case, Citizen, Need, Step, Volunteer, new_uid
from desktop.rules.citizens import CitizenDraft
from desktop.rules.months import fiscal_year
from desktop.services.ground import Ground


class Entries:
    """Writes one entry at a time; whatever is not said is ordinary."""

    def __init__(self, ground: Ground, unit: str = "") -> None:
        self._ground = ground
        self.unit = unit or ground.unit
        self._numbers = count(1)

    def _put(self, *rows: Base) -> str:
        with self._ground.database.work("Put an entry for a test") as work:
            for row in rows:
                row.origin = self.unit  # type: ignore[attr-defined]
                work.session.add(row)
                work.session.flush()
            return str(rows[0].uid)  # type: ignore[attr-defined]

    def person(self, first_name: str = "อาแว", last_name: str = "สาและ", tambon: str = "940101") -> str:
        draft = CitizenDraft(
            title="นาย", first_name=first_name, last_name=last_name, sex="m", tambon_code=tambon
        )
        return self._put(
            Citizen(
                uid=new_uid(),
                title="นาย",
                first_name=first_name,
                last_name=last_name,
                sex="m",
                tambon_code=tambon,
                **citizen_entries.finding_keys(draft),
            )
        )

    def volunteer(
        self,
        first_name: str = "มารียัม",
        kind: str = "volunteer",
        start: date | None = date(2026, 10, 1),
        end: date | None = date(2029, 9, 30),
        left_on: date | None = None,
        tambon: str = "940101",
    ) -> str:
        person = self.person(first_name)
        uid = new_uid()
        return self._put(
            Volunteer(uid=uid, person_uid=person, kind=kind, term_start=start, term_end=end, left_on=left_on),
            Assignment(uid=new_uid(), volunteer_uid=uid, tambon_code=tambon, since=start),
        )

    def case(
        self,
        on: date,
        *needs: str,
        tambon: str = "940101",
        found_by: str | None = None,
        restricted: bool = False,
        channel: str = "survey",
    ) -> str:
        uid = new_uid()
        row = Case(
            uid=uid,
            number=next(self._numbers),
            fiscal_year=fiscal_year(on),
            citizen_uid=self.person(tambon=tambon),
            channel=channel,
            pointed_out_on=on,
            found_by=found_by,
            restricted=restricted,
        )
        written = [Need(uid=new_uid(), case_uid=uid, category_code=code) for code in needs or ("EMP-1",)]
        return self._put(row, *written)

    def step(
        self, case: str, kind: str, on: date, verdict: str = "", agency: str = "", due_on: date | None = None
    ) -> str:
        return self._put(
            Step(
                uid=new_uid(),
                case_uid=case,
                kind=kind,
                on=on,
                verdict=verdict,
                agency_code=agency,
                due_on=due_on,
            )
        )

    def remove_needs(self, case: str) -> None:
        with self._ground.database.work("Take needs away for a test") as work:
            work.session.query(Need).where(Need.case_uid == case).delete()

    def add_need(self, case: str, code: str) -> str:
        return self._put(Need(uid=new_uid(), case_uid=case, category_code=code))
