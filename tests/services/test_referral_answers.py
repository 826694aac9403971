"""The agencies' answers: a verdict for each row, and nothing written until a person says so."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desktop.rules.cases import StepDraft
from desktop.rules.problems import Refused
from desktop.rules.referrals.letters import BatchDraft
from desktop.services.cases import Cases
from desktop.services.documents import Documents
from desktop.services.ground import Ground
from desktop.services.referrals import (
    ANOTHER,
    KNOWN,
    NAME,
    PROBLEM,
    READY,
    SAME,
    WAITING,
    JudgedAnswers,
    Referrals,
    Told,
)
from tests.referral_steps import accepted, filled, table

SENT = date(2026, 11, 10)


@pytest.fixture
def ground(province_ground: Ground) -> Ground:
    return province_ground


@pytest.fixture
def referrals(ground: Ground) -> Referrals:
    return Referrals(ground, Documents(ground))


@pytest.fixture
def cases(ground: Ground, referrals: Referrals) -> list[str]:
    """Three cases that were referred to the department of skill development on 10 November."""
    uids = [accepted(ground, name) for name in ("มะ", "ดอเลาะ", "สะมะแอ")]
    referrals.refer(referrals.waiting(), BatchDraft(on=SENT))
    return uids


def _judged(
    referrals: Referrals, content: bytes, told: Told | None = None, agency: str = "DSD"
) -> JudgedAnswers:
    file = referrals.open(content, "ตอบกลับ.xlsx")
    return referrals.judge(file, file.plan, agency, told)


def _only(judged: JudgedAnswers) -> tuple[str, str]:
    (row,) = judged.rows.values()
    return row.verdict, " ".join(row.reasons)


@pytest.mark.usefixtures("cases")
def test_the_offices_own_table_comes_back_filled_in_and_is_written_in_one_work(
    ground: Ground, referrals: Referrals, tmp_path: Path
) -> None:
    out = tmp_path / "table.xlsx"
    referrals.save_table(referrals.letters()[0], out)
    content = filled(
        out.read_bytes(),
        {
            "94/0001/2570": {"ผลการดำเนินการ": "ช่วยเหลือแล้ว", "วันที่ดำเนินการ": "๑๘ พ.ย. ๒๕๖๙"},
            "94/0002/2570": {
                "ผลการดำเนินการ": "ไม่ได้ช่วยเหลือ",
                "วันที่ดำเนินการ": "19/11/2569",
                "เหตุผล": "อายุไม่ถึงเกณฑ์",
                "เลขอ้างอิงของหน่วยงาน": "จง 45/2569",
            },
        },
    )
    file = referrals.open(content, "ตอบกลับ.xlsx")
    assert file.agency_code == "DSD"
    judged = referrals.judge(file, file.plan, file.agency_code)
    assert judged.counts() == {READY: 2, NAME: 0, WAITING: 1, KNOWN: 0, PROBLEM: 0}
    statuses = [row.status for row in Cases(ground).rows(Cases(ground).ids())]
    assert statuses == ["referred"] * 3
    assert referrals.write(judged) == 2
    found = {row.number: Cases(ground).page(row.uid) for row in Cases(ground).rows(Cases(ground).ids())}
    assert {number: page.status for number, page in found.items()} == {
        "94/0001/2570": "helped",
        "94/0002/2570": "not_helped",
        "94/0003/2570": "referred",
    }
    written = found["94/0002/2570"].steps[-1]
    assert (written.on, written.reason, written.reference, written.agency_code) == (
        date(2026, 11, 19),
        "อายุไม่ถึงเกณฑ์",
        "จง 45/2569",
        "DSD",
    )
    # The same file once more changes nothing.
    again = referrals.judge(file, file.plan, file.agency_code)
    assert again.counts()[KNOWN] == 2
    assert referrals.write(again) == 0


@pytest.mark.usefixtures("cases")
@pytest.mark.parametrize(
    ("cells", "verdict", "said"),
    [
        (("94/0001/2570", "นายมะ สาแม", "", ""), WAITING, "has not answered"),
        (("94/0001/2570", "นายมะ สาแม", "อยู่ระหว่างดำเนินการ", ""), WAITING, "has not answered"),
        (("94/0001/2570", "นายยูโซ๊ะ สาแม", "ช่วยเหลือแล้ว", "18/11/2569"), NAME, "นายมะ สาแม"),
        (("94/0001/2570", "", "ช่วยเหลือแล้ว", "18/11/2569"), NAME, "no name"),
        (("94/0009/2570", "นายมะ สาแม", "ช่วยเหลือแล้ว", "18/11/2569"), PROBLEM, "No case of this number"),
        (("127", "นายมะ สาแม", "ช่วยเหลือแล้ว", "18/11/2569"), PROBLEM, "no case number"),
        (("94/0001/2570", "นายมะ สาแม", "ดี", "18/11/2569"), PROBLEM, "not understood"),
        (("94/0001/2570", "นายมะ สาแม", "ช่วยเหลือแล้ว", ""), PROBLEM, "write the day"),
        (("94/0001/2570", "นายมะ สาแม", "ช่วยเหลือแล้ว", "9/11/2569"), PROBLEM, "before the referral"),
        (("94/0001/2570", "นายมะ สาแม", "ช่วยเหลือแล้ว", "21/11/2569"), PROBLEM, "not come yet"),
        (("94/0001/2570", "นายมะ สาแม", "ช่วยเหลือแล้ว", "31/11/2569"), PROBLEM, "days"),
        (("94/0001/2570", "นายมะ สาแม", "ไม่ได้ช่วยเหลือ", "18/11/2569"), PROBLEM, "reason"),
        (("94/0001/2570", "นายมะ สาแม", "=HYPERLINK(1)", "18/11/2569"), PROBLEM, "formula"),
    ],
)
def test_each_row_has_its_verdict_and_the_reason(
    referrals: Referrals, cells: tuple[str, ...], verdict: str, said: str
) -> None:
    found, reasons = _only(_judged(referrals, table([cells])))
    assert found == verdict
    assert said in reasons


@pytest.mark.usefixtures("cases")
def test_an_agency_that_was_not_asked_has_nothing_to_answer(referrals: Referrals) -> None:
    content = table([("94/0001/2570", "นายมะ สาแม", "ช่วยเหลือแล้ว", "18/11/2569")])
    verdict, reason = _only(_judged(referrals, content, agency="SSO"))
    assert verdict == PROBLEM
    assert "not referred to สำนักงานประกันสังคม" in reason


@pytest.mark.usefixtures("cases")
def test_an_outcome_twice_in_one_table_is_taken_once_and_two_outcomes_of_one_case_are_told(
    referrals: Referrals,
) -> None:
    helped = ("94/0001/2570", "นายมะ สาแม", "ช่วยเหลือแล้ว", "18/11/2569")
    other = ("94/0001/2570", "นายมะ สาแม", "ขอถอนเรื่อง", "18/11/2569")
    judged = _judged(referrals, table([helped, helped, other]))
    assert [row.verdict for row in judged.rows.values()] == [READY, KNOWN, PROBLEM]
    assert "row ๒" in judged.rows[4].reasons[0]
    assert referrals.write(judged) == 1


def test_an_outcome_that_the_register_has_otherwise_is_never_overwritten(
    ground: Ground, referrals: Referrals, cases: list[str]
) -> None:
    before = StepDraft(kind="outcome", on=date(2026, 11, 15), verdict="withdrawn", agency_code="DSD")
    Cases(ground).add_step(cases[0], before)
    content = table([("94/0001/2570", "นายมะ สาแม", "ช่วยเหลือแล้ว", "18/11/2569")])
    verdict, reason = _only(_judged(referrals, content))
    assert verdict == PROBLEM
    assert "written before" in reason


@pytest.mark.usefixtures("cases")
def test_a_person_decides_about_another_name_and_corrects_a_cell(referrals: Referrals) -> None:
    content = table(
        [
            ("94/0001/2570", "นายมามะ สาแม", "ช่วยเหลือแล้ว", "18/11/2569"),
            ("94/0002/2570", "นายมามะ สาแม", "ช่วยเหลือแล้ว", "18/11/2569"),
            ("94/0003/2570", "นายสะมะแอ สาแม", "ดีมาก", "18/11/2569"),
        ]
    )
    told = Told(decisions={2: SAME, 3: ANOTHER}, corrected={4: {2: "ช่วยเหลือแล้ว"}})
    judged = _judged(referrals, content, told)
    assert [row.verdict for row in judged.rows.values()] == [READY, PROBLEM, READY]
    assert referrals.write(judged) == 2


@pytest.mark.usefixtures("cases")
def test_rows_that_stay_out_go_back_with_their_reason_and_run_nothing(
    referrals: Referrals, tmp_path: Path
) -> None:
    content = table(
        [
            ("94/0001/2570", "นายมะ สาแม", "ช่วยเหลือแล้ว", "18/11/2569"),
            ("94/0002/2570", "นายดอเลาะ สาแม", "ดี", "18/11/2569", "=1+1|x"),
        ]
    )
    out = tmp_path / "back.xlsx"
    assert referrals.save_rejected(_judged(referrals, content), out) == 1
    sheet = openpyxl.load_workbook(io.BytesIO(out.read_bytes())).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "not understood" in sheet["C2"].value
    assert sheet["D2"].value == "94/0002/2570"


def test_what_was_written_meanwhile_refuses_the_whole_table(
    ground: Ground, referrals: Referrals, cases: list[str]
) -> None:
    content = table(
        [
            ("94/0001/2570", "นายมะ สาแม", "ช่วยเหลือแล้ว", "18/11/2569"),
            ("94/0002/2570", "นายดอเลาะ สาแม", "ช่วยเหลือแล้ว", "18/11/2569"),
        ]
    )
    judged = _judged(referrals, content)
    meanwhile = StepDraft(kind="outcome", on=date(2026, 11, 19), verdict="withdrawn", agency_code="DSD")
    Cases(ground).add_step(cases[1], meanwhile)
    with pytest.raises(Refused, match=r"94/0002/2570: .* No outcome was written"):
        referrals.write(judged)
    assert Cases(ground).page(cases[0]).status == "referred"


def test_an_officer_learns_nothing_of_a_restricted_case(
    ground: Ground, as_role: Callable[[Ground, str], Ground]
) -> None:
    supervisor = as_role(ground, "supervisor")
    accepted(supervisor, "มะ", restricted=True)
    theirs = Referrals(supervisor, Documents(supervisor))
    theirs.refer(theirs.waiting(), BatchDraft(on=SENT))
    officer = as_role(ground, "officer")
    content = table([("94/0001/2570", "นายมะ สาแม", "ช่วยเหลือแล้ว", "18/11/2569")])
    judged = _judged(Referrals(officer, Documents(officer)), content)
    (row,) = judged.rows.values()
    assert (row.verdict, row.known_name, row.case_uid) == (PROBLEM, "", "")
    assert _only(_judged(theirs, content))[0] == READY


def test_a_table_is_judged_only_once_its_agency_and_its_columns_are_known(referrals: Referrals) -> None:
    file = referrals.open(table([("x", "y")], ("ก", "ข")), "x.xlsx")
    with pytest.raises(Refused, match="agency"):
        referrals.judge(file, file.plan, "")
    with pytest.raises(Refused, match="Case number"):
        referrals.judge(file, file.plan, "DSD")


def test_what_is_no_table_is_refused_in_words(referrals: Referrals) -> None:
    with pytest.raises(Refused):
        referrals.open(b"\x89PNG\r\n\x1a\n" + bytes(64), "x.xlsx")
    with pytest.raises(Refused):
        referrals.open(b"", "x.xlsx")
