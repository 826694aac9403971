"""Two officers of a province work at once, in two programs, on one register on a PostgreSQL server."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import registers
import servers
from centre_and_province import Templates, Two
from servers import Server
from sqlalchemy import select, text

from desktop.database import audit, places
from desktop.database.keys import LOWEST
from desktop.database.work import Database
from desktop.models import Step, Target
from desktop.rules.cases import StepDraft
from desktop.rules.problems import Refused
from desktop.services import opening
from desktop.services.cases import Cases, writing
from desktop.services.ground import PROVINCE
from desktop.services.opening import NewRegister
from desktop.services.upkeep import Upkeep, restore
from desktop.system.clock import SetClock
from desktop.system.paths import Home

_TESTS = Path(__file__).resolve().parents[1]
_CASES = 25


@pytest.fixture(scope="module")
def standing_server() -> Iterator[Server]:
    with servers.running() as server:
        yield server


@pytest.fixture
def two(centre_template: Home, standing_server: Server, tmp_path: Path, clock: SetClock) -> Iterator[Two]:
    """A centre in a file, and its province on the server."""
    province = registers.make(tmp_path / "made", "94", PROVINCE, standing_server)
    yield from Templates.make(centre_template, province, tmp_path / "enrolled").copied(tmp_path, clock)


@pytest.fixture
def homes(two: Two, tmp_path: Path) -> tuple[Home, Home]:
    """The province's home folder, and that of a second workstation which joined the register."""
    second = Home(tmp_path / "second")
    opening.join_register(second, places.server_url(Home(tmp_path / "p")))
    return Home(tmp_path / "p"), second


def _at_work(home: Home, order: str, uids: list[str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "machines.officer", str(home.root), order, *uids]
    path = {"PYTHONPATH": f"{_TESTS}:{_TESTS.parent}"}
    return subprocess.Popen(command, cwd=_TESTS, env=path, stdout=subprocess.PIPE, text=True)


def _told(officer: subprocess.Popen[str]) -> dict[str, list[str] | dict[str, str]]:
    said, _nothing = officer.communicate(timeout=300)
    assert officer.returncode == 0
    told: dict[str, list[str] | dict[str, str]] = json.loads(said)
    return told


def test_nothing_is_lost_or_done_twice_where_two_screen_the_same_cases(
    two: Two, homes: tuple[Home, Home]
) -> None:
    uids = [two.case() for _each in range(_CASES)]
    two.up()
    # From both ends, so that they meet in the middle.
    officers = [_at_work(home, order, uids) for home, order in zip(homes, ("on", "backwards"), strict=True)]
    first, second = map(_told, officers)

    assert {uid for told in (first, second) for uid in told["refused"]} <= set(uids)
    assert len(first["refused"]) + len(second["refused"]) == _CASES, (
        "each case was screened by one of the two"
    )
    letters = [*first["letters"], *second["letters"]]
    taken = sorted(int(re.findall(r"\d+", letter)[-2]) for letter in letters)
    assert taken == list(range(1, _CASES + 1))
    with two.province_ground.database.read() as session:
        screened = session.scalars(select(Step.case_uid).where(Step.kind == "screened")).all()
        assert audit.broken_at(session) is None
    assert sorted(screened) == sorted(uids)
    assert all(Cases(two.province_ground).page(uid).status == "referred" for uid in uids)


def _waits_for_somebody(database: Database) -> bool:
    """Whether a program waits for what another one holds."""
    with database.read() as session:
        return bool(session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")))


def test_who_comes_second_waits_and_then_sees_what_the_first_wrote(
    two: Two, homes: tuple[Home, Home], clock: SetClock
) -> None:
    uid = two.case()
    two.up()
    screened = StepDraft(kind="screened", on=clock.today(), verdict="accepted")
    other = opening.open_register(homes[1], registers.USER, registers.PASSWORD, clock)
    mine = two.province_ground
    with ThreadPoolExecutor(1) as second:
        with mine.database.work("Screen a case", mine.actor.uid) as work:
            writing.add_step(work, mine, writing.find(work.session, mine, uid), screened)
            late = second.submit(Cases(other.ground).add_step, uid, screened)
            while not _waits_for_somebody(mine.database):
                assert not late.done(), late.exception()
        with pytest.raises(Refused) as refused:
            late.result(timeout=120)
    other.close()
    assert refused.value.code == "draft"
    with mine.database.read() as session:
        assert session.scalars(select(Step.kind).where(Step.case_uid == uid)).all() == ["screened"]


def _changed(database: Database, quota: int) -> None:
    with database.work("Change a target", "somebody") as work:
        work.session.scalars(select(Target)).one().quota = quota


def test_the_second_of_two_who_change_one_entry_is_told_and_writes_over_nothing(
    two: Two, homes: tuple[Home, Home], clock: SetClock
) -> None:
    mine = two.province_ground.database
    with mine.work("Set a target", "me") as work:
        work.session.add(Target(fiscal_year=2570))
    other = opening.open_register(homes[1], registers.USER, registers.PASSWORD, clock)
    with pytest.raises(Refused) as refused, mine.work("Change a target", "me") as work:
        row = work.session.scalars(select(Target)).one()
        _changed(other.ground.database, 40)
        row.quota = 50
    other.close()
    assert refused.value.code == "changed-meanwhile"
    with mine.read() as session:
        assert session.scalars(select(Target.quota)).one() == 40


def test_a_reading_sees_one_state_whatever_another_writes_meanwhile(two: Two) -> None:
    database = two.province_ground.database
    with database.read() as session:
        before = session.scalars(select(Target)).all()
        with database.work("Set a target", "me") as work:
            work.session.add(Target(fiscal_year=2570))
        assert session.scalars(select(Target)).all() == before == []


def test_a_register_on_a_server_is_made_joined_backed_up_and_restored_into_a_file(
    standing_server: Server, tmp_path: Path, clock: SetClock
) -> None:
    url = standing_server.url(standing_server.make_database())
    draft = NewRegister(unit="94", edition=PROVINCE, user="a", full_name="ก ข", password=registers.PASSWORD)
    opening.create_register(Home(tmp_path / "one"), draft, clock, LOWEST, url)
    with pytest.raises(Refused) as refused:
        opening.create_register(Home(tmp_path / "again"), draft, clock, LOWEST, url)
    assert refused.value.code == "exists"
    assert not Home(tmp_path / "again").exists()

    opening.join_register(Home(tmp_path / "two"), url)
    opened = opening.open_register(Home(tmp_path / "two"), "a", registers.PASSWORD, clock)
    with opened.ground.database.work("Set a target", "me") as work:
        work.session.add(Target(fiscal_year=2570, quota=33))
    file = Upkeep(opened).make_backup()
    assert all(check.ok for check in Upkeep(opened).check())
    opened.close()
    assert not list((tmp_path / "two").glob("*.db")), "nothing of the register lies at the workstation"

    with pytest.raises(Refused) as refused:
        restore(Home(tmp_path / "two"), file, "a", registers.PASSWORD)
    assert refused.value.code == "on-server"
    restore(Home(tmp_path / "three"), file, "a", registers.PASSWORD)
    opened = opening.open_register(Home(tmp_path / "three"), "a", registers.PASSWORD, clock)
    with opened.ground.database.read() as session:
        assert session.scalars(select(Target.quota)).one() == 33
    opened.close()


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("sqlite:///register.db", "no-url"),
        ("ไม่ใช่ที่อยู่", "no-url"),
        ("postgresql://nobody@/register?host=/nowhere", "server-gone"),
    ],
)
def test_a_server_that_is_not_there_is_a_sentence(url: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        opening.join_register(Home(tmp_path / "home"), url)
    assert refused.value.code == code
    assert not Home(tmp_path / "home").exists()


def test_an_empty_database_cannot_be_joined(standing_server: Server, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        opening.join_register(Home(tmp_path / "home"), standing_server.url(standing_server.make_database()))
    assert refused.value.code == "no-register"
