"""Lists of bulletins: found, sorted and counted where they are stored."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from desktop.database import thai_order
from desktop.database.among import among
from desktop.models import Bulletin, BulletinTelling
from desktop.rules import bulletins as rules
from desktop.rules.thai_names import clean, sort_key
from desktop.services.bulletins import entries
from desktop.services.bulletins.rows import ANY, BulletinFilter, BulletinRow, ToldAt
from desktop.services.ground import Ground


def ids(ground: Ground, session: Session, wanted: BulletinFilter) -> list[str]:
    """The uids of the bulletins that a filter asks for, in its order; what is not known comes last."""
    query = select(Bulletin.uid).where(*_conditions(ground, wanted))
    key = _key(wanted.sort)
    if wanted.sort in ("title", "place"):
        places = thai_order.of_texts(session, getattr(Bulletin, wanted.sort))
        query = query.outerjoin(places, places.c.code == getattr(Bulletin, wanted.sort))
        key = places.c.place
    turned = key.desc() if wanted.descending else key.asc()
    last = (Bulletin.published_on.desc(), Bulletin.uid.desc())
    return list(session.scalars(query.order_by(turned.nulls_last(), *last)))


def _conditions(ground: Ground, wanted: BulletinFilter) -> Iterator[ColumnElement[bool]]:
    today = ground.clock.today()
    if wanted.state != ANY:
        yield entries.in_state(wanted.state, today)
    if wanted.closing:
        yield closing(ground)
    if wanted.kind:
        yield Bulletin.kind == wanted.kind
    if wanted.category:
        named = (" " + Bulletin.categories + " ").contains(f" {wanted.category} ", autoescape=True)
        yield or_(Bulletin.categories == "", named)
    written = (Bulletin.title, Bulletin.place, Bulletin.contact, Bulletin.body)
    for word in clean(wanted.text).split():
        yield or_(*(column.contains(word, autoescape=True) for column in written))


def closing(ground: Ground) -> ColumnElement[bool]:
    """The condition that a ``Bulletin`` runs out within a week, as ``rules.bulletins.closes_soon`` says."""
    today = ground.clock.today()
    return Bulletin.closes_on.between(today, today + timedelta(days=rules.CLOSING_DAYS))


def _key(sort: str) -> Any:
    kinds = sorted(rules.KINDS, key=lambda code: sort_key(rules.kind_word(code)))
    keys: dict[str, Any] = {
        "kind": case({code: place for place, code in enumerate(kinds)}, value=Bulletin.kind),
        "seats": Bulletin.seats,
        "wage": Bulletin.wage,
        "published": Bulletin.published_on,
        "told": _told_count(),
    }
    return keys.get(sort, Bulletin.closes_on)


def _told_count() -> Any:
    query = select(func.count(BulletinTelling.person_uid.distinct()))
    query = query.where(BulletinTelling.bulletin_uid == Bulletin.uid, BulletinTelling.taken_back_on.is_(None))
    return query.correlate(Bulletin).scalar_subquery()


def rows(ground: Ground, session: Session, uids: Sequence[str], seen: Collection[str]) -> list[BulletinRow]:
    """The bulletins as a list shows them, in the order of their uids given; unknown ones are left out.

    Args:
        ground: whose words count.
        session: of a reading.
        uids: theirs.
        seen: the bulletins that the signed-in user has seen.
    """
    told = _counted(session, uids)
    query = select(Bulletin).where(Bulletin.uid.in_(among(uids)))
    found = {row.uid: _row(ground, row, told.get(row.uid, (0, 0)), seen) for row in session.scalars(query)}
    return [found[uid] for uid in uids if uid in found]


def _counted(session: Session, uids: Sequence[str]) -> dict[str, tuple[int, int]]:
    interested = func.sum(case((BulletinTelling.answer == rules.INTERESTED, 1), else_=0))
    query = (
        select(BulletinTelling.bulletin_uid, func.count(BulletinTelling.person_uid.distinct()), interested)
        .where(BulletinTelling.bulletin_uid.in_(among(uids)), BulletinTelling.taken_back_on.is_(None))
        .group_by(BulletinTelling.bulletin_uid)
    )
    return {uid: (told, keen) for uid, told, keen in session.execute(query)}


def _row(ground: Ground, row: Bulletin, told: tuple[int, int], seen: Collection[str]) -> BulletinRow:
    agency = ground.reference.agencies.get(row.agency_code)
    state = entries.state_of(row, ground.clock.today())
    return BulletinRow(
        uid=row.uid,
        kind=row.kind,
        title=row.title,
        place=row.place,
        agency=agency.short if agency else row.agency_code,
        areas=entries.area_words(ground, row.areas.split()),
        needs=", ".join(entries.need_names(ground, row.categories.split())),
        seats=row.seats,
        wage=row.wage,
        published_on=row.published_on,
        closes_on=row.closes_on,
        state=state,
        told=told[0],
        interested=told[1],
        is_new=not ground.is_province and state == rules.LIVING and row.uid not in seen,
    )


def told_at(ground: Ground, session: Session, uid: str) -> tuple[ToldAt, ...]:
    """Which centre told how many people of a bulletin, the most first."""

    def counted(answer: str) -> Any:
        return func.sum(case((BulletinTelling.answer == answer, 1), else_=0))

    people = func.count(BulletinTelling.person_uid.distinct())
    query = (
        select(BulletinTelling.origin, people, counted(rules.INTERESTED), counted(rules.DECLINED))
        .where(BulletinTelling.bulletin_uid == uid, BulletinTelling.taken_back_on.is_(None))
        .group_by(BulletinTelling.origin)
        .order_by(people.desc(), BulletinTelling.origin)
    )
    return tuple(
        ToldAt(
            unit=unit,
            unit_name=ground.reference.unit_name(unit),
            told=told,
            interested=interested,
            declined=declined,
        )
        for unit, told, interested, declined in session.execute(query)
    )


def waiting_for_answers(ground: Ground, session: Session) -> int:
    """How many people were told of something that is still open, and have not answered."""
    told = exists().where(
        Bulletin.uid == BulletinTelling.bulletin_uid,
        entries.in_state(rules.LIVING, ground.clock.today()),
    )
    query = select(func.count()).where(
        BulletinTelling.taken_back_on.is_(None),
        BulletinTelling.answer == "",
        and_(BulletinTelling.origin == ground.unit, told),
    )
    return session.scalar(query) or 0
