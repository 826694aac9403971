"""A file is taken in: one work, all or nothing; what is wrong with one record keeps the others not out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database.work import Work, setting, table_of
from desktop.exchange.bundle import Opened
from desktop.exchange.failures import refused
from desktop.exchange.manifest import Manifest
from desktop.exchange.order import check_order
from desktop.exchange.records import CENTRE, PROVINCE, Record, Unreadable, out_of_scope, values
from desktop.exchange.results import ACCEPTED, RETURNED, UNREADABLE, RefusedRecord, Summary
from desktop.models import ExchangedBundle, Peer, ReferenceValue
from desktop.services.exchange import kept_files, money, newer_fields, soundness, words
from desktop.services.exchange.batches import CHANGED, NEW, UNCHANGED, Batch, Sender, Verdict
from desktop.services.exchange.outgoing import MODELS, REFERENCE, RESULTS
from desktop.services.exchange.rows import IN, OUT
from desktop.services.ground import Ground
from desktop.system.language import _
from desktop.system.progress import Progress

_WORDS = frozenset({ACCEPTED, RETURNED, UNREADABLE})
_SCREENING_DELEGATED = "screening_delegated"


class TakingIn:
    """One file on its way into the register.

    Args:
        ground: who takes it in.
        work: the running work.
        opened: the proved file.
        peer: its sender.
        progress: hears how far it is.
    """

    def __init__(self, ground: Ground, work: Work, opened: Opened, peer: Peer, progress: Progress) -> None:
        self._work = work
        self._opened = opened
        self._peer = peer
        self._progress = progress
        self._own_unit = ground.unit
        self._today = ground.clock.today()
        owner = peer.unit if ground.is_province else ground.unit
        self._sender = Sender(unit=peer.unit, own_unit=ground.unit, owner=owner)
        self._edition = CENTRE if ground.is_province else PROVINCE
        self._delegated = setting(work.session, _SCREENING_DELEGATED) == "1"
        self._counts = dict.fromkeys((NEW, CHANGED, UNCHANGED), 0)
        self._refused: list[RefusedRecord] = []
        self.words = 0

    def run(self) -> Summary:
        """Take every record in, or keep why not."""
        done, total = 0, sum(member.count for member in self._opened.manifest.members)
        for batch in _batches(self._opened.records()):
            self._progress.report(done, total)
            self._take(batch)
            done += len(batch)
        self._progress.report(done, total)
        told = self._opened.manifest
        return Summary(
            sender=told.sender,
            sequence=told.sequence,
            month=told.month,
            refused=tuple(self._refused),
            **self._counts,
        )

    def _take(self, batch: Sequence[Record | Unreadable]) -> None:
        readable = [one for one in batch if isinstance(one, Record)]
        verdicts = [self._unreadable(one) for one in batch if isinstance(one, Unreadable)]
        in_scope = []
        for record in readable:
            reason = self._scope_problem(record) or newer_fields.problem(record)
            if reason:
                verdicts.append(Verdict(record, reason=reason))
            else:
                in_scope.append(record)
        verdicts += self._by_table(in_scope)
        self._tell(verdicts)

    def _unreadable(self, line: Unreadable) -> Verdict:
        bare = Record(
            table=line.table, uid=line.uid, origin=self._peer.unit, revision=line.revision, fields={}
        )
        return Verdict(bare, reason=line.reason)

    def _scope_problem(self, record: Record) -> str:
        return out_of_scope(self._edition, self._peer.unit, record, screening_delegated=self._delegated)

    def _by_table(self, records: Sequence[Record]) -> list[Verdict]:
        if not records:
            return []
        table = records[0].table
        if table == RESULTS:
            return self._heard(records)
        if table == REFERENCE:
            verdicts = self._references(records)
        else:
            verdicts = Batch(self._work, table, self._sender).take(records)
        newer_fields.keep(self._work.session, table, self._peer.unit, verdicts)
        return verdicts

    def _tell(self, verdicts: Iterable[Verdict]) -> None:
        said: dict[str, dict[str, Any]] = {}
        for verdict in verdicts:
            record = verdict.record
            if verdict.reason:
                self._refused.append(RefusedRecord(uid=record.uid, reason=verdict.reason))
            elif record.table != RESULTS:
                self._counts[verdict.became] += 1
            if record.uid and record.revision and record.table in MODELS:
                word = UNREADABLE if verdict.reason else ACCEPTED
                said[record.uid] = words.word(
                    self._peer.unit, record.table, record.uid, record.revision, word, remark=verdict.reason
                )
        words.keep_own(self._work.session, list(said.values()))

    def _references(self, records: Sequence[Record]) -> list[Verdict]:
        tables = {str(record.fields.get("table")) for record in records}
        query = select(ReferenceValue.table, ReferenceValue.code, ReferenceValue.version)
        found = self._work.session.execute(query.where(ReferenceValue.table.in_(tables)))
        known = {(table, code): version for table, code, version in found}
        return [self._reference(record, known) for record in records]

    def _reference(self, record: Record, known: dict[tuple[str, str], int]) -> Verdict:
        fields = values(record)
        if record.deleted or record.erased or not soundness.is_reference(fields):
            return Verdict(record, reason=_("This is no value of a reference table of this program."))
        key = fields["table"], fields["code"]
        before = known.get(key, 0)
        if before >= fields["version"]:
            return Verdict(record)
        if money.changes_the_past(self._work.session, fields, self._today):
            return Verdict(record, reason=_("A rate of the past is never changed. A new one begins later."))
        self._work.session.merge(ReferenceValue(**fields))
        self._work.touch(REFERENCE, record.uid)
        known[key] = fields["version"]
        return Verdict(record, became=CHANGED if before else NEW)

    def _heard(self, records: Sequence[Record]) -> list[Verdict]:
        """The province's words on our entries: what is acknowledged need not go again."""
        said, verdicts = [], []
        newest = self._own_revisions(records)
        for record in records:
            about = values(record)
            known = newest.get((about.get("table", ""), about.get("uid", "")), 0)
            if about.get("verdict") in _WORDS and 0 < about.get("revision", 0) <= known:
                said.append(words.word(self._peer.unit, **about))
            else:
                reason = _("This is a word about an entry that is not in this register.")
                verdicts.append(Verdict(record, reason=reason))
        words.keep_theirs(self._work.session, said)
        self.words += len(said)
        return verdicts

    def _own_revisions(self, records: Sequence[Record]) -> dict[tuple[str, str], int]:
        found: dict[tuple[str, str], int] = {}
        for model in MODELS.values():
            table = table_of(model)
            uids = [record.fields.get("uid") for record in records if record.fields.get("table") == table]
            query = select(model.uid, model.revision).where(
                model.uid.in_(uids), model.origin == self._own_unit
            )
            if uids:
                found |= {(table, uid): revision for uid, revision in self._work.session.execute(query)}
        return found


def _batches(records: Iterable[Record | Unreadable]) -> Iterator[list[Record | Unreadable]]:
    """Records of one table, some hundreds at once, no uid twice: the second time it is known already."""
    batch: list[Record | Unreadable] = []
    uids: set[str] = set()
    for one in records:
        if batch and (one.table != batch[0].table or one.uid in uids or len(batch) >= words.AT_ONCE):
            yield batch
            batch, uids = [], set()
        batch.append(one)
        uids.add(one.uid)
    if batch:
        yield batch


def check_arrival(session: Session, told: Manifest, file_hash: str, peer: Peer) -> None:
    """Go on only where this file may come next.

    Args:
        session: of a reading or a running work.
        told: the proved manifest.
        file_hash: SHA-256 of the file.
        peer: its sender.

    Raises:
        BundleRefused: ``replayed``, ``copied-register``, ``wrong-sequence`` or ``answers-another``.
    """
    if not told.sequence:
        raise refused("damaged")
    query = select(ExchangedBundle.sequence, ExchangedBundle.hash, ExchangedBundle.talk).where(
        ExchangedBundle.direction == IN, ExchangedBundle.peer == peer.unit, ExchangedBundle.sequence > 0
    )
    found = session.execute(query).all()
    # Of a talk that people ended nothing counts, but its files do not come back either.
    if any(known == file_hash for _sequence, known, _talk in found):
        raise refused("replayed")
    check_order(
        told,
        file_hash,
        taken_in={sequence: known for sequence, known, talk in found if talk == peer.talk},
        database_uid=peer.database_uid,
        answered=_ours(session, peer, told.acknowledged_sequence),
    )


def _ours(session: Session, peer: Peer, sequence: int) -> str:
    """The hash of the file that we made for a peer under a number; of a talk that ended, too."""
    query = select(ExchangedBundle.hash).where(
        ExchangedBundle.direction == OUT,
        ExchangedBundle.peer == peer.unit,
        ExchangedBundle.sequence == sequence,
        ExchangedBundle.sequence > 0,
    )
    return session.scalar(query) or ""


def note_heard(ground: Ground, work: Work, opened: Opened, peer: Peer) -> None:
    """What of ours the sender has taken in, as its file says."""
    newest = opened.manifest.acknowledged_sequence
    words.heard_until(work.session, peer.unit, newest)
    # The centre's entries are accepted one by one, by the province's words on them.
    if ground.is_province:
        words.accepted_until(work.session, peer.unit, newest)


def note_arrival(work: Work, opened: Opened, peer: Peer) -> None:
    """Remember the file as the newest of its sender."""
    told = opened.manifest
    peer.sequence_in, peer.hash_in = told.sequence, opened.hash
    peer.database_uid, peer.name = told.database_uid, told.sender_name or peer.name
    work.touch("peers", peer.unit)


def keep(ground: Ground, work: Work, opened: Opened, summary: Summary, talk: int = 1) -> None:
    """The file's own entry among those taken in."""
    told = opened.manifest
    kept_files.keep(
        ground,
        work,
        told,
        direction=IN,
        at=ground.clock.now().isoformat(),
        file_hash=opened.hash,
        counts=kept_files.counts_of(told.members) | {"refused": len(summary.refused)},
        talk=talk,
    )
