"""Every list stands in the order of any of its columns, in Thai, with what is not known at its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from month_entries import Entries

from desktop.models import ReceivedReport
from desktop.rules.cases import STATUSES, CaseDraft, NeedDraft, StepDraft
from desktop.rules.citizens import CitizenDraft
from desktop.services.cases import CaseFilter, Cases
from desktop.services.citizens import CitizenFilter, Citizens
from desktop.services.ground import Ground
from desktop.services.volunteers import VolunteerFilter, Volunteers

AsRole = Callable[[Ground, str], Ground]
TODAY = date(2026, 11, 20)
_LETTERS = "กขคงจฉชซญดตถทธนบปผฝพฟภมยรลวสหอ"
SOMEBODY = CitizenDraft(title="นาย", first_name="มูฮัมหมัด", last_name="มะหะมัด", sex="m", tambon_code="940101")
WALK_IN = CaseDraft(pointed_out_on=date(2026, 10, 1), needs=(NeedDraft(category_code="SKL-1"),))
CITIZEN_SORTS = (
    *("name", "thai_id", "tambon", "birth", "status", "newest", "age", "village", "phone", "occupation"),
    *("first_seen", "last_contact", "finder"),
)


def _people(ground: Ground, **values: tuple[object, ...]) -> list[str]:
    """People of some values, one for each place, in this order."""
    citizens = Citizens(ground)
    count = len(next(iter(values.values())))
    drafts = (
        replace(
            SOMEBODY,
            first_name="กขคงจฉชซญดตถทธนบปผฝพฟภมยรลวสหอ"[at],
            **{name: each[at] for name, each in values.items()},
        )
        for at in range(count)
    )
    return [citizens.save(draft).uid for draft in drafts]


def _both_ways(ground: Ground, sort: str) -> tuple[list[str], list[str]]:
    citizens = Citizens(ground)
    return citizens.ids(CitizenFilter(sort=sort)), citizens.ids(CitizenFilter(sort=sort, descending=True))


def test_tambons_stand_in_thai_order_and_not_in_that_of_their_codes(centre_ground: Ground) -> None:
    tambons = centre_ground.reference.tambons
    own = [code for code in tambons if code.startswith("9401")]
    _people(centre_ground, tambon_code=(*own, ""))

    rows = Citizens(centre_ground).rows(_both_ways(centre_ground, "tambon")[0])

    names = [row.tambon for row in rows]
    assert names[-1] == ""
    assert names[0] == "กะมิยอ"
    # A leading vowel counts after its consonant, which an order by letters would not do.
    assert names.index("คลองมานิง") < names.index("จะบังติกอ") < names.index("บานา") < names.index("อาเนาะรู")


def test_what_is_not_known_stands_last_both_ways(centre_ground: Ground) -> None:
    first, none, last = _people(centre_ground, occupation=("กรีดยาง", "", "เย็บผ้า"))
    assert _both_ways(centre_ground, "occupation") == ([first, last, none], [last, first, none])

    first, none, last = _people(centre_ground, village_number=(2, None, 11))
    up, down = _both_ways(centre_ground, "village")
    assert (up[:2], down[:2]) == ([first, last], [last, first])


def test_a_leading_vowel_does_not_put_an_occupation_last(centre_ground: Ground) -> None:
    sews, trades, weaves = _people(centre_ground, occupation=("เย็บผ้า", "ค้าขาย", "แกะสลักไม้"))
    assert _both_ways(centre_ground, "occupation")[0] == [weaves, trades, sews]


def test_the_youngest_are_of_the_least_age(centre_ground: Ground) -> None:
    old, unknown, young = _people(centre_ground, birth_date=("1950", "", "2001-05-02"))
    assert _both_ways(centre_ground, "age") == ([young, old, unknown], [old, young, unknown])


def test_people_stand_by_when_they_came_and_who_found_them(centre_ground: Ground) -> None:
    early, late, never = _people(centre_ground, occupation=("", "", ""))
    finder = Entries(centre_ground).volunteer("อามีเนาะ")
    found = replace(WALK_IN, pointed_out_on=date(2026, 10, 5), channel="volunteer", found_by=finder)
    cases = Cases(centre_ground)
    cases.open_walk_in(early, found)
    cases.open_walk_in(late, replace(WALK_IN, pointed_out_on=date(2026, 11, 2)))

    up = [uid for uid in _both_ways(centre_ground, "first_seen")[0] if uid in (early, late, never)]
    assert up == [early, late, never]
    assert _both_ways(centre_ground, "last_contact")[1][0] == late
    assert _both_ways(centre_ground, "finder")[0][0] == early
    row, other = Citizens(centre_ground).rows([early, never])
    assert (row.first_seen, row.last_contact) == (date(2026, 10, 5), date(2026, 10, 5))
    assert "อามีเนาะ" in row.finder
    assert (other.first_seen, other.last_contact, other.finder) == (None, None, "")


def test_a_step_is_a_contact_too(centre_ground: Ground) -> None:
    opened = Cases(centre_ground).open_walk_in(
        SOMEBODY, WALK_IN, [StepDraft(kind="referred", on=date(2026, 10, 20), agency_code="DSD")]
    )
    (row,) = Citizens(centre_ground).rows([opened.citizen_uid])
    assert (row.first_seen, row.last_contact) == (date(2026, 10, 1), date(2026, 10, 20))


def test_a_restricted_case_tells_an_officer_nothing_of_when_or_by_whom(
    centre_ground: Ground, as_role: AsRole
) -> None:
    supervisor = as_role(centre_ground, "supervisor")
    restricted = replace(WALK_IN, needs=(NeedDraft(category_code="TIP-1"),), restricted=True)
    categories = centre_ground.reference.categories
    code = next(code for code, each in categories.items() if each.restricted)
    restricted = replace(restricted, needs=(NeedDraft(category_code=code),))
    uid = Cases(supervisor).open_walk_in(SOMEBODY, restricted).citizen_uid

    (seen,) = Citizens(supervisor).rows([uid])
    (hidden,) = Citizens(as_role(centre_ground, "officer")).rows([uid])

    assert seen.first_seen == WALK_IN.pointed_out_on
    assert (hidden.first_seen, hidden.last_contact) == (None, None)


@pytest.mark.parametrize("sort", CITIZEN_SORTS)
@pytest.mark.parametrize("status", ["", "waiting"])
def test_every_order_of_people_shows_everybody_with_every_filter(
    centre_ground: Ground, sort: str, status: str
) -> None:
    uids = {Cases(centre_ground).open_walk_in(SOMEBODY, WALK_IN).citizen_uid for _again in range(2)}
    wanted = CitizenFilter(sort=sort, status=status, text="มะหะมัด")
    citizens = Citizens(centre_ground)
    assert set(citizens.ids(wanted)) == uids
    assert set(citizens.ids(replace(wanted, descending=True))) == uids


def test_people_stand_by_status_as_a_case_lives(centre_ground: Ground) -> None:
    cases = Cases(centre_ground)
    referral = StepDraft(kind="referred", on=date(2026, 10, 2), agency_code="DSD", due_on=date(2026, 10, 9))
    served = StepDraft(kind="served", on=date(2026, 10, 2), verdict="closed")
    for life in ([served], [referral], []):
        cases.open_walk_in(replace(SOMEBODY, occupation=str(len(life))), WALK_IN, life)
    rows = Citizens(centre_ground).rows(_both_ways(centre_ground, "status")[0])
    places = [list(STATUSES).index(row.status) for row in rows]
    assert places == sorted(places)
    assert len(set(places)) == 3


# -- cases

CASE_SORTS = (
    *("on", "number", "name", "due", "status", "tambon", "urgency", "channel", "finder", "letter", "unit"),
)


@pytest.mark.parametrize("sort", CASE_SORTS)
@pytest.mark.parametrize(
    "narrowed", [{}, {"status": "waiting"}, {"text": "มะหะมัด"}, {"work_list": "waiting"}]
)
def test_every_order_of_cases_shows_all_of_them_with_every_filter(
    centre_ground: Ground, sort: str, narrowed: dict[str, str]
) -> None:
    cases = Cases(centre_ground)
    uids = {cases.open_walk_in(SOMEBODY, WALK_IN).uid for _again in range(2)}
    for descending in (False, True):
        assert set(cases.ids(CaseFilter(sort=sort, descending=descending, **narrowed))) == uids


def _both_ways_of_cases(cases: Cases, sort: str) -> list[list[str]]:
    return [cases.ids(CaseFilter(sort=sort, descending=falling)) for falling in (False, True)]


def test_cases_stand_by_finder_with_those_without_at_the_end(centre_ground: Ground) -> None:
    entries, cases = Entries(centre_ground), Cases(centre_ground)
    eve, amin = entries.volunteer("เอวา"), entries.volunteer("สามีน")
    found = replace(WALK_IN, channel="volunteer")
    none = cases.open_walk_in(SOMEBODY, WALK_IN).uid
    first = cases.open_walk_in(SOMEBODY, replace(found, found_by=amin)).uid
    second = cases.open_walk_in(SOMEBODY, replace(found, found_by=eve)).uid
    assert _both_ways_of_cases(cases, "finder") == [[first, second, none], [second, first, none]]
    rows = {row.uid: row for row in cases.rows([none, first])}
    assert "สามีน" in rows[first].finder
    assert rows[none].finder == ""


def test_the_tenth_letter_stands_after_the_second_and_who_has_none_at_the_end(centre_ground: Ground) -> None:
    cases = Cases(centre_ground)
    letter = StepDraft(kind="referred", on=date(2026, 10, 2), agency_code="DSD")
    none = cases.open_walk_in(SOMEBODY, WALK_IN).uid
    uids = [cases.open_walk_in(SOMEBODY, WALK_IN, [letter]).uid for _again in range(11)]
    assert _both_ways_of_cases(cases, "letter") == [[*uids, none], [*reversed(uids), none]]
    rows = cases.rows([none, uids[9]])
    assert (rows[0].letter, "10" in rows[1].letter) == ("", True)


def test_cases_stand_by_status_as_a_case_lives(centre_ground: Ground) -> None:
    cases = Cases(centre_ground)
    served = StepDraft(kind="served", on=date(2026, 10, 2), verdict="closed")
    late = StepDraft(kind="referred", on=date(2026, 10, 2), agency_code="DSD", due_on=date(2026, 10, 9))
    for life in ([served], [late], []):
        cases.open_walk_in(SOMEBODY, WALK_IN, life)
    found = [row.status for row in cases.rows(_both_ways_of_cases(cases, "status")[0])]
    assert found == ["waiting", "overdue", "served"]


# -- volunteers


def test_volunteers_stand_by_every_column(centre_ground: Ground) -> None:
    entries, volunteers = Entries(centre_ground), Volunteers(centre_ground)
    tambons = centre_ground.reference.tambons
    codes = {tambon.name: code for code, tambon in tambons.items() if code.startswith("9401")}
    first = entries.volunteer("กามา", tambon=codes["กะมิยอ"])
    second = entries.volunteer("ขอดี", start=date(2025, 10, 1), tambon=codes["อาเนาะรู"])
    third = entries.volunteer("คอรี", "graduate", start=None, tambon=codes["บานา"])
    entries.case(date(2026, 10, 2), found_by=second)
    with centre_ground.database.work("Receive reports for a test") as work:
        for month, received in (("2026-09", TODAY), ("2026-10", TODAY), ("2026-11", None)):
            work.session.add(ReceivedReport(volunteer_uid=second, month=month, received_on=received))

    def up(sort: str) -> list[str]:
        return volunteers.ids(VolunteerFilter(sort=sort))

    assert up("tambon") == [first, third, second]
    assert up("term_start") == [second, first, third]
    assert up("months")[-1] == second
    assert volunteers.ids(VolunteerFilter(sort="kind"))[0] == third
    for sort in ("phone", "order_number"):
        assert set(up(sort)) == {first, second, third}
    row = volunteers.rows([second])[0]
    # September belongs to the year before; November's receipt was taken back.
    assert (row.found, row.months, row.term_start) == (1, 1, date(2025, 10, 1))
