"""The demonstration's groups and courses: all states, as the rules would have made them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from sqlalchemy import select

from desktop.app.demonstration import Wish, make
from desktop.database.keys import LOWEST
from desktop.models import (
    Attendance,
    Certificate,
    Citizen,
    CourseSession,
    Enrolment,
    Group,
    GroupMember,
    Need,
)
from desktop.rules import trainings as rules
from desktop.services import opening
from desktop.services.opening import Opened
from desktop.services.trainings import Trainings
from desktop.services.trainings.rows import FollowUpFilter, FollowUpRow, GroupFilter
from desktop.system.clock import THAILAND, SetClock
from desktop.system.paths import Home
from desktop.system.progress import Unheard

CLOCK = SetClock(datetime(2026, 11, 20, 9, 30, tzinfo=THAILAND))
TODAY = CLOCK.today()


@pytest.fixture(scope="module", params=["9401", "94"], ids=["centre", "province"])
def shown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    home = Home(tmp_path_factory.mktemp("demonstration") / "home")
    citizens = 500 if request.param == "9401" else 2000
    users = make(home, Wish(unit=request.param, citizens=citizens, months=2), CLOCK, Unheard(), LOWEST)
    opened = opening.open_register(home, users[0].name, users[0].password, CLOCK)
    yield opened
    opened.close()


def test_there_is_a_course_in_every_state_and_a_waiting_list(shown: Opened) -> None:
    courses = Trainings(shown.ground).courses
    rows = courses.rows(courses.ids())
    assert {row.state for row in rows} == set(rules.COURSE_STATES)
    assert any(row.waiting for row in rows)
    assert all(row.seated <= row.seats for row in rows)
    units = {row.unit for row in rows}
    assert units == {"9401"} if shown.ground.unit == "9401" else len(units) == 12


def test_results_certificates_and_follow_ups_are_as_the_rules_make_them(shown: Opened) -> None:
    with shown.ground.database.read() as session:
        held = {row.uid: row for row in session.scalars(select(CourseSession))}
        attended: dict[str, int] = {}
        for there in session.scalars(select(Attendance)):
            assert there.hours <= held[there.session_uid].hours
            attended[there.enrolment_uid] = attended.get(there.enrolment_uid, 0) + there.hours
        enrolments = {row.uid: row for row in session.scalars(select(Enrolment))}
        numbers: dict[tuple[str, int], list[int]] = {}
        for certificate in session.scalars(select(Certificate).order_by(Certificate.number)):
            assert enrolments[certificate.enrolment_uid].result == rules.PASSED
            numbers.setdefault((certificate.origin, certificate.fiscal_year), []).append(certificate.number)
    assert {row.result for row in enrolments.values()} == {"", *rules.RESULTS}
    for row in enrolments.values():
        if row.result:
            assert row.hours_attended == attended.get(row.uid, 0)
    assert all(given == list(range(1, len(given) + 1)) for given in numbers.values())
    states = {row.state for row in _follow_ups(shown)}
    assert states == {"due", "done", "missed", "to_come"}


def _follow_ups(shown: Opened) -> list[FollowUpRow]:
    follow_ups = Trainings(shown.ground).follow_ups
    return follow_ups.rows(follow_ups.ids(FollowUpFilter(state="")))


def test_groups_live_end_and_are_proposed(shown: Opened) -> None:
    groups = Trainings(shown.ground).groups
    rows = groups.rows(groups.ids(GroupFilter(state="living")))
    assert any(row.members >= 3 and row.leader for row in rows)
    assert groups.ids(GroupFilter(state="ended"))
    assert bool(groups.proposals()) is not shown.ground.is_province
    # No more than somebody reads: about one for each of the thirteen tambons.
    assert len(groups.proposals()) <= 20


def test_a_group_that_came_of_a_forum_has_people_of_its_tambon_and_one_who_leads(shown: Opened) -> None:
    with shown.ground.database.read() as session:
        formed = list(session.scalars(select(Group).where(Group.forum_uid.is_not(None))))
        assert len(formed) >= 5
        for group in formed:
            belonging = select(GroupMember, Citizen).join(Citizen, Citizen.uid == GroupMember.person_uid)
            rows = session.execute(belonging.where(GroupMember.group_uid == group.uid)).all()
            assert len({person.uid for _member, person in rows}) == len(rows) >= 3
            assert {person.tambon_code for _member, person in rows} == {group.tambon_code}
            assert sum(member.leads for member, _person in rows) == 1
            assert all(group.formed_on <= member.since <= TODAY for member, _person in rows)
            asked = select(Need.category_code).where(
                Need.case_uid.in_([member.case_uid for member, _person in rows])
            )
            # Who asked, asked for what the group is for.
            cases = [member.case_uid for member, _person in rows if member.case_uid]
            assert list(session.scalars(asked)).count(group.category_code) == len(cases)


def test_what_changed_is_told_of_both_fiscal_years(shown: Opened) -> None:
    summary = Trainings(shown.ground).summary
    assert summary.years() == (2570, 2569)
    for year in summary.years():
        total = summary.of_year(year).total
        assert all(total.count(figure) for figure in ("passed", "failed", "left", "in_work_30"))
        assert total.income_before is not None and total.income_after is not None
        assert total.income_after > total.income_before
