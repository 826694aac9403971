"""The eight reports equal an independent count, on screen, on paper and in the workbook alike."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import nasty_months as nasty
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nasty_months import MILESTONES, MONTHS, PLANS, UNITS, Plan, Written

from desktop.models import Activity, PlanItem, Situation
from desktop.printing import forms, press
from desktop.rules.months import Month
from desktop.rules.reports.tables import Cell, tables
from desktop.services import figures_workbook
from desktop.services.ground import Ground
from desktop.services.reports import Reports
from desktop.views.reports.report_view import TableRows

BOTH = {0, 1}
# Each example is a register of its own, written into the same file: nothing of one is left for the next.
EACH = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
WHERE = st.sampled_from([({0}, "9401"), ({1}, "9402"), (BOTH, None)])


def _lives(plan: Plan, units: set[int]) -> list[nasty.Life]:
    return [life for life in plan.lives if life.unit in units]


def _chain(reached: Any) -> tuple[int, ...]:
    return tuple(getattr(reached, name) for name in MILESTONES)


@EACH
@given(plan=PLANS, month=st.sampled_from(MONTHS), where=WHERE)
def test_the_volunteers_and_the_categories_are_counted_as_by_hand(
    province_ground: Ground, plan: Plan, month: Month, where: tuple[set[int], str | None]
) -> None:
    units, unit = where
    written, eight = nasty.write(province_ground, plan), Reports(province_ground).eight

    report, by_type = eight.figures("chain_report", month, unit), eight.figures("chain_by_type", month, unit)

    now, since = nasty.in_month(month), nasty.in_year(month)
    rows = {row.uid: (_chain(row.reached), row.since_october) for row in report.volunteers}
    for (of_unit, place), uid in written.finders.items():
        own = [life for life in plan.lives if (life.unit, life.finder) == (of_unit, place)]
        expected = (nasty.chain(own, now), nasty.chain(own, since)[0])
        if of_unit not in units or place == 2:
            assert uid not in rows
        else:
            assert rows.get(uid, ((0, 0, 0, 0), 0))[0] == expected[0]
            assert uid not in rows or rows[uid] == expected
    others = [life for life in _lives(plan, units) if life.finder in (None, 2)]
    assert _chain(report.without) == nasty.chain(others, now)
    found = {row.code: row for row in by_type.categories}
    for code in nasty.CODES:
        own = [life for life in _lives(plan, units) if code in life.needs]
        for name in MILESTONES[:3]:
            counted = getattr(found[code], name) if code in found else (0,) * 12
            for place in range((month.month - 10) % 12 + 1):
                of_month = next(one for one in _year(month) if (one.month - 10) % 12 == place)
                days = [nasty.first_day(life, name) for life in own]
                assert (counted[place] or 0) == sum(map(nasty.in_month(of_month), days))


def _year(month: Month) -> list[Month]:
    found = [Month(month.year if month.month >= 10 else month.year - 1, 10)]
    while len(found) < 12:
        found.append(found[-1].next())
    return found


@EACH
@given(plan=PLANS, month=st.sampled_from(MONTHS), where=WHERE)
def test_the_users_and_their_judgement_are_counted_as_by_hand(
    province_ground: Ground, plan: Plan, month: Month, where: tuple[set[int], str | None]
) -> None:
    units, unit = where
    nasty.write(province_ground, plan)
    eight = Reports(province_ground).eight

    users, judged = eight.figures("service_users", month, unit), eight.figures("satisfaction", month, unit)

    asked = [life for life in _lives(plan, units) if nasty.in_month(month)(nasty.day_of(life.on))]
    assert _sexes(users.people) == _by_sex(plan, asked)
    services = {row.code: row for row in users.by_service}
    for code in nasty.CODES:
        own = [life for life in asked if code in life.needs]
        assert (code in services) == bool(own)
        if own:
            row = services[code]
            after = (row.at_the_counter, row.referred, row.assisted)
            steps = (("served", ""), ("referred", ""), ("outcome", "assisted"))
            wanted = [_people(life for life in own if nasty.happened(life, month, *step)) for step in steps]
            assert (_sexes(row), after) == (_by_sex(plan, own), tuple(map(len, wanted)))
    assert sum(row.total for row in users.by_channel) == users.people.total
    assert sum(row.total for row in users.by_tambon) == users.people.total
    for row in users.by_group:
        members = [life for life in asked if row.code in plan.people[life.unit * 4 + life.person][2]]
        assert _sexes(row) == _by_sex(plan, members)
    marks = nasty.marks(plan, month, units)
    assert (judged.asked, judged.overall.answers) == (
        len(marks),
        sum(mark is not None for mark in marks.values()),
    )
    assert judged.overall.counts == tuple(list(marks.values()).count(mark) for mark in (5, 4, 3, 2, 1))
    for line in judged.by_service:
        of_service = [mark for at, mark in marks.items() if line.code in plan.lives[at].needs]
        assert line.counts == tuple(of_service.count(mark) for mark in (5, 4, 3, 2, 1))


def _people(lives: Any) -> set[tuple[int, int]]:
    return {(life.unit, life.person) for life in lives}


def _by_sex(plan: Plan, lives: Any) -> tuple[int, int, int]:
    sexes = [plan.people[unit * 4 + person][0] for unit, person in _people(lives)]
    return sexes.count("m"), sexes.count("f"), sexes.count("")


def _sexes(row: Any) -> tuple[int, int, int]:
    return row.men, row.women, row.unstated


@EACH
@given(plan=PLANS, where=WHERE)
def test_work_and_situation_are_counted_as_by_hand(
    province_ground: Ground, plan: Plan, where: tuple[set[int], str | None]
) -> None:
    units, unit = where
    written, eight = nasty.write(province_ground, plan), Reports(province_ground).eight
    october, september = Month(2026, 10), Month(2026, 9)

    work = [
        eight.figures("monthly_work", october, unit, one.code)
        for one in eight.subjects("monthly_work", october, unit)
    ]

    planned = sorted((times, people) for of, _who, times, people in plan.planned if of in units)
    lines = [line for report in work for line in report.lines]
    assert sorted((line.planned_times, line.planned_people) for line in lines if line.uid) == planned
    done = [row for row in plan.done if row[0] in units and nasty.in_month(october)(nasty.day_of(row[3]))]
    assert sum(line.done_times for line in lines) == len(done)
    assert sum(line.reached_people for line in lines) == sum(men + women for *_rest, men, women in done)
    reached = Counter({line.uid: line.reached_people for line in lines if line.uid})
    for item, uid in enumerate(written.items):
        own = [row for row in done if nasty.item_of(written, row[0], row[1], row[2]) == uid]
        assert reached[uid] == sum(men + women for *_rest, men, women in own), item
    areas = {
        one.code: eight.figures("situation_report", september, unit, one.code)
        for one in eight.subjects("situation_report", september, unit)
    }
    for of_unit in units:
        wholes = [counts for of, _place, village, counts in plan.counted if of == of_unit and not village]
        counted = [counts for counts in wholes if any(count is not None for count in counts)]
        assert (UNITS[of_unit] in areas) == bool(counted)
        if counted:
            sums = tuple(_sum(column) for column in zip(*counted, strict=True))
            assert areas[UNITS[of_unit]].now.counts == sums


def _sum(column: tuple[int | None, ...]) -> int | None:
    known = [count for count in column if count is not None]
    return sum(known) if known else None


@EACH
@given(plan=PLANS, month=st.sampled_from(MONTHS))
def test_the_province_is_the_sum_of_its_centres_and_the_summary_is_counted_as_by_hand(
    province_ground: Ground, plan: Plan, month: Month
) -> None:
    nasty.write(province_ground, plan)
    reports = Reports(province_ground)

    province = reports.eight.figures("province_report", month)

    when = (nasty.in_month(month), nasty.in_year(month))
    by_unit = {row.unit: _chain(row.reached) for row in province.centres}
    for place, unit in enumerate(UNITS):
        own, figures = _lives(plan, {place}), reports.figures(month, unit)
        assert by_unit[unit] == nasty.chain(own, when[0])
        assert (_chain(figures.this_month), _chain(figures.since_october)) == tuple(
            nasty.chain(own, one) for one in when
        )
        for row in figures.by_category:
            assert _chain(row) == nasty.chain([life for life in own if row.code in life.needs], when[0])
    assert _chain(province.figures.this_month) == nasty.chain(plan.lives, when[0])
    assert _chain(province.elsewhere) == (0, 0, 0, 0)
    for name in ("chain_by_type", "service_users", "satisfaction"):
        parts = [_numbers(reports.eight.figures(name, month, unit)) for unit in UNITS]
        whole = _numbers(reports.eight.figures(name, month))
        assert sum(whole) == sum(map(sum, parts)), name


def _numbers(figures: Any) -> list[int]:
    return [
        cell.value
        for table in tables(figures)
        for row in table.rows
        for cell in row
        if isinstance(cell.value, int)
    ]


@settings(EACH, max_examples=4)
@given(plan=PLANS)
def test_screen_paper_and_workbook_say_the_same(province_ground: Ground, tmp_path: Path, plan: Plan) -> None:
    written = nasty.write(province_ground, plan)
    assert isinstance(written, Written)
    eight, september = Reports(province_ground).eight, Month(2026, 9)
    for name in eight.names():
        for subject in eight.subjects(name, september, None)[:2]:
            figures = eight.figures(name, september, None, subject.code)
            shown = [_shown(table) for table in tables(figures)]
            out = tmp_path / "report.xlsx"
            figures_workbook.write([figures], figures_workbook.Told(title=name), out)
            book = openpyxl.load_workbook(out)
            assert [_sheet(book[sheet]) for sheet in book.sheetnames[1:]] == shown, name
            form, sheet = eight.sheet(name, september, None, subject.code)
            text = press.print_paper(forms.form(form), sheet).text
            printed = Counter(re.findall(r"\d[\d,]*", text))
            assert not Counter(_on_paper(name, figures)) - printed, name


def _shown(table: Any) -> list[list[str]]:
    source = TableRows(table)
    rows = source.rows([uid for uid in source.ids(None, None) if uid != "sum"])
    texts = [[cell if isinstance(cell, str) else cell.text for cell in row.cells] for row in rows]
    return [["" if text == "–" else text for text in row] for row in texts]


def _sheet(sheet: Any) -> list[list[str]]:
    found = [
        [f"{cell:,}" if isinstance(cell, int) else cell or "" for cell in row]
        for row in sheet.iter_rows(min_row=2, values_only=True)
    ]
    return [row for row in found if row[0] != "รวม"]


def _on_paper(name: str, figures: Any) -> list[str]:
    """The numbers of a report's tables that its paper must bear; what only the screen has is left out."""
    chosen = tables(figures)
    if name == "monthly_summary":
        chosen = chosen[2:]
    if name in ("province_report", "monthly_work", "situation_report"):
        chosen = chosen[:1]
    counts = [
        cell.value for table in chosen for row in table.rows for cell in row if isinstance(cell.value, int)
    ]
    # A paper leaves a column of noughts out, and writes some sums in words of its own.
    return [f"{count:,}" for count in set(counts) if count]


@EACH
@given(plan=PLANS, where=WHERE)
def test_behind_every_number_of_work_and_situation_stand_its_entries(
    province_ground: Ground, plan: Plan, where: tuple[set[int], str | None]
) -> None:
    _units, unit = where
    nasty.write(province_ground, plan)
    eight = Reports(province_ground).eight
    for name, month in (("monthly_work", Month(2026, 10)), ("situation_report", Month(2026, 9))):
        for subject in eight.subjects(name, month, unit):
            for table in tables(eight.figures(name, month, unit, subject.code)):
                for cell in (cell for row in table.rows for cell in row):
                    if isinstance(cell.value, int):
                        assert _sum_behind(province_ground, name, month, unit, cell) == cell.value, cell


def _sum_behind(ground: Ground, name: str, month: Month, unit: str | None, cell: Cell) -> int:
    """What the entries behind a number sum to, each read by itself."""
    if not cell.figure:
        assert cell.group == "lines" and not cell.value
        return 0
    found = Reports(ground).eight.entries_behind(name, month, (cell.figure, cell.group, cell.code), unit)
    model: Any = {"activities": Activity, "plans": PlanItem, "situations": Situation}[found.kind]
    counted = {
        "planned": lambda one: one.times,
        "to_reach": lambda one: one.people,
        "done": lambda _one: 1,
        "reached": lambda one: one.men + one.women,
    }
    with ground.database.read() as session:
        entries = [session.get_one(model, uid) for uid in found.uids]
        if name == "situation_report" and cell.group == "before":
            assert {one.quarter for one in entries} == {3}
        return sum(counted.get(cell.figure, lambda one: getattr(one, cell.figure))(one) for one in entries)


@pytest.mark.parametrize("name", ["chain_report", "service_users", "satisfaction", "chain_by_type"])
def test_behind_every_number_stand_as_many_entries(province_ground: Ground, name: str) -> None:
    checked = 0

    @settings(EACH, max_examples=12)
    @given(plan=PLANS, where=WHERE)
    def every_number(plan: Plan, where: tuple[set[int], str | None]) -> None:
        nonlocal checked
        _units, unit = where
        nasty.write(province_ground, plan)
        eight, month = Reports(province_ground).eight, Month(2026, 10)
        for table in tables(eight.figures(name, month, unit)):
            for row in table.rows:
                for cell in row:
                    if cell.figure:
                        found = eight.entries_behind(name, month, (cell.figure, cell.group, cell.code), unit)
                        assert len(found.uids) + found.withheld == cell.value, cell
                        checked += bool(cell.value)

    every_number()
    assert checked
