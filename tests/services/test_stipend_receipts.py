"""Receipts of stipends: void with a reason, issued anew, printed; the bank's file, the year, the rates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import text
from stipend_entries import OCTOBER, Office

from desktop.models import AuditLine, Citizen, Volunteer
from desktop.rules.pay_accounts import PayAccountDraft
from desktop.rules.problems import Refused
from desktop.rules.stipends import RateDraft
from desktop.services.documents import Documents
from desktop.services.ground import Ground
from desktop.services.stipends import Stipends
from desktop.services.volunteers import Volunteers


@pytest.fixture
def office(centre_ground: Ground) -> Office:
    return Office(centre_ground)


def _refused(code: str, work: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        work()
    assert refused.value.code == code
    return refused.value.sentence


def test_a_void_receipt_keeps_its_number_and_its_month_can_be_paid_again(office: Office) -> None:
    office.reported("ก")
    made, [receipt] = office.paid()
    _refused("draft", lambda: office.stipends.receipts.void(receipt, " "))
    office.stipends.receipts.void(receipt, "ไม่มารับเงิน")

    row = office.stipends.receipts.one(receipt)
    assert (row.number, row.void_reason, row.replaced_by) == ("R9401-2570-00001", "ไม่มารับเงิน", "")
    assert office.stipends.lists.page(made).row.total == 0
    assert "R9401-2570-00001" in _refused(
        "already-void", lambda: office.stipends.receipts.void(receipt, "อีกครั้ง")
    )
    assert office.stipends.years.proof().agrees

    _again, [second] = office.paid()
    assert office.stipends.receipts.one(second).number == "R9401-2570-00002"
    assert office.stipends.years.proof().audit == 60_000


def test_a_receipt_issued_anew_takes_the_name_of_today_and_the_sum_stays(office: Office) -> None:
    uid = office.reported("ก")
    made, [receipt] = office.paid()
    with office.ground.database.work("Put a name right") as work:
        volunteer = work.session.get_one(Volunteer, uid)
        person = work.session.get_one(Citizen, volunteer.person_uid)
        person.first_name = "กามาลียะห์"

    anew = office.stipends.receipts.issue_anew(receipt, "ชื่อผิด")

    old, new = office.stipends.receipts.one(receipt), office.stipends.receipts.one(anew)
    assert (old.payee, old.replaced_by) == ("นายก สาและ", new.number)
    assert (new.payee, new.replaces, new.amount) == ("นายกามาลียะห์ สาและ", old.number, 60_000)
    assert [row.number for row in office.stipends.receipts.of_list(made)] == [old.number, new.number]
    assert office.stipends.receipts.of_volunteer(uid) == office.stipends.receipts.of_list(made)
    assert office.stipends.lists.page(made).row.total == 60_000
    proof = office.stipends.years.proof()
    assert (proof.issued, proof.agrees, proof.audit) == (2, True, 60_000)


def test_the_first_print_is_the_original_and_every_other_one_a_copy(office: Office) -> None:
    office.reported("ก")
    made, [receipt] = office.paid()
    listed = Documents(office.ground).issue("stipend_list", office.stipends.papers.list_sheet(made), made)
    sheet = office.stipends.papers.receipt_sheet(receipt)
    assert (sheet.number, sheet.copy, sheet.list_number) == ("R9401-2570-00001", False, listed.number)
    assert sheet.items[0].what == "ค่าตอบแทนอาสาสมัครแรงงาน ประจำเดือนตุลาคม 2569"

    Documents(office.ground).issue("stipend_receipt", sheet, receipt)

    assert office.stipends.papers.receipt_sheet(receipt).copy
    anew = office.stipends.receipts.issue_anew(receipt, "ชื่อผิด")
    void, fresh = (office.stipends.papers.receipt_sheet(uid) for uid in (receipt, anew))
    assert (void.void, void.void_reason, void.replaced_by) == (True, "ชื่อผิด", "R9401-2570-00002")
    assert (fresh.void, fresh.copy, fresh.replaces) == (False, False, "R9401-2570-00001")


def test_the_paper_of_a_list_has_its_lines_and_is_a_draft_until_it_is_approved(office: Office) -> None:
    office.reported("ก"), office.reported("ข", tambon="940102")
    made = office.stipends.lists.prepare(OCTOBER)
    assert office.stipends.papers.list_sheet(made).approved_on is None
    office.stipends.lists.approve(made)
    _first, second = office.stipends.lists.pay(made)
    office.stipends.receipts.void(second, "ไม่มารับเงิน")

    sheet = office.stipends.papers.list_sheet(made)

    assert sheet.period == "ประจำเดือนตุลาคม 2569"
    assert (sheet.fiscal_year, sheet.approved_on) == (2570, date(2026, 11, 20))
    [line] = sheet.lines
    assert (line.amount, line.months, line.receipt) == (60_000, "ต.ค. 2569", "R9401-2570-00001")
    assert line.tambon


def _account(office: Office, uid: str, holder: str) -> None:
    draft = PayAccountDraft(kind="bank", bank_code="006", number="0123456789", holder=holder)
    Volunteers(office.ground).accounts.save(uid, draft)


def test_the_banks_file_has_typed_cells_and_a_control_sum_and_runs_no_formula(
    office: Office, tmp_path: Path
) -> None:
    _account(office, office.reported("ก"), "=1+1")
    office.reported("ข")
    made = office.stipends.lists.prepare(OCTOBER)
    out = tmp_path / "โอน.xlsx"
    _refused("not-approved", lambda: office.stipends.bank_files.write(made, out))
    office.stipends.lists.approve(made)
    _refused("no-such-kind", lambda: office.stipends.bank_files.write(made, tmp_path / "x.csv"))

    written = office.stipends.bank_files.write(made, out)

    assert (written.count, written.total, written.cash_total) == (1, 60_000, 60_000)
    assert written.in_cash == ("นายข สาและ",)
    book = openpyxl.load_workbook(out)
    row = list(book["โอนเงิน"][2])
    assert (row[2].value, row[2].data_type) == ("=1+1", "s")
    assert (row[6].value, row[6].data_type) == ("0123456789", "s")
    assert (row[7].value, row[7].data_type) == (600, "n")
    values = openpyxl.load_workbook(out, data_only=True)
    control = {line[0].value: line[1].value for line in values["ยอดควบคุม"].iter_rows(max_col=2)}
    assert control["ยอดควบคุม (บาท)"] == 600
    assert control["จำนวนรายการ"] == 1
    assert control["จำนวนเงินเป็นตัวอักษร"] == "หกร้อยบาทถ้วน"
    assert control["ผลรวมเลขที่บัญชี (10 หลักท้าย)"] == "123456789"
    assert [cell.value for cell in values["จ่ายเงินสด"][2]][:3] == [1, "นายข สาและ", 600]
    with office.ground.database.read() as session:
        last = session.query(AuditLine).order_by(AuditLine.line.desc()).first()
    assert last is not None
    assert last.title == "Write a file for the bank"


def test_a_list_without_accounts_gives_no_file_for_the_bank(office: Office, tmp_path: Path) -> None:
    office.reported("ก")
    made, _receipts = office.paid()
    _refused("nobody", lambda: office.stipends.bank_files.write(made, tmp_path / "x.xlsx"))
    assert list(tmp_path.glob("*.xlsx")) == []


def test_the_year_says_who_received_what_and_opens_the_receipts_behind(office: Office) -> None:
    office.reported("ก"), office.reported("ข")
    _made, (one, other) = office.paid()
    office.stipends.receipts.void(other, "ไม่มารับเงิน")

    [row] = office.stipends.years.year(2570)

    assert (row.name, row.total) == ("นายก สาและ", 60_000)
    assert row.amounts == {OCTOBER: 60_000}
    assert row.receipts == {OCTOBER: (one,)}
    assert office.stipends.years.year(2569) == ()


def test_a_statement_names_void_receipts_and_counts_them_as_nothing(office: Office) -> None:
    office.reported("ก")
    _made, [receipt] = office.paid()
    office.stipends.receipts.issue_anew(receipt, "ที่อยู่ผิด")
    [row] = office.stipends.years.year(2570)

    sheet = office.stipends.years.statement_sheet(row.person_uid, 2570)

    assert [line.cells[3] for line in sheet.lines] == ["0.00", "600.00"]
    assert "ที่อยู่ผิด" in sheet.lines[0].cells[4]
    assert sheet.said[1] == "รวม 600.00 บาท (หกร้อยบาทถ้วน)"
    assert Documents(office.ground).issue("register_list", sheet).pdf.startswith(b"%PDF")
    _refused("nobody", lambda: office.stipends.years.statement_sheet(row.person_uid, 2569))


def test_the_province_sets_rates_for_coming_months_only(
    province_ground: Ground, office: Office, as_role: Callable[[Ground, str], Ground]
) -> None:
    province = Stipends(province_ground)
    draft = RateDraft(kind="volunteer", since=date(2027, 10, 1), satang=80_000)
    _refused("province-only", lambda: office.stipends.rates.save(draft))
    _refused("not-allowed", lambda: Stipends(as_role(province_ground, "officer")).rates.save(draft))
    past = RateDraft(kind="volunteer", since=date(2011, 10, 1), satang=90_000)
    assert "never changed" in _refused("draft", lambda: province.rates.save(past))

    assert province.rates.save(draft) == "volunteer-2027-10-01"
    province.rates.save(RateDraft(kind="volunteer", since=date(2027, 10, 1), satang=85_000))

    rows = [(str(row.rate.since), row.rate.satang, row.changeable) for row in province.rates.all()]
    assert rows == [("2011-10-01", 60_000, False), ("2027-10-01", 85_000, True)]


def test_an_approved_list_keeps_the_amount_it_was_prepared_with(office: Office) -> None:
    office.reported("ก")
    made = office.stipends.lists.prepare(OCTOBER)
    with office.ground.database.work("Break in") as work:
        work.session.execute(text("UPDATE reference_values SET fields = replace(fields, '60000', '70000')"))
    office.stipends.lists.approve(made)
    office.stipends.lists.pay(made)
    assert office.stipends.lists.page(made).row.total == 60_000
