"""Which shape a register has, which one this program wants, and the steps between."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from desktop.rules.problems import Refused
from desktop.system.language import _

if TYPE_CHECKING:
    from alembic.config import Config

_MIGRATIONS = Path(__file__).parent / "migrations"


def config() -> Config:
    """How alembic finds the migrations."""
    # Late: alembic is not needed to open a register that is up to date.
    from alembic.config import Config

    found = Config()
    found.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return found


def newest() -> str:
    """The revision that this program's register has."""
    from alembic.script import ScriptDirectory

    head = ScriptDirectory.from_config(config()).get_current_head()
    assert head is not None
    return head


def run(connection: Connection) -> None:
    """Bring a register up to the newest revision inside the running transaction.

    Args:
        connection: to the register.
    """
    from alembic import command

    told = config()
    told.attributes["connection"] = connection
    command.upgrade(told, "head")


def refuse_newer(revision: str) -> None:
    """Go on only where this program knows a register's revision.

    Raises:
        Refused: a newer program made it.
    """
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    try:
        ScriptDirectory.from_config(config()).get_revision(revision)
    except CommandError:
        raise Refused(
            _("This register was made by a newer program. Nothing was changed; install the newer program."),
            code="too-new",
        ) from None
