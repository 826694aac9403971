"""The office: its users, their passwords, its settings, and who did what."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database.citizen_entries import FIRST_NOTICE, NOTICE_VERSION
from desktop.database.keys import Cost
from desktop.database.places import key_file
from desktop.database.work import put_setting, setting
from desktop.models import AuditLine, User
from desktop.rules import passwords, roles
from desktop.rules.problems import Problem, Refused, hard
from desktop.services.ground import Ground
from desktop.services.opening import Opened
from desktop.system.language import _, mark

# Settings that a person may change, with what they are before anyone does.
SETTINGS = {
    "unit_name": "",
    "address": "",
    "phone": "",
    "supervisor_name": "",
    "supervisor_position": "",
    "screening_delegated": "0",
    NOTICE_VERSION: FIRST_NOTICE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UserDraft:
    """What a form hands over about a user.

    Attributes:
        name: typed at sign-in.
        full_name: on papers.
        position: under the name on papers.
        role: officer, supervisor or administrator.
        password: for a new user, or a new password; empty keeps the old one.
        active: whether they may sign in.
    """

    name: str = ""
    full_name: str = ""
    position: str = ""
    role: str = "officer"
    password: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class UserRow:
    """A user as a list shows them."""

    uid: str
    name: str
    full_name: str
    position: str
    role: str
    active: bool


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One line of the audit chain as a list shows it."""

    line: int
    at: str
    who: str
    title: str
    touched: int


class Office:
    """Users, settings and the audit trail.

    Args:
        opened: the open register with its key.
        cost: what a guess at a new password costs; tests take a small one.
    """

    def __init__(self, opened: Opened, cost: Cost | None = None) -> None:
        self._ground: Ground = opened.ground
        self._key = opened.key
        self._keys = key_file(opened.home, cost)

    def users(self) -> tuple[UserRow, ...]:
        """All users, by name."""
        self._ground.actor.require("office.view")
        with self._ground.database.read() as session:
            return tuple(_row(user) for user in session.scalars(select(User).order_by(User.name)))

    def check_user(self, draft: UserDraft, uid: str = "") -> tuple[Problem, ...]:
        """What is wrong with a user's draft.

        Args:
            draft: what the form hands over.
            uid: the user it belongs to; empty for a new one.
        """
        self._ground.actor.require("office.users")
        problems = []
        users = self.users()
        if not draft.name.strip():
            problems.append(Problem("name", _("Give the user a name for signing in.")))
        elif any(_same_name(user.name, draft.name) and user.uid != uid for user in users):
            problems.append(Problem("name", _("Somebody signs in with this name already.")))
        if not draft.full_name.strip():
            problems.append(Problem("full_name", _("Write the full name as it shall stand on papers.")))
        if draft.role not in roles.ROLES:
            problems.append(Problem("role", _("Choose a role.")))
        weak = _password_problem(draft, next((user for user in users if user.uid == uid), None))
        return (*problems, Problem("password", weak)) if weak else tuple(problems)

    def save_user(self, draft: UserDraft, uid: str = "") -> str:
        """Add a user, or change one.

        Args:
            draft: what the form hands over.
            uid: the user to change; empty adds one.

        Returns:
            The user's uid.

        Raises:
            Refused: the role does not allow it, the draft has problems, or nobody could administer any more.
        """
        self._ground.actor.require("office.users")
        problems = self.check_user(draft, uid)
        if hard(problems):
            raise Refused(problems[0].text, code="draft", problems=problems)
        before = self._name_of(uid)
        with self._ground.database.work(mark("Save a user"), self._ground.actor.uid) as work:
            user = _fill(work.session, draft, uid)
            work.session.flush()
            _refuse_without_administrator(work.session)
            saved = user.uid
        self._change_key(draft, before)
        return saved

    def _name_of(self, uid: str) -> str:
        return next((user.name for user in self.users() if user.uid == uid), "")

    def _change_key(self, draft: UserDraft, before: str) -> None:
        name = draft.name.strip()
        if before and (not _same_name(before, name) or not draft.active):
            self._keys.remove(before)
        if draft.password and draft.active:
            self._keys.add(name, draft.password, self._key)

    def change_own_password(self, old: str, new: str) -> None:
        """The signed-in user takes another password.

        Raises:
            Refused: the old one is not right, or the new one is too weak.
        """
        self._keys.open(self._ground.actor.name, old)
        weak = passwords.check(new)
        if weak:
            raise Refused(weak, code="draft", problems=[Problem("password", weak)])
        self._keys.add(self._ground.actor.name, new, self._key)
        self._ground.database.saw(
            mark("Change own password"), self._ground.actor.uid, "users", self._ground.actor.uid
        )

    def settings(self) -> dict[str, str]:
        """Every setting that a person may change."""
        self._ground.actor.require("office.view")
        with self._ground.database.read() as session:
            return {name: setting(session, name, default) for name, default in SETTINGS.items()}

    def save_settings(self, values: dict[str, str]) -> None:
        """Change settings.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require("office.settings")
        with self._ground.database.work(mark("Change settings"), self._ground.actor.uid) as work:
            for name in SETTINGS.keys() & values.keys():
                put_setting(work.session, name, values[name])
                work.touch("settings", name)

    def audit(self, limit: int = 500) -> tuple[AuditRow, ...]:
        """The newest lines of the audit chain."""
        self._ground.actor.require("upkeep.check")
        names = {user.uid: user.full_name for user in self.users()}
        with self._ground.database.read() as session:
            lines = session.scalars(select(AuditLine).order_by(AuditLine.line.desc()).limit(limit))
            return tuple(
                AuditRow(
                    line.line, line.at, names.get(line.who, line.who), line.title, _touched(line.changes)
                )
                for line in lines
            )


def _same_name(one: str, other: str) -> bool:
    # As the key file compares them: two users of one name would take each other's key.
    return one.strip().casefold() == other.strip().casefold()


def _password_problem(draft: UserDraft, before: UserRow | None) -> str:
    if draft.password or before is None:
        return passwords.check(draft.password, draft.name.strip())
    if draft.active and not before.active:
        return _("Give a new password: the old one went when signing in was taken away.")
    if not _same_name(before.name, draft.name):
        return _("Give a new password: the old one belongs to the old name.")
    return ""


def _touched(changes: str) -> int:
    return sum(len(uids) for uids in json.loads(changes).values())


def _row(user: User) -> UserRow:
    return UserRow(user.uid, user.name, user.full_name, user.position, user.role, user.active)


def _fill(session: Session, draft: UserDraft, uid: str) -> User:
    user = session.get(User, uid) if uid else None
    if user is None:
        user = User(name="", role="")
        session.add(user)
    user.name = draft.name.strip()
    user.full_name = draft.full_name.strip()
    user.position = draft.position.strip()
    user.role = draft.role
    user.active = draft.active
    return user


def _refuse_without_administrator(session: Session) -> None:
    left = session.scalar(select(User.uid).where(User.role == "administrator", User.active).limit(1))
    if left is None:
        raise Refused(
            _("Somebody must stay administrator. Name another administrator first."),
            code="last-administrator",
        )
