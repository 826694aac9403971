"""What the reports reckon from their sheets: sums, shares, means, and the change since the quarter before."""

from __future__ import annotations

import datetime
import io
from dataclasses import replace

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.printing import press
from desktop.printing.forms import (
    chain_by_type,
    chain_report,
    event_report,
    form,
    satisfaction,
    service_users,
    situation_report,
)

REPORTS = ("chain_report", "chain_by_type", "service_users", "satisfaction", "situation_report")
counts = st.integers(0, 2000)


def lines_of(name, **changes):
    one = form(name)
    return press.print_paper(one, replace(one.sample, **changes)).text.splitlines()


def after(lines, label, many):
    place = lines.index(label)
    return lines[place + 1 : place + 1 + many]


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_that_nobody_approved_is_a_draft(name):
    assert "ร่าง" not in lines_of(name)
    assert "ร่าง" in lines_of(name, approved_on=None)


@pytest.mark.parametrize("name", [*REPORTS, "event_report"])
def test_an_ordinary_report_is_small(name):
    assert len(press.print_pdf(form(name), form(name).sample)) < 60_000


@pytest.mark.parametrize("name", ["chain_report", "satisfaction", "event_report"])
def test_an_ordinary_report_takes_one_page(name):
    assert press.print_paper(form(name), form(name).sample).pages == 1


@pytest.mark.parametrize("name", [*REPORTS, "event_report"])
def test_nobody_signs_a_page_that_says_nothing_else(name):
    one = form(name)
    sentence = "จึงเรียนมา" if name == "event_report" else "ขอรับรองว่า"
    for sheet in (one.sample, one.longest):
        lines = press.print_paper(one, sheet).text.splitlines()
        said = next(place for place, line in enumerate(lines) if line.startswith(sentence))
        signed = next(place for place, line in enumerate(lines) if line.startswith("(ลงชื่อ)"))
        assert signed - said == 1


def test_the_sums_of_the_volunteers_and_of_the_centre_make_up_the_whole():
    lines = lines_of("chain_report")
    assert after(lines, "รวม อสร.", 5) == ["39", "16", "15", "7", "175"]
    assert after(lines, "ศูนย์รับเรื่องเอง", 5) == ["206", "62", "61", "18", "806"]
    assert after(lines, "รวมทั้งสิ้น", 5) == ["245", "78", "76", "25", "981"]


def test_a_centre_that_took_nothing_in_itself_has_one_sum():
    lines = lines_of(
        "chain_report", without_volunteer=chain_report.ChainFigures(), without_volunteer_since_october=0
    )
    assert "รวม อสร." in lines
    assert "รวมทั้งสิ้น" not in lines


def test_volunteers_who_reached_their_quota_and_those_without_any_result_are_counted():
    assert "ครบเป้าหมายแล้ว 1 คน ไม่มีผลในช่วงนี้ 2 คน" in " ".join(lines_of("chain_report"))


def test_the_months_of_a_fiscal_year_begin_with_october_of_the_year_before():
    lines = lines_of("chain_by_type")
    place = lines.index("ต.ค.")
    assert lines[place : place + 6] == ["ต.ค.", "68", "พ.ย.", "68", "ธ.ค.", "68"]
    assert lines[place + 6 : place + 8] == ["ม.ค.", "69"]
    assert lines.index("ก.ย.") == place + 22


def test_a_month_that_has_not_ended_is_a_dash_and_an_empty_one_a_nought():
    year = chain_by_type.Year(october=3, november=0)
    line = replace(form("chain_by_type").sample.categories[0], code="X", pointed_out=year)
    lines = lines_of("chain_by_type", categories=(line,))
    first = lines.index("X", lines.index("X") + 1)
    assert lines[first + 2 : first + 15] == ["3", "0", *["–"] * 10, "3"]


def test_the_year_by_category_is_the_sum_of_its_months():
    lines = lines_of("chain_by_type")
    assert after(lines, "รวม", 5) == ["981", "302", "297", "30.8", "98.3"]
    monthly = lines.index("รวม", lines.index("รวม") + 1)
    assert lines[monthly + 1 : monthly + 14] == ["252", "259", "225", "245", *["–"] * 8, "981"]


def test_people_whose_sex_is_not_recorded_get_a_column_only_where_there_are_some():
    assert "ไม่ระบุ" not in lines_of("service_users")
    line = service_users.UsersLine(name="โทรศัพท์", men=1, women=2, unstated=3)
    lines = lines_of("service_users", by_channel=(line,))
    assert lines.count("ไม่ระบุ") == 1
    assert after(lines, "โทรศัพท์", 5) == ["1", "2", "3", "6", "100.0"]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (213, "เพิ่มขึ้น 19 คน (ร้อยละ 8.9) จากช่วงก่อนหน้าซึ่งมี 213 คน"),
        (300, "ลดลง 68 คน (ร้อยละ 22.7) จากช่วงก่อนหน้าซึ่งมี 300 คน"),
        (232, "เท่ากับช่วงก่อนหน้า"),
        (0, "เพิ่มขึ้น 232 คน จากช่วงก่อนหน้าซึ่งมี 0 คน"),
    ],
)
def test_the_period_before_is_named_beside_the_number_of_people(before, said):
    # The sentence may go over a line's end, where no space stood.
    text = "".join(lines_of("service_users", people_before=before))
    assert "".join(said.split()) in "".join(text.split())


def test_without_a_period_before_nothing_is_compared():
    assert "ช่วงก่อนหน้า" not in "".join(lines_of("service_users", people_before=None))


@given(st.tuples(counts, counts, counts, counts, counts).filter(any))
def test_the_mean_mark_is_the_exact_one_rounded_half_up(marks):
    line = satisfaction._score("x", *marks)
    exact = sum(mark * count for mark, count in zip((5, 4, 3, 2, 1), marks, strict=True)) / sum(marks)
    assert abs(satisfaction._mean(line) - exact * 100) <= 0.5 + 1e-9


@pytest.mark.parametrize(
    ("mean", "word"),
    [
        (500, "มากที่สุด"),
        (451, "มากที่สุด"),
        (450, "มาก"),
        (351, "มาก"),
        (350, "ปานกลาง"),
        (251, "ปานกลาง"),
        (250, "น้อย"),
        (151, "น้อย"),
        (150, "น้อยที่สุด"),
        (100, "น้อยที่สุด"),
    ],
)
def test_each_mean_has_the_word_of_its_step(mean, word):
    assert satisfaction._level(mean) == word


def test_a_survey_that_nobody_answered_has_no_mean():
    nobody = satisfaction._score("ภาพรวม", 0, 0, 0, 0, 0)
    lines = lines_of("satisfaction", overall=nobody, by_question=(nobody,), by_service=())
    assert "ยังไม่มีผู้ตอบ" in lines
    assert after(lines, "รวมทุกข้อ", 8) == ["0", "0", "0", "0", "0", "0", "–", "–"]


@pytest.mark.parametrize(
    ("now", "before", "shown"),
    [
        (388, 351, ("+37", "+10.5")),
        (430, 446, ("−16", "−3.6")),
        (27, 27, ("คงเดิม", "0.0")),
        (5, 0, ("+5", "–")),
        (5, None, ("–", "–")),
        (None, 5, ("–", "–")),
    ],
)
def test_a_figure_is_compared_with_the_quarter_before(now, before, shown):
    assert situation_report._change(now, before) == shown


def test_the_first_quarter_of_an_area_has_nothing_to_compare_with():
    lines = lines_of("situation_report", before=None)
    assert after(lines, "ผู้ว่างงาน", 4) == ["388", "–", "–", "–"]


def test_an_area_is_the_sum_of_its_parts_and_what_nobody_counted_is_no_nought():
    people = situation_report.People
    parts = (
        situation_report.AreaLine(name="ก", people=people(farming=30, without_work=10, wanting_work=4)),
        situation_report.AreaLine(name="ข", people=people(farming=50, trade=10)),
    )
    lines = lines_of("situation_report", parts=parts)
    assert after(lines, "ก", 8) == ["–", "30", "10", "4", "–", "–", "–", "25.0"]
    assert after(lines, "ข", 8) == ["–", "60", "–", "–", "–", "–", "–", "–"]
    assert after(lines, "รวม", 8) == ["–", "90", "10", "4", "–", "–", "–", "–"]


def test_only_a_restricted_event_says_who_may_read_it():
    assert "จำกัดการเข้าถึง" not in "".join(lines_of("event_report"))
    assert "จำกัดการเข้าถึง" in "".join(lines_of("event_report", restricted=True))


def test_an_event_that_nobody_was_told_of_leaves_rows_to_write_in():
    table = event_report._reported(())
    assert len(table._rows) == event_report._EMPTY_LINES
    assert table.wrap(400)[1] > 18 * event_report._EMPTY_LINES


def test_a_day_that_is_not_known_is_left_to_be_written():
    lines = lines_of("event_report", happened_on=None, reported_on=datetime.date(2028, 2, 29))
    assert "วันที่รายงาน 29 กุมภาพันธ์ 2571" in lines
    assert "14 มกราคม 2569" not in next(line for line in lines if line.startswith("วันที่เกิดเหตุ"))


@pytest.mark.parametrize("name", ["sample", "longest"])
def test_the_figures_of_a_kept_report_agree_with_each_other(name):
    users = getattr(form("service_users"), name)
    for lines in (users.by_channel, users.by_tambon):
        summed = [sum(getattr(line, sex) for line in lines) for sex in ("men", "women", "unstated")]
        assert summed == [users.people.men, users.people.women, users.people.unstated]
    judged = getattr(form("satisfaction"), name)
    whole = [sum(line.counts[place] for line in judged.by_service) for place in range(5)]
    assert tuple(whole) == judged.overall.counts
    assert judged.overall.answers <= judged.asked


@pytest.mark.parametrize("many", [1, 12_345, 123_456])
@pytest.mark.parametrize("unstated", [0, 1_234])
def test_neither_a_sum_nor_a_head_of_the_services_stands_on_two_lines(many, unstated):
    sheet = form("service_users").sample
    services = tuple(
        replace(line, men=many, women=many, unstated=unstated, referred=many, assisted=many)
        for line in sheet.by_service
    )
    lines = lines_of("service_users", by_service=services)
    assert {"หน่วยงาน", "ช่วยเหลือ", "ส่งต่อ"} <= set(lines)
    assert {f"{8 * many:,}", f"{8 * (2 * many + unstated):,}"} <= set(lines)


@pytest.mark.parametrize("many", [345, 12_345, 234_567])
def test_no_sum_of_the_marks_stands_on_two_lines(many):
    line = satisfaction._score("ข้อคำถาม", *[many] * 5)
    lines = lines_of("satisfaction", by_question=(line,) * 3)
    assert lines.count(f"{3 * many:,}") == 5
    assert f"{15 * many:,}" in lines


@pytest.mark.parametrize("remarks", [("ดีมาก",), ("ดีมาก", "ขอบคุณ")])
def test_the_heading_of_the_remarks_stands_on_the_page_of_the_first_one(remarks):
    one = form("satisfaction")
    for many in range(8, 24):
        sheet = replace(one.sample, by_question=one.sample.by_question[:1] * many, remarks=remarks)
        pages = [
            page.extract_text() for page in pypdf.PdfReader(io.BytesIO(press.print_pdf(one, sheet))).pages
        ]
        of_heading = [place for place, text in enumerate(pages) if "ข้อเสนอแนะของประชาชน" in text]
        of_remark = [place for place, text in enumerate(pages) if "1. ดีมาก" in text]
        assert of_heading == of_remark


def test_no_telephone_of_a_list_is_torn_though_the_list_has_many_columns():
    lines = lines_of(
        "register_list",
        lines=form("register_list").longest.lines[:1],
        columns=form("register_list").longest.columns,
    )
    assert "0812345678" in lines
    assert "1-9010-xxxxx-12-3" in lines


@pytest.mark.parametrize("count", range(17, 27))
def test_nobody_signs_a_page_of_the_volunteers_report_that_bears_nothing_else(count):
    sheet = chain_report.SAMPLE
    many = replace(sheet, volunteers=(sheet.volunteers * 3)[:count], notes="")

    last = _pages("chain_report", many)[-1]

    assert "(ลงชื่อ)" in last
    assert "รวมทั้งสิ้น" in last


def test_a_situation_of_which_nobody_wrote_is_one_page_without_empty_headings():
    sheet = replace(situation_report.SAMPLE, parts=(), situation="", proposals=())

    pages = _pages("situation_report", sheet)

    assert len(pages) == 1
    assert "(ลงชื่อ)" in pages[0]
    assert "ข้อเสนอแนะ" not in pages[0]


def _pages(name, sheet):
    return [
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(press.print_pdf(form(name), sheet))).pages
    ]
