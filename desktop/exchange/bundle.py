"""The sealed file as a whole: records in, bytes out, and back, nothing of it ever lying open on a disk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from types import TracebackType

from desktop.exchange import archive, envelope, limits, manifest
from desktop.exchange.archive import Archive
from desktop.exchange.failures import BundleRefused, refused
from desktop.exchange.files import content
from desktop.exchange.identities import Identity, PublicIdentity
from desktop.exchange.manifest import Manifest
from desktop.exchange.pieces import Pieces
from desktop.exchange.records import READERS, TABLES, Record, Unreadable

# The accepted key of a unit, or nothing where none was accepted.
Senders = Callable[[str], PublicIdentity | None]
# The keys of a unit that were withdrawn or replaced.
Withdrawn = Callable[[str], Iterable[PublicIdentity]]


def _none_withdrawn(_unit: str) -> Iterable[PublicIdentity]:
    return ()


@dataclass(frozen=True, slots=True)
class Sealed:
    """A finished file.

    Attributes:
        content: its bytes, to be written with ``files.write_file``.
        hash: their SHA-256, hexadecimal: the next file's ``previous_hash``.
        manifest: the manifest as it lies inside.
    """

    content: bytes = field(repr=False)
    hash: str
    manifest: Manifest


class Opened:
    """A file that was opened and proved: by whom it is, for us, whole, and within the limits.

    Attributes:
        manifest: the proved manifest.
        hash: SHA-256 of the file as it came, hexadecimal.
    """

    def __init__(self, proved: Manifest, file_hash: str, members: Archive) -> None:
        self.manifest = proved
        self.hash = file_hash
        self._members = members

    def records(self) -> Iterator[Record | Unreadable]:
        """The records one by one, in the order of the tables; may be asked for again."""
        read = READERS[self.manifest.format]
        for table in TABLES:
            for number, line in enumerate(self._members.lines(table), start=1):
                yield read(table, number, line)

    def close(self) -> None:
        """Let go of what was opened."""
        self._members.close()

    def __enter__(self) -> Opened:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def seal(draft: Manifest, records: Iterable[Record], identity: Identity, recipient: PublicIdentity) -> Sealed:
    """A month, an answer or reference tables, sealed for the recipient and for ourselves.

    Args:
        draft: the manifest without sender, recipient and members, which are put in here.
        records: our own, table by table; read once, as they come.
        identity: our own keys.
        recipient: who may open it.

    Raises:
        BundleRefused: ``too-big``.
        ValueError: the draft is of another kind, or a record is not ours, out of order, or too long.
    """
    if draft.kind not in manifest.SEALED_KINDS:
        raise ValueError(f"never sealed: {draft.kind}")
    addressed = replace(draft, recipient=recipient.unit, recipient_name=recipient.name)
    packed, told = pack(addressed, records, identity)
    return finished(envelope.seal_for((recipient, identity.public), packed), told)


def open_bundle(
    source: bytes | Path, identity: Identity, senders: Senders, *, withdrawn: Withdrawn = _none_withdrawn
) -> Opened:
    """Open a sealed file and prove all of it, before anybody reads a record.

    Args:
        source: the file, or its bytes.
        identity: our own keys.
        senders: the accepted key of a unit.
        withdrawn: a unit's former keys, so that a file signed with one is told from a forged one.

    Raises:
        BundleRefused: ``cannot-read``, ``too-big``, ``not-a-bundle``, ``wrong-kind``, ``too-new``,
            ``damaged``, ``not-for-us``, ``unknown-sender``, ``withdrawn-key``,
            ``bad-signature`` or ``unsafe``.
    """
    sealed = content(source)
    if sealed.startswith(archive.MAGIC):
        raise _not_sealed(sealed)
    members = Archive(envelope.unseal(sealed, identity))
    told = manifest.parse(members.manifest())
    _check_signature(told, members, senders, withdrawn)
    if told.kind not in manifest.SEALED_KINDS:
        raise refused("wrong-kind")
    if told.recipient != identity.unit:
        raise refused("not-for-us", unit=identity.unit)
    members.check(told)
    return Opened(told, hashlib.sha256(sealed).hexdigest(), members)


def pack(draft: Manifest, records: Iterable[Record], identity: Identity) -> tuple[Pieces, Manifest]:
    """The signed ZIP that every kind of file has inside, to be read once, and its finished manifest.

    Args:
        draft: the manifest without sender and members.
        records: our own, table by table.
        identity: our own keys.

    Raises:
        BundleRefused: ``too-big``.
        ValueError: a record is not ours, out of order, or too long.
    """
    own = (_own(record, identity.unit) for record in records)
    groups = groupby(own, key=lambda record: record.table)
    with archive.Writer() as writer:
        members = tuple(writer.records(table, group) for table, group in groups)
        told = replace(draft, sender=identity.unit, sender_name=identity.name, members=members)
        exact = told.to_bytes()
        return writer.finish(exact, identity.sign(exact)), told


def finished(whole: bytes, told: Manifest) -> Sealed:
    """The file with its hash.

    Raises:
        BundleRefused: ``too-big`` for any reader.
    """
    if len(whole) > limits.FILE:
        raise refused("too-big")
    return Sealed(whole, hashlib.sha256(whole).hexdigest(), told)


def _own(record: Record, unit: str) -> Record:
    if record.origin != unit:
        raise ValueError(f"an entry of {record.origin} may not leave {unit}")
    return record


def _not_sealed(plain: bytes) -> BundleRefused:
    """An enrolment or a key card in the wrong place; or any other ZIP, such as a spreadsheet."""
    try:
        found = manifest.parse(Archive(plain).manifest())
    except BundleRefused as trouble:
        return trouble if trouble.code == "too-new" else refused("not-a-bundle")
    return refused("wrong-kind" if found.kind in manifest.PLAIN_KINDS else "not-a-bundle")


def _check_signature(told: Manifest, members: Archive, senders: Senders, withdrawn: Withdrawn) -> None:
    exact, signature = members.manifest(), members.signature()
    accepted = senders(told.sender)
    if accepted is not None and accepted.signed(exact, signature):
        return
    if any(former.signed(exact, signature) for former in withdrawn(told.sender)):
        raise refused("withdrawn-key", sender=told.sender)
    raise refused("unknown-sender" if accepted is None else "bad-signature", sender=told.sender)
