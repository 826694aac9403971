"""Lists as people really make them: the right verdict for every row, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest
from list_files import HEADS, IDS, listed, person, saved, text, workbook
from list_steps import (
    BORN,
    DAY,
    FIRST,
    HOUSE,
    ID,
    LAST,
    NEED,
    PHONE,
    SEX,
    TAMBON,
    VILLAGE,
    count_of,
    judge,
    needs_in,
    people_in,
    problem_fields,
    take_in,
    verdicts_of,
)

from desktop.models import Case, Citizen
from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.services.lists import Lists

AsRole = Callable[[Ground, str], Ground]


def test_a_plain_list_is_all_new_and_all_known_the_second_time(centre_ground: Ground) -> None:
    content = listed(*(person(number) for number in range(5)), person(5, {ID: ""}))
    judged = judge(centre_ground, content)
    assert set(verdicts_of(judged).values()) == {"new"}
    assert list(judged.rows) == [2, 3, 4, 5, 6, 7]
    done = Lists(centre_ground).write(judged)
    assert (done.people, done.cases, done.left) == (6, 6, 0)
    again = judge(centre_ground, content)
    assert set(verdicts_of(again).values()) == {"known"}
    done = Lists(centre_ground).write(again)
    assert (done.people, done.cases, done.filled) == (0, 0, 0)
    assert (count_of(centre_ground, Citizen), count_of(centre_ground, Case)) == (6, 6)


def test_every_field_of_a_plain_row_is_taken_in(centre_ground: Ground) -> None:
    take_in(centre_ground, listed(person(1)))
    (found,) = people_in(centre_ground)
    assert found == CitizenDraft(
        thai_id=IDS[1],
        title="นางสาว",
        first_name="ฟาตีเมาะ",
        last_name="กาเดร์",
        sex="f",
        birth_date="1973-02-02",
        house_number="2/2",
        village_number=2,
        tambon_code="940104",
        phones=("0810000001",),
    )
    assert needs_in(centre_ground) == [("EMP-1", date(2026, 11, 2))]


def test_each_kind_of_bad_input_has_its_sentence_at_its_place(centre_ground: Ground) -> None:
    wrong = {
        2: ({ID: IDS[0][:-1] + str((int(IDS[0][-1]) + 1) % 10)}, "thai_id"),
        3: ({ID: IDS[1] + "1"}, "thai_id"),
        4: ({ID: "1.9403E+12"}, "thai_id"),
        5: ({BORN: "31/2/2530"}, "birth_date"),
        6: ({BORN: "1/1/2600"}, "birth_date"),
        7: ({TAMBON: "บานน"}, "tambon_code"),
        8: ({TAMBON: "ไม่มีที่ไหน"}, "tambon_code"),
        9: ({TAMBON: "ละหาร"}, "tambon_code"),
        10: ({VILLAGE: "ม.99"}, "village_number"),
        11: ({PHONE: "08123"}, "phones"),
        12: ({NEED: "กขฃคฅฆง"}, "needs"),
        13: ({DAY: "1/12/2569"}, "pointed_out_on"),
        14: ({DAY: "พ.ย. 2569"}, "pointed_out_on"),
        15: ({SEX: "ไม่แน่ใจ"}, "sex"),
        16: ({FIRST: ""}, "first_name"),
        17: ({FIRST: "มะแซ123"}, "first_name"),
        18: ({NEED: "=1+2"}, "needs"),
        19: ({BORN: "1/1/2400"}, "birth_date"),
    }
    rows = [person(number - 2, changed) for number, (changed, _field) in wrong.items()]
    judged = judge(centre_ground, listed(*rows))
    assert set(verdicts_of(judged).values()) == {"problem"}
    assert {number: problem_fields(judged, number) for number in wrong} == {
        number: [field] for number, (_changed, field) in wrong.items()
    }
    assert all(row.reasons for row in judged.rows.values())
    assert "บานา" in judged.rows[7].reasons[0]
    assert judged.rows[7].tambons[0] == "940104"
    done = Lists(centre_ground).write(judged)
    assert (done.people, done.left) == (0, len(wrong))


def test_an_official_list_with_titles_two_heads_ticks_and_a_sum(centre_ground: Ground) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["A1"] = "บัญชีรายชื่อประชาชนที่มีความต้องการด้านแรงงาน ตำบลบานา อำเภอเมืองปัตตานี"
    page.merge_cells("A1:L1")
    page["A2"] = "ข้อมูล ณ วันที่ ๕ พฤศจิกายน ๒๕๖๙"
    heads = {"B": "ที่", "C": "ชื่อ - สกุล", "D": "เลขประจำตัวประชาชน", "E": "ที่อยู่", "H": "โทร.", "I": "ความต้องการ"}
    for column, head in {**heads, "L": "วัน เดือน ปี"}.items():
        page[f"{column}4"] = head
    page.merge_cells("E4:G4")
    page.merge_cells("I4:K4")
    lower = {"E": "บ้านเลขที่", "F": "หมู่", "G": "ตำบล", "I": "หางาน", "J": "ฝึกอาชีพ", "K": "ประกันสังคม ม.40"}
    for column, head in lower.items():
        page[f"{column}5"] = head
    for place, column in enumerate("BCDEFGHIJKL", start=1):
        page[f"{column}6"] = f"({place})"
    spaced = "-".join((IDS[0][0], IDS[0][1:5], IDS[0][5:10], IDS[0][10:12], IDS[0][12])).translate(
        str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    )
    rows = [
        (
            1,
            "นายอับดุลเลาะ  มะแซ",
            spaced,
            "๑๒/๓",
            "ม.๔",
            "ต.บานา",
            "๐๘๑-๒๓๔-๕๖๗๘",
            "✓",
            None,
            "✓",
            "๑ พ.ย. ๒๕๖๙",
        ),
        (
            2,
            "น.ส.ฟาตีเมาะ สาและ",
            int(IDS[1]),
            5,
            "หมู่ที่ 2",
            "บานา",
            812345679,
            None,
            "/",
            None,
            datetime(2026, 11, 1),
        ),
        (3, "นาย มะ มะแซ", None, None, None, None, None, None, None, "✓", "1/11/69"),
        (4, None, None, None, None, None, None, None, None, None, None),
    ]
    for number, row in enumerate(rows, start=8):
        for column, value in zip("BCDEFGHIJKL", row, strict=True):
            page[f"{column}{number}"] = value
    page["C13"], page["I13"] = "รวมทั้งสิ้น 3 คน", "=COUNTA(I8:I10)"
    page["H15"] = "ลงชื่อ...................ผู้รายงาน"
    judged = judge(centre_ground, saved(book))
    assert verdicts_of(judged) == {8: "new", 9: "new", 10: "new"}
    Lists(centre_ground).write(judged)
    first, second, third = people_in(centre_ground)
    assert (first.title, first.first_name, first.last_name, first.sex) == ("นาย", "อับดุลเลาะ", "มะแซ", "m")
    assert (first.thai_id, first.house_number, first.village_number) == (IDS[0], "12/3", 4)
    assert (second.thai_id, second.phones, second.village_number) == (IDS[1], ("0812345679",), 2)
    assert (third.title, third.first_name, third.last_name, third.tambon_code) == ("นาย", "มะ", "มะแซ", "")
    day = date(2026, 11, 1)
    assert needs_in(centre_ground) == [("EMP-1", day), ("SSO-2", day), ("SKL-1", day), ("SSO-2", day)]


def test_a_name_below_one_merged_head_in_three_cells_is_one_name(centre_ground: Ground) -> None:
    heads = ["ลำดับ", "ชื่อ-นามสกุล", None, None, "เลขบัตร", "ต้องการ"]
    rows = [
        heads,
        [1, "นาย", "สมชาย", "ใจดี", IDS[4], "อยากฝึกช่าง,หางาน"],
        [2, "นาง", "สุดา", "ใจดี", IDS[5], "EMP-2"],
    ]
    take_in(centre_ground, workbook(rows))
    names = [(each.title, each.first_name, each.last_name, each.sex) for each in people_in(centre_ground)]
    assert names == [("นาย", "สมชาย", "ใจดี", "m"), ("นาง", "สุดา", "ใจดี", "f")]
    assert [code for code, _day in needs_in(centre_ground)] == ["SKL-1", "EMP-1", "EMP-2"]


def test_a_list_without_heads_is_told_by_its_cells(centre_ground: Ground) -> None:
    rows = [["นายสมชาย ใจดี", IDS[1], "0812345678", "หางาน"], ["นางสุดา ใจดี", IDS[2], "0812345679", "ฝึกอาชีพ"]]
    judged = judge(centre_ground, workbook(rows))
    assert judged.plan.columns == ("full_name", "thai_id", "phones", "needs")
    assert verdicts_of(judged) == {1: "new", 2: "new"}


def test_a_sex_to_be_ticked_below_its_head_is_read(centre_ground: Ground) -> None:
    rows = [
        ["ที่", "ชื่อ-สกุล", "เพศ", None, "เลขประจำตัวประชาชน", "ความต้องการ"],
        [None, None, "ช", "ญ", None, None],
        [1, "มะ แซ", "/", None, IDS[1], "หางาน"],
        [2, "ซา ลี", None, "/", IDS[2], "หางาน"],
    ]
    judged = judge(centre_ground, workbook(rows))
    assert {number: row.line.person.sex for number, row in judged.rows.items()} == {3: "m", 4: "f"}


def test_one_cell_can_hold_a_whole_address(centre_ground: Ground) -> None:
    rows = [
        ["ชื่อ", "ที่อยู่", "ความต้องการ"],
        ["นายอับดุลเลาะ มะแซ", "12/3 ม.4 ต.บานา อ.เมือง จ.ปัตตานี 94000", "หางาน"],
        ["นางสุดา ใจดี", "45 หมู่ที่ ๒ บานา", "หางาน"],
        ["นางวรรณา ใจดี", "5 ม.1 ต.ละหาร อ.สายบุรี", "หางาน"],
    ]
    judged = judge(centre_ground, workbook(rows))
    assert set(verdicts_of(judged).values()) == {"new"}
    people = [row.line.person for row in judged.rows.values()]
    assert [(each.house_number, each.village_number, each.tambon_code, each.postcode) for each in people] == [
        ("12/3", 4, "940104", "94000"),
        ("45", 2, "940104", ""),
        ("5", 1, "940708", ""),
    ]


def test_what_excel_did_to_a_list_is_undone(centre_ground: Ground) -> None:
    rows = [
        person(
            0, {ID: int(IDS[0]), PHONE: 812345678, HOUSE: datetime(2026, 3, 12), BORN: datetime(2530, 5, 1)}
        ),
        person(1, {ID: float(IDS[1]), BORN: 31778, VILLAGE: 3.0, DAY: datetime(2569, 11, 2)}),
        person(2, {ID: " 1 9403 00100 02 7", BORN: 2530}),
    ]
    rows[2][HEADS.index(ID)] = " ".join((IDS[2][0], IDS[2][1:5], IDS[2][5:10], IDS[2][10:12], IDS[2][12]))
    judged = judge(centre_ground, listed(*rows))
    assert set(verdicts_of(judged).values()) == {"new"}
    first, second, third = (row.line for row in judged.rows.values())
    assert (first.person.thai_id, first.person.phones) == (IDS[0], ("0812345678",))
    assert (first.person.house_number, first.person.birth_date) == ("12/3", "1987-05-01")
    assert (second.person.thai_id, second.person.birth_date, second.person.village_number) == (
        IDS[1],
        "1987-01-01",
        3,
    )
    assert second.on == date(2026, 11, 2)
    assert (third.person.thai_id, third.person.birth_date) == (IDS[2], "1987")


def test_pasted_line_breaks_and_invisible_signs_do_no_harm(centre_ground: Ground) -> None:
    row = person(
        0, {FIRST: "มูฮัม\u200bหมัด\n", LAST: "\ufeffมะ\u00a0แซ ", TAMBON: " ต. บานา\r\n", NEED: "หางาน\nฝึกอาชีพ"}
    )
    judged = judge(centre_ground, listed(row))
    line = judged.rows[2].line
    assert judged.rows[2].verdict == "new"
    assert (line.person.first_name, line.person.last_name) == ("มูฮัมหมัด", "มะ แซ")
    assert [need.category_code for need in line.needs] == ["EMP-1", "SKL-1"]


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "cp874"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_text_in_any_coding_is_the_same_list(centre_ground: Ground, coding: str, separator: str) -> None:
    content = text([HEADS, person(0), person(1)], separator).encode(coding)
    judged = judge(centre_ground, content)
    assert verdicts_of(judged) == {2: "new", 3: "new"}
    assert judged.rows[2].line.person.first_name == "มูฮัมหมัด"


def test_the_list_is_found_among_covers_hidden_and_empty_sheets(centre_ground: Ground) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = "รายงานประจำเดือน"
    hidden = book.create_sheet("ปีก่อน")
    hidden.sheet_state = "hidden"
    for row in (HEADS, person(7)):
        hidden.append(list(row))
    page = book.create_sheet("ตำบลบานา")
    for row in (HEADS, person(0), [None] * 12, person(1), HEADS, person(2)):
        page.append(list(row))
    book.create_sheet("ว่าง")
    judged = judge(centre_ground, saved(book))
    assert judged.plan.sheet == "ตำบลบานา"
    assert verdicts_of(judged) == {2: "new", 4: "new", 6: "new"}
    assert judged.left_out == 1
    assert verdicts_of(judge(centre_ground, saved(book), sheet="ปีก่อน")) == {2: "new"}
    with pytest.raises(Refused, match="nothing in this sheet"):
        judge(centre_ground, saved(book), sheet="ว่าง")


def test_a_formula_in_a_cell_counts_by_its_kept_value_or_says_that_there_is_none(
    centre_ground: Ground,
) -> None:
    judged = judge(centre_ground, listed(person(0, {LAST: "=A9"}), person(1, {FIRST: "=cmd|' /C calc'!A0"})))
    assert verdicts_of(judged) == {2: "problem", 3: "problem"}
    assert problem_fields(judged, 2) == ["last_name"]
