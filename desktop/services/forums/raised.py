"""Lists of what was raised in forums, and how much of each kind of need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session

from desktop.database import thai_order
from desktop.database.among import among
from desktop.models import Case, Forum, ForumMatter, Group
from desktop.rules import numbers
from desktop.rules.thai_names import sort_key
from desktop.services.forums import lists
from desktop.services.forums.rows import (
    CASE,
    GROUP,
    NO_CATEGORY,
    OPEN,
    CategoryCount,
    MatterFilter,
    MatterRow,
)
from desktop.services.ground import Ground


def uids(ground: Ground, session: Session, wanted: MatterFilter) -> list[str]:
    """The matters that a filter asks for, in its order."""
    query = _standing(select(ForumMatter.uid)).where(*_conditions(ground, wanted))
    query, column = _sorted(ground, session, wanted.sort, query)
    first = column.desc() if wanted.descending else column.asc()
    order = (first.nulls_last(), Forum.on.desc(), Forum.uid.desc(), ForumMatter.position, ForumMatter.uid)
    return list(session.scalars(query.order_by(*order)))


def _standing(query: Any) -> Any:
    return query.join(Forum, Forum.uid == ForumMatter.forum_uid).where(
        lists.standing(), ForumMatter.taken_back_on.is_(None)
    )


def _conditions(ground: Ground, wanted: MatterFilter) -> Iterator[ColumnElement[bool]]:
    searched = (ForumMatter.matter, ForumMatter.raised_by, Forum.place)
    for word in wanted.text.split():
        holds = (column.contains(word, autoescape=True) for column in searched)
        yield or_(*holds, lists.in_tambon_named(ground, word))
    if wanted.category:
        yield ForumMatter.category_code == ("" if wanted.category == NO_CATEGORY else wanted.category)
    if wanted.tambon:
        yield Forum.tambon_code == wanted.tambon
    if wanted.unit:
        yield Forum.origin == wanted.unit
    if wanted.year is not None:
        yield lists.of_year(wanted.year)
    if wanted.forum:
        yield ForumMatter.forum_uid == wanted.forum
    if wanted.state:
        yield _STATES[wanted.state]


_STATES = {
    OPEN: lists.unanswered(),
    CASE: ForumMatter.case_uid.is_not(None),
    GROUP: ForumMatter.group_uid.is_not(None),
}


def _sorted(ground: Ground, session: Session, sort: str, query: Any) -> tuple[Any, Any]:
    plain: dict[str, Any] = {"on": Forum.on, "people": ForumMatter.people}
    if sort in plain:
        return query, plain[sort]
    texts: dict[str, Any] = {"matter": ForumMatter.matter, "raised_by": ForumMatter.raised_by}
    if sort in texts:
        texts_column = texts[sort]
        places = thai_order.of_texts(session, texts_column)
    else:
        texts_column = Forum.tambon_code if sort == "tambon" else ForumMatter.category_code
        names = lists.tambon_names(ground.reference) if sort == "tambon" else _category_names(ground)
        places = thai_order.of_codes(session, texts_column, names)
    return query.outerjoin(places, places.c.code == texts_column), places.c.place


def _category_names(ground: Ground) -> Mapping[str, str]:
    return {code: category.name for code, category in ground.reference.categories.items()}


def rows(ground: Ground, session: Session, wanted: Sequence[str]) -> list[MatterRow]:
    """The matters as lists show them, in the order of their uids given; unknown ones are left out."""
    query = _read().where(ForumMatter.uid.in_(among(wanted)))
    places = _places(session, wanted)
    found = {
        matter.uid: replace(
            _row(ground, matter, forum, of_case), number=places[matter.uid], group=group or ""
        )
        for matter, forum, of_case, group in session.execute(query)
    }
    return [found[uid] for uid in wanted if uid in found]


def _read() -> Select[ForumMatter, Forum, Case, str]:
    return (
        select(ForumMatter, Forum, Case, Group.name)
        .join(Forum, Forum.uid == ForumMatter.forum_uid)
        .outerjoin(Case, Case.uid == ForumMatter.case_uid)
        .outerjoin(Group, Group.uid == ForumMatter.group_uid)
    )


def _places(session: Session, wanted: Sequence[str]) -> dict[str, int]:
    """The number of each matter among those of its forum that stand."""
    forums = select(ForumMatter.forum_uid).where(ForumMatter.uid.in_(among(wanted)))
    # What was taken back stands last, so that the others are counted without a gap.
    order = (ForumMatter.taken_back_on.is_not(None), ForumMatter.position, ForumMatter.uid)
    number = func.row_number().over(partition_by=ForumMatter.forum_uid, order_by=order)
    query = select(ForumMatter.uid, number).where(ForumMatter.forum_uid.in_(forums))
    return dict(session.execute(query).all())


def _row(ground: Ground, matter: ForumMatter, forum: Forum, of_case: Case | None) -> MatterRow:
    category = ground.reference.categories.get(matter.category_code)
    shown = of_case is not None and (not of_case.restricted or ground.actor.may("cases.restricted"))
    return MatterRow(
        uid=matter.uid,
        forum_uid=forum.uid,
        number=matter.position,
        on=forum.on,
        tambon_code=forum.tambon_code,
        tambon=lists.tambon_name(ground.reference, forum.tambon_code),
        village_number=forum.village_number,
        matter=matter.matter,
        raised_by=matter.raised_by,
        people=matter.people,
        category_code=matter.category_code,
        category=category.name if category else matter.category_code,
        restricted=category is not None and category.restricted,
        has_case=matter.case_uid is not None,
        case_uid=of_case.uid if of_case is not None and shown else "",
        case_number=numbers.case_number(of_case.origin, of_case.number, of_case.fiscal_year)
        if of_case is not None and shown
        else "",
        group_uid=matter.group_uid or "",
    )


def counts(ground: Ground, session: Session, wanted: MatterFilter) -> tuple[CategoryCount, ...]:
    """How much was raised of each kind of need, the most first; each figure is the length of a list.

    Args:
        ground: whose words count.
        session: of a reading.
        wanted: which matters are counted.
    """
    query = (
        _standing(
            select(
                ForumMatter.category_code,
                func.count().label("matters"),
                func.coalesce(func.sum(ForumMatter.people), 0).label("people"),
                func.count(ForumMatter.case_uid).label("cases"),
                func.count(ForumMatter.group_uid).label("groups"),
                func.sum(case((lists.unanswered(), 1), else_=0)).label("open"),
            )
        )
        .where(*_conditions(ground, wanted))
        .group_by(ForumMatter.category_code)
    )
    names = _category_names(ground)
    found = (
        CategoryCount(
            code=row.category_code or NO_CATEGORY,
            name=names.get(row.category_code, row.category_code),
            matters=row.matters,
            people=row.people,
            cases=row.cases,
            groups=row.groups,
            open=row.open,
        )
        for row in session.execute(query)
    )
    return tuple(sorted(found, key=lambda one: (-one.matters, sort_key(one.name))))
