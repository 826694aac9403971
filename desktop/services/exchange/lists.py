"""What went, what came, what was given back, and where the talk with each unit stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.database import restricted_entries
from desktop.exchange.identities import fingerprint
from desktop.models import (
    Acknowledgement,
    Case,
    Entry,
    ExchangedBundle,
    Need,
    Peer,
    Step,
)
from desktop.rules import numbers
from desktop.rules.months import Month
from desktop.services.exchange import keys, outgoing, words
from desktop.services.exchange.rows import ENROLLED, IN, OUT, BundleRow, Conversation, PeerRow, ReturnedRow
from desktop.services.exchange.sealing import file_name
from desktop.services.ground import Ground
from desktop.system.language import _, mark

_WHAT: Mapping[str, str] = {
    "citizens": mark("A person"),
    "volunteers": mark("A volunteer"),
    "assignments": mark("A volunteer's area"),
    "received_reports": mark("A volunteer's monthly report"),
    "attainments": mark("A volunteer's training or award"),
    "cases": mark("A case"),
    "hand_overs": mark("A case handed over to another volunteer"),
    "needs": mark("A need of a case"),
    "steps": mark("A step of a case"),
    "forums": mark("A community forum"),
    "groups": mark("A group"),
    "group_members": mark("A member of a group"),
    "forum_matters": mark("A matter raised at a forum"),
    "forum_decisions": mark("A decision of a forum"),
    "courses": mark("A training course"),
    "enrolments": mark("An enrolment"),
    "course_sessions": mark("A session of a course"),
    "attendances": mark("An attendance"),
    "training_follow_ups": mark("A follow-up after training"),
    "certificates": mark("A certificate"),
    "plan_items": mark("A plan item"),
    "plan_approvals": mark("An approval of a plan"),
    "activities": mark("An activity"),
    "work_notes": mark("A note on a month's work"),
    "situations": mark("Figures of the labour situation of an area"),
    "situation_reviews": mark("A review of the labour situation"),
    "events": mark("A labour event"),
    "event_tellings": mark("A report of a labour event"),
    "bulletin_tellings": mark("A bulletin told to somebody"),
    "frozen_reports": mark("A report of a closed month"),
    "months": mark("A closed month"),
    "stipend_lists": mark("A pay list"),
    "stipend_lines": mark("A line of a pay list"),
    "stipend_receipts": mark("A receipt of a stipend"),
}


def bundles(session: Session, ground: Ground, direction: str, limit: int) -> tuple[BundleRow, ...]:
    """The files that went or came, the newest first.

    Args:
        session: of a reading.
        ground: what every service stands on.
        direction: ``in`` or ``out``.
        limit: at most so many.
    """
    query = select(ExchangedBundle).where(ExchangedBundle.direction == direction)
    found = session.scalars(
        query.order_by(ExchangedBundle.at.desc(), ExchangedBundle.uid.desc()).limit(limit)
    )
    heard = _heard(session, IN if direction == OUT else OUT)
    names = dict(session.execute(select(Peer.unit, Peer.name)).all())
    return tuple(_bundle_row(row, ground, heard, names) for row in found)


def _heard(session: Session, direction: str) -> dict[tuple[str, int], int]:
    """The newest of the other direction's numbers that each talk acknowledges."""
    query = (
        select(ExchangedBundle.peer, ExchangedBundle.talk, func.max(ExchangedBundle.acknowledged))
        .where(ExchangedBundle.direction == direction)
        .group_by(ExchangedBundle.peer, ExchangedBundle.talk)
    )
    return {(peer, talk): newest for peer, talk, newest in session.execute(query)}


def _bundle_row(
    row: ExchangedBundle, ground: Ground, heard: Mapping[tuple[str, int], int], names: Mapping[str, str]
) -> BundleRow:
    counts = {str(name): int(count) for name, count in json.loads(row.counts).items()}
    refused = counts.pop("refused", 0)
    sender, recipient = (ground.unit, row.peer) if row.direction == OUT else (row.peer, ground.unit)
    return BundleRow(
        uid=row.uid,
        direction=row.direction,
        peer=row.peer,
        peer_name=names.get(row.peer) or ground.reference.unit_name(row.peer),
        kind=row.kind,
        sequence=row.sequence,
        month=Month.parse(row.month) if row.month else None,
        at=datetime.fromisoformat(row.at),
        counts=counts,
        refused=refused,
        answered=0 < row.sequence <= heard.get((row.peer, row.talk), 0),
        name=file_name(row.kind, sender, recipient, row.sequence, row.month),
        by=row.sealed_by,
    )


def returned(session: Session, ground: Ground) -> Iterator[ReturnedRow]:
    """Our entries that the province gave back or could not read, and that were not changed since.

    Args:
        session: of a reading.
        ground: at a centre; those of cases that the user may not open are left out.
    """
    province = keys.province_of(session)
    if province is None:
        return
    query = select(Acknowledgement).where(words.not_accepted(province.unit)).order_by(Acknowledgement.uid)
    for said in session.scalars(query):
        model = outgoing.MODELS.get(said.table)
        if model is None or _revision(session, model, said.uid) != said.revision:
            continue
        event = restricted_entries.event_of(session, said.table, said.uid)
        if event is not None and event.restricted and not ground.actor.may("events.restricted"):
            continue
        case = _case_of(session, said.table, said.uid)
        if case is None or not case.restricted or ground.actor.may("cases.restricted"):
            yield _returned_row(said, case)


def _revision(session: Session, model: type[Entry], uid: str) -> int | None:
    return session.scalar(select(model.revision).where(model.uid == uid))


def _case_of(session: Session, table: str, uid: str) -> Case | None:
    if table == "cases":
        return session.get(Case, uid)
    part = (
        session.get(Need, uid) if table == "needs" else session.get(Step, uid) if table == "steps" else None
    )
    return session.get(Case, part.case_uid) if part else None


def _returned_row(said: Acknowledgement, case: Case | None) -> ReturnedRow:
    what = _(_WHAT.get(said.table, said.table))
    if case is not None:
        number = numbers.case_number(case.origin, case.number, case.fiscal_year)
        what = f"{what} {number}"
    return ReturnedRow(
        table=said.table,
        uid=said.uid,
        case_uid=case.uid if case else "",
        what=what,
        verdict=said.verdict,
        remark=said.remark,
    )


def peer_row(session: Session, ground: Ground, peer: Peer) -> PeerRow:
    """A peer as lists show it.

    Args:
        session: of a reading or a running work.
        ground: what every service stands on.
        peer: its entry.
    """
    return PeerRow(
        unit=peer.unit,
        name=peer.name,
        state=peer.state,
        sequence_in=peer.sequence_in,
        sequence_out=peer.sequence_out,
        last_in=_last(session, peer.unit, IN),
        last_out=_last(session, peer.unit, OUT),
        to_answer=words.waiting_words(session, peer.unit) if ground.is_province else 0,
        pending=outgoing.pending_count(ground, session, peer.unit),
    )


def _last(session: Session, unit: str, direction: str) -> datetime | None:
    query = select(func.max(ExchangedBundle.at)).where(
        ExchangedBundle.peer == unit,
        ExchangedBundle.direction == direction,
        ExchangedBundle.sequence > 0,
    )
    at = session.scalar(query)
    return datetime.fromisoformat(at) if at else None


def conversation(session: Session, ground: Ground, unit: str) -> Conversation:
    """Where the talk with a unit stands.

    Args:
        session: of a reading.
        ground: what every service stands on.
        unit: the other unit; empty takes, at a centre, its province.
    """
    peer = session.get(Peer, unit) if unit else keys.province_of(session)
    own = keys.own(session, ground)
    spoken = fingerprint(own.public).words if own else ()
    if peer is None:
        pending = 0 if ground.is_province else outgoing.pending_count(ground, session, "")
        return Conversation(fingerprint=spoken, pending=pending)
    row = peer_row(session, ground, peer)
    heard = _heard(session, IN).get((peer.unit, peer.talk), 0)
    return Conversation(
        enrolled=peer.state == ENROLLED,
        peer=row,
        fingerprint=spoken,
        last_sent=row.last_out,
        sent_sequence=peer.sequence_out,
        last_answered=row.last_in,
        answered=peer.sequence_out <= heard,
        pending=row.pending,
    )
