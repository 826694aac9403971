"""A register is made, and opened by somebody who knows a password."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database import engine as door
from desktop.database import reference as stored_reference
from desktop.database import upgrade
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
        writer: the lock; None where the register was opened for looking only.
    """

    ground: Ground
    key: bytes
    home: paths.Home
    writer: SingleWriter | None

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


def create_register(home: paths.Home, draft: NewRegister, clock: Clock, cost: Cost | None = None) -> str:
    """Make a new register with its first user.

    Args:
        home: an empty or missing folder.
        draft: what a first run asks for.
        clock: the time.
        cost: what a password guess costs; tests take a small one.

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
    upgrade.create(home.register, key)
    _fill(home, key, draft, reference, clock)
    return recovery


def _fill(home: paths.Home, key: bytes, draft: NewRegister, reference: ReferenceTables, clock: Clock) -> None:
    database = Database(door.open_engine(home.register, key), clock, draft.unit)
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
        Refused: no register there, wrong name or password, a locked, damaged or newer register.
    """
    if not home.register.exists():
        raise Refused(_("There is no register in this folder yet."), code="no-register")
    writer = None if look_only else SingleWriter(home.lock)
    try:
        key, is_named = _unlock(KeyFile(home.keys), name, password)
        if not look_only:
            backup = home.backups / f"before-upgrade-{clock.now():%Y%m%d-%H%M%S}.db"
            upgrade.bring_up(home.register, key, backup)
        return _opened(home, key, is_named, clock, writer)
    except BaseException:
        if writer is not None:
            writer.release()
        raise


def _unlock(keys: KeyFile, name: str, password: str) -> tuple[bytes, Callable[[str], bool]]:
    if not name:
        return keys.open_by_password(password)
    return keys.open(name, password), lambda other: other.casefold() == name.strip().casefold()


def _opened(
    home: paths.Home, key: bytes, is_named: Callable[[str], bool], clock: Clock, writer: SingleWriter | None
) -> Opened:
    engine = door.open_engine(home.register, key, read_only=writer is None)
    with Database(engine, clock, "").read() as session:
        actor = _actor(session, is_named)
        unit, unit_name = setting(session, "unit"), setting(session, "unit_name")
        edition = setting(session, "edition", CENTRE)
        reference = tables_from(stored_reference.rows(session))
    database = Database(engine, clock, unit)
    if writer is not None:
        database.saw(mark("Sign in"), actor.uid, "users", actor.uid)
    ground = Ground(database, clock, actor, reference, unit, unit_name, edition)
    return Opened(ground, key, home, writer)


def _actor(session: Session, is_named: Callable[[str], bool]) -> Actor:
    users = session.scalars(select(User).where(User.active))
    user = next((user for user in users if is_named(user.name)), None)
    if user is None:
        raise Refused(_("The user name or the password is not right."), code="wrong-password")
    return Actor(
        uid=user.uid, name=user.name, full_name=user.full_name, position=user.position, role=user.role
    )
