"""What one can do with the files that centre and province send each other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.database.work import Work
from desktop.exchange import enrolments, files
from desktop.exchange import manifest as kinds
from desktop.exchange.bundle import Opened
from desktop.exchange.enrolments import Introduction
from desktop.exchange.failures import refused
from desktop.exchange.identities import Fingerprint, PublicIdentity, fingerprint
from desktop.exchange.results import RETURNED
from desktop.models import Acknowledgement, Peer
from desktop.rules.months import Month
from desktop.rules.problems import Problem, Refused
from desktop.rules.reference import CENTRE
from desktop.services.exchange import arriving, keys, lists, outgoing, sealing, slip, words
from desktop.services.exchange.arriving import Arrived
from desktop.services.exchange.rows import (
    ENROLLED,
    IN,
    INVITED,
    OUT,
    BundleRow,
    Conversation,
    Look,
    PeerRow,
    ReturnedRow,
    SealedFile,
    Taken,
)
from desktop.services.ground import Ground
from desktop.system.language import _, mark
from desktop.system.progress import Progress, Unheard

if TYPE_CHECKING:
    from desktop.printing.forms import delivery_slip

_SEND, _TAKE_IN, _ENROL = "exchange.send", "exchange.take_in", "exchange.enrol"
_MANY = 500
_LONGEST_REMARK = 2000


class Exchange:
    """Sending, taking in, answering, and the keys that this stands on.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def identity(self) -> PublicIdentity:
        """What others may know of our keys; they are made at first need and never leave the register."""
        self._ground.actor.require("citizens.view")
        with self._ground.database.read() as session:
            own = keys.own(session, self._ground)
        if own is None:
            with self._ground.database.work(mark("Make own keys"), self._ground.actor.uid) as work:
                own = keys.own_or_new(work, self._ground)
        return own.public

    def own_fingerprint(self) -> Fingerprint:
        """What is read out by telephone: ``words``, or ``hex`` in figures."""
        self._ground.actor.require("citizens.view")
        return fingerprint(self.identity())

    def enrol(self, unit: str) -> bytes:
        """The province's file for one of its centres: its public keys and the reference tables.

        Args:
            unit: the centre's code.

        Raises:
            Refused: the role does not allow it, this is no province, or there is no such centre.
        """
        self._ground.actor.require(_ENROL)
        self._only_province()
        known = self._ground.reference.units().get(unit)
        if known is None or known.kind != CENTRE:
            sentence = _("There is no centre with the code {unit}.", unit=unit)
            raise Refused(sentence, code="draft", problems=[Problem("unit", sentence)])
        with self._work(mark("Enrol a centre")) as work:
            if work.session.get(Peer, unit) is None:
                work.session.add(Peer(unit=unit, name=known.name, state=INVITED))
                work.touch("peers", unit)
            return sealing.enrolment(self._ground, work, unit, keys.plain_name(known.name)).content

    def accept_key(self, source: bytes | Path, said: str) -> PeerRow:
        """The province believes a centre's keys, once the fingerprint was compared by telephone.

        Args:
            source: the key card, or its bytes.
            said: the words that the centre read out, or the figures.

        Raises:
            Refused: the role does not allow it, it is no key card for us, or the fingerprint is another.
        """
        self._ground.actor.require(_ENROL)
        self._only_province()
        card = enrolments.read_key_card(source)
        if card.unit != self._ground.unit:
            raise refused("not-for-us", unit=self._ground.unit)
        if not card.fingerprint.agrees(said):
            raise arriving.disagrees()
        with self._work(mark("Accept a key")) as work:
            peer = arriving.accept_card(self._ground, work, card)
            return lists.peer_row(work.session, self._ground, peer)

    def withdraw_key(self, unit: str) -> None:
        """Believe a unit's key no longer: nothing is sealed for it and nothing of it is taken in.

        Args:
            unit: the other unit's code.

        Raises:
            Refused: the role does not allow it, or the unit is not known.
        """
        self._ground.actor.require(_ENROL)
        with self._work(mark("Withdraw a key")) as work:
            peer = keys.find(work.session, unit)
            keys.withdraw(work, peer, self._ground.clock.now().isoformat())

    def replace_own_keys(self) -> SealedFile | None:
        """New keys of our own; the former ones open and sign nothing any more.

        Returns:
            At a centre that is enrolled, the key card for the province; a province enrols its centres again.

        Raises:
            Refused: the role does not allow it.
        """
        self._ground.actor.require(_ENROL)
        with self._work(mark("Replace own keys")) as work:
            keys.make_own(work, self._ground)
            province = None if self._ground.is_province else keys.province_of(work.session)
            if province is None:
                return None
            return sealing.key_card(self._ground, work, keys.public_of(province))

    def key_card(self) -> SealedFile:
        """A centre's public keys once more, where the first file was lost.

        Raises:
            Refused: the role does not allow it, or this centre is not enrolled.
        """
        self._ground.actor.require(_ENROL)
        self._only_centre()
        with self._work(mark("Make a key card")) as work:
            province = keys.the_province(work.session)
            return sealing.key_card(self._ground, work, keys.public_of(province))

    def begin_anew(self, unit: str) -> None:
        """After the other side's register was restored: all entries go again, and its files count anew.

        People agree by telephone first which register is the right one. Done on both sides it does no harm.

        Args:
            unit: the other unit's code.

        Raises:
            Refused: the role does not allow it, or the unit is not known.
        """
        self._ground.actor.require(_ENROL)
        with self._work(mark("Begin the exchange anew")) as work:
            keys.begin_anew(work, keys.find(work.session, unit))

    def send(self, month: Month, progress: Progress | None = None) -> SealedFile:
        """A centre's month with all that the province has not acknowledged, sealed.

        Args:
            month: an approved month.
            progress: hears how far it is.

        Raises:
            Refused: the role does not allow it, this is no centre, it is not enrolled, or the month is not
                approved.
        """
        self._ground.actor.require(_SEND)
        self._only_centre()
        with self._work(mark("Send a month")) as work:
            province = keys.the_province(work.session)
            if not outgoing.is_approved(work.session, self._ground.unit, month):
                raise Refused(
                    _(
                        "{month} is not approved yet. Close it and let the supervisor approve it first.",
                        month=month.spoken(),
                    ),
                    code="not-approved",
                )
            heard = progress or Unheard()
            return sealing.seal(self._ground, work, province, kinds.MONTH, heard, month=str(month))

    def answer(self, unit: str, progress: Progress | None = None) -> SealedFile:
        """The province's words and entries that a centre has not acknowledged, sealed.

        Args:
            unit: the centre's code.
            progress: hears how far it is.

        Raises:
            Refused: the role does not allow it, this is no province, or the centre's key is not accepted.
        """
        self._ground.actor.require(_SEND)
        self._only_province()
        with self._work(mark("Answer a centre")) as work:
            peer = keys.enrolled(work.session, unit)
            return sealing.seal(self._ground, work, peer, kinds.RESULT, progress or Unheard())

    def look_into(self, source: bytes | Path, progress: Progress | None = None) -> Look:
        """What taking a file in would do; the register stays as it is.

        Args:
            source: the file, or its bytes.
            progress: hears how far it is.

        Raises:
            Refused: as ``take_in``.
        """
        self._ground.actor.require(_TAKE_IN)
        file = self._opened(source)
        with (
            self._closing(file) as sealed,
            self._ground.database.rolled_back(mark("Look into a file")) as work,
        ):
            # Shown, not asked for: what the keys would change is said before anybody has compared them.
            said = file.fingerprint.hex if isinstance(file, Introduction) else ""
            arrived = self._arrived(work, file, said, progress or Unheard())
        spoken = file.fingerprint.words if isinstance(file, Introduction) else ()
        return Look(
            summary=arrived.summary,
            kind=sealed.manifest.kind,
            manifest=sealed.manifest,
            fingerprint=spoken,
            words=arrived.words,
        )

    def take_in(self, source: bytes | Path, said: str = "", progress: Progress | None = None) -> Taken:
        """Take a file in: one work, all or nothing; records that cannot come in are kept as words.

        Args:
            source: the file, or its bytes.
            said: for an enrolment, the words that the province read out; an enrolment with other keys than
                those known is taken in only with them.
            progress: hears how far it is; where it asks to stop, nothing is kept.

        Raises:
            Refused: the role does not allow it, or the file is refused with the code that says why.
        """
        self._ground.actor.require(_TAKE_IN)
        file = self._opened(source)
        if isinstance(file, Introduction):
            self._ground.actor.require(_ENROL)
        with self._closing(file) as sealed, self._work(mark("Take in a file")) as work:
            arrived = self._arrived(work, file, said, progress or Unheard())
        card = arrived.key_card
        return Taken(
            summary=arrived.summary,
            kind=sealed.manifest.kind,
            words=arrived.words,
            key_card=card.content if card else None,
            key_card_name=card.name if card else "",
        )

    def _opened(self, source: bytes | Path) -> Opened | Introduction:
        with self._ground.database.read() as session:
            ring = keys.key_ring(session, self._ground)
        return arriving.opened(source, self._ground, ring)

    @contextmanager
    def _closing(self, file: Opened | Introduction) -> Iterator[Opened]:
        with file.opened if isinstance(file, Introduction) else file as sealed:
            yield sealed

    def _arrived(self, work: Work, file: Opened | Introduction, said: str, progress: Progress) -> Arrived:
        if isinstance(file, Introduction):
            return arriving.enrol_here(self._ground, work, file, said, progress)
        return arriving.bring_in(self._ground, work, file, progress)

    def give_back(self, unit: str, uid: str, remark: str) -> None:
        """The province gives one entry back to its centre, with what is to be put right.

        Args:
            unit: the centre.
            uid: the entry.
            remark: for the centre.

        Raises:
            Refused: the role does not allow it, this is no province, there is no remark, or the entry did not
                come from that centre.
        """
        self._ground.actor.require(_TAKE_IN)
        self._only_province()
        if not 0 < len(remark.strip()) <= _LONGEST_REMARK:
            sentence = _("Write for the centre what is to be put right.")
            raise Refused(sentence, code="draft", problems=[Problem("remark", sentence)])
        with self._work(mark("Give an entry back")) as work:
            said = work.session.get(Acknowledgement, (unit, uid, IN))
            if said is None or said.verdict not in words.HEARD:
                raise Refused(_("This entry did not come from that centre."), code="not-found")
            said.verdict, said.remark = RETURNED, remark.strip()
            said.answered, said.told_in = False, 0
            work.touch(said.table, uid)

    def inbox(self, limit: int = _MANY) -> tuple[BundleRow, ...]:
        """The files that were taken in, the newest first."""
        return self._bundles(IN, limit)

    def outbox(self, limit: int = _MANY) -> tuple[BundleRow, ...]:
        """The files that were made, the newest first."""
        return self._bundles(OUT, limit)

    def _bundles(self, direction: str, limit: int) -> tuple[BundleRow, ...]:
        self._ground.actor.require(_TAKE_IN)
        with self._ground.database.read() as session:
            return lists.bundles(session, self._ground, direction, limit)

    def returned(self) -> tuple[ReturnedRow, ...]:
        """A centre's entries that the province gave back or could not read, and that wait to be corrected."""
        self._ground.actor.require(_TAKE_IN)
        with self._ground.database.read() as session:
            return () if self._ground.is_province else tuple(lists.returned(session, self._ground))

    def pending_count(self) -> int:
        """How many entries wait to be sent; at the province, words and entries for all its centres."""
        self._ground.actor.require("citizens.view")
        ground = self._ground
        with ground.database.read() as session:
            if not ground.is_province:
                province = keys.province_of(session)
                return outgoing.pending_count(ground, session, province.unit if province else "")
            return sum(
                outgoing.pending_count(ground, session, peer.unit) + words.waiting_words(session, peer.unit)
                for peer in session.scalars(select(Peer).where(Peer.state == ENROLLED))
            )

    def peers(self) -> tuple[PeerRow, ...]:
        """The units that files are exchanged with, by their codes."""
        self._ground.actor.require(_TAKE_IN)
        with self._ground.database.read() as session:
            found = session.scalars(select(Peer).order_by(Peer.unit))
            return tuple(lists.peer_row(session, self._ground, peer) for peer in found)

    def conversation(self, unit: str = "") -> Conversation:
        """Where the talk with a unit stands.

        Args:
            unit: the other unit; empty takes, at a centre, its province.
        """
        self._ground.actor.require(_TAKE_IN)
        with self._ground.database.read() as session:
            return lists.conversation(session, self._ground, unit)

    def delivery_slip_sheet(self, uid: str) -> delivery_slip.Sheet:
        """The sheet of the ``delivery_slip`` that goes with a file made here.

        Args:
            uid: the file's entry.

        Raises:
            Refused: no such file was made here.
        """
        self._ground.actor.require("documents.print")
        with self._ground.database.read() as session:
            return slip.sheet(session, self._ground, uid)

    def save_file(self, path: Path, content: bytes) -> None:
        """Put a finished file in its place at once, never half written.

        Args:
            path: where it shall lie.
            content: its bytes.

        Raises:
            Refused: it cannot be written there; whatever lay there before still does.
        """
        self._ground.actor.require("exchange.send")
        files.write_file(path, content)

    @contextmanager
    def _work(self, title: str) -> Iterator[Work]:
        with self._ground.database.work(title, self._ground.actor.uid) as work:
            yield work

    def _only_province(self) -> None:
        if not self._ground.is_province:
            raise Refused(_("Only the province does this."), code="province-only")

    def _only_centre(self) -> None:
        if self._ground.is_province:
            raise Refused(_("Only a centre does this."), code="centre-only")
