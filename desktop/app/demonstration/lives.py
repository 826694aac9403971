"""Invented lives of cases: what was needed, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from desktop.app.demonstration import names
from desktop.models import new_uid
from desktop.rules import categories, numbers
from desktop.rules.categories import Category

Row = dict[str, Any]
_CODES, _OFTEN = tuple(names.WEIGHTS), tuple(names.WEIGHTS.values())
_STEP: Row = {
    "verdict": "",
    "reason": "",
    "agency_code": "",
    "letter_number": "",
    "due_on": None,
    "reference": "",
    "in_work": None,
    "income_before": None,
    "income_after": None,
    "satisfaction": None,
    "note": "",
    "officer": "",
}


@dataclass
class Lives:
    """Makes one case after another, counting numbers and letters as the office does.

    Attributes:
        chance: where everything comes from.
        province: the unit that screens.
        officer: who signs the steps at the centre.
        today: nothing happens after it.
        offered: the categories by code.
        cases: rows made so far, and so on; taken away in batches by whoever stores them.
    """

    chance: Random
    province: str
    officer: str
    today: date
    offered: dict[str, Category]
    cases: list[Row] = field(default_factory=list)
    needs: list[Row] = field(default_factory=list)
    steps: list[Row] = field(default_factory=list)
    numbers: dict[tuple[str, str, int], int] = field(default_factory=dict)

    def live(self, origin: str, citizen_uid: str, finder: str | None, day: date, fiscal_year: int) -> None:
        """Invent one case and what became of it up to today."""
        code = self.chance.choices(_CODES, _OFTEN)[0]
        case_uid = new_uid()
        category = self.offered[code]
        self.cases.append(
            {
                **_entry(case_uid, origin),
                "number": self._next(origin, "case", fiscal_year),
                "fiscal_year": fiscal_year,
                "citizen_uid": citizen_uid,
                "channel": "volunteer"
                if finder
                else self.chance.choice(("counter", "mobile", "forum", "phone")),
                "pointed_out_on": day,
                "found_by": finder,
                "urgency": self.chance.choices(("normal", "soon", "urgent"), (85, 12, 3))[0],
                "detail": self.chance.choice(names.DETAILS[code]),
                "restricted": category.restricted,
            }
        )
        self.needs.append(
            {**_entry(new_uid(), origin), "case_uid": case_uid, "category_code": code, "detail": ""}
        )
        self._go_on(case_uid, origin, category, day, fiscal_year)

    def _go_on(self, case_uid: str, origin: str, category: Category, day: date, fiscal_year: int) -> None:
        luck = self.chance.random()
        if luck < 0.12:
            self._step(case_uid, origin, "served", day, verdict="closed", note="ให้คำแนะนำที่เคาน์เตอร์")
            return
        screened_on = day + timedelta(days=self.chance.randrange(3, 16))
        if luck > 0.62 or screened_on > self.today:
            return
        accepted = luck < 0.50
        self._step(
            case_uid,
            self.province,
            "screened",
            screened_on,
            verdict="accepted" if accepted else "rejected",
            reason="" if accepted else "ไม่อยู่ในเกณฑ์ของโครงการ",
        )
        if accepted:
            self._refer(case_uid, origin, category, screened_on, fiscal_year)

    def _refer(
        self, case_uid: str, origin: str, category: Category, screened_on: date, fiscal_year: int
    ) -> None:
        day = screened_on + timedelta(days=self.chance.randrange(1, 6))
        if day > self.today or self.chance.random() > 0.85:
            return
        self._step(
            case_uid,
            origin,
            "referred",
            day,
            agency_code=category.agency_code,
            letter_number=numbers.letter_number(
                origin, self._next(origin, "letter", fiscal_year), fiscal_year
            ),
            due_on=categories.due_on(category, day),
        )
        self._finish(case_uid, origin, day)

    def _finish(self, case_uid: str, origin: str, referred_on: date) -> None:
        day = referred_on + timedelta(days=self.chance.randrange(8, 40))
        if day > self.today or self.chance.random() > 0.7:
            return
        helped = self.chance.random() < 0.75
        verdict = "assisted" if helped else self.chance.choice(("not_assisted", "withdrawn", "unreachable"))
        self._step(case_uid, self.province, "outcome", day, verdict=verdict)
        followed = day + timedelta(days=30)
        if helped and followed <= self.today and self.chance.random() < 0.6:
            before = self.chance.randrange(0, 60) * 10_000
            self._step(
                case_uid,
                origin,
                "followed_up",
                followed,
                verdict="30",
                in_work=self.chance.random() < 0.8,
                income_before=before,
                income_after=before + self.chance.randrange(0, 50) * 10_000,
                satisfaction=self.chance.choice((3, 4, 4, 5, 5)),
            )

    def _step(self, case_uid: str, origin: str, kind: str, day: date, **fields: object) -> None:
        officer = self.officer if origin != self.province else ""
        entry = {**_STEP, **_entry(new_uid(), origin), "case_uid": case_uid, "kind": kind, "on": day}
        self.steps.append({**entry, "officer": officer, **fields})

    def _next(self, origin: str, kind: str, fiscal_year: int) -> int:
        key = (origin, kind, fiscal_year)
        self.numbers[key] = self.numbers.get(key, 0) + 1
        return self.numbers[key]


def _entry(uid: str, origin: str) -> Row:
    return {"uid": uid, "origin": origin, "revision": 1}
