"""A register moves onto a real PostgreSQL server and back, is cut off on the way, and loses nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import psycopg
import pytest
import registers
import servers
from servers import Server
from sqlalchemy import Connection, make_url, select, text

from desktop.app import demonstration
from desktop.app.demonstration import Wish
from desktop.database import copying, migrating, places, server
from desktop.database import moving as stored_moving
from desktop.database.copying import Proof
from desktop.database.keys import LOWEST
from desktop.models import AuditLine, Base, Target, User
from desktop.rules.problems import Refused
from desktop.services import opening, upkeep
from desktop.services.moving import to_file, to_server
from desktop.services.office import Office, UserDraft
from desktop.services.opening import Opened
from desktop.services.upkeep import Upkeep
from desktop.system.clock import SetClock
from desktop.system.paths import Home
from desktop.system.progress import Cancelled, Unheard

_TREE = Path(__file__).resolve().parents[2]
_AUDIT = AuditLine.__tablename__


@pytest.fixture(scope="module")
def standing_server() -> Iterator[Server]:
    with servers.running() as running:
        yield running


@pytest.fixture
def url(standing_server: Server) -> str:
    """The address of an empty database."""
    return standing_server.url(standing_server.make_database())


@pytest.fixture(scope="module", params=["9401", "94"])
def demonstrated(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A centre's and a province's demonstration, with the password of its administrator."""
    home = Home(tmp_path_factory.mktemp("demonstration") / "home")
    wish = Wish(unit=request.param, citizens=30, volunteers=30, months=1)
    users = demonstration.make(home, wish, SetClock(registers.MOMENT), Unheard(), LOWEST)
    word = next(user.password for user in users if user.role == "administrator")
    (home.root / "word.txt").write_text(word, "utf-8")
    return home


@pytest.fixture
def small(tmp_path: Path) -> Home:
    """A province's register in a file."""
    return registers.make(tmp_path / "small", "94", "province")


def _sign_in(home: Home, clock: SetClock) -> Opened:
    return opening.open_register(home, "", _word(home), clock)


def _moved(home: Home, url: str, clock: SetClock) -> Path:
    opened = _sign_in(home, clock)
    try:
        return to_server(opened, url, Unheard())
    finally:
        opened.close()


def _brought_back(home: Home, clock: SetClock) -> None:
    opened = _sign_in(home, clock)
    try:
        to_file(opened, Unheard())
    finally:
        opened.close()


def _proofs(home: Home, clock: SetClock) -> dict[str, Proof]:
    """What every table holds; the audit chain is compared line by line."""
    opened = opening.open_register(home, "", _word(home), clock, look_only=True)
    try:
        with opened.ground.database.engine.connect() as connection:
            tables = [table for table in Base.metadata.sorted_tables if table.name != _AUDIT]
            return {table.name: copying.prove(connection, table) for table in tables}
    finally:
        opened.close()


def _word(home: Home) -> str:
    word = home.root / "word.txt"
    return word.read_text("utf-8") if word.exists() else registers.PASSWORD


def _lines(opened: Opened) -> list[tuple[str, str]]:
    """The audit chain."""
    with opened.ground.database.read() as session:
        return [
            (line.title, line.hash) for line in session.scalars(select(AuditLine).order_by(AuditLine.line))
        ]


def _is_empty(url: str) -> bool:
    with psycopg.connect(_plain(url)) as connection:
        found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    return found == (0,)


def _plain(url: str) -> str:
    address = make_url(url)
    return f"host={address.query['host']} user={address.username} dbname={address.database}"


def _works(home: Home, clock: SetClock) -> None:
    """Somebody signs in, saves something, and every check is whole."""
    opened = _sign_in(home, clock)
    try:
        with opened.ground.database.work("Set a target", "me") as work:
            work.session.add(Target(fiscal_year=2580))
        assert all(check.ok for check in Upkeep(opened).check())
    finally:
        opened.close()


def test_a_register_moves_onto_a_server_and_back_with_every_entry(
    demonstrated: Home, url: str, tmp_path: Path, clock: SetClock
) -> None:
    home = Home(tmp_path / "home")
    shutil.copytree(demonstrated.root, home.root)
    opened = _sign_in(home, clock)
    lines, uid = _lines(opened), opened.ground.actor.uid
    opened.close()
    before = _proofs(home, clock)
    assert sum(proof.rows > 0 for proof in before.values()) > 20

    kept = _moved(home, url, clock)
    assert not home.register.exists() and not home.keys.exists(), "nobody works in the file by mistake"
    assert _proofs(home, clock) == before
    opened = _sign_in(home, clock)
    assert opened.ground.actor.uid == uid
    assert opened.ground.database.engine.dialect.name == "postgresql"
    there = _lines(opened)
    assert all(check.ok for check in Upkeep(opened).check())
    opened.close()
    assert there[: len(lines)] == lines
    assert "Move the register onto a server" in [title for title, _hash in there[len(lines) :]]

    _brought_back(home, clock)
    assert not home.server.exists()
    assert _proofs(home, clock) == before
    opened = _sign_in(home, clock)
    assert opened.ground.database.engine.dialect.name == "sqlite"
    assert _lines(opened)[: len(there)] == there
    assert all(check.ok for check in Upkeep(opened).check())
    opened.close()

    again = Home(tmp_path / "again")
    upkeep.restore(again, kept, "", _word(home))
    (again.root / "word.txt").write_text(_word(home), "utf-8")
    # A restored register speaks as another one (decision 0018): the same entries, with revisions above.
    after = _proofs(again, clock)
    assert {table: proof.rows for table, proof in after.items()} == {
        table: proof.rows for table, proof in before.items()
    }, "what is left of the file is a backup of it"
    assert all(after[table] == before[table] for table in ("users", "running_numbers", "reference_values"))


def test_running_numbers_and_users_go_on_where_they_stood(small: Home, url: str, clock: SetClock) -> None:
    opened = _sign_in(small, clock)
    Office(opened, LOWEST).save_user(
        UserDraft(name="rohani", full_name="รอฮานี กาเดร์", role="officer", password="ปลากุเลาเค็มตากใบ")
    )
    with opened.ground.database.work("Give a number") as work:
        assert work.next_number("case", 2570) == 1
    to_server(opened, url, Unheard())
    opened.close()
    opened = opening.open_register(small, "rohani", "ปลากุเลาเค็มตากใบ", clock)
    with opened.ground.database.work("Give a number") as work:
        assert work.next_number("case", 2570) == 2
    with pytest.raises(Refused) as refused:
        to_file(opened, Unheard())
    assert refused.value.code == "not-allowed"
    opened.close()
    _brought_back(small, clock)
    opened = _sign_in(small, clock)
    with opened.ground.database.work("Give a number") as work:
        assert work.next_number("case", 2570) == 3
        assert {user.name for user in work.session.scalars(select(User))} == {"nuriya", "rohani"}
    opened.close()


def test_a_database_that_is_not_empty_is_refused(small: Home, url: str, clock: SetClock) -> None:
    with psycopg.connect(_plain(url)) as connection:
        connection.execute("CREATE TABLE somebody_elses (one integer)")
    with pytest.raises(Refused) as refused:
        _moved(small, url, clock)
    assert refused.value.code == "exists"
    assert not list(small.backups.glob("moved-*"))
    _works(small, clock)


class _CutOff:
    """Somebody who wants no more of it after so many entries."""

    def __init__(self, after: float) -> None:
        self._after = after

    def report(self, done: int, total: int, what: str = "") -> None:
        """Hear how far it is."""
        if done >= total * self._after:
            raise Cancelled


@pytest.mark.parametrize("after", [0.0, 0.5, 1.0])
def test_a_move_that_is_stopped_leaves_the_database_empty_and_the_file_usable(
    small: Home, url: str, clock: SetClock, after: float
) -> None:
    opened = _sign_in(small, clock)
    with pytest.raises(Cancelled):
        to_server(opened, url, _CutOff(after))
    opened.close()
    assert _is_empty(url)
    assert not small.server.exists() and not small.moving.exists()
    _works(small, clock)
    _moved(small, url, clock)


@pytest.mark.parametrize("after", [0.0, 1.0])
def test_a_way_back_that_is_stopped_leaves_the_register_on_the_server(
    small: Home, url: str, clock: SetClock, after: float
) -> None:
    _moved(small, url, clock)
    opened = _sign_in(small, clock)
    with pytest.raises(Cancelled):
        to_file(opened, _CutOff(after))
    opened.close()
    assert small.server.exists() and not small.register.exists() and not small.moving.exists()
    _works(small, clock)


def test_a_program_killed_half_way_leaves_the_database_empty_and_the_file_usable(
    small: Home, url: str, clock: SetClock
) -> None:
    command = [sys.executable, "-m", "desktop", "move", "--home", str(small.root), "--database", url]
    environment = {**os.environ, "PYTHONPATH": str(_TREE), "LABOUR_CENTRE_PASSWORD": registers.PASSWORD}
    with psycopg.connect(_plain(url), autocommit=True) as watching:
        with psycopg.connect(_plain(url)) as ahead:
            # The program makes this one after the last entry has arrived, and waits for us.
            ahead.execute("CREATE EXTENSION pg_trgm")
            mover = subprocess.Popen(command, cwd=_TREE, env=environment)
            while not _waits(watching):
                assert mover.poll() is None
            mover.kill()
            mover.wait()
            ahead.rollback()
        while _others(watching):
            pass
    assert _is_empty(url)
    assert small.moving.exists(), "it was killed just before the server committed"
    _works(small, clock)
    assert not small.moving.exists()
    _moved(small, url, clock)
    _works(small, clock)


def _waits(watching: psycopg.Connection) -> bool:
    return watching.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone() != (0,)


def _others(watching: psycopg.Connection) -> bool:
    query = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    return watching.execute(query).fetchone() != (0,)


def _killed(*_given: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("way", ["there", "back"])
def test_a_program_killed_after_the_server_committed_is_brought_to_the_end_at_the_next_start(
    small: Home, url: str, clock: SetClock, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    if way == "back":
        _moved(small, url, clock)
    with monkeypatch.context() as cut_off:
        cut_off.setattr(stored_moving, "settle", _killed)
        with pytest.raises(KeyboardInterrupt):
            _moved(small, url, clock) if way == "there" else _brought_back(small, clock)
    assert small.moving.exists()
    _works(small, clock)
    assert not small.moving.exists()
    assert small.server.exists() == (way == "there")
    assert small.register.exists() == (way == "back")
    assert small.keys.exists() == (way == "back")


def test_an_unfinished_move_waits_for_the_server_and_opens_neither(
    small: Home, url: str, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as cut_off:
        cut_off.setattr(stored_moving, "settle", _killed)
        with pytest.raises(KeyboardInterrupt):
            _moved(small, url, clock)
    with monkeypatch.context() as gone:
        gone.setattr(server, "open_engine", lambda *_given, **_named: _unreachable())
        with pytest.raises(Refused) as refused:
            _sign_in(small, clock)
    assert refused.value.code == "server-gone"
    assert small.moving.exists() and small.register.exists()
    _works(small, clock)


def _unreachable() -> object:
    from sqlalchemy import create_engine

    return create_engine("postgresql+psycopg://nobody@/register?host=/nowhere")


def test_an_entry_that_arrives_otherwise_is_noticed(
    small: Home, url: str, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = migrating.run

    def run_with_a_fault(connection: Connection) -> None:
        run(connection)
        connection.execute(
            text(
                "CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN new.position := 'ผู้อำนวยการ'; RETURN new; END $$"
            )
        )
        connection.execute(
            text("CREATE TRIGGER fault BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION fault()")
        )

    with monkeypatch.context() as faulty:
        faulty.setattr(migrating, "run", run_with_a_fault)
        with pytest.raises(Refused) as refused:
            _moved(small, url, clock)
    assert refused.value.code == "not-arrived"
    assert _is_empty(url)
    _works(small, clock)


def test_a_register_whose_audit_chain_is_broken_does_not_move(small: Home, url: str, clock: SetClock) -> None:
    opened = _sign_in(small, clock)
    with opened.ground.database.engine.begin() as connection:
        connection.execute(text("UPDATE audit SET title = 'Nothing' WHERE line = 1"))
    with pytest.raises(Refused) as refused:
        to_server(opened, url, Unheard())
    opened.close()
    assert refused.value.code == "broken-chain"
    assert _is_empty(url)


def test_nobody_works_on_the_server_in_a_register_that_has_left_it(
    small: Home, url: str, tmp_path: Path, clock: SetClock
) -> None:
    _moved(small, url, clock)
    other = Home(tmp_path / "other")
    opening.join_register(other, url)
    still_open = _sign_in(other, clock)
    _brought_back(small, clock)
    refusals: Mapping[str, object] = {
        "save": lambda: still_open.ground.database.saw("Look", "me", "users", "one"),
        "sign in": lambda: _sign_in(other, clock),
        "look": lambda: opening.open_register(other, "", registers.PASSWORD, clock, look_only=True),
        "join": lambda: opening.join_register(Home(tmp_path / "third"), url),
    }
    for what, attempt in refusals.items():
        with pytest.raises(Refused) as refused:
            attempt()  # type: ignore[operator]
        assert refused.value.code == "moved-away", what
    still_open.close()
    _works(small, clock)


def test_a_register_moves_to_where_it_is_not(small: Home, url: str, clock: SetClock) -> None:
    with pytest.raises(Refused) as refused:
        _brought_back(small, clock)
    assert refused.value.code == "in-file"
    _moved(small, url, clock)
    with pytest.raises(Refused) as refused:
        _moved(small, url, clock)
    assert refused.value.code == "on-server"
    assert make_url(places.server_url(small)) == make_url(url)
