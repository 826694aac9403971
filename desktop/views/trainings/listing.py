"""The registers of groups, courses and follow-ups as tables: columns, filters, and how a row reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from desktop.rules import thai_date
from desktop.rules.reference import CENTRE, offered
from desktop.rules.trainings import COURSE_STATES, GROUP_KINDS, group_kind_word, state_word
from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.services.trainings.rows import (
    CourseFilter,
    CourseRow,
    FollowUpFilter,
    FollowUpRow,
    GroupFilter,
    GroupRow,
)
from desktop.system.language import _, mark
from desktop.views.case_words import short_needs
from desktop.views.cells import day_cell, figure_cell
from desktop.views.day_and_place import own_tambons
from desktop.views.kit.chips import Choice
from desktop.views.kit.filters import Filter
from desktop.views.kit.row_model import Cell, Column, Row, Sort
from desktop.views.trainings import words

GROUP_STATES: Final = {"living": mark("Living groups"), "ended": mark("Ended groups")}
FOLLOW_UP_STATES: Final = {"due": mark("To be asked now"), "done": mark("Asked")}


# -- what lists are narrowed by


def tambon_filter(ground: Ground) -> Filter:
    """By tambon, those of the own district."""
    return Filter("tambon", _("Tambon"), lambda: own_tambons(ground))


def unit_filter(ground: Ground) -> Filter:
    """By centre, at the province."""

    def units() -> Sequence[Choice]:
        own = (unit for unit in ground.reference.units().values() if unit.kind == CENTRE)
        return [Choice(unit.code, unit.district) for unit in own if unit.code.startswith(ground.unit)]

    return Filter("unit", _("District"), units)


def _where(ground: Ground) -> Filter:
    return unit_filter(ground) if ground.is_province else tambon_filter(ground)


def group_filters(ground: Ground) -> tuple[Filter, ...]:
    """What the register of groups can be narrowed by."""
    kinds = Filter("kind", _("Kind"), lambda: [Choice(code, group_kind_word(code)) for code in GROUP_KINDS])
    states = Filter("state", _("State"), lambda: [group_state(code) for code in GROUP_STATES])
    return (_where(ground), kinds, states)


def group_state(code: str) -> Choice:
    """A state of a group as the filter offers it."""
    return Choice(code, _(GROUP_STATES[code]))


def course_filters(ground: Ground) -> tuple[Filter, ...]:
    """What the register of courses can be narrowed by."""

    def agencies() -> Sequence[Choice]:
        found = offered(ground.reference.agencies.values(), ground.clock.today())
        return [Choice(one.code, one.name) for one in found]

    states = Filter("state", _("State"), lambda: [course_state(code) for code in COURSE_STATES])
    return (states, _where(ground), Filter("agency", _("Agency"), agencies))


def course_state(code: str) -> Choice:
    """A state of a course as the filter offers it."""
    return Choice(code, state_word(code))


def follow_up_filters(ground: Ground) -> tuple[Filter, ...]:
    """What the register of follow-ups can be narrowed by."""
    states = Filter("state", _("State"), lambda: [follow_up_state(code) for code in FOLLOW_UP_STATES])
    days = Filter("days", _("After"), lambda: [days_choice(days) for days in (30, 90)])
    return (states, days, _where(ground))


def follow_up_state(code: str) -> Choice:
    """A state of a follow-up as the filter offers it."""
    return Choice(code, _(FOLLOW_UP_STATES[code]))


def days_choice(days: int) -> Choice:
    """30 or 90 days as the filter offers them."""
    return Choice(str(days), _("{days} days", days=days))


# -- columns


def group_columns(ground: Ground) -> tuple[Column, ...]:
    """The columns of the register of groups."""
    return (
        Column("name", _("Group"), 250),
        Column("kind", _("Kind"), 150, usual=False),
        *((Column("unit", _("District"), 120, sortable=False),) if ground.is_province else ()),
        Column("tambon", _("Tambon"), 136),
        Column("category", _("They asked for"), 130, sortable=False, usual=not ground.is_province),
        Column("members", _("Members"), 76, figures=True, summed=True),
        Column("leader", _("Leader"), 170, sortable=False, usual=False),
        Column("courses", _("Courses"), 76, figures=True, summed=True),
        Column("formed_on", _("Formed on"), 124),
    )


def course_columns(ground: Ground) -> tuple[Column, ...]:
    """The columns of the register of courses."""
    return (
        Column("title", _("Course"), 230),
        *((Column("unit", _("District"), 120, sortable=False),) if ground.is_province else ()),
        Column("agency", _("Agency"), 84, usual=not ground.is_province),
        Column("group", _("Group"), 180, sortable=False, usual=False),
        Column("tambon", _("Tambon"), 110, usual=False),
        Column("first_day", _("Begins"), 124),
        Column("last_day", _("Ends"), 112, usual=False),
        Column("seated", _("Seats"), 124),
        Column("passed", _("Passed"), 80, figures=True, summed=True, usual=False),
        Column("state", _("State"), 160),
    )


def follow_up_columns() -> tuple[Column, ...]:
    """The columns of the register of follow-ups."""
    return (
        Column("name", _("Name"), 190),
        Column("course", _("Course"), 200),
        Column("days", _("After"), 84),
        Column("tambon", _("Tambon"), 110, usual=False),
        Column("phone", _("Telephone"), 120, sortable=False, usual=False),
        Column("due_on", _("Due"), 124),
        Column("state", _("State"), 184, sortable=False),
        Column("income", _("Income (baht)"), 120, figures=True, usual=False),
    )


# -- rows


class Rows:
    """Where a register's rows come from.

    Args:
        ids: the uids of a filter's answer.
        rows: the rows of some uids.
    """

    def __init__(
        self, ids: Callable[..., Sequence[str]], rows: Callable[[Sequence[str]], Sequence[Row]]
    ) -> None:
        self._ids, self._rows = ids, rows

    def ids(self, query: object, sort: Sort | None) -> Sequence[str]:
        """The uids of the whole answer."""
        assert isinstance(query, GroupFilter | CourseFilter | FollowUpFilter)
        wanted = query if sort is None else replace(query, sort=sort.key, descending=sort.descending)
        return self._ids(wanted)

    def rows(self, uids: Sequence[str]) -> Sequence[Row]:
        """The rows of a page of the table."""
        return self._rows(uids)


def group_rows(centre: Centre) -> Rows:
    """The register of groups."""
    groups, ground = centre.trainings.groups, centre.ground
    return Rows(groups.ids, lambda uids: [_group(one, ground) for one in groups.rows(uids)])


def _group(one: GroupRow, ground: Ground) -> Row:
    ended = one.ended_on is not None
    return Row(
        one.uid,
        (
            Cell(one.name, icon="circle-slash" if ended else "", quiet=ended),
            group_kind_word(one.kind),
            *((district(one.unit, ground),) if ground.is_province else ()),
            words.place(one.tambon, one.village_number),
            Cell(short_needs([one.category]) if one.category else "", lasting=one.category),
            figure_cell(one.members),
            one.leader or Cell("–", quiet=True),
            figure_cell(one.courses),
            day_cell(one.formed_on, ground.clock.today()),
        ),
    )


def course_rows(centre: Centre) -> Rows:
    """The register of courses."""
    courses, ground = centre.trainings.courses, centre.ground
    return Rows(courses.ids, lambda uids: [_course(one, ground) for one in courses.rows(uids)])


def _course(one: CourseRow, ground: Ground) -> Row:
    today = ground.clock.today()
    return Row(
        one.uid,
        (
            one.title,
            *((district(one.unit, ground),) if ground.is_province else ()),
            one.agency,
            one.group or Cell("–", quiet=True),
            one.tambon,
            day_cell(one.first_day, today),
            day_cell(one.last_day, today),
            words.seats_cell(one.seated, one.seats, one.waiting),
            figure_cell(one.passed),
            words.course_cell(one.state),
        ),
    )


def follow_up_rows(centre: Centre) -> Rows:
    """The register of follow-ups."""
    follow_ups, ground = centre.trainings.follow_ups, centre.ground
    return Rows(follow_ups.ids, lambda keys: [_follow_up(one, ground) for one in follow_ups.rows(keys)])


def _follow_up(one: FollowUpRow, ground: Ground) -> Row:
    return Row(
        one.key,
        (
            one.name,
            one.course,
            Cell(_("{days} days", days=one.days), value=one.days),
            one.tambon,
            one.phone,
            day_cell(one.due_on, ground.clock.today()),
            words.follow_up_cell(one),
            words.income_cell(one.income),
        ),
    )


def district(unit: str, ground: Ground) -> str:
    """The district of a centre, in a word."""
    known = ground.reference.units().get(unit)
    return known.district if known else unit


# -- queries and counts


def group_query(text: str, chosen: Mapping[str, str]) -> GroupFilter:
    """What is asked of the register of groups."""
    return GroupFilter(
        text=text,
        tambon=chosen.get("tambon", ""),
        kind=chosen.get("kind", ""),
        state=chosen.get("state", ""),
        unit=chosen.get("unit", ""),
    )


def course_query(text: str, chosen: Mapping[str, str]) -> CourseFilter:
    """What is asked of the register of courses."""
    return CourseFilter(
        text=text,
        state=chosen.get("state", ""),
        agency=chosen.get("agency", ""),
        tambon=chosen.get("tambon", ""),
        unit=chosen.get("unit", ""),
    )


def follow_up_query(text: str, chosen: Mapping[str, str]) -> FollowUpFilter:
    """What is asked of the register of follow-ups; without a chosen state, all of them."""
    days = chosen.get("days", "")
    return FollowUpFilter(
        text=text,
        state=chosen.get("state", ""),
        days=int(days) if days else None,
        tambon=chosen.get("tambon", ""),
        unit=chosen.get("unit", ""),
    )


def groups_word(count: int) -> str:
    """How many groups."""
    return thai_date.thai_digits(_("{count} groups", count=f"{count:,}"))


def courses_word(count: int) -> str:
    """How many courses."""
    return thai_date.thai_digits(_("{count} courses", count=f"{count:,}"))
