"""Where things lie on this machine: the program's resources, and the home folder of a register."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "LABOUR_CENTRE_HOME"
_PACKAGE = Path(__file__).resolve().parents[1]


def resources() -> Path:
    """The folder of fonts, icons, languages and reference tables."""
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def fonts() -> Path:
    """The folder of the program's own fonts."""
    return resources() / "fonts_th"


def icons() -> Path:
    """The folder of the program's line icons."""
    return resources() / "icons"


def reference() -> Path:
    """The folder of the reference tables that a new register starts with."""
    return resources() / "reference"


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that holds one register and everything that belongs to it."""

    root: Path

    @property
    def register(self) -> Path:
        """The encrypted register."""
        return self.root / "register.db"

    @property
    def keys(self) -> Path:
        """The register's key, wrapped once for each who may open it."""
        return self.root / "keys.json"

    @property
    def server(self) -> Path:
        """Names the server on which the register lies, where it lies on one."""
        return self.root / "server.json"

    @property
    def moving(self) -> Path:
        """Tells of a move onto a server or from it that is not at its end."""
        return self.root / "moving.json"

    @property
    def settings(self) -> Path:
        """What the window remembers."""
        return self.root / "settings.json"

    @property
    def lock(self) -> Path:
        """Held by the one program that writes this register."""
        return self.root / "register.lock"

    @property
    def wrong_tries(self) -> Path:
        """How often the password was wrong in a row, and when the next try may be made."""
        return self.root / "wrong-tries.txt"

    @property
    def logs(self) -> Path:
        """Log files and crash reports, without names."""
        return self.root / "logs"

    @property
    def outbox(self) -> Path:
        """Sealed files on their way out."""
        return self.root / "outbox"

    @property
    def backups(self) -> Path:
        """Encrypted copies of the register."""
        return self.root / "backups"

    def exists(self) -> bool:
        """Whether a register lies here already."""
        return self.holds_register() or self.keys.exists()

    def holds_register(self) -> bool:
        """Whether there is a register to sign in to: in this folder, or on the server that it names."""
        return self.register.exists() or self.server.exists()

    def make(self) -> None:
        """Make the folders that are not there yet, readable by their owner only where the system can."""
        for folder in (self.root, self.logs, self.outbox, self.backups):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def home(chosen: Path | None = None) -> Home:
    """The home folder in use.

    Args:
        chosen: a folder named by the user; without it the environment decides, then the system's own place.
    """
    if chosen is not None:
        return Home(chosen.expanduser().resolve())
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Home(Path(named).expanduser().resolve())
    return Home(_usual_place())


def _usual_place() -> Path:
    if os.name == "nt":
        # One register per machine, whoever signs in to Windows (see docs/decisions).
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "LabourCentre"
    from platformdirs import user_data_path

    return user_data_path("labour-centre")
