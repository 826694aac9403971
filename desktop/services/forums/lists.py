"""Lists of forums: searched and sorted where they are stored, read only when shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from desktop.database import thai_order
from desktop.database.among import among
from desktop.database.milestones import period_of_year
from desktop.models import Forum, ForumDecision, ForumMatter, Group
from desktop.rules.reference import ReferenceTables
from desktop.rules.thai_names import search_key
from desktop.services.forums.rows import OVERDUE, TAKEN_BACK, UNANSWERED, ForumFilter, ForumRow
from desktop.services.ground import Ground

_SEARCHED = (Forum.place, Forum.subject, Forum.chair, Forum.offices, Forum.opening)


def uids(ground: Ground, session: Session, wanted: ForumFilter) -> list[str]:
    """The forums that a filter asks for, in its order."""
    query = select(Forum.uid).where(*_conditions(ground, wanted))
    if wanted.sort == "tambon":
        places = thai_order.of_codes(session, Forum.tambon_code, tambon_names(ground.reference))
        query = query.outerjoin(places, places.c.code == Forum.tambon_code)
        column: Any = places.c.place
    elif wanted.sort in ("place", "subject"):
        texts = getattr(Forum, wanted.sort)
        places = thai_order.of_texts(session, texts)
        query = query.outerjoin(places, places.c.code == texts)
        column = places.c.place
    else:
        column = _columns(ground.clock.today())[wanted.sort]
    first = column.desc() if wanted.descending else column.asc()
    return list(session.scalars(query.order_by(first.nulls_last(), Forum.on.desc(), Forum.uid.desc())))


def tambon_names(reference: ReferenceTables) -> Mapping[str, str]:
    """The names of tambons by code."""
    return {code: tambon.name for code, tambon in reference.tambons.items()}


def tambon_name(reference: ReferenceTables, code: str) -> str:
    """A tambon's name, or its code where the tables do not know it."""
    tambon = reference.tambons.get(code)
    return tambon.name if tambon else code


def standing() -> ColumnElement[bool]:
    """The condition that a ``Forum`` was not taken back."""
    return Forum.taken_back_on.is_(None)


def of_year(year: int) -> ColumnElement[bool]:
    """The condition that a ``Forum`` was held in a fiscal year.

    Args:
        year: the Buddhist year in which it ends.
    """
    period = period_of_year(year)
    return Forum.on.between(period.first, period.last)


def in_tambon_named(ground: Ground, word: str) -> ColumnElement[bool]:
    """The condition that a ``Forum`` was held in a tambon whose name holds a word.

    Args:
        ground: whose reference tables count.
        word: as typed.
    """
    key = search_key(word)
    codes = [code for code, keys in ground.reference.search_keys.items() if key and key in keys[0]]
    return Forum.tambon_code.in_(codes)


def _conditions(ground: Ground, wanted: ForumFilter) -> Iterator[ColumnElement[bool]]:
    yield Forum.taken_back_on.is_not(None) if wanted.state == TAKEN_BACK else standing()
    for word in wanted.text.split():
        holds = (column.contains(word, autoescape=True) for column in _SEARCHED)
        yield or_(*holds, in_tambon_named(ground, word), _raised(word))
    if wanted.tambon:
        yield Forum.tambon_code == wanted.tambon
    if wanted.unit:
        yield Forum.origin == wanted.unit
    if wanted.year is not None:
        yield of_year(wanted.year)
    if wanted.state == OVERDUE:
        yield exists().where(_of_forum(ForumDecision), _overdue(ground.clock.today()))
    elif wanted.state == UNANSWERED:
        yield exists().where(_of_forum(ForumMatter), unanswered())


def _raised(word: str) -> ColumnElement[bool]:
    said = or_(
        ForumMatter.matter.contains(word, autoescape=True),
        ForumMatter.raised_by.contains(word, autoescape=True),
    )
    return exists().where(_of_forum(ForumMatter), said)


def unanswered() -> ColumnElement[bool]:
    """The condition that nothing came of a ``ForumMatter`` yet."""
    return and_(ForumMatter.case_uid.is_(None), ForumMatter.group_uid.is_(None))


def _overdue(today: date) -> ColumnElement[bool]:
    return and_(ForumDecision.done_on.is_(None), ForumDecision.due_on < today)


def _of_forum(model: type[ForumMatter] | type[ForumDecision]) -> ColumnElement[bool]:
    return and_(model.forum_uid == Forum.uid, model.taken_back_on.is_(None))


def _columns(today: date) -> dict[str, Any]:
    return {
        "on": Forum.on,
        "people": Forum.men + Forum.women,
        "matters": _counted(ForumMatter),
        "overdue": _counted(ForumDecision, _overdue(today)),
        "next_on": Forum.next_on,
        "unit": Forum.origin,
    }


def _counted(model: type[ForumMatter] | type[ForumDecision], *which: ColumnElement[bool]) -> Any:
    query = select(func.count()).select_from(model).where(_of_forum(model), *which)
    return query.correlate(Forum).scalar_subquery()


def rows(ground: Ground, session: Session, wanted: Sequence[str]) -> list[ForumRow]:
    """The forums as a list shows them, in the order of their uids given; unknown ones are left out."""
    today = ground.clock.today()
    matters = _counts_of_matters(session, wanted)
    decisions = _counts_of_decisions(session, wanted, today)
    groups = _counts_of_groups(session, wanted)
    found = {
        forum.uid: _row(
            ground.reference,
            forum,
            (*matters.get(forum.uid, (0, 0)), groups.get(forum.uid, 0)),
            decisions.get(forum.uid, (0, 0)),
        )
        for forum in session.scalars(select(Forum).where(Forum.uid.in_(among(wanted))))
    }
    return [found[uid] for uid in wanted if uid in found]


def _counts_of_matters(session: Session, wanted: Sequence[str]) -> dict[str, tuple[int, int]]:
    query = (
        select(ForumMatter.forum_uid, func.count(), func.count(ForumMatter.case_uid))
        .where(ForumMatter.forum_uid.in_(among(wanted)), ForumMatter.taken_back_on.is_(None))
        .group_by(ForumMatter.forum_uid)
    )
    return {uid: (count, cases) for uid, count, cases in session.execute(query)}


def _counts_of_decisions(session: Session, wanted: Sequence[str], today: date) -> dict[str, tuple[int, int]]:
    late = func.count().filter(_overdue(today))
    query = (
        select(ForumDecision.forum_uid, func.count(), late)
        .where(ForumDecision.forum_uid.in_(among(wanted)), ForumDecision.taken_back_on.is_(None))
        .group_by(ForumDecision.forum_uid)
    )
    return {uid: (count, overdue) for uid, count, overdue in session.execute(query)}


def _counts_of_groups(session: Session, wanted: Sequence[str]) -> dict[str, int]:
    came = of_forums(wanted).subquery()
    query = select(came.c.forum_uid, func.count()).group_by(came.c.forum_uid)
    return dict(session.execute(query).all())


def of_forums(wanted: Sequence[str]) -> Any:
    """The groups that came of forums, as ``forum_uid`` and ``group_uid``, each pair once.

    A group is written down with its forum, or one of the forum's matters was put into it later.

    Args:
        wanted: the forums.
    """
    formed = select(Group.forum_uid, Group.uid.label("group_uid")).where(Group.forum_uid.in_(among(wanted)))
    joined = select(ForumMatter.forum_uid, ForumMatter.group_uid).where(
        ForumMatter.forum_uid.in_(among(wanted)),
        ForumMatter.group_uid.is_not(None),
        ForumMatter.taken_back_on.is_(None),
    )
    return formed.union(joined)


def _row(
    reference: ReferenceTables, forum: Forum, came: tuple[int, int, int], decided: tuple[int, int]
) -> ForumRow:
    matters, cases, groups = came
    decisions, overdue = decided
    return ForumRow(
        uid=forum.uid,
        unit=forum.origin,
        on=forum.on,
        tambon=tambon_name(reference, forum.tambon_code),
        village_number=forum.village_number,
        place=forum.place,
        subject=forum.subject,
        men=forum.men,
        women=forum.women,
        matters=matters,
        cases=cases,
        groups=groups,
        decisions=decisions,
        overdue=overdue,
        next_on=forum.next_on,
        taken_back_on=forum.taken_back_on,
    )
