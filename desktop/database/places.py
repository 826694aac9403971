"""Where a register lies: in an encrypted file of the home folder, or on a server that the folder names."""

from __future__ import annotations

import json
from pathlib import Path

from sqlalchemy import Engine

from desktop.database import engine as door
from desktop.database import server, upgrade
from desktop.database.failures import in_words
from desktop.database.keys import Cost, KeyFile, write_whole
from desktop.rules.problems import Refused
from desktop.system.language import _
from desktop.system.paths import Home


def server_url(home: Home) -> str:
    """The address of the server on which a home folder's register lies, or nothing.

    Args:
        home: the folder.

    Raises:
        Refused: the folder names a server in a way that cannot be read.
    """
    if not home.server.exists():
        return ""
    with in_words():
        try:
            return server.check_url(str(json.loads(home.server.read_text("utf-8"))["url"]))
        except (ValueError, KeyError, TypeError):
            raise Refused(
                _("The file that names the server is damaged. Join the register on the server once more."),
                code="damaged-server-file",
            ) from None


def name_server(home: Home, url: str) -> None:
    """Let a home folder name the server on which its register lies.

    Args:
        home: the folder.
        url: from ``server.check_url``.
    """
    with in_words():
        write_whole(home.server, json.dumps({"url": url}).encode())
        # It may hold the password of the server's user.
        home.server.chmod(0o600)


def key_file(home: Home, cost: Cost | None = None) -> KeyFile:
    """The key file of a home folder's register.

    Args:
        home: the folder.
        cost: what a guess costs for wraps made from now on.
    """
    url = server_url(home)
    return KeyFile(server.SharedKeys(url) if url else home.keys, cost)


def open_engine(home: Home, key: bytes, *, read_only: bool = False) -> Engine:
    """An engine on a home folder's register.

    Args:
        home: the folder.
        key: the register's key; a server's register is not encrypted with it.
        read_only: whether nothing may be written.
    """
    url = server_url(home)
    if url:
        return server.open_engine(url, read_only=read_only)
    return door.open_engine(home.register, key, read_only=read_only)


def bring_up(home: Home, key: bytes, backup: Path) -> bool:
    """Upgrade an older register.

    Args:
        home: its folder.
        key: its key.
        backup: where a file's register as it was is kept; a server's is not copied.

    Returns:
        Whether there was anything to upgrade.
    """
    url = server_url(home)
    return server.bring_up(url) if url else upgrade.bring_up(home.register, key, backup)
