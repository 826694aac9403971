"""How agencies write what came of a case, and what is read from it."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.cases import Step
from desktop.rules.lists.grid import Row
from desktop.rules.referrals import answers, letters, words
from desktop.rules.referrals.answers import CaseNumber
from desktop.rules.referrals.letters import Proposal
from tests.referral_steps import AGENCIES

TODAY = date(2026, 11, 20)
HEAD = Row(2, ("ที่", "เลขที่เรื่อง", "ชื่อ-สกุล", "ผลการช่วยเหลือ", "วันที่", "หมายเหตุ", "เลขรับ"))


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("ช่วยเหลือแล้ว", "assisted"),
        ("ให้ความช่วยเหลือเรียบร้อยแล้ว", "assisted"),
        ("ได้งานทำแล้ว", "assisted"),
        ("เข้ารับการฝึกแล้ว", "assisted"),
        ("ดำเนินการแล้วเสร็จ", "assisted"),
        ("ไม่ได้ช่วยเหลือ", "not_assisted"),
        ("ไม่สามารถช่วยเหลือได้", "not_assisted"),
        ("ช่วยเหลือไม่ได้", "not_assisted"),
        ("ไม่ได้งาน", "not_assisted"),
        ("คุณสมบัติไม่ครบ", "not_assisted"),
        ("ไม่อนุมัติ", "not_assisted"),
        ("ขอถอนเรื่อง", "withdrawn"),
        ("สละสิทธิ์", "withdrawn"),
        ("ไม่ประสงค์รับบริการแล้ว", "withdrawn"),
        ("ติดต่อไม่ได้", "unreachable"),
        ("ไม่สามารถติดต่อได้", "unreachable"),
        ("โทรไม่ติด", "unreachable"),
        ("อยู่ระหว่างดำเนินการ", words.WAITING),
        ("ยังไม่ได้ช่วยเหลือ", words.WAITING),
        ("ยังไม่อนุมัติ", words.WAITING),
        ("รอเปิดรุ่น", words.WAITING),
    ],
)
def test_an_outcome_is_understood_as_people_write_it(said: str, meaning: str) -> None:
    assert words.meanings(said) == (meaning,)
    assert words.meanings(f"  {said} .") == (meaning,)


@pytest.mark.parametrize("said", ["ทดสอบ", "ไม่เรียบร้อย", "ไม่มา", "กรอกใบสมัคร", "??"])
def test_what_is_not_understood_is_never_taken_for_help(said: str) -> None:
    assert words.meanings(said) == ()


def test_words_that_say_two_things_are_a_persons_to_read() -> None:
    assert set(words.meanings("ช่วยเหลือแล้ว แต่ติดต่อไม่ได้")) == {"assisted", "unreachable"}


@given(
    st.sampled_from(["", "ได้", "สามารถ", "เคย"]), st.sampled_from(["ช่วยเหลือ", "สำเร็จ", "อนุมัติ", "ฝึก", "จ่าย"])
)
def test_a_negated_word_is_never_help(between: str, word: str) -> None:
    assert "assisted" not in words.meanings(f"ไม่{between}{word}")


@pytest.mark.parametrize("verdict", words.OFFERED)
def test_the_words_that_are_offered_mean_what_they_say(verdict: str) -> None:
    assert words.meanings(words.OFFERED[verdict]) == (verdict,)


@pytest.mark.parametrize(
    "written", ["9401/0127/2570", "๙๔๐๑/๐๑๒๗/๒๕๗๐", " 9401 / 127 / 2570 ", "9401-127-2570", "9401–0127–2570"]
)
def test_a_case_number_is_read_however_it_is_written(written: str) -> None:
    assert answers.case_number(written) == CaseNumber(unit="9401", number=127, fiscal_year=2570)


@pytest.mark.parametrize("written", ["", "127", "0127/2570", "9401/0127/2026", "1/2/3/4", "เลขที่เรื่อง"])
def test_half_a_case_number_is_none(written: str) -> None:
    assert answers.case_number(written) is None


def test_the_columns_are_guessed_below_a_title() -> None:
    plan = answers.plan_of([Row(1, ("แจ้งผลการดำเนินการ",)), HEAD, Row(3, (1, "9401/1/2570"))])
    assert plan.first_row == 3
    assert plan.columns == ("", "number", "name", "outcome", "on", "reason", "reference")


@pytest.mark.parametrize(
    "cell", ["๑๘ พ.ย. ๒๕๖๙", "18/11/2569", "18/11/69", date(2026, 11, 18), datetime(2569, 11, 18)]
)
def test_a_row_is_read_with_its_buddhist_day(cell: object) -> None:
    row = Row(3, (1, "9401/1/2570", "นายมะ สาแม", "ช่วยเหลือแล้ว", cell, "", "จง 12"))  # type: ignore[arg-type]
    line = answers.read(row, answers.plan_of([HEAD, row]), TODAY)
    assert (line.outcome, line.on, line.reference, line.problems) == (
        "assisted",
        date(2026, 11, 18),
        "จง 12",
        (),
    )


def test_a_row_without_an_outcome_waits_and_needs_no_day() -> None:
    row = Row(3, (1, "9401/1/2570", "นายมะ สาแม"))
    line = answers.read(row, answers.plan_of([HEAD, row]), TODAY)
    assert (line.outcome, line.problems) == (words.WAITING, ())


def test_an_outcome_without_a_day_or_with_a_formula_is_a_problem_at_its_column() -> None:
    plan = answers.plan_of([HEAD])
    without = answers.read(Row(3, (1, "9401/1/2570", "ก", "ช่วยเหลือแล้ว")), plan, TODAY)
    assert [problem.field for problem in without.problems] == ["on"]
    formula = answers.read(Row(3, (1, "9401/1/2570", "=A1()", "", "")), plan, TODAY)
    assert [problem.field for problem in formula.problems] == ["name"]


def test_sums_and_signatures_below_the_table_are_no_rows() -> None:
    plan = answers.plan_of([HEAD])
    assert not answers.is_line(Row(9, ("", "", "รวม")), plan)
    assert not answers.is_line(HEAD, plan)
    assert answers.is_line(Row(4, (1, "", "นายมะ", "ช่วยเหลือแล้ว")), plan)


@pytest.mark.parametrize("written", ["นายมะ สาแม", "มะ  สาแม", "นาย มะ สาแม", "มะสาแม"])
def test_a_name_is_the_same_but_for_title_and_spaces(written: str) -> None:
    assert answers.same_name(written, "มะ", "สาแม", ["นาย", "นาง"])


@pytest.mark.parametrize("written", ["", "นายมะ สาและ", "นายดอเลาะ สาแม", "มะ"])
def test_another_name_is_not(written: str) -> None:
    assert not answers.same_name(written, "มะ", "สาแม", ["นาย", "นาง"])


def _step(kind: str, day: int, agency: str = "", verdict: str = "") -> Step:
    return Step(kind=kind, on=date(2026, 11, day), agency_code=agency, verdict=verdict, written=day)


def test_an_answer_is_to_the_last_referral_since_the_case_was_opened_again() -> None:
    first = [_step("referred", 1, "DSD"), _step("outcome", 2, "DSD", "assisted")]
    answered = letters.answer_of(first, "DSD")
    assert answered is not None
    assert answered.verdict == "assisted"
    assert letters.answer_of(first, "SSO") is None
    again = [*first, _step("reopened", 3)]
    assert letters.referral_to(again, "DSD") is None
    asked = [*again, _step("referred", 4, "DSD")]
    assert letters.referral_to(asked, "DSD") == asked[-1]
    assert letters.answer_of(asked, "DSD") is None


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["DSD", "SSO", "BAAC"]), st.booleans())))
def test_every_chosen_case_stands_in_one_letter_and_a_restricted_one_alone(
    chosen: list[tuple[str, str, bool]],
) -> None:
    hidden = {case for case, _agency, restricted in chosen if restricted}
    proposals = [
        Proposal(case_uid=case, agency_code=agency, restricted=case in hidden) for case, agency, _ in chosen
    ]
    made = letters.letters(proposals, AGENCIES)
    written = [(uid, letter.agency_code) for letter in made for uid in letter.cases]
    assert sorted(written) == sorted({(each.case_uid, each.agency_code) for each in proposals})
    for letter in made:
        alone = letter.agency_code == "BAAC" or bool(hidden & set(letter.cases))
        assert letter.alone == alone
        assert len(letter.cases) == 1 or not letter.alone
    together = [letter.agency_code for letter in made if not letter.alone]
    assert len(together) == len(set(together))
