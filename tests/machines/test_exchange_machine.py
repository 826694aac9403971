"""Files between a centre and its province are lost, repeated, late and in any order; no entry is."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import registers
from centre_and_province import CENTRE, OCTOBER, PROVINCE, Templates, contents, state
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from desktop.models import Case, Need
from desktop.rules.problems import Refused
from desktop.services.exchange import outgoing
from desktop.services.ground import Ground
from desktop.system.clock import SetClock
from desktop.system.paths import Home

HARMLESS = {"replayed", "wrong-sequence"}


class Post(RuleBasedStateMachine):
    """A centre, a province, and a post that does what it likes with their files."""

    def __init__(self, templates: Templates) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp())
        self._open = templates.copied(self._folder, SetClock(registers.MOMENT))
        self.two = next(self._open)
        self.up: list[bytes] = []
        self.down: list[bytes] = []
        self.cases: list[str] = []
        self.unscreened: list[str] = []
        # With a case at both sides from the start, few steps suffice to get into trouble.
        self._somebody_comes()
        self._reaches_the_province(self._sent())

    # One rule for all: hypothesis leaves out some rules in each example, and trouble needs most of them.
    @rule(
        what=st.sampled_from(
            [
                "somebody comes",
                "the centre corrects",
                "the province screens",
                "the province gives back",
                "the centre sends",
                "the centre sends",
                "the centre's file is lost",
                "the province answers",
                "the province's file is lost",
                "the province's file is lost",
                "an old file reaches the province",
                "an old file reaches the centre",
            ]
        ),
        place=st.integers(0, 50),
    )
    def happens(self, what: str, place: int) -> None:
        {
            "somebody comes": self._somebody_comes,
            "the centre corrects": partial(self._corrects, place),
            "the province screens": self._screens,
            "the province gives back": self._gives_back,
            "the centre sends": lambda: self._reaches_the_province(self._sent()),
            "the centre's file is lost": self._sent,
            "the province answers": lambda: self._reaches_the_centre(self._answered()),
            "the province's file is lost": self._answered,
            "an old file reaches the province": lambda: self._old(self.up, place, self._reaches_the_province),
            "an old file reaches the centre": lambda: self._old(self.down, place, self._reaches_the_centre),
        }[what]()

    def _somebody_comes(self) -> None:
        self.cases.append(self.two.case())

    def _corrects(self, place: int) -> None:
        case = self.cases[place % len(self.cases)]
        with self.two.centre_ground.database.work("Correct a need") as work:
            work.session.query(Need).where(Need.case_uid == case).one().detail += "ก"

    def _screens(self) -> None:
        if self.unscreened:
            self.two.screen(self.unscreened.pop())

    def _gives_back(self) -> None:
        if self.unscreened:
            self.two.province.give_back(CENTRE, self.unscreened[-1], "ขอเบอร์โทรศัพท์")

    def _sent(self) -> bytes:
        self.up.append(self.two.send())
        return self.up[-1]

    def _answered(self) -> bytes:
        self.down.append(self.two.province.answer(CENTRE).content)
        return self.down[-1]

    def _old(self, files: list[bytes], place: int, reach: Callable[[bytes], None]) -> None:
        if files:
            reach(files[place % len(files)])

    def _reaches_the_centre(self, whole: bytes) -> None:
        self._arrives(self.two.centre_ground, self.two.centre.take_in, whole)

    def _reaches_the_province(self, whole: bytes) -> None:
        known = self._cases_at_the_province()
        self._arrives(self.two.province_ground, self.two.province.take_in, whole)
        self.unscreened += sorted(self._cases_at_the_province() - known)

    def _cases_at_the_province(self) -> set[str]:
        with self.two.province_ground.database.read() as session:
            return set(session.scalars(select(Case.uid)))

    def _arrives(self, ground: Ground, take_in: Callable[[bytes], object], whole: bytes) -> None:
        before = state(ground)
        try:
            take_in(whole)
        except Refused as refusal:
            assert refusal.code in HARMLESS
            assert state(ground) == before

    @invariant()
    def what_counts_as_acknowledged_is_there(self) -> None:
        self._acknowledged_is_there(self.two.centre_ground, self.two.province_ground, CENTRE, PROVINCE)
        self._acknowledged_is_there(self.two.province_ground, self.two.centre_ground, PROVINCE, CENTRE)

    def _acknowledged_is_there(self, writer: Ground, reader: Ground, unit: str, peer: str) -> None:
        there = contents(reader, unit)
        with writer.database.read() as session:
            waiting = {
                going.uid
                for table in outgoing.MODELS
                for going in outgoing.entries(session, table, outgoing.pending(writer, table, peer))
            }
        for table, rows in contents(writer, unit).items():
            assert {row for row in rows if not waiting & set(row)} <= there[table]

    def teardown(self) -> None:
        """Whatever happened, two more files each way and both sides agree."""
        try:
            for _round in range(2):
                self.two.up(OCTOBER)
                self.two.down()
            self.two.up()
            for unit in (CENTRE, PROVINCE):
                assert contents(self.two.centre_ground, unit) == contents(self.two.province_ground, unit)
            assert (self.two.centre.pending_count(), self.two.province.pending_count()) == (0, 0)
        finally:
            next(self._open, None)
            shutil.rmtree(self._folder)


@pytest.fixture(scope="module")
def templates(
    centre_template: Home, province_template: Home, tmp_path_factory: pytest.TempPathFactory
) -> Templates:
    return Templates.make(centre_template, province_template, tmp_path_factory.mktemp("enrolled"))


def test_no_entry_is_lost_or_applied_twice_whatever_the_post_does(templates: Templates) -> None:
    run_state_machine_as_test(
        lambda: Post(templates),
        settings=settings(
            max_examples=4,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
