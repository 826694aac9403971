"""Lists as people really make them, made for tests: workbooks and texts, as bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

HEADS = "คำนำหน้า ชื่อ นามสกุล เพศ เลขประจำตัวประชาชน วันเกิด บ้านเลขที่ หมู่ ตำบล โทรศัพท์ ความต้องการ วันที่".split()


def id_number(twelve: str) -> str:
    """A number of thirteen digits from its first twelve."""
    weighed = sum(int(digit) * (13 - place) for place, digit in enumerate(twelve))
    return twelve + str((11 - weighed % 11) % 10)


IDS = tuple(id_number(f"19403001{number:04d}") for number in range(60))


def person(number: int = 0, changed: Mapping[str, Any] | None = None) -> list[Any]:
    """A row below ``HEADS`` without anything wrong; cells by their head can be changed."""
    firsts = ("มูฮัมหมัด", "ฟาตีเมาะ", "อับดุลเลาะ", "นูรียะห์", "สมชาย", "ซูไลมาน", "รอกีเยาะ", "อิบรอเฮง")
    lasts = ("มะแซ", "สาและ", "ดอเลาะ", "กาเดร์", "ใจดี", "เจ๊ะโด", "แวหามะ", "สะอิ")
    first = firsts[number % 8]
    woman = number % 8 in (1, 3, 6)
    row: dict[str, Any] = {
        "คำนำหน้า": "นางสาว" if woman else "นาย",
        "ชื่อ": first,
        "นามสกุล": lasts[(number * 3 + number // 8) % 8],
        "เพศ": "หญิง" if woman else "ชาย",
        "เลขประจำตัวประชาชน": IDS[number],
        "วันเกิด": f"{number % 27 + 1}/{number % 12 + 1}/{2515 + number % 30}",
        "บ้านเลขที่": f"{number + 1}/2",
        "หมู่": number % 9 + 1,
        "ตำบล": "บานา",
        "โทรศัพท์": f"08{10000000 + number}",
        "ความต้องการ": "หางาน",
        "วันที่": "2/11/2569",
    }
    row.update(changed or {})
    return [row[head] for head in HEADS]


def workbook(rows: Iterable[Sequence[Any]], more: Callable[[Worksheet], object] | None = None) -> bytes:
    """A workbook with one sheet of these rows; ``more`` goes on with the sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if more is not None:
        more(sheet)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def listed(*rows: Sequence[Any]) -> bytes:
    """A workbook with the usual heads and these rows below."""
    return workbook([HEADS, *rows])


def text(rows: Iterable[Sequence[Any]], separator: str = ",") -> str:
    """The same as CSV text."""
    return "".join(separator.join(str(cell) for cell in row) + "\r\n" for row in rows)


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """Any parts as a ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_part(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """A workbook of which one part is changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts: dict[str, bytes | str] = {each: archive.read(each) for each in archive.namelist()}
    parts[name] = change(bytes(parts[name]).decode("utf-8") if isinstance(parts[name], bytes) else "")
    return zipped(parts)
