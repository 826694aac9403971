"""Volunteers: appointing, tambons, leaving, lists and their own pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from month_entries import Entries
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from desktop.database.year_targets import in_service
from desktop.models import AuditLine, Citizen, Target, Volunteer
from desktop.rules.citizens import CitizenDraft
from desktop.rules.problems import Refused
from desktop.rules.reports import Chain
from desktop.rules.targets import Funnel
from desktop.rules.volunteers import VolunteerDraft, is_serving
from desktop.services.ground import Ground
from desktop.services.volunteers import VolunteerFilter, Volunteers

TODAY = date(2026, 11, 20)
PERSON = CitizenDraft(
    thai_id="1940300123451",
    title="นาง",
    first_name="ฟาตีเมาะ",
    last_name="เจ๊ะแว",
    sex="f",
    birth_date="1985-03-12",
    house_number="12/3",
    village_number=4,
    tambon_code="940101",
    postcode="94000",
    phones=("0812345678",),
    notice_version="1",
    notice_on=TODAY,
)
APPOINTMENT = VolunteerDraft(
    order_number="12/2569",
    order_date=date(2026, 9, 15),
    term_start=date(2026, 10, 1),
    term_end=date(2029, 9, 30),
    supervisor="นายสมชาย แก้วประดิษฐ์",
    tambon_code="940101",
    village_number=4,
)


@pytest.fixture
def volunteers(centre_ground: Ground) -> Volunteers:
    return Volunteers(centre_ground)


@pytest.fixture
def entries(centre_ground: Ground) -> Entries:
    return Entries(centre_ground)


def test_a_new_person_is_registered_and_appointed_in_one_work(
    volunteers: Volunteers, centre_ground: Ground
) -> None:
    uid = volunteers.register(PERSON, APPOINTMENT)

    [row] = volunteers.rows([uid])
    assert (row.name, row.kind, row.tambons) == ("นางฟาตีเมาะ เจ๊ะแว", "volunteer", ("สะบารัง",))
    with centre_ground.database.read() as session:
        titles = session.scalars(select(AuditLine.title).order_by(AuditLine.line)).all()
        assert list(titles).count("Register a volunteer") == 1
        assert session.scalar(select(Citizen.origin).where(Citizen.uid == row.person_uid)) == "9401"


def test_a_registered_citizen_is_appointed_by_their_uid(volunteers: Volunteers, entries: Entries) -> None:
    person = entries.person("รอซีดี")

    uid = volunteers.register(person, APPOINTMENT)

    assert volunteers.page(uid).person_uid == person


def test_an_appointment_with_problems_leaves_no_person_behind(
    volunteers: Volunteers, centre_ground: Ground
) -> None:
    with pytest.raises(Refused) as refused:
        volunteers.register(PERSON, replace(APPOINTMENT, tambon_code="999999"))

    assert {problem.field for problem in refused.value.problems} == {"tambon_code"}
    with centre_ground.database.read() as session:
        assert session.scalars(select(Citizen)).all() == []


def test_an_id_number_that_is_registered_already_is_refused(volunteers: Volunteers) -> None:
    volunteers.register(PERSON, APPOINTMENT)

    with pytest.raises(Refused) as refused:
        volunteers.register(PERSON, APPOINTMENT)

    assert refused.value.code == "known-person"


def test_nobody_holds_the_same_post_twice(volunteers: Volunteers) -> None:
    uid = volunteers.register(PERSON, APPOINTMENT)
    person = volunteers.page(uid).person_uid

    with pytest.raises(Refused) as refused:
        volunteers.register(person, APPOINTMENT)
    assert refused.value.code == "already-serves"
    assert volunteers.register(person, replace(APPOINTMENT, kind="graduate"))


def test_whoever_left_can_be_appointed_again(volunteers: Volunteers) -> None:
    uid = volunteers.register(PERSON, APPOINTMENT)
    volunteers.leave(uid, TODAY, "ย้ายไปทำงานต่างจังหวัด")

    again = volunteers.register(volunteers.page(uid).person_uid, replace(APPOINTMENT, term_start=TODAY))

    assert volunteers.ids(VolunteerFilter(state="active")) == [again]


def test_leaving_frees_the_tambon_and_keeps_the_reason(volunteers: Volunteers) -> None:
    uid = volunteers.register(PERSON, APPOINTMENT)
    assert "940101" not in {place.code for place in volunteers.vacant_tambons()}

    volunteers.leave(uid, TODAY, " ลาออก ")

    page = volunteers.page(uid)
    assert (page.left_on, page.leave_reason) == (TODAY, "ลาออก")
    assert page.assignments[0].until == TODAY - timedelta(days=1)
    assert "940101" in {place.code for place in volunteers.vacant_tambons()}
    assert volunteers.active() == 0
    assert volunteers.draft(uid)[0].tambon_code == "940101"


def test_leaving_without_a_reason_is_refused(volunteers: Volunteers) -> None:
    uid = volunteers.register(PERSON, APPOINTMENT)

    with pytest.raises(Refused) as refused:
        volunteers.leave(uid, TODAY, "  ")

    assert [problem.field for problem in refused.value.problems] == ["leave_reason"]
    assert volunteers.page(uid).left_on is None


def test_a_saved_draft_comes_back_as_it_was(volunteers: Volunteers) -> None:
    uid = volunteers.register(PERSON, APPOINTMENT)
    draft, revision = volunteers.draft(uid)
    changed = replace(draft, supervisor="นางสาวอัสมะห์ หะยีสะมะแอ", term_end=date(2029, 10, 1))

    saved = volunteers.save(changed, uid, revision)

    assert saved.uid == uid
    assert volunteers.draft(uid) == (changed, revision + 1)


def test_a_change_made_meanwhile_is_not_written_over(volunteers: Volunteers) -> None:
    uid = volunteers.register(PERSON, APPOINTMENT)
    draft, revision = volunteers.draft(uid)
    volunteers.save(replace(draft, supervisor="คนแรก"), uid, revision)

    with pytest.raises(Refused) as refused:
        volunteers.save(replace(draft, supervisor="คนที่สอง"), uid, revision)

    assert refused.value.code == "changed"
    assert volunteers.draft(uid)[0].supervisor == "คนแรก"


def test_another_tambon_at_saving_is_a_move_from_today(volunteers: Volunteers) -> None:
    uid = volunteers.register(PERSON, APPOINTMENT)

    volunteers.save(replace(APPOINTMENT, person_uid="known", tambon_code="940102", village_number=None), uid)

    now, before = volunteers.page(uid).assignments
    assert (now.tambon, now.since, now.until) == ("อาเนาะรู", TODAY, None)
    assert (before.tambon, before.until) == ("สะบารัง", TODAY - timedelta(days=1))


def test_a_tambon_mistaken_today_never_counts(volunteers: Volunteers) -> None:
    uid = volunteers.register(PERSON, replace(APPOINTMENT, term_start=TODAY))
    draft, _revision = volunteers.draft(uid)

    volunteers.save(replace(draft, tambon_code="940103"), uid)

    assert volunteers.rows([uid])[0].tambons == ("จะบังติกอ",)
    assert "940101" in {place.code for place in volunteers.vacant_tambons()}


def test_one_volunteer_may_look_after_two_tambons(volunteers: Volunteers) -> None:
    uid = volunteers.register(PERSON, APPOINTMENT)

    volunteers.assign(uid, "940102")

    assert volunteers.rows([uid])[0].tambons == ("สะบารัง", "อาเนาะรู")
    with pytest.raises(Refused) as refused:
        volunteers.assign(uid, "940102")
    assert refused.value.code == "assigned"


def test_an_assignment_cannot_end_before_it_began(volunteers: Volunteers) -> None:
    uid = volunteers.register(PERSON, APPOINTMENT)
    assignment = volunteers.assign(uid, "940102", village=3, since=TODAY)

    with pytest.raises(Refused):
        volunteers.end_assignment(assignment, TODAY - timedelta(days=1))
    volunteers.end_assignment(assignment)

    assert volunteers.page(uid).assignments[0].until == TODAY


def test_the_list_finds_parts_of_the_name_in_any_order_and_the_number(
    volunteers: Volunteers, entries: Entries
) -> None:
    uid = volunteers.register(PERSON, APPOINTMENT)
    entries.volunteer("สุไลมาน")

    for text in ("แว ฟาตี", "1-9403-00123-45-1", "081-234", "นางฟาตีเมาะ"):
        assert volunteers.ids(VolunteerFilter(text=text)) == [uid], text
    assert volunteers.ids(VolunteerFilter(text="100%")) == []


def test_the_list_keeps_to_tambon_kind_and_state(volunteers: Volunteers, entries: Entries) -> None:
    here = entries.volunteer("กอเซ็ง", tambon="940102")
    graduate = entries.volunteer("นูรียะห์", kind="graduate")
    ending = entries.volunteer("รอฮานา", end=TODAY + timedelta(days=45))
    over = entries.volunteer("อาแซ", end=TODAY - timedelta(days=1))

    assert volunteers.ids(VolunteerFilter(tambon="940102")) == [here]
    assert volunteers.ids(VolunteerFilter(kind="graduate")) == [graduate]
    assert volunteers.ids(VolunteerFilter(state="left")) == [over]
    assert [row.uid for row in volunteers.ending_terms()] == [ending]
    assert volunteers.ending_terms()[0].warning == 60
    assert set(volunteers.ids(VolunteerFilter(state="active"))) == {here, graduate, ending}


def test_names_sort_as_thais_sort_them_and_the_order_turns_round(
    volunteers: Volunteers, entries: Entries
) -> None:
    last = entries.volunteer("เอกชัย")
    first = entries.volunteer("แก้วตา")
    middle = entries.volunteer("มารีนา")

    assert volunteers.ids() == [first, middle, last]
    assert volunteers.ids(VolunteerFilter(descending=True)) == [last, middle, first]


def test_the_list_sorts_by_what_was_found_this_fiscal_year(volunteers: Volunteers, entries: Entries) -> None:
    idle, busy = entries.volunteer("กามา"), entries.volunteer("ฮาซัน")
    entries.case(date(2026, 10, 5), found_by=busy)
    entries.case(date(2026, 9, 30), found_by=idle)

    assert volunteers.ids(VolunteerFilter(sort="found", descending=True)) == [busy, idle]
    assert [row.found for row in volunteers.rows([busy, idle])] == [1, 0]


def test_rows_come_in_the_order_asked_and_leave_out_what_is_gone(
    volunteers: Volunteers, entries: Entries
) -> None:
    first, second = entries.volunteer(), entries.volunteer()

    assert [row.uid for row in volunteers.rows([second, "gone", first])] == [second, first]


def test_the_page_shows_the_people_found_against_the_quota(volunteers: Volunteers, entries: Entries) -> None:
    uid = entries.volunteer()
    helped = entries.case(date(2026, 10, 5), "EMP-1", "SKL-1", found_by=uid)
    waiting = entries.case(date(2026, 11, 2), found_by=uid)
    entries.step(helped, "screened", date(2026, 10, 8), "accepted")
    entries.step(helped, "outcome", date(2026, 10, 20), "assisted")

    page = volunteers.page(uid)

    assert (page.asked.quota, page.target) == (30, Funnel(30, 9, 3))
    assert page.done == Chain(pointed_out=2, screened=1, referred=0, assisted=1)
    assert [(case.uid, case.status) for case in page.found] == [(waiting, "waiting"), (helped, "helped")]
    assert page.found[1].needs == ("EMP-1", "SKL-1")
    assert page.found[1].number == "9401/0001/2570"


def test_the_target_of_a_volunteer_is_their_centres_and_tells_who_set_it(province_ground: Ground) -> None:
    volunteers, uid = Volunteers(province_ground), Entries(province_ground, "9405").volunteer()
    told = []
    for unit, quota in ((None, 0), ("", 40), ("9405", 50), ("94", 60)):
        if unit is not None:
            with province_ground.database.work("Set a target for a test") as work:
                work.session.add(Target(fiscal_year=2570, unit=unit, quota=quota))
        page = volunteers.page(uid)
        told.append((page.asked.quota, page.asked_by))
    assert told == [(30, "usual"), (40, "for_all"), (50, "own"), (50, "own")]


def test_restricted_cases_are_counted_but_shown_to_supervisors_only(
    volunteers: Volunteers, entries: Entries, centre_ground: Ground, as_role: Callable[[Ground, str], Ground]
) -> None:
    uid = entries.volunteer()
    entries.case(date(2026, 11, 2), "PRO-2", found_by=uid, restricted=True)

    assert volunteers.page(uid).found == ()
    assert volunteers.page(uid).done.pointed_out == 1
    assert len(Volunteers(as_role(centre_ground, "supervisor")).page(uid).found) == 1


def test_seeing_a_page_is_written_down(
    volunteers: Volunteers, entries: Entries, centre_ground: Ground
) -> None:
    uid = entries.volunteer()

    volunteers.page(uid)

    with centre_ground.database.read() as session:
        last = session.scalars(select(AuditLine).order_by(AuditLine.line.desc())).first()
        assert last is not None
        assert last.title == "See a volunteer"
        assert uid in last.changes


def test_the_picker_offers_whoever_serves_today(volunteers: Volunteers, entries: Entries) -> None:
    uid = entries.volunteer("ยามีละห์")
    entries.volunteer("อาแซ", left_on=TODAY)

    assert [(one.uid, one.name, one.tambon) for one in volunteers.choices()] == [
        (uid, "นายยามีละห์ สาและ", "สะบารัง")
    ]


def test_another_offices_volunteer_is_not_changed_here(volunteers: Volunteers, centre_ground: Ground) -> None:
    uid = Entries(centre_ground, unit="9402").volunteer()

    with pytest.raises(Refused) as refused:
        volunteers.leave(uid, TODAY, "ลาออก")
    assert refused.value.code == "not-ours"


def test_an_unknown_volunteer_is_refused_in_words(volunteers: Volunteers) -> None:
    with pytest.raises(Refused) as refused:
        volunteers.page("nobody")
    assert refused.value.code == "not-found"


def test_the_statement_and_the_rule_agree_on_who_serves() -> None:
    days = [None, *(TODAY + timedelta(days=away) for away in (-2, -1, 0, 1, 2))]
    drafts = [
        VolunteerDraft(term_start=start, term_end=end, left_on=left_on)
        for start, end, left_on in product(days, days, days)
    ]
    with create_engine("sqlite://").connect() as connection, Session(connection) as session:
        Volunteer.metadata.create_all(connection, tables=[Volunteer.__table__])
        for number, draft in enumerate(drafts):
            appointment = {name: getattr(draft, name) for name in ("term_start", "term_end", "left_on")}
            session.add(Volunteer(uid=f"{number}", origin="9401", person_uid="p", **appointment))
        session.flush()
        serving = set(session.scalars(select(Volunteer.uid).where(in_service(TODAY))))

    assert serving == {f"{number}" for number, draft in enumerate(drafts) if is_serving(draft, TODAY)}
    assert 0 < len(serving) < len(drafts)
