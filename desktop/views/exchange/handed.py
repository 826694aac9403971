"""Files on their way out: made, put into the outbox, and fetched from there again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.services.centre import Centre
from desktop.services.exchange import BundleRow, PeerRow, SealedFile
from desktop.services.exchange.rows import ENROLLED
from desktop.system.language import _
from desktop.system.progress import Progress, Unheard


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A finished file that lies in the outbox.

    Attributes:
        uid: its entry, for the delivery slip.
        name: what it is called.
        kind: ``month``, ``result``, ``enrolment`` or ``key-card``.
        unit_name: whom it is for.
        month: the month it reports, where it reports one.
        counts: how many entries of each sort it holds.
        spoken: the words to read out by telephone, where its keys are to be compared.
    """

    uid: str
    name: str
    kind: str
    unit_name: str = ""
    month: Month | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    spoken: tuple[str, ...] = ()


def place(centre: Centre, name: str) -> Path:
    """Where a file lies in the outbox."""
    return centre.opened.home.outbox / name


def send(centre: Centre, month: Month, progress: Progress) -> Handed:
    """Seal a month and put it into the outbox."""
    return kept(centre, centre.exchange.send(month, progress))


def answer(centre: Centre, unit: str, progress: Progress) -> Handed:
    """Seal the answer to a centre and put it into the outbox."""
    return kept(centre, centre.exchange.answer(unit, progress))


def answers(centre: Centre, progress: Progress) -> tuple[Handed, ...]:
    """Seal an answer to every centre that waits for one, and put them into the outbox.

    Raises:
        Refused: no centre waits.
    """
    waiting = [peer for peer in centre.exchange.peers() if waits(peer)]
    if not waiting:
        raise Refused(_("No centre waits for an answer."), code="nothing-to-answer")
    made = []
    for done, peer in enumerate(waiting):
        progress.report(done, len(waiting), peer.name)
        made.append(answer(centre, peer.unit, Unheard()))
    return tuple(made)


def waits(peer: PeerRow) -> bool:
    """Whether a centre can be answered, and has not yet heard all that there is for it."""
    return peer.state == ENROLLED and bool(peer.to_answer or peer.pending)


def enrol(centre: Centre, unit: str) -> Handed:
    """Make the enrolment of a centre and put it into the outbox."""
    content = centre.exchange.enrol(unit)
    return _newest(centre, content, tuple(centre.exchange.own_fingerprint().words))


def key_card(centre: Centre) -> Handed:
    """Make the key card once more and put it into the outbox."""
    return _with_words(centre, kept(centre, centre.exchange.key_card()))


def new_keys(centre: Centre) -> Handed | None:
    """Replace the own keys; a centre that is enrolled hands over its new key card."""
    sealed = centre.exchange.replace_own_keys()
    return _with_words(centre, kept(centre, sealed)) if sealed else None


def given_key_card(centre: Centre, content: bytes) -> Handed:
    """Put the key card into the outbox that an enrolment brought forth."""
    return _newest(centre, content, tuple(centre.exchange.own_fingerprint().words))


def kept(centre: Centre, sealed: SealedFile) -> Handed:
    """Put a sealed file into the outbox."""
    centre.exchange.save_file(place(centre, sealed.name), sealed.content)
    return Handed(
        uid=sealed.uid,
        name=sealed.name,
        kind=sealed.kind,
        unit_name=centre.ground.reference.unit_name(sealed.recipient),
        month=Month.parse(sealed.month) if sealed.month else None,
        counts=sealed.counts,
    )


def _with_words(centre: Centre, file: Handed) -> Handed:
    return Handed(
        uid=file.uid,
        name=file.name,
        kind=file.kind,
        unit_name=file.unit_name,
        spoken=tuple(centre.exchange.own_fingerprint().words),
    )


def _newest(centre: Centre, content: bytes, spoken: tuple[str, ...]) -> Handed:
    row = centre.exchange.outbox(1)[0]
    centre.exchange.save_file(place(centre, row.name), content)
    return of_row(row, spoken)


def of_row(row: BundleRow, spoken: tuple[str, ...] = ()) -> Handed:
    """A file of the list, as it may be handed over once more."""
    return Handed(
        uid=row.uid,
        name=row.name,
        kind=row.kind,
        unit_name=row.peer_name,
        month=row.month,
        counts=row.counts,
        spoken=spoken,
    )


def copy_out(centre: Centre, name: str, target: Path) -> Path:
    """Save a file of the outbox in another place.

    Args:
        centre: all services.
        name: the file in the outbox.
        target: where a copy shall lie.

    Raises:
        Refused: it lies in the outbox no more, or cannot be written there.
    """
    try:
        content = place(centre, name).read_bytes()
    except OSError:
        raise Refused(
            _("This file is no longer kept on this machine. Make it again; everything will be in it."),
            code="no-file",
        ) from None
    centre.exchange.save_file(target, content)
    return target


def copy_all(centre: Centre, names: Sequence[str], folder: Path, progress: Progress) -> int:
    """Save files of the outbox into a folder, under their own names.

    Args:
        centre: all services.
        names: the files in the outbox.
        folder: where the copies shall lie.
        progress: hears how far it is.

    Returns:
        How many were saved.

    Raises:
        Refused: one lies in the outbox no more, or cannot be written there.
    """
    for done, name in enumerate(names):
        progress.report(done, len(names), name)
        copy_out(centre, name, folder / name)
    return len(names)
