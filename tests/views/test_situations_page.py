"""The page of the situation: figures keyed beside last quarter's, areas opened, events told and ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot
from situation_entries import COUNTED, OTHER_TAMBON, QUARTER, STRIKE, TAMBON

from desktop.rules.months import Month
from desktop.rules.situations import ReviewDraft
from desktop.services.centre import Centre
from desktop.services.ground import Ground
from desktop.services.reports import Reports
from desktop.services.situations import Situations
from desktop.views.kit import pictures
from desktop.views.kit.desk import Desk
from desktop.views.situations import SituationsPage
from desktop.views.situations.page import EVENTS, FIGURES
from tests.views.ink import clipped_texts, count_texts
from tests.views.situation_steps import cells, column, form_of, settled, shown

# The off-screen platform says that it has no frame to keep to sizes; that is no fault.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]
AsRole = Callable[[Ground, str], Ground]
REVIEW = ReviewDraft(
    fiscal_year=2570, quarter=1, area_code="9401", situation="ว่างงานลดลง", proposals="เปิดหลักสูตรช่างเชื่อม"
)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, centre: Centre) -> Iterator[SituationsPage]:
    made = shown(qtbot, desk, centre)
    yield made
    made.hide()
    settled(qtbot, made)


@pytest.fixture
def as_supervisor(centre: Centre, as_role: AsRole) -> Centre:
    ground = as_role(centre.ground, "supervisor")
    return replace(centre, ground=ground, situations=Situations(ground))


# -- figures


def test_the_list_has_the_whole_first_and_names_what_is_not_counted(
    qtbot: QtBot, page: SituationsPage, centre: Centre
) -> None:
    centre.situations.figures.save(COUNTED)
    settled(qtbot, page)
    table = page.figures.register.table
    assert table.rows.rowCount() == 14
    assert cells(table, 0)[:3] == ["Whole district", "1,000", "650"]
    assert cells(table, 0)[-1] == "1 of 13 tambons"
    assert column(table, 1).count("–") == 12
    assert "1 of 13" in page.figures.register.head.count.text()


def test_a_figure_sorts_with_the_whole_first_and_the_uncounted_last(
    qtbot: QtBot, page: SituationsPage, centre: Centre
) -> None:
    centre.situations.figures.save(COUNTED)
    centre.situations.figures.save(replace(COUNTED, tambon_code=OTHER_TAMBON, working_age=2000))
    table = page.figures.register.table
    for _press in range(2):
        table.sort_by("working_age")
        settled(qtbot, page)
        order = column(table, 1)
        assert order[0] == "3,000"
        assert order[3:] == ["–"] * 11
        assert sorted(order[1:3]) == ["1,000", "2,000"]
    assert order[1:3] == ["2,000", "1,000"]


def test_keying_begins_with_the_first_tambon_without_figures_and_goes_on_to_the_next(
    qtbot: QtBot, page: SituationsPage, centre: Centre
) -> None:
    page.figures.key_in_next()
    settled(qtbot, page)
    first = page.figures.entry.page
    assert first is not None
    form = form_of(page)
    form.field("working_age").set_value(500)
    form.field("farming").set_value(200)
    form.save(form._actions[1])
    settled(qtbot, page)
    assert centre.situations.figures.area(QUARTER, first.area_code).draft.working_age == 500
    assert page.figures.entry.page is not None
    following = centre.situations.figures.quarter(QUARTER).lines[1].code
    assert page.figures.entry.page.area_code == following
    assert form_of(page).field("working_age").value() is None


def test_last_quarters_figure_stands_beneath_each_field_with_the_change(
    qtbot: QtBot, page: SituationsPage, centre: Centre
) -> None:
    centre.situations.figures.save(
        replace(COUNTED, fiscal_year=2569, quarter=4, counted_on=date(2026, 9, 10), abroad=None)
    )
    page.figures.key_in(TAMBON)
    settled(qtbot, page)
    form = form_of(page)
    assert form.labelled("farming").note() == "Last quarter 300"
    assert form.labelled("abroad").note() == "Last quarter: not counted"
    form.field("farming").set_value(310)
    form.field("farming").changed.emit()
    assert form.labelled("farming").note() == "Last quarter 300 · +10"


def test_last_quarters_figures_are_a_start_that_nothing_saves_by_itself(
    qtbot: QtBot, page: SituationsPage, centre: Centre
) -> None:
    centre.situations.figures.save(
        replace(COUNTED, fiscal_year=2569, quarter=4, counted_on=date(2026, 9, 10))
    )
    page.figures.key_in(TAMBON)
    settled(qtbot, page)
    form = form_of(page)
    [copying] = [made for made in form.findChildren(type(form.close_button)) if "Last quarter" in made.text()]
    copying.click()
    assert form.draft().working_age == 1000
    assert form.is_dirty()
    assert not centre.situations.figures.area(QUARTER, TAMBON).stored


def test_the_sum_of_the_villages_fills_the_tambon(qtbot: QtBot, page: SituationsPage, centre: Centre) -> None:
    for village in (1, 2):
        centre.situations.figures.save(replace(COUNTED, village_number=village))
    page.figures.key_in(TAMBON)
    settled(qtbot, page)
    form = form_of(page)
    [adding] = [made for made in form.findChildren(type(form.close_button)) if "sum of 2" in made.text()]
    adding.click()
    assert form.draft().working_age == 2000


def test_what_exceeds_its_whole_is_said_at_the_field_and_nothing_is_saved(
    qtbot: QtBot, page: SituationsPage, centre: Centre
) -> None:
    page.figures.key_in(TAMBON)
    settled(qtbot, page)
    form = form_of(page)
    for name, count in (("without_work", 10), ("wanting_work", 11)):
        form.field(name).set_value(count)
    form.save()
    settled(qtbot, page)
    assert "11" in form.labelled("wanting_work").problem()
    assert not centre.situations.figures.area(QUARTER, TAMBON).stored


def test_a_locked_quarter_opens_no_form_and_says_why(
    qtbot: QtBot, page: SituationsPage, centre: Centre
) -> None:
    saved = replace(COUNTED, fiscal_year=2569, quarter=4, counted_on=date(2026, 9, 10))
    centre.situations.figures.save(saved)
    Reports(centre.ground).close(Month(2026, 9))
    page.figures.show_quarter(QUARTER.previous())
    settled(qtbot, page)
    with qtbot.waitSignal(page.desk.said) as said:
        page.figures.key_in(TAMBON)
    assert "closed" in said.args[0]
    settled(qtbot, page)
    assert page.figures.entry.form is None
    assert all(made.text() != "Key in figures" for made in page.figures.entry.head.buttons)


def test_a_quarter_that_has_not_begun_cannot_be_turned_to(page: SituationsPage) -> None:
    assert page.figures.turner.quarter == QUARTER
    assert not page.figures.turner.after.isEnabled()


def test_every_figure_of_the_district_opens_its_tambons_and_a_tambon_its_villages(
    qtbot: QtBot, page: SituationsPage, centre: Centre
) -> None:
    centre.situations.figures.save(COUNTED)
    centre.situations.figures.save(replace(COUNTED, tambon_code=OTHER_TAMBON, abroad=90))
    centre.situations.figures.save(replace(COUNTED, village_number=4))
    page.figures.open("9401")
    settled(qtbot, page)
    view = page.figures.entry
    view.figures.opened.emit("abroad")
    assert "Working abroad" in view.parts_title.text()
    assert column(view.parts, 1)[:3] == ["90", "70", "–"]
    view.parts.opened.emit(f"{TAMBON} 0")
    settled(qtbot, page)
    assert view.page is not None
    assert view.page.area_code == TAMBON
    assert column(view.parts, 0) == ["Village 4"]
    view.parts.opened.emit(f"{TAMBON} 4")
    settled(qtbot, page)
    assert form_of(page).draft().village_number == 4


def test_a_review_is_written_by_the_officer_and_approved_by_the_supervisor(
    qtbot: QtBot, desk: Desk, centre: Centre, as_supervisor: Centre
) -> None:
    centre.situations.figures.save(COUNTED)
    page = shown(qtbot, desk, as_supervisor)
    page.figures.open("9401")
    settled(qtbot, page)
    page.figures.review()
    form_of(page).fill(REVIEW)
    page.save()
    settled(qtbot, page)
    head = page.figures.entry.head
    assert [made.text() for made in head.buttons][-1] == "Approve"
    with qtbot.waitSignal(desk.said) as said:
        page.figures.approve()
    settled(qtbot, page)
    assert centre.situations.reviews.read(QUARTER, "9401").approved_on is not None
    assert all(made.text() != "Approve" for made in head.buttons)
    said.args[1]()
    settled(qtbot, page)
    assert centre.situations.reviews.read(QUARTER, "9401").approved_on is None


def test_the_report_is_shown_as_paper(qtbot: QtBot, page: SituationsPage, centre: Centre) -> None:
    centre.situations.figures.save(COUNTED)
    page.figures.open(TAMBON)
    settled(qtbot, page)
    with qtbot.waitSignal(page.desk.opened) as opened:
        page.figures.entry.paper_wanted.emit()
    assert (opened.args[0], opened.args[1]["form"]) == ("paper", "situation_report")


def test_the_province_looks_and_changes_nothing(qtbot: QtBot, desk: Desk, province: Centre) -> None:
    page = shown(qtbot, desk, province)
    table = page.figures.register.table
    assert cells(table, 0)[0] == "Whole province"
    assert page.figures.register.head.primary is None
    page.figures.open("9401")
    settled(qtbot, page)
    assert [made.text() for made in page.figures.entry.head.buttons] == []
    assert page.events.register.head.primary is None


# -- looks


@pytest.mark.parametrize("size", [QSize(1150, 712), QSize(808, 584)], ids=["1366", "1024"])
@pytest.mark.usefixtures("thai")
def test_no_thai_mark_is_cut_off(
    qtbot: QtBot, desk: Desk, centre: Centre, as_supervisor: Centre, size: QSize
) -> None:
    centre.situations.figures.save(COUNTED)
    centre.situations.figures.save(replace(COUNTED, village_number=1))
    centre.situations.reviews.save(replace(REVIEW, area_code=TAMBON))
    uid = as_supervisor.situations.events.save(replace(STRIKE, restricted=True)).uid
    page = shown(qtbot, desk, as_supervisor)
    steps: tuple[Callable[[], object], ...] = (
        lambda: page.turn_to(FIGURES),
        lambda: page.figures.open("9401"),
        lambda: page.figures.open(TAMBON),
        lambda: page.figures.key_in(TAMBON),
        lambda: page.turn_to(EVENTS),
        lambda: page.events.open(uid),
        page.events.tell,
        page.events.open_new,
    )
    for step in steps:
        step()
        settled(qtbot, page)
        pictures.picture(page, size)
        assert count_texts(page) > 8
        assert clipped_texts(page) == []


def test_the_page_fits_the_smallest_window(page: SituationsPage) -> None:
    assert page.minimumSizeHint().width() <= 808
