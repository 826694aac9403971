"""Own keys, the keys of others, and those that are believed no longer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop.database.work import Work
from desktop.exchange.failures import refused
from desktop.exchange.identities import Identity, PublicIdentity
from desktop.models import Acknowledgement, OwnIdentity, Peer, WithdrawnKey
from desktop.rules.problems import Refused
from desktop.services.exchange.rows import ENROLLED, WITHDRAWN
from desktop.services.ground import Ground
from desktop.system.language import _

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The keys that a file is opened and proved with, read once.

    Attributes:
        own: our own keys; None before there are any.
        accepted: the accepted key of each unit.
        withdrawn: the former keys of each unit.
    """

    own: Identity | None
    accepted: Mapping[str, PublicIdentity]
    withdrawn: Mapping[str, tuple[PublicIdentity, ...]]

    def former(self, unit: str) -> Iterable[PublicIdentity]:
        """The keys of a unit that were withdrawn or replaced."""
        return self.withdrawn.get(unit, ())


def key_ring(session: Session, ground: Ground) -> KeyRing:
    """The keys as they stand.

    Args:
        session: of a reading or a running work.
        ground: whose register this is.
    """
    peers = session.scalars(select(Peer).where(Peer.state == ENROLLED))
    former: dict[str, tuple[PublicIdentity, ...]] = {}
    for key in session.scalars(select(WithdrawnKey)):
        public = PublicIdentity(key.unit, "", key.age_recipient, key.signing_key)
        former[key.unit] = (*former.get(key.unit, ()), public)
    return KeyRing(own(session, ground), {peer.unit: public_of(peer) for peer in peers}, former)


def own(session: Session, ground: Ground) -> Identity | None:
    """Our own keys under our present name, or None before there are any."""
    query = select(OwnIdentity.secret).where(OwnIdentity.withdrawn_at == "")
    secret = session.scalar(query.order_by(OwnIdentity.made_at.desc()).limit(1))
    return replace(Identity.from_text(secret), name=plain_name(ground.unit_name)) if secret else None


def own_or_new(work: Work, ground: Ground) -> Identity:
    """Our own keys, made now where there are none."""
    return own(work.session, ground) or make_own(work, ground)


def make_own(work: Work, ground: Ground) -> Identity:
    """New keys of our own; the former ones open and sign nothing any more."""
    now = ground.clock.now().isoformat()
    for former in work.session.scalars(select(OwnIdentity).where(OwnIdentity.withdrawn_at == "")):
        former.withdrawn_at = now
    made = Identity.make(ground.unit, plain_name(ground.unit_name))
    # The moment is the key of the table, and two may be made in one moment of a clock that stands.
    taken = set(work.session.scalars(select(OwnIdentity.made_at)))
    made_at = next(name for name in _moments(now) if name not in taken)
    work.session.add(OwnIdentity(made_at=made_at, secret=made.to_text()))
    work.session.flush()
    work.touch("own_identities", made_at)
    return made


def _moments(now: str) -> Iterable[str]:
    yield now
    place = 2
    while True:
        yield f"{now} {place}"
        place += 1


def plain_name(name: str) -> str:
    """A unit's name as it may stand in a file."""
    return "".join(sign for sign in name if sign.isprintable())[:_LONGEST_NAME]


def public_of(peer: Peer) -> PublicIdentity:
    """What is known of a peer's keys."""
    return PublicIdentity(peer.unit, plain_name(peer.name), peer.age_recipient, peer.signing_key)


def same_keys(peer: Peer, public: PublicIdentity) -> bool:
    """Whether these are the keys that are known of a peer."""
    known = (peer.unit, peer.age_recipient, peer.signing_key)
    return known == (public.unit, public.age_recipient, public.signing_key)


def find(session: Session, unit: str) -> Peer:
    """A peer by its code.

    Raises:
        Refused: nobody is known under it.
    """
    peer = session.get(Peer, unit)
    if peer is None:
        raise Refused(_("No files are exchanged with unit {unit} yet.", unit=unit), code="not-enrolled")
    return peer


def enrolled(session: Session, unit: str) -> Peer:
    """A peer whose key is accepted.

    Raises:
        Refused: its key was not accepted yet, or was withdrawn.
    """
    peer = find(session, unit)
    if peer.state != ENROLLED:
        raise Refused(
            _("No key of unit {unit} is accepted. Accept its key card first.", unit=unit), code="not-enrolled"
        )
    return peer


def province_of(session: Session) -> Peer | None:
    """At a centre, the province that it is enrolled with."""
    return session.scalar(select(Peer).where(Peer.state == ENROLLED).limit(1))


def the_province(session: Session) -> Peer:
    """At a centre, the province that it is enrolled with.

    Raises:
        Refused: it is enrolled with none yet.
    """
    peer = province_of(session)
    if peer is None:
        raise Refused(
            _(
                "This centre is not enrolled with the province yet. "
                "Take in the province's enrolment file first; until then everything else works."
            ),
            code="not-enrolled",
        )
    return peer


def accept(work: Work, peer: Peer, public: PublicIdentity, database_uid: str, now: str) -> None:
    """Believe a peer's keys from now on; another key of it is kept as a former one.

    Args:
        work: the running work.
        peer: its entry.
        public: the keys whose fingerprint was compared.
        database_uid: the register that speaks with them; another than before begins the talk anew.
        now: the moment, ISO.

    Raises:
        BundleRefused: the key was withdrawn before.
    """
    if work.session.get(WithdrawnKey, public.signing_key) is not None:
        raise refused("withdrawn-key", sender=public.unit)
    if peer.signing_key and peer.signing_key != public.signing_key:
        _keep_former(work, peer, now)
    if peer.database_uid and peer.database_uid != database_uid:
        begin_anew(work, peer)
    peer.age_recipient, peer.signing_key = public.age_recipient, public.signing_key
    peer.database_uid, peer.state = database_uid, ENROLLED
    work.touch("peers", peer.unit)


def withdraw(work: Work, peer: Peer, now: str) -> None:
    """Believe a peer's key no longer."""
    if peer.signing_key:
        _keep_former(work, peer, now)
    peer.age_recipient, peer.signing_key, peer.state = "", "", WITHDRAWN
    work.touch("peers", peer.unit)


def _keep_former(work: Work, peer: Peer, now: str) -> None:
    work.session.merge(
        WithdrawnKey(
            signing_key=peer.signing_key,
            unit=peer.unit,
            age_recipient=peer.age_recipient,
            withdrawn_at=now,
        )
    )


def begin_anew(work: Work, peer: Peer) -> None:
    """Forget where the talk with a peer stood: all entries go again, and its files count from any number.

    Our own numbers go on, so that no number is used twice.
    """
    work.session.execute(delete(Acknowledgement).where(Acknowledgement.peer == peer.unit))
    peer.talk += 1
    peer.sequence_in, peer.hash_in, peer.database_uid = 0, "", ""
    work.touch("peers", peer.unit)
