"""Lines end between words: not in names, places, numbers with units, nor before a closing mark."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.printing import lexicon
from desktop.printing.line_breaking import (
    NEVER_FIRST,
    NEVER_LAST,
    clusters,
    keeping_whole,
    opportunities,
    tokens,
)
from desktop.printing.press import _names
from desktop.printing.runs import JUSTIFY, Style
from desktop.printing.thai_text import Paragraph

BEFORE = ("อยู่ที่", "เดินทางไป", "นาย", "ประชาชนใน", "และ", "")
AFTER = ("ได้รับการช่วยเหลือ", "แล้ว", "จังหวัด", "นา", "ๆ", "")


def lines_of(text, width, **style):
    paragraph = Paragraph(text, Style(size=10, pitch=15, **style))
    paragraph.wrap(width)
    return [line.text for line in paragraph.lines]


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("after", AFTER)
def test_no_line_ends_inside_a_place_or_a_term(before, after):
    for kept in {*lexicon.places(), *lexicon.TERMS}:
        inside = range(len(before) + 1, len(before) + len(kept))
        assert not set(opportunities(before + kept + after)) & set(inside), kept


def test_all_places_of_the_four_provinces_are_known():
    assert len(lexicon.places()) > 290
    assert {"ปัตตานี", "ยะลา", "นราธิวาส", "สงขลา", "สะบ้าย้อย", "ปะกาฮะรัง"} <= set(lexicon.places())


@pytest.mark.parametrize(
    "name", ["มะหะมัดซูกรี", "อับดุลรอฮมานมูฮัมหมัด", "ฟาตีเม๊าะ", "หะยีสะมะแอ", "ต่วนสุหลง", "ซัลมาอ์"]
)
def test_no_line_ends_inside_a_name_that_the_sheet_gave(name):
    text = f"ด้วยนาย{name} แจ้งว่านาง{name}ทำงานกับ{name}และบุตร"
    with keeping_whole((f"{name} เจ๊ะแว",)):
        found = opportunities(text)
    start = text.find(name)
    while start >= 0:
        assert not set(found) & set(range(start + 1, start + len(name)))
        start = text.find(name, start + 1)


def test_a_name_is_kept_whole_also_where_its_title_is_left_out():
    with keeping_whole(("นายอับดุลแรงงาน เจ๊ะแว",)):
        assert opportunities("อับดุลแรงงาน") == []


def test_names_are_forgotten_after_their_paper():
    with keeping_whole(("แรงงานประชาชน",)):
        assert opportunities("แรงงานประชาชน") == []
    assert opportunities("แรงงานประชาชน") == [6]


@pytest.mark.parametrize(
    "kept",
    [
        "600 บาท",
        "30 คน",
        "พ.ศ. ๒๕๖๙",
        "๒๐ พฤศจิกายน ๒๕๖๙",
        "12 มี.ค. 2535",
        "หมู่ที่ 5",
        "ครั้งที่ ๑๒",
        "มาตรา ๓๐",
        "โทร. 08-1234-5678",
        "0-7437-0001 ต่อ 1234",
        "ต่าง ๆ",
        "1-9403-00123-45-1",
        "นาย ก",
        "ศอ.บต.",
        "สุไหงโก-ลก",
        "ปน 94000",
        "เดือนพฤษภาคม 2571",
        "ภาค ๕",
        "24 ปัตตานี",
        "(กรณี)",
    ],
)
def test_what_belongs_together_stays_on_one_line(kept):
    text = f"ประชาชน {kept} ประชาชน"
    start = text.index(kept)
    assert not set(opportunities(text)) & set(range(start + 1, start + len(kept)))


def test_a_number_and_a_word_that_only_begins_as_a_place_may_be_parted():
    # ถนน is a tambon of Pattani as well.
    assert len("ซอยสงเคราะห์ แยก 3 ") in opportunities("ซอยสงเคราะห์ แยก 3 ถนนพระราม")


@given(
    st.lists(
        st.sampled_from(
            ["ประชาชน", "แรงงาน", "(", ")", " ", "ๆ", "ฯ", "“", "”", "30", "คน", "ก", ",", "abc", "/"]
        ),
        max_size=25,
    )
)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(parts):
    text = "".join(parts)
    for place in opportunities(text):
        before, after = text[:place].rstrip(), text[place:].lstrip()
        if before and after:
            assert after[0] not in NEVER_FIRST
            assert before[-1] not in NEVER_LAST


@settings(deadline=None, max_examples=60)
@given(
    st.text(alphabet="กขงนมรอำะาิีุู่้์เแไๆฯ ()0123456789abcXYZ-/.“”", max_size=150),
    st.sampled_from([30.0, 61.0, 140.0, 400.0]),
    st.sampled_from(["left", "right", "centre", JUSTIFY]),
)
def test_a_paragraph_keeps_every_letter_and_no_line_is_too_long(text, width, align):
    paragraph = Paragraph(text, Style(size=10, pitch=15, align=align))
    paragraph.wrap(width)
    assert "".join("".join(line.text for line in paragraph.lines).split()) == "".join(text.split())
    for line in paragraph.lines:
        visible = [word for word in line.words if not word.space]
        for word in visible:
            assert word.place > -0.02
            assert word.place + word.width <= width + 0.02


def test_one_endless_word_wraps_without_tearing_off_a_mark():
    lines = lines_of("ปั้" * 60, 100)
    assert len(lines) > 3
    assert all(line.startswith("ป") for line in lines)


def test_a_long_address_without_spaces_wraps():
    assert len(lines_of("https://example.org/" + "a" * 300, 200)) > 3


def test_clusters_hold_a_letter_and_all_its_marks():
    assert clusters("เกี๊ยะน้ำที่ABปุ๋ย") == ["เกี๊", "ยะ", "น้ำ", "ที่", "A", "B", "ปุ๋", "ย"]


def test_justified_lines_reach_the_margin_and_the_last_does_not():
    text = "ศูนย์แรงงานอำเภอได้รวบรวมผลการชี้เป้า คัดกรอง ส่งต่อ และติดตามผล ของประชาชน ในพื้นที่ ตามแผน " * 4
    paragraph = Paragraph(text, Style(size=10, pitch=15, align=JUSTIFY))
    paragraph.wrap(300)
    ends = [max(word.place + word.width for word in line.words) for line in paragraph.lines]
    assert sum(abs(end - 300) < 0.01 for end in ends[:-1]) >= len(ends) * 0.6
    assert ends[-1] < 300


def test_justifying_opens_no_gap_inside_a_word():
    paragraph = Paragraph("แรงงาน " * 40, Style(size=10, pitch=15, align=JUSTIFY))
    paragraph.wrap(333)
    widths = {round(w.width, 3) for line in paragraph.lines for w in line.words if not w.space}
    plain = Paragraph("แรงงาน", Style(size=10, pitch=15))
    plain.wrap(333)
    assert widths == {round(plain.lines[0].words[0].width, 3)}


def test_spaces_and_words_together_are_the_text():
    text = "  นาย  ก  ไป\u00a0ตลาด 12.50 บาท "
    assert "".join(token.text for token in tokens(text)) == text


def test_the_dictionary_leaves_no_folder_in_the_users_home(tmp_path):
    code = "from desktop.printing.lexicon import words; print(len(words('ประชาชนทำงาน')))"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHAINLP")}
    home = kept | {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], env=home, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "2"
    assert list(tmp_path.iterdir()) == []


def test_whoever_a_line_of_a_sheet_names_is_not_broken_in_any_table():
    @dataclass(frozen=True)
    class Line:
        volunteer: str
        remark: str = "หมายเหตุ"

    @dataclass(frozen=True)
    class Sheet:
        officer: str
        lines: tuple[Line, ...]
        groups: tuple[str, ...] = ("ว่างงาน",)

    sheet = Sheet("นายสมชาย แก้วประดิษฐ์ (อำเภอ)", (Line("นางสาวนูรีดา มะมิง"),))
    assert [name.strip() for name in _names(sheet)] == ["นายสมชาย แก้วประดิษฐ์", "นางสาวนูรีดา มะมิง"]
