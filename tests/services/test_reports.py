"""Reports: targets, figures, the cases behind them, and what is unfinished."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from month_entries import Entries

from desktop.models import Case, Document, Target, new_uid
from desktop.rules import cases, targets
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.rules.reports import Chain, FigureRow
from desktop.rules.targets import Funnel
from desktop.services.ground import Ground
from desktop.services.reports import Reports, standing
from desktop.services.reports.counting import AT_THE_END
from desktop.system.clock import THAILAND, SetClock

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


@pytest.fixture
def reports(centre_ground: Ground) -> Reports:
    return Reports(centre_ground)


@pytest.fixture
def entries(centre_ground: Ground) -> Entries:
    return Entries(centre_ground)


def _helped_in_october(entries: Entries) -> str:
    case = entries.case(date(2026, 10, 2), "EMP-1", "SKL-1", tambon="940102")
    entries.step(case, "screened", date(2026, 10, 5), "accepted")
    entries.step(case, "referred", date(2026, 10, 6), agency="DSD", due_on=date(2026, 11, 5))
    entries.step(case, "outcome", date(2026, 10, 30), "assisted", agency="DSD")
    return case


def test_without_a_target_the_programmes_usual_one_holds(reports: Reports) -> None:
    assert reports.target() == targets.Target()


def test_the_units_own_target_comes_before_the_general_one(province_ground: Ground) -> None:
    reports = Reports(province_ground)
    general, own = targets.Target(quota=40), targets.Target(quota=20, rounding="up")

    reports.save_target(2570, general)
    reports.save_target(2570, own, "9402")

    assert reports.target(2570, "9401") == general
    assert reports.target(2570, "9402") == own
    assert reports.target(2571, "9402") == targets.Target()
    assert [(row.unit, row.target) for row in reports.targets(2570)] == [("", general), ("9402", own)]


def test_a_target_that_is_set_again_replaces_the_one_before(province_ground: Ground) -> None:
    reports = Reports(province_ground)

    first = reports.save_target(2570, targets.Target(quota=40))
    second = reports.save_target(2570, targets.Target(quota=50))

    assert first == second
    assert [row.target.quota for row in reports.targets(2570)] == [50]


def test_the_targets_are_the_provinces_to_set(reports: Reports) -> None:
    with pytest.raises(Refused) as refused:
        reports.save_target(2570, targets.Target())
    assert refused.value.code == "province-only"


@pytest.mark.parametrize(
    ("field", "value"),
    [("quota", 0), ("quota", 1001), ("screened_percent", 101), ("assisted_percent", -1), ("rounding", "odd")],
)
def test_a_target_that_makes_no_sense_is_refused_at_its_field(
    province_ground: Ground, field: str, value: object
) -> None:
    with pytest.raises(Refused) as refused:
        Reports(province_ground).save_target(2570, replace(targets.Target(), **{field: value}))
    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_case_is_counted_once_however_often_it_is_screened(reports: Reports, entries: Entries) -> None:
    case = entries.case(date(2026, 10, 2))
    for on, kind, verdict in (
        (date(2026, 10, 5), "screened", "accepted"),
        (date(2026, 10, 9), "outcome", "not_assisted"),
        (date(2026, 11, 2), "reopened", ""),
        (date(2026, 11, 3), "screened", "accepted"),
    ):
        entries.step(case, kind, on, verdict)

    assert reports.funnel(2570)[1] == Funnel(1, 1, 0)
    assert reports.figures(OCTOBER).this_month == Chain(pointed_out=1, screened=1)
    assert reports.figures(NOVEMBER).this_month == Chain()
    assert reports.figures(NOVEMBER).since_october == Chain(pointed_out=1, screened=1)


def test_the_target_counts_the_volunteers_in_service_and_no_graduates(
    reports: Reports, entries: Entries, centre_ground: Ground
) -> None:
    for _each in range(3):
        entries.volunteer()
    entries.volunteer(kind="graduate")
    entries.volunteer(left_on=date(2026, 11, 1))
    with centre_ground.database.work("Take a target in for a test") as work:
        work.session.add(Target(uid=new_uid(), origin="94", fiscal_year=2570, unit="9401", quota=40))

    assert reports.funnel() == (Funnel(120, 36, 11), Funnel())
    assert reports.figures(OCTOBER).volunteers == 4
    assert reports.figures(NOVEMBER).volunteers == 3


def test_the_figures_of_a_month_are_those_of_its_days(reports: Reports, entries: Entries) -> None:
    _helped_in_october(entries)
    entries.case(date(2026, 11, 1), "EMP-1")
    entries.case(date(2026, 9, 30), "EMP-1")

    figures = reports.figures(OCTOBER)

    assert figures.this_month == Chain(pointed_out=1, screened=1, referred=1, assisted=1)
    assert figures.by_category == (
        _row("EMP-1", "หางานทำในประเทศ", "กกจ.", referred=1),
        _row("SKL-1", "ฝึกอาชีพ (เตรียมเข้าทำงาน / ยกระดับ / เสริม)", "กพร.", referred=1),
    )
    assert figures.by_tambon == (_row("940102", "อาเนาะรู", referred=1),)
    assert (figures.month, figures.fiscal_year) == ("2026-10", 2570)
    assert reports.figures(NOVEMBER).since_october == Chain(pointed_out=2, screened=1, referred=1, assisted=1)


def _row(code: str, name: str, agency: str = "", referred: int = 0) -> FigureRow:
    return FigureRow(
        code=code, name=name, agency=agency, pointed_out=1, screened=1, referred=referred, assisted=1
    )


def test_agencies_count_what_their_letters_say(reports: Reports, entries: Entries) -> None:
    case = _helped_in_october(entries)
    entries.step(case, "referred", date(2026, 11, 3), agency="SSO")

    october = {row.code: row for row in reports.figures(OCTOBER).by_agency}
    november = {row.code: row for row in reports.figures(NOVEMBER).by_agency}

    assert (october["DOE"].pointed_out, october["DOE"].referred, october["DOE"].assisted) == (1, 0, 0)
    assert (october["DSD"].pointed_out, october["DSD"].referred, october["DSD"].assisted) == (1, 1, 1)
    assert {code: row.referred for code, row in november.items()} == {"SSO": 1}


def test_a_person_without_an_address_still_counts_among_the_tambons(
    reports: Reports, entries: Entries
) -> None:
    entries.case(date(2026, 10, 2), tambon="")

    assert [(row.name, row.pointed_out) for row in reports.figures(OCTOBER).by_tambon] == [("ไม่ระบุ", 1)]


def test_a_closed_late_month_shows_how_its_last_day_ended(reports: Reports, entries: Entries) -> None:
    waiting, referred = entries.case(date(2026, 10, 2)), entries.case(date(2026, 10, 3))
    entries.step(referred, "referred", date(2026, 10, 5), agency="DOE", due_on=date(2026, 10, 20))
    for case in (waiting, referred):
        entries.step(case, "served", date(2026, 11, 9), "closed")
        entries.step(case, "outcome", date(2026, 11, 10), "withdrawn")
    entries.case(date(2026, 11, 1))

    figures = reports.figures(OCTOBER)

    assert (figures.open_cases, figures.overdue) == (2, 1)
    assert reports.entries_behind(OCTOBER, "open_cases").uids == (waiting, referred)
    assert reports.entries_behind(OCTOBER, "overdue").uids == (referred,)
    assert reports.figures(NOVEMBER).open_cases == 1


def test_behind_every_figure_its_list_opens(reports: Reports, entries: Entries) -> None:
    case = _helped_in_october(entries)
    other = entries.case(date(2026, 10, 9), "PRO-1", tambon="940103")

    for figure in ("pointed_out", "screened", "referred", "assisted"):
        assert case in reports.entries_behind(OCTOBER, figure).uids, figure
        assert reports.entries_behind(NOVEMBER, figure).uids == (), figure
        assert case in reports.entries_behind(NOVEMBER, figure, since_october=True).uids, figure
    assert reports.entries_behind(OCTOBER, "pointed_out").uids == (case, other)
    assert reports.entries_behind(OCTOBER, "pointed_out", "tambon", "940103").uids == (other,)
    assert reports.entries_behind(OCTOBER, "pointed_out", "category", "SKL-1").uids == (case,)
    assert reports.entries_behind(OCTOBER, "referred", "agency", "DSD").uids == (case,)


def test_an_unknown_figure_is_refused(reports: Reports) -> None:
    for figure, group in (("happiness", ""), ("pointed_out", "weather")):
        with pytest.raises(Refused) as refused:
            reports.entries_behind(OCTOBER, figure, group)
        assert refused.value.code == "no-figure"


def test_restricted_cases_are_counted_and_their_list_says_how_many_are_withheld(
    reports: Reports, entries: Entries, centre_ground: Ground, as_role: Callable[[Ground, str], Ground]
) -> None:
    hidden = entries.case(date(2026, 10, 2), "PRO-2", restricted=True)

    assert reports.figures(OCTOBER).this_month.pointed_out == 1
    for figure in ("pointed_out", *AT_THE_END[:1]):
        behind = reports.entries_behind(OCTOBER, figure)
        assert (behind.uids, behind.withheld) == ((), 1)
        seen = Reports(as_role(centre_ground, "supervisor")).entries_behind(OCTOBER, figure)
        assert (seen.uids, seen.withheld) == ((hidden,), 0)


def test_what_is_unfinished_is_listed_with_its_page(
    reports: Reports, entries: Entries, centre_ground: Ground
) -> None:
    bare = entries.case(date(2026, 10, 2))
    entries.remove_needs(bare)
    counter = entries.case(date(2026, 10, 3), channel="counter")
    letter = entries.case(date(2026, 10, 4))
    printed = entries.case(date(2026, 10, 5))
    entries.step(letter, "referred", date(2026, 10, 6), agency="DOE")
    handed_out = entries.step(printed, "referred", date(2026, 10, 6), agency="DOE")
    with centre_ground.database.work("Hand a letter out for a test") as work:
        work.session.add(
            Document(
                uid=new_uid(),
                form="referral",
                number="D1",
                sheet="{}",
                fingerprint="",
                about=handed_out,
                printed_at=centre_ground.clock.now().replace(tzinfo=None),
            )
        )
    followed = entries.case(date(2026, 10, 1))
    entries.step(followed, "outcome", date(2026, 10, 1), "assisted")

    found = {(one.kind, one.page, one.uid) for one in reports.unfinished(OCTOBER)}

    assert found == {
        ("no_need", "cases", bare),
        ("no_step", "cases", counter),
        ("letter_not_printed", "cases", letter),
        ("follow_up_overdue", "cases", followed),
    }
    assert reports.unfinished(OCTOBER)[0].text == "Case 9401/0001/2570 has no need written down"
    entries.step(followed, "followed_up", date(2026, 10, 31), "30")
    assert ("follow_up_overdue", "cases", followed) not in {
        (one.kind, one.page, one.uid) for one in reports.unfinished(NOVEMBER)
    }


def test_what_is_unfinished_about_restricted_cases_is_shown_to_supervisors_only(
    reports: Reports, entries: Entries, centre_ground: Ground, as_role: Callable[[Ground, str], Ground]
) -> None:
    entries.case(date(2026, 10, 3), "PRO-2", channel="counter", restricted=True)

    assert reports.unfinished(OCTOBER) == ()
    assert len(Reports(as_role(centre_ground, "supervisor")).unfinished(OCTOBER)) == 1
    assert reports.figures(OCTOBER).unfinished == 1


def test_the_summary_of_an_open_month_is_a_draft(reports: Reports, entries: Entries) -> None:
    _helped_in_october(entries)

    sheet = reports.summary_sheet(OCTOBER)

    assert (sheet.approved_on, sheet.closed_on) == (None, date(2026, 11, 20))
    assert (sheet.month, sheet.centre, sheet.number) == ("ตุลาคม 2569", "ศูนย์แรงงานอำเภอเมืองปัตตานี", "")
    assert [line.helped for line in sheet.by_category] == [1, 1]
    assert "ผลรวมของตารางจึงมากกว่า" in sheet.notes
    assert reports.summary_sheet(OCTOBER, notes="ข้อสังเกต").notes == "ข้อสังเกต"


def test_the_memo_tells_the_figures_in_thai_numerals(reports: Reports, entries: Entries) -> None:
    _helped_in_october(entries)

    sheet = reports.memo_sheet(OCTOBER)

    assert sheet.to == "แรงงานจังหวัดปัตตานี"
    assert sheet.subject == "รายงานสรุปผลการดำเนินงานประจำเดือนตุลาคม ๒๕๖๙"
    assert "ชี้เป้า ๑ ราย ผ่านการคัดกรอง ๑ ราย" in sheet.paragraphs[1]


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                ("screened", "accepted"),
                ("screened", "rejected"),
                ("referred", ""),
                ("served", "closed"),
                ("outcome", "assisted"),
                ("outcome", "withdrawn"),
                ("followed_up", "30"),
                ("reopened", ""),
            ]
        ),
        st.sampled_from(["", "DOE", "SSO"]),
        st.integers(0, 20),
        st.none() | st.integers(-3, 12),
    ),
    max_size=5,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lives=st.lists(_STEPS, min_size=1, max_size=4))
def test_open_cases_are_those_that_the_rules_call_open_on_that_day(
    centre_ground: Ground, lives: list[list[tuple[tuple[str, str], str, int, int | None]]]
) -> None:
    entries, began = Entries(centre_ground, unit=new_uid()), date(2026, 10, 5)
    day, expected = began + timedelta(days=10), {}
    for life in lives:
        case = entries.case(began)
        steps = []
        for written, ((kind, verdict), agency, after, due) in enumerate(life):
            on = began + timedelta(days=after)
            due_on = on + timedelta(days=due) if due is not None and kind == "referred" else None
            entries.step(case, kind, on, verdict, agency, due_on)
            steps.append(
                cases.Step(
                    kind=kind, on=on, verdict=verdict, due_on=due_on, agency_code=agency, written=written
                )
            )
        status = cases.status(began, [step for step in steps if step.on <= day], day)
        if status in standing.OPEN:
            expected[case] = status

    with centre_ground.database.read() as session:
        assert standing.open_at(session, day, Case.origin == entries.unit) == expected


def test_the_months_of_a_year_add_up_to_the_year(reports: Reports, entries: Entries, clock: SetClock) -> None:
    for month in range(3):
        for day in range(month + 1):
            case = entries.case(date(2026, 10, 1) + timedelta(days=31 * month + day))
            entries.step(case, "screened", date(2026, 10, 20) + timedelta(days=31 * month), "accepted")
            entries.step(case, "reopened", date(2026, 10, 25) + timedelta(days=31 * month))
            entries.step(case, "screened", date(2026, 12, 25) + timedelta(days=31 * month), "accepted")
    clock.moment = clock.moment.replace(year=2027, month=9).astimezone(THAILAND)

    month, total = OCTOBER, Chain()
    while month.fiscal_year == 2570:
        done = reports.figures(month).this_month
        total = Chain(
            pointed_out=total.pointed_out + done.pointed_out, screened=total.screened + done.screened
        )
        month = month.next()

    assert Funnel(total.pointed_out, total.screened, 0) == reports.funnel(2570)[1]
    assert total.screened == 6


def test_the_summary_of_all_centres_says_why_it_is_a_draft(province_ground: Ground) -> None:
    reports, november = Reports(province_ground), Month(2026, 11)
    together, alone = reports.summary_sheet(november), reports.summary_sheet(november, "9402")
    assert together.approved_on is None
    assert "ยอดรวมของทุกศูนย์ในจังหวัด ณ วันที่ 20 พฤศจิกายน 2569" in together.notes
    assert "ยอดรวมของทุกศูนย์" not in alone.notes
