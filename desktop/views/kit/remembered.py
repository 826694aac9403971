"""What a list remembers for one person at one workstation: columns and order, never anybody's name."""

from __future__ import annotations

from desktop.system.settings import Settings


class Remembered:
    """Choices that are kept until the next day.

    Args:
        settings: where they are kept; none keeps them until the window is closed.
        who: the uid of whoever chose, for two people may share a workstation.
    """

    def __init__(self, settings: Settings | None = None, who: str = "") -> None:
        self._settings, self._who = settings, who
        self._kept: dict[str, str] = {}

    def text(self, name: str) -> str:
        """What was chosen; empty where nothing was."""
        if self._settings is None:
            return self._kept.get(name, "")
        return self._settings.text(self._full(name))

    def put(self, name: str, value: str) -> None:
        """Remember a choice."""
        if self._settings is None:
            self._kept[name] = value
        else:
            self._settings.put(self._full(name), value)

    def _full(self, name: str) -> str:
        return f"{name}.{self._who}" if self._who else name
