"""Lines of lists are written once, fill only what is empty, and never twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from desktop.database import citizen_entries
from desktop.models import Case, Citizen, ClosedMonth, NamesakeDecision, Need, new_uid
from desktop.rules.cases import NeedDraft
from desktop.rules.citizens import CitizenDraft
from desktop.rules.lists import LineDraft
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.services.lists import writing
from desktop.services.lists.writing import Written

DAY = date(2026, 11, 2)
PERSON = CitizenDraft(
    thai_id="1940300123451",
    title="นาย",
    first_name="มูฮัมหมัด",
    last_name="มะหะมัด",
    sex="m",
    house_number="127/4",
    village_number=6,
    tambon_code="940101",
)
WORK, TRAINING = NeedDraft(category_code="EMP-1"), NeedDraft(category_code="SKL-1", detail="ช่างเชื่อม")
LINE = LineDraft(person=PERSON, needs=(WORK, TRAINING), on=DAY, channel="survey")


def _write(ground: Ground, *lines: LineDraft) -> tuple[Written, ...]:
    with ground.database.work("Take a list in") as work:
        return writing.write(work, ground, [writing.clean(line) for line in lines])


def _person(ground: Ground, uid: str) -> CitizenDraft:
    with ground.database.read() as session:
        return citizen_entries.draft_of(citizen_entries.find(session, uid))


def _cases(ground: Ground) -> Sequence[tuple[str, int, date, list[str]]]:
    with ground.database.read() as session:
        found = session.scalars(select(Case).order_by(Case.number)).all()
        needs = {
            case.uid: list(
                session.scalars(
                    select(Need.category_code).where(Need.case_uid == case.uid).order_by(Need.uid)
                )
            )
            for case in found
        }
        return [(case.citizen_uid, case.number, case.pointed_out_on, needs[case.uid]) for case in found]


def test_somebody_new_is_registered_with_one_case_for_all_needs(centre_ground: Ground) -> None:
    (done,) = _write(centre_ground, LINE)
    assert done.new_person
    assert done.number == "9401/0001/2570"
    assert _cases(centre_ground) == [(done.citizen_uid, 1, DAY, ["EMP-1", "SKL-1"])]
    assert _person(centre_ground, done.citizen_uid) == PERSON


def test_the_same_line_again_adds_nothing(centre_ground: Ground) -> None:
    (first,) = _write(centre_ground, LINE)
    (again,) = _write(centre_ground, replace(LINE, known_uid=first.citizen_uid))
    assert again == Written(first.citizen_uid, new_person=False)
    assert len(_cases(centre_ground)) == 1


def test_only_the_needs_that_are_not_there_become_a_case(centre_ground: Ground) -> None:
    (first,) = _write(centre_ground, replace(LINE, needs=(WORK,)))
    _write(centre_ground, replace(LINE, known_uid=first.citizen_uid))
    later = replace(LINE, known_uid=first.citizen_uid, on=date(2026, 11, 9), needs=(WORK,))
    _write(centre_ground, later)
    assert [case[3] for case in _cases(centre_ground)] == [["EMP-1"], ["SKL-1"], ["EMP-1"]]


def test_a_line_without_a_day_knows_a_need_of_the_same_fiscal_year(centre_ground: Ground) -> None:
    (first,) = _write(centre_ground, replace(LINE, on=date(2026, 10, 1)))
    undated = replace(LINE, known_uid=first.citizen_uid, on=date(2026, 11, 20), day_assumed=True)
    assert not _write(centre_ground, undated)[0].case_uid
    next_year = replace(undated, on=date(2027, 10, 1))
    assert _write(centre_ground, next_year)[0].case_uid


def test_empty_fields_are_filled_and_nothing_is_overwritten(centre_ground: Ground) -> None:
    (first,) = _write(centre_ground, LINE)
    told = replace(PERSON, first_name="มูหัมหมัด", birth_date="1992-03-12", phones=("0812345678",))
    (again,) = _write(centre_ground, replace(LINE, known_uid=first.citizen_uid, person=told))
    assert again.filled
    stands = _person(centre_ground, first.citizen_uid)
    assert stands == replace(PERSON, birth_date="1992-03-12", phones=("0812345678",))


def test_an_address_elsewhere_fills_no_part_of_the_known_one(centre_ground: Ground) -> None:
    (first,) = _write(centre_ground, replace(LINE, person=replace(PERSON, house_number="")))
    elsewhere = replace(PERSON, house_number="9", tambon_code="940201")
    _write(centre_ground, replace(LINE, known_uid=first.citizen_uid, person=elsewhere))
    assert _person(centre_ground, first.citizen_uid) == replace(PERSON, house_number="")


def test_a_later_line_can_be_about_somebody_whom_an_earlier_one_registers(centre_ground: Ground) -> None:
    uid = new_uid()
    told = replace(PERSON, phones=("0812345678",))
    lines = (
        replace(LINE, needs=(WORK,), new_uid=uid),
        replace(LINE, needs=(WORK, TRAINING), known_uid=uid, person=told),
    )
    first, second = _write(centre_ground, *lines)
    assert (first.citizen_uid, second.citizen_uid) == (uid, uid)
    assert [case[3] for case in _cases(centre_ground)] == [["EMP-1"], ["SKL-1"]]
    assert _person(centre_ground, uid).phones == ("0812345678",)


def test_who_was_told_apart_is_remembered_once(centre_ground: Ground) -> None:
    (first,) = _write(centre_ground, LINE)
    other = replace(PERSON, thai_id="", other_paper="A1")
    (second,) = _write(centre_ground, replace(LINE, person=other, apart_from=(first.citizen_uid,)))
    _write(
        centre_ground,
        replace(LINE, person=other, known_uid=second.citizen_uid, apart_from=(first.citizen_uid,)),
    )
    with centre_ground.database.read() as session:
        (decision,) = session.scalars(select(NamesakeDecision)).all()
        assert {decision.first_uid, decision.second_uid} == {first.citizen_uid, second.citizen_uid}


def test_a_line_without_needs_registers_the_person_only(centre_ground: Ground) -> None:
    (done,) = _write(centre_ground, replace(LINE, needs=(), on=None))
    assert done.new_person
    assert not _cases(centre_ground)


def test_an_id_number_that_was_registered_meanwhile_writes_none_of_the_lines(centre_ground: Ground) -> None:
    _write(centre_ground, LINE)
    somebody = replace(PERSON, thai_id="", other_paper="A1", first_name="ซูไลมาน")
    with pytest.raises(Refused) as refused:
        _write(centre_ground, replace(LINE, person=somebody), LINE)
    assert refused.value.code == "known-person"
    with centre_ground.database.read() as session:
        assert len(session.scalars(select(Citizen)).all()) == 1


def test_more_lines_than_one_flush_are_numbered_in_their_order(centre_ground: Ground) -> None:
    lines = [
        replace(LINE, person=replace(PERSON, thai_id="", other_paper=f"A{number}")) for number in range(1_100)
    ]
    done = _write(centre_ground, *lines)
    assert [written.number for written in done[:2]] == ["9401/0001/2570", "9401/0002/2570"]
    assert done[-1].number == "9401/1100/2570"


def test_a_closed_month_an_unknown_volunteer_and_a_wrong_number_are_problems_of_the_line(
    centre_ground: Ground,
) -> None:
    with centre_ground.database.work("close") as work:
        work.session.add(ClosedMonth(month="2026-10", closed_on=date(2026, 11, 3)))
    wrong = replace(
        LINE, on=date(2026, 10, 5), found_by="nobody", person=replace(PERSON, thai_id="1940300123450")
    )
    with centre_ground.database.read() as session:
        problems = writing.check(session, centre_ground, writing.clean(wrong))
    assert [problem.field for problem in problems if not problem.soft] == [
        "thai_id",
        "found_by",
        "pointed_out_on",
    ]
