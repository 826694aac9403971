"""Bulletins: published, withdrawn, found at the counter, told, answered, and whom to call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from bulletin_entries import DRAFT, TODAY, person_of, put
from centre_and_province import CENTRE, Two
from month_entries import Entries
from refusing import code_of

from desktop.rules.bulletins import BulletinDraft
from desktop.rules.months import Month
from desktop.rules.problems import Refused
from desktop.services.bulletins import BulletinFilter, Bulletins, PeopleFilter
from desktop.services.citizens import Citizens
from desktop.services.ground import Ground
from desktop.services.reports import Reports
from desktop.system.clock import SetClock

Become = Callable[[Ground, str], Ground]
TUESDAY = date(2026, 11, 17)


@pytest.fixture
def bulletins(centre_ground: Ground) -> Bulletins:
    return Bulletins(centre_ground)


@pytest.fixture
def entries(centre_ground: Ground) -> Entries:
    return Entries(centre_ground)


@pytest.fixture
def at_province(province_ground: Ground) -> Bulletins:
    return Bulletins(province_ground)


# -- the province


def test_a_bulletin_is_published_changed_withdrawn_and_shown_again(at_province: Bulletins) -> None:
    uid = at_province.publish(replace(DRAFT, title="  พนักงานคัดบรรจุ\u200b "))
    draft, revision = at_province.draft(uid)
    assert (draft.title, draft.areas, draft.categories) == ("พนักงานคัดบรรจุ", ("9401",), ("EMP-1",))

    at_province.publish(replace(draft, seats=3), uid, revision)
    assert at_province.page(uid).row.seats == 3
    assert code_of(lambda: at_province.publish(draft, uid, revision)) == "changed"

    at_province.withdraw(uid)
    assert at_province.page(uid).row.state == "withdrawn"
    assert at_province.ids() == []
    assert at_province.ids(BulletinFilter(state="withdrawn")) == [uid]
    assert code_of(lambda: at_province.withdraw(uid)) == "withdrawn"
    at_province.put_back(uid)
    assert at_province.ids() == [uid]
    assert code_of(lambda: at_province.put_back(uid)) == "not-withdrawn"


def test_a_draft_with_problems_is_not_published(at_province: Bulletins) -> None:
    bad = replace(DRAFT, title="", seats=-1, closes_on=date(2026, 11, 1))
    with pytest.raises(Refused) as refusal:
        at_province.publish(bad)
    assert [problem.field for problem in refusal.value.problems] == ["title", "seats", "closes_on"]
    assert at_province.ids(BulletinFilter(state="any")) == []


def test_a_centre_publishes_nothing_and_a_province_tells_nobody(
    bulletins: Bulletins, at_province: Bulletins, centre_ground: Ground
) -> None:
    assert code_of(lambda: bulletins.publish(DRAFT)) == "province-only"
    assert code_of(lambda: bulletins.withdraw(put(centre_ground))) == "province-only"
    uid = at_province.publish(DRAFT)
    assert code_of(lambda: at_province.counter.tell(uid, "somebody")) == "centre-only"


# -- lists


def test_the_list_shows_what_is_open_and_what_closes_first_stands_first(
    bulletins: Bulletins, centre_ground: Ground
) -> None:
    late = put(centre_ground, closes_on=TODAY + timedelta(days=30))
    soon = put(centre_ground, closes_on=TODAY)
    never = put(centre_ground, closes_on=None)
    over = put(centre_ground, closes_on=TODAY - timedelta(days=1))
    coming = put(centre_ground, published_on=TODAY + timedelta(days=1))
    gone = put(centre_ground, withdrawn_on=TODAY)

    assert bulletins.ids() == [soon, late, never]
    assert bulletins.ids(BulletinFilter(closing=True)) == [soon]
    assert bulletins.ids(BulletinFilter(state="run_out")) == [over]
    assert bulletins.ids(BulletinFilter(state="coming")) == [coming]
    assert bulletins.ids(BulletinFilter(state="withdrawn")) == [gone]
    assert len(bulletins.ids(BulletinFilter(state="any"))) == 6
    states = {row.uid: row.state for row in bulletins.rows([late, over, coming, gone])}
    assert states == {late: "living", over: "run_out", coming: "coming", gone: "withdrawn"}


def test_words_kind_and_need_narrow_the_list(bulletins: Bulletins, centre_ground: Ground) -> None:
    vacancy = put(centre_ground)
    course = put(centre_ground, kind="course", title="หลักสูตรช่างเชื่อม", categories=("SKL-1", "SKL-2"))
    news = put(centre_ground, kind="news", title="เลื่อนวันนัด", categories=())

    assert bulletins.ids(BulletinFilter(text="ช่าง")) == [course]
    assert bulletins.ids(BulletinFilter(text="อาหารทะเล คัดบรรจุ")) == [vacancy]
    assert bulletins.ids(BulletinFilter(kind="news")) == [news]
    assert set(bulletins.ids(BulletinFilter(category="SKL-2"))) == {course, news}
    assert bulletins.ids(BulletinFilter(text="100%")) == []


@pytest.mark.parametrize("sort", ["title", "kind", "place", "seats", "wage", "closes", "published", "told"])
def test_every_order_gives_all_of_them_both_ways(
    bulletins: Bulletins, centre_ground: Ground, sort: str
) -> None:
    made = {put(centre_ground, seats=None), put(centre_ground, title="กก", wage=None), put(centre_ground)}
    for descending in (False, True):
        assert set(bulletins.ids(BulletinFilter(sort=sort, descending=descending))) == made


def test_what_one_has_seen_is_no_longer_new_but_is_to_a_colleague(
    bulletins: Bulletins, centre_ground: Ground
) -> None:
    put(centre_ground)
    assert bulletins.counts().new == 1
    bulletins.look()
    assert bulletins.counts().new == 0
    fresh = put(centre_ground, closes_on=TODAY + timedelta(days=2))
    assert (bulletins.counts().living, bulletins.counts().new, bulletins.counts().closing) == (2, 1, 1)
    assert [row.is_new for row in bulletins.rows([fresh])] == [True]
    colleague = replace(centre_ground, actor=replace(centre_ground.actor, uid="colleague"))
    assert Bulletins(colleague).counts().new == 2


# -- at the counter


def test_at_the_counter_stands_what_fits_the_closest_first_then_what_closes_first(
    bulletins: Bulletins, centre_ground: Ground
) -> None:
    general = put(centre_ground, kind="news", areas=(), categories=())
    district = put(centre_ground, closes_on=TODAY + timedelta(days=9))
    sooner = put(centre_ground, closes_on=TODAY + timedelta(days=3))
    tambon = put(centre_ground, areas=("940101",))
    put(centre_ground, areas=("9402",))
    put(centre_ground, categories=("SKL-1",))
    put(centre_ground, withdrawn_on=TODAY)
    put(centre_ground, closes_on=TODAY - timedelta(days=1))

    found = bulletins.counter.fitting(("EMP-1",), "940101").fitting
    assert [one.uid for one in found] == [tambon, sooner, district, general]
    elsewhere = bulletins.counter.fitting(("EMP-1",), "940102").fitting
    assert [one.uid for one in elsewhere] == [sooner, district, general]
    assert [one.uid for one in bulletins.counter.fitting(("EMP-1",)).fitting] == [sooner, district, general]


def test_who_was_told_is_not_shown_it_as_new_until_it_is_taken_back(
    bulletins: Bulletins, entries: Entries, centre_ground: Ground
) -> None:
    uid, case = put(centre_ground), entries.case(TUESDAY)
    person = person_of(centre_ground, case)
    assert [one.uid for one in bulletins.counter.of_case(case).fitting] == [uid]

    telling = bulletins.counter.tell(uid, person, case)

    shown = bulletins.counter.of_person(person)
    assert shown.fitting == ()
    [told] = shown.told
    assert (told.uid, told.on, told.answer, told.officer) == (telling, TODAY, "", "นูรียะห์ สาและ")
    assert bulletins.counts().no_answer == 1
    assert code_of(lambda: bulletins.counter.tell(uid, person)) == "told-already"

    bulletins.counter.answer([telling], "interested")
    assert bulletins.counter.of_case(case).told[0].answer == "interested"
    assert (bulletins.rows([uid])[0].told, bulletins.rows([uid])[0].interested) == (1, 1)
    assert bulletins.counts().no_answer == 0
    assert code_of(lambda: bulletins.counter.answer([telling], "perhaps")) == "no-answer"

    bulletins.counter.take_back([telling])
    assert [one.uid for one in bulletins.counter.of_person(person).fitting] == [uid]
    assert bulletins.rows([uid])[0].told == 0
    assert code_of(lambda: bulletins.counter.take_back([telling])) == "not-found"


def test_nobody_is_told_of_what_is_no_longer_open(
    bulletins: Bulletins, entries: Entries, centre_ground: Ground
) -> None:
    person = entries.person()
    for gone in (
        put(centre_ground, withdrawn_on=TODAY),
        put(centre_ground, closes_on=TODAY - timedelta(days=1)),
        put(centre_ground, published_on=TODAY + timedelta(days=1)),
    ):
        assert code_of(lambda gone=gone: bulletins.counter.tell(gone, person)) == "not-open"  # type: ignore[misc]


def test_a_case_of_somebody_else_is_not_told_about(
    bulletins: Bulletins, entries: Entries, centre_ground: Ground
) -> None:
    uid, case = put(centre_ground), entries.case(TUESDAY)
    assert code_of(lambda: bulletins.counter.tell(uid, entries.person("คนอื่น"), case)) == "not-theirs"


def test_a_closed_month_takes_no_telling_and_gives_none_back(
    bulletins: Bulletins, entries: Entries, centre_ground: Ground, clock: SetClock
) -> None:
    uid, person = put(centre_ground), entries.person()
    telling = bulletins.counter.tell(uid, person)
    clock.moment = clock.moment.replace(month=12, day=3)
    for month in (Month(2026, 10), Month(2026, 11)):
        Reports(centre_ground).close(month)
    assert code_of(lambda: bulletins.counter.take_back([telling])) == "month-closed"
    bulletins.counter.answer([telling], "declined")
    assert bulletins.counter.of_person(person).told[0].answer == "declined"


def test_a_restricted_case_gives_nothing_away(
    bulletins: Bulletins, entries: Entries, centre_ground: Ground, as_role: Become
) -> None:
    uid = put(centre_ground, categories=("PRO-2",))
    case = entries.case(TUESDAY, "PRO-2", restricted=True)
    person = person_of(centre_ground, case)
    supervisor = Bulletins(as_role(centre_ground, "supervisor"))
    telling = supervisor.counter.tell(uid, person, case)

    officer = Bulletins(as_role(centre_ground, "officer"))
    assert officer.counter.of_person(person).told == ()
    assert officer.people.ids(PeopleFilter(bulletin_uid=uid, telling="no_answer")) == []
    assert supervisor.people.ids(PeopleFilter(bulletin_uid=uid, telling="no_answer")) == [person]
    assert officer.people.rows(uid, [person])[0].telling_uid == ""
    assert code_of(lambda: officer.counter.of_case(case)) == "not-allowed"
    assert code_of(lambda: officer.counter.answer([telling], "interested")) == "not-allowed"


# -- whom to call


def test_the_working_list_holds_whom_it_fits_who_were_not_told(
    bulletins: Bulletins, entries: Entries, centre_ground: Ground
) -> None:
    uid = put(centre_ground, areas=("940101", "940102"))
    near = entries.case(date(2026, 11, 3))
    later = entries.case(date(2026, 11, 10), tambon="940102")
    entries.case(TUESDAY, "SKL-1")
    entries.case(TUESDAY, tambon="940103")
    entries.case(TUESDAY, restricted=True)
    helped = entries.case(date(2026, 11, 2))
    entries.step(helped, "screened", date(2026, 11, 2), "accepted")
    entries.step(helped, "referred", date(2026, 11, 3), agency="DOE")
    entries.step(helped, "outcome", date(2026, 11, 4), "assisted", agency="DOE")
    wanted = PeopleFilter(bulletin_uid=uid)
    first, second = person_of(centre_ground, near), person_of(centre_ground, later)

    assert bulletins.people.ids(wanted) == [first, second]
    assert bulletins.page(uid).fits == 2
    assert bulletins.people.ids(replace(wanted, tambon="940102")) == [second]
    assert bulletins.people.ids(replace(wanted, text="ไม่มีใคร")) == []
    [row] = bulletins.people.rows(uid, [first])
    assert (row.case_uid, row.tambon, row.needs, row.telling_uid) == (near, "สะบารัง", "หางานทำในประเทศ", "")

    told = bulletins.counter.tell_all([uid], bulletins.people.cases_of(uid, [first, second]))
    assert bulletins.people.ids(wanted) == []
    assert set(bulletins.people.ids(replace(wanted, telling="no_answer"))) == {first, second}
    bulletins.counter.answer([told[0]], "interested")
    assert bulletins.people.ids(replace(wanted, telling="interested")) == [first]
    assert bulletins.people.rows(uid, [first])[0].answer == "interested"


@pytest.mark.parametrize("telling", ["not_told", "no_answer"])
@pytest.mark.parametrize("sort", ["on", "name", "tambon", "phone", "told"])
def test_every_order_of_the_working_list_gives_everybody(
    bulletins: Bulletins, entries: Entries, centre_ground: Ground, sort: str, telling: str
) -> None:
    uid = put(centre_ground, categories=(), areas=())
    people = {person_of(centre_ground, entries.case(TUESDAY, tambon=code)) for code in ("940101", "940102")}
    if telling == "no_answer":
        bulletins.counter.tell_all([uid], bulletins.people.cases_of(uid, sorted(people)))
    for descending in (False, True):
        wanted = PeopleFilter(bulletin_uid=uid, telling=telling, sort=sort, descending=descending)
        assert set(bulletins.people.ids(wanted)) == people


def test_the_working_list_and_the_counter_agree_on_whom_it_fits(
    bulletins: Bulletins, entries: Entries, centre_ground: Ground
) -> None:
    drafts = [
        replace(DRAFT, areas=areas, categories=categories)
        for areas in ((), ("94",), ("9401",), ("940101",), ("9402",), ("940102", "9403"))
        for categories in ((), ("EMP-1",), ("SKL-1", "PRO-1"))
    ]
    uids = [put(centre_ground, draft) for draft in drafts]
    cases = [
        entries.case(TUESDAY, *needs, tambon=tambon)
        for needs in (("EMP-1",), ("SKL-1",), ("SSO-2", "PRO-1"))
        for tambon in ("940101", "940102", "940201", "")
    ]
    for case in cases:
        person = person_of(centre_ground, case)
        at_counter = {one.uid for one in bulletins.counter.of_case(case).fitting}
        listed = {uid for uid in uids if person in bulletins.people.ids(PeopleFilter(bulletin_uid=uid))}
        assert at_counter == listed


# -- there and back


def test_bulletins_reach_the_centre_and_tellings_come_back_counted(two: Two) -> None:
    at_province, at_centre = Bulletins(two.province_ground), Bulletins(two.centre_ground)
    uid = at_province.publish(replace(DRAFT, published_on=TODAY))
    case = two.case(date(2026, 11, 18))
    two.up()
    two.down()
    assert at_centre.ids() == [uid]
    assert at_centre.draft(uid)[0] == at_province.draft(uid)[0]

    person = person_of(two.centre_ground, case)
    telling = at_centre.counter.tell(uid, person, case)
    at_centre.counter.answer([telling], "interested")
    two.up()
    [centre] = at_province.page(uid).centres
    assert (centre.unit, centre.told, centre.interested, centre.declined) == (CENTRE, 1, 1, 0)

    at_province.withdraw(uid)
    two.down()
    assert at_centre.ids() == []
    assert at_centre.counter.fitting(("EMP-1",), "940101").fitting == ()
    assert at_centre.page(uid).row.state == "withdrawn"
    assert at_centre.counter.of_person(person).told[0].title == DRAFT.title


@pytest.mark.parametrize(
    "changed",
    [{"kind": "party"}, {"title": ""}, {"seats": -1}, {"wage": -5}, {"closes_on": date(2026, 1, 1)}],
)
def test_a_bulletin_that_makes_no_sense_is_not_let_in(two: Two, changed: dict[str, object]) -> None:
    bad: BulletinDraft = replace(DRAFT, **changed)  # type: ignore[arg-type]
    put(two.province_ground, bad)
    refused = two.down().summary.refused
    assert len(refused) == 1
    assert Bulletins(two.centre_ground).ids(BulletinFilter(state="any")) == []


def test_tellings_move_with_a_person_who_stood_there_twice(
    bulletins: Bulletins, entries: Entries, centre_ground: Ground
) -> None:
    uid, kept, twin = put(centre_ground), entries.person("อาลี"), entries.person("อาลี")
    bulletins.counter.tell(uid, twin)
    Citizens(centre_ground).join((kept, 1), (twin, 1))
    assert [told.bulletin_uid for told in bulletins.counter.of_person(kept).told] == [uid]


def test_the_few_that_are_named_elsewhere_are_new_ones_then_what_closes_first(
    bulletins: Bulletins, centre_ground: Ground
) -> None:
    late, soon = (put(centre_ground, closes_on=TODAY + timedelta(days=days)) for days in (9, 1))
    put(centre_ground, closes_on=TODAY - timedelta(days=1))
    bulletins.look()
    new = put(centre_ground, closes_on=None)
    assert [row.uid for row in bulletins.first(5)] == [new, soon, late]
    assert [row.uid for row in bulletins.first(2)] == [new, soon]
