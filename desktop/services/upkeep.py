"""Upkeep: backups that were proved to open, restoring one, and checking everything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.database import audit, backup, stipend_books
from desktop.database.fingerprints import broken_fingerprints
from desktop.database.keys import KeyFile
from desktop.database.places import key_file
from desktop.database.single_writer import SingleWriter
from desktop.database.work import put_setting, setting
from desktop.rules import roles
from desktop.rules.problems import Refused
from desktop.services.opening import Opened
from desktop.system import paths
from desktop.system.clock import Clock, SystemClock
from desktop.system.language import _, mark

_KEPT = 30
_LAST_BACKUP = "last_backup"


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A backup file as a list shows it.

    Attributes:
        path: where it lies.
        megabytes: its size.
    """

    path: Path
    megabytes: float


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked.

    Attributes:
        name: what, in English, ``mark``-ed.
        ok: whether it is whole.
    """

    name: str
    ok: bool


class Upkeep:
    """Keeping the register safe.

    Args:
        opened: the open register with its key.
    """

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._ground = opened.ground

    def make_backup(self, out: Path | None = None) -> Path:
        """Write a backup and prove that it opens.

        Args:
            out: the file to write; without it the usual place and name.

        Returns:
            The file written.
        """
        self._ground.actor.require("upkeep.backup")
        path = out or self._usual_name()
        backup.make(self._ground.database, self._opened.key, self._opened.home, path)
        if out is None:
            backup.thin(self._opened.home.backups, _KEPT)
        with self._ground.database.work(mark("Make a backup"), self._ground.actor.uid) as work:
            put_setting(work.session, _LAST_BACKUP, self._ground.clock.now().isoformat())
            work.touch("settings", _LAST_BACKUP)
        return path

    def _usual_name(self) -> Path:
        moment = f"{self._ground.clock.now():%Y%m%d-%H%M%S}"
        return self._opened.home.backups / f"{self._ground.unit}-{moment}{backup.SUFFIX}"

    def make_daily_backup(self) -> Path | None:
        """Make today's backup unless there is one.

        Returns:
            The file written, or None where there was nothing to do.
        """
        if not self._ground.actor.may("upkeep.backup"):
            return None
        done = self.last_backup()[:10] == self._ground.clock.today().isoformat()
        return None if done else self.make_backup()

    def last_backup(self) -> str:
        """When the newest backup was made, ISO, or empty."""
        self._ground.actor.require("office.view")
        with self._ground.database.read() as session:
            return setting(session, _LAST_BACKUP)

    def backups(self) -> tuple[BackupRow, ...]:
        """The backups in the usual place, newest first."""
        self._ground.actor.require("office.view")
        files = sorted(self._opened.home.backups.glob(f"*{backup.SUFFIX}"), reverse=True)
        return tuple(BackupRow(path, path.stat().st_size / 1_000_000) for path in files)

    def check(self) -> tuple[Check, ...]:
        """Look at pages, foreign keys, the audit chain, the papers' fingerprints, stipends and key file."""
        self._ground.actor.require("upkeep.check")
        found = backup.checks(self._ground.database)
        with self._ground.database.read() as session:
            chain = audit.broken_at(session) is None
            papers = not broken_fingerprints(session)
            paid = stipend_books.proof(session, self._ground.unit).agrees
        return (
            Check(mark("Pages of the register"), found["pages"]),
            Check(mark("Links between entries"), found["foreign keys"]),
            Check(mark("Audit chain"), chain),
            Check(mark("Fingerprints of papers"), papers),
            Check(mark("Receipts of stipends"), paid),
            Check(mark("Key file"), key_file(self._opened.home).is_whole()),
        )


def restore(
    home: paths.Home, file: Path, name: str, password: str, recovery: str = "", *, clock: Clock | None = None
) -> backup.Contents:
    """Put a backup in the place of the register; what lay there is kept beside it.

    Args:
        home: where the register goes; it must be open nowhere.
        file: the backup.
        name: a user of the backup.
        password: that user's.
        recovery: the printed recovery key, in place of name and password.
        clock: the time; without it the machine's.

    Returns:
        What stands in the restored register.

    Raises:
        Refused: no backup, damaged, the password does not open it or is no administrator's, or another
            register lies there; nothing was changed.
    """
    if not file.is_file():
        raise Refused(_("There is no such file. Check the name and the drive."), code="no-file")
    writer = SingleWriter(home.lock)
    try:
        return backup.restore(file, home, _Restoring(name, password, recovery), clock or SystemClock())
    finally:
        writer.release()


class _Restoring:
    """Whoever restores: somebody with a password, or whoever holds the printed recovery key."""

    def __init__(self, name: str, password: str, recovery: str) -> None:
        self._name, self._password, self._recovery = name.strip(), password, recovery
        self._is_named: Callable[[str], bool] = lambda other: other.casefold() == self._name.casefold()

    def unlock(self, keys: KeyFile) -> bytes:
        """The register's key out of a key file."""
        if self._recovery:
            return keys.open_by_recovery(self._recovery)
        if self._name:
            return keys.open(self._name, self._password)
        key, self._is_named = keys.open_by_password(self._password)
        return key

    def allow(self, role_of: Mapping[str, str]) -> None:
        """Go on only for an administrator of the backup, or with the recovery key."""
        names = [name for name, role in role_of.items() if role == roles.ADMINISTRATOR]
        if not self._recovery and not any(self._is_named(name) for name in names):
            raise Refused(
                _("Only an administrator puts a backup in the place of a register. Nothing was changed."),
                code="not-allowed",
            )
