"""Referrals in batches: what waits, the letters, all or nothing, and the table for the agency."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from desktop.models import Document, Step
from desktop.rules.cases import StepDraft
from desktop.rules.problems import Refused
from desktop.rules.referrals.letters import BatchDraft
from desktop.services.cases import Cases
from desktop.services.documents import Documents
from desktop.services.ground import Ground
from desktop.services.referrals import Referrals, WaitingFilter
from tests.referral_steps import ON, accepted

TODAY = date(2026, 11, 20)
DRAFT = BatchDraft(on=TODAY)


def _service(ground: Ground) -> Referrals:
    return Referrals(ground, Documents(ground))


@pytest.fixture
def ground(province_ground: Ground) -> Ground:
    return province_ground


@pytest.fixture
def referrals(ground: Ground) -> Referrals:
    return _service(ground)


def _steps(ground: Ground) -> list[tuple[str, str]]:
    with ground.database.read() as session:
        query = select(Step.agency_code, Step.letter_number).where(Step.kind == "referred")
        return [(code, letter) for code, letter in session.execute(query.order_by(Step.uid))]


def test_a_case_waits_for_the_agency_of_each_of_its_needs_until_it_was_referred_there(
    ground: Ground, referrals: Referrals
) -> None:
    uid = accepted(ground, "มะ", "SKL-1", "SSO-2")
    assert referrals.waiting() == [f"{uid}/DSD", f"{uid}/SSO"]
    assert referrals.counts() == {"DSD": 1, "SSO": 1}
    referrals.refer([f"{uid}/DSD"], DRAFT)
    assert referrals.waiting() == [f"{uid}/SSO"]
    assert referrals.waiting(WaitingFilter(agency="DSD")) == []


def test_what_is_not_screened_in_does_not_wait(ground: Ground, referrals: Referrals) -> None:
    uid = accepted(ground, "มะ")
    Cases(ground).add_step(uid, StepDraft(kind="served", on=TODAY, verdict="closed"))
    assert referrals.waiting() == []


def _answered(ground: Ground, referrals: Referrals, verdict: str) -> str:
    """A case of two needs whose first agency has answered."""
    uid = accepted(ground, "มะ", "SKL-1", "SSO-2")
    referrals.refer([f"{uid}/DSD"], DRAFT)
    said = StepDraft(kind="outcome", on=TODAY, verdict=verdict, agency_code="DSD", reason="ที่นั่งเต็ม")
    Cases(ground).add_step(uid, said)
    return uid


def test_a_case_still_waits_for_its_other_agency_after_the_first_said_no(
    ground: Ground, referrals: Referrals
) -> None:
    uid = _answered(ground, referrals, "not_assisted")
    assert Cases(ground).page(uid).status == "not_helped"
    assert referrals.waiting() == [f"{uid}/SSO"]
    assert referrals.refer(referrals.waiting(), DRAFT).cases == 1
    assert referrals.waiting() == []
    assert Cases(ground).page(uid).status == "referred"


@pytest.mark.parametrize("verdict", ["withdrawn", "unreachable"])
def test_a_case_that_ended_for_its_citizen_waits_for_no_agency(
    ground: Ground, referrals: Referrals, verdict: str
) -> None:
    _answered(ground, referrals, verdict)
    assert referrals.waiting() == []


def test_one_letter_for_each_agency_covers_all_its_cases(ground: Ground, referrals: Referrals) -> None:
    for name in ("มะ", "ดอเลาะ", "สะมะแอ"):
        accepted(ground, name)
    accepted(ground, "ยูโซ๊ะ", "SSO-2")
    done = referrals.refer(referrals.waiting(), DRAFT)
    assert [(each.agency_code, each.cases, each.number) for each in done.letters] == [
        ("DSD", 3, "94/ส 1/2570"),
        ("SSO", 1, "94/ส 2/2570"),
    ]
    assert _steps(ground) == [*[("DSD", "94/ส 1/2570")] * 3, ("SSO", "94/ส 2/2570")]
    with ground.database.read() as session:
        forms = session.scalars(select(Document.form).order_by(Document.uid)).all()
    assert forms == ["memo", "register_list"] * 2
    assert done.pdf.startswith(b"%PDF")
    assert Documents(ground).verify() == ()


def test_a_batch_is_referred_whole_or_not_at_all_and_the_refused_case_is_named(
    ground: Ground, referrals: Referrals
) -> None:
    accepted(ground, "มะ")
    accepted(ground, "ดอเลาะ")
    keys = referrals.waiting()
    Cases(ground).add_step(keys[1].partition("/")[0], StepDraft(kind="served", on=TODAY, verdict="closed"))
    with pytest.raises(Refused, match=r"94/0002/2570: .*No case was referred"):
        referrals.refer(keys, DRAFT)
    assert _steps(ground) == []
    with ground.database.read() as session:
        assert session.scalars(select(Document)).all() == []
    # No letter number was spent.
    assert referrals.refer(keys[:1], DRAFT).letters[0].number == "94/ส 1/2570"


def test_a_day_before_the_case_refuses_the_batch_by_its_case(ground: Ground, referrals: Referrals) -> None:
    accepted(ground, "มะ")
    with pytest.raises(Refused, match="94/0001/2570: This day lies before the day of the case"):
        referrals.refer(referrals.waiting(), BatchDraft(on=date(2026, 11, 1)))


@pytest.mark.parametrize("on", [None, date(2026, 11, 21)])
def test_a_batch_needs_a_day_that_has_come(ground: Ground, referrals: Referrals, on: date | None) -> None:
    accepted(ground, "มะ")
    with pytest.raises(Refused):
        referrals.refer(referrals.waiting(), BatchDraft(on=on))
    assert _steps(ground) == []


def test_the_clock_of_the_category_sets_the_due_day_and_another_day_serves_those_without_one(
    ground: Ground,
) -> None:
    kinds = dict(ground.reference.categories)
    kinds["EMP-1"] = replace(kinds["EMP-1"], clock_days=None)
    clockless = replace(ground, reference=replace(ground.reference, categories=kinds))
    accepted(clockless, "มะ", "PRO-1")
    accepted(clockless, "ดอเลาะ", "EMP-1")
    due, referrals = date(2026, 12, 31), _service(clockless)
    done = referrals.refer(referrals.waiting(), replace(DRAFT, due_on=due))
    by_agency = {each.agency_code: each.due_on for each in done.letters}
    assert kinds["PRO-1"].clock_days == 60
    assert by_agency == {"DLPW": date(2027, 1, 19), "DOE": due}


def test_restricted_cases_are_a_supervisors_and_each_has_a_letter_of_its_own(
    ground: Ground, as_role: Callable[[Ground, str], Ground]
) -> None:
    supervisor = as_role(ground, "supervisor")
    accepted(supervisor, "มะ")
    for name in ("ดอเลาะ", "สะมะแอ"):
        accepted(supervisor, name, restricted=True)
    officer = _service(as_role(ground, "officer"))
    assert len(officer.waiting()) == 1
    keys = _service(supervisor).waiting()
    assert len(keys) == 3
    hidden = next(key for key in keys if key not in officer.waiting())
    with pytest.raises(Refused):
        officer.refer([hidden], DRAFT)
    done = _service(supervisor).refer(keys, DRAFT)
    assert [each.cases for each in done.letters] == [1, 1, 1]
    assert len({each.number for each in done.letters}) == 3
    with ground.database.read() as session:
        assert sorted(session.scalars(select(Document.form))) == [
            "memo",
            "referral",
            "referral",
            "register_list",
        ]
    # Nobody else sees the letters, nor prints them again.
    assert len(officer.letters()) == 1
    assert len(_service(supervisor).letters()) == 3
    with ground.database.read() as session:
        kept = session.scalars(select(Document.uid).where(Document.form == "referral")).all()
    with pytest.raises(Refused):
        Documents(as_role(ground, "officer")).look(kept[0])


def test_the_table_for_the_agency_has_a_row_for_each_case_and_runs_nothing(
    ground: Ground, referrals: Referrals, tmp_path: Path
) -> None:
    accepted(ground, "มะ", thai_id="1940300123451", detail="=cmd|' /C calc'!A1")
    accepted(ground, "ดอเลาะ")
    done = referrals.refer(referrals.waiting(), DRAFT)
    out = tmp_path / "table.xlsx"
    assert referrals.save_table(done.letters[0].number, out) == 2
    sheet = openpyxl.load_workbook(io.BytesIO(out.read_bytes())).active
    heads = [cell.value for cell in sheet[1]]
    assert heads[-4:] == ["ผลการดำเนินการ", "วันที่ดำเนินการ", "เหตุผล", "เลขอ้างอิงของหน่วยงาน"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    first = {head: cell.value for head, cell in zip(heads, sheet[2], strict=True)}
    assert first["เลขที่เรื่อง"] == "94/0001/2570"
    assert first["หนังสือส่งต่อ"] == "94/ส 1/2570"
    assert first["เลขประจำตัวประชาชน"] == "1-9403-xxxxx-45-1"
    assert first["ความต้องการ"].endswith("(=cmd|' /C calc'!A1)")
    assert first["ผลการดำเนินการ"] is None


def test_only_the_office_that_finds_people_by_their_number_is_told_it_whole(
    ground: Ground, referrals: Referrals
) -> None:
    accepted(ground, "มะ", "SSO-2", "SKL-1", thai_id="1940300123451")
    done = referrals.refer(referrals.waiting(), DRAFT)
    told = {each.agency_code: referrals.letter(each.number).lines[0].shown_id for each in done.letters}
    assert told == {"DSD": "1-9403-xxxxx-45-1", "SSO": "1-9403-00123-45-1"}


def test_a_letter_says_how_many_of_its_cases_were_answered(ground: Ground, referrals: Referrals) -> None:
    uids = [accepted(ground, name) for name in ("มะ", "ดอเลาะ")]
    done = referrals.refer(referrals.waiting(), DRAFT)
    answer = StepDraft(kind="outcome", on=TODAY, verdict="assisted", agency_code="DSD")
    Cases(ground).add_step(uids[0], answer)
    (row,) = referrals.letter_rows(referrals.letters())
    assert (row.number, row.cases, row.answered, row.on) == (done.letters[0].number, 2, 1, TODAY)
    page = referrals.letter(row.number)
    assert sorted(paper.form for paper in page.documents) == ["memo", "register_list"]
    assert page.case_uids == tuple(uids)


def test_the_queue_is_narrowed_and_sorted_as_every_list_of_cases(
    ground: Ground, referrals: Referrals
) -> None:
    one, two = accepted(ground, "มะ"), accepted(ground, "ดอเลาะ")
    assert referrals.waiting(WaitingFilter(text="ดอเลาะ")) == [f"{two}/DSD"]
    assert referrals.waiting(WaitingFilter(sort="number", descending=True)) == [f"{two}/DSD", f"{one}/DSD"]
    assert referrals.waiting(WaitingFilter(unit="9401")) == []
    assert ON < TODAY
