"""What readers get back from a paper is what was printed, letter by letter."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.printing import press
from desktop.printing.blocks import Fields
from desktop.printing.fonts import font_set
from desktop.printing.forms import FORMS, form
from desktop.printing.runs import JUSTIFY, RIGHT, Style, bold, filled, italic
from desktop.printing.thai_text import Paragraph

CONSONANTS = "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
PATTERNS = (
    "{c}{t}",
    "{c}ั{t}น",
    "{c}ิ{t}",
    "{c}ี{t}",
    "{c}ึ{t}",
    "{c}ื{t}อ",
    "{c}ุ{t}",
    "{c}ู{t}",
    "{c}{t}ำ",
    "{c}{t}า",
)
PATTERNS += (
    "เ{c}{t}",
    "แ{c}{t}",
    "โ{c}{t}",
    "ใ{c}{t}",
    "ไ{c}{t}",
    "เ{c}ี{t}ย",
    "เ{c}ื{t}อ",
    "{c}็",
    "{c}์",
    "เ{c}{t}า",
    "{c}{t}ะ",
)
TONES = ("", "่", "้", "๊", "๋")

LINES = (
    "ที่นี่ไม่มีน้ำ ปู่ย่าป้ำเป๋อ ฟ้าฝั่งป่าฬ่า กำนันทำนำจำ ญาติผู้ใหญ่ ฐานันดร ฎีกา ปฏิกูล กตัญญู",
    "มูฮัมหมัด มูหัมหมัด มุฮัมมัด อับดุลเลาะ อับดุลลอฮ ฟาตีเมาะ ฟาตีเม๊าะ ซูไลมาน เจ๊ะแว นิ ต่วน",
    "พ.ศ. ๒๕๖๙ วันที่ ๒๐ พฤศจิกายน ๒๕๖๙ เวลา ๐๙.๓๐ น. ร้อยละ ๓๐ (๘๒๘ คน)",
    "เลขประจำตัวประชาชน 1-9403-00123-45-1 โทร. 08-1234-5678 จำนวน 1,234.50 บาท",
    "ต่าง ๆ ฯลฯ กรุงเทพฯ “อ้างอิง” ‘เดี่ยว’ – — … • ½ % & @ # * + = / \\ | < > [ ] { } ~ ^ _",
    "Mixed ไทย and English: affiliation, office, fi fl ffi AVATAR To We Ya",
    "ฤดู ฤๅษี ฦๅชา ฦ ๏ ๚ ๛ ฿600 ๐๑๒๓๔๕๖๗๘๙",
    "น้ำใจ ค่ำคืน ย่ำแย่ ซ้ำซาก ล้ำค่า ต่ำ ก้ำกึ่ง ถ้ำ ฉ่ำ ช้ำ ส่ำสม",
    "พระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. ๒๕๖๒ มาตรา ๓๐",
    "สะบ้าย้อย ตันหยงลุโละ ปะกาฮะรัง อาเนาะรู รูสะมิแล บาราเฮาะ กาตอง โกตาบารู สุไหงโก-ลก",
    "กิ๊บ โป๊ะ จ๊ะ จ๋า ก๋วยเตี๋ยว เก้าอี้ เรี่ยวแรง เปี๊ยก เหนื่อย เยื้องย่าง",
    "สิทธิ์ ศักดิ์ วันทร์ จันทร์ พันธุ์ ลักษณ์ บริสุทธิ์ เล่ห์ เสน่ห์ โอห์ม อัสมะห์ ซัลมาอ์",
)


@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.name)
@pytest.mark.parametrize("which", ["sample", "longest"])
def test_every_form_reads_back_exactly(one, which, read_back):
    printed = press.print_paper(one, getattr(one, which))
    expected = "".join(printed.text.split())
    assert len(expected) > 200
    for reader, text in read_back(printed.pdf).items():
        assert text == expected, reader


@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.name)
def test_no_form_lacks_a_letter(one):
    assert press.print_paper(one, one.longest).missing == ()


def test_every_consonant_with_every_vowel_and_tone_reads_back(set_story, read_back):
    story = []
    for consonant in CONSONANTS:
        syllables = [pattern.format(c=consonant, t=tone) for pattern in PATTERNS for tone in TONES]
        story.append(Paragraph(" ".join(syllables), Style(size=9, pitch=13)))
    pdf, written = set_story(story)
    assert len(written) > 10_000
    for reader, text in read_back(pdf).items():
        assert text == written, reader


def test_a_corpus_of_lines_reads_back_in_every_size_face_and_alignment(set_story, read_back):
    story = []
    for number, line in enumerate(LINES):
        for size in (7.5, 9.6, 10.7, 16.0):
            align = (JUSTIFY, RIGHT, "centre", "left")[(number + int(size)) % 4]
            style = Style(size=size, pitch=size * 1.9, align=align, first=number * 3.0)
            story.append(Paragraph([line, " ", bold(line), " ", italic(line[:20]), filled(line)], style))
    story.append(Fields(*[(f"ช่อง {place} ", line, 1) for place, line in enumerate(LINES[:3])]))
    pdf, written = set_story(story)
    assert "".join(LINES[3].split()) in written
    for reader, text in read_back(pdf).items():
        assert text == written, reader


@pytest.mark.parametrize("word", ["محمّد", "الإسلام", "چڬو", "عبدالله", "نورالعين", "سليمان"])
def test_a_jawi_name_beside_thai_reads_back(word, set_story, read_back):
    pdf, _written = set_story([Paragraph(f"นายมะหะมัด ({word}) อายุ 40 ปี")])
    for reader, text in read_back(pdf).items():
        assert word in text, reader
        assert "นายมะหะมัด" in text, reader


def test_a_jawi_phrase_runs_from_right_to_left():
    paragraph = Paragraph("ชื่อ محمّد سليمان จบ")
    paragraph.wrap(400)
    (line,) = paragraph.lines
    order = [word.text for word in sorted(line.words, key=lambda word: word.place) if not word.space]
    assert order == ["ชื่อ", "سليمان", "محمّد", "จบ"]
    assert line.text == "ชื่อ محمّد سليمان จบ"


def test_a_letter_that_no_font_has_is_shown_as_a_box_and_reported(set_story, read_back):
    memo = form("memo")
    printed = press.print_paper(memo, replace(memo.sample, subject="เรื่อง漢 และ\x07จบ"))
    assert printed.missing == ("\x07", "漢")
    for reader, text in read_back(printed.pdf).items():
        assert "เรื่อง漢และ□จบ" in text, reader


@pytest.mark.parametrize("text", ["ﬁเล ﬂ", "ﷲ", "ﻻ", "ﺍﻟ"])
def test_ready_made_forms_read_back_and_pdfium_gives_the_letters_that_they_stand_for(
    text, set_story, read_back
):
    pdf, written = set_story([Paragraph(f"ก {text} ข")])
    assert written == "".join(f"ก{text}ข".split())
    found = read_back(pdf)
    # Whatever the file says: PDFium takes such forms apart as Unicode's compatibility mapping has it.
    assert found.pop("PDFium") == unicodedata.normalize("NFKC", written) != written
    assert set(found.values()) == {written}


# Ready-made ligatures are tried above; controls and unassigned codes are no letters.
LETTERS = [
    chr(code)
    for code in sorted(font_set().regular.characters)
    if unicodedata.category(chr(code))[0] not in "CZ" and chr(code) not in "ﬁﬂ"
]
typed = st.text(alphabet=st.sampled_from([*LETTERS, *"กิน้ำ่ำ -", " "]), min_size=1, max_size=50)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(typed, min_size=1, max_size=8))
def test_anything_typed_reads_back(set_story, read_back, lines):
    pdf, written = set_story([Paragraph(line, Style(align=JUSTIFY)) for line in lines])
    assert written == "".join("".join(lines).split())
    for reader, text in read_back(pdf).items():
        assert text == written, reader


def test_a_hyphen_at_a_lines_end_stays_a_hyphen(set_story, read_back):
    pdf, written = set_story([Paragraph("A-"), Paragraph("1"), Paragraph("ก -"), Paragraph("ข")])
    for reader, text in read_back(pdf).items():
        assert text == written == "A-1ก-ข", reader
