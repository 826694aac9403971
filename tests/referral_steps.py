"""What tests of referrals do: open cases at the province, let them in, and fill in an agency's table."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date

import openpyxl

from desktop.rules.cases import CaseDraft, NeedDraft, StepDraft
from desktop.rules.citizens import CitizenDraft
from desktop.rules.reference import Agency
from desktop.services.cases import Cases
from desktop.services.ground import Ground

ON = date(2026, 11, 2)
AGENCIES = {
    code: Agency(code=code, name=code, short=code, addressee=code, outside=code == "BAAC")
    for code in ("DSD", "SSO", "BAAC")
}
_HEADS = ("เลขที่เรื่อง", "ชื่อ–สกุล", "ผลการดำเนินการ", "วันที่ดำเนินการ", "เหตุผล", "เลขอ้างอิงของหน่วยงาน")


def accepted(
    ground: Ground,
    first_name: str,
    *categories: str,
    restricted: bool = False,
    thai_id: str = "",
    detail: str = "",
) -> str:
    """The uid of a case that was screened in and waits to be referred."""
    person = CitizenDraft(
        thai_id=thai_id,
        title="นาย",
        first_name=first_name,
        last_name="สาแม",
        sex="m",
        tambon_code="940101",
        postcode="94000",
        phones=("0812345678",),
        notice_version="1",
        notice_on=ON,
    )
    draft = CaseDraft(
        pointed_out_on=ON,
        needs=tuple(NeedDraft(category_code=code, detail=detail) for code in categories or ("SKL-1",)),
        restricted=restricted,
    )
    screened = StepDraft(kind="screened", on=ON, verdict="accepted")
    return Cases(ground).open_walk_in(person, draft, (screened,)).uid


def table(rows: Sequence[Sequence[object]], heads: Sequence[str] = _HEADS) -> bytes:
    """An agency's workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(list(heads))
    for row in rows:
        sheet.append(list(row))
    return _bytes(book)


def filled(content: bytes, answers: Mapping[str, Mapping[str, object]]) -> bytes:
    """The office's own table with the agency's answers in it, by case number and head."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.active
    places = {cell.value: cell.column for cell in sheet[1]}
    for line in range(2, sheet.max_row + 1):
        for head, value in answers.get(sheet.cell(line, 1).value, {}).items():
            sheet.cell(line, places[head]).value = value
    return _bytes(book)


def _bytes(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
