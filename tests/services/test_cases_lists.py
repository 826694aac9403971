"""Every list and figure of cases follows from their steps; the province screens what all centres sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.database.work import put_setting
from desktop.models import Case, Citizen, Step
from desktop.rules.cases import CaseDraft, NeedDraft, StepDraft
from desktop.rules.citizens import CitizenDraft
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.services.cases import WORK_LISTS, CaseFilter, Cases
from desktop.services.ground import Ground
from desktop.system.clock import SetClock

TODAY = date(2026, 11, 20)
PERSON = CitizenDraft(
    thai_id="1940300123451",
    title="นาย",
    first_name="มูฮัมหมัด",
    last_name="มะหะมัด",
    sex="m",
    tambon_code="940101",
    phones=("0812345678",),
)
SOMEBODY = replace(PERSON, thai_id="", other_paper="A1", first_name="ซูไลมาน", last_name="กาเดร์", phones=())
TRAINING = CaseDraft(
    pointed_out_on=date(2026, 10, 1),
    needs=(NeedDraft(category_code="SKL-1", detail="ช่างเชื่อม"), NeedDraft(category_code="EMP-1")),
)
REFERRAL = StepDraft(kind="referred", on=date(2026, 10, 2), agency_code="DSD")
HELP = StepDraft(kind="outcome", on=date(2026, 10, 20), verdict="assisted", agency_code="DSD")


def _delegated(ground: Ground) -> Ground:
    with ground.database.work("delegate") as work:
        put_setting(work.session, "screening_delegated", "1")
    return ground


@pytest.fixture
def desk(centre_ground: Ground, clock: SetClock) -> tuple[Cases, dict[str, str]]:
    """Six cases, one in each state that asks for something, looked at on 20 November 2569."""
    cases = Cases(_delegated(centre_ground))
    one = cases.open_walk_in(PERSON, TRAINING, [replace(REFERRAL, due_on=date(2026, 11, 8))])
    two = cases.open_walk_in(SOMEBODY, TRAINING, [replace(REFERRAL, due_on=TODAY)])
    uids = {"overdue": one.uid, "due_today": two.uid}
    lives = {
        "helped": [REFERRAL, HELP],
        "later": [replace(REFERRAL, due_on=date(2026, 12, 1))],
        "accepted": [StepDraft(kind="screened", on=TODAY, verdict="accepted")],
        "waiting": [],
    }
    for name, life in lives.items():
        pointed_out_on = date(2026, 11, 3) if name == "waiting" else TRAINING.pointed_out_on
        case = replace(
            TRAINING, pointed_out_on=pointed_out_on, urgency="urgent" if name == "later" else "normal"
        )
        uids[name] = cases.open_walk_in(one.citizen_uid, case, life).uid
    return cases, uids


def test_every_figure_is_the_length_of_its_work_list(desk: tuple[Cases, dict[str, str]]) -> None:
    cases, uids = desk
    counts = cases.counts()
    lists = {name: cases.ids(CaseFilter(work_list=name)) for name in WORK_LISTS}
    assert {name: getattr(counts, name) for name in WORK_LISTS} == {
        name: len(found) for name, found in lists.items()
    }
    assert set(lists["today"]) == {uids["due_today"], uids["helped"]}
    assert lists["due_today"] == [uids["due_today"]]
    assert lists["follow_up"] == [uids["helped"]]
    assert lists["overdue"] == [uids["overdue"]]
    assert lists["waiting"] == [uids["waiting"]]
    assert lists["to_refer"] == [uids["accepted"]]
    assert (counts.oldest_overdue_days, counts.oldest_waiting_on) == (12, date(2026, 11, 3))


def test_an_empty_register_has_nothing_to_do(centre_ground: Ground) -> None:
    counts = Cases(centre_ground).counts()
    assert {getattr(counts, name) for name in WORK_LISTS} == {0}
    assert (counts.oldest_overdue_days, counts.oldest_waiting_on) == (0, None)


def test_filters_and_orders_of_the_list(desk: tuple[Cases, dict[str, str]]) -> None:
    cases, uids = desk
    everything = set(uids.values())
    assert set(cases.ids()) == everything
    assert cases.ids()[0] == uids["waiting"]
    assert cases.ids(CaseFilter(status="helped")) == [uids["helped"]]
    assert cases.ids(CaseFilter(month=Month(2026, 11))) == [uids["waiting"]]
    assert set(cases.ids(CaseFilter(agency="DSD"))) == everything - {uids["accepted"], uids["waiting"]}
    assert cases.ids(CaseFilter(agency="SSO")) == cases.ids(CaseFilter(category="SSO-1")) == []
    assert set(cases.ids(CaseFilter(category="SKL-1", tambon="940101", unit="9401"))) == everything
    assert cases.ids(CaseFilter(tambon="940102")) == cases.ids(CaseFilter(unit="9402")) == []
    assert set(cases.ids(CaseFilter(due_before=date(2026, 11, 21)))) == {uids["overdue"], uids["due_today"]}
    by_due = cases.ids(CaseFilter(sort="due", descending=False))
    assert by_due[:3] == [uids["overdue"], uids["due_today"], uids["later"]]
    assert cases.ids(CaseFilter(sort="due"))[:3] == by_due[2::-1]
    assert cases.ids(CaseFilter(sort="urgency", descending=False))[0] == uids["later"]
    by_number = cases.ids(CaseFilter(sort="number", descending=False))
    numbers = [row.number for row in cases.rows(by_number)]
    assert numbers == sorted(numbers) and len(numbers) == 6
    assert cases.ids(CaseFilter(sort="name", descending=False))[0] == uids["due_today"]
    for sort in ("status", "tambon"):
        assert set(cases.ids(CaseFilter(sort=sort))) == everything


def test_a_case_is_found_by_number_letter_and_person(desk: tuple[Cases, dict[str, str]]) -> None:
    cases, uids = desk
    for typed in (
        "9401/0002/2570",
        "9401/2",
        "2/2570",
        "๒/๒๕๗๐",
        "ส 2/2570",
        "9401/ส 2/2570",
        "9401/ส2/2570",
    ):
        assert cases.ids(CaseFilter(text=typed)) == [uids["due_today"]], typed
    assert cases.ids(CaseFilter(text="ซูไลมาน กาเดร์")) == [uids["due_today"]]
    assert cases.ids(CaseFilter(text="สุไลมาน")) == [uids["due_today"]]
    assert len(cases.ids(CaseFilter(text="08-1234-5678"))) == 5
    for typed in ("9402/2", "9401/0002/2569", "ส 22/2570", "2/2/2/2", "/", "99999999999999999999"):
        assert cases.ids(CaseFilter(text=typed)) == [], typed


def test_a_row_shows_where_a_case_stands(desk: tuple[Cases, dict[str, str]]) -> None:
    cases, uids = desk
    rows = {row.uid: row for row in cases.rows(list(uids.values()))}
    overdue, helped = rows[uids["overdue"]], rows[uids["helped"]]
    assert (overdue.status, overdue.overdue_days, overdue.due_on) == ("overdue", 12, date(2026, 11, 8))
    assert (overdue.agency, overdue.unit_name) == ("กพร.", "ศูนย์แรงงานอำเภอเมืองปัตตานี")
    assert (helped.status, helped.agency, helped.follow_up_on) == ("helped", "กพร.", date(2026, 11, 19))
    assert rows[uids["accepted"]].screened == "accepted"
    assert rows[uids["waiting"]].agency == ""
    assert overdue.name == "นายมูฮัมหมัด มะหะมัด" and ", " in overdue.needs
    for uid, row in rows.items():
        page = cases.page(uid)
        assert (page.status, page.due_on, page.follow_up_on) == (row.status, row.due_on, row.follow_up_on)


def _taken_in(ground: Ground, unit: str, number: int) -> str:
    with ground.database.work("take in") as work:
        person = Citizen(uid=f"p{unit}{number}", origin=unit, first_name="อาซีซะ", sort_name="อาซีซะ")
        work.session.add(person)
        work.session.flush()
        uid = f"c{unit}{number}"
        work.session.add(
            Case(
                uid=uid,
                origin=unit,
                number=number,
                fiscal_year=2570,
                citizen_uid=person.uid,
                pointed_out_on=date(2026, 10, number),
            )
        )
        work.session.flush()
        if number % 2:
            work.session.add(
                Step(
                    origin=unit,
                    case_uid=uid,
                    kind="referred",
                    on=date(2026, 10, 10),
                    agency_code="DOE",
                    due_on=date(2026, 12, 1),
                )
            )
    return uid


def test_the_province_screens_the_cases_of_all_centres_in_one_work(province_ground: Ground) -> None:
    cases = Cases(province_ground)
    uids = [_taken_in(province_ground, unit, number) for unit in ("9401", "9402") for number in (1, 2)]
    queue = cases.ids(CaseFilter(work_list="waiting", descending=False))
    assert set(queue) == set(uids) and cases.counts().waiting == 4
    steps = cases.screen_many(uids[:3], "accepted")
    assert len(set(steps)) == 3
    assert cases.ids(CaseFilter(work_list="waiting")) == [uids[3]]
    assert [row.screened for row in cases.rows(uids)] == ["accepted", "accepted", "accepted", ""]
    share = cases.screened_share()
    assert (share.fiscal_year, share.pointed_out, share.screened, share.percent) == (2570, 4, 3, 75)
    assert share.target_percent == 30
    assert cases.page(uids[0]).steps[-1].unit == "94"
    assert cases.ids(CaseFilter(unit="9402")) == [uids[3], uids[2]]


def test_screening_many_is_all_or_none_and_names_the_case(province_ground: Ground) -> None:
    cases = Cases(province_ground)
    uids = [_taken_in(province_ground, "9402", number) for number in (1, 2)]
    cases.screen_many([uids[1]], "rejected", "ไม่เข้าหลักเกณฑ์", TODAY)
    with pytest.raises(Refused) as refused:
        cases.screen_many(uids, "accepted")
    assert "9402/0002/2570" in refused.value.sentence
    assert cases.ids(CaseFilter(work_list="waiting")) == [uids[0]]
    with pytest.raises(Refused) as refused:
        cases.screen_many([uids[0]], "rejected")
    assert "reason" in {problem.field for problem in refused.value.problems}


def test_the_share_of_an_empty_year_is_nothing(province_ground: Ground) -> None:
    assert Cases(province_ground).screened_share(2565).percent == 0
