from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.database.keys import LOWEST
from desktop.models import Citizen
from desktop.rules.problems import Refused
from desktop.services import opening, upkeep
from desktop.services.office import Office, UserDraft
from desktop.services.opening import Opened
from desktop.services.upkeep import Upkeep
from desktop.system.clock import SetClock
from desktop.system.paths import Home

PASSWORD = "ทะเลสีครามยามเช้า"
OTHER = "ปลากุเลาเค็มตากใบ"


def _add_person(opened: Opened, name: str) -> None:
    with opened.ground.database.work("Add a person") as work:
        work.session.add(Citizen(first_name=name))


def test_a_restored_backup_brings_back_what_stood_in_it_and_keeps_what_it_replaces(
    opened: Opened, clock: SetClock
) -> None:
    _add_person(opened, "อามีนะ")
    path = Upkeep(opened).make_backup()
    _add_person(opened, "รอฮานี")
    opened.close()
    found = upkeep.restore(opened.home, path, "nuriya", PASSWORD)
    assert found.citizens == 1
    again = opening.open_register(opened.home, "nuriya", PASSWORD, clock)
    with again.ground.database.read() as session:
        assert [person.first_name for person in session.query(Citizen)] == ["อามีนะ"]
    assert all(check.ok for check in Upkeep(again).check())
    again.close()
    assert len(list(opened.home.backups.glob("replaced-*/register.db"))) == 1


def test_a_backup_shows_nothing_in_clear(opened: Opened) -> None:
    _add_person(opened, "อามีนะ")
    assert "อามีนะ".encode() not in Upkeep(opened).make_backup().read_bytes()


@pytest.mark.parametrize("content", [b"", b"PK", b"\x89PNG" * 50])
def test_a_file_that_is_no_backup_is_refused_and_nothing_changes(
    opened: Opened, tmp_path: Path, content: bytes
) -> None:
    opened.close()
    before = opened.home.register.read_bytes()
    wrong = tmp_path / "wrong.lcbackup"
    wrong.write_bytes(content)
    with pytest.raises(Refused) as refused:
        upkeep.restore(opened.home, wrong, "nuriya", PASSWORD)
    assert refused.value.code == "not-a-backup"
    assert opened.home.register.read_bytes() == before


def test_a_backup_with_a_flipped_page_is_refused(opened: Opened) -> None:
    path = Upkeep(opened).make_backup()
    opened.close()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(Refused):
        upkeep.restore(opened.home, path, "nuriya", PASSWORD)


def test_each_restore_keeps_what_it_replaces(opened: Opened) -> None:
    path = Upkeep(opened).make_backup()
    opened.close()
    for _turn in range(3):
        upkeep.restore(opened.home, path, "nuriya", PASSWORD)
    assert len(list(opened.home.backups.glob("replaced-*/keys.json"))) == 3


def test_another_offices_backup_is_not_put_over_a_register(opened: Opened, opened_province: Opened) -> None:
    other = Upkeep(opened_province).make_backup()
    opened.close()
    before = opened.home.register.read_bytes()
    with pytest.raises(Refused) as refused:
        upkeep.restore(opened.home, other, "nuriya", PASSWORD)
    assert refused.value.code == "another-register"
    assert opened.home.register.read_bytes() == before


def test_an_officer_does_not_restore_over_a_register(opened: Opened) -> None:
    office = Office(opened, LOWEST)
    office.save_user(UserDraft(name="officer", full_name="รอฮานี กาเดร์", role="officer", password=OTHER))
    path = Upkeep(opened).make_backup()
    opened.close()
    with pytest.raises(Refused) as refused:
        upkeep.restore(opened.home, path, "officer", OTHER)
    assert refused.value.code == "not-allowed"
    upkeep.restore(opened.home, path, "nuriya", PASSWORD)


def test_a_folder_is_no_backup(opened: Opened, tmp_path: Path) -> None:
    opened.close()
    with pytest.raises(Refused):
        upkeep.restore(opened.home, tmp_path, "nuriya", PASSWORD)


def test_a_restore_while_the_register_is_open_is_refused(opened: Opened) -> None:
    path = Upkeep(opened).make_backup()
    with pytest.raises(Refused) as refused:
        upkeep.restore(opened.home, path, "nuriya", PASSWORD)
    assert refused.value.code == "already-open"


def test_a_changed_audit_line_is_found(opened: Opened) -> None:
    _add_person(opened, "อามีนะ")
    with opened.ground.database.engine.begin() as connection:
        connection.execute(text("UPDATE audit SET title = 'Nothing' WHERE line = 2"))
    broken = [check.name for check in Upkeep(opened).check() if not check.ok]
    assert broken == ["Audit chain"]


def test_a_second_backup_on_the_same_day_is_not_made_by_itself(opened: Opened, clock: SetClock) -> None:
    assert Upkeep(opened).make_daily_backup() is not None
    assert Upkeep(opened).make_daily_backup() is None
    clock.move(days=1)
    assert Upkeep(opened).make_daily_backup() is not None


def test_old_backups_are_thinned(opened: Opened, clock: SetClock) -> None:
    for _day in range(32):
        clock.move(days=1)
        Upkeep(opened).make_daily_backup()
    assert len(Upkeep(opened).backups()) == 30


def test_a_restore_into_an_empty_folder_works(opened: Opened, tmp_path: Path, clock: SetClock) -> None:
    path = Upkeep(opened).make_backup(tmp_path / "stick" / "copy.lcbackup")
    elsewhere = Home(tmp_path / "elsewhere")
    upkeep.restore(elsewhere, path, "", PASSWORD)
    opening.open_register(elsewhere, "", PASSWORD, clock).close()
