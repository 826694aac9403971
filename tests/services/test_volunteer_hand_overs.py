"""Open cases of a volunteer pass to a successor, and back."""

from __future__ import annotations

from datetime import date

import pytest
from month_entries import Entries
from sqlalchemy import select

from desktop.database import case_care
from desktop.models import AuditLine, Case
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.services.volunteers import HandOverDraft, Volunteers

DAY = date(2026, 11, 2)


@pytest.fixture
def volunteers(centre_ground: Ground) -> Volunteers:
    return Volunteers(centre_ground)


@pytest.fixture
def entries(centre_ground: Ground) -> Entries:
    return Entries(centre_ground)


def looked_after(volunteers: Volunteers, uid: str) -> list[str]:
    return [case.uid for case in volunteers.page(uid).looked_after]


def test_open_cases_pass_to_the_successor_in_one_work_and_the_finder_stays(
    volunteers: Volunteers, entries: Entries, centre_ground: Ground
) -> None:
    leaver, successor = entries.volunteer("ก"), entries.volunteer("ข")
    waiting, accepted = entries.case(DAY, found_by=leaver), entries.case(DAY, found_by=leaver)
    entries.step(accepted, "screened", DAY, "accepted")
    over = entries.case(DAY, found_by=leaver)
    entries.step(over, "screened", DAY, "rejected")
    others = entries.case(DAY, found_by=successor)

    handed = volunteers.hand_overs.hand_over(leaver, HandOverDraft(to_uid=successor, reason="ลาออก"))

    assert (handed.count, handed.to_name) == (2, "นายข สาและ")
    assert looked_after(volunteers, leaver) == []
    assert set(looked_after(volunteers, successor)) == {waiting, accepted, others}
    with centre_ground.database.read() as session:
        assert set(session.scalars(select(Case.found_by).where(Case.uid.in_([waiting, accepted])))) == {
            leaver
        }
        assert case_care.carers(session, [waiting, over, others]) == {
            waiting: successor,
            over: leaver,
            others: successor,
        }
        titles = list(session.scalars(select(AuditLine.title)))
        assert titles.count("Hand cases over to another volunteer") == 1
    assert volunteers.page(leaver).done.pointed_out == 3


def test_a_hand_over_is_taken_back_whole(volunteers: Volunteers, entries: Entries) -> None:
    leaver, successor = entries.volunteer("ก"), entries.volunteer("ข")
    case = entries.case(DAY, found_by=leaver)
    handed = volunteers.hand_overs.hand_over(leaver, HandOverDraft(to_uid=successor))

    assert volunteers.hand_overs.take_back(handed.uids) == 1

    assert looked_after(volunteers, leaver) == [case]
    assert looked_after(volunteers, successor) == []
    with pytest.raises(Refused) as refused:
        volunteers.hand_overs.take_back(handed.uids)
    assert refused.value.code == "not-found"


def test_what_was_handed_on_goes_back_in_order(volunteers: Volunteers, entries: Entries) -> None:
    first, second, third = entries.volunteer("ก"), entries.volunteer("ข"), entries.volunteer("ค")
    case = entries.case(DAY, found_by=first)
    one = volunteers.hand_overs.hand_over(first, HandOverDraft(to_uid=second))
    two = volunteers.hand_overs.hand_over(second, HandOverDraft(to_uid=third))
    assert looked_after(volunteers, third) == [case]

    with pytest.raises(Refused) as refused:
        volunteers.hand_overs.take_back(one.uids)
    assert refused.value.code == "handed-on"
    volunteers.hand_overs.take_back(two.uids)
    volunteers.hand_overs.take_back(one.uids)

    assert looked_after(volunteers, first) == [case]


def test_only_the_chosen_cases_are_handed_over(volunteers: Volunteers, entries: Entries) -> None:
    leaver, successor = entries.volunteer("ก"), entries.volunteer("ข")
    kept, given = entries.case(DAY, found_by=leaver), entries.case(DAY, found_by=leaver)

    volunteers.hand_overs.hand_over(leaver, HandOverDraft(to_uid=successor, cases=(given,)))

    assert looked_after(volunteers, leaver) == [kept]


def test_nobody_out_of_service_takes_cases_over(volunteers: Volunteers, entries: Entries) -> None:
    leaver, gone = entries.volunteer("ก"), entries.volunteer("ข", left_on=DAY)
    entries.case(DAY, found_by=leaver)

    for to_uid in (gone, leaver, ""):
        with pytest.raises(Refused) as refused:
            volunteers.hand_overs.hand_over(leaver, HandOverDraft(to_uid=to_uid))
        assert [problem.field for problem in refused.value.problems] == ["to_uid"]


def test_without_open_cases_there_is_nothing_to_hand_over(volunteers: Volunteers, entries: Entries) -> None:
    leaver, successor = entries.volunteer("ก"), entries.volunteer("ข")

    with pytest.raises(Refused) as refused:
        volunteers.hand_overs.hand_over(leaver, HandOverDraft(to_uid=successor))
    assert refused.value.code == "nothing"


def test_successors_are_the_others_in_service_and_neighbours_come_first(
    volunteers: Volunteers, entries: Entries
) -> None:
    leaver = entries.volunteer("ก", tambon="940102")
    far, near = entries.volunteer("ข", tambon="940101"), entries.volunteer("ฮ", tambon="940102")
    entries.volunteer("ค", left_on=DAY)

    assert [one.uid for one in volunteers.hand_overs.successors(leaver)] == [near, far]
