"""However people are joined, taken apart, changed and sent on, no case and no person is lost."""

from __future__ import annotations

import csv
import shutil
import tempfile
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
import registers
from centre_and_province import CENTRE, OCTOBER, Templates, contents
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import func, select

from desktop.models import Base, Case, Citizen
from desktop.rules.cases import CaseDraft, NeedDraft
from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Refused
from desktop.services.cases import Cases
from desktop.services.citizens import Citizens
from desktop.services.export import Export
from desktop.services.ground import Ground
from desktop.services.reports import Reports
from desktop.services.search import Search
from desktop.system.clock import SetClock
from desktop.system.paths import Home

NAMES = ("ฟาตีเมาะ", "ฟาตีมะห์", "ปาตีเมาะ", "รอฮานี")
NUMBERS = ("1940300123451", "", "", "")
NOVEMBER = date(2026, 11, 3)

Rows = dict[str, set[tuple[object, ...]]]


class Register(RuleBasedStateMachine):
    """A centre's register of people, its province, and officers who change their minds."""

    def __init__(self, templates: Templates) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp())
        self._open = templates.copied(self._folder, SetClock(registers.MOMENT))
        self.two = next(self._open)
        self.ground: Ground = self.two.centre_ground
        self.citizens = Citizens(self.ground)
        self.cases = 0
        self.people: list[str] = []
        # What stood there before each joining that holds, as long as nothing else was written since.
        self.joinings: list[tuple[str, Rows | None]] = []
        for number in range(3):
            self._comes(number)
            self._needs(number)

    @rule(
        what=st.sampled_from(
            [
                *("comes", "needs", "needs", "changes", "decides"),
                *("is joined", "is joined", "is joined", "is taken apart", "is taken apart"),
                *("is sent", "is sent twice", "is lost"),
            ]
        ),
        one=st.integers(0, 30),
        other=st.integers(0, 30),
    )
    def happens(self, what: str, one: int, other: int) -> None:
        {
            "comes": partial(self._comes, one),
            "needs": partial(self._needs, one),
            "changes": partial(self._changes, one, other),
            "decides": partial(self._decides, one, other),
            "is joined": partial(self._joins, one, other),
            "is taken apart": self._takes_apart,
            "is sent": lambda: self.two.province.take_in(self.two.send()),
            "is sent twice": self._sends_twice,
            "is lost": self.two.send,
        }[what]()

    def _living(self) -> list[str]:
        return sorted(self.citizens.ids())

    def _pick(self, place: int) -> str:
        living = self._living()
        return living[place % len(living)]

    def _written(self) -> None:
        self.joinings = [(uid, None) for uid, _before in self.joinings]

    def _comes(self, number: int) -> None:
        draft = CitizenDraft(
            thai_id=NUMBERS[number % len(NUMBERS)] if not self.people else "",
            first_name=NAMES[number % len(NAMES)],
            last_name="เจ๊ะแว",
            tambon_code="940101",
            phones=(f"08{len(self.people):08}",),
        )
        self.people.append(self.citizens.save(draft).uid)
        self._written()

    def _needs(self, place: int) -> None:
        # Whoever keeps an old link to somebody may still use it.
        uid = self.people[place % len(self.people)]
        draft = CaseDraft(pointed_out_on=NOVEMBER, needs=(NeedDraft(category_code="EMP-1"),))
        Cases(self.ground).open_walk_in(uid, draft)
        self.cases += 1
        self._written()

    def _changes(self, place: int, value: int) -> None:
        uid = self._pick(place)
        draft, revision = self.citizens.draft(uid)
        self.citizens.save(replace(draft, road=f"ถนน {value}", occupation=f"อาชีพ {value % 3}"), uid, revision)
        self._written()

    def _decides(self, one: int, other: int) -> None:
        first, second = self._pick(one), self._pick(other)
        if first != second:
            self.citizens.decide_different(first, second)
            self._written()

    def _joins(self, one: int, other: int) -> None:
        kept, gone = self._pick(one), self._pick(other)
        if kept != gone:
            before = _stored(self.ground)
            self.joinings.append((self.citizens.join((kept, None), (gone, None)).uid, before))

    def _takes_apart(self) -> None:
        if self.joinings:
            uid, before = self.joinings.pop()
            self.citizens.take_apart(uid)
            assert before is None or _stored(self.ground) == before

    def _sends_twice(self) -> None:
        whole = self.two.send()
        self.two.province.take_in(whole)
        with pytest.raises(Refused):
            self.two.province.take_in(whole)

    @invariant()
    def no_case_is_lost_and_nobody_who_was_joined_is_met(self) -> None:
        with self.ground.database.read() as session:
            assert session.scalar(select(func.count()).select_from(Case)) == self.cases
            joined = dict(
                session.execute(select(Citizen.uid, Citizen.joined_to).where(Citizen.joined_to != "")).all()
            )
            assert not set(session.scalars(select(Case.citizen_uid))) & set(joined)
        living = self._living()
        assert len(joined) == len(self.joinings)
        assert sorted([*living, *joined]) == sorted(self.people)
        assert self.citizens.count() == len(living)
        assert {row.uid for row in self.citizens.rows(self.people)} == set(living)
        for name in NAMES:
            found = {each.uid for each in Search(self.ground).find(name, 100) if each.kind == "citizen"}
            assert found <= set(living)
        for uid in joined:
            assert self.citizens.glance(uid).uid in living

    def teardown(self) -> None:
        """In the end the province has the same, and everything taken apart is as it was."""
        try:
            self.two.up(OCTOBER)
            self.two.down()
            self.two.up(OCTOBER)
            assert contents(self.ground, CENTRE) == contents(self.two.province_ground, CENTRE)
            assert Citizens(self.two.province_ground).ids() == self.citizens.ids()
            for ground in (self.ground, self.two.province_ground):
                assert self._exported(ground) == len(self._living())
                figures = Reports(ground).figures(OCTOBER.next(), CENTRE if ground.is_province else None)
                assert figures.this_month.pointed_out == self.cases
            while self.joinings:
                self._takes_apart()
            assert self._living() == sorted(self.people)
        finally:
            next(self._open, None)
            shutil.rmtree(self._folder)

    def _exported(self, ground: Ground) -> int:
        out = self._folder / f"{ground.unit}.csv"
        count = Export(ground).write("citizens", out)
        with out.open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.reader(file))) == count + 1
        return count


def _stored(ground: Ground) -> Rows:
    """All that the register holds of people and cases, but for how often it was changed."""
    found: Rows = {}
    with ground.database.read() as session:
        for name in ("citizens", "cases", "needs", "steps", "volunteers", "namesake_decisions"):
            columns = [column for column in Base.metadata.tables[name].columns if column.name != "revision"]
            found[name] = {tuple(row) for row in session.execute(select(*columns))}
    return found


@pytest.fixture(scope="module")
def templates(
    centre_template: Home, province_template: Home, tmp_path_factory: pytest.TempPathFactory
) -> Templates:
    return Templates.make(centre_template, province_template, tmp_path_factory.mktemp("enrolled"))


def test_joining_and_taking_apart_loses_nobody_and_no_case(templates: Templates) -> None:
    run_state_machine_as_test(
        lambda: Register(templates),
        settings=settings(
            max_examples=4,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
