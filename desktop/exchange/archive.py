"""The ZIP inside the envelope: written the same every time, and read as if a stranger had made it."""

from __future__ import annotations

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import islice
from types import TracebackType

from desktop.exchange import limits
from desktop.exchange.failures import refused
from desktop.exchange.manifest import Manifest, Member
from desktop.exchange.pieces import Pieces
from desktop.exchange.records import TABLES, Record, write

MAGIC = b"PK\x03\x04"
MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"

_CHUNK = 256 * 1024
_BATCH = 500
# A fixed moment, the earliest a ZIP can name: the same records give the same bytes.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_END = struct.Struct("<4s4H2LH")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
# Whatever zipfile raises over a file that is none, or was changed.
_TROUBLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    RuntimeError,
    ValueError,
    LookupError,
    OverflowError,
    OSError,
)


def member_name(table: str) -> str:
    """The path of a table's records."""
    return f"records/{table}.jsonl"


class Writer:
    """A ZIP being written in memory: first the records, table by table, then what is said of them."""

    def __init__(self) -> None:
        self._content = Pieces()
        self._unpacked = 0
        self._zip = zipfile.ZipFile(self._content, "w", zipfile.ZIP_DEFLATED)

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # A ZIP given up half way would else complain when nobody can hear it.
        self._zip.close()

    def records(self, table: str, records: Iterable[Record]) -> Member:
        """Write a table's records as they come, and say what was written.

        Args:
            table: each table once.
            records: of this table.

        Raises:
            BundleRefused: ``too-big``.
            ValueError: the table is not of this format, or was written before.
        """
        if table not in TABLES or member_name(table) in self._zip.namelist():
            raise ValueError(f"unknown or out of order: {table}")
        digest, revisions, count = hashlib.sha256(), set[int](), 0
        with self._zip.open(_entry(member_name(table)), "w") as member:
            coming = iter(records)
            while batch := list(islice(coming, _BATCH)):
                lines = b"".join(write(record) for record in batch)
                self._weigh(lines)
                member.write(lines)
                digest.update(lines)
                count += len(batch)
                revisions |= {record.revision for record in batch}
        return Member(
            name=member_name(table),
            count=count,
            sha256=digest.hexdigest(),
            lowest=min(revisions),
            highest=max(revisions),
        )

    def _weigh(self, lines: bytes) -> None:
        self._unpacked += len(lines)
        if self._unpacked > limits.UNPACKED - limits.MANIFEST:
            raise refused("too-big")

    def finish(self, manifest: bytes, signature: bytes) -> Pieces:
        """The whole ZIP, with its manifest and signature, to be read once."""
        self._zip.writestr(_entry(MANIFEST), manifest)
        self._zip.writestr(_entry(SIGNATURE), signature)
        self._zip.close()
        return self._content


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    # As if made on Unix everywhere, so that Windows writes the same bytes.
    entry.create_system = 3
    return entry


class Archive:
    """A ZIP being read; nothing in it is believed before the manifest is proved.

    Args:
        content: the whole ZIP.

    Raises:
        BundleRefused: ``not-a-bundle``, ``damaged`` or ``unsafe``.
    """

    def __init__(self, content: bytes) -> None:
        if not content.startswith(MAGIC):
            raise refused("not-a-bundle")
        _check_directory(content)
        self._size = len(content)
        with _damaged():
            self._zip = zipfile.ZipFile(BytesIO(content))
        self._entries = self._zip.infolist()

    def close(self) -> None:
        """Let go of the content."""
        self._zip.close()

    def manifest(self) -> bytes:
        """The exact bytes of the manifest.

        Raises:
            BundleRefused: there is none, or several, or it is too long or damaged.
        """
        found = [entry for entry in self._entries if entry.filename == MANIFEST]
        if not found:
            raise refused("not-a-bundle")
        return self._small(found, limits.MANIFEST)

    def signature(self) -> bytes:
        """The signature over the manifest's bytes; empty where there is none."""
        found = [entry for entry in self._entries if entry.filename == SIGNATURE]
        return self._small(found, 64) if found else b""

    def _small(self, found: list[zipfile.ZipInfo], longest: int) -> bytes:
        if len(found) > 1 or found[0].file_size > longest:
            raise refused("unsafe")
        return b"".join(self._chunks(found[0]))

    def _chunks(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """The member's bytes; zipfile stops at the size that the entry declares, which was checked."""
        if entry.compress_type not in _METHODS or entry.flag_bits & _ENCRYPTED:
            raise refused("unsafe")
        with _damaged(), self._zip.open(entry) as member:
            while chunk := member.read(_CHUNK):
                yield chunk

    def check(self, manifest: Manifest) -> None:
        """Read every member once and hold it against the manifest.

        Raises:
            BundleRefused: ``unsafe`` for what no file of ours holds, ``damaged`` for what was changed.
        """
        self._check_names()
        self._check_sizes()
        told = {member.name: member for member in manifest.members}
        if told.keys() != {entry.filename for entry in self._entries} - {MANIFEST, SIGNATURE}:
            raise refused("damaged")
        for entry in self._entries:
            if entry.filename in told:
                self._check_member(entry, told[entry.filename])

    def _check_names(self) -> None:
        allowed = {MANIFEST, SIGNATURE, *map(member_name, TABLES)}
        names = [entry.filename for entry in self._entries]
        if len(set(names)) != len(names) or not allowed.issuperset(names):
            raise refused("unsafe")

    def _check_sizes(self) -> None:
        unpacked = sum(entry.file_size for entry in self._entries)
        # Against the bytes that are really here: a member may claim any packed size for itself.
        if unpacked > min(limits.UNPACKED, limits.RATIO_FROM + limits.RATIO * self._size):
            raise refused("unsafe")

    def _check_member(self, entry: zipfile.ZipInfo, told: Member) -> None:
        digest, count = hashlib.sha256(), 0
        for line in self._lines(entry):
            digest.update(line)
            count += 1
        if digest.hexdigest() != told.sha256 or count != told.count:
            raise refused("damaged")

    def lines(self, table: str) -> Iterator[bytes]:
        """A table's lines, without their ends; nothing where the table is not there."""
        for entry in self._entries:
            if entry.filename == member_name(table):
                yield from (line.removesuffix(b"\n") for line in self._lines(entry))

    def _lines(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        rest = b""
        for chunk in self._chunks(entry):
            *whole, rest = (rest + chunk).split(b"\n")
            if len(rest) > limits.LINE or any(len(line) > limits.LINE for line in whole):
                raise refused("unsafe")
            yield from (line + b"\n" for line in whole)
        if rest:
            yield rest


@contextmanager
def _damaged() -> Iterator[None]:
    try:
        yield
    except _TROUBLE:
        raise refused("damaged") from None


def _check_directory(content: bytes) -> None:
    """Hold the ZIP's list of members small before zipfile reads it, whatever it claims."""
    end = len(content) - _END.size
    if end < 0 or content[end : end + 4] != b"PK\x05\x06":
        raise refused("damaged")
    _mark, _disk, _first, _here, members, size, _start, _comment = _END.unpack_from(content, end)
    longer = content[max(0, end - 20) : end].startswith(b"PK\x06\x07")
    if members > limits.MEMBERS or size > limits.DIRECTORY or longer:
        raise refused("unsafe")
