"""The ZIP around a workbook: its parts by name, each looked at before it is unpacked."""

from __future__ import annotations

import io
import posixpath
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
        parser = _parser(handle)
        with damage_in_words():
            for chunk in self._chunks(name):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)

    def steps(self, name: str, handle: Callable[[expat.XMLParserType], None]) -> Iterator[None]:
        """Read one part of XML piece by piece, pausing after each.

        Args:
            name: of the part.
            handle: puts its listeners on the parser.
        """
        parser = _parser(handle)
        with damage_in_words():
            for chunk in self._chunks(name):
                parser.Parse(chunk, False)
                yield
            parser.Parse(b"", True)
        yield

    def _chunks(self, name: str) -> Iterator[bytes]:
        with self._open(name) as part:
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
        expat.ExpatError,
        EOFError,
        OSError,
        NotImplementedError,
        UnicodeDecodeError,
    ):
        raise refusal("damaged") from None
