"""How long work tells how far it is, and hears that it shall stop."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):
    """The user asked the work to stop; nothing of it is kept."""


class Progress(Protocol):
    """Whoever listens to long work."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Say how far the work is.

        Args:
            done: pieces finished.
            total: pieces in all; 0 where nobody knows.
            what: what is being done, in the user's language.

        Raises:
            Cancelled: the user wants no more of it.
        """
        ...


class Unheard:
    """A progress that nobody watches and nobody cancels."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Say it to nobody."""
