"""The ZIP around a workbook: its parts by name, each looked at before it is unpacked."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO
from xml.parsers import expat

from desktop.exchange.workbooks import limits
from desktop.exchange.workbooks.failures import refusal

_CHUNK = 256 * 1024
_ENCRYPTED = 0x1


class Parts:
    """The parts of a workbook.

    Args:
        content: the whole file.

    Raises:
        Refused: it is damaged, encrypted, or would unpack to more than any list holds.
    """

    def __init__(self, content: bytes) -> None:
        if len(content) > limits.FILE:
            raise refusal("too-big", rows=f"{limits.ROWS:,}")
        with damage_in_words():
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        # Some programs write other letters' sizes or turn the slashes; Excel forgives both.
        self._names = {_plain(member.filename): member for member in self._zip.infolist()}
        if len(self._names) > limits.MEMBERS:
            raise refusal("unsafe")

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._names

    def read(self, name: str, handle: Callable[[expat.XMLParserType], None]) -> None:
        """Read one part of XML to its end.

        Args:
            name: of the part.
            handle: puts its listeners on the parser.
        """
        for _step in self.steps(name, handle):
            pass

    def steps(self, name: str, handle: Callable[[expat.XMLParserType], None]) -> Iterator[None]:
        """Read one part of XML piece by piece, pausing after each.

        Args:
            name: of the part.
            handle: puts its listeners on the parser.
        """
        parser = _parser(handle)
        for chunk in self._chunks(name):
            _parse(parser, chunk)
            yield
        _parse(parser, b"", is_last=True)
        yield

    def _chunks(self, name: str) -> Iterator[bytes]:
        # What a reader of the caller's raises does not pass through here: this is about the file alone.
        with damage_in_words(), self._open(name) as part:
            while chunk := part.read(_CHUNK):
                yield chunk

    def _open(self, name: str) -> IO[bytes]:
        member = self._names.get(_plain(name))
        if member is None:
            raise refusal("damaged")
        if member.flag_bits & _ENCRYPTED:
            raise refusal("password")
        packed = max(member.compress_size, 1)
        bomb = member.file_size > limits.RATIO_FROM and member.file_size > limits.RATIO * packed
        if bomb or member.file_size > limits.PART:
            raise refusal("unsafe" if bomb else "too-big", rows=f"{limits.ROWS:,}")
        return self._zip.open(member)


def _plain(name: str) -> str:
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/").casefold()


def _parse(parser: expat.XMLParserType, chunk: bytes, *, is_last: bool = False) -> None:
    try:
        parser.Parse(chunk, is_last)
    # Codings that nobody knows are a LookupError, those of several bytes a ValueError.
    except (expat.ExpatError, LookupError, ValueError):
        raise refusal("damaged") from None


def _parser(handle: Callable[[expat.XMLParserType], None]) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True

    # No workbook declares a document type; what does, means to swell or to read other files.
    def refuse(*_declared: object) -> None:
        raise refusal("unsafe")

    parser.StartDoctypeDeclHandler = refuse
    handle(parser)
    return parser


@contextmanager
def damage_in_words() -> Iterator[None]:
    """Turn whatever a damaged file makes the readers say into one sentence.

    Raises:
        Refused: the file is damaged.
    """
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        OSError,
        NotImplementedError,
        # An offset that cannot be, a name that is no text.
        ValueError,
    ):
        raise refusal("damaged") from None
