"""How often the password was wrong in a row, kept in the home folder: a new program does not begin anew."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from desktop.database.single_writer import wait_for
from desktop.rules.passwords import LONGEST_WAIT, seconds_to_wait
from desktop.rules.problems import Refused
from desktop.system.clock import Clock
from desktop.system.language import _

# Written over in one go and never cut short: whoever ends the program in between wins no try.
_RECORD = 64


@dataclass(frozen=True, slots=True)
class Tries:
    """The wrong tries so far.

    Attributes:
        wrong: how many in a row.
        not_before: when the next one may be made; None where it need not wait.
    """

    wrong: int = 0
    not_before: datetime | None = None

    def seconds_left(self, now: datetime) -> int:
        """How long the next try must wait.

        Args:
            now: the moment; a clock that was set back makes nobody wait longer than the longest wait.
        """
        left = (self.not_before - now).total_seconds() if self.not_before else 0.0
        return math.ceil(left) if 0 < left <= LONGEST_WAIT else 0


def so_far(path: Path) -> Tries:
    """The wrong tries that a home folder remembers; none where it remembers nothing.

    Args:
        path: the home folder's file of them.
    """
    try:
        with path.open("rb") as file:
            return _read(file)
    except OSError:
        return Tries()


@contextmanager
def counted(path: Path, clock: Clock) -> Iterator[int]:
    """One try of a password: refused while an earlier wrong one makes it wait, and counted where it is wrong.

    Tries stand in line, so that many programs at once guess no faster than one. A folder that cannot be
    written counts nothing: looking read-only goes on there, and whoever may take that right away could copy
    the folder, where only what a guess costs protects it.

    Args:
        path: the home folder's file of wrong tries.
        clock: the time.

    Yields:
        How many wrong tries came before this one.

    Raises:
        Refused: the wait is not over (``wait``), or what the block raises; after ``wrong-password`` the
            sentence says how long the next try waits.
    """
    file = _opened(path)
    if file is None:
        yield 0
        return
    with file:
        wait_for(file)
        before = _read(file)
        if left := before.seconds_left(clock.now()):
            raise Refused(_("Wait {seconds} seconds before the next try.", seconds=left), code="wait")
        try:
            yield before.wrong
        except Refused as refused:
            if refused.code != "wrong-password":
                raise
            seconds = _count(file, before.wrong + 1, clock.now())
            raise _with_wait(refused, seconds) from None
        if before.wrong:
            _write(file, Tries())


def _opened(path: Path) -> IO[bytes] | None:
    try:
        # Not "a+b": that would write behind what stands there.
        return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600), "r+b")
    except OSError:
        return None


def _count(file: IO[bytes], wrong: int, now: datetime) -> int:
    seconds = seconds_to_wait(wrong)
    _write(file, Tries(wrong, now + timedelta(seconds=seconds)))
    return seconds


def _with_wait(refused: Refused, seconds: int) -> Refused:
    if not seconds:
        return refused
    sentence = refused.sentence + " " + _("Wait {seconds} seconds before the next try.", seconds=seconds)
    return Refused(sentence, code=refused.code, problems=refused.problems)


def _read(file: IO[bytes]) -> Tries:
    file.seek(0)
    wrong, _space, moment = file.read(_RECORD).decode("ascii", "replace").strip().partition(" ")
    try:
        return Tries(int(wrong), datetime.fromisoformat(moment) if moment else None)
    except ValueError:
        return Tries()


def _write(file: IO[bytes], tries: Tries) -> None:
    moment = tries.not_before.isoformat() if tries.not_before else ""
    try:
        file.seek(0)
        file.write(f"{tries.wrong} {moment}".ljust(_RECORD).encode("ascii"))
        file.flush()
        os.fsync(file.fileno())
    except OSError:
        # A full disk keeps nobody from hearing that the password was wrong.
        return
