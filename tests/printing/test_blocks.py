"""Codes, shares, bars and tables are what they say."""

from __future__ import annotations

import io
import re

import pypdf
import pypdfium2
import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.printing.blocks import AtFoot, Fields, Gap
from desktop.printing.charts import Chart, Funnel, Legend, Stage, bars, hundredths, percent
from desktop.printing.emblems import _qr_rows
from desktop.printing.paper import FORM
from desktop.printing.runs import Stop, Style, bold
from desktop.printing.signing import Signatures, Signer
from desktop.printing.tables import Column, Footed, Table
from desktop.printing.thai_text import Paragraph


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        *((1, 3, "33.3"), (2, 3, "66.7"), (5, 0, "–"), (1, 2000, "0.1"), (0, 9, "0.0"), (3, 2, "150.0")),
        (1_234_567, 100, "1,234,567.0"),
    ],
)
def test_a_share_is_rounded_half_up_and_bears_its_sign_only_where_no_head_says_it(part, whole, shown):
    assert hundredths(part, whole) == shown
    assert percent(part, whole) == (f"{shown}%" if whole else "–")


def test_the_drawn_code_has_the_dark_modules_of_its_text():
    text = "9401/2569/00127"
    drawn = [set().union(*(range(s, s + n) for s, n in row)) if row else set() for row in _qr_rows(text)]
    matrix = segno.make(text, error="m", micro=False).matrix
    assert drawn == [{place for place, dark in enumerate(row) if dark} for row in matrix]


def test_too_many_bars_are_gathered_in_one():
    chart = bars([(f"c{n}", n, 1) for n in range(1, 11)], 3, "และอีก {count}")
    assert [(bar._figure, bar._part) for bar in chart] == [(10, 1), (9, 1), (8, 1), (28, 7)]


def test_bars_without_figures_are_left_out():
    assert bars([("a", 0, 0)], 3, "") == []


def test_help_in_a_category_that_nobody_was_pointed_out_in_keeps_its_bar():
    (bar,) = bars([("ก", 0, 3), ("ข", 0, 0)], 3, "")
    assert (bar._figure, bar._part, bar._most) == (0, 3, 3)


CHARTS = {
    "nothing": [("ก", 0, 0)] * 3,
    "one giant": [("ยักษ์", 1_234_567, 1_234_567), *[("เล็ก", 1, 1)] * 6],
    "more done than asked": [("ก", 7, 999_999), ("ข", 654_321, 1)],
    "long names": [("ศูนย์บริการร่วมกระทรวงแรงงาน " * 6, 123_456, 99), ("ก" * 200, 1_234_567, 0)],
}


def drawn(pdf):
    """The areas and the texts of a page: left, lower, right, upper, in points."""
    page = pypdfium2.PdfDocument(pdf)[0]
    areas = [one.get_bounds() for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH]
    text = page.get_textpage()
    return areas, [text.get_rect(at) for at in range(text.count_rects())]


def meet(one, other):
    """Whether two places have more than a hair in common."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.2 and up > 0.2


@pytest.mark.parametrize("name", CHARTS)
def test_bars_and_words_of_a_chart_never_touch(name, set_story):
    rows = CHARTS[name]
    stages = [
        Stage(label if len(label) < 20 else "ขั้นตอนที่มีชื่อยาว", part, figure) for label, figure, part in rows
    ]
    pdf, written = set_story([*bars(rows, 15, ""), Gap(20), Funnel(stages), Legend("ผล", "เป้าหมาย")])
    areas, texts = drawn(pdf)
    assert "จาก" in written
    assert len(areas) >= 2
    assert [(area, text) for area in areas for text in texts if meet(area, text)] == []
    assert [(a, b) for at, a in enumerate(texts) for b in texts[at + 1 :] if meet(a, b)] == []
    right = FORM.width - FORM.right + 0.5
    assert all(FORM.left - 0.5 <= place[0] and place[2] <= right for place in [*areas, *texts])


def test_one_person_beside_a_million_is_still_seen(set_story):
    pdf, _written = set_story(bars([("มาก", 1_234_567, 0), ("น้อย", 1, 0)], 15, ""))
    areas, _texts = drawn(pdf)
    assert sorted(round(area[2] - area[0], 1) for area in areas)[0] >= 0.5


def test_a_table_breaks_between_rows_and_keeps_all_of_them():
    table = Table(
        (Column("a"), Column("b", 2, "right")), [(str(n), "x") for n in range(50)], sums=[("s", "9")]
    )
    _width, height = table.wrap(300)
    first, second = table.split(300, height / 2)
    assert len(first._rows) + len(second._rows) == 51
    assert first.wrap(300)[1] <= height / 2
    assert second._rows[-1].kind == "sum"


def test_a_sum_never_stands_alone_on_a_page():
    table = Table((Column("a"),), [(str(n),) for n in range(10)], sums=[("s",)])
    _width, height = table.wrap(300)
    _first, second = table.split(300, height - 5)
    assert [row.kind for row in second._rows] == ["row", "sum"]


def test_a_paragraph_leaves_no_single_line_behind():
    paragraph = Paragraph("\n".join("abcdef"), Style(size=10, pitch=10))
    first, second = paragraph.split(100, 55)
    assert [len(first.lines), len(second.lines)] == [4, 2]
    assert paragraph.split(100, 12) == []
    # What was kept for the next page is not divided again in the room that was left here.
    assert second.split(100, 15) == []


def test_dates_beside_each_other_stand_on_one_line(set_story):
    long_name = "ว่าที่ร้อยตรีหญิงอัสมะห์นูรไอนี หะยีสะมะแอบินอับดุลกอเดร์"
    signers = (Signer("นายสมชาย แก้วประดิษฐ์", "หัวหน้า", dated=""), Signer(long_name * 2, "หัวหน้า", dated=""))
    pdf, _written = set_story([Signatures(*signers)])
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    places = [page.get_rect(at) for at in range(page.count_rects())]
    dates = [place for place in places if page.get_text_bounded(*place).strip() == "วันที่"]
    assert len(dates) == 2
    assert dates[0][1] == pytest.approx(dates[1][1], abs=0.1)
    assert dates[0][1] == min(place[1] for place in places)


def test_what_stands_at_the_foot_takes_all_the_height_that_is_left():
    foot = AtFoot(Gap(30))
    assert foot.wrap(100, 500)[1] == pytest.approx(500, abs=0.1)
    assert foot.wrap(100, 10)[1] == 30


def test_a_value_on_a_dotted_line_that_is_too_long_takes_a_second_line():
    fields = Fields(("ชื่อ ", "ประชาชน " * 40, 1), ("เพศ ", "ชาย", 1), style=Style(pitch=20))
    assert fields.wrap(400)[1] > 40


def test_a_stop_begins_what_follows_at_its_place_and_never_goes_back():
    paragraph = Paragraph(["ก", Stop(100), "ข", Stop(50), "ค"], Style(size=10, pitch=15))
    paragraph.wrap(300)
    places = {word.text: word.place for word in paragraph.lines[0].words if word.text}
    assert places["ข"] == 100
    assert places["ค"] > places["ข"]


def test_a_bold_word_keeps_its_closing_bracket():
    paragraph = Paragraph(["ประชาชน (", bold("แรงงาน"), ") ประชาชน"], Style(size=10, pitch=15))
    paragraph.wrap(Paragraph("ประชาชน (แรงงาน", Style(size=10)).natural_width() + 3)
    assert [line.text for line in paragraph.lines] == ["ประชาชน", "(แรงงาน)", "ประชาชน"]


def test_dotted_places_run_to_the_end_of_the_line(set_story):
    pdf, _written = set_story([Fields(("ชื่อ ", "ก", 1))])
    operators = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents().get_data()
    assert operators.count(b"[0 1.9] 0 d") == 1


def test_a_value_of_several_lines_stands_on_dots_that_end_together(set_story):
    pdf, _written = set_story([Fields(("ที่อยู่ ", "บ้านเลขที่ ตำบลปะกาฮะรัง " * 12, 1))])
    operators = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].get_contents().get_data().decode("latin-1")
    ends = {}
    for right, base in re.findall(r"0 d [\d.]+ [\d.]+ m ([\d.]+) ([\d.]+) l", operators):
        ends[base] = max(ends.get(base, 0.0), float(right))
    assert len(ends) >= 3
    assert max(ends.values()) - min(ends.values()) < 0.1


def money_list(amounts):
    sums = [sum(amounts[:count]) for count in range(len(amounts) + 1)]
    rows = [(str(place), str(amount)) for place, amount in enumerate(amounts, 1)]
    return Table(
        (Column("ที่"), Column("บาท", 2, "right")),
        rows,
        sums=[("รวม", str(sums[-1]))],
        carried=lambda word, count: (word, str(sums[count])),
    )


def said(table):
    """What the rows of a divided table say, and that every part fits."""
    return [tuple("".join(run.text for run in cell.parts) for cell in row.cells) for row in table._rows]


def pages(table, height):
    parts = []
    while table.wrap(300)[1] > height:
        parts_here = table.split(300, height)
        assert len(parts_here) == 2
        first, table = parts_here
        used = first.wrap(300)[1]
        assert used <= height + 0.01
        # As ReportLab does it: what goes on is offered the rest of this page first, and must not take it.
        assert table.wrap(300)[1] > height - used
        assert table.split(300, height - used) == []
        parts.append(first)
    return [said(part) for part in [*parts, table]]


@given(st.lists(st.integers(1, 999), min_size=1, max_size=60), st.integers(90, 400))
def test_sums_are_carried_over_every_page_and_every_row_stays(amounts, height):
    set_on = pages(money_list(amounts), height)
    assert [row for page in set_on for row in page if row[0].isdigit()] == [
        (str(place), str(amount)) for place, amount in enumerate(amounts, 1)
    ]
    reached = 0
    for number, page in enumerate(set_on, 1):
        if number > 1:
            assert page[0] == ("ยกมา", str(reached))
        reached += sum(int(amount) for place, amount in page if place.isdigit())
        assert page[-1] == ("รวม" if number == len(set_on) else "ยกไป", str(reached))
        assert any(row[0].isdigit() for row in page)
    assert sum(row[0] in ("ยกมา", "ยกไป") for page in set_on for row in page) == 2 * (len(set_on) - 1)


def test_a_row_of_a_money_list_that_is_taller_than_a_page_is_summed_once():
    rows = [("1", "600"), ("2 " + "ก\n" * 90, "700"), ("3", "800")]
    table = Table(
        (Column("ที่"), Column("บาท", 2, "right")),
        rows,
        sums=[("รวม", "2100")],
        carried=lambda word, count: (word, str((0, 600, 1300, 2100)[count])),
    )
    set_on = pages(table, 500)
    carried = [row for page in set_on for row in page if row[0] in ("ยกมา", "ยกไป")]
    assert set(carried) <= {("ยกไป", "600"), ("ยกมา", "600"), ("ยกไป", "1300"), ("ยกมา", "1300")}
    assert [page[-1] for page in set_on][-1] == ("รวม", "2100")
    assert len(set_on) > 3


def test_a_table_that_carries_nothing_is_divided_without_a_word():
    table = Table((Column("a"),), [(str(n),) for n in range(50)])
    assert [row for page in pages(table, 200) for row in page] == [(str(n),) for n in range(50)]


@given(st.integers(1, 40), st.integers(180, 400))
def test_what_is_signed_below_a_table_has_a_row_above_it(count, height):
    part = Footed(money_list(list(range(1, count + 1))), Gap(50))
    while part.wrap(300)[1] > height:
        first, part = part.split(300, height)
        assert isinstance(first, Table)
        assert first.wrap(300)[1] <= height
    assert [row[0] for row in said(part._table)][-2:] == [str(count), "รวม"]


def test_a_table_and_a_foot_that_no_page_holds_are_parted():
    table, foot = Table((Column("a"),), [("ก",)]), Gap(600)
    assert Footed(table, foot).split(300, 500) == [table, foot]
    assert Footed(table, foot).split(300, 10) == []


def chart_parts(labels):
    rows = bars([(label, 9, 1) for label in labels], 99, "")
    return [Paragraph("จำนวน (คน)", Style(size=9, pitch=13)), *rows, Legend("ผล", "เป้าหมาย")]


def test_a_low_chart_moves_whole_to_the_next_page():
    chart = Chart(*chart_parts(["ก"] * 8))
    _width, height = chart.wrap(400)
    assert chart.split(400, height - 1) == []


@given(st.lists(st.integers(1, 150), min_size=14, max_size=40), st.integers(20, 480))
@settings(deadline=None, max_examples=30)
def test_a_high_chart_keeps_its_caption_and_its_legend_with_a_bar(lengths, left):
    parts = chart_parts(["แรงงาน " * max(length // 8, 1) for length in lengths])
    chart, height, pages = Chart(*parts), left, []
    while chart.wrap(400)[1] > height:
        pieces = chart.split(400, height)
        if pieces:
            assert pieces[0].wrap(400)[1] <= height
            pages.append(pieces[0]._parts)
            chart = pieces[1]
        height = 480
    pages.append(chart._parts)
    assert [part for page in pages for part in page] == parts
    assert min(len(pages[0]), len(pages[-1])) >= 2


def test_a_chart_with_a_name_taller_than_a_page_is_set_part_by_part():
    parts = chart_parts(["แรงงาน " * 600])
    assert Chart(*parts).split(400, 300) == parts
    assert Chart(*parts).split(400, 10) == []


@given(st.lists(st.integers(1, 12), min_size=1, max_size=8), st.integers(90, 300))
def test_a_leading_row_stands_above_one_of_its_rows_and_comes_again(sizes, height):
    rows, leading = [], []
    for group, size in enumerate(sizes):
        leading.append(len(rows))
        rows += [(f"L{group}", "9"), *((f"{group}.{place}", "1") for place in range(size))]
    set_on = pages(Table((Column("a"), Column("b")), rows, sums=[("รวม", "9")], leading=leading), height)
    own = [row for page in set_on for row in page if "(ต่อ)" not in row[0]]
    assert own == [*rows, ("รวม", "9")]
    for number, page in enumerate(set_on):
        assert not page[-1][0].startswith("L")
        first = page[0][0]
        if number and first[0].isdigit():
            pytest.fail(f"{first} does not say what it belongs to")
        if "(ต่อ)" in first:
            assert page[0] == (f"L{page[1][0].partition('.')[0]} (ต่อ)", "")


def test_a_leading_row_is_bold():
    table = Table((Column("a"),), [("L",), ("x",)], leading=[0])
    assert [row.cells[0].style.face for row in table._rows] == ["bold", "regular"]


def test_a_head_that_no_page_holds_is_divided_as_a_row():
    table = Table((Column("หัวข้อ " * 400), Column("b")), [("1", "2"), ("3", "4")])
    set_on = pages(table, 400)
    assert len(set_on) > 3
    assert [page[-1] for page in set_on][-1] == ("3", "4")


def test_what_is_below_a_table_keeps_the_space_that_it_asks_for():
    table, below = (
        Table((Column("a"),), [("ก",)], after=3),
        Paragraph("ข", Style(size=10, pitch=15, before=8)),
    )
    assert Footed(table, below).wrap(300)[1] == table.wrap(300)[1] + 8 + 15


def test_a_leading_row_without_room_for_one_of_its_rows_goes_over_with_them():
    rows = [*((str(n),) for n in range(5)), ("L",), *((f"x{n}",) for n in range(3))]
    table = Table((Column("a"),), rows, leading=[5])
    one = table.wrap(300)[1] / 10
    first, second = table.split(300, 7.5 * one)
    assert [row[0] for row in said(first)] == ["0", "1", "2", "3", "4"]
    assert [row[0] for row in said(second)] == ["L", "x0", "x1", "x2"]
    assert Table((Column("a"),), rows[5:], leading=[0]).split(300, 2.5 * one) == []


def test_a_leading_row_stays_with_a_row_that_no_page_holds():
    table = Table((Column("a"),), [("L",), ("ก\n" * 90,)], leading=[0])
    set_on = pages(table, 500)
    assert set_on[0][0] == ("L",)
    assert len(set_on[0]) == 2


def test_a_leading_row_that_is_very_high_is_divided_and_does_not_come_again():
    rows = [("L" + "\nก" * 90,), *((f"x{n}",) for n in range(60))]
    set_on = pages(Table((Column("a"),), rows, leading=[0]), 500)
    assert not [row for page in set_on for row in page if "(ต่อ)" in row[0]]
    assert [page[-1] for page in set_on][-1] == ("x59",)
