from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.database.keys import LOWEST, KeyFile
from desktop.models import AuditLine, ReferenceValue
from desktop.rules.problems import Refused
from desktop.services import opening
from desktop.services.opening import NewRegister, Opened
from desktop.system.clock import SetClock
from desktop.system.paths import Home

PASSWORD = "ทะเลสีครามยามเช้า"
DRAFT = NewRegister(unit="9403", user="nuriya", full_name="นูรียะห์ สาและ", password=PASSWORD)


def test_a_new_register_holds_the_290_tambons(opened: Opened) -> None:
    with opened.ground.database.read() as session:
        query = select(func.count()).where(ReferenceValue.table == "tambons")
        assert session.scalar(query) == 290
    assert len(opened.ground.reference.tambons) == 290
    assert opened.ground.unit_name == "ศูนย์แรงงานอำเภอเมืองปัตตานี"


def test_a_second_register_in_the_same_folder_is_refused(opened: Opened, clock: SetClock) -> None:
    with pytest.raises(Refused) as refused:
        opening.create_register(opened.home, DRAFT, clock, LOWEST)
    assert refused.value.code == "exists"


@pytest.mark.parametrize(
    ("change", "field"),
    [({"unit": "1001"}, "unit"), ({"user": " "}, "user"), ({"password": "1234"}, "password")],
)
def test_a_first_run_says_what_is_wrong_at_the_field(
    tmp_path: Path, clock: SetClock, change: dict[str, str], field: str
) -> None:
    home = Home(tmp_path / "new")
    with pytest.raises(Refused) as refused:
        opening.create_register(home, replace(DRAFT, **change), clock, LOWEST)  # type: ignore[arg-type]
    assert [problem.field for problem in refused.value.problems] == [field]
    assert not home.exists()


def test_wrong_name_and_wrong_password_are_told_in_the_same_words(opened: Opened, clock: SetClock) -> None:
    sentences = set()
    for name, password in (("nobody", PASSWORD), ("nuriya", "ไม่ใช่รหัสนี้")):
        with pytest.raises(Refused) as refused:
            opening.open_register(opened.home, name, password, clock, look_only=True)
        assert refused.value.code == "wrong-password"
        sentences.add(refused.value.sentence)
    assert len(sentences) == 1


def test_a_second_program_on_the_same_register_is_refused_but_may_look(
    opened: Opened, clock: SetClock
) -> None:
    with pytest.raises(Refused) as refused:
        opening.open_register(opened.home, "nuriya", PASSWORD, clock)
    assert refused.value.code == "already-open"
    looking = opening.open_register(opened.home, "", PASSWORD, clock, look_only=True)
    assert looking.ground.actor.name == "nuriya"
    with pytest.raises(Refused), looking.ground.database.work("Write all the same"):
        pass
    looking.close()


def test_the_register_opens_by_the_password_alone(opened: Opened, clock: SetClock) -> None:
    opened.close()
    again = opening.open_register(opened.home, "", PASSWORD, clock)
    assert again.ground.actor.full_name == "นูรียะห์ สาและ"
    again.close()


def test_no_name_stands_in_clear_in_the_home_folder(opened: Opened) -> None:
    with opened.ground.database.work("Touch the file") as work:
        work.touch("users", "x")
    opened.close()
    secrets = ["นูรียะห์".encode(), b"nuriya", "นูรียะห์".encode("utf-16-le"), "ปัตตานี".encode()]
    for path in (path for path in opened.home.root.rglob("*") if path.is_file()):
        content = path.read_bytes()
        assert not [secret for secret in secrets if secret in content], path.name


def test_a_lowered_cost_in_the_key_file_is_found(opened: Opened, clock: SetClock) -> None:
    content = json.loads(opened.home.keys.read_text())
    for wrap in content["wraps"]:
        wrap["cost"]["memory"] = 8
    opened.home.keys.write_text(json.dumps(content))
    assert not KeyFile(opened.home.keys).is_whole()
    with pytest.raises(Refused) as refused:
        opening.open_register(opened.home, "nuriya", PASSWORD, clock, look_only=True)
    assert refused.value.code == "tampered-key"


@pytest.mark.parametrize("damage", [None, b"", b"{}", b'{"wraps": [1]}', b"\xff\xfe"])
def test_a_missing_or_damaged_key_file_is_a_sentence(
    opened: Opened, clock: SetClock, damage: bytes | None
) -> None:
    opened.home.keys.unlink()
    if damage is not None:
        opened.home.keys.write_bytes(damage)
    with pytest.raises(Refused) as refused:
        opening.open_register(opened.home, "nuriya", PASSWORD, clock, look_only=True)
    assert refused.value.code in ("no-key-file", "damaged-key-file")


def test_signing_in_leaves_a_line_in_the_audit_chain(opened: Opened) -> None:
    with opened.ground.database.read() as session:
        titles = list(session.scalars(select(AuditLine.title).order_by(AuditLine.line)))
    assert titles == ["Make the register", "Sign in"]


def test_the_recovery_key_opens_the_register_also_when_mistyped_letters_look_alike(
    tmp_path: Path, clock: SetClock
) -> None:
    home = Home(tmp_path / "new")
    recovery = opening.create_register(home, DRAFT, clock, LOWEST)
    key = KeyFile(home.keys).open_by_recovery(recovery.lower().replace("0", "o").replace("1", "l"))
    assert key == KeyFile(home.keys).open("NURIYA", PASSWORD)
    with pytest.raises(Refused):
        KeyFile(home.keys).open_by_recovery(recovery[:-1])
