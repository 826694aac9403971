"""A second person confirms at the same screen with their own password; the audit chain names both."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from stipend_entries import OCTOBER, Office

from desktop.database.keys import LOWEST
from desktop.models import AuditLine
from desktop.rules.problems import Refused
from desktop.services import centre as all_services
from desktop.services.centre import Centre
from desktop.services.office import UserDraft
from desktop.services.opening import Opened
from desktop.system.clock import SetClock

PASSWORD = "ทุเรียนมังคุดลองกอง"


@pytest.fixture
def centre(opened: Opened) -> Centre:
    made = all_services.build(opened, LOWEST)
    for name, role in (("somchai", "supervisor"), ("ali", "officer")):
        made.office.save_user(
            UserDraft(name=name, full_name=f"คุณ{name}", position="แรงงานอำเภอ", role=role, password=PASSWORD)
        )
    return made


@pytest.fixture
def pay_list(centre: Centre) -> str:
    office = Office(centre.ground)
    office.reported("ก")
    return centre.stipends.lists.prepare(OCTOBER)


def test_a_supervisor_approves_at_somebody_elses_screen_and_the_chain_names_both(
    centre: Centre, pay_list: str
) -> None:
    centre.confirmed_by(" Somchai ", PASSWORD).stipends.lists.approve(pay_list)

    row = centre.stipends.lists.page(pay_list).row
    assert (row.state, row.approved_by) == ("approved", "คุณsomchai")
    with centre.ground.database.read() as session:
        confirmed, approved = session.scalars(
            select(AuditLine).order_by(AuditLine.line.desc()).limit(2)
        ).all()[::-1]
    assert confirmed.title == "Confirm at somebody else's screen"
    assert centre.ground.actor.uid in confirmed.changes
    assert confirmed.who == approved.who != centre.ground.actor.uid
    # Whoever is signed in stays so.
    assert centre.ground.actor.name == "nuriya"


def test_a_password_gives_no_more_than_its_role(centre: Centre, pay_list: str) -> None:
    with pytest.raises(Refused) as refused:
        centre.confirmed_by("ali", PASSWORD).stipends.lists.approve(pay_list)
    assert refused.value.code == "not-allowed"
    assert centre.stipends.lists.page(pay_list).row.state == "prepared"


@pytest.mark.parametrize(
    ("name", "password"), [("somchai", "อะไรก็ได้ทั้งนั้น"), ("nobody", PASSWORD), ("somchai", "")]
)
def test_wrong_words_are_refused_at_the_field_and_written_down(
    centre: Centre, name: str, password: str
) -> None:
    with pytest.raises(Refused) as refused:
        centre.confirmed_by(name, password)
    assert [problem.field for problem in refused.value.problems] == ["password"]
    with centre.ground.database.read() as session:
        newest = session.scalar(select(AuditLine.title).order_by(AuditLine.line.desc()).limit(1))
    assert newest == "A wrong password of a second person"


def test_each_wrong_try_makes_the_next_one_wait_longer_the_right_password_too(
    centre: Centre, clock: SetClock
) -> None:
    def refusal(password: str) -> Refused:
        with pytest.raises(Refused) as refused:
            centre.confirmed_by("somchai", password)
        return refused.value

    assert [refusal("ผิด").code for _try in range(3)] == ["wrong-password"] * 3
    assert refusal(PASSWORD).code == "wait"
    clock.move(seconds=2)
    assert refusal("ผิด").code == "wrong-password"
    assert refusal(PASSWORD).code == "wait"
    assert "4 seconds" in refusal(PASSWORD).sentence
    clock.move(seconds=4)
    assert centre.confirmed_by("somchai", PASSWORD).stipends


def test_somebody_who_may_no_longer_sign_in_confirms_nothing(centre: Centre) -> None:
    [user] = [user for user in centre.office.users() if user.name == "somchai"]
    centre.office.save_user(
        UserDraft(
            name="somchai", full_name=user.full_name, position=user.position, role="supervisor", active=False
        ),
        user.uid,
    )
    with pytest.raises(Refused) as refused:
        centre.confirmed_by("somchai", PASSWORD)
    assert refused.value.code == "wrong-password"
