"""Accounts, trainings and awards of volunteers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from month_entries import Entries
from sqlalchemy import select

from desktop.models import AuditLine, PayAccount
from desktop.rules.attainments import AttainmentDraft
from desktop.rules.pay_accounts import PayAccountDraft
from desktop.rules.problems import Refused
from desktop.rules.volunteers import VolunteerDraft
from desktop.services.ground import Ground
from desktop.services.volunteers import Volunteers

TODAY = date(2026, 11, 20)
ACCOUNT = PayAccountDraft(kind="bank", bank_code="006", number="123-4-56789-0", holder="นายมารียัม สาและ")
COURSE = AttainmentDraft(title=" การรับเรื่องเบื้องต้น ", on=date(2026, 10, 12), hours=12, given_by="สรจ.ปัตตานี")


@pytest.fixture
def volunteers(centre_ground: Ground) -> Volunteers:
    return Volunteers(centre_ground)


@pytest.fixture
def uid(centre_ground: Ground) -> str:
    return Entries(centre_ground).volunteer()


def test_an_account_is_kept_whole_and_shown_masked(
    volunteers: Volunteers, uid: str, centre_ground: Ground
) -> None:
    saved = volunteers.accounts.save(uid, ACCOUNT)

    shown = volunteers.page(uid).account
    assert shown is not None
    assert (shown.bank, shown.masked, shown.since) == ("ธนาคารกรุงไทย", "xxxxxx7890", TODAY)
    assert "1234567890" not in repr(shown)
    assert saved.problems == ()
    with centre_ground.database.read() as session:
        assert session.scalar(select(PayAccount.number)) == "1234567890"


def test_the_number_in_full_is_given_on_demand_and_that_is_written_down(
    volunteers: Volunteers, uid: str, centre_ground: Ground
) -> None:
    account = volunteers.accounts.save(uid, ACCOUNT).uid

    assert volunteers.accounts.reveal(account) == "1234567890"

    with centre_ground.database.read() as session:
        last = session.scalars(select(AuditLine).order_by(AuditLine.line.desc())).first()
        assert last is not None
        assert (last.title, account in last.changes) == ("See an account number", True)
        assert not any("1234567890" in line.changes for line in session.scalars(select(AuditLine)))


def test_another_account_ends_the_one_before_and_keeps_it(
    volunteers: Volunteers, uid: str, centre_ground: Ground
) -> None:
    volunteers.accounts.save(uid, ACCOUNT)
    volunteers.accounts.save(uid, replace(ACCOUNT, kind="promptpay_phone", number="081-234-5678"))

    shown = volunteers.page(uid).account
    assert shown is not None
    assert (shown.kind, shown.bank, shown.masked) == ("promptpay_phone", "", "xxxxxx5678")
    with centre_ground.database.read() as session:
        kept = session.execute(select(PayAccount.number, PayAccount.until).order_by(PayAccount.uid)).all()
        assert [tuple(row) for row in kept] == [("1234567890", TODAY), ("0812345678", None)]


def test_an_account_ends_where_the_stipend_is_paid_in_cash_again(volunteers: Volunteers, uid: str) -> None:
    volunteers.accounts.save(uid, ACCOUNT)

    volunteers.accounts.end(uid)

    assert volunteers.page(uid).account is None
    with pytest.raises(Refused):
        volunteers.accounts.end(uid)


def test_a_wrong_account_is_refused_and_a_strange_holder_pointed_at(volunteers: Volunteers, uid: str) -> None:
    with pytest.raises(Refused) as refused:
        volunteers.accounts.save(uid, replace(ACCOUNT, number="12"))
    assert [problem.field for problem in refused.value.problems] == ["number"]

    assert [problem.field for problem in volunteers.accounts.check(uid, ACCOUNT)] == []
    saved = volunteers.accounts.save(uid, replace(ACCOUNT, holder="นายคนอื่น"))
    assert [problem.field for problem in saved.problems] == ["holder"]


def test_trainings_and_awards_stand_on_the_page_the_newest_first(volunteers: Volunteers, uid: str) -> None:
    volunteers.attainments.add(uid, COURSE)
    volunteers.attainments.add(uid, AttainmentDraft(kind="award", title="อสร.ดีเด่น", on=TODAY))

    award, course = volunteers.page(uid).attainments
    assert (award.kind, award.title) == ("award", "อสร.ดีเด่น")
    assert (course.title, course.hours, course.given_by) == ("การรับเรื่องเบื้องต้น", 12, "สรจ.ปัตตานี")


def test_whoever_is_appointed_again_brings_the_trainings_along(volunteers: Volunteers, uid: str) -> None:
    volunteers.attainments.add(uid, COURSE)
    volunteers.leave(uid, TODAY, "ครบวาระ")
    again = volunteers.register(
        volunteers.page(uid).person_uid,
        VolunteerDraft(term_start=TODAY, term_end=date(2029, 11, 19), tambon_code="940101"),
    )

    assert [row.title for row in volunteers.page(again).attainments] == ["การรับเรื่องเบื้องต้น"]


def test_a_training_written_down_by_mistake_is_taken_back(volunteers: Volunteers, uid: str) -> None:
    course = volunteers.attainments.add(uid, COURSE)

    volunteers.attainments.take_back(course)

    assert volunteers.page(uid).attainments == ()
    with pytest.raises(Refused):
        volunteers.attainments.take_back(course)


def test_a_training_without_a_title_is_refused(volunteers: Volunteers, uid: str) -> None:
    with pytest.raises(Refused) as refused:
        volunteers.attainments.add(uid, replace(COURSE, title=" "))
    assert [problem.field for problem in refused.value.problems] == ["title"]
