"""What makes a month's stipend: term, report, rate, lists and receipts behind one amount."""

from __future__ import annotations

from datetime import date

import pytest
from stipend_entries import CAME, OCTOBER, Office

from desktop.rules.problems import Refused
from desktop.services.ground import Ground


@pytest.fixture
def office(centre_ground: Ground) -> Office:
    return Office(centre_ground)


def test_an_amount_tells_its_term_its_report_its_rate_its_lists_and_its_receipts(office: Office) -> None:
    uid = office.reported("ก")
    made, [receipt] = office.paid()
    anew = office.stipends.receipts.issue_anew(receipt, "ชื่อผิด")

    found = office.stipends.reasons.of(uid, OCTOBER)

    assert (found.term_start, found.term_end) == (date(2026, 10, 1), date(2029, 9, 30))
    assert (found.received_on, found.received_by) == (CAME, office.ground.actor.full_name)
    assert found.rate is not None
    assert found.claimant.amount == found.rate.satang == 60_000
    assert [row.uid for row in found.lists] == [made]
    assert [(row.uid, bool(row.voided_on)) for row in found.receipts] == [(receipt, True), (anew, False)]
    assert found.receipts[0].replaced_by == found.receipts[1].number
    assert found.receipts[1].replaces == found.receipts[0].number


def test_a_second_role_is_named_with_the_one_that_is_paid(office: Office) -> None:
    uid = office.reported("ก")
    other = office.second_role(uid)
    office.receive(other)
    office.paid()

    [first] = office.stipends.reasons.of(other, OCTOBER).others
    [second] = office.stipends.reasons.of(uid, OCTOBER).others

    # The older of the two is paid; begun on the same day, the one that was written down first.
    assert (first.volunteer_uid, first.paid) == (uid, True)
    assert (second.volunteer_uid, second.paid) == (other, False)


def test_a_month_outside_every_term_says_so_and_an_unknown_appointment_is_refused(office: Office) -> None:
    uid = office.entries.volunteer("ก", start=date(2026, 11, 1))

    assert office.stipends.reasons.of(uid, OCTOBER).claimant.reasons == ("outside-term",)
    with pytest.raises(Refused) as refused:
        office.stipends.reasons.of("nobody", OCTOBER)
    assert refused.value.code == "not-found"


def test_a_years_receipts_are_those_of_the_person_or_of_everybody_void_ones_too(office: Office) -> None:
    office.reported("ก"), office.reported("ข")
    _list, (one, _other) = office.paid()
    office.stipends.receipts.void(one, "ไม่มารับเงิน")
    people = {row.person_uid: row for row in office.stipends.years.year(2570)}

    everybody = office.stipends.receipts.of_year(2570)

    assert len(everybody) == 2
    assert sum(row.amount for row in everybody if row.voided_on is None) == sum(
        person.total for person in people.values()
    )
    [uid] = people
    assert [row.voided_on for row in office.stipends.receipts.of_year(2570, uid)] == [None]
    assert office.stipends.receipts.of_year(2571) == ()
