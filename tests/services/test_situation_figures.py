"""Figures of a quarter: kept area by area, summed honestly, locked with the month, approved as they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
import registers
from centre_and_province import Two
from hypothesis import given, settings
from hypothesis import strategies as st
from refusing import code_of
from situation_entries import COUNTED, OTHER_TAMBON, QUARTER, TAMBON
from sqlalchemy import text

from desktop.models import Situation, new_uid
from desktop.printing import forms, press
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.rules.situations import (
    FIGURES,
    ReviewDraft,
    SituationDraft,
    figures_of,
    is_counted,
    with_figures,
)
from desktop.services.ground import Ground
from desktop.services.reports import Reports
from desktop.services.situations import QuarterPage, Situations
from desktop.system.clock import SetClock
from desktop.system.paths import Home

Become = Callable[[Ground, str], Ground]
REVIEW = ReviewDraft(
    fiscal_year=2570, quarter=1, area_code="9401", situation="ว่างงานลดลง", proposals="เปิดหลักสูตร\nออกหน่วย"
)


@pytest.fixture
def situations(centre_ground: Ground) -> Situations:
    return Situations(centre_ground)


def of(page: QuarterPage, code: str) -> dict[str, int | None]:
    return next(line.now for line in page.lines if line.code == code)


# -- keeping


def test_figures_are_kept_as_they_were_typed_and_empty_stays_empty(situations: Situations) -> None:
    situations.figures.save(replace(COUNTED, abroad=None, disabled=0))
    page = situations.figures.area(QUARTER, TAMBON)
    assert page.stored
    assert (page.draft.abroad, page.draft.disabled, page.draft.farming) == (None, 0, 300)


def test_the_form_of_a_new_quarter_begins_with_last_quarters_figures_beside_and_its_source(
    situations: Situations,
) -> None:
    situations.figures.save(replace(COUNTED, fiscal_year=2569, quarter=4, counted_on=date(2026, 9, 10)))
    page = situations.figures.area(QUARTER, TAMBON)
    assert not page.stored
    assert page.before == figures_of(COUNTED)
    assert not is_counted(figures_of(page.draft))
    assert (page.draft.source, page.draft.counted_on) == ("การสำรวจ", date(2026, 11, 20))


def test_what_exceeds_its_whole_is_refused_at_its_field(situations: Situations) -> None:
    with pytest.raises(Refused) as refused:
        situations.figures.save(replace(COUNTED, wanting_work=81))
    assert [problem.field for problem in refused.value.problems] == ["wanting_work"]
    assert not situations.figures.area(QUARTER, TAMBON).stored


def test_a_quarter_that_has_not_begun_and_another_district_are_refused(situations: Situations) -> None:
    assert code_of(lambda: situations.figures.save(replace(COUNTED, quarter=2))) == "draft"
    assert code_of(lambda: situations.figures.save(replace(COUNTED, tambon_code="940201"))) == "not-ours"


def test_the_quarters_last_month_closed_locks_its_figures(
    situations: Situations, centre_ground: Ground
) -> None:
    saved = replace(COUNTED, fiscal_year=2569, quarter=4, counted_on=date(2026, 9, 10))
    situations.figures.save(saved)
    Reports(centre_ground).close(Month(2026, 9))
    page = situations.figures.area(QUARTER.previous(), TAMBON)
    assert "กันยายน" in page.locked
    assert code_of(lambda: situations.figures.save(replace(saved, abroad=1), 1)) == "month-closed"
    review = replace(REVIEW, fiscal_year=2569, quarter=4)
    assert code_of(lambda: situations.reviews.save(review)) == "month-closed"
    assert not situations.figures.area(QUARTER, TAMBON).locked


def test_an_earlier_month_of_the_quarter_locks_nothing(situations: Situations, centre_ground: Ground) -> None:
    Reports(centre_ground).close(Month(2026, 10))
    assert situations.figures.save(COUNTED).uid


def test_whoever_read_older_figures_overwrites_nothing(situations: Situations) -> None:
    situations.figures.save(COUNTED)
    situations.figures.save(replace(COUNTED, abroad=71), 1)
    assert code_of(lambda: situations.figures.save(replace(COUNTED, abroad=72), 1)) == "changed"
    assert code_of(lambda: situations.figures.save(replace(COUNTED, abroad=72))) == "changed"
    assert situations.figures.area(QUARTER, TAMBON).draft.abroad == 71


# -- sums


def test_a_district_is_the_sum_of_its_tambons_and_names_those_that_are_missing(
    situations: Situations,
) -> None:
    situations.figures.save(COUNTED)
    situations.figures.save(replace(COUNTED, tambon_code=OTHER_TAMBON, abroad=None))
    page = situations.figures.quarter(QUARTER)
    assert (page.now["working_age"], page.now["abroad"]) == (2000, 70)
    assert (page.counted, page.areas) == (2, 13)
    assert len(page.missing) == 11
    assert not page.is_comparable


def test_villages_agree_with_their_tambon_or_are_named_with_both_numbers(situations: Situations) -> None:
    even = replace(COUNTED, disabled=6)
    situations.figures.save(even)
    for village in (1, 2):
        situations.figures.save(replace(_halved(even), village_number=village))
    page = situations.figures.quarter(QUARTER, TAMBON)
    assert page.problems == ()
    assert [line.village_number for line in page.lines] == [1, 2]
    saved = situations.figures.save(replace(even, without_work=90), 1)
    assert [problem.field for problem in saved.problems] == ["without_work"]
    assert "80" in saved.problems[0].text
    assert "90" in saved.problems[0].text
    # Villages are part of their tambon: the district does not count them again.
    assert situations.figures.quarter(QUARTER).now["working_age"] == 1000


def _halved(draft: SituationDraft) -> SituationDraft:
    return with_figures(draft, {name: (count or 0) // 2 for name, count in figures_of(draft).items()})


_COUNTS = st.lists(
    st.tuples(
        st.sampled_from(["940101", "940102", "940201", "940301"]),
        st.sampled_from([0, 0, 0, 1, 2]),
        st.dictionaries(st.sampled_from(sorted(FIGURES)), st.integers(0, 900), max_size=13),
    ),
    max_size=12,
    unique_by=lambda each: each[:2],
)


@settings(max_examples=15, deadline=None)
@given(_COUNTS)
def test_the_sums_of_districts_and_province_equal_an_independent_count(
    province_template: Home,
    tmp_path_factory: pytest.TempPathFactory,
    counts: list[tuple[str, int, dict[str, int]]],
) -> None:
    folder = tmp_path_factory.mktemp("sums") / "province"
    for opened in registers.opened_copy(province_template, folder, SetClock(registers.MOMENT)):
        ground = opened.ground
        with ground.database.work("Put figures for a test") as work:
            for tambon, village, figures in counts:
                work.session.add(_row(tambon, village, figures))
        page = Situations(ground).figures.quarter(QUARTER)
        with ground.database.read() as session:
            for name in FIGURES:
                asked = f"SELECT sum({name}) FROM situations WHERE village_number = 0"
                assert page.now[name] == session.scalar(text(asked))
                for unit in ("9401", "9402", "9403"):
                    part = session.scalar(text(f"{asked} AND origin = '{unit}'"))
                    assert of(page, unit)[name] == part


def _row(tambon: str, village: int, figures: dict[str, int]) -> Situation:
    return Situation(
        uid=new_uid(),
        origin=tambon[:4],
        fiscal_year=2570,
        quarter=1,
        tambon_code=tambon,
        village_number=village,
        counted_on=date(2026, 11, 1),
        **figures,
    )


# -- reviews


def test_a_review_is_approved_by_the_supervisor_only(
    situations: Situations, centre_ground: Ground, as_role: Become
) -> None:
    situations.figures.save(COUNTED)
    situations.reviews.save(REVIEW)
    officer, supervisor = (
        Situations(as_role(centre_ground, role)).reviews for role in ("officer", "supervisor")
    )
    assert code_of(lambda: officer.approve(QUARTER, "9401")) == "not-allowed"
    supervisor.approve(QUARTER, "9401")
    row = situations.reviews.read(QUARTER, "9401")
    assert (row.approved_on, row.approved_by) == (date(2026, 11, 20), "นูรียะห์ สาและ")
    assert code_of(lambda: supervisor.approve(QUARTER, "9401")) == "approved"
    supervisor.take_back(QUARTER, "9401")
    assert situations.reviews.read(QUARTER, "9401").approved_on is None


@pytest.mark.parametrize("area", ["9401", TAMBON])
def test_nothing_is_approved_without_words_and_figures(
    situations: Situations, centre_ground: Ground, as_role: Become, area: str
) -> None:
    supervisor = Situations(as_role(centre_ground, "supervisor")).reviews
    assert code_of(lambda: supervisor.approve(QUARTER, area)) == "no-review"
    situations.reviews.save(replace(REVIEW, area_code=area))
    assert code_of(lambda: supervisor.approve(QUARTER, area)) == "no-figures"


@pytest.mark.parametrize("area", ["9401", TAMBON])
def test_other_figures_or_words_take_the_approval_away(
    situations: Situations, centre_ground: Ground, as_role: Become, area: str
) -> None:
    supervisor = Situations(as_role(centre_ground, "supervisor")).reviews
    situations.figures.save(COUNTED)
    situations.reviews.save(replace(REVIEW, area_code=area))
    supervisor.approve(QUARTER, area)
    situations.figures.save(replace(COUNTED, source="ทะเบียน"), 1)
    assert situations.reviews.read(QUARTER, area).approved_on is not None
    situations.figures.save(replace(COUNTED, abroad=71), 2)
    assert situations.reviews.read(QUARTER, area).approved_on is None
    supervisor.approve(QUARTER, area)
    row = situations.reviews.read(QUARTER, area)
    situations.reviews.save(replace(REVIEW, area_code=area, situation="อื่น"), row.revision)
    assert situations.reviews.read(QUARTER, area).approved_on is None


# -- paper


def test_the_districts_report_has_the_sums_its_tambons_and_what_is_missing(situations: Situations) -> None:
    situations.figures.save(COUNTED)
    situations.reviews.save(REVIEW)
    sheet = situations.papers.situation_sheet(QUARTER)
    assert (sheet.now.working_age, sheet.before) == (1000, None)
    assert [line.people.working_age for line in sheet.parts] == [1000]
    assert "รวมข้อมูล 1 จาก 13 ตำบล" in sheet.sources
    assert sheet.proposals == ("เปิดหลักสูตร", "ออกหน่วย")
    assert sheet.approved_on is None
    assert press.print_pdf(forms.form("situation_report"), sheet).startswith(b"%PDF")


def test_sums_of_other_tambons_are_not_printed_as_a_change(situations: Situations) -> None:
    before = replace(COUNTED, fiscal_year=2569, quarter=4, counted_on=date(2026, 9, 10))
    situations.figures.save(before)
    situations.figures.save(replace(before, tambon_code=OTHER_TAMBON))
    situations.figures.save(COUNTED)
    sheet = situations.papers.situation_sheet(QUARTER)
    assert (sheet.before, sheet.quarter_before) == (None, "")
    assert "ยังไม่เทียบกับไตรมาสก่อน ซึ่งรวม 2 ตำบล" in sheet.sources
    situations.figures.save(replace(COUNTED, tambon_code=OTHER_TAMBON))
    sheet = situations.papers.situation_sheet(QUARTER)
    assert sheet.before is not None
    assert sheet.before.working_age == 2000


def test_the_tambons_report_has_its_villages(situations: Situations) -> None:
    situations.figures.save(COUNTED)
    situations.figures.save(replace(COUNTED, village_number=3))
    sheet = situations.papers.situation_sheet(QUARTER, TAMBON)
    assert (sheet.part_name, [line.name for line in sheet.parts]) == ("หมู่บ้าน", ["หมู่ที่ 3"])
    assert sheet.area.startswith("ตำบล")


def test_an_empty_quarter_has_no_report(situations: Situations) -> None:
    assert code_of(lambda: situations.papers.situation_sheet(QUARTER)) == "no-figures"


# -- the province


def test_the_province_reads_what_centres_counted_and_changes_nothing(two: Two) -> None:
    Situations(two.centre_ground).figures.save(COUNTED)
    Situations(two.centre_ground).reviews.save(REVIEW)
    two.up()
    province = Situations(two.province_ground)
    page = province.figures.quarter(QUARTER)
    assert of(page, "9401") == figures_of(COUNTED)
    assert page.now == figures_of(COUNTED)
    district = province.figures.quarter(QUARTER, "9401")
    assert district.review.draft.situation == "ว่างงานลดลง"
    assert district.locked
    assert code_of(lambda: province.figures.save(replace(COUNTED, abroad=1), 1)) == "not-here"
    assert code_of(lambda: province.reviews.save(REVIEW)) == "not-ours"
    assert province.papers.situation_sheet(QUARTER).part_name == "อำเภอ"
