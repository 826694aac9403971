from __future__ import annotations

import pytest

from desktop.database.keys import LOWEST, KeyFile
from desktop.rules.problems import Refused
from desktop.services.office import Office, UserDraft
from desktop.services.opening import Opened

PASSWORD = "สามคำที่จำง่ายมาก"
NEW_PASSWORD = "ลมทะเลพัดใบตาล"
OFFICER = UserDraft(name="rosida", full_name="นางรอซีดะ แวดอเลาะ", role="officer", password=PASSWORD)


@pytest.fixture
def office(opened: Opened) -> Office:
    return Office(opened, LOWEST)


def opens(opened: Opened, name: str, password: str) -> bool:
    try:
        return KeyFile(opened.home.keys, LOWEST).open(name, password) == opened.key
    except Refused:
        return False


def fields(office: Office, draft: UserDraft, uid: str = "") -> list[str]:
    return [problem.field for problem in office.check_user(draft, uid)]


def test_a_new_user_opens_the_register_with_the_password_that_was_given(
    office: Office, opened: Opened
) -> None:
    office.save_user(OFFICER)
    assert opens(opened, "rosida", PASSWORD)
    assert not opens(opened, "rosida", NEW_PASSWORD)


def test_a_second_user_of_the_same_name_is_refused_however_it_is_written(office: Office) -> None:
    assert fields(office, UserDraft(name="Nuriya", full_name="อีกคน", password=PASSWORD)) == ["name"]


def test_a_password_that_holds_the_users_name_is_refused(office: Office) -> None:
    assert fields(office, UserDraft(name="rosida", full_name="รอซีดะ", password="rosida2569!")) == ["password"]


def test_somebody_who_is_let_in_again_needs_a_new_password(office: Office, opened: Opened) -> None:
    uid = office.save_user(OFFICER)
    shut_out = UserDraft(name="rosida", full_name=OFFICER.full_name, active=False)
    office.save_user(shut_out, uid)
    assert not opens(opened, "rosida", PASSWORD)

    again = UserDraft(name="rosida", full_name=OFFICER.full_name)
    assert fields(office, again, uid) == ["password"]
    office.save_user(UserDraft(name="rosida", full_name=OFFICER.full_name, password=NEW_PASSWORD), uid)
    assert opens(opened, "rosida", NEW_PASSWORD)


def test_a_new_name_needs_a_new_password_and_the_old_name_opens_nothing(
    office: Office, opened: Opened
) -> None:
    uid = office.save_user(OFFICER)
    assert fields(office, UserDraft(name="rosidah", full_name=OFFICER.full_name), uid) == ["password"]
    office.save_user(UserDraft(name="rosidah", full_name=OFFICER.full_name, password=NEW_PASSWORD), uid)
    assert opens(opened, "rosidah", NEW_PASSWORD)
    assert not opens(opened, "rosida", PASSWORD)


def test_writing_the_same_name_with_other_capitals_keeps_the_password(office: Office, opened: Opened) -> None:
    uid = office.save_user(OFFICER)
    office.save_user(UserDraft(name="Rosida", full_name=OFFICER.full_name), uid)
    assert opens(opened, "Rosida", PASSWORD)


def test_the_last_administrator_stays_one(office: Office) -> None:
    own = office.users()[0]
    draft = UserDraft(name=own.name, full_name=own.full_name, role="officer")
    with pytest.raises(Refused) as refused:
        office.save_user(draft, own.uid)
    assert refused.value.code == "last-administrator"
    assert office.users()[0].role == "administrator"


def test_settings_come_back_as_they_were_saved_and_unknown_ones_are_passed_over(office: Office) -> None:
    office.save_settings({"phone": "0 7333 1234", "unit": "9999"})
    assert office.settings()["phone"] == "0 7333 1234"
    assert "unit" not in office.settings()
