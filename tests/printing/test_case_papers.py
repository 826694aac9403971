"""The papers of a case, memos and slips say what whoever holds them must know."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace

import pypdf
import pytest

from desktop.printing import press
from desktop.printing.forms import form, service_request
from desktop.printing.forms.situation_report import AreaLine, People
from desktop.rules.cases import URGENCIES, urgency_word
from desktop.system import language


def text_of(name, **changes):
    one = form(name)
    return press.print_paper(one, replace(one.sample, **changes)).text


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize("code", list(URGENCIES))
def test_a_request_offers_the_urgencies_in_the_windows_words(code):
    language.use("th")
    assert dict(service_request._URGENCIES)[code] == urgency_word(code)
    assert urgency_word(code) in text_of("service_request", urgency=code).splitlines()


def test_a_slip_says_whom_to_phone():
    assert "07-3333-0000" in text_of("citizen_slip", centre_phone="07-3333-0000")


def test_the_reply_slip_names_the_letter_that_it_answers():
    text = text_of(
        "referral", number="9401/ส 7/2569", on=datetime.date(2026, 1, 12), case_number="9401/0127/2569"
    )
    answered = "ตามหนังสือที่ ๙๔๐๑/ส ๗/๒๕๖๙ ลงวันที่ ๑๒ มกราคม ๒๕๖๙ เรื่องเลขที่ ๙๔๐๑/๐๑๒๗/๒๕๖๙"
    assert squeezed(answered) in squeezed(text)


@pytest.mark.parametrize("lines", range(20, 36))
def test_a_memos_signature_never_stands_on_a_page_without_text(lines):
    one = form("memo")
    sheet = replace(one.sample, paragraphs=("ตามที่มอบหมาย",) * lines + ("จึงเรียนมาเพื่อโปรดพิจารณา",))
    last = pypdf.PdfReader(io.BytesIO(press.print_pdf(one, sheet))).pages[-1]
    assert "จึงเรียนมาเพื่อโปรดพิจารณา" in squeezed(last.extract_text())


def test_a_file_of_no_month_has_no_word_for_one():
    assert "ประจำเดือน" not in text_of("delivery_slip", month="")


def test_sums_of_more_than_a_million_stay_whole():
    people = People(working_age=61234, farming=49380, without_work=6543, informal=34566)
    lines = text_of(
        "situation_report", parts=tuple(AreaLine(name="บ้านทุ่ง", people=people) for _place in range(30))
    ).splitlines()
    assert {"1,837,020", "1,481,400", "1,036,980"} <= set(lines)
