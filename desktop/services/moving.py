"""A register moves from its file onto a server, where several officers write at once, or back."""

from __future__ import annotations

from pathlib import Path

from desktop.database import moving, server
from desktop.database.moving import Moment, Standing
from desktop.database.single_writer import SingleWriter
from desktop.rules.problems import Refused
from desktop.services.opening import Opened
from desktop.system.language import _
from desktop.system.progress import Progress


def to_server(opened: Opened, database: str, progress: Progress) -> Path:
    """Move a register from its file into an empty database on a server.

    Users, passwords, keys, numbers and papers stay as they are; the folder names the server afterwards.

    Args:
        opened: the register, signed in to by an administrator; it is closed.
        database: the address of an empty PostgreSQL database.
        progress: hears how many entries have arrived.

    Returns:
        The backup that is left of the file.

    Raises:
        Refused: no administrator, the register lies on a server already, the server does not answer, or its
            database is not empty; nothing was changed.
        Cancelled: the user wants no more of it; nothing was changed.
    """
    opened.ground.actor.require("upkeep.move")
    if opened.home.server.exists():
        raise Refused(_("This register lies on a server already."), code="on-server")
    url = server.check_url(database)
    return moving.to_server(_standing(opened), url, _moment(opened), progress)


def to_file(opened: Opened, progress: Progress) -> None:
    """Move a register from its server into a file of the folder; the server's copy stays, closed to all work.

    Args:
        opened: the register, signed in to by an administrator; it is closed.
        progress: hears how many entries have arrived.

    Raises:
        Refused: no administrator, the register lies in a file already, the server does not answer, or
            somebody is just saving; nothing was changed.
        Cancelled: the user wants no more of it; nothing was changed.
    """
    opened.ground.actor.require("upkeep.move")
    if not opened.home.server.exists():
        raise Refused(_("This register lies in a file already."), code="in-file")
    writer = SingleWriter(opened.home.lock)
    try:
        moving.to_file(_standing(opened), _moment(opened), progress)
    finally:
        writer.release()


def _standing(opened: Opened) -> Standing:
    return Standing(opened.home, opened.ground.database, opened.key)


def _moment(opened: Opened) -> Moment:
    return Moment(opened.ground.clock.now().isoformat(), opened.ground.actor.uid)
