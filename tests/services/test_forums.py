"""A forum is written down with what was raised and decided, and becomes cases and groups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from forum_entries import COURSE, FORUM, HELD, TIP_OFF, WELDING, ForumEntries
from sqlalchemy import func, select

from desktop.models import Case, Citizen, Forum, Group, GroupMember
from desktop.rules.forums import MatterDraft
from desktop.rules.problems import Refused
from desktop.services.cases import Cases
from desktop.services.exchange import soundness
from desktop.services.forums import ForumFilter, Forums
from desktop.services.ground import Ground

AsRole = Callable[[Ground, str], Ground]
TODAY = date(2026, 11, 20)
FORUM_FIELDS: dict[str, object] = {
    "men": 1,
    "women": 0,
    "begins": "09:30",
    "ends": "",
    "tambon_code": "940101",
    "taken_back_on": None,
    "take_back_reason": "",
}
MATTER_FIELDS: dict[str, object] = {"position": 1, "matter": "เรื่อง", "people": None}
DECISION_FIELDS: dict[str, object] = {"position": 1, "decision": "มติ"}


@pytest.fixture
def entries(centre_ground: Ground) -> ForumEntries:
    return ForumEntries(centre_ground)


def _refused(code: str, work: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as refused:
        work()
    assert refused.value.code == code
    return refused.value


def _count(ground: Ground, model: type[Case] | type[Citizen] | type[Group]) -> int:
    with ground.database.read() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def test_a_forum_is_kept_as_it_was_typed_with_times_in_one_form(entries: ForumEntries) -> None:
    uid = entries.held(begins="๙.๓๐ น.", place="  ศาลา  บ้านดอน ")

    draft, revision = entries.forums.draft(uid)
    assert revision == 1
    assert draft == replace(FORUM, begins="09:30", ends="12:00", place="ศาลา บ้านดอน")

    page = entries.forums.page(uid)
    assert (page.row.men, page.row.women, page.row.tambon) == (27, 34, "สะบารัง")
    assert page.offices == ("เทศบาลเมืองปัตตานี", "สถาบันพัฒนาฝีมือแรงงาน 24 ปัตตานี")
    assert page.ours
    assert not page.closed


def test_a_forum_of_tomorrow_and_one_with_fewer_than_nobody_are_refused(entries: ForumEntries) -> None:
    assert _refused("draft", lambda: entries.held(on=date(2026, 11, 21))).problems[0].field == "on"
    assert _refused("draft", lambda: entries.held(men=-1)).problems[0].field == "men"
    assert entries.forums.ids() == []


def test_a_second_forum_of_one_day_and_village_is_asked_about_and_saved(entries: ForumEntries) -> None:
    first = entries.held()
    again = entries.forums.save(FORUM)
    assert [(problem.field, problem.soft) for problem in again.problems] == [("on", True)]
    entries.forums.take_back(again.uid, "จดซ้ำ")
    assert entries.forums.save(FORUM, first).problems == ()
    assert entries.forums.save(replace(FORUM, village_number=3)).problems == ()


def test_a_closed_month_takes_no_forum_and_changes_none_of_its_own(entries: ForumEntries) -> None:
    forum = entries.held()
    matter, decision = entries.raised(forum), entries.decided(forum)
    october = entries.held(on=date(2026, 10, 5))
    entries.close_month("2026-11")
    forums = entries.forums

    assert forums.page(forum).closed
    for late in (
        entries.held,
        lambda: forums.save(replace(FORUM, men=28), forum),
        lambda: forums.save(FORUM, october),
        lambda: forums.take_back(forum, "ผิด"),
        lambda: entries.raised(forum),
        lambda: forums.matters.save(matter, WELDING),
        lambda: forums.matters.take_back(matter),
        lambda: entries.decided(forum),
        lambda: forums.decisions.save(decision, COURSE),
        lambda: forums.decisions.take_back(decision),
        lambda: forums.decisions.done(decision, HELD),
    ):
        assert "พฤศจิกายน ๒๕๖๙" in _refused("month-closed", late).sentence
    assert forums.rows([forum])[0].men == 27


def test_what_was_decided_in_a_closed_month_can_be_done_in_an_open_one(entries: ForumEntries) -> None:
    forum = entries.held(on=date(2026, 10, 5))
    decision = entries.decided(forum)
    entries.close_month("2026-10")
    entries.forums.decisions.done(decision, TODAY)
    assert entries.forums.page(forum).decisions[0].done_on == TODAY
    entries.forums.decisions.not_done(decision)
    assert entries.forums.page(forum).decisions[0].overdue


def test_what_another_changed_meanwhile_is_not_overwritten(entries: ForumEntries) -> None:
    uid = entries.held()
    draft, revision = entries.forums.draft(uid)
    entries.forums.save(replace(draft, men=1), uid, revision)
    _refused("changed", lambda: entries.forums.save(replace(draft, men=2), uid, revision))
    assert entries.forums.draft(uid)[0].men == 1


def test_matters_and_decisions_are_numbered_as_they_were_said(
    entries: ForumEntries,
) -> None:
    forum = entries.held()
    matters = [entries.raised(forum, matter=f"เรื่องที่ {place}") for place in range(3)]
    entries.decided(forum), entries.decided(forum, due_on=None)
    entries.forums.matters.take_back(matters[1])

    page = entries.forums.page(forum)
    assert [(row.number, row.matter) for row in page.matters] == [(1, "เรื่องที่ 0"), (2, "เรื่องที่ 2")]
    assert [(row.number, row.overdue) for row in page.decisions] == [(1, True), (2, False)]

    entries.forums.matters.bring_back(matters[1])
    assert [row.matter for row in entries.forums.page(forum).matters] == [f"เรื่องที่ {n}" for n in range(3)]


def test_a_decision_due_before_its_forum_is_saved_and_asked_about(entries: ForumEntries) -> None:
    forum = entries.held()
    saved = entries.forums.decisions.add(forum, replace(COURSE, due_on=date(2026, 11, 9)))
    assert [(problem.field, problem.soft) for problem in saved.problems] == [("due_on", True)]


# -- cases


def test_a_case_comes_of_a_matter_in_the_same_work_and_not_twice(entries: ForumEntries) -> None:
    forum = entries.held()
    matter = entries.raised(forum)

    opened = entries.case_of(matter)

    row = entries.forums.page(forum).matters[0]
    assert (row.has_case, row.case_uid, row.case_number) == (True, opened.uid, opened.number)
    assert Cases(entries.ground).page(opened.uid).channel == "forum"
    people = _count(entries.ground, Citizen)
    _refused("twice", lambda: entries.case_of(matter, "อีกคน"))
    # The second time nothing at all was written.
    assert (_count(entries.ground, Case), _count(entries.ground, Citizen)) == (1, people)
    assert entries.case_of(entries.raised(forum), "อีกคน").number.endswith("/0002/2570")


def test_a_case_comes_of_no_matter_that_was_taken_back(entries: ForumEntries) -> None:
    forum = entries.held()
    matter = entries.raised(forum)
    entries.forums.matters.take_back(matter)
    _refused("not-found", lambda: entries.case_of(matter))
    other = entries.raised(forum)
    entries.forums.take_back(forum, "จดซ้ำ")
    _refused("not-found", lambda: entries.case_of(other))
    assert _count(entries.ground, Case) == 0


def test_a_restricted_matter_makes_a_restricted_case_that_only_supervisors_see(
    entries: ForumEntries, as_role: AsRole
) -> None:
    forum = entries.held()
    opened = entries.case_of(entries.raised(forum, TIP_OFF), need="OPS-3")

    officer, supervisor = (Forums(as_role(entries.ground, role)) for role in ("officer", "supervisor"))
    seen = supervisor.page(forum).matters[0]
    hidden = officer.page(forum).matters[0]

    assert (seen.case_uid, seen.case_number) == (opened.uid, opened.number)
    assert (hidden.has_case, hidden.case_uid, hidden.case_number) == (True, "", "")
    sheet = supervisor.papers.record_sheet(forum)
    assert (sheet.raised[0].case_number, sheet.cases) == ("", 0)


# -- groups


def test_a_group_comes_of_matters_with_those_who_have_a_case_and_not_twice(entries: ForumEntries) -> None:
    forum = entries.held()
    matters = [entries.raised(forum), entries.raised(forum, people=4)]
    opened = entries.case_of(matters[0])
    secret = entries.raised(forum, category_code="EMP-1")
    entries.case_of(secret, "ลับ", need="OPS-3")

    draft = entries.forums.matters.group_draft([*matters, secret])
    assert (draft.forum_uid, draft.tambon_code, draft.village_number) == (forum, "940101", 2)
    assert (draft.category_code, draft.formed_on) == ("", TODAY)
    assert entries.forums.matters.group_draft(matters).category_code == "SKL-1"
    uid = entries.forums.matters.form_group([*matters, secret], replace(draft, name="กลุ่มช่างเชื่อมสะบารัง"))

    with entries.ground.database.read() as session:
        members = session.execute(select(GroupMember.person_uid, GroupMember.case_uid)).all()
        assert session.get_one(Group, uid).forum_uid == forum
    assert [tuple(member) for member in members] == [(opened.citizen_uid, opened.uid)]
    page = entries.forums.page(forum)
    assert page.groups == ((uid, "กลุ่มช่างเชื่อมสะบารัง"),)
    assert {row.group for row in page.matters} == {"กลุ่มช่างเชื่อมสะบารัง"}
    assert (page.row.cases, page.row.groups) == (2, 1)

    _refused("twice", lambda: entries.forums.matters.group_draft(matters))
    again = [entries.raised(forum), matters[1]]
    _refused("twice", lambda: entries.forums.matters.form_group(again, replace(draft, name="อีกกลุ่ม")))
    assert _count(entries.ground, Group) == 1


def test_no_group_comes_of_what_only_supervisors_open(entries: ForumEntries) -> None:
    forum = entries.held()
    matters = [entries.raised(forum), entries.raised(forum, TIP_OFF)]
    draft = replace(entries.forums.matters.group_draft(matters[:1]), name="กลุ่ม")
    _refused("restricted", lambda: entries.forums.matters.group_draft(matters))
    _refused("restricted", lambda: entries.forums.matters.form_group(matters, draft))
    assert [row.restricted for row in entries.forums.matters.rows(matters)] == [False, True]
    assert _count(entries.ground, Group) == 0


def test_a_group_of_several_forums_belongs_to_none_and_counts_at_each(
    entries: ForumEntries,
) -> None:
    first, second = entries.held(), entries.held(tambon_code="940102", village_number=1)
    matters = [entries.raised(first), entries.raised(second)]
    draft = entries.forums.matters.group_draft(matters)
    assert (draft.forum_uid, draft.tambon_code, draft.category_code) == ("", "", "SKL-1")
    entries.forums.matters.form_group(matters, replace(draft, name="กลุ่มช่าง"))
    assert [row.groups for row in entries.forums.rows([first, second])] == [1, 1]


def test_a_group_without_a_name_is_refused_and_leaves_the_matters_free(entries: ForumEntries) -> None:
    matter = entries.raised(entries.held())
    draft = entries.forums.matters.group_draft([matter])
    _refused("draft", lambda: entries.forums.matters.form_group([matter], draft))
    _refused("nothing", lambda: entries.forums.matters.form_group([], draft))
    assert entries.forums.matters.rows([matter])[0].group_uid == ""


# -- taking back


def test_a_forum_is_taken_back_with_a_reason_and_counts_no_more(entries: ForumEntries) -> None:
    forum = entries.held()
    entries.raised(forum)
    _refused("draft", lambda: entries.forums.take_back(forum, "  "))

    entries.forums.take_back(forum, "จดซ้ำกับของอำเภอ")

    assert entries.forums.ids() == []
    assert entries.forums.matters.ids() == []
    assert entries.forums.matters.counts() == ()
    assert entries.forums.ids(ForumFilter(state="taken_back")) == [forum]
    page = entries.forums.page(forum)
    assert (page.row.taken_back_on, page.take_back_reason) == (TODAY, "จดซ้ำกับของอำเภอ")
    _refused("taken-back", lambda: entries.raised(forum))
    _refused("taken-back", lambda: entries.forums.papers.record_sheet(forum))


def test_nothing_is_taken_back_of_which_a_case_or_a_group_came(entries: ForumEntries) -> None:
    forum = entries.held()
    matter = entries.raised(forum)
    entries.case_of(matter)
    _refused("in-use", lambda: entries.forums.take_back(forum, "ผิด"))
    _refused("in-use", lambda: entries.forums.matters.take_back(matter))

    other = entries.held(village_number=5)
    grouped = entries.raised(other)
    draft = entries.forums.matters.group_draft([grouped])
    entries.forums.matters.form_group([grouped], replace(draft, name="กลุ่มช่าง"))
    _refused("in-use", lambda: entries.forums.take_back(other, "ผิด"))
    _refused("in-use", lambda: entries.forums.matters.take_back(grouped))


# -- elsewhere


def test_a_province_looks_at_forums_and_writes_none(province_ground: Ground) -> None:
    with province_ground.database.work("arrives") as work:
        work.session.add(
            Forum(uid="f", origin="9401", on=HELD, place="ศาลา", tambon_code="940101", village_number=1)
        )
    forums = Forums(province_ground)
    assert [row.unit for row in forums.rows(forums.ids(ForumFilter(unit="9401")))] == ["9401"]
    assert forums.ids(ForumFilter(unit="9402")) == []
    assert not forums.page("f").ours
    _refused("not-here", lambda: forums.save(FORUM))
    _refused("not-here", lambda: forums.matters.add("f", MatterDraft(matter="เรื่อง")))


def test_the_record_tells_all_that_was_written_down(entries: ForumEntries) -> None:
    forum = entries.held(next_on=date(2026, 12, 10))
    matter = entries.raised(forum)
    opened = entries.case_of(matter)
    entries.decided(forum)

    sheet = entries.forums.papers.record_sheet(forum)

    assert (sheet.hours, sheet.men, sheet.women, sheet.cases) == ("09.30–12.00 น.", 27, 34, 1)
    assert sheet.village == "หมู่ที่ 2 ตำบลสะบารัง อำเภอเมืองปัตตานี จังหวัดปัตตานี"
    assert (sheet.raised[0].informant, sheet.raised[0].case_number) == (WELDING.raised_by, opened.number)
    assert sheet.raised[0].matter == "ขอฝึกช่างเชื่อมใกล้บ้าน (11 คน)"
    assert sheet.decisions[0].due_on == COURSE.due_on
    assert sheet.next_on == date(2026, 12, 10)


@pytest.mark.parametrize(
    ("table", "fields", "changed"),
    [
        ("forums", FORUM_FIELDS, {"men": -1}),
        ("forums", FORUM_FIELDS, {"begins": "เช้า"}),
        ("forums", FORUM_FIELDS, {"taken_back_on": HELD}),
        ("forums", FORUM_FIELDS, {"tambon_code": ""}),
        ("forum_matters", MATTER_FIELDS, {"people": 0}),
        ("forum_matters", MATTER_FIELDS, {"position": 0}),
        ("forum_matters", MATTER_FIELDS, {"matter": " "}),
        ("forum_decisions", DECISION_FIELDS, {"decision": ""}),
    ],
)
def test_what_arrives_of_a_forum_is_looked_at_before_it_is_let_in(
    table: str, fields: dict[str, object], changed: dict[str, object]
) -> None:
    assert soundness.problem(table, fields, "94") == ""
    assert soundness.problem(table, {**fields, **changed}, "94") != ""
