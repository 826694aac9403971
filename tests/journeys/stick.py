"""The stick that is carried between the two offices."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget


@dataclass
class Post:
    """The stick that is carried between the two offices.

    Attributes:
        folder: what lies on it.
        chosen: the file that is chosen next.
        saved: what was saved last.
    """

    folder: Path
    chosen: Path = Path()
    saved: list[Path] = field(default_factory=list)

    def save_as(self, _parent: QWidget | None, name: str, _kind: str, _at: Path | None = None) -> Path:
        """Save onto the stick under the proposed name."""
        self.saved.append(self.folder / name)
        return self.saved[-1]

    def open_file(self, _parent: QWidget | None, _kind: str) -> Path:
        """Take what was saved last, unless something else was chosen."""
        return self.chosen if self.chosen != Path() else self.saved[-1]
