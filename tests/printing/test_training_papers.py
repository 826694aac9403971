"""The papers of trainings, forums and a month's work say what their sheets say, and no more."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pypdfium2
import pytest

from desktop.printing import press
from desktop.printing.forms import attendance_sheet, form, monthly_plan, monthly_work, training_result
from desktop.printing.phrases import FIELDS, OTHER_WORK, by_field, counted, period

FEBRUARY = datetime.date(2026, 2, 16)


def lines_of(name, **changes):
    one = form(name)
    return press.print_paper(one, replace(one.sample, **changes)).text.splitlines()


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (None, "16 กุมภาพันธ์ 2569"),
        (FEBRUARY, "16 กุมภาพันธ์ 2569"),
        (datetime.date(2026, 2, 27), "16–27 กุมภาพันธ์ 2569"),
        (datetime.date(2026, 3, 2), "16 กุมภาพันธ์ 2569 ถึง 2 มีนาคม 2569"),
        (datetime.date(2027, 2, 27), "16 กุมภาพันธ์ 2569 ถึง 27 กุมภาพันธ์ 2570"),
    ],
)
def test_the_days_of_a_training_are_said_in_few_words(last, said):
    assert period(FEBRUARY, last) == said


def test_days_that_nobody_knows_leave_their_place_empty():
    assert period(None, None) == ""
    assert counted(0, "คน") == ""
    assert counted(1234, "คน") == "1,234 คน"


def test_the_four_fields_come_in_the_programmes_order_with_other_work_last():
    line = monthly_plan.SAMPLE.lines[0]
    mixed = [replace(line, field=field) for field in ("", "ด้านความมั่นคง", "ด้านข้อมูล", "ด้านความมั่นคง")]
    assert [(field, len(some)) for field, some in by_field(mixed)] == [
        *zip(FIELDS, (1, 0, 2, 0), strict=True),
        (OTHER_WORK, 1),
    ]


@pytest.mark.parametrize("name", ["training_roster", "training_result"])
def test_a_training_of_one_day_is_not_between_days(name):
    assert [line for line in lines_of(name) if line.startswith("ระหว่างวันที่")]
    text = " ".join(" ".join(lines_of(name, last_day=FEBRUARY)).split())
    assert "ระหว่างวันที่" not in text
    assert "วันที่ 16 กุมภาพันธ์ 2569" in text


@pytest.mark.parametrize("name", ["training_roster", "attendance_sheet"])
def test_lists_of_persons_show_no_whole_identity_number(name):
    text = "".join(lines_of(name)).replace("-", "")
    persons = form(name).sample.persons
    assert "1-9403-xxxxx-45-1" in lines_of(name)
    assert not [person.thai_id for person in persons if person.thai_id in text]


@pytest.mark.parametrize(("persons", "empty"), [(0, 20), (1, 1), (10, 1), (11, 2), (60, 6)])
def test_an_attendance_sheet_has_a_tenth_more_lines_than_names(persons, empty):
    expected = (attendance_sheet.SAMPLE.persons * 5)[:persons]
    lines = lines_of("attendance_sheet", persons=expected)
    assert str(persons + empty) in lines
    assert str(persons + empty + 1) not in lines


def test_an_attendance_sheet_has_lines_for_the_two_witnesses_of_a_thumb_print():
    witnesses = [line for line in lines_of("attendance_sheet") if line.startswith("พยานผู้รับรองลายพิมพ์นิ้วมือ")]
    assert len(witnesses) == 2


def test_a_roster_counts_men_and_women():
    assert "รวมผู้เข้ารับการฝึก 12 คน   ชาย 8 คน   หญิง 4 คน" in lines_of("training_roster")


def test_a_result_counts_those_who_passed_by_sex():
    lines = lines_of("training_result")
    place = lines.index("ผ่านการฝึก")
    assert lines[place + 1 : place + 5] == ["4", "2", "6", "75.0"]


def test_the_average_income_is_of_those_whose_income_is_known():
    after = training_result.FollowUpLine(citizen_name="ก", income_before=100, income_30=250, in_work_30=True)
    unknown = training_result.FollowUpLine(citizen_name="ข", income_before=201)
    lines = lines_of("training_result", follow_ups=(after, unknown))
    place = lines.index("รวม / เฉลี่ย")
    # 150.5 satang is rounded up; nobody was asked after 90 days.
    assert lines[place + 1 : place + 7] == ["1.51", "1", "2.50", "0", "–", "1.50"]


def test_a_certificate_is_written_in_thai_numerals_on_one_page():
    one = form("certificate")
    printed = press.print_paper(one, one.longest)
    assert printed.pages == 1
    assert "เลขที่ ๙๐๑๐/๒๕๗๑/ว ๑๒๓๔๕" in printed.text
    assert "ให้ไว้ ณ วันที่ ๒๙ กุมภาพันธ์ พ.ศ. ๒๕๗๑" in printed.text
    assert "ระยะเวลา ๑,๒๓๔ ชั่วโมง ระหว่างวันที่ ๒๗ ธันวาคม ๒๕๗๐ ถึง ๒๙ กุมภาพันธ์ ๒๕๗๑" in printed.text


def test_a_certificate_of_one_day_says_so():
    assert "ระยะเวลา ๖๐ ชั่วโมง เมื่อวันที่ ๑๖ กุมภาพันธ์ ๒๕๖๙" in lines_of("certificate", last_day=FEBRUARY)


def test_a_certificate_shows_every_signer_also_where_there_are_more_than_three():
    signers = form("certificate").longest.signers * 2
    text = "".join(lines_of("certificate", signers=signers)).replace(" ", "")
    assert text.count(signers[0].signer.replace(" ", "")) == 2


def test_a_forum_that_is_recorded_by_hand_has_lines_to_write_on():
    lines = lines_of("forum_record", raised=(), decisions=())
    assert lines.count("5") == 2


@pytest.mark.parametrize("name", ["monthly_plan", "monthly_work"])
def test_a_field_that_goes_on_over_a_page_is_named_again(name):
    lines = press.print_paper(form(name), form(name).longest).text.splitlines()
    again = {field for field in FIELDS if f"{field} (ต่อ)" in lines}
    assert again
    # Once where it begins; more often only where it goes on.
    assert all(lines.count(field) == 1 for field in FIELDS)


@pytest.mark.parametrize("name", ["monthly_plan", "monthly_work"])
def test_no_page_of_a_month_bears_the_head_of_its_fields_twice(name):
    document = pypdfium2.PdfDocument(press.print_paper(form(name), form(name).longest).pdf)
    heads = [page.get_textpage().get_text_range().count("ด้าน / กิจกรรม") for page in document]
    document.close()
    assert max(heads) == 1


@pytest.mark.parametrize(
    ("name", "title"), [("monthly_plan", monthly_plan.TITLE), ("monthly_work", monthly_work.TITLE)]
)
def test_the_month_stands_in_the_title(name, title):
    assert f"{title}กุมภาพันธ์ 2569" in lines_of(name)
    assert title in lines_of(name, month="")


def test_the_samples_of_a_months_plan_and_work_agree():
    plan, work = monthly_plan.SAMPLE, monthly_work.SAMPLE
    assert sum(line.times for line in plan.lines) == sum(line.planned_times for line in work.lines)
    assert sum(line.people for line in plan.lines) == sum(line.planned_people for line in work.lines)
    assert sum(line.done_times for line in work.lines) == len(work.done)


@pytest.mark.parametrize("sheet", [monthly_work.SAMPLE, monthly_work.LONGEST])
def test_people_reached_are_those_of_the_activities(sheet):
    assert sum(line.reached_people for line in sheet.lines) == sum(
        line.men + line.women for line in sheet.done
    )


@pytest.mark.parametrize("sheet", [training_result.SAMPLE, training_result.LONGEST])
def test_whoever_passed_was_there_long_enough(sheet):
    passed = [line.hours for line in sheet.persons if line.result == "passed"]
    assert min(passed) >= sheet.hours_to_pass
    assert max(line.hours for line in sheet.persons) <= sheet.hours


@pytest.mark.parametrize("name", ["attendance_sheet", "forum_record"])
def test_a_day_is_said_with_its_weekday_behind_it(name):
    text = press.print_paper(form(name), form(name).longest).text
    assert "29 กุมภาพันธ์ 2571 (วันอังคาร)" in text
    assert "วันที่ วันอังคาร" not in " ".join(text.split())


def test_a_field_without_a_plan_is_named_all_the_same():
    only = tuple(line for line in monthly_plan.SAMPLE.lines if line.field == "ด้านแรงงาน")
    lines = lines_of("monthly_plan", lines=only)
    assert [line for line in lines if line in FIELDS] == list(FIELDS)
    assert lines.count("ไม่มีกิจกรรมในเดือนนี้") == 3


def test_the_work_of_a_month_is_summed_by_field_and_over_all_of_them():
    lines = lines_of("monthly_work")
    place = lines.index("ด้านแรงงาน")
    assert lines[place + 1 : place + 6] == ["3", "2", "95", "79", "83.2"]
    place = lines.index("รวมทุกด้าน")
    assert lines[place + 1 : place + 6] == ["7", "6", "213", "208", "97.7"]


def test_work_outside_the_plan_has_no_share_of_it():
    outside = replace(monthly_work.SAMPLE.lines[0], activity="นอกแผน", planned_times=0, planned_people=0)
    lines = lines_of("monthly_work", lines=(outside,))
    place = lines.index("– นอกแผน")
    assert lines[place + 1 : place + 6] == ["0", "1", "0", "43", "–"]


@pytest.mark.parametrize(
    "name",
    [
        *("training_roster", "attendance_sheet", "training_result", "certificate"),
        *("forum_record", "monthly_plan", "monthly_work"),
    ],
)
def test_an_ordinary_paper_of_a_training_or_a_month_takes_one_page(name):
    printed = press.print_paper(form(name), form(name).sample)
    assert printed.pages == 1
    assert len(printed.pdf) < 60_000
