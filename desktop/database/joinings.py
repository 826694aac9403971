"""Two entries of one person are joined into one, and taken apart exactly as they were (decision 0011)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from desktop.database import citizen_entries
from desktop.database.work import Work, table_of
from desktop.database.year_targets import in_service
from desktop.models import Base, Case, Citizen, Entry, Joining, Volunteer
from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Problem, Refused
from desktop.system.language import _

_FIELDS = tuple(field.name for field in fields(CitizenDraft))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who joins or takes apart, and when.

    Attributes:
        on: the day.
        by: the user's full name.
        may_restricted: whether they may open restricted cases; what they may not see they do not move.
    """

    on: date
    by: str
    may_restricted: bool


def join(work: Work, kept: Citizen, joined: Citizen, draft: CitizenDraft, hand: Hand) -> Joining:
    """Let one entry go into another inside the running work; whatever points at it moves along.

    Args:
        work: the running work.
        kept: the entry that stays.
        joined: the one that goes; it stays in the register and points at the other.
        draft: what the kept entry says from now on, checked and clean.
        hand: who joins.

    Raises:
        Refused: both serve as volunteers today, or both stand in a list that takes nobody twice.
    """
    refuse_both_serving(work.session, kept.uid, joined.uid, hand.on)
    before = _values(kept)
    # The number moves to the kept entry: it must be nobody's while it is written there.
    joined.joined_to = kept.uid
    citizen_entries.fill(joined, citizen_entries.draft_of(joined))
    citizen_entries.fill(kept, draft)
    after = _values(kept)
    changed = [name for name in _FIELDS if before[name] != after[name]]
    row = Joining(
        kept_uid=kept.uid,
        joined_uid=joined.uid,
        on=hand.on,
        by=hand.by,
        restricted=hand.may_restricted,
        before=_written({name: before[name] for name in changed}),
        after=_written({name: after[name] for name in changed}),
        moved=_written(_move(work.session, joined, kept, hand.may_restricted)),
    )
    work.session.add(row)
    _flush(work.session)
    return row


def take_along(work: Work, row: Joining) -> int:
    """Move what stayed with the joined entry because whoever joined might not see it.

    Args:
        work: the running work, of somebody who may open restricted cases.
        row: a joining that holds.

    Returns:
        How many entries moved.
    """
    kept, joined = work.session.get_one(Citizen, row.kept_uid), work.session.get_one(Citizen, row.joined_uid)
    moved: dict[str, list[str]] = json.loads(row.moved)
    count = 0
    for place, uids in _move(work.session, joined, kept, may_restricted=True).items():
        moved[place] = [*moved.get(place, []), *uids]
        count += len(uids)
    if count:
        row.moved, row.restricted = _written(moved), True
        _flush(work.session)
    return count


def take_apart(work: Work, row: Joining, hand: Hand) -> Citizen:
    """Restore two entries inside the running work as they were; what came since stays with the kept one.

    Args:
        work: the running work.
        row: a joining that holds.
        hand: who takes apart.

    Returns:
        The entry that is one of its own again.

    Raises:
        Refused: a later joining stands on this one, only a supervisor may, or both would have one ID number.
    """
    refuse_apart(work.session, row, hand.may_restricted)
    session = work.session
    kept, joined = session.get_one(Citizen, row.kept_uid), session.get_one(Citizen, row.joined_uid)
    citizen_entries.fill(kept, _restored(kept, row))
    joined.joined_to = ""
    citizen_entries.fill(joined, citizen_entries.draft_of(joined))
    with session.no_autoflush:
        for place, uids in json.loads(row.moved).items():
            for entry in _standing(session, place, uids, kept.uid):
                setattr(entry, _PLACES[place][1], joined.uid)
    row.apart_on, row.apart_by = hand.on, hand.by
    _refuse_one_number(kept, joined)
    _flush(session)
    return joined


def of_person(session: Session, uid: str) -> tuple[Joining, ...]:
    """The joinings that hold and made an entry what it is, the newest first.

    Args:
        session: of a reading or the running work.
        uid: the kept entry's.
    """
    query = select(Joining).where(Joining.kept_uid == uid, Joining.apart_on.is_(None))
    return tuple(session.scalars(query.order_by(Joining.uid.desc())))


def stayed_behind(session: Session, row: Joining) -> bool:
    """Whether the joined entry still has a case of its own, which only supervisors may open."""
    return session.scalar(select(Case.uid).where(Case.citizen_uid == row.joined_uid).limit(1)) is not None


def refuse_both_serving(session: Session, kept_uid: str, joined_uid: str, day: date) -> None:
    """Go on only where two entries do not both serve as volunteers.

    Raises:
        Refused: they do; one of the appointments must be ended first.
    """
    serving = [
        set(session.scalars(select(Volunteer.kind).where(Volunteer.person_uid == uid, in_service(day))))
        for uid in (kept_uid, joined_uid)
    ]
    if set.intersection(*serving):
        raise Refused(
            _("Both serve as volunteers now. End one of the two appointments first; nothing was changed."),
            code="both-serve",
        )


def refuse_apart(session: Session, row: Joining, may_restricted: bool) -> None:
    """Go on only where a joining can be taken apart by somebody now.

    Raises:
        Refused: a later one stands on it (``joined-again``, ``not-the-last``), or only a supervisor may
            (``not-allowed``).
    """
    if session.get_one(Citizen, row.kept_uid).joined_to:
        sentence = _("This person was joined with a further entry since. Take that apart first.")
        raise Refused(sentence, code="joined-again")
    if of_person(session, row.kept_uid)[0].uid != row.uid:
        sentence = _("Another entry was joined to this person since. Take that one apart first.")
        raise Refused(sentence, code="not-the-last")
    if not may_restricted and (row.restricted or _became_restricted(session, row)):
        # The same sentence whether there is such a case or not: it must not tell.
        raise Refused(_("Only a supervisor may take these two apart."), code="not-allowed")


def _became_restricted(session: Session, row: Joining) -> bool:
    moved = json.loads(row.moved).get(_place(Case, "citizen_uid"), [])
    query = select(Case.uid).where(Case.uid.in_(moved), Case.restricted.is_(True))
    return session.scalar(query.limit(1)) is not None


def _refuse_one_number(kept: Citizen, joined: Citizen) -> None:
    if kept.thai_id and kept.thai_id == joined.thai_id:
        sentence = _(
            "Both entries would have the same ID number. Nothing was changed; "
            "correct the ID number of this person first."
        )
        raise Refused(sentence, code="known-person", problems=(Problem("thai_id", sentence),))


def _restored(kept: Citizen, row: Joining) -> CitizenDraft:
    """The kept entry as it was before; what somebody changed since by hand stays changed."""
    before, after, now = json.loads(row.before), json.loads(row.after), _values(kept)
    back = {name: value for name, value in before.items() if now[name] == after[name]}
    return CitizenDraft(**_read(now | back))


def _values(row: Citizen) -> dict[str, Any]:
    """What a draft holds, as JSON can."""
    draft = citizen_entries.draft_of(row)
    values = {name: getattr(draft, name) for name in _FIELDS}
    values["notice_on"] = draft.notice_on.isoformat() if draft.notice_on else None
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _read(values: Mapping[str, Any]) -> dict[str, Any]:
    read = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    read["notice_on"] = date.fromisoformat(values["notice_on"]) if values["notice_on"] else None
    return read


def _written(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _move(session: Session, joined: Citizen, kept: Citizen, may_restricted: bool) -> dict[str, list[str]]:
    """Let everything of ours that points at one entry point at another: place to the uids that moved."""
    moved: dict[str, list[str]] = {}
    for place, (model, column) in _PLACES.items():
        pointing: ColumnElement[bool] = getattr(model, column) == joined.uid
        query = select(model).where(pointing, model.origin == kept.origin).order_by(model.uid)
        if model is Case and not may_restricted:
            query = query.where(Case.restricted.is_(False))
        # Written all at once in the end, where a list that takes nobody twice is answered in words.
        with session.no_autoflush:
            for entry in session.scalars(query).all():
                setattr(entry, column, kept.uid)
                moved.setdefault(place, []).append(entry.uid)
    return moved


def _standing(session: Session, place: str, uids: list[str], kept_uid: str) -> list[Entry]:
    """Of the entries that moved once, those that still stand where they were moved to."""
    model, column = _PLACES[place]
    pointing: ColumnElement[bool] = getattr(model, column) == kept_uid
    return [entry for entry in session.scalars(select(model).where(pointing)) if entry.uid in set(uids)]


def _flush(session: Session) -> None:
    try:
        session.flush()
    except IntegrityError as clash:
        # Such as two enrolments in one course: the rules of that register say that one of them must go.
        raise Refused(
            _("Both stand in the same list, which takes nobody twice. Take one of them off it first."),
            code="both-listed",
        ) from clash


def _pointing() -> Iterator[tuple[str, tuple[type[Entry], str]]]:
    """Every column of an entry that names a citizen, so that a table added later moves along as well."""
    for mapper in sorted(Base.registry.mappers, key=lambda each: str(each.local_table)):
        model = mapper.class_
        for column in mapper.columns:
            people = any(key.column is Citizen.__table__.c.uid for key in column.foreign_keys)
            if people and issubclass(model, Entry):
                yield _place(model, column.key), (model, column.key)


def _place(model: type[Entry], column: str) -> str:
    return f"{table_of(model)}.{column}"


_PLACES: Mapping[str, tuple[type[Entry], str]] = dict(_pointing())
