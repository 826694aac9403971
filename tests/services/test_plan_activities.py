"""Activities: written down, put under the plan, listed, and a forum recorded as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_entries import NOVEMBER, OCTOBER, TODAY, Office, activity, item

from desktop.database import plan_figures
from desktop.models import Activity, PlanItem
from desktop.rules.problems import Refused, hard
from desktop.services.ground import Ground
from desktop.services.plans import CENTRE, OUTSIDE, PLANNED, ActivityFilter, Plans


@pytest.fixture
def office(centre_ground: Ground) -> Office:
    return Office(centre_ground)


@pytest.fixture
def plans(office: Office) -> Plans:
    return office.plans


def test_an_activity_is_written_down_changed_and_taken_back(office: Office, plans: Plans) -> None:
    who = office.graduate()
    uid = plans.activities.add(activity(who, result="  สมัครใหม่\u200b 21 คน "))
    draft, revision = plans.activities.draft(uid)
    assert draft.result == "สมัครใหม่ 21 คน"

    plans.activities.save(replace(draft, men=20), uid, revision)

    [row] = plans.activities.rows([uid])
    assert (row.on, row.name, row.men, row.women, row.planned) == (
        date(2026, 11, 5), "นายอามีเนาะ สาและ", 20, 24, False,
    )  # fmt: skip
    assert row.place == "ตลาดนัด ตำบลสะบารัง"
    plans.activities.take_back(uid)
    assert plans.activities.ids() == []
    with pytest.raises(Refused):
        plans.activities.page(uid)
    plans.activities.bring_back(uid)
    assert plans.activities.ids() == [uid]


@pytest.mark.parametrize(
    ("on", "field"), [(date(2026, 12, 1), "on"), (date(2026, 11, 21), "on"), (date(2026, 9, 30), "on")]
)
def test_actuals_of_the_future_or_outside_the_service_are_refused(
    office: Office, plans: Plans, on: date, field: str
) -> None:
    who = office.graduate()
    with pytest.raises(Refused) as refused:
        plans.activities.add(activity(who, on))
    assert [problem.field for problem in refused.value.problems] == [field]
    assert plans.activities.ids() == []


def test_a_closed_month_takes_no_activity_and_lets_none_go(office: Office, plans: Plans) -> None:
    uid = plans.activities.add(activity(on=date(2026, 10, 5)))
    here = plans.activities.add(activity())
    draft, revision = plans.activities.draft(uid)
    office.close(OCTOBER)
    for change in (
        lambda: plans.activities.add(activity(on=date(2026, 10, 6))),
        lambda: plans.activities.save(replace(draft, men=1), uid, revision),
        lambda: plans.activities.save(replace(draft, on=TODAY), uid, revision),
        lambda: plans.activities.save(activity(on=date(2026, 10, 5)), here),
        lambda: plans.activities.take_back(uid),
    ):
        with pytest.raises(Refused) as refused:
            change()
        assert refused.value.code == "month-closed"
    assert plans.activities.page(uid).closed


def test_an_item_of_somebody_else_or_of_another_month_is_told_at_its_field(
    office: Office, plans: Plans
) -> None:
    who, other = office.graduate(), office.graduate("ฮานีฟะห์")
    planned = plans.items.add(item(who))
    for draft in (
        activity(other, plan_item_uid=planned),
        activity(who, date(2026, 10, 9), plan_item_uid=planned),
        activity(who, plan_item_uid="gone"),
    ):
        assert [one.field for one in hard(plans.activities.check(draft))] == ["plan_item_uid"]
        with pytest.raises(Refused):
            plans.activities.add(draft)
    plans.activities.add(activity(who, plan_item_uid=planned))


def test_items_suggest_themselves_those_not_done_yet_first(office: Office, plans: Plans) -> None:
    who = office.graduate()
    done = plans.items.add(item(who, times=1))
    open_yet = plans.items.add(item(who, activity="ประชุม", field="sustainability"))
    plans.activities.add(activity(who, plan_item_uid=done))

    found = plans.activities.suggestions(date(2026, 11, 8), who)

    assert [(one.uid, one.done) for one in found] == [(open_yet, 0), (done, 1)]
    assert plans.activities.suggestions(date(2026, 10, 8), who) == ()


def test_an_item_taken_out_of_the_plan_leaves_its_work_outside_it(office: Office, plans: Plans) -> None:
    planned = plans.items.add(item())
    uid = plans.activities.add(activity(plan_item_uid=planned))
    assert plans.activities.page(uid).item == "สำรวจผู้ว่างงาน"

    plans.items.take_back([planned])

    page = plans.activities.page(uid)
    assert (page.item_uid, page.row.planned) == ("", False)
    draft, revision = plans.activities.draft(uid)
    plans.activities.save(replace(draft, men=1), uid, revision)


def test_a_forum_is_recorded_as_an_activity_once_with_its_people(office: Office, plans: Plans) -> None:
    who, forum = office.graduate(), office.forum()
    planned = plans.items.add(item(who, kind="forum", activity="เวทีประชาคม", field="security"))
    [offered] = plans.activities.forums_to_record()
    assert (offered.uid, offered.people, offered.place) == (forum, 61, "ศาลาบ้านปะกาฮะรัง หมู่ที่ 3 ตำบลสะบารัง")

    draft = plans.activities.from_forum(forum, who)
    uid = plans.activities.add(draft)

    assert (draft.on, draft.men, draft.women, draft.kind, draft.plan_item_uid) == (
        date(2026, 11, 10), 25, 36, "forum", planned,
    )  # fmt: skip
    assert plans.activities.page(uid).forum_uid == forum
    assert plans.activities.forums_to_record() == ()
    assert [one.field for one in hard(plans.activities.check(draft))] == ["forum_uid"]
    assert plans.activities.check(draft, uid) == ()
    plans.activities.take_back(uid)
    other = plans.activities.add(plans.activities.from_forum(forum))
    with pytest.raises(Refused) as refused:
        plans.activities.bring_back(uid)
    assert refused.value.code == "recorded"
    assert plans.activities.ids() == [other]


def test_forums_of_closed_months_are_not_offered(office: Office, plans: Plans) -> None:
    office.forum(date(2026, 10, 10))
    office.close(OCTOBER)
    assert plans.activities.forums_to_record() == ()


def test_the_list_is_narrowed_and_sorted_where_it_is_stored(office: Office, plans: Plans) -> None:
    who = office.graduate()
    planned = plans.items.add(item(who))
    first = plans.activities.add(activity(who, date(2026, 11, 5), plan_item_uid=planned, men=1, women=0))
    second = plans.activities.add(activity("", date(2026, 11, 4), kind="meeting", field="security"))
    third = plans.activities.add(
        activity("", date(2026, 10, 30), activity="ออกหน่วย 100%", tambon_code="940102", men=80)
    )

    def found(**wanted: object) -> list[str]:
        return plans.activities.ids(ActivityFilter(**wanted))  # type: ignore[arg-type]

    assert found() == [first, second, third]
    assert found(text="ออกหน่วย 100%") == [third]
    assert found(text="อามีเนาะ") == [first]
    assert found(month="2026-11") == [first, second]
    assert found(worker=CENTRE) == [second, third]
    assert found(worker=who) == [first]
    assert found(field="security") == found(kind="meeting") == [second]
    assert found(tambon="940102") == [third]
    assert found(planned=PLANNED) == found(item=planned) == [first]
    assert found(planned=OUTSIDE) == [second, third]
    assert found(among=(third, "unknown")) == [third]
    assert found(sort="people") == [third, second, first]
    assert found(sort="who", descending=False)[0] == first
    for column in ("field", "kind", "activity", "place", "men", "women", "planned"):
        assert sorted(found(sort=column, descending=False)) == sorted([first, second, third])


def test_the_calendar_has_activities_forums_and_nothing_twice(office: Office, plans: Plans) -> None:
    who, forum = office.graduate(), office.forum()
    other = office.forum(date(2026, 11, 11))
    recorded = plans.activities.add(plans.activities.from_forum(forum, who))
    uid = plans.activities.add(activity(""))

    days = plans.calendar.month(NOVEMBER)

    told = {day.day: [(one.table, one.uid) for one in found] for day, found in days.items()}
    assert told == {
        5: [("activities", uid)],
        10: [("activities", recorded)],
        11: [("forums", other)],
    }
    assert list(plans.calendar.month(NOVEMBER, who)) == [date(2026, 11, 10)]


def test_who_planned_and_did_nothing_is_missing_before_the_month_is_closed(
    office: Office, plans: Plans
) -> None:
    busy, idle = office.graduate(), office.graduate("ฮานีฟะห์")
    for who in (busy, idle, ""):
        plans.items.add(item(who))
    plans.activities.add(activity(busy))
    with office.ground.database.read() as session:
        assert plan_figures.without_actuals(session, "9401", NOVEMBER) == ("", idle)


_FIELDS = st.sampled_from(["information", "services", "security", "sustainability"])
_DONE = st.tuples(st.sampled_from(["a", "b", "gone", None]), _FIELDS, st.integers(0, 50), st.integers(0, 50))


@given(st.lists(_DONE, max_size=12))
def test_nothing_that_was_done_is_lost_or_counted_twice(
    done: list[tuple[str | None, str, int, int]],
) -> None:
    items = [
        PlanItem(uid=uid, field="services", kind="meeting", activity=uid, times=1, people=5) for uid in "ab"
    ]
    activities = [
        Activity(
            uid=str(at), plan_item_uid=of, field=field, kind="other", activity="งาน", men=men, women=women
        )
        for at, (of, field, men, women) in enumerate(done)
    ]

    lines = plan_figures.against_plan(items, activities)

    assert sum(line.done_times for line in lines) == len(done)
    assert sum(line.reached_people for line in lines) == sum(men + women for _of, _field, men, women in done)
    assert sorted(uid for line in lines for uid in line.activity_uids) == sorted(
        one.uid for one in activities
    )
    assert [line.item_uid for line in lines if not line.is_outside] == ["a", "b"]
    outside = {field for of, field, _men, _women in done if of not in ("a", "b")}
    assert {line.field for line in lines if line.is_outside} == outside
