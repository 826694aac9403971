"""Forums and what was raised in them are found, sorted and counted; a count is the length of its list."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import count

import pytest
from forum_entries import ForumEntries
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.models import Forum, ForumMatter
from desktop.services.forums import ForumFilter, Forums, MatterFilter
from desktop.services.ground import Ground


@pytest.fixture
def entries(centre_ground: Ground) -> ForumEntries:
    return ForumEntries(centre_ground)


@pytest.mark.parametrize("text", ["สะบารัง", "บ้านใหม่", "เครื่องดนตรี", "ผู้ใหญ่มะ", "เชื่อม", "อับดุลเลาะ", "ใหม่ เชื่อม"])
def test_a_forum_is_found_by_place_tambon_subject_chair_and_what_was_raised(
    entries: ForumEntries, text: str
) -> None:
    wanted = entries.held(place="ศาลาบ้านใหม่", subject="เครื่องดนตรี", chair="ผู้ใหญ่มะ", village_number=1)
    entries.raised(wanted)
    other = entries.held(place="มัสยิด", tambon_code="940102", subject="ประมง", chair="กำนัน")
    assert entries.forums.ids(ForumFilter(text=text)) == [wanted]
    assert set(entries.forums.ids(ForumFilter(text="ต้อนรับ"))) == {wanted, other}
    assert entries.forums.ids(ForumFilter(text="%")) == []


def test_forums_are_narrowed_by_year_tambon_and_state(entries: ForumEntries) -> None:
    last_year = entries.held(on=date(2026, 9, 30))
    this_year = entries.held(on=date(2026, 10, 1), tambon_code="940102")
    ids = entries.forums.ids
    assert ids(ForumFilter(year=2569)) == [last_year]
    assert ids(ForumFilter(year=2570)) == [this_year]
    assert ids(ForumFilter(tambon="940102")) == [this_year]

    entries.decided(last_year)
    matter = entries.raised(this_year)
    assert ids(ForumFilter(state="overdue")) == [last_year]
    assert ids(ForumFilter(state="unanswered")) == [this_year]
    entries.case_of(matter)
    assert ids(ForumFilter(state="unanswered")) == []


@pytest.mark.parametrize(
    "sort", ["on", "tambon", "place", "subject", "people", "matters", "overdue", "next_on", "unit"]
)
def test_every_column_of_forums_sorts_both_ways(entries: ForumEntries, sort: str) -> None:
    first = entries.held(
        on=date(2026, 10, 1), tambon_code="940102", place="ก", subject="ก", men=1, women=0,
        next_on=date(2026, 12, 1),
    )  # fmt: skip
    second = entries.held(place="ข", subject="ข", next_on=date(2026, 12, 2))
    entries.raised(second), entries.decided(second)
    up = entries.forums.ids(ForumFilter(sort=sort, descending=False))
    down = entries.forums.ids(ForumFilter(sort=sort))
    assert set(up) == set(down) == {first, second}
    if sort not in ("unit", "tambon"):
        assert (up, down) == ([first, second], [second, first])
    if sort == "tambon":
        names = [row.tambon for row in entries.forums.rows(up)]
        assert names == [row.tambon for row in entries.forums.rows(down)][::-1]


@pytest.mark.parametrize("sort", ["on", "matter", "category", "people", "tambon", "raised_by"])
def test_every_column_of_matters_sorts_both_ways(entries: ForumEntries, sort: str) -> None:
    first = entries.raised(
        entries.held(on=date(2026, 10, 1), tambon_code="940102"), matter="ก", raised_by="ก", people=1,
        category_code="EMP-1",
    )  # fmt: skip
    second = entries.raised(entries.held(), matter="ข", raised_by="ข", people=2)
    up = entries.forums.matters.ids(MatterFilter(sort=sort, descending=False))
    down = entries.forums.matters.ids(MatterFilter(sort=sort))
    assert set(up) == {first, second}
    assert up == down[::-1]


def test_matters_are_found_by_words_kind_and_what_came_of_them(entries: ForumEntries) -> None:
    forum = entries.held()
    welding, nothing = entries.raised(forum), entries.raised(forum, matter="ถนนมืด", category_code="")
    ids = entries.forums.matters.ids
    assert ids(MatterFilter(text="เชื่อม")) == [welding]
    assert ids(MatterFilter(text="มืด สะบารัง")) == [nothing]
    assert ids(MatterFilter(category="-")) == [nothing]
    entries.case_of(welding)
    assert ids(MatterFilter(state="case")) == [welding]
    assert ids(MatterFilter(state="open")) == [nothing]
    assert ids(MatterFilter(state="group")) == []
    assert entries.forums.matters.rows([nothing])[0].number == 2


CODES = ("SKL-1", "EMP-1", "OPS-3", "")
MATTERS = st.lists(
    st.tuples(
        st.sampled_from(CODES),
        st.one_of(st.none(), st.integers(1, 99)),
        st.sampled_from(["940101", "940102"]),
        st.sampled_from([date(2026, 9, 30), date(2026, 10, 1), date(2026, 11, 10)]),
        st.booleans(),
    ),
    max_size=12,
)
_runs = count()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MATTERS)
def test_counts_by_kind_are_a_plain_count_and_the_length_of_their_lists(
    centre_ground: Ground, made: list[tuple[str, int | None, str, date, bool]]
) -> None:
    unit = f"{next(_runs):04d}"
    _store(centre_ground, unit, made)
    matters = Forums(centre_ground).matters

    counts = matters.counts(MatterFilter(unit=unit, year=2570, tambon="940101"))

    plain = Counter(
        code or "-"
        for code, _people, tambon, on, back in made
        if tambon == "940101" and on >= date(2026, 10, 1) and not back
    )
    assert {one.code: one.matters for one in counts} == dict(plain)
    for one in counts:
        behind = MatterFilter(unit=unit, year=2570, tambon="940101", category=one.code)
        rows = matters.rows(matters.ids(behind))
        assert len(rows) == one.matters == one.open
        assert sum(row.people or 0 for row in rows) == one.people


def _store(ground: Ground, unit: str, made: list[tuple[str, int | None, str, date, bool]]) -> None:
    with ground.database.work("Put forums for a test") as work:
        for code, people, tambon, on, back in made:
            forum = Forum(origin=unit, on=on, tambon_code=tambon, taken_back_on=on if back else None)
            work.session.add(forum)
            work.session.flush()
            work.session.add(
                ForumMatter(
                    origin=unit,
                    forum_uid=forum.uid,
                    position=1,
                    matter="เรื่อง",
                    people=people,
                    category_code=code,
                )
            )
