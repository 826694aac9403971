"""A file that is written in memory, and let go of piece by piece while it is read."""

from __future__ import annotations

from io import SEEK_END, SEEK_SET
from mmap import mmap

_PIECE = 1024 * 1024


class Pieces:
    """Written whole first, then read once from the front; what was read is no longer there.

    What is read from it grows elsewhere at the same time, and both together never take more than one of them.
    """

    def __init__(self) -> None:
        # Memory that the system itself takes back: what is freed within a process mostly stays its own.
        self._pieces: list[mmap] = []
        self._length = 0
        self._place = 0
        self._read_until = 0

    def write(self, content: bytes) -> int:
        """Write at the place that ``tell`` says, over what may stand there."""
        rest = memoryview(content)
        while rest:
            number, begin = divmod(self._place, _PIECE)
            part = rest[: _PIECE - begin]
            if number == len(self._pieces):
                self._pieces.append(mmap(-1, _PIECE))
            self._pieces[number][begin : begin + len(part)] = part
            self._place += len(part)
            self._length = max(self._length, self._place)
            rest = rest[len(part) :]
        return len(content)

    def tell(self) -> int:
        """Where the next byte is written."""
        return self._place

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        """Go back to what was written, or on to its end.

        Args:
            offset: from the beginning, or from the end.
            whence: ``SEEK_SET`` or ``SEEK_END``.
        """
        self._place = offset + (self._length if whence == SEEK_END else 0)
        return self._place

    def flush(self) -> None:
        """Nothing waits anywhere."""

    def close(self) -> None:
        """The content stays for whoever reads it."""

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most so many; each can be read once.

        Args:
            size: fewer than 0 asks for all that are left.
        """
        wanted = self._length - self._read_until
        wanted = min(wanted, size) if size >= 0 else wanted
        found = bytearray()
        while len(found) < wanted:
            number, begin = divmod(self._read_until, _PIECE)
            part = self._pieces[number][begin : begin + wanted - len(found)]
            found += part
            self._read_until += len(part)
            if self._read_until % _PIECE == 0:
                self._pieces[number].close()
        return bytes(found)
