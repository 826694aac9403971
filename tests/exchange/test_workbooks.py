"""Lists are opened whatever they are called; what is no list is refused; rows keep their numbers."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date, datetime
from pathlib import Path

import list_files
import openpyxl
import pytest
import xlsxwriter
from list_files import HEADS, listed, person, saved, text, with_part, workbook, zipped

from desktop.exchange.workbooks import limits, open_list, sheet
from desktop.exchange.workbooks.workbook import shows_date
from desktop.exchange.workbooks.writing import write
from desktop.rules.lists.grid import ERROR, NO_VALUE, Row, Unread
from desktop.rules.problems import Refused

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
SHEET = "xl/worksheets/sheet1.xml"


def _rows(content: bytes, name: str | None = None) -> list[Row]:
    opened = open_list(content)
    return list(opened.rows(opened.sheets[0].name if name is None else name))


def _code(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        _rows(content)
    assert len(refused.value.sentence) > 30
    return refused.value.code


def test_cells_come_as_what_they_are() -> None:
    def more(sheet: object) -> None:
        sheet["C2"].number_format = "[$-D07041E]d mmm yyyy"  # type: ignore[index]

    moment = datetime(1987, 1, 2)
    content = workbook([["ก", "ข", "ค"], [1940300123451, 1.5, moment, True, "มะแซ"]], more)
    assert _rows(content)[1] == Row(2, (1940300123451, 1.5, date(1987, 1, 2), True, "มะแซ"))


def test_rows_keep_the_numbers_that_the_spreadsheet_shows() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["B3"], page["A70"], page["D9"] = "หัว", "ท้าย", "  "
    assert [(row.number, row.cells) for row in _rows(saved(book))] == [(3, (None, "หัว")), (70, ("ท้าย",))]


def test_every_sheet_is_named_and_hidden_ones_are_told() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "ปก"
    book.create_sheet("รายชื่อ").append(["ชื่อ"])
    book.create_sheet("เก่า").sheet_state = "hidden"
    opened = open_list(saved(book))
    assert [(each.name, each.hidden) for each in opened.sheets] == [
        ("ปก", False),
        ("รายชื่อ", False),
        ("เก่า", True),
    ]
    assert _rows(saved(book), "รายชื่อ") == [Row(1, ("ชื่อ",))]
    with pytest.raises(Refused, match="ปก, รายชื่อ, เก่า"):
        opened.rows("ไม่มี")


def test_formulas_give_the_value_kept_in_the_file_and_say_where_there_is_none() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        page.write_formula("A1", '=CONCATENATE("มะ","แซ")', value="มะแซ")
        page.write_formula("B1", "=1+1", value=2)
        page.write_formula("C1", "=1/0", value="#DIV/0!")
    assert _rows(out.getvalue()) == [Row(1, ("มะแซ", 2, Unread(ERROR, "#DIV/0!")))]
    assert _rows(workbook([["=A2", "ข"]])) == [Row(1, (Unread(NO_VALUE, "=A2"), "ข"))]


def test_a_program_that_counts_from_1904_means_the_same_days() -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    assert book.active is not None
    book.active.append([date(1987, 1, 2)])
    assert _rows(saved(book)) == [Row(1, (date(1987, 1, 2),))]


def test_days_are_counted_as_spreadsheets_do_with_their_false_leap_day() -> None:
    assert sheet.day_of(1) == date(1900, 1, 1)
    assert sheet.day_of(59) == date(1900, 2, 28)
    assert sheet.day_of(61) == date(1900, 3, 1)
    assert sheet.day_of(0.5) is None
    assert sheet.day_of(9_999_999) is None


def test_number_formats_are_told_apart() -> None:
    for code in ("d/m/yyyy", "[$-D07041E]d mmm yyyy;@", "dd-mm-yy h:mm", "bbbb", 'd "เดือน" m'):
        assert shows_date(code), code
    for code in ("General", "0.00", "#,##0 [$บาท]", '0 "days"', "@", "[Red]0", "h:mm", "0.00E+00"):
        assert not shows_date(code), code


def test_rich_and_shared_and_inline_texts_are_texts() -> None:
    changed = with_part(
        listed(),
        SHEET,
        lambda xml: xml.replace(
            "</sheetData>",
            '<row r="2"><c r="A2" t="inlineStr"><is><r><t>มะ</t></r><r><t xml:space="preserve"> แซ</t></r>'
            '<rPh sb="0" eb="1"><t>อ่าน</t></rPh></is></c><c t="str"><v>a_x000D_b</v></c></row></sheetData>',
        ),
    )
    assert _rows(changed)[1] == Row(2, ("มะ แซ", "a\rb"))


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_text_is_read_in_any_usual_coding_and_with_any_separator(coding: str, separator: str) -> None:
    rows = [HEADS, *(person(number) for number in range(20))]
    found = _rows(text(rows, separator).encode(coding))
    assert [[str(cell) for cell in row.cells] for row in found] == [
        [str(cell) for cell in row] for row in rows
    ]


def test_a_text_keeps_quoted_separators_line_breaks_and_its_row_numbers() -> None:
    content = 'ชื่อ,ที่อยู่\r\n\r\n"มะแซ, อับดุลเลาะ","12/3\nม.4 ""บ้าน"""\r\nสุดา,5\r\n'.encode()
    assert _rows(content) == [
        Row(1, ("ชื่อ", "ที่อยู่")),
        Row(3, ("มะแซ, อับดุลเลาะ", '12/3\nม.4 "บ้าน"')),
        Row(4, ("สุดา", "5")),
    ]


def test_excels_own_line_naming_the_separator_is_no_row_of_people() -> None:
    assert _rows("sep=;\r\nชื่อ;สกุล\r\nสุดา;ใจดี\r\n".encode()) == [
        Row(2, ("ชื่อ", "สกุล")),
        Row(3, ("สุดา", "ใจดี")),
    ]


def test_a_quotation_mark_that_is_never_closed_is_named_with_its_row() -> None:
    lines = ["ชื่อ,สกุล", 'สุดา,"ใจดี', *(f"คน{number},ดี" for number in range(100))]
    with pytest.raises(Refused, match="row 2"):
        _rows("\r\n".join(lines).encode())


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n\x00", "empty"),
        ("<html><body><table><tr><td>ชื่อ</td></tr></table></body></html>".encode(), "html"),
        ("\ufeff<!DOCTYPE html>\n<table>".encode(), "html"),
        ("<html>ชื่อ</html>".encode("utf-16"), "html"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "other-workbook"),
        (OLD, "old-workbook"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"%PDF-1.7 ...", "not-a-list"),
        (b"\x89PNG\r\n\x1a\n....", "not-a-list"),
        (bytes(range(32)) * 20, "not-a-list"),
        (zipped({"a.txt": "x"}), "not-a-list"),
        (zipped({"_rels/.rels": "<x/>", "word/document.xml": "<x/>"}), "other-workbook"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "other-workbook"),
        (listed(person())[:2500], "damaged"),
        (listed(person())[:-30], "damaged"),
        (with_part(listed(person()), SHEET, lambda xml: xml[: len(xml) // 2]), "damaged"),
        (
            with_part(
                listed(person()),
                SHEET,
                lambda xml: xml.replace('t="inlineStr"><is><t>ชื่อ</t></is>', 't="s"><v>999</v>'),
            ),
            "damaged",
        ),
        (with_part(listed(person()), SHEET, lambda xml: f'<!DOCTYPE x [<!ENTITY a "b">]>{xml}'), "unsafe"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_list_is_refused_in_a_sentence(content: bytes, code: str) -> None:
    assert _code(content) == code


def test_a_workbook_that_would_unpack_to_a_hundredfold_is_not_unpacked() -> None:
    swollen = with_part(
        listed(person()), SHEET, lambda xml: xml.replace("<sheetData>", "<sheetData>" + " " * 40_000_000)
    )
    assert _code(swollen) == "unsafe"


def test_a_list_longer_than_any_list_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ROWS", 5)
    assert _code(listed(*(person(number) for number in range(6)))) == "too-big"
    assert _code(text([HEADS, *(person(number) for number in range(6))]).encode()) == "too-big"
    monkeypatch.setattr(limits, "FILE", 100)
    assert _code(listed(person())) == "too-big"


def test_every_cell_is_read_as_a_second_reader_reads_it() -> None:
    rows = [HEADS, *(person(number) for number in range(40))]
    content = workbook(rows)
    page = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True).active
    assert page is not None
    other = [tuple(cell.value for cell in row) for row in page.iter_rows()]
    assert [row.cells for row in _rows(content)] == other


def test_rows_given_back_hold_text_only_and_never_a_formula(tmp_path: Path) -> None:
    out = tmp_path / "back.xlsx"
    cells = ["=cmd|' /C calc'!A0", "+1", "-2", "@x", "http://a.b", "007", "=SUM(1)"]
    assert write(out, "คืน", [f"ช่อง {number}" for number in range(7)], [cells], choices={1: ("ก", "ข")}) == 1
    assert _rows(out.read_bytes())[1].cells == tuple(cells)
    page = openpyxl.load_workbook(out).active
    assert page is not None
    assert {cell.data_type for cell in page[2]} == {"s"}
    assert "<f>" not in io.BytesIO(out.read_bytes()).read().decode("latin-1")


def test_lists_for_tests_have_right_id_numbers() -> None:
    assert len(set(list_files.IDS)) == len(list_files.IDS)


def test_a_file_damaged_anywhere_is_refused_or_read_and_never_a_bug() -> None:
    chance = random.Random(3)
    whole = listed(*(person(number) for number in range(10)))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    damaged = [_harmed(whole, chance) for _time in range(300)]
    for _time in range(300):
        name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
        damaged.append(zipped({**parts, name: _harmed(bytes(parts[name]), chance)}))  # type: ignore[arg-type]
    damaged += [chance.randbytes(chance.randrange(1, 300)) for _time in range(300)]
    refused = 0
    for content in damaged:
        try:
            for each in open_list(content).sheets:
                list(open_list(content).rows(each.name))
        except Refused:
            refused += 1
    assert refused > 300


def _harmed(content: bytes, chance: random.Random) -> bytes:
    harmed = bytearray(content)
    for _time in range(chance.choice((1, 3, 10))):
        place = chance.randrange(len(harmed))
        if chance.random() < 0.6:
            harmed[place] = chance.randrange(256)
        elif len(harmed) > 40:
            del harmed[place : place + chance.randrange(1, 30)]
        else:
            harmed += b"9"
    return bytes(harmed)
