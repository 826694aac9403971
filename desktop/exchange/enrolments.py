"""How two units come to know each other's keys: the province's enrolment file and the centre's key card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.exchange import envelope, manifest
from desktop.exchange.archive import Archive
from desktop.exchange.bundle import Opened, Sealed, finished, pack
from desktop.exchange.failures import refused
from desktop.exchange.files import content
from desktop.exchange.identities import Fingerprint, Identity, PublicIdentity, fingerprint
from desktop.exchange.manifest import Manifest
from desktop.exchange.records import Record


@dataclass(frozen=True, slots=True)
class Introduction:
    """A unit's own word on its keys; believed only once the fingerprint was compared by telephone.

    Attributes:
        public: the keys of the unit that made the file.
        unit: the unit it is made for.
        name: that unit's name, as the province spells it.
        opened: the proved file, with the reference tables of an enrolment.
    """

    public: PublicIdentity
    unit: str
    name: str
    opened: Opened

    @property
    def fingerprint(self) -> Fingerprint:
        """What is compared by telephone."""
        return fingerprint(self.public)


def write_enrolment(
    draft: Manifest, identity: Identity, unit: str, name: str, reference: Iterable[Record] = ()
) -> Sealed:
    """The province's file for a unit that has no keys yet; signed, not sealed, for nothing in it is secret.

    Args:
        draft: program and time; the rest is put in here.
        identity: the province's keys.
        unit: the code of the unit that is enrolled.
        name: its name.
        reference: the province's reference tables; nothing else may lie in an open file.

    Raises:
        ValueError: a record of another table.
    """
    return _introduce(
        replace(draft, kind=manifest.ENROLMENT, recipient=unit, recipient_name=name), identity, reference
    )


def write_key_card(draft: Manifest, identity: Identity, province: PublicIdentity) -> Sealed:
    """A unit's public keys, for the province to accept.

    Args:
        draft: program and time; the rest is put in here.
        identity: the unit's keys.
        province: whom it is for.
    """
    addressed = replace(draft, recipient=province.unit, recipient_name=province.name)
    return _introduce(replace(addressed, kind=manifest.KEY_CARD), identity, ())


def read_enrolment(source: bytes | Path) -> Introduction:
    """The province's keys, and who we are to be.

    Args:
        source: the file, or its bytes.

    Raises:
        BundleRefused: ``cannot-read``, ``too-big``, ``not-a-bundle``, ``wrong-kind``, ``too-new``,
            ``damaged``, ``bad-key`` or ``unsafe``.
    """
    return _introduced(content(source), manifest.ENROLMENT)


def read_key_card(source: bytes | Path) -> Introduction:
    """A unit's keys, to be accepted after comparing the fingerprint.

    Args:
        source: the file, or its bytes.

    Raises:
        BundleRefused: as ``read_enrolment``.
    """
    return _introduced(content(source), manifest.KEY_CARD)


def _introduce(draft: Manifest, identity: Identity, records: Iterable[Record]) -> Sealed:
    public = identity.public
    keyed = replace(draft, age_recipient=public.age_recipient, signing_key=public.signing_key)
    packed, told = pack(keyed, (_open_to_all(record) for record in records), identity)
    return finished(packed.read(), told)


def _open_to_all(record: Record) -> Record:
    if record.table != "reference_values":
        raise ValueError(f"never in an open file: {record.table}")
    return record


def _introduced(whole: bytes, kind: str) -> Introduction:
    if whole.startswith(envelope.MAGIC):
        raise refused("wrong-kind")
    members = Archive(whole)
    exact = members.manifest()
    told = manifest.parse(exact)
    if told.kind != kind:
        raise refused("wrong-kind")
    public = _keys(told)
    if not public.signed(exact, members.signature()):
        raise refused("damaged")
    members.check(told)
    opened = finished(whole, told)
    return Introduction(public, told.recipient, told.recipient_name, Opened(told, opened.hash, members))


def _keys(told: Manifest) -> PublicIdentity:
    try:
        return PublicIdentity(told.sender, told.sender_name, told.age_recipient, told.signing_key)
    except ValueError:
        raise refused("bad-key") from None
