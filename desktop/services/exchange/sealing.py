"""Files that leave: months, answers, enrolments and key cards, each with its entry in the register."""

from __future__ import annotations

from desktop.database.work import Work, setting
from desktop.exchange import bundle, enrolments
from desktop.exchange import manifest as kinds
from desktop.exchange.bundle import Sealed
from desktop.exchange.identities import PublicIdentity
from desktop.exchange.manifest import Manifest
from desktop.models import Peer
from desktop.rules.months import BUDDHIST_OFFSET, Month
from desktop.services.exchange import kept_files, keys, outgoing, words
from desktop.services.exchange.rows import OUT, SealedFile
from desktop.services.ground import Ground
from desktop.system.progress import Progress


def seal(
    ground: Ground, work: Work, peer: Peer, kind: str, progress: Progress, *, month: str = ""
) -> SealedFile:
    """Seal all that a peer has not acknowledged, under the next number.

    Args:
        ground: whose file it is.
        work: the running work; the number is only spent if it commits.
        peer: whom it is for; its key is accepted.
        kind: ``month`` or ``result``.
        progress: hears how far it is.
        month: the month it reports, ISO, or empty.
    """
    identity = keys.own_or_new(work, ground)
    sequence = peer.sequence_out + 1
    going = outgoing.Outgoing(ground, work.session, peer.unit, sequence, progress)
    draft = Manifest(
        kind=kind,
        database_uid=setting(work.session, "database_uid"),
        sequence=sequence,
        previous_hash=peer.hash_out,
        acknowledged_sequence=peer.sequence_in,
        acknowledged_hash=peer.hash_in,
        month=month,
        made_at=ground.clock.now().isoformat(),
    )
    sealed = bundle.seal(draft, going, identity, keys.public_of(peer))
    words.note_told(work.session, peer.unit, sequence)
    peer.sequence_out, peer.hash_out = sequence, sealed.hash
    work.touch("peers", peer.unit)
    return _kept(ground, work, sealed, peer.talk)


def enrolment(ground: Ground, work: Work, unit: str, name: str) -> SealedFile:
    """The province's file for a unit that has no keys yet.

    Args:
        ground: the province's.
        work: the running work.
        unit: the unit's code.
        name: the unit's name.
    """
    identity = keys.own_or_new(work, ground)
    records = outgoing.reference_records(work.session, ground.unit)
    sealed = enrolments.write_enrolment(_plain_draft(ground, work), identity, unit, name, records)
    return _kept(ground, work, sealed)


def key_card(ground: Ground, work: Work, province: PublicIdentity) -> SealedFile:
    """Our public keys, for the province to accept.

    Args:
        ground: the centre's.
        work: the running work.
        province: whom it is for.
    """
    identity = keys.own_or_new(work, ground)
    return _kept(ground, work, enrolments.write_key_card(_plain_draft(ground, work), identity, province))


def _plain_draft(ground: Ground, work: Work) -> Manifest:
    return Manifest(
        database_uid=setting(work.session, "database_uid"), made_at=ground.clock.now().isoformat()
    )


def _kept(ground: Ground, work: Work, sealed: Sealed, talk: int = 1) -> SealedFile:
    told = sealed.manifest
    counts = kept_files.counts_of(told.members)
    uid = kept_files.keep(
        ground,
        work,
        told,
        direction=OUT,
        at=told.made_at,
        file_hash=sealed.hash,
        counts=counts,
        talk=talk,
    )
    return SealedFile(
        uid=uid,
        name=file_name(told.kind, told.sender, told.recipient, told.sequence, told.month),
        content=sealed.content,
        hash=sealed.hash,
        kind=told.kind,
        recipient=told.recipient,
        sequence=told.sequence,
        month=told.month,
        counts=counts,
    )


def file_name(kind: str, sender: str, recipient: str, sequence: int, month: str = "") -> str:
    """What a file is called when saved, in plain letters for any disk and chat program.

    Args:
        kind: the file's kind.
        sender: the unit that made it.
        recipient: the unit it is for.
        sequence: its running number.
        month: ISO, or empty; the name says it in the Buddhist era.
    """
    if kind == kinds.MONTH and month:
        named = Month.parse(month)
        return f"{sender}-{named.year + BUDDHIST_OFFSET}-{named.month:02d}-{sequence:04d}.lcx"
    if kind == kinds.ENROLMENT:
        return f"enrolment-{recipient}.lcx"
    if kind == kinds.KEY_CARD:
        return f"key-card-{sender}.lcx"
    return f"{sender}-{recipient}-{sequence:04d}.lcx"
