"""What a file is when it comes, and the way in for each kind: one road for looking and for taking in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.database.work import Work
from desktop.exchange import archive, enrolments
from desktop.exchange import manifest as kinds
from desktop.exchange.bundle import Opened, open_bundle
from desktop.exchange.enrolments import Introduction
from desktop.exchange.failures import refused
from desktop.exchange.files import content
from desktop.exchange.identities import PublicIdentity
from desktop.exchange.results import Summary
from desktop.models import Peer
from desktop.rules.problems import Refused
from desktop.rules.reference import CENTRE
from desktop.services.exchange import keys, outgoing, sealing, taking_in
from desktop.services.exchange.keys import KeyRing
from desktop.services.exchange.rows import INVITED, SealedFile
from desktop.services.exchange.taking_in import TakingIn
from desktop.services.ground import Ground
from desktop.system.language import _
from desktop.system.progress import Progress


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of one file.

    Attributes:
        summary: new, changed, unchanged and refused entries.
        words: how many of our own entries it spoke about.
        key_card: after an enrolment, the file to hand back.
    """

    summary: Summary
    words: int = 0
    key_card: SealedFile | None = None


def opened(source: bytes | Path, ground: Ground, ring: KeyRing) -> Opened | Introduction:
    """The file, opened and proved: a sealed one, or an enrolment.

    Args:
        source: the file, or its bytes.
        ground: who opens it.
        ring: the keys.

    Raises:
        BundleRefused: with the code that says why.
    """
    whole = content(source)
    if whole.startswith(archive.MAGIC):
        return _enrolment(whole, ground)
    if ring.own is None:
        raise refused("not-for-us", unit=ground.unit)
    found = open_bundle(whole, ring.own, ring.accepted.get, withdrawn=ring.former)
    wanted = (kinds.MONTH,) if ground.is_province else (kinds.RESULT, kinds.REFERENCE)
    if found.manifest.kind not in wanted:
        raise refused("wrong-kind")
    return found


def _enrolment(whole: bytes, ground: Ground) -> Introduction:
    found = enrolments.read_enrolment(whole)
    if ground.is_province:
        raise refused("wrong-kind")
    if found.unit != ground.unit:
        raise refused("not-for-us", unit=ground.unit)
    known = ground.reference.units().get(found.public.unit)
    if found.public.unit == ground.unit or (known is not None and known.kind == CENTRE):
        raise Refused(
            _("A centre is enrolled by its province only. Nothing was changed."), code="not-a-province"
        )
    return found


def bring_in(ground: Ground, work: Work, file: Opened, progress: Progress) -> Arrived:
    """A sealed file's way into the register.

    Args:
        ground: who takes it in.
        work: the running work.
        file: opened and proved.
        progress: hears how far it is.

    Raises:
        BundleRefused: it may not come next.
    """
    peer = keys.find(work.session, file.manifest.sender)
    taking_in.check_arrival(work.session, file.manifest, file.hash, peer)
    taking_in.note_heard(ground, work, file, peer)
    taking = TakingIn(ground, work, file, peer, progress)
    summary = taking.run()
    taking_in.note_arrival(work, file, peer)
    taking_in.keep(ground, work, file, summary, peer.talk)
    return Arrived(summary, taking.words)


def enrol_here(
    ground: Ground, work: Work, introduced: Introduction, fingerprint: str, progress: Progress
) -> Arrived:
    """An enrolment's way into a centre's register; the same one may come again.

    Args:
        ground: the centre's.
        work: the running work.
        introduced: the province's word on its keys.
        fingerprint: what the province read out, where it was compared; new keys for known ones ask for it.
        progress: hears how far it is.

    Raises:
        Refused: the fingerprint does not agree, or has to be compared first.
    """
    public, told = introduced.public, introduced.opened.manifest
    if fingerprint and not introduced.fingerprint.agrees(fingerprint):
        raise disagrees()
    before = keys.province_of(work.session)
    if before is not None and not keys.same_keys(before, public):
        _replace(ground, work, before, public, compared=bool(fingerprint))
    peer = work.session.get(Peer, public.unit) or _added(work, public)
    keys.accept(work, peer, public, told.database_uid, ground.clock.now().isoformat())
    peer.name = public.name or peer.name
    taking = TakingIn(ground, work, introduced.opened, peer, progress)
    summary = taking.run()
    taking_in.keep(ground, work, introduced.opened, summary)
    return Arrived(summary, key_card=sealing.key_card(ground, work, public))


def accept_card(ground: Ground, work: Work, card: Introduction) -> Peer:
    """The province believes a centre's keys, whose fingerprint was compared.

    Args:
        ground: the province's.
        work: the running work.
        card: the centre's word on its keys.

    Raises:
        BundleRefused: the key was withdrawn before.
    """
    public = card.public
    peer = work.session.get(Peer, public.unit) or _added(work, public)
    keys.accept(work, peer, public, card.opened.manifest.database_uid, ground.clock.now().isoformat())
    peer.name = public.name or peer.name
    outgoing.note_reference_known(work.session, ground.unit, peer.unit)
    work.session.flush()
    return peer


def _replace(ground: Ground, work: Work, before: Peer, public: PublicIdentity, *, compared: bool) -> None:
    if not compared:
        raise Refused(
            _(
                "This enrolment shows other keys than those that this centre knows of its province. "
                "Nothing was changed. "
                "Have the province read out its fingerprint by telephone, and type it here."
            ),
            code="compare-fingerprint",
        )
    if before.unit != public.unit:
        keys.withdraw(work, before, ground.clock.now().isoformat())


def _added(work: Work, public: PublicIdentity) -> Peer:
    peer = Peer(unit=public.unit, name=public.name, state=INVITED)
    work.session.add(peer)
    work.session.flush()
    return peer


def disagrees() -> Refused:
    """The refusal of keys whose fingerprint is another than the one read out."""
    return Refused(
        _(
            "The fingerprint does not agree with this file. Nothing was accepted. "
            "Ask the other side to read it out once more; "
            "if it still differs, the file does not come from there."
        ),
        code="fingerprint",
    )
