"""Files that lie at a watched place and are meant for this unit: recognised, never taken in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.exchange import archive, enrolments, envelope
from desktop.exchange import manifest as kinds
from desktop.exchange.enrolments import Introduction
from desktop.exchange.failures import refused
from desktop.exchange.identities import PublicIdentity
from desktop.exchange.manifest import Manifest
from desktop.models import ExchangedBundle, Peer
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.services.exchange import arriving, keys, taking_in
from desktop.services.exchange.keys import KeyRing
from desktop.services.exchange.rows import ENROLLED
from desktop.services.ground import Ground
from desktop.system import watched_places
from desktop.system.watched_places import Place, Seen

# Opened in one reading; the others have their turn a few seconds later.
OPENED_AT_ONCE: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file that was found and could be taken in.

    Attributes:
        path: where it lies.
        place: the watched place.
        kind: ``month``, ``result``, ``reference``, ``enrolment`` or ``key-card``.
        sender: the code of the unit that made it.
        sender_name: its name, as this register knows it.
        month: the month it reports, where it reports one.
        made_at: when it was made, ISO.
        hash: SHA-256 of its bytes, hexadecimal.
        manifest: what it says of itself.
        public: of an enrolment or a key card, the keys that it shows.
    """

    path: Path
    place: Place
    kind: str
    sender: str
    sender_name: str
    month: Month | None
    made_at: str
    hash: str
    manifest: Manifest
    public: PublicIdentity | None = None


class Watching:
    """Recognises files for this unit at watched places.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._ring: KeyRing | None = None
        self._remembered: dict[Path, tuple[Seen, FoundFile | None]] = {}

    def know_keys(self) -> None:
        """Read the keys that files are recognised with.

        Raises:
            Refused: the actor takes in no files.
        """
        self._ground.actor.require("exchange.take_in")
        with self._ground.database.read() as session:
            self._ring = keys.key_ring(session, self._ground)
        # With other keys, other files are for us.
        self._remembered.clear()

    def look(self, place: Place) -> tuple[FoundFile, ...]:
        """The files for this unit at a place; each is opened once, until it becomes another one.

        It asks the place alone and never the register, for a place may take its time.

        Args:
            place: where they may lie.

        Raises:
            Refused: the actor takes in no files.
        """
        self._ground.actor.require("exchange.take_in")
        seen, left, ring = watched_places.listed(place), OPENED_AT_ONCE, self._ring
        if ring is None:
            return ()
        found: list[FoundFile] = []
        for one in seen:
            kept = self._remembered.get(one.path)
            if kept is None or kept[0] != one:
                if not left:
                    continue
                ours = _may_be_ours(watched_places.head(one), ring)
                left -= 1 if ours else 0
                kept = (one, self._recognised(one, place, ring) if ours else None)
                self._remembered[one.path] = kept
            if kept[1] is not None:
                found.append(kept[1])
        return tuple(found)

    def _recognised(self, seen: Seen, place: Place, ring: KeyRing) -> FoundFile | None:
        content = watched_places.whole(seen)
        try:
            told, file_hash, public = self._opened(content, ring)
        except Refused:
            return None
        return FoundFile(
            path=seen.path,
            place=place,
            kind=told.kind,
            sender=told.sender,
            sender_name=self._ground.reference.unit_name(told.sender),
            month=Month.parse(told.month) if told.month else None,
            made_at=told.made_at,
            hash=file_hash,
            manifest=told,
            public=public,
        )

    def _opened(self, content: bytes, ring: KeyRing) -> tuple[Manifest, str, PublicIdentity | None]:
        if content.startswith(archive.MAGIC) and self._ground.is_province:
            file: Introduction = enrolments.read_key_card(content)
            if file.unit != self._ground.unit:
                raise refused("not-for-us", unit=self._ground.unit)
            with file.opened as card:
                return card.manifest, card.hash, file.public
        found = arriving.opened(content, self._ground, ring)
        public = found.public if isinstance(found, Introduction) else None
        with found.opened if isinstance(found, Introduction) else found as opened:
            return opened.manifest, opened.hash, public

    def offered(self, found: Iterable[FoundFile]) -> tuple[FoundFile, ...]:
        """Of what was found, what could be taken in next: each file once, of a sender the newest.

        Args:
            found: at all places.

        Raises:
            Refused: the actor takes in no files.
        """
        self._ground.actor.require("exchange.take_in")
        newest: dict[tuple[str, bool], FoundFile] = {}
        found = tuple(found)
        with self._ground.database.read() as session:
            taken_in = _known(session, [file.hash for file in found])
            for file in sorted(found, key=lambda one: (one.manifest.sequence, one.made_at, one.hash)):
                if file.hash not in taken_in and self._is_next(session, file):
                    newest[file.sender, file.public is None] = file
        return tuple(sorted(newest.values(), key=lambda one: (one.sender, one.kind)))

    def _is_next(self, session: Session, file: FoundFile) -> bool:
        peer = session.get(Peer, file.sender)
        if file.public is not None:
            if self._ring is not None and file.public.signing_key in (
                former.signing_key for former in self._ring.former(file.sender)
            ):
                return False
            same = peer is not None and peer.state == ENROLLED and keys.same_keys(peer, file.public)
            return not (same and file.kind == kinds.KEY_CARD)
        try:
            if peer is not None:
                taking_in.check_arrival(session, file.manifest, file.hash, peer)
        except Refused:
            return False
        return peer is not None


def _may_be_ours(head: bytes, ring: KeyRing) -> bool:
    if head.startswith(archive.MAGIC):
        return True
    return ring.own is not None and envelope.is_for(ring.own, head)


def _known(session: Session, hashes: Sequence[str]) -> frozenset[str]:
    query = select(ExchangedBundle.hash).where(ExchangedBundle.hash.in_(hashes))
    return frozenset(session.scalars(query))
