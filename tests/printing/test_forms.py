"""Every form prints whatever its sheet holds, the same each time, on the paper it names."""

from __future__ import annotations

import datetime
import io
from dataclasses import fields, is_dataclass, replace
from types import UnionType
from typing import get_args, get_origin, get_type_hints

import pypdf
import pytest

from desktop.printing import fonts, lexicon, press
from desktop.printing.forms import FORMS, form
from desktop.rules.problems import Refused
from tests.printing.places import faults

every_form = pytest.mark.parametrize("one", FORMS, ids=lambda one: one.name)
SIZES = {"A4": (595, 842), "A5": (420, 595)}


def filled(sheet, text=None, items=None, gone=False):
    """The sheet with every text, list or optional value of it changed."""
    changes = {}
    for field in fields(sheet):
        value, kind = getattr(sheet, field.name), get_type_hints(type(sheet))[field.name]
        if isinstance(value, str) and text is not None:
            changes[field.name] = text
        elif isinstance(value, tuple) and items is not None:
            changes[field.name] = tuple(_line(line, text) for line in (value or ()) * items)[:items]
        elif get_origin(kind) is UnionType and gone:
            assert type(None) in get_args(kind)
            changes[field.name] = None
    return replace(sheet, **changes)


def _line(line, text):
    if text is None:
        return line
    return filled(line, text) if is_dataclass(line) else text


def test_the_forms_are_those_of_the_plan():
    names = [
        "service_request",
        "citizen_slip",
        "referral",
        "memo",
        "monthly_summary",
        "delivery_slip",
        "key_sheet",
        "training_roster",
        "attendance_sheet",
        "training_result",
        "certificate",
        "chain_report",
        "chain_by_type",
        "service_users",
        "satisfaction",
        "situation_report",
        "event_report",
        "forum_record",
        "monthly_plan",
        "monthly_work",
        "outreach_sheet",
        "volunteer_register",
        "volunteer_card",
        "stipend_list",
        "stipend_receipt",
        "my_data",
    ]
    # Beyond the plan's papers: any register, printed as the window shows it.
    beyond = ["register_list"]
    assert sorted(one.name for one in FORMS) == sorted([*names, *beyond])
    assert len(names) == 26
    assert form("memo").title == "บันทึกข้อความ"


def test_a_form_that_is_not_there_is_refused_with_the_names_of_those_that_are():
    with pytest.raises(Refused) as refused:
        form("passport")
    assert refused.value.code == "unknown-form"
    assert "service_request" in refused.value.sentence


@every_form
def test_the_same_sheet_gives_the_same_bytes(one):
    assert press.print_pdf(one, one.sample) == press.print_pdf(one, one.sample)


def test_a_warmed_up_press_has_read_fonts_and_dictionary():
    press.warm_up()
    assert fonts.font_set.cache_info().currsize == 1
    assert lexicon._dictionary.cache_info().currsize == 1


@every_form
def test_another_sheet_gives_other_bytes(one):
    assert press.print_pdf(one, one.sample) != press.print_pdf(one, one.longest)


# Whatever is handed out sheet by sheet; lists go over a page when they must.
ONE_PAGE = [
    *("service_request", "citizen_slip", "referral", "memo", "delivery_slip", "key_sheet", "certificate"),
    *("event_report", "forum_record", "monthly_plan", "stipend_receipt", "attendance_sheet"),
]


@pytest.mark.parametrize("name", ONE_PAGE)
def test_an_ordinary_sheet_takes_one_page_of_less_than_60_kilobytes(name):
    printed = press.print_paper(form(name), form(name).sample)
    assert printed.pages == 1
    assert len(printed.pdf) < 60_000


@every_form
def test_the_file_says_what_it_is(one):
    reader = pypdf.PdfReader(io.BytesIO(press.print_pdf(one, one.sample)))
    assert reader.metadata.title == one.title
    assert reader.metadata.author == (getattr(one.sample, "centre", "") or one.sample.office)
    assert reader.trailer["/Root"]["/Lang"] == "th-TH"
    sides = [round(float(side)) for side in reader.pages[0].mediabox[2:]]
    assert sides == [round(one.layout.width), round(one.layout.height)]
    # A list may lie on its side, on paper of the same size.
    assert tuple(sorted(sides)) == SIZES[one.paper]


@every_form
def test_every_font_in_the_file_is_embedded_in_part(one):
    reader = pypdf.PdfReader(io.BytesIO(press.print_pdf(one, one.sample)))
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert descriptor["/FontFile2"].get_data()[:4] == b"\0\1\0\0"
        assert font["/BaseFont"][7] == "+"


@every_form
def test_nothing_filled_in_breaks_no_form(one):
    printed = press.print_paper(one, filled(one.sample, text="", items=0, gone=True))
    assert printed.pages >= 1
    assert faults(printed.pdf) == []


@every_form
def test_three_hundred_rows_break_no_form(one):
    printed = press.print_paper(one, filled(one.sample, items=300))
    assert printed.pages >= 1


@every_form
@pytest.mark.parametrize(
    "text",
    ["นูรไอนีอับดุลลอฮ" * 13, "W" * 200, "ก" * 200, "ปั้" * 70, "a\nb\n\n" * 12],
    ids=["name", "W", "ko", "marks", "lines"],
)
def test_two_hundred_letters_anywhere_break_no_form(one, text):
    printed = press.print_paper(one, filled(one.sample, text=text, items=3))
    assert "".join(text.split()) in "".join(printed.text.split())
    assert faults(printed.pdf) == []


@every_form
def test_a_text_longer_than_a_page_breaks_no_form(one):
    printed = press.print_paper(one, filled(one.sample, text="ประชาชนในพื้นที่ต้องการทำงาน " * 150, items=2))
    assert printed.pages > 1


@every_form
def test_no_line_runs_off_the_paper(one, monkeypatch):
    reached = []
    from desktop.printing.thai_text import PaperCanvas

    write = PaperCanvas.write_line

    def watched(canvas, line, x, y, *style):
        left, _below = canvas.absolutePosition(x, y)
        reached.extend(
            (left + word.place, left + word.place + word.width) for word in line.words if not word.space
        )
        return write(canvas, line, x, y, *style)

    monkeypatch.setattr(PaperCanvas, "write_line", watched)
    press.print_paper(one, filled(one.longest, text="นูรไอนีอับดุลลอฮ" * 13))
    width = one.layout.width
    assert reached
    assert min(left for left, _right in reached) >= one.layout.left - 1
    assert max(right for _left, right in reached) <= width - one.layout.right + 1


@pytest.mark.parametrize(
    "name", [one.name for one in FORMS if "copy" in {f.name for f in fields(one.sheet_class)}]
)
def test_a_reprint_says_so_on_every_page(name):
    one = form(name)
    assert "สำเนา" not in press.print_paper(one, replace(one.sample, copy=False)).text.splitlines()
    printed = press.print_paper(one, replace(one.longest, copy=True))
    marked = ("สำเนา", "สำเนา  ร่าง", "สำเนา  ยกเลิก")
    marks = [line for line in printed.text.splitlines() if line in marked]
    assert len(marks) == printed.pages


def test_a_month_that_nobody_approved_is_marked_as_a_draft():
    one = form("monthly_summary")
    assert "ร่าง" not in press.print_paper(one, one.sample).text.splitlines()
    assert "ร่าง" in press.print_paper(one, replace(one.sample, approved_on=None)).text.splitlines()


def test_letters_and_memos_number_their_later_pages_with_thai_dashes():
    lines = press.print_paper(form("memo"), form("memo").longest).text.splitlines()
    assert "- ๒ -" in lines
    assert "- ๑ -" not in lines


def test_other_forms_say_page_x_of_y():
    printed = press.print_paper(form("monthly_summary"), form("monthly_summary").longest)
    for page in range(1, printed.pages + 1):
        assert f"หน้า {page} จาก {printed.pages}" in printed.text


def test_a_letter_is_dated_in_thai_numerals_and_a_slip_in_arabic_ones():
    letter = press.print_paper(
        form("referral"), replace(form("referral").sample, on=datetime.date(2028, 2, 29))
    )
    assert "๒๙ กุมภาพันธ์ ๒๕๗๑" in letter.text
    slip = press.print_paper(form("citizen_slip"), form("citizen_slip").sample)
    assert "วันจันทร์ที่ 26 มกราคม 2569" in slip.text


def test_a_letter_without_an_identity_number_leaves_the_words_for_it_out():
    one = form("referral")
    printed = press.print_paper(
        one, replace(one.sample, thai_id="", age=None, address="", phones="", detail="")
    )
    assert "เลขประจำตัวประชาชน" not in printed.text
    assert "อายุ" not in printed.text


def test_the_heads_of_a_table_come_again_on_every_page_it_goes_on_to():
    one = form("monthly_summary")
    text = press.print_paper(one, filled(one.sample, items=300)).text
    assert text.count("ประเภทความต้องการ\n") >= 5


def test_the_sums_under_the_tables_are_right():
    one = form("monthly_summary")
    sample = one.sample
    text = press.print_paper(one, sample).text.splitlines()
    place = text.index("รวม")
    assert text[place + 1 : place + 5] == ["245", "78", "76", "25"]


def test_the_target_and_its_shares_are_shown():
    text = press.print_paper(form("monthly_summary"), form("monthly_summary").sample).text
    assert "981 จาก 2,760 (35.5%)" in text
    assert "2,760" in text.splitlines()


def test_a_supplied_crest_takes_the_framed_places_place():
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (20, 30), "red").save(picture, "PNG")
    one = form("memo")
    printed = press.print_paper(one, one.sample, crest=picture.getvalue())
    assert "ตราครุฑ" not in printed.text
    assert len(pypdf.PdfReader(io.BytesIO(printed.pdf)).pages[0].images) == 1


def test_the_key_sheet_shows_every_group_and_has_no_number_to_file_it_by():
    one = form("key_sheet")
    lines = press.print_paper(one, one.sample).text.splitlines()
    assert [line for line in lines if line in one.sample.groups] == list(one.sample.groups)
    assert "number" not in {field.name for field in fields(one.sheet_class)}
