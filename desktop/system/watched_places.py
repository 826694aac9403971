"""Places that files arrive at by themselves: sticks just plugged in, and folders that the office named.

Nothing here asks a place that may be dead before it is read on a thread of its own: a network drive that is
gone can hold up whoever asks it anything, for minutes.
"""

from __future__ import annotations

import ctypes
import getpass
import logging
import os
import stat
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

_log = logging.getLogger(__name__)

# The name of the setting of this workstation that holds the folders.
FOLDERS: Final = "watched.folders"
ENDING: Final = ".lcx"
# Larger ones are rare and are chosen by hand: to recognise a file it is read whole.
LARGEST: Final = 64 * 1024 * 1024
HEAD: Final = 64 * 1024
# Of one folder; a place with more is a heap that nobody wants searched every few seconds.
MOST_NAMES: Final = 10_000
MOST_FOLDERS: Final = 200
MOST_FILES: Final = 200
_REMOVABLE: Final = 2
_NO_DIALOGS: Final = 0x0001
_REPARSE_POINT: Final = 0x400


@dataclass(frozen=True, slots=True)
class Place:
    """Where files may arrive.

    Attributes:
        path: its folder.
        is_stick: whether it can be pulled out.
    """

    path: Path
    is_stick: bool = False

    @property
    def name(self) -> str:
        """What people call it."""
        return self.path.name or str(self.path).rstrip("\\/")


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as its folder tells of it, unread.

    Attributes:
        path: where it lies.
        size: its bytes.
        changed: when it was written last, in nanoseconds.
    """

    path: Path
    size: int
    changed: int


def listed(place: Place) -> tuple[Seen, ...]:
    """The sealed files at a place and one folder below, the newest first; links are not followed.

    Args:
        place: which; one that is gone holds nothing.
    """
    files, folders = _folder(place.path)
    for folder in folders[:MOST_FOLDERS]:
        files += _folder(folder)[0]
    return tuple(sorted(files, key=lambda seen: (-seen.changed, str(seen.path)))[:MOST_FILES])


def _folder(folder: Path) -> tuple[list[Seen], list[Path]]:
    files: list[Seen] = []
    folders: list[Path] = []
    try:
        with os.scandir(folder) as entries:
            for entry in islice(entries, MOST_NAMES):
                if entry.name.startswith("."):
                    continue
                if entry.name.lower().endswith(ENDING):
                    files += _file(entry)
                elif entry.is_dir(follow_symlinks=False) and not _leads_elsewhere(entry):
                    folders.append(Path(entry.path))
    except OSError:
        # Pulled out, gone, or not ours to read: what was seen before that is still shown.
        _log.info("a watched place could not be read to its end")
    return files, folders


def _file(entry: os.DirEntry[str]) -> Iterator[Seen]:
    about = entry.stat(follow_symlinks=False)
    if stat.S_ISREG(about.st_mode) and 0 < about.st_size <= LARGEST and not _leads_elsewhere(entry):
        yield Seen(Path(entry.path), about.st_size, about.st_mtime_ns)


def _leads_elsewhere(entry: os.DirEntry[str]) -> bool:
    """A link, a junction of Windows, or a file that lies in a cloud and would be fetched."""
    if entry.is_symlink():
        return True
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & _REPARSE_POINT)


def head(seen: Seen) -> bytes:
    """A file's first bytes; nothing where it is gone."""
    return _bytes(seen.path, HEAD)


def whole(seen: Seen) -> bytes:
    """All of a file; nothing where it is gone, or has become another one since."""
    found = _bytes(seen.path, LARGEST + 1)
    return found if len(found) == seen.size else b""


def _bytes(path: Path, most: int) -> bytes:
    try:
        # Between the listing and this a link may have taken its name.
        opened = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(opened, "rb") as file:
            return file.read(most)
    except OSError:
        return b""


# -- what is plugged in


def stick_folders() -> tuple[Path, ...]:
    """The folders in which this system shows what is plugged in; empty on Windows, which has letters."""
    if os.name == "nt":
        return ()
    user = getpass.getuser()
    return (Path("/media") / user, Path("/run/media") / user)


def sticks() -> tuple[Place, ...]:
    """What is plugged in, told by the system without asking the sticks themselves."""
    if os.name == "nt":
        return tuple(Place(path, is_stick=True) for path in _letters(_kernel()))
    return tuple(Place(path, is_stick=True) for folder in stick_folders() for path in _mounted(folder))


def _mounted(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            # The listing itself tells that it is a folder; no stick is touched.
            return sorted(Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False))
    except OSError:
        return []


def _kernel() -> Any:
    return ctypes.windll.kernel32  # type: ignore[attr-defined, unused-ignore]


def _letters(kernel: Any) -> list[Path]:
    """Removable drives; a reader without a card has a letter too and is left out when it is listed."""
    # Otherwise Windows itself may ask, in a window, for a disk to be put in.
    kernel.SetErrorMode(_NO_DIALOGS)
    there = kernel.GetLogicalDrives()
    letters = [chr(ord("A") + place) for place in range(2, 26) if there >> place & 1]
    return [Path(f"{one}:\\") for one in letters if kernel.GetDriveTypeW(f"{one}:\\") == _REMOVABLE]


# -- one reading at a time


class Readings:
    """At most one reading under way of each place, each on a thread of its own; none is ever waited for."""

    def __init__(self) -> None:
        self._under_way: set[str] = set()
        self._lock = threading.Lock()

    def begin(self, name: str, work: Callable[[], object]) -> bool:
        """Begin a reading, unless the one before has not ended yet.

        Args:
            name: what is read.
            work: reads it; what it raises is written into the log.

        Returns:
            Whether it has begun.
        """
        with self._lock:
            if name in self._under_way:
                return False
            self._under_way.add(name)
        threading.Thread(target=self._serve, args=(name, work), name="watching", daemon=True).start()
        return True

    def is_under_way(self, name: str) -> bool:
        """Whether a reading has not ended yet."""
        with self._lock:
            return name in self._under_way

    def _serve(self, name: str, work: Callable[[], object]) -> None:
        try:
            work()
        except Exception as trouble:  # noqa: BLE001 - a place that cannot be read is no reason to stop anything
            _log.warning("a watched place could not be read: %s", type(trouble).__name__)
        finally:
            with self._lock:
                self._under_way.discard(name)


# One for the whole process: a place that hangs has one thread, however often somebody signs in.
READINGS: Final = Readings()
