"""Only one program writes a register: a lock that the system itself lets go when the program dies."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

from desktop.database.failures import in_words
from desktop.rules.problems import Refused
from desktop.system.language import _

_BEYOND = 4_096


class SingleWriter:
    """Holds the register's lock file from construction to ``release``.

    Args:
        path: the lock file.

    Raises:
        Refused: another program holds it.
    """

    def __init__(self, path: Path) -> None:
        with in_words():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file: IO[bytes] | None = path.open("a+b")
        try:
            _lock(self._file)
        except OSError:
            self._file.close()
            self._file = None
            raise Refused(
                _("The register is already open in another window or program. Close that one first."),
                code="already-open",
            ) from None

    def release(self) -> None:
        """Let others write."""
        if self._file is not None:
            self._file.close()
            self._file = None


def wait_for(file: IO[bytes]) -> None:
    """Hold a file's lock until it is closed, and wait for whoever holds it now.

    Args:
        file: open for writing.

    Raises:
        Refused: whoever holds it did not let go for long.
    """
    try:
        _wait(file)
    except OSError:
        raise Refused(
            _("Somebody else is signing in at this moment. Please try again."), code="wait"
        ) from None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _wait(file: IO[bytes]) -> None:
        # Beyond what is read and written: Windows keeps others from a locked byte.
        file.seek(_BEYOND)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _wait(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX)
