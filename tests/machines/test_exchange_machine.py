"""Files between two centres and their province are lost, repeated, late and in any order; no entry is."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

import bulletin_entries
import pytest
import registers
from centre_and_province import CENTRE, OCTOBER, PROVINCE, Templates, Two, contents, state
from forum_entries import ForumEntries
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select
from training_entries import School

from desktop.models import Acknowledgement, Bulletin, BulletinTelling, Case, Need, Step, new_uid
from desktop.rules.problems import Refused
from desktop.services.exchange import outgoing
from desktop.services.ground import Ground
from desktop.system.clock import SetClock
from desktop.system.paths import Home

SECOND = "9402"
HARMLESS = frozenset({"replayed", "wrong-sequence"})
# What was sealed or signed before somebody had new keys opens nowhere any more; the next file brings it.
AFTER_NEW_KEYS = HARMLESS | {"withdrawn-key", "not-for-us"}
_CASE_OF_STEP = Step.__table__.columns.keys().index("case_uid")

Contents = dict[str, set[tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class Line:
    """One centre's line to the province, and what was ever sent on it.

    Attributes:
        unit: the centre.
        two: the centre and the province.
        up: files of the centre.
        down: files of the province.
        cases: the centre's cases.
        unscreened: of those at the province, those that nobody screened.
    """

    unit: str
    two: Two
    up: list[bytes] = field(default_factory=list)
    down: list[bytes] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)
    unscreened: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Region:
    """Three registers that know each other's keys, to be copied: a centre, its province, a second centre."""

    pair: Templates
    second: Home

    @contextmanager
    def copied(self, folder: Path) -> Iterator[tuple[Line, Line]]:
        """Both lines, open for as long as the block lasts."""
        clock = SetClock(registers.MOMENT)
        with ExitStack() as stack:
            first = next(opened := self.pair.copied(folder, clock))
            stack.callback(next, opened, None)
            second = stack.enter_context(Templates.restored(self.second, folder / "second", clock))
            yield Line(CENTRE, first), Line(SECOND, Two(second, first.province_ground))


# One rule for all: hypothesis leaves out some rules in each example, and trouble needs most of them.
HAPPENINGS = (
    "somebody comes",
    "a forum is held",
    "a course begins",
    "somebody is told of a bulletin",
    "the centre corrects",
    "the province screens",
    "the province gives back",
    "the province publishes",
    "the centre sends",
    "the centre sends",
    "the centre's file is lost",
    "the province answers",
    "the province's file is lost",
    "the province's file is lost",
    "an old file reaches the province",
    "an old file reaches the centre",
    "the centre has new keys",
    "the province has new keys",
    "both begin anew",
)


class Post(RuleBasedStateMachine):
    """Two centres, a province, and a post that does what it likes with their files."""

    def __init__(self, region: Region) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp())
        self._stack = ExitStack()
        self.lines = self._stack.enter_context(region.copied(self._folder))
        self.harmless = HARMLESS
        # With a case at both sides from the start, few steps suffice to get into trouble.
        for line in self.lines:
            self._somebody_comes(line)
            self._reaches_the_province(line, self._sent(line))

    @rule(what=st.sampled_from(HAPPENINGS), which=st.integers(0, 1), place=st.integers(0, 50))
    def happens(self, what: str, which: int, place: int) -> None:
        line = self.lines[which]
        happening: Callable[[], object] = {
            "somebody comes": partial(self._somebody_comes, line),
            "a forum is held": partial(self._forum, line),
            "a course begins": partial(self._course, line),
            "somebody is told of a bulletin": partial(self._tells, line),
            "the centre corrects": partial(self._corrects, line, place),
            "the province screens": partial(self._screens, line),
            "the province gives back": partial(self._gives_back, line),
            "the province publishes": partial(bulletin_entries.put, line.two.province_ground),
            "the centre sends": lambda: self._reaches_the_province(line, self._sent(line)),
            "the centre's file is lost": partial(self._sent, line),
            "the province answers": lambda: self._reaches_the_centre(line, self._answered(line)),
            "the province's file is lost": partial(self._answered, line),
            "an old file reaches the province": partial(
                self._old, line.up, place, partial(self._reaches_the_province, line)
            ),
            "an old file reaches the centre": partial(
                self._old, line.down, place, partial(self._reaches_the_centre, line)
            ),
            "the centre has new keys": partial(self._new_keys, line),
            "the province has new keys": partial(self._new_keys_of_the_province, line),
            "both begin anew": partial(self._begin_anew, line),
        }[what]
        happening()

    def _somebody_comes(self, line: Line) -> None:
        line.cases.append(line.two.case())

    def _forum(self, line: Line) -> None:
        entries = ForumEntries(line.two.centre_ground)
        forum = entries.held()
        entries.raised(forum)
        entries.decided(forum)

    def _course(self, line: Line) -> None:
        school = School(line.two.centre_ground)
        course = school.course()
        school.sessions(course)
        enrolled = school.enrolled(course).uid
        school.came(course, enrolled, [3] * len(school.trainings.sessions.of_course(course)))

    def _tells(self, line: Line) -> None:
        ground, case = line.two.centre_ground, line.cases[-1]
        with ground.database.work("Somebody is told of a bulletin") as work:
            bulletin = work.session.scalar(select(Bulletin.uid).limit(1))
            person = work.session.get_one(Case, case).citizen_uid
            if bulletin is not None:
                told = {"bulletin_uid": bulletin, "person_uid": person, "case_uid": case}
                work.session.add(BulletinTelling(uid=new_uid(), on=date(2026, 11, 20), **told))

    def _corrects(self, line: Line, place: int) -> None:
        case = line.cases[place % len(line.cases)]
        with line.two.centre_ground.database.work("Correct a need") as work:
            work.session.query(Need).where(Need.case_uid == case).one().detail += "ก"

    def _screens(self, line: Line) -> None:
        if line.unscreened:
            line.two.screen(line.unscreened.pop())

    def _gives_back(self, line: Line) -> None:
        # Where both have just begun anew, nothing has come that could be given back.
        if line.unscreened and self._has_come(line, line.unscreened[-1]):
            line.two.province.give_back(line.unit, line.unscreened[-1], "ขอเบอร์โทรศัพท์")

    def _has_come(self, line: Line, case: str) -> bool:
        with line.two.province_ground.database.read() as session:
            return session.get(Acknowledgement, (line.unit, case, "in")) is not None

    def _new_keys(self, line: Line) -> None:
        card = line.two.centre.replace_own_keys()
        assert card is not None
        line.two.province.accept_key(card.content, line.two.centre.own_fingerprint().spoken())
        self.harmless = AFTER_NEW_KEYS

    def _new_keys_of_the_province(self, line: Line) -> None:
        province = line.two.province
        province.replace_own_keys()
        for every in self.lines:
            every.two.centre.take_in(province.enrol(every.unit), province.own_fingerprint().spoken())
        self.harmless = AFTER_NEW_KEYS

    def _begin_anew(self, line: Line) -> None:
        line.two.centre.begin_anew(PROVINCE)
        line.two.province.begin_anew(line.unit)

    def _sent(self, line: Line) -> bytes:
        line.up.append(line.two.send())
        return line.up[-1]

    def _answered(self, line: Line) -> bytes:
        line.down.append(line.two.province.answer(line.unit).content)
        return line.down[-1]

    def _old(self, files: list[bytes], place: int, reach: Callable[[bytes], None]) -> None:
        if files:
            reach(files[place % len(files)])

    def _reaches_the_centre(self, line: Line, whole: bytes) -> None:
        self._arrives(line.two.centre_ground, line.two.centre.take_in, whole)

    def _reaches_the_province(self, line: Line, whole: bytes) -> None:
        known = self._cases_at_the_province(line)
        self._arrives(line.two.province_ground, line.two.province.take_in, whole)
        line.unscreened.extend(sorted(self._cases_at_the_province(line) - known))

    def _cases_at_the_province(self, line: Line) -> set[str]:
        with line.two.province_ground.database.read() as session:
            return set(session.scalars(select(Case.uid).where(Case.origin == line.unit)))

    def _arrives(self, ground: Ground, take_in: Callable[[bytes], object], whole: bytes) -> None:
        before = state(ground)
        try:
            take_in(whole)
        except Refused as refusal:
            assert refusal.code in self.harmless
            assert state(ground) == before

    def _for_the_centre(self, line: Line) -> Contents:
        """The province's own entries, but for what it wrote on the other centre's cases."""
        found, own = contents(line.two.province_ground, PROVINCE), self._cases_at_the_province(line)
        found["steps"] = {row for row in found["steps"] if row[_CASE_OF_STEP] in own}
        return found

    @invariant()
    def what_counts_as_acknowledged_is_there(self) -> None:
        for line in self.lines:
            centre, province = line.two.centre_ground, line.two.province_ground
            theirs = contents(centre, line.unit)
            self._acknowledged_is_there(
                theirs, self._waiting(centre, PROVINCE), contents(province, line.unit)
            )
            ours, waiting = self._for_the_centre(line), self._waiting(province, line.unit)
            self._acknowledged_is_there(ours, waiting, contents(centre, PROVINCE))

    def _waiting(self, writer: Ground, peer: str) -> set[object]:
        with writer.database.read() as session:
            return {
                going.uid
                for table in outgoing.MODELS
                for going in outgoing.entries(session, table, outgoing.pending(writer, table, peer))
            }

    def _acknowledged_is_there(self, written: Contents, waiting: set[object], there: Contents) -> None:
        for table, rows in written.items():
            assert {row for row in rows if not waiting & set(row)} <= there[table]

    @invariant()
    def nothing_of_one_centre_reaches_the_other(self) -> None:
        for line, other in (self.lines, self.lines[::-1]):
            assert not any(contents(line.two.centre_ground, other.unit).values())

    def teardown(self) -> None:
        """Whatever happened, two more files each way and all agree."""
        try:
            for line in self.lines:
                self._agree(line)
        finally:
            self._stack.close()
            shutil.rmtree(self._folder)

    def _agree(self, line: Line) -> None:
        two = line.two
        for _round in range(2):
            two.up(OCTOBER)
            two.centre.take_in(two.province.answer(line.unit).content)
        two.up()
        assert contents(two.centre_ground, line.unit) == contents(two.province_ground, line.unit)
        assert contents(two.centre_ground, PROVINCE) == self._for_the_centre(line)
        assert two.centre.pending_count() == 0
        assert two.province.conversation(line.unit).pending == 0


@pytest.fixture(scope="module")
def region(
    centre_template: Home, province_template: Home, tmp_path_factory: pytest.TempPathFactory
) -> Region:
    pair = Templates.make(centre_template, province_template, tmp_path_factory.mktemp("enrolled"))
    folder = tmp_path_factory.mktemp("second")
    made = registers.make(folder / "made", SECOND, "centre")
    clock = SetClock(registers.MOMENT)
    # The second centre is enrolled into the same province, which is therefore the one to be copied.
    with (
        Templates.restored(made, folder / "enrolled", clock) as centre,
        Templates.restored(pair.province, folder / "province", clock) as province,
    ):
        second = Two(centre, province)
        card = second.centre.take_in(second.province.enrol(SECOND)).key_card
        assert card is not None
        second.province.accept_key(card, second.centre.own_fingerprint().spoken())
        second.approve()
    return Region(Templates(pair.centre, Home(folder / "province")), Home(folder / "enrolled"))


def test_no_entry_is_lost_or_applied_twice_whatever_the_post_does(region: Region) -> None:
    run_state_machine_as_test(
        lambda: Post(region),
        settings=settings(
            max_examples=4,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
