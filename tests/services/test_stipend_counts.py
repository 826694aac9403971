"""Stipends travel: the centre's receipts go up, the province's count comes back, difference by difference."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from centre_and_province import CENTRE, OCTOBER, PROVINCE, Templates, Two, contents
from sqlalchemy import select
from stipend_entries import Office

from desktop.exchange.records import record
from desktop.models import StipendReceipt
from desktop.rules.problems import Refused
from desktop.rules.stipends import RateDraft
from desktop.services.stipends import Stipends
from desktop.system.clock import SetClock


@pytest.fixture
def two(templates: Templates, tmp_path: Path, clock: SetClock) -> Iterator[Two]:
    yield from templates.copied(tmp_path / "pair", clock)


@pytest.fixture
def office(two: Two) -> Office:
    return Office(two.centre_ground)


@pytest.fixture
def province(two: Two) -> Stipends:
    return Stipends(two.province_ground)


def test_lists_and_receipts_reach_the_province_as_they_are(two: Two, office: Office) -> None:
    office.reported("ก"), office.reported("ข")
    _list, (one, _other) = office.paid()
    assert not two.up().summary.refused
    office.stipends.receipts.issue_anew(one, "ชื่อผิด")
    taken = two.up()

    assert not taken.summary.refused
    assert contents(two.centre_ground, CENTRE) == contents(two.province_ground, CENTRE)
    [*_rows] = Stipends(two.province_ground).years.year(2570, CENTRE)
    assert [row.total for row in _rows] == [60_000, 60_000]


def test_the_provinces_count_comes_back_difference_by_difference(
    two: Two, office: Office, province: Stipends
) -> None:
    right, wrong = office.reported("ก"), office.reported("ข")
    office.paid()
    two.up()
    assert not office.stipends.counts.compare(OCTOBER).answered

    province.counts.count(CENTRE, OCTOBER, {wrong: (30_000, "ปฏิบัติหน้าที่ครึ่งเดือน")})
    two.down()

    found = office.stipends.counts.compare(OCTOBER)
    assert (found.answered, found.paid, found.counted) == (True, 120_000, 90_000)
    [difference] = found.differences
    assert (difference.volunteer_uid, difference.paid, difference.counted) == (wrong, 60_000, 30_000)
    assert difference.remark == "ปฏิบัติหน้าที่ครึ่งเดือน"
    assert difference.receipt_uid
    assert {row.volunteer_uid for row in found.rows} == {right, wrong}
    assert province.counts.compare(OCTOBER, CENTRE) == found


def test_the_provinces_own_look_finds_what_its_rules_do_not_pay(
    two: Two, office: Office, province: Stipends
) -> None:
    uid = office.reported("ก")
    office.paid()
    with two.centre_ground.database.work("Somebody leaves") as work:
        from desktop.models import Volunteer

        work.session.get_one(Volunteer, uid).left_on = date(2026, 10, 16)
    two.up()

    [row] = province.counts.count(CENTRE, OCTOBER).rows

    assert (row.paid, row.counted) == (60_000, 0)
    assert "term" in row.remark


def test_a_receipt_voided_after_the_count_is_counted_no_more(
    two: Two, office: Office, province: Stipends
) -> None:
    office.reported("ก")
    _list, [receipt] = office.paid()
    two.up()
    assert province.counts.count(CENTRE, OCTOBER).counted == 60_000
    office.stipends.receipts.void(receipt, "ไม่มารับเงิน")
    two.down()
    [row] = office.stipends.counts.compare(OCTOBER).rows
    assert (row.paid, row.counted, row.differs) == (0, 60_000, True)
    two.up()
    assert province.counts.count(CENTRE, OCTOBER).counted == 0


@pytest.mark.parametrize(("amount", "why"), [(-1, "x"), (30_000.5, "x"), (30_000, " ")])
def test_an_amount_that_makes_no_sense_or_has_no_reason_is_not_counted(
    two: Two, office: Office, province: Stipends, amount: int, why: str
) -> None:
    uid = office.reported("ก")
    office.paid()
    two.up()
    with pytest.raises(Refused) as refused:
        province.counts.count(CENTRE, OCTOBER, {uid: (amount, why)})
    assert refused.value.code == "draft"
    assert not province.counts.compare(OCTOBER, CENTRE).answered


def test_only_the_province_counts_and_only_what_came(office: Office, province: Stipends) -> None:
    for work, code in (
        (lambda: office.stipends.counts.count(CENTRE, OCTOBER), "province-only"),
        (lambda: province.counts.count(CENTRE, OCTOBER), "not-received"),
        (lambda: province.counts.count(CENTRE, OCTOBER, {"nobody": (0, "x")}), "not-found"),
    ):
        with pytest.raises(Refused) as refused:
            work()
        assert refused.value.code == code


def test_a_rate_reaches_the_centres_with_the_provinces_next_file(two: Two, office: Office) -> None:
    province = Stipends(two.province_ground)
    province.rates.save(RateDraft(kind="volunteer", since=date(2027, 10, 1), satang=80_000))
    two.down()
    assert [row.rate.satang for row in office.stipends.rates.all()] == [60_000, 80_000]


def test_a_receipt_that_was_rewritten_and_a_second_living_one_are_refused_and_the_rest_comes_in(
    two: Two, office: Office
) -> None:
    office.reported("ก")
    office.paid()
    two.up()
    with two.centre_ground.database.read() as session:
        row = session.scalars(select(StipendReceipt)).one()
        names = [column.key for column in StipendReceipt.__mapper__.columns]
        fields = {name: getattr(row, name) for name in names if name not in ("uid", "origin", "revision")}
        uid = row.uid
    sent = (
        record("stipend_receipts", uid, CENTRE, 2, fields | {"amount": 70_000}),
        record("stipend_receipts", "second", CENTRE, 1, fields | {"number": 2}),
        record(
            "stipend_receipts",
            "unreasoned",
            CENTRE,
            1,
            fields | {"number": 3, "voided_on": date(2026, 11, 20)},
        ),
        record("stipend_receipts", "negative", CENTRE, 1, fields | {"number": 4, "amount": -1}),
        record(
            "stipend_receipts",
            "gone",
            CENTRE,
            1,
            fields | {"number": 2, "voided_on": date(2026, 11, 20), "void_reason": "x"},
        ),
    )
    taken = two.province.take_in(two.forged(*sent, sequence=3))
    assert sorted(one.uid for one in taken.summary.refused) == sorted(
        [uid, "second", "unreasoned", "negative"]
    )
    with two.province_ground.database.read() as session:
        assert {(one.uid, one.amount) for one in session.scalars(select(StipendReceipt))} == {
            (uid, 60_000),
            ("gone", 60_000),
        }


def test_a_centre_does_not_count_for_the_province(two: Two, office: Office) -> None:
    uid = office.reported("ก")
    count = {
        "unit": CENTRE,
        "volunteer_uid": uid,
        "month": "2026-10",
        "amount": 1,
        "remark": "",
        "on": date(2026, 11, 1),
    }
    taken = two.province.take_in(two.forged(record("stipend_counts", "x", CENTRE, 1, count)))
    assert len(taken.summary.refused) == 1
    assert two.province_ground.unit == PROVINCE


@pytest.mark.parametrize(
    ("satang", "closed_on", "taken"),
    [
        ("90000", None, False),
        ("60000", date(2026, 10, 1), False),
        ("60000", date(2027, 10, 1), True),
    ],
    ids=["another amount", "closed for months that have come", "closed for months to come"],
)
def test_a_rate_of_the_past_is_not_changed_by_a_file_either(
    two: Two, office: Office, satang: str, closed_on: date | None, taken: bool
) -> None:
    code = "volunteer-2011-10-01"
    row = {"code": code, "kind": "volunteer", "since": "2011-10-01", "satang": satang, "version": "2"}
    value = {"table": "stipend_rates", "code": code, "version": 2, "closed_on": closed_on}
    sent = record(
        "reference_values", f"stipend_rates:{code}", PROVINCE, 2, value | {"fields": json.dumps(row)}
    )
    summary = two.centre.take_in(two.forged_answer(sent)).summary
    refused = ["A rate of the past is never changed. A new one begins later."]
    assert [one.reason for one in summary.refused] == ([] if taken else refused)
    [rate] = [row.rate for row in office.stipends.rates.all()]
    assert (rate.satang, rate.closed_on) == (60_000, closed_on if taken else None)


def test_a_province_looks_at_a_month_of_every_centre(two: Two, office: Office, province: Stipends) -> None:
    office.reported("ก")
    office.paid()
    two.up()

    found = {row.unit: row for row in province.counts.overview(OCTOBER)}

    assert len(found) == 12
    assert found.pop(CENTRE).paid == 60_000
    assert {row.paid for row in found.values()} == {0}
