"""What the window remembers between two days: sizes, the last page, the language; never a person's name."""

from __future__ import annotations

import json
import logging
from pathlib import Path

_log = logging.getLogger(__name__)

Value = str | int | float | bool | list[str] | list[int]


class Settings:
    """A small JSON file of remembered values; a damaged one is forgotten, not fatal."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, Value] = self._read()

    def _read(self) -> dict[str, Value]:
        try:
            values = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            _log.warning("settings could not be read and start anew")
            return {}
        return values if isinstance(values, dict) else {}

    def text(self, name: str, default: str = "") -> str:
        """A remembered text."""
        value = self._values.get(name, default)
        return value if isinstance(value, str) else default

    def number(self, name: str, default: int = 0) -> int:
        """A remembered whole number."""
        value = self._values.get(name, default)
        return value if isinstance(value, int) and not isinstance(value, bool) else default

    def texts(self, name: str) -> list[str]:
        """Remembered texts, in their order."""
        value = self._values.get(name, [])
        return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []

    def put(self, name: str, value: Value) -> None:
        """Remember a value from now on."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        self._write()

    def _write(self) -> None:
        beside = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), "utf-8")
            beside.replace(self._path)
        except OSError:
            # A window that cannot remember its size is no reason to stop anyone's work.
            _log.warning("settings could not be written")
