"""One call of the program: its arguments, the home folder, the password, and where answers go."""

from __future__ import annotations

import getpass
import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.rules.problems import Refused
from desktop.services import centre as all_services
from desktop.services import opening
from desktop.services.centre import Centre
from desktop.system import paths
from desktop.system.clock import Clock, SystemClock
from desktop.system.language import _
from desktop.system.progress import Progress, Unheard

PASSWORD_VARIABLE = "LABOUR_CENTRE_PASSWORD"  # noqa: S105  the variable's name, not a password
USER_VARIABLE = "LABOUR_CENTRE_USER"


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the command line.

    Attributes:
        name: as it is typed.
        summary: what it does, for ``--help``.
        arguments: adds its arguments to its parser.
        run: does it, and returns the exit code.
    """

    name: str
    summary: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Call], int]


class Call:
    """One call of the program.

    Args:
        given: the parsed arguments.
        clock: the time.
    """

    def __init__(self, given: Namespace, clock: Clock | None = None) -> None:
        self.given = given
        self.clock = clock or SystemClock()
        self.home = paths.home(given.home)

    @property
    def wants_json(self) -> bool:
        """Whether the answer goes to a program."""
        return bool(getattr(self.given, "json", False))

    def password(self) -> str:
        """The password: from a file, the environment, or a prompt; never from an argument.

        Raises:
            Refused: nobody could be asked for it.
        """
        if self.given.password_file is not None:
            return _first_line(self.given.password_file)
        named = os.environ.get(PASSWORD_VARIABLE)
        if named is not None:
            return named
        if not sys.stdin.isatty():
            raise Refused(
                _(
                    "No password was given. Name a file with --password-file, or set {variable}.",
                    variable=PASSWORD_VARIABLE,
                ),
                code="no-password",
            )
        return getpass.getpass(_("Password: "))

    def user(self) -> str:
        """The user's name, or empty where the password alone shall tell."""
        return str(getattr(self.given, "user", None) or os.environ.get(USER_VARIABLE, ""))

    @contextmanager
    def centre(self, *, look_only: bool = False) -> Iterator[Centre]:
        """The signed-in centre, closed again at the end.

        Args:
            look_only: read beside a program that has the register open.
        """
        opened = opening.open_register(
            self.home, self.user(), self.password(), self.clock, look_only=look_only
        )
        try:
            yield all_services.build(opened)
        finally:
            opened.close()

    def shown(self, centre: Centre, title: str, seen: Mapping[str, Sequence[str]]) -> None:
        """Write down who was shown what, before it is shown, as the window does.

        Args:
            centre: the signed-in centre.
            title: what the command does, ``mark``-ed for the catalogue.
            seen: the entries by table; never what was typed.
        """
        opening.saw(centre.opened, title, seen)

    def answer(self, value: object, text: str) -> None:
        """Print the answer: as JSON where that was asked for, else as a sentence."""
        if self.wants_json:
            sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
        else:
            sys.stdout.write(text + "\n")

    @contextmanager
    def progress(self, title: str) -> Iterator[Progress]:
        """A progress bar on a terminal, nothing elsewhere."""
        if self.wants_json or not sys.stderr.isatty():
            yield Unheard()
            return
        from rich.console import Console
        from rich.progress import Progress as Bar

        with Bar(console=Console(stderr=True), transient=True) as bar:
            yield _Shown(bar, bar.add_task(title, total=None))


class _Shown:
    def __init__(self, bar: object, task: object) -> None:
        self._bar = bar
        self._task = task

    def report(self, done: int, total: int, what: str = "") -> None:
        """Move the bar."""
        words = {"description": what} if what else {}
        self._bar.update(self._task, completed=done, total=total or None, **words)  # type: ignore[attr-defined]


def _first_line(path: Path) -> str:
    try:
        return path.read_text("utf-8").splitlines()[0]
    except (OSError, IndexError, UnicodeDecodeError):
        raise Refused(_("The password file cannot be read, or it is empty."), code="no-password") from None


def read_file(path: Path) -> bytes:
    """The bytes of a file that the user named.

    Raises:
        Refused: it is not there or cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError:
        raise Refused(_("This file cannot be read. Check the name and the drive."), code="no-file") from None
