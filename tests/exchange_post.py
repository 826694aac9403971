"""Two centres, their province, and a post that does what it likes with their files."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

import bulletin_entries
import registers
from centre_and_province import CENTRE, OCTOBER, PROVINCE, Two
from exchange_region import (
    AFTER_A_FALL,
    AFTER_NEW_KEYS,
    CASE_OF_STEP,
    REVISION,
    SECOND,
    UID,
    Contents,
    Line,
    Office,
    Region,
    Row,
    uids,
)
from forum_entries import ForumEntries
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import select
from training_entries import School

from desktop.models import (
    Acknowledgement,
    Bulletin,
    BulletinTelling,
    Case,
    Need,
    new_uid,
)
from desktop.rules.problems import Refused
from desktop.services.exchange import Exchange
from desktop.system.clock import SetClock
from desktop.system.paths import Home

# One rule for all: hypothesis leaves out some rules in each example, and trouble needs most of them.
HAPPENINGS = (
    "somebody comes",
    "a forum is held",
    "a course begins",
    "somebody is told of a bulletin",
    "the centre corrects",
    "the centre corrects",
    "the province corrects",
    "the province screens",
    "the province gives back",
    "the province publishes",
    "the centre sends",
    "the centre sends",
    "the centre's file is lost",
    "the province answers",
    "the province answers",
    "the province's file is lost",
    "an old file reaches the province",
    "an old file reaches the centre",
    "the centre has new keys",
    "the province has new keys",
    "both begin anew",
    "the centre keeps a backup",
    "the province keeps a backup",
    "the centre falls back",
    "the province falls back",
    "people agree",
    "people agree",
)


class Post(RuleBasedStateMachine):
    """Whatever happens, what counts as acknowledged is there, and in the end both sides agree."""

    steps: ClassVar[int] = 0

    def __init__(self, region: Region) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp())
        self._clock = SetClock(registers.MOMENT)
        self._stack = ExitStack()
        self._stack.callback(shutil.rmtree, self._folder)
        centre, self._province, second = (
            self._office(home, name)
            for home, name in ((region.pair.centre, "c"), (region.pair.province, "p"), (region.second, "s"))
        )
        self.lines = (self._line(CENTRE, centre), self._line(SECOND, second))
        # With a case at both sides from the start, few steps suffice to get into trouble.
        for line in self.lines:
            self._somebody_comes(line)
            self._reaches_the_province(line, self._sent(line))

    def _office(self, home: Home, name: str) -> Office:
        office = Office(home, self._folder / name, self._clock)
        self._stack.callback(office.close)
        return office

    def _line(self, unit: str, office: Office) -> Line:
        return Line(unit, office, Two(office.ground, self._province.ground))

    @rule(what=st.sampled_from(HAPPENINGS), which=st.integers(0, 1), place=st.integers(0, 50))
    def happens(self, what: str, which: int, place: int) -> None:
        type(self).steps += 1
        line = self.lines[which]
        happening: Callable[[], object] = {
            "somebody comes": partial(self._somebody_comes, line),
            "a forum is held": partial(self._forum, line),
            "a course begins": partial(self._course, line),
            "somebody is told of a bulletin": partial(self._tells, line),
            "the centre corrects": partial(self._corrects, line, place),
            "the province corrects": partial(self._province_corrects, place),
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
            "the province has new keys": self._new_keys_of_the_province,
            "both begin anew": partial(self._begin_anew, line),
            "the centre keeps a backup": line.office.keeps_a_backup,
            "the province keeps a backup": self._province.keeps_a_backup,
            "the centre falls back": partial(self._centre_falls_back, line, place),
            "the province falls back": partial(self._province_falls_back, place),
            "people agree": partial(self._people_agree, line),
        }[what]
        happening()

    # -- what is written

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
            # Never the same twice: what is written after a fall must differ from what was written before it.
            work.session.query(Need).where(Need.case_uid == case).one().detail = new_uid()

    def _province_corrects(self, place: int) -> None:
        with self._province.ground.database.work("Correct a bulletin") as work:
            found = work.session.scalars(select(Bulletin).order_by(Bulletin.uid)).all()
            if found:
                found[place % len(found)].detail = new_uid()

    def _screens(self, line: Line) -> None:
        if line.unscreened:
            line.two.screen(line.unscreened.pop())

    def _gives_back(self, line: Line) -> None:
        # Where both have just begun anew, nothing has come that could be given back.
        if line.unscreened and self._has_come(line, line.unscreened[-1]):
            line.two.province.give_back(line.unit, line.unscreened[-1], "ขอเบอร์โทรศัพท์")

    def _has_come(self, line: Line, case: str) -> bool:
        with line.two.province_ground.database.read() as session:
            said = session.get(Acknowledgement, (line.unit, case, "in"))
            return said is not None and said.verdict in ("accepted", "returned")

    # -- keys, and registers that fall back

    def _new_keys(self, line: Line) -> None:
        card = line.two.centre.replace_own_keys()
        assert card is not None
        line.two.province.accept_key(card.content, line.two.centre.own_fingerprint().spoken())
        line.harmless |= AFTER_NEW_KEYS

    def _new_keys_of_the_province(self) -> None:
        self.lines[0].two.province.replace_own_keys()
        for line in self.lines:
            self._is_enrolled_again(line)
            line.harmless |= AFTER_NEW_KEYS

    def _is_enrolled_again(self, line: Line) -> None:
        province, centre = line.two.province, line.two.centre
        centre.take_in(province.enrol(line.unit), province.own_fingerprint().spoken())

    def _begin_anew(self, line: Line) -> None:
        line.two.centre.begin_anew(PROVINCE)
        line.two.province.begin_anew(line.unit)

    def _centre_falls_back(self, line: Line, place: int) -> None:
        if line.office.backups:
            line.office.falls_back(place)
            self._stand_on_new_ground(line)
            line.fallen.add("centre")
            here = uids(line.office.entries(line.unit))
            line.cases = [case for case in line.cases if case in here]
            line.outlived |= self._lost_by(line.office, self._province.entries(line.unit))

    def _province_falls_back(self, place: int) -> None:
        if self._province.backups:
            self._province.falls_back(place)
            for line in self.lines:
                self._stand_on_new_ground(line)
                line.fallen.add("province")
                here = self._province.entries(line.unit)
                known = uids(here)
                line.unscreened = [case for case in line.unscreened if case in known]
                line.outlived &= self._lost_by(line.office, here)

    def _lost_by(self, office: Office, found: Contents) -> set[Row]:
        return {row for rows in found.values() for row in rows if row[UID] in office.lost}

    def _stand_on_new_ground(self, line: Line) -> None:
        line.harmless |= AFTER_A_FALL
        two = Two(line.office.ground, self._province.ground)
        # Its numbers go on: a number that was given out on paper twice is another test's matter.
        two.entries._numbers = line.two.entries._numbers
        line.two = two

    def _people_agree(self, line: Line) -> None:
        """They telephone: whoever fell back takes new keys, and the other side begins anew."""
        if "province" in line.fallen:
            self._new_keys_of_the_province()
            self._begins_anew_with_the_province(line)
        if "centre" in line.fallen:
            line.two.province.begin_anew(line.unit)
            self._new_keys(line)
        line.fallen.clear()

    def _begins_anew_with_the_province(self, line: Line) -> None:
        """The centre takes in a new enrolment and hands its key card back, as its window lets it do."""
        province, centre = line.two.province, line.two.centre
        taken = centre.take_in(province.enrol(line.unit), province.own_fingerprint().spoken())
        assert taken.key_card is not None
        if "centre" not in line.fallen:
            province.accept_key(taken.key_card, centre.own_fingerprint().spoken())

    # -- files

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
        self._arrives(line, line.office, line.two.centre, whole)

    def _reaches_the_province(self, line: Line, whole: bytes) -> None:
        known = self._cases(self._province, line)
        self._arrives(line, self._province, line.two.province, whole)
        line.unscreened.extend(sorted(self._cases(self._province, line) - known))

    def _cases(self, office: Office, line: Line) -> set[str]:
        return {row[0] for row in office.rows("SELECT uid FROM cases WHERE origin = ?", line.unit)}

    def _arrives(self, line: Line, office: Office, exchange: Exchange, whole: bytes) -> None:
        before = office.state()
        try:
            exchange.take_in(whole)
        except Refused as refusal:
            assert refusal.code in line.harmless
            assert office.state() == before

    # -- what must hold

    def _for_the_centre(self, line: Line) -> Contents:
        """The province's own entries, but for what it wrote on cases that this centre does not have."""
        found, own = self._province.entries(PROVINCE), self._cases(line.office, line)
        found["steps"] = {row for row in found["steps"] if row[CASE_OF_STEP] in own}
        return found

    @invariant()
    def what_counts_as_acknowledged_is_there(self) -> None:
        for line in self.lines:
            centre, province = line.office, self._province
            # Of a register that fell back the other side still believes what it said before.
            if "province" not in line.fallen:
                heard = centre.acknowledged(PROVINCE)
                _heard_is_there(centre.entries(line.unit), heard, province.entries(line.unit))
            if "centre" not in line.fallen:
                heard = province.acknowledged(line.unit)
                _heard_is_there(self._for_the_centre(line), heard, centre.entries(PROVINCE))

    @invariant()
    def nothing_of_one_centre_reaches_the_other(self) -> None:
        for line, other in (self.lines, self.lines[::-1]):
            assert not any(line.office.entries(other.unit).values())

    def teardown(self) -> None:
        """Whatever happened, people agree, and after two more files each way so do the registers."""
        try:
            for line in self.lines:
                self._agree(line)
        finally:
            self._stack.close()

    def _agree(self, line: Line) -> None:
        two = line.two
        if line.harmless >= AFTER_A_FALL:
            # A late file of the register from before the fall may have been believed since they agreed.
            line.fallen |= {"centre", "province"}
            self._people_agree(line)
        for _round in range(2):
            two.up(OCTOBER)
            two.centre.take_in(two.province.answer(line.unit).content)
        two.up()
        self._same(line.office, line.office.entries(line.unit), self._province.entries(line.unit))
        self._same(self._province, self._for_the_centre(line), line.office.entries(PROVINCE))
        assert two.centre.pending_count() == 0
        assert two.province.conversation(line.unit).pending == 0
        there = {row for rows in self._province.entries(line.unit).values() for row in rows}
        assert {row for row in line.outlived if row[UID] in line.office.lost} <= there

    def _same(self, writer: Office, written: Contents, there: Contents) -> None:
        """Both have the same entries, but for those that their writer lost and the other still holds."""
        lost = writer.lost - uids(writer.entries(writer.ground.unit))
        for table, rows in there.items():
            assert written[table] == {row for row in rows if row[UID] not in lost}


def _heard_is_there(written: Contents, heard: dict[str, int], there: Contents) -> None:
    for table, rows in written.items():
        assert {row for row in rows if heard.get(row[UID], 0) >= row[REVISION]} <= there[table]
