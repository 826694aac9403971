"""The volunteers' papers: lists that add up, cards of the right size, receipts that are void."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pypdf
import pytest

from desktop.printing import press
from desktop.printing.forms import form, outreach_sheet, stipend_receipt, volunteer_card
from desktop.printing.forms.my_data import Entry, Listing, ListingRow, Section
from desktop.rules.money import baht, in_words

CM = 72 / 2.54


def lines_of(name, sheet=None):
    one = form(name)
    return press.print_paper(one, sheet or one.sample).text.splitlines()


def test_an_outreach_sheet_has_thirty_numbered_lines_blank_or_filled():
    one = form("outreach_sheet")
    for sheet in (outreach_sheet.BLANK, one.sample):
        lines = lines_of("outreach_sheet", sheet)
        assert [line for line in lines if re.fullmatch(r"\d{1,2}", line)] == [str(n) for n in range(1, 31)]
    more = replace(one.sample, lines=one.sample.lines * 5)
    assert "40" in lines_of("outreach_sheet", more)
    assert "41" not in lines_of("outreach_sheet", more)


def test_a_blank_outreach_sheet_takes_both_sides_of_one_leaf():
    printed = press.print_paper(form("outreach_sheet"), outreach_sheet.BLANK)
    assert printed.pages == 2
    assert "นาง" not in printed.text


@pytest.mark.parametrize("name", ["outreach_sheet", "volunteer_register", "stipend_list"])
def test_a_list_masks_the_numbers_of_the_people_on_it(name):
    text = "\n".join(lines_of(name))
    assert re.search(r"\d-\d{4}-xxxxx-\d{2}-\d", text)
    assert not re.search(r"\d-\d{4}-\d{5}-\d{2}-\d", text)
    assert not re.search(r"\d{13}", text)


def test_a_register_counts_its_lines_by_status_and_kind():
    lines = lines_of("volunteer_register")
    start = lines.index("สรุปตามสถานะ")
    counted = lines[start + 4 : start + 4 + 3 * 5]
    rows = [tuple(counted[place : place + 3]) for place in range(0, 15, 3)]
    # The kinds of one status follow each other.
    assert rows[:2] == [("ปฏิบัติหน้าที่", "อสร.", "11"), ("ปฏิบัติหน้าที่", "บัณฑิตแรงงาน", "1")]
    assert ("ลาออก", "อสร.", "1") in rows
    assert lines[start + 4 + 15 : start + 4 + 17] == ["รวม", "15"]


def test_a_pay_list_carries_its_sums_to_the_total_in_figures_and_words():
    sheet = form("stipend_list").longest
    lines = lines_of("stipend_list", sheet)
    carried = [lines[place + 1] for place, line in enumerate(lines) if line in ("ยกมา", "ยกไป")]
    assert len(carried) > 8
    assert carried[::2] == carried[1::2]
    reachable = {baht(sum(line.amount for line in sheet.lines[:count])) for count in range(len(sheet.lines))}
    assert set(carried) <= reachable
    total = sum(line.amount for line in sheet.lines)
    assert lines[lines.index("รวมเงินทั้งสิ้น") + 1] == baht(total)
    assert in_words(total) in "".join(lines)


def test_nobody_signs_a_page_of_a_pay_list_without_a_row():
    one = form("stipend_list")
    for count in (1, 9, 10, 13):
        pdf = press.print_pdf(one, replace(one.sample, lines=one.sample.lines[:count]))
        last = pypdf.PdfReader(io.BytesIO(pdf)).pages[-1].extract_text()
        assert "ผู้อนุมัติ" in last
        assert one.sample.lines[count - 1].volunteer in last


def test_a_pay_list_that_nobody_approved_is_a_draft():
    one = form("stipend_list")
    assert "ร่าง" not in lines_of("stipend_list")
    assert "ร่าง" in lines_of("stipend_list", replace(one.sample, approved_on=None))


def test_a_receipt_says_what_for_and_how_much_in_figures_and_words():
    lines = lines_of("stipend_receipt")
    assert lines[lines.index("รวมเงินทั้งสิ้น") + 1] == "1,800.00"
    assert "หนึ่งพันแปดร้อยบาทถ้วน" in "".join(lines)
    assert "ยกเลิก" not in lines


def test_a_void_receipt_says_so_and_why_and_which_one_stands_for_it():
    text = "\n".join(lines_of("stipend_receipt", stipend_receipt.VOID))
    assert "ยกเลิก" in text.splitlines()
    assert "12 มกราคม 2569" in text
    assert stipend_receipt.VOID.void_reason in text
    assert stipend_receipt.VOID.replaced_by in text


def test_every_page_of_a_void_receipt_is_marked():
    one = form("stipend_receipt")
    printed = press.print_paper(one, replace(one.longest, copy=False))
    assert printed.pages > 1
    # The first page has the word in the notice too.
    assert printed.text.splitlines().count("ยกเลิก") == printed.pages + 1


def test_eight_cards_of_id_1_size_stand_on_a_sheet():
    assert round(volunteer_card.WIDE / CM, 6) == 8.56
    assert round(volunteer_card.HIGH / CM, 6) == 5.4
    one = form("volunteer_card")
    for count, sheets in ((1, 1), (8, 1), (9, 2), (17, 3)):
        cards = (one.sample.cards * 3)[:count]
        pdf = press.print_pdf(one, replace(one.sample, cards=cards))
        pages = [page.extract_text().split() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
        photos = [words.count("รูปถ่าย") for words in pages]
        assert [number for number in photos if number] == [8] * (count // 8) + [count % 8] * (count % 8 > 0)
        assert len(pages) == sheets + 1


def test_cut_marks_point_at_the_corners_of_every_card():
    one = form("volunteer_card")
    pdf = press.print_pdf(one, replace(one.sample, cards=one.sample.cards[:1]))
    operators = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents().get_data().decode("latin-1")
    marks = set()
    for x0, y0, x1, y1 in re.findall(r"n (\S+) (\S+) m (\S+) (\S+) l S", operators):
        ends = tuple(float(end) for end in (x0, y0, x1, y1))
        if 2 < abs(ends[0] - ends[2]) + abs(ends[1] - ends[3]) < 2.5:
            marks.add(ends)
    # Each corner has one mark beside it and one above or below it, and none lies on the card.
    assert len(marks) == 8
    for x0, y0, x1, y1 in marks:
        on_the_card = [
            -1 < x < volunteer_card.WIDE + 1 and -1 < y < volunteer_card.HIGH + 1
            for x, y in ((x0, y0), (x1, y1))
        ]
        assert on_the_card == [False, False]


def test_what_a_card_has_no_room_for_is_whole_on_the_list_beside_it():
    one = form("volunteer_card")
    name = "นายอับดุลเลาะ " + "นูรไอนีอับดุลลอฮ" * 15
    card = replace(one.sample.cards[0], volunteer=name)
    lines = lines_of("volunteer_card", replace(one.sample, cards=(card,)))
    assert any(line.endswith("…") for line in lines)
    assert "".join(name.split()) in "".join("".join(lines).split())


def test_the_copy_for_a_person_leaves_nothing_out():
    one = form("my_data")
    listing = Listing(
        title="การเปิดดู", heads=("วันที่",), rows=(ListingRow(cells=("1 ม.ค. 2569", "มากกว่าหัวตาราง", "ด้วย")),)
    )
    section = Section(
        title="อื่น ๆ",
        entries=(Entry(label="อาชีพ", value="กรีดยาง"), Entry(label="ภาษา", value="")),
        listings=(listing, Listing(title="ไม่มีแถว", heads=("ก", "ข"), rows=())),
        note="ได้รับจากเจ้าของข้อมูล",
    )
    empty = Section(title="การฝึกอบรม")
    text = "\n".join(lines_of("my_data", replace(one.sample, sections=(section, empty))))
    for said in ("กรีดยาง", "มากกว่าหัวตาราง", "ด้วย", "ไม่มีแถว (0 รายการ)", "ได้รับจากเจ้าของข้อมูล", "มาตรา 30"):
        assert said in text
    assert text.count("ไม่มีข้อมูล") == 1
    assert "1-9403-00123-45-1" in text


def test_the_copy_for_a_person_says_where_to_ask_for_a_correction_or_an_erasure():
    one = form("my_data")
    text = "".join("".join(lines_of("my_data")).split())
    for said in ("ที่มาของข้อมูล", "ผู้ที่ได้รับข้อมูล", "ขอให้ศูนย์แก้ไขได้", "ขอให้ลบหรือทำลายได้", "ร้องเรียนต่อสำนักงาน"):
        assert said in text
    assert "".join(f"ยื่นคำขอได้ที่{one.sample.contact}".split()) in text
    without = "".join("".join(lines_of("my_data", replace(one.sample, contact=""))).split())
    assert "ยื่นคำขอได้ที่ศูนย์หากศูนย์" in without


def test_a_short_cell_beside_long_ones_keeps_one_line():
    one = form("my_data")
    rows = (ListingRow(cells=("29 ม.ค. 2569", "นูรไอนี " * 30, "อัสมะห์ " * 30, "D9401-2569-00143")),)
    listing = Listing(title="การเปิดดู", heads=("วันที่", "ผู้เปิดดู", "สิ่งที่ทำ", "เลขที่"), rows=rows)
    section = Section(title="อื่น ๆ", listings=(listing,))
    lines = lines_of("my_data", replace(one.sample, number="D9401-2569-00001", sections=(section,)))
    assert "29 ม.ค. 2569" in lines
    assert "D9401-2569-00143" in lines


def test_a_title_stands_on_the_page_of_its_first_row():
    one = form("my_data")
    listing = Listing(title="รายการติดตาม", heads=("วันที่",), rows=(ListingRow(cells=("แถวแรก",)),))
    last = Section(title="หัวข้อท้าย", listings=(listing,))
    for many in range(20, 40):
        first = Section(title="ก่อนหน้า", entries=(Entry(label="รายการ", value="ค่า"),) * many)
        pdf = press.print_pdf(one, replace(one.sample, sections=(first, last)))
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
        (of_title,) = [place for place, text in enumerate(pages) if "หัวข้อท้าย" in text]
        (of_row,) = [place for place, text in enumerate(pages) if "แถวแรก" in text]
        assert of_title == of_row
