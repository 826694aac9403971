"""A register is made, and opened by somebody who knows a password."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from desktop.database import moving, places, server, upgrade, wrong_tries
from desktop.database import reference as stored_reference
from desktop.database.failures import in_words
from desktop.database.keys import Cost, KeyFile
from desktop.database.single_writer import SingleWriter
from desktop.database.work import Database, put_setting, setting
from desktop.models import User, new_uid
from desktop.rules import passwords
from desktop.rules.actors import Actor
from desktop.rules.problems import Problem, Refused, hard
from desktop.rules.reference import ReferenceTables, tables_from
from desktop.services.ground import CENTRE, PROVINCE, Ground
from desktop.system import paths
from desktop.system.clock import Clock
from desktop.system.language import _, mark


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRegister:
    """What a first run asks for.

    Attributes:
        unit: a district's code for a centre, a province's code for a province.
        unit_name: the unit's full name; empty takes the usual one.
        edition: ``centre`` or ``province``.
        user: the first user's name at sign-in.
        full_name: what stands on papers.
        position: what stands under the name on papers.
        password: of the first user.
        role: of the first user.
    """

    unit: str = ""
    unit_name: str = ""
    edition: str = CENTRE
    user: str = ""
    full_name: str = ""
    position: str = ""
    password: str = ""
    role: str = "administrator"


@dataclass(frozen=True, slots=True)
class Opened:
    """An open register and who opened it.

    Attributes:
        ground: what the services stand on.
        key: the register's key, for making backups and adding users.
        home: where it lies.
        writer: the lock; None where the register was opened for looking only, or lies on a server.
    """

    ground: Ground
    key: bytes
    home: paths.Home
    writer: SingleWriter | None = None

    def close(self) -> None:
        """Let go of the file and of the lock."""
        self.ground.database.close()
        if self.writer is not None:
            self.writer.release()


def check_new(draft: NewRegister, reference: ReferenceTables) -> tuple[Problem, ...]:
    """What is wrong with a first run's answers, at each field."""
    problems = []
    if draft.edition == PROVINCE and draft.unit not in reference.provinces():
        problems.append(Problem("unit", _("Choose one of the provinces.")))
    if draft.edition == CENTRE and draft.unit not in reference.districts():
        problems.append(Problem("unit", _("Choose one of the 37 districts.")))
    if not draft.user.strip():
        problems.append(Problem("user", _("Give the user a name for signing in.")))
    weak = passwords.check(draft.password)
    if weak:
        problems.append(Problem("password", weak))
    return tuple(problems)


def create_register(
    home: paths.Home, draft: NewRegister, clock: Clock, cost: Cost | None = None, database: str = ""
) -> str:
    """Make a new register with its first user.

    Args:
        home: an empty or missing folder.
        draft: what a first run asks for.
        clock: the time.
        cost: what a password guess costs; tests take a small one.
        database: the address of an empty PostgreSQL database; empty makes an encrypted file in the folder.

    Returns:
        The recovery key, to be printed once.

    Raises:
        Refused: a register lies there already, or the draft has problems.
    """
    if home.exists():
        raise Refused(_("A register lies in this folder already. Choose another folder."), code="exists")
    reference = tables_from(stored_reference.read_folder(paths.reference()))
    problems = check_new(draft, reference)
    if hard(problems):
        raise Refused(problems[0].text, code="draft", problems=problems)
    with in_words():
        home.make()
    keys = KeyFile(home.keys, cost)
    key, recovery = keys.create()
    keys.add(draft.user, draft.password, key)
    if database:
        _make_on_server(home, keys, server.check_url(database))
    else:
        upgrade.create(home.register, key)
    _fill(home, key, draft, reference, clock)
    return recovery


def _make_on_server(home: paths.Home, keys: KeyFile, url: str) -> None:
    """The keys go to the server with the register: every officer's program must find them."""
    try:
        server.create(url, keys.content())
        places.name_server(home, url)
    finally:
        home.keys.unlink(missing_ok=True)


def join_register(home: paths.Home, database: str) -> None:
    """Let a home folder name a register that lies on a server already.

    Args:
        home: an empty or missing folder.
        database: the server's address.

    Raises:
        Refused: a register lies in the folder, or there is none on the server.
    """
    if home.exists():
        raise Refused(_("A register lies in this folder already. Choose another folder."), code="exists")
    url = server.check_url(database)
    server.bring_up(url)
    with in_words():
        home.make()
    places.name_server(home, url)


def _fill(home: paths.Home, key: bytes, draft: NewRegister, reference: ReferenceTables, clock: Clock) -> None:
    database = Database(places.open_engine(home, key), clock, draft.unit)
    try:
        with database.work(mark("Make the register"), "") as work:
            session = work.session
            put_setting(session, "unit", draft.unit)
            put_setting(session, "unit_name", draft.unit_name or reference.unit_name(draft.unit))
            put_setting(session, "edition", draft.edition)
            put_setting(session, "database_uid", new_uid())
            stored_reference.load(session, paths.reference())
            session.add(
                User(
                    name=draft.user.strip(),
                    full_name=draft.full_name or draft.user,
                    position=draft.position,
                    role=draft.role,
                )
            )
    finally:
        database.close()


def open_register(
    home: paths.Home, name: str, password: str, clock: Clock, *, look_only: bool = False
) -> Opened:
    """Sign in: open the register with a user's password.

    Args:
        home: where it lies.
        name: the user's name; empty where the password alone shall tell who it is.
        password: theirs.
        clock: the time.
        look_only: read without taking the writer's lock.

    Raises:
        Refused: no register there, wrong name or password, the wait after wrong ones is not over, a locked,
            damaged or newer register.
    """
    if not look_only:
        settle_move(home)
    if not home.holds_register():
        raise Refused(_("There is no register in this folder yet."), code="no-register")
    # A server is there for several at once; a file has one writer.
    writer = None if look_only or home.server.exists() else SingleWriter(home.lock)
    try:
        with wrong_tries.counted(home.wrong_tries, clock) as wrong:
            key, is_named = _unlock(places.key_file(home), name, password)
        if not look_only:
            backup = home.backups / f"before-upgrade-{clock.now():%Y%m%d-%H%M%S}.db"
            places.bring_up(home, key, backup)
        opened = _opened(home, key, is_named, clock, places.open_engine(home, key, read_only=look_only))
        if not look_only:
            ground = opened.ground
            _write_down(ground, wrong)
        return replace(opened, writer=writer)
    except BaseException:
        if writer is not None:
            writer.release()
        raise


def _write_down(ground: Ground, wrong: int) -> None:
    """Who signs in, and first what was tried before: without a password nobody could write that down."""
    uid = ground.actor.uid
    if wrong:
        ground.database.saw(mark("Wrong passwords before somebody signed in"), uid, "wrong tries", f"{wrong}")
    ground.database.saw(mark("Sign in"), uid, "users", uid)


def saw(opened: Opened, title: str, seen: Mapping[str, Sequence[str]]) -> None:
    """Write into the audit chain what somebody was shown, beside whoever holds the register open too.

    Args:
        opened: the open register; one that was opened for looking only takes this line all the same.
        title: what was done, in English, ``mark``-ed for the catalogue.
        seen: the entries by table.

    Raises:
        Refused: it could not be written; what is not in the books is not shown.
    """
    ground = opened.ground
    beside = Database(places.open_engine(opened.home, opened.key), ground.clock, ground.unit)
    try:
        with beside.work(title, ground.actor.uid) as work:
            for table, uids in seen.items():
                for uid in uids:
                    work.touch(table, uid)
    finally:
        beside.close()


def seconds_to_wait(home: paths.Home, clock: Clock) -> int:
    """How long the next try of a password must wait; nothing where it need not.

    Args:
        home: where the register lies.
        clock: the time.
    """
    return wrong_tries.so_far(home.wrong_tries).seconds_left(clock.now())


def settle_move(home: paths.Home) -> None:
    """Bring a move onto a server or from it that was cut off to its end, or take it back.

    Args:
        home: where the register lies.

    Raises:
        Refused: it is going on in another program, or the server must be asked and does not answer.
    """
    if home.moving.exists():
        writer = SingleWriter(home.lock)
        try:
            moving.settle(home)
        finally:
            writer.release()


def _unlock(keys: KeyFile, name: str, password: str) -> tuple[bytes, Callable[[str], bool]]:
    if not name:
        return keys.open_by_password(password)
    return keys.open(name, password), lambda other: other.casefold() == name.strip().casefold()


def _opened(
    home: paths.Home,
    key: bytes,
    is_named: Callable[[str], bool],
    clock: Clock,
    engine: Engine,
) -> Opened:
    with Database(engine, clock, "").read() as session:
        actor = _actor(session, is_named)
        unit, unit_name = setting(session, "unit"), setting(session, "unit_name")
        edition = setting(session, "edition", CENTRE)
        reference = tables_from(stored_reference.rows(session))
    database = Database(engine, clock, unit)
    ground = Ground(database, clock, actor, reference, unit, unit_name, edition)
    return Opened(ground, key, home)


def _actor(session: Session, is_named: Callable[[str], bool]) -> Actor:
    users = session.scalars(select(User).where(User.active))
    user = next((user for user in users if is_named(user.name)), None)
    if user is None:
        raise Refused(_("The user name or the password is not right."), code="wrong-password")
    return Actor(
        uid=user.uid, name=user.name, full_name=user.full_name, position=user.position, role=user.role
    )
