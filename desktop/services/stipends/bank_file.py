"""The file for the bank: who is paid by transfer, with sums that the bank can check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.database.failures import written_beside
from desktop.models import PayAccount, StipendList
from desktop.rules import pay_accounts, thai_date
from desktop.rules import stipends as rules
from desktop.rules.money import SATANG, baht, in_words
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.services.ground import Ground
from desktop.services.stipends import looking
from desktop.services.stipends.rows import BankFile, LineRow
from desktop.system.language import _, mark

_KINDS = {
    pay_accounts.BANK: "บัญชีธนาคาร",
    pay_accounts.PROMPTPAY_ID: "พร้อมเพย์ (เลขประจำตัวประชาชน)",
    pay_accounts.PROMPTPAY_PHONE: "พร้อมเพย์ (โทรศัพท์)",
}
_HEADS = (
    "ลำดับ",
    "ชื่อ–สกุล",
    "ชื่อบัญชี",
    "วิธีโอน",
    "รหัสธนาคาร",
    "ธนาคาร",
    "เลขที่บัญชี/พร้อมเพย์",
    "จำนวนเงิน (บาท)",
    "เลขที่ใบสำคัญ",
)
_WIDTHS = (7, 32, 32, 26, 12, 30, 22, 16, 20)
_AMOUNT = 7
# The digits of the numbers that are added up, as banks do to find one that was changed on the way.
_HASHED_DIGITS = 10


@dataclass(frozen=True, slots=True)
class _Transfer:
    line: LineRow
    account: PayAccount


class BankFiles:
    """Files for the bank.

    Args:
        ground: what every service stands on.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def write(self, uid: str, out: Path) -> BankFile:
        """Write a list as a workbook for the bank; that the numbers left is written into the audit chain.

        Args:
            uid: an approved or paid list.
            out: a file ending in ``.xlsx``.

        Returns:
            How many are paid by transfer, their sum, and who is paid in cash.

        Raises:
            Refused: the role does not allow it, another ending, the list is not approved, nobody on it has
                an account, or the disk would not have it.
        """
        self._ground.actor.require("accounts.reveal")
        if out.suffix.lower() != ".xlsx":
            raise Refused(_("Name the file with .xlsx at its end."), code="no-such-kind")
        with self._ground.database.read() as session:
            entry = looking.found(session, uid)
            if looking.state_of(entry) not in (rules.APPROVED, rules.PAID):
                raise Refused(
                    _("Only an approved list goes to the bank. Let the supervisor approve it first."),
                    code="not-approved",
                )
            transfers, in_cash = _parted(session, uid)
            if not transfers:
                raise Refused(
                    _("Nobody on this list has an account. They are paid in cash; nothing was written."),
                    code="nobody",
                )
            with written_beside(out) as beside:
                self._write(entry, transfers, in_cash, beside)
                # Written down before the file takes its name: what is not in the books does not leave.
                title, seen = mark("Write a file for the bank"), [one.account.uid for one in transfers]
                self._ground.database.saw(title, self._ground.actor.uid, "pay_accounts", *seen)
        return BankFile(
            count=len(transfers),
            total=sum(one.line.amount for one in transfers),
            in_cash=tuple(line.name for line in in_cash),
            cash_total=sum(line.amount for line in in_cash),
        )

    def _write(
        self, entry: StipendList, transfers: Sequence[_Transfer], in_cash: Sequence[LineRow], out: Path
    ) -> None:
        import xlsxwriter

        # A name that begins with = is a name: texts are never run.
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        with xlsxwriter.Workbook(out, options) as workbook:
            bold = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
            amount = workbook.add_format({"num_format": "#,##0.00"})
            total = workbook.add_format({"num_format": "#,##0.00", "bold": True, "top": 1})
            _write_transfers(workbook.add_worksheet("โอนเงิน"), transfers, (bold, amount, total))
            self._write_control(workbook.add_worksheet("ยอดควบคุม"), entry, transfers, (bold, amount))
            if in_cash:
                _write_cash(workbook.add_worksheet("จ่ายเงินสด"), in_cash, (bold, amount, total))

    def _write_control(
        self, sheet: Any, entry: StipendList, transfers: Sequence[_Transfer], formats: tuple[Any, Any]
    ) -> None:
        bold, amount = formats
        total = sum(one.line.amount for one in transfers)
        last = len(transfers) + 1
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 60)
        told = (
            ("หน่วยงาน", self._ground.unit_name),
            ("เดือน", Month.parse(entry.month).thai()),
            ("งบประมาณ", entry.budget),
            ("ผู้อนุมัติ", entry.approved_by),
            ("ผู้จัดทำไฟล์", self._ground.actor.full_name),
            ("วันที่จัดทำ", thai_date.long(self._ground.clock.today(), thai_digits=False)),
            ("จำนวนเงินเป็นตัวอักษร", in_words(total)),
            ("จำนวนเงินตามหลักฐานการจ่าย", baht(total)),
        )
        for row, (name, words) in enumerate(told):
            sheet.write_string(row, 0, name, bold)
            sheet.write_string(row, 1, words)
        letter = "ABCDEFGHI"[_AMOUNT]
        checks = (
            ("จำนวนรายการ", f"=COUNT(โอนเงิน!{letter}2:{letter}{last})", len(transfers), None),
            ("ยอดควบคุม (บาท)", f"=SUM(โอนเงิน!{letter}2:{letter}{last})", total / SATANG, amount),
        )
        for row, (name, formula, value, form) in enumerate(checks, start=len(told)):
            sheet.write_string(row, 0, name, bold)
            sheet.write_formula(row, 1, formula, form, value)
        sheet.write_string(len(told) + 2, 0, "ผลรวมเลขที่บัญชี (10 หลักท้าย)", bold)
        sheet.write_string(len(told) + 2, 1, str(_sum_of_numbers(transfers)))


def _sum_of_numbers(transfers: Sequence[_Transfer]) -> int:
    return sum(int(one.account.number[-_HASHED_DIGITS:]) for one in transfers)


def _parted(session: Session, uid: str) -> tuple[list[_Transfer], list[LineRow]]:
    """The lines of a list that have an account today, and those that have none."""
    lines = [line for line in looking.lines_of(session, uid) if line.released_on is None]
    query = select(PayAccount).where(
        PayAccount.volunteer_uid.in_([line.volunteer_uid for line in lines]), PayAccount.until.is_(None)
    )
    accounts = {account.volunteer_uid: account for account in session.scalars(query.order_by(PayAccount.uid))}
    transfers = [
        _Transfer(line, accounts[line.volunteer_uid]) for line in lines if line.volunteer_uid in accounts
    ]
    return transfers, [line for line in lines if line.volunteer_uid not in accounts]


def _write_transfers(sheet: Any, transfers: Sequence[_Transfer], formats: tuple[Any, Any, Any]) -> None:
    bold, amount, total = formats
    sheet.freeze_panes(1, 2)
    for at, (head, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, head, bold)
    for row, one in enumerate(transfers, start=1):
        account = one.account
        sheet.write_number(row, 0, row)
        words = (
            one.line.name,
            account.holder,
            _KINDS.get(account.kind, account.kind),
            account.bank_code,
            pay_accounts.bank_name(account.bank_code) if account.bank_code else "",
            account.number,
        )
        for at, word in enumerate(words, start=1):
            sheet.write_string(row, at, word)
        sheet.write_number(row, _AMOUNT, one.line.amount / SATANG, amount)
        sheet.write_string(row, _AMOUNT + 1, one.line.receipt_number)
    _write_sum(sheet, _AMOUNT, [one.line for one in transfers], total)


def _write_cash(sheet: Any, lines: Sequence[LineRow], formats: tuple[Any, Any, Any]) -> None:
    bold, amount, total = formats
    sheet.freeze_panes(1, 0)
    for at, (head, width) in enumerate((("ลำดับ", 7), ("ชื่อ–สกุล", 32), ("จำนวนเงิน (บาท)", 16))):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, head, bold)
    for row, line in enumerate(lines, start=1):
        sheet.write_number(row, 0, row)
        sheet.write_string(row, 1, line.name)
        sheet.write_number(row, 2, line.amount / SATANG, amount)
    _write_sum(sheet, 2, lines, total)


def _write_sum(sheet: Any, at: int, lines: Sequence[LineRow], form: Any) -> None:
    letter, count = "ABCDEFGHI"[at], len(lines)
    value = sum(line.amount for line in lines) / SATANG
    sheet.write_string(count + 1, 1, "รวม", form)
    sheet.write_formula(count + 1, at, f"=SUM({letter}2:{letter}{count + 1})", form, value)
