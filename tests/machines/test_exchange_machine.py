"""Files between a centre and its province are lost, repeated, late and in any order; no entry is."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
import registers
from centre_and_province import CENTRE, OCTOBER, PROVINCE, Templates, contents, state
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from desktop.models import Need
from desktop.rules.problems import Refused
from desktop.services.exchange import outgoing
from desktop.services.ground import Ground
from desktop.system.clock import SetClock
from desktop.system.paths import Home

HARMLESS = {"replayed", "wrong-sequence"}
PLACES = st.integers(0, 50)


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

    @rule()
    def somebody_comes_to_the_centre(self) -> None:
        self.cases.append(self.two.case())

    @precondition(lambda self: self.cases)
    @rule(place=PLACES)
    def the_centre_corrects_an_entry(self, place: int) -> None:
        case = self.cases[place % len(self.cases)]
        with self.two.centre_ground.database.work("Correct a need") as work:
            work.session.query(Need).where(Need.case_uid == case).one().detail += "ก"

    @precondition(lambda self: self.unscreened)
    @rule()
    def the_province_screens(self) -> None:
        self.two.screen(self.unscreened.pop())

    @precondition(lambda self: self.unscreened)
    @rule()
    def the_province_gives_an_entry_back(self) -> None:
        self.two.province.give_back(CENTRE, self.unscreened[-1], "ขอเบอร์โทรศัพท์")

    @rule()
    def the_centre_sends(self) -> None:
        self.up.append(self.two.send())

    @rule()
    def the_province_answers(self) -> None:
        self.down.append(self.two.province.answer(CENTRE).content)

    @precondition(lambda self: self.up)
    @rule(place=PLACES)
    def a_file_reaches_the_province(self, place: int) -> None:
        known = {row[0] for row in contents(self.two.province_ground, CENTRE)["cases"]}
        self._arrives(self.two.province_ground, self.two.province.take_in, self.up[-1 - place % len(self.up)])
        now = {row[0] for row in contents(self.two.province_ground, CENTRE)["cases"]}
        self.unscreened += sorted(now - known)

    @precondition(lambda self: self.down)
    @rule(place=PLACES)
    def a_file_reaches_the_centre(self, place: int) -> None:
        whole = self.down[-1 - place % len(self.down)]
        self._arrives(self.two.centre_ground, self.two.centre.take_in, whole)

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
            max_examples=5,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
