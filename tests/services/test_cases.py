"""A case is opened with a number, goes on step by step, and every list and figure follows from its steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from desktop.database.work import put_setting
from desktop.models import AuditLine, Case, Citizen, ClosedMonth, MonthVerdict, Step, Volunteer
from desktop.rules.cases import CaseDraft, NeedDraft, StepDraft
from desktop.rules.citizens import CitizenDraft
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.services.cases import CaseFilter, Cases
from desktop.services.ground import Ground
from desktop.system.clock import SetClock

AsRole = Callable[[Ground, str], Ground]

TODAY = date(2026, 11, 20)
PERSON = CitizenDraft(
    thai_id="1940300123451",
    title="นาย",
    first_name="มูฮัมหมัด",
    last_name="มะหะมัด",
    sex="m",
    birth_date="1992-03-12",
    house_number="127/4",
    village_number=6,
    tambon_code="940101",
    postcode="94000",
    phones=("0812345678",),
    flags=("returned",),
    notice_version="2569/1",
    notice_on=TODAY,
)
SOMEBODY = replace(PERSON, thai_id="", other_paper="A1", first_name="ซูไลมาน", last_name="กาเดร์", phones=())
TRAINING = CaseDraft(
    pointed_out_on=date(2026, 11, 2),
    detail="ต้องการฝึกช่างเชื่อม",
    needs=(NeedDraft(category_code="SKL-1", detail="ช่างเชื่อม"), NeedDraft(category_code="EMP-1")),
)
TIP_OFF = CaseDraft(pointed_out_on=TODAY, needs=(NeedDraft(category_code="OPS-3"),))
REFERRAL = StepDraft(kind="referred", on=date(2026, 11, 14), agency_code="DSD")
HELP = StepDraft(kind="outcome", on=TODAY, verdict="assisted", agency_code="DSD")


def _code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.code


def _count(ground: Ground, model: type[Case] | type[Citizen] | type[Step]) -> int:
    with ground.database.read() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def _closed(ground: Ground, month: str, closed_on: date) -> None:
    with ground.database.work("close") as work:
        work.session.add(ClosedMonth(month=month, closed_on=closed_on))


def _delegated(ground: Ground) -> Ground:
    with ground.database.work("delegate") as work:
        put_setting(work.session, "screening_delegated", "1")
    return ground


def test_a_walk_in_is_one_work_with_person_case_needs_and_number(centre_ground: Ground) -> None:
    cases = Cases(centre_ground)
    opened = cases.open_walk_in(PERSON, TRAINING)
    assert opened.number == "9401/0001/2570"
    page = cases.page(opened.uid)
    assert (page.number, page.citizen_uid, page.citizen_name) == (
        opened.number,
        opened.citizen_uid,
        "นายมูฮัมหมัด มะหะมัด",
    )
    assert [(need.category_code, need.agency, need.detail) for need in page.needs] == [
        ("SKL-1", "กพร.", "ช่างเชื่อม"),
        ("EMP-1", "กกจ.", ""),
    ]
    assert (page.status, page.on, page.unit) == ("waiting", date(2026, 11, 2), "9401")
    assert page.masked_id == "1-9403-xxxxx-45-1"
    with centre_ground.database.read() as session:
        last = session.scalars(select(AuditLine).order_by(AuditLine.line.desc())).first()
    assert last is not None and last.title == "Open a walk-in case"


def test_needs_stay_in_the_order_in_which_they_were_typed(centre_ground: Ground) -> None:
    codes = ["SSO-3", "EMP-1", "SKL-2", "OPS-4", "EMP-2", "SSO-1", "PRO-1"]
    needs = tuple(NeedDraft(category_code=code) for code in codes)
    cases = Cases(centre_ground)
    page = cases.page(cases.open_walk_in(PERSON, replace(TRAINING, needs=needs)).uid)
    assert [need.category_code for need in page.needs] == codes


def test_numbers_run_without_a_gap_in_each_fiscal_year(centre_ground: Ground) -> None:
    cases = Cases(centre_ground)
    citizen = cases.open_walk_in(PERSON, TRAINING).citizen_uid
    with pytest.raises(Refused):
        cases.open(replace(TRAINING, citizen_uid=citizen, needs=()))
    last_year = cases.open(replace(TRAINING, citizen_uid=citizen, pointed_out_on=date(2026, 9, 30)))
    second = cases.open(replace(TRAINING, citizen_uid=citizen, pointed_out_on=date(2026, 10, 1)))
    assert (last_year.number, second.number) == ("9401/0001/2569", "9401/0002/2570")


def test_problems_of_person_and_case_come_together_and_nothing_is_written(centre_ground: Ground) -> None:
    cases = Cases(centre_ground)
    with pytest.raises(Refused) as refused:
        cases.open_walk_in(replace(PERSON, first_name=""), replace(TRAINING, needs=(), found_by="nobody"))
    fields = {problem.field for problem in refused.value.problems if not problem.soft}
    assert (_code(refused), fields) == ("draft", {"first_name", "needs", "found_by"})
    assert _count(centre_ground, Citizen) == _count(centre_ground, Case) == 0


def test_a_refused_step_takes_the_whole_walk_in_back(centre_ground: Ground) -> None:
    cases = Cases(centre_ground)
    with pytest.raises(Refused):
        cases.open_walk_in(PERSON, TRAINING, [REFERRAL, replace(REFERRAL, agency_code="NOBODY")])
    assert _count(centre_ground, Citizen) == _count(centre_ground, Case) == _count(centre_ground, Step) == 0
    assert cases.open_walk_in(PERSON, TRAINING, [REFERRAL]).number == "9401/0001/2570"


def test_somebody_registered_who_moved_house_is_changed_in_the_same_work_as_their_case(
    centre_ground: Ground,
) -> None:
    cases = Cases(centre_ground)
    first = cases.open_walk_in(PERSON, TRAINING)
    moved = replace(PERSON, house_number="9")
    known = (first.citizen_uid, 1)
    wrong = replace(TRAINING, pointed_out_on=date(2030, 1, 1))
    with pytest.raises(Refused):
        cases.open_walk_in(moved, wrong, known=known)
    assert _houses(centre_ground) == ["127/4"]
    assert cases.open_walk_in(moved, TRAINING, known=known).citizen_uid == first.citizen_uid
    assert _houses(centre_ground) == ["9"]
    with pytest.raises(Refused) as refused:
        cases.open_walk_in(PERSON, TRAINING, known=known)
    assert _code(refused) == "changed"


def _houses(ground: Ground) -> list[str]:
    with ground.database.read() as session:
        return list(session.scalars(select(Citizen.house_number)))


def test_somebody_registered_is_not_registered_again_by_a_walk_in(centre_ground: Ground) -> None:
    cases = Cases(centre_ground)
    first = cases.open_walk_in(PERSON, TRAINING)
    with pytest.raises(Refused) as refused:
        cases.open_walk_in(PERSON, TRAINING)
    assert _code(refused) == "known-person"
    assert cases.open_walk_in(first.citizen_uid, TRAINING).citizen_uid == first.citizen_uid
    assert _count(centre_ground, Citizen) == 1


def test_a_case_for_nobody_is_refused(centre_ground: Ground) -> None:
    with pytest.raises(Refused) as refused:
        Cases(centre_ground).open(replace(TRAINING, citizen_uid="nobody"))
    assert _code(refused) == "not-found"


def test_the_volunteer_who_found_a_case_stands_on_its_page(centre_ground: Ground) -> None:
    cases = Cases(centre_ground)
    person = cases.open_walk_in(SOMEBODY, TRAINING).citizen_uid
    with centre_ground.database.work("volunteer") as work:
        work.session.add(Volunteer(uid="v", person_uid=person))
    found = cases.open_walk_in(PERSON, replace(TRAINING, channel="volunteer", found_by="v"))
    assert cases.page(found.uid).found_by_name == "นายซูไลมาน กาเดร์"
    assert cases.ids(CaseFilter(found_by="v")) == [found.uid]


def test_a_referral_takes_a_letter_number_and_the_clock_of_its_agencys_category(
    centre_ground: Ground,
) -> None:
    cases = Cases(centre_ground)
    needs = (NeedDraft(category_code="SSO-3"), NeedDraft(category_code="PRO-1"))
    opened = cases.open_walk_in(
        PERSON, replace(TRAINING, needs=needs), [replace(REFERRAL, agency_code="DLPW")]
    )
    cases.add_step(opened.uid, replace(REFERRAL, agency_code="SAO"))
    cases.add_step(opened.uid, replace(REFERRAL, agency_code="SSO", due_on=date(2026, 12, 31)))
    own, other, given = cases.page(opened.uid).steps
    assert (own.letter_number, own.due_on) == ("9401/ส 1/2570", date(2027, 1, 13))  # PRO-1: 60 days
    assert (other.letter_number, other.due_on) == ("9401/ส 2/2570", date(2026, 11, 29))  # the earliest: 15
    assert (given.letter_number, given.due_on) == ("9401/ส 3/2570", date(2026, 12, 31))
    assert own.uid == opened.steps[0] and own.officer == "นูรียะห์ สาและ"
    assert cases.complete_step(opened.uid, replace(REFERRAL, agency_code="DLPW")).due_on == own.due_on


def test_a_refused_referral_spends_no_letter_number(centre_ground: Ground) -> None:
    cases = Cases(centre_ground)
    uid = cases.open_walk_in(PERSON, TRAINING).uid
    with pytest.raises(Refused) as refused:
        cases.add_step(uid, replace(REFERRAL, agency_code=""))
    assert "agency_code" in {problem.field for problem in refused.value.problems}
    cases.add_step(uid, REFERRAL)
    assert cases.page(uid).steps[0].letter_number == "9401/ส 1/2570"


def test_a_case_goes_from_the_counter_to_the_last_follow_up(centre_ground: Ground, clock: SetClock) -> None:
    cases = Cases(centre_ground)
    uid = cases.open_walk_in(PERSON, TRAINING, [REFERRAL]).uid
    assert (cases.page(uid).status, cases.page(uid).asked) == ("referred", ("DSD",))
    clock.move(days=40)
    assert cases.page(uid).status == "overdue"
    cases.outcome(uid, StepDraft(on=TODAY, verdict="assisted", agency_code="DSD", reference="กพร. 12"))
    page = cases.page(uid)
    assert (page.status, page.follow_up, page.follow_up_on) == ("helped", "30", date(2026, 12, 20))
    assert page.asked == () and page.due_on is None
    follow_up = StepDraft(
        kind="followed_up", on=date(2026, 12, 21), verdict="30", in_work=True, income_after=1_200_000
    )
    cases.add_step(uid, follow_up)
    page = cases.page(uid)
    assert (page.status, page.follow_up, page.follow_up_on) == ("followed_up", "90", date(2027, 2, 18))
    assert [stage.state for stage in page.stages] == ["done", "to_come", "done", "done", "now"]
    assert (page.steps[-1].in_work, page.steps[-1].income_after) == (True, 1_200_000)
    clock.move(days=90)
    cases.add_step(uid, replace(follow_up, on=date(2027, 2, 20), verdict="90"))
    assert (cases.page(uid).follow_up_on, cases.page(uid).possible) == (None, ("reopened",))


def test_steps_of_one_day_stay_in_the_order_of_writing(centre_ground: Ground) -> None:
    cases = Cases(centre_ground)
    life = [
        StepDraft(kind="served", on=TODAY, verdict="closed"),
        StepDraft(kind="reopened", on=TODAY),
        replace(REFERRAL, on=TODAY),
        HELP,
        StepDraft(kind="reopened", on=TODAY),
        StepDraft(kind="served", on=TODAY, verdict="closed"),
    ]
    opened = cases.open_walk_in(PERSON, TRAINING, life)
    page = cases.page(opened.uid)
    assert [step.kind for step in page.steps] == [step.kind for step in life]
    assert page.status == "served"


def test_only_the_province_screens_unless_it_was_delegated(centre_ground: Ground) -> None:
    cases = Cases(centre_ground)
    uid = cases.open_walk_in(PERSON, TRAINING).uid
    screening = StepDraft(kind="screened", on=TODAY, verdict="accepted")
    assert not cases.may_screen() and "screened" not in cases.page(uid).possible
    with pytest.raises(Refused) as refused:
        cases.add_step(uid, screening)
    assert _code(refused) == "not-here"
    cases = Cases(_delegated(centre_ground))
    assert cases.may_screen() and "screened" in cases.page(uid).possible
    cases.add_step(uid, screening)
    assert cases.page(uid).status == "accepted"
    assert cases.ids(CaseFilter(work_list="to_refer")) == [uid]


def test_a_step_before_its_case_or_in_the_future_is_a_problem_at_its_field(centre_ground: Ground) -> None:
    cases = Cases(centre_ground)
    uid = cases.open_walk_in(PERSON, TRAINING).uid
    for on in (date(2026, 11, 1), date(2026, 11, 21), None):
        draft = replace(REFERRAL, on=on)
        assert "on" in {problem.field for problem in cases.check_step(uid, draft) if not problem.soft}
        with pytest.raises(Refused):
            cases.add_step(uid, draft)
    assert _count(centre_ground, Step) == 0


def test_a_closed_month_takes_no_case_and_no_step(centre_ground: Ground) -> None:
    cases = Cases(centre_ground)
    uid = cases.open_walk_in(PERSON, TRAINING).uid
    _closed(centre_ground, "2026-11", TODAY)
    with pytest.raises(Refused) as refused:
        cases.open_walk_in(SOMEBODY, TRAINING)
    assert _code(refused) == "month-closed"
    assert Month(2026, 11).spoken() in refused.value.sentence
    with pytest.raises(Refused) as refused:
        cases.add_step(uid, REFERRAL)
    assert _code(refused) == "month-closed"
    assert cases.open_walk_in(SOMEBODY, replace(TRAINING, pointed_out_on=date(2026, 10, 31))).number


def test_a_returned_month_takes_entries_again_until_it_is_accepted(centre_ground: Ground) -> None:
    cases = Cases(centre_ground)
    _closed(centre_ground, "2026-11", date(2026, 11, 15))
    person = cases.open_walk_in(SOMEBODY, replace(TRAINING, pointed_out_on=date(2026, 10, 31))).citizen_uid

    def judged(uid: str, verdict: str, on: date, unit: str = "9401") -> None:
        with centre_ground.database.work("verdict") as work:
            work.session.add(
                MonthVerdict(uid=uid, origin="94", unit=unit, month="2026-11", verdict=verdict, on=on)
            )

    judged("1", "returned", date(2026, 11, 15))
    judged("2", "returned", date(2026, 11, 17), unit="9402")
    with pytest.raises(Refused):
        cases.open(replace(TRAINING, citizen_uid=person))
    judged("3", "returned", date(2026, 11, 17))
    assert cases.open(replace(TRAINING, citizen_uid=person)).number
    judged("4", "accepted", date(2026, 11, 18))
    with pytest.raises(Refused):
        cases.open(replace(TRAINING, citizen_uid=person))


def test_a_case_of_a_restricted_kind_is_closed_to_all_but_supervisors(
    centre_ground: Ground, as_role: AsRole
) -> None:
    officer = Cases(as_role(centre_ground, "officer"))
    supervisor = Cases(as_role(centre_ground, "supervisor"))
    opened = officer.open_walk_in(PERSON, TIP_OFF, [replace(REFERRAL, on=TODAY, agency_code="PLO")])
    for asked in (
        lambda: officer.page(opened.uid),
        lambda: officer.add_step(opened.uid, HELP),
        lambda: officer.check_step(opened.uid, HELP),
        lambda: officer.service_request_sheet(opened.uid),
        lambda: officer.citizen_slip_sheet(opened.uid),
        lambda: officer.referral_sheet(opened.steps[0]),
    ):
        with pytest.raises(Refused) as refused:
            asked()
        assert _code(refused) == "not-allowed"
    for wanted in (CaseFilter(), CaseFilter(text=opened.number), CaseFilter(status="referred")):
        assert officer.ids(wanted) == []
        assert supervisor.ids(wanted) == [opened.uid]
    assert officer.rows([opened.uid]) == []
    assert supervisor.rows([opened.uid])[0].restricted
    before = _count(centre_ground, AuditLine)  # type: ignore[arg-type]
    assert supervisor.page(opened.uid).restricted
    assert _count(centre_ground, AuditLine) == before + 1  # type: ignore[arg-type]


def test_a_role_without_rights_does_nothing_with_cases(centre_ground: Ground, as_role: AsRole) -> None:
    uid = Cases(centre_ground).open_walk_in(PERSON, TRAINING).uid
    stranger = Cases(as_role(centre_ground, "stranger"))
    for asked in (
        lambda: stranger.open_walk_in(SOMEBODY, TRAINING),
        lambda: stranger.add_step(uid, REFERRAL),
        lambda: stranger.screen_many([uid], "accepted"),
        lambda: stranger.service_request_sheet(uid),
        stranger.ids,
        stranger.counts,
        stranger.screened_share,
        lambda: stranger.rows([uid]),
        lambda: stranger.page(uid),
    ):
        with pytest.raises(Refused) as refused:
            asked()
        assert _code(refused) == "not-allowed"


def test_a_case_or_step_that_is_not_there_is_refused_in_words(centre_ground: Ground) -> None:
    cases = Cases(centre_ground)
    for asked in (
        lambda: cases.page("x"),
        lambda: cases.add_step("x", REFERRAL),
        lambda: cases.referral_sheet("x"),
        lambda: cases.citizen_slip_sheet("x"),
    ):
        with pytest.raises(Refused) as refused:
            asked()
        assert _code(refused) == "not-found"
