"""Namesakes of a list wait for a person; what was decided, corrected or stopped is kept as it was said."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from list_files import HEADS, IDS, listed, person, saved, workbook
from list_steps import (
    BORN,
    DAY,
    FIRST,
    HOUSE,
    ID,
    LAST,
    NEED,
    PHONE,
    TAMBON,
    count_of,
    judge,
    needs_in,
    people_in,
    problem_fields,
    take_in,
    verdicts_of,
)
from sqlalchemy import select

from desktop.database import citizen_entries
from desktop.models import Case, Citizen, ClosedMonth, NamesakeDecision, Volunteer
from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.services.lists import Lists, Wish
from desktop.system.progress import Cancelled

AsRole = Callable[[Ground, str], Ground]


def test_the_same_person_twice_in_a_list_is_found_however_spelled(centre_ground: Ground) -> None:
    rows = [
        person(0),
        person(0, {FIRST: "มูหัมหมัด", NEED: "ฝึกอาชีพ"}),
        person(0, {FIRST: "มูหัมมัด", ID: "", NEED: "หางาน", DAY: "3/11/2569"}),
        person(1, {ID: ""}),
        person(1, {ID: ""}),
    ]
    judged = judge(centre_ground, listed(*rows))
    assert verdicts_of(judged) == {2: "new", 3: "known", 4: "namesake", 5: "new", 6: "known"}
    assert [each.key for each in judged.rows[3].candidates] == ["row:2"]
    assert [each.key for each in judged.rows[4].candidates] == ["row:2"]
    done = Lists(centre_ground).write(judged)
    assert (done.people, done.cases, done.left) == (2, 3, 1)
    assert done.written[2] == done.written[3]


def test_a_family_of_one_house_and_telephone_is_not_asked_about(centre_ground: Ground) -> None:
    rows = [person(0, {ID: "", FIRST: first, BORN: ""}) for first in ("มูฮัมหมัด", "ซูไลมาน", "อับดุลเลาะ")]
    assert set(verdicts_of(judge(centre_ground, listed(*rows))).values()) == {"new"}


def test_a_namesake_waits_until_somebody_decides(centre_ground: Ground) -> None:
    first = take_in(centre_ground, listed(person(0)))
    uid = first.written[2]
    alike = person(0, {ID: "", FIRST: "มูหัมหมัด", NEED: "ฝึกอาชีพ", PHONE: ""})
    judged = judge(centre_ground, listed(alike))
    assert [each.key for each in judged.rows[2].candidates] == [uid]
    assert Lists(centre_ground).write(judged).left == 1
    judged.decide(2, uid)
    assert judged.rows[2].verdict == "known"
    judged.decide(2, "")
    assert judged.rows[2].verdict == "namesake"
    judged.decide(2, uid)
    done = Lists(centre_ground).write(judged)
    assert (done.people, done.cases, done.written[2]) == (0, 1, uid)
    assert people_in(centre_ground)[0].first_name == "มูฮัมหมัด"


def test_somebody_else_is_registered_and_remembered_as_somebody_else(centre_ground: Ground) -> None:
    uid = take_in(centre_ground, listed(person(0))).written[2]
    content = listed(person(0, {ID: "", FIRST: "มูหัมหมัด", NEED: "ฝึกอาชีพ", PHONE: ""}))
    judged = judge(centre_ground, content)
    judged.decide(2, "apart")
    done = Lists(centre_ground).write(judged)
    assert done.people == 1
    with centre_ground.database.read() as session:
        (decision,) = session.scalars(select(NamesakeDecision)).all()
        assert {decision.first_uid, decision.second_uid} == {uid, done.written[2]}
    assert verdicts_of(judge(centre_ground, content)) == {2: "known"}


def test_rows_about_one_waiting_person_wait_and_go_together(centre_ground: Ground) -> None:
    take_in(centre_ground, listed(person(0, {ID: ""})))
    rows = [person(0, {NEED: "ฝึกอาชีพ"}), person(0, {NEED: "อาชีพเสริม", DAY: "4/11/2569"})]
    judged = judge(centre_ground, listed(*rows))
    assert verdicts_of(judged) == {2: "namesake", 3: "namesake"}
    judged.decide(2, judged.rows[2].candidates[0].key)
    assert verdicts_of(judged) == {2: "known", 3: "known"}
    judged.decide(2, "apart")
    assert verdicts_of(judged) == {2: "new", 3: "known"}
    done = Lists(centre_ground).write(judged)
    assert (done.people, done.cases) == (1, 2)


def test_one_id_number_over_two_people_is_asked_about(centre_ground: Ground) -> None:
    uid = take_in(centre_ground, listed(person(0))).written[2]
    judged = judge(centre_ground, listed(person(1, {ID: IDS[0]})))
    assert verdicts_of(judged) == {2: "namesake"}
    assert [each.key for each in judged.rows[2].candidates] == [uid]


def test_somebody_known_has_empty_fields_filled_and_nothing_overwritten(centre_ground: Ground) -> None:
    take_in(centre_ground, listed(person(0, {PHONE: "", HOUSE: "1"})))
    done = take_in(centre_ground, listed(person(0, {HOUSE: "99", LAST: "มะแซร์"})))
    assert done.filled == 1
    (found,) = people_in(centre_ground)
    assert (found.house_number, found.last_name, found.phones) == ("1", "มะแซ", ("0810000000",))


def test_rows_without_a_day_are_of_today_and_not_doubled_later(centre_ground: Ground) -> None:
    content = listed(person(0, {DAY: None}))
    take_in(centre_ground, content)
    assert needs_in(centre_ground) == [("EMP-1", date(2026, 11, 20))]
    assert take_in(centre_ground, content, Wish(day=date(2026, 11, 19))).cases == 0


def test_a_day_in_a_closed_month_is_a_problem(centre_ground: Ground) -> None:
    with centre_ground.database.work("close") as work:
        work.session.add(ClosedMonth(month="2026-10", closed_on=date(2026, 11, 3)))
    judged = judge(centre_ground, listed(person(0, {DAY: "5/10/2569"}), person(1)))
    assert verdicts_of(judged) == {2: "problem", 3: "new"}
    assert problem_fields(judged, 2) == ["pointed_out_on"]


def test_who_found_them_is_a_volunteer_or_stays_with_the_case(centre_ground: Ground) -> None:
    with centre_ground.database.work("serve") as work:
        draft = CitizenDraft(title="นาง", first_name="ซารีนา", last_name="มะมิง")
        somebody = citizen_entries.add(work, draft)
        work.session.flush()
        volunteer = Volunteer(person_uid=somebody.uid)
        work.session.add(volunteer)
        work.session.flush()
        uid = volunteer.uid
    rows = [[*HEADS, "อสร."], [*person(0), "นางซารีนา  มะมิง"], [*person(1), "คนอื่น"], [*person(2), None]]
    judged = judge(centre_ground, workbook(rows), Wish(sender=uid))
    lines = [row.line for row in judged.rows.values()]
    assert [(line.found_by, line.channel) for line in lines] == [
        (uid, "volunteer"),
        ("", "survey"),
        (uid, "volunteer"),
    ]
    assert "คนอื่น" in lines[1].detail
    assert Lists(centre_ground).sender("ซารีนา มะมิง") == uid
    with pytest.raises(Refused):
        Lists(centre_ground).sender("ใครก็ไม่รู้")


def test_what_was_said_about_columns_and_words_is_remembered(centre_ground: Ground) -> None:
    lists = Lists(centre_ground)
    content = workbook([["ผู้มาติดต่อ", "เลข", "ขอ"], ["นายสมชาย ใจดี", "", "ของดี"], ["นางสุดา ใจดี", "", "งาน"]])
    file = lists.open(content, "ก")
    looked = lists.look(file)
    # The heads say nothing, and the names leave no doubt.
    assert looked.plan.columns[0] == "full_name"
    plan = replace(
        looked.plan, first_row=2, heads=("ผู้มาติดต่อ", "เลข", "ขอ"), columns=("full_name", "", "needs")
    )
    wish = Wish(needs={"ของดี": "OPS-1"})
    lists.write(lists.judge(file, plan, wish), wish)
    assert {code for code, _day in needs_in(centre_ground)} == {"OPS-1", "EMP-1"}
    again = lists.look(lists.open(content, "ก"))
    assert (again.plan.first_row, again.plan.columns) == (2, ("full_name", "", "needs"))
    assert again.unknown_needs == ()


def test_one_row_can_be_corrected_in_its_place(centre_ground: Ground) -> None:
    lists = Lists(centre_ground)
    judged = judge(centre_ground, listed(person(0, {TAMBON: "บานน"}), person(1)))
    place = judged.plan.columns.index("tambon_code")
    assert lists.correct(judged, 2, {place: "บานา"}).verdict == "new"
    place = judged.plan.columns.index("thai_id")
    judged = judge(centre_ground, listed(person(0, {ID: "1"}), person(1), person(0)))
    assert lists.correct(judged, 2, {place: IDS[0]}).verdict == "known"
    assert judged.rows[2].follows == 4
    done = lists.write(judged)
    assert (done.people, done.left) == (2, 0)


def test_a_list_that_is_stopped_leaves_nothing(centre_ground: Ground) -> None:
    class Stopped:
        def report(self, done: int, total: int, what: str = "") -> None:
            if done:
                raise Cancelled

    judged = judge(centre_ground, listed(person(0)))
    with pytest.raises(Cancelled):
        Lists(centre_ground).write(judged, progress=Stopped())
    assert (count_of(centre_ground, Citizen), count_of(centre_ground, Case)) == (0, 0)


def test_the_audit_chain_names_the_list_in_one_line(centre_ground: Ground) -> None:
    from desktop.models import AuditLine

    before = count_of(centre_ground, AuditLine)
    take_in(centre_ground, listed(*(person(number) for number in range(8))))
    assert count_of(centre_ground, AuditLine) == before + 1


def test_who_may_not_register_people_may_not_take_lists_in(centre_ground: Ground, as_role: AsRole) -> None:
    with pytest.raises(Refused) as refused:
        Lists(as_role(centre_ground, "guest")).open(listed(person(0)), "ก")
    assert refused.value.code == "not-allowed"


def test_rejected_rows_come_back_filled_in_and_are_taken_in(centre_ground: Ground, tmp_path: Path) -> None:
    lists = Lists(centre_ground)
    uid = take_in(centre_ground, listed(person(0))).written[2]
    content = listed(
        person(0, {ID: "", NEED: "ฝึกอาชีพ", FIRST: "มูหัมหมัด"}),
        person(1, {ID: "=1+1", LAST: "=cmd|' /C calc'!A0"}),
        person(2, {BORN: "31/2/2530"}),
        person(3),
    )
    judged = judge(centre_ground, content)
    done = lists.write(judged)
    out = tmp_path / "คืน.xlsx"
    assert lists.save_rejected(judged, out, done) == 3
    page = openpyxl.load_workbook(out).active
    assert page is not None
    heads = [cell.value for cell in page[1]]
    assert heads[6:] == list(HEADS)
    assert [page.cell(row, 1).value for row in (2, 3, 4)] == ["2", "3", "4"]
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)
    assert uid in str(page.cell(2, heads.index("รหัสในทะเบียน") + 1).value)
    # Filled in as the decisions for the same list.
    page.cell(2, heads.index("คำตัดสิน") + 1).value = "คนเดียวกับ 1"
    book = page.parent
    assert book is not None
    decided = lists.decided(saved(book))
    again = lists.judge(lists.open(content, "ก"), judged.plan, decided=decided)
    assert verdicts_of(again) == {2: "known", 3: "problem", 4: "problem", 5: "known"}
    # Or corrected and given back as a list of its own.
    page.cell(4, heads.index(BORN) + 1).value = "28/2/2530"
    returned = judge(centre_ground, saved(book))
    assert verdicts_of(returned) == {2: "known", 3: "problem", 4: "new"}
    assert lists.write(returned).cases == 2


def test_decisions_are_also_read_from_json(centre_ground: Ground) -> None:
    lists = Lists(centre_ground)
    uid = take_in(centre_ground, listed(person(0))).written[2]
    content = listed(person(0, {ID: "", NEED: "ฝึกอาชีพ", FIRST: "มูหัมหมัด"}))
    for told, verdict in (
        ('{"2": "someone else"}', "new"),
        (json.dumps({"2": uid}), "known"),
        ('[{"row": 2, "decision": "same"}]', "known"),
        (json.dumps({"rows": [{"row": 2, "same": uid}]}), "known"),
        ('{"2": "perhaps"}', "namesake"),
        ('{"7": "new"}', "namesake"),
    ):
        file = lists.open(content, "ก")
        judged = lists.judge(file, lists.look(file).plan, decided=lists.decided(told.encode()))
        assert verdicts_of(judged) == {2: verdict}, told
    for nonsense in (b"{", b'{"a": 1}', b"[1]", listed(person(0))):
        with pytest.raises(Refused):
            lists.decided(nonsense)
