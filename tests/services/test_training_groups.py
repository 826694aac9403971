"""Groups: proposed from open cases, opened in one step, joined, led, left and ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from refusing import code_of
from training_entries import GROUP, School

from desktop.database import group_entries
from desktop.models import Case, Citizen, ClosedMonth, Forum, GroupMember, new_uid
from desktop.rules.problems import Refused
from desktop.rules.trainings import GroupDraft, MemberDraft
from desktop.services.citizens import Citizens
from desktop.services.ground import Ground
from desktop.services.trainings import Trainings
from desktop.services.trainings.rows import GroupFilter

TODAY = date(2026, 11, 20)


@pytest.fixture
def school(centre_ground: Ground) -> School:
    return School(centre_ground)


def _asked(
    school: School, count: int = 3, *needs: str, tambon: str = "940101", restricted: bool = False
) -> list[str]:
    return [school.asked(*needs, tambon=tambon, restricted=restricted) for _each in range(count)]


# -- proposals


def test_people_of_one_tambon_who_asked_for_the_same_are_proposed(school: School) -> None:
    _asked(school, 4, "SKL-1")
    _asked(school, 3, "OPS-2", tambon="940102")
    _asked(school, 2, "EMP-2")
    found = school.trainings.groups.proposals()
    assert [(one.category_code, one.tambon_code, one.people) for one in found] == [
        ("SKL-1", "940101", 4),
        ("OPS-2", "940102", 3),
    ]
    assert school.trainings.groups.proposals(fewest=5) == ()


@pytest.mark.parametrize("need", ["EMP-1", "EMP-3", "EMP-4", "PRO-1", "SSO-1", "SSO-2", "OPS-4"])
def test_what_is_answered_one_by_one_is_proposed_for_no_group(school: School, need: str) -> None:
    _asked(school, 4, need)
    _asked(school, 3, need, "OPS-1")
    [found] = school.trainings.groups.proposals()
    assert (found.category_code, found.people) == ("OPS-1", 3)


def test_a_person_with_two_cases_is_one_person_of_a_proposal(school: School) -> None:
    cases = _asked(school)
    with school.ground.database.work("One person asks twice") as work:
        later = work.session.get_one(Case, cases[2])
        later.citizen_uid = work.session.get_one(Case, cases[0]).citizen_uid
    assert school.trainings.groups.proposals() == ()
    [proposal] = school.trainings.groups.proposals(fewest=2)
    assert [wish.case_uid for wish in proposal.wishes] == cases[:2]


def test_who_was_helped_turned_away_or_lives_nowhere_waits_for_no_group(school: School) -> None:
    helped, rejected, _open = _asked(school)
    school.entries.step(helped, "outcome", date(2026, 11, 10), "assisted")
    school.entries.step(rejected, "screened", date(2026, 11, 10), "rejected")
    _asked(school, 2, tambon="")
    [proposal] = school.trainings.groups.proposals(fewest=1)
    assert proposal.people == 1


def test_a_wish_of_more_than_two_years_ago_is_no_longer_proposed(school: School) -> None:
    for on in (date(2024, 11, 19), date(2024, 11, 20), date(2024, 11, 21)):
        school.asked(on=on)
    [proposal] = school.trainings.groups.proposals(fewest=1)
    assert [wish.on for wish in proposal.wishes] == [date(2024, 11, 21)]


def test_restricted_cases_are_never_proposed_not_even_to_supervisors(
    school: School, as_role: Callable[[Ground, str], Ground]
) -> None:
    _asked(school, 3, "PRO-2", restricted=True)
    _asked(school, 3, "SKL-1", restricted=True)
    for role in ("officer", "supervisor"):
        assert Trainings(as_role(school.ground, role)).groups.proposals(fewest=1) == ()


def test_a_proposal_becomes_a_group_in_one_step_with_everybodys_case(school: School) -> None:
    cases = _asked(school)
    [proposal] = school.trainings.groups.proposals()
    uid = school.trainings.groups.open(*school.trainings.groups.draft_of_proposal(proposal)).uid
    page = school.trainings.groups.page(uid)
    assert {member.case_uid for member in page.members} == set(cases)
    assert page.row.members == 3
    assert (page.draft.category_code, page.draft.tambon_code) == ("SKL-1", "940101")
    assert school.trainings.groups.proposals(fewest=1) == ()
    _asked(school, 1)
    assert [one.people for one in school.trainings.groups.proposals(fewest=1)] == [1]


def test_when_a_group_ends_its_people_are_proposed_again(school: School) -> None:
    _asked(school)
    [proposal] = school.trainings.groups.proposals()
    uid = school.trainings.groups.open(*school.trainings.groups.draft_of_proposal(proposal)).uid
    school.trainings.groups.end(uid, "ไม่มีผู้ฝึกสอน")
    assert [one.people for one in school.trainings.groups.proposals()] == [3]
    school.trainings.groups.take_back_end(uid)
    assert school.trainings.groups.proposals() == ()


def test_a_province_is_proposed_nothing(province_ground: Ground) -> None:
    assert Trainings(province_ground).groups.proposals(fewest=1) == ()


# -- members


def test_nobody_stands_in_a_group_twice(school: School) -> None:
    person = school.person()
    with pytest.raises(Refused, match="already") as refused:
        school.group(person, person)
    assert [problem.field for problem in refused.value.problems] == ["person_uid"]
    assert school.trainings.groups.ids() == []


def test_a_group_has_one_leader(school: School) -> None:
    first, second = school.person("อาแว"), school.person("มะ")
    group = school.group(first, second)
    groups = school.trainings.groups
    for member in groups.members(group):
        groups.lead(member.uid)
        leaders = [one.person_uid for one in groups.members(group) if one.leads]
        assert leaders == [member.person_uid]
    third = groups.add_member(group, MemberDraft(person_uid=school.person("สุ"), leads=True))
    assert [one.uid for one in groups.members(group) if one.leads] == [third]


def test_who_leaves_stays_written_down_and_may_come_back(school: School) -> None:
    group = school.group(school.person())
    groups = school.trainings.groups
    [member] = groups.members(group)
    groups.leave(member.uid, date(2026, 11, 10))
    assert groups.page(group).row.members == 0
    assert [one.until for one in groups.members(group)] == [date(2026, 11, 10)]
    again = groups.add_member(group, MemberDraft(person_uid=member.person_uid))
    with pytest.raises(Refused, match="already"):
        groups.take_back_leaving(member.uid)
    groups.remove_member(again)
    groups.take_back_leaving(member.uid)
    assert [(one.uid, one.until) for one in groups.members(group)] == [(member.uid, None)]


def test_days_of_members_lie_between_the_first_day_and_today(school: School) -> None:
    group = school.group(school.person())
    groups = school.trainings.groups
    [member] = groups.members(group)
    for day in (date(2026, 10, 31), date(2026, 11, 21)):
        with pytest.raises(Refused):
            groups.leave(member.uid, day)
        with pytest.raises(Refused):
            groups.add_member(group, MemberDraft(person_uid=school.person(), since=day))
        with pytest.raises(Refused):
            groups.end(group, "เลิก", day)


def test_a_case_is_linked_to_its_own_person_only_and_never_a_restricted_one(school: School) -> None:
    group, somebody = school.group(), school.person()
    theirs, secret = school.asked(), school.asked("PRO-2", restricted=True)
    for person, case in ((somebody, theirs), (school.whose(secret), secret), (somebody, "no such case")):
        with pytest.raises(Refused) as refused:
            school.trainings.groups.add_member(group, MemberDraft(person_uid=person, case_uid=case))
        assert [problem.field for problem in refused.value.problems] == ["case_uid"]


def test_a_case_that_became_restricted_is_seen_by_supervisors_only(
    school: School, as_role: Callable[[Ground, str], Ground]
) -> None:
    case = school.asked()
    group = school.group()
    school.trainings.groups.add_member(group, MemberDraft(person_uid=school.whose(case), case_uid=case))
    with school.ground.database.work("A case becomes restricted") as work:
        work.session.get_one(Case, case).restricted = True
    seen = {}
    for role in ("officer", "supervisor"):
        trainings = Trainings(as_role(school.ground, role))
        [member] = trainings.groups.members(group)
        seen[role] = (member.case_uid, bool(member.case_number), len(trainings.of_case(case).groups))
    assert seen == {"officer": ("", False, 0), "supervisor": (case, True, 1)}


# -- the group itself


def test_a_group_is_changed_unless_somebody_else_did_meanwhile(school: School) -> None:
    groups = school.trainings.groups
    group = school.group(school.person())
    draft, revision = groups.draft(group)
    groups.save(replace(draft, name="กลุ่มช่างไม้"), group, revision)
    assert groups.rows([group])[0].name == "กลุ่มช่างไม้"
    with pytest.raises(Refused) as refused:
        groups.save(draft, group, revision)
    assert refused.value.code == "changed"
    with pytest.raises(Refused) as refused:
        groups.save(replace(draft, formed_on=date(2026, 11, 2)), group)
    assert [problem.field for problem in refused.value.problems] == ["formed_on"]


def test_an_ended_group_takes_nobody_and_ends_once(school: School) -> None:
    groups = school.trainings.groups
    group = school.group()
    with pytest.raises(Refused) as refused:
        groups.end(group, "  ")
    assert refused.value.code == "no-reason"
    groups.end(group, "ยุบรวม")
    with pytest.raises(Refused, match="ended"):
        groups.end(group, "ยุบรวม")
    with pytest.raises(Refused, match="ended"):
        groups.add_member(group, MemberDraft(person_uid=school.person()))
    assert groups.choices() == ()


def test_a_closed_month_takes_no_groups_and_no_members(school: School) -> None:
    group = school.group(school.person(), formed_on=date(2026, 10, 5))
    with school.ground.database.work("Close a month") as work:
        work.session.add(ClosedMonth(month="2026-10", closed_on=date(2026, 11, 3)))
    groups, day = school.trainings.groups, date(2026, 10, 9)
    [member] = groups.members(group)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: school.group(formed_on=day),
        lambda: groups.add_member(group, MemberDraft(person_uid=school.person(), since=day)),
        lambda: groups.leave(member.uid, day),
        lambda: groups.remove_member(member.uid),
        lambda: groups.end(group, "เลิก", day),
        lambda: groups.save(replace(groups.draft(group)[0], formed_on=day), group),
    )
    for attempt in attempts:
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.code == "month-closed"


def test_the_list_of_groups_is_found_filtered_and_sorted(school: School) -> None:
    big = school.group(school.person("ซุลกิฟลี"), school.person("มารียัม"), name="กลุ่มเย็บผ้า", kind="informal")
    small = school.group(name="กลุ่มกรีดยาง", tambon_code="940102", purpose="แปรรูปยางพารา")
    ended = school.group(name="กลุ่มเก่า", category_code="OPS-2")
    school.trainings.groups.end(ended, "เลิก")
    found = school.trainings.groups.ids
    assert set(found()) == {big, small, ended}
    assert found(GroupFilter(text="มารียัม")) == [big]
    assert found(GroupFilter(text="แปรรูป")) == [small]
    assert found(GroupFilter(text="%")) == []
    assert found(GroupFilter(kind="informal")) == [big]
    assert found(GroupFilter(tambon="940102")) == [small]
    assert found(GroupFilter(category="OPS-2", state="ended")) == [ended]
    assert found(GroupFilter(state="living", sort="members")) == [big, small]
    assert found(GroupFilter(sort="name", descending=False)) == [small, ended, big]
    assert found(GroupFilter(unit="9402")) == []


# -- from elsewhere


def test_a_forum_opens_a_group_inside_its_own_work(school: School) -> None:
    forum, case = new_uid(), school.asked()
    ground = school.ground
    with ground.database.work("A forum decides") as work:
        work.session.add(Forum(uid=forum, on=date(2026, 11, 5), tambon_code="940101"))
        work.session.flush()
        uid = group_entries.open_group(
            work,
            replace(GROUP, forum_uid=forum),
            [MemberDraft(person_uid=school.whose(case), case_uid=case, leads=True)],
            unit=ground.unit,
            today=TODAY,
            reference=ground.reference,
        )
    assert school.trainings.groups.ids(GroupFilter(forum=forum)) == [uid]
    [member] = school.trainings.groups.members(uid)
    assert (member.leads, member.case_uid, member.since) == (True, case, GROUP.formed_on)


def test_a_group_of_a_forum_that_is_not_there_leaves_nothing_behind(school: School) -> None:
    with pytest.raises(Refused) as refused:
        school.group(forum_uid="no such forum")
    assert refused.value.code == "not-found"
    assert school.trainings.groups.ids() == []


def test_the_province_looks_on_and_writes_nothing(province_ground: Ground) -> None:
    groups = Trainings(province_ground).groups
    with pytest.raises(Refused) as refused:
        groups.open(GroupDraft(name="กลุ่ม", formed_on=TODAY))
    assert refused.value.code == "not-ours"


def test_the_same_person_under_two_entries_is_one_member(school: School) -> None:
    """Whoever was joined to another entry stands under that one."""
    kept, joined = school.person("อาแว"), school.person("อาแวะ")
    with school.ground.database.work("Two entries are one") as work:
        work.session.get_one(Citizen, joined).joined_to = kept
    group = school.group(kept)
    with pytest.raises(Refused, match="already"):
        school.trainings.groups.add_member(group, MemberDraft(person_uid=joined))
    with school.ground.database.read() as session:
        assert session.query(GroupMember).count() == 1


def test_joining_two_entries_takes_groups_courses_and_certificates_along(school: School) -> None:
    course, (enrolment,) = school.held([6] * 5)
    [certificate] = school.trainings.certificates.give([enrolment])
    gone, kept = school.trainings.certificates.one(certificate).person_uid, school.person("อาแวะ")
    group = school.group(gone)
    citizens = Citizens(school.ground)
    citizens.join((kept, citizens.page(kept).revision), (gone, citizens.page(gone).revision))
    own = school.trainings.of_person(kept)
    assert ([one.group_uid for one in own.groups], [one.uid for one in own.courses]) == ([group], [enrolment])
    assert [one.uid for one in school.trainings.certificates.of_person(kept)] == [certificate]
    assert school.trainings.courses.rows([course])[0].seated == 1


def test_two_entries_in_one_group_or_course_are_not_joined(school: School) -> None:
    first, second = school.person("อาแว"), school.person("อาแวะ")
    group = school.group(first, second)
    citizens = Citizens(school.ground)
    kept, gone = ((uid, citizens.page(uid).revision) for uid in (first, second))
    assert code_of(lambda: citizens.join(kept, gone)) == "both-listed"
    assert len(school.trainings.groups.members(group)) == 2
