"""Fields that only a newer program knows: kept as they came, filled in after an upgrade, never a weapon."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import registers
from alembic.config import Config
from centre_and_province import CENTRE, DAY, PROVINCE, Two
from sqlalchemy import select, text

from desktop.database import kept_fields, migrating
from desktop.database.work import Database
from desktop.exchange import records
from desktop.exchange.records import TABLES, Record, v1
from desktop.models import Acknowledgement, Case, Citizen, KeptField
from desktop.printing import press
from desktop.printing.forms import form
from desktop.services import opening
from desktop.services.ground import Ground
from desktop.services.opening import Opened
from desktop.services.own_data import OwnData
from desktop.system.clock import SetClock
from desktop.system.paths import Home

UID = "0192f0c0-0000-7000-8000-00000000000"
PERSON = f"{UID}1"
EMPTY = {"text": "", "whole": 1, "day": DAY, "yes-no": False}
NEWER = {"nickname": "แบมะ", "pets": 2, "met_on": "2026-10-05", "walks": True, "more": {"a": [1, 0.5, None]}}
BESIDE = (
    "from alembic import op\nimport sqlalchemy as sa\n"
    "revision, down_revision, branch_labels, depends_on = '0002', '0001', None, None\n"
    "def upgrade():\n"
    "    with op.batch_alter_table('citizens') as batch:\n"
    "        batch.add_column(sa.Column('nickname', sa.String(), nullable=False, server_default=''))\n"
    "        batch.add_column(sa.Column('pets', sa.Integer(), nullable=False, server_default='0'))\n"
    "        batch.add_column(sa.Column('met_on', sa.Date()))\n"
    "        batch.add_column(sa.Column('walks', sa.Boolean(), nullable=False, server_default=sa.false()))\n"
    "    op.execute(\"UPDATE citizens SET nickname = 'คนเดิม' WHERE first_name = 'known'\")\n"
)


def entry(kept_in: str, place: int = 1, origin: str = CENTRE, revision: int = 1, /, **fields: Any) -> Record:
    plain = {name: None if kind.empty else EMPTY[kind.kind] for name, kind in TABLES[kept_in].items()}
    return records.record(kept_in, f"{UID}{place}", origin, revision, plain | fields)


def case() -> Record:
    told = {"channel": "survey", "urgency": "normal", "citizen_uid": PERSON, "fiscal_year": 2570}
    return entry("cases", 2, **told)


def newer(record: Record, fields: Mapping[str, Any] | None = None, **told: Any) -> Record:
    more = NEWER if fields is None else fields
    return replace(record, fields={**record.fields, **more}, **told)


def kept(ground: Ground, table: str = "citizens", uid: str = PERSON) -> dict[str, Any] | None:
    with ground.database.read() as session:
        return kept_fields.of(session, table, [uid]).get(uid)


def all_kept(ground: Ground) -> list[tuple[str, str, str]]:
    with ground.database.read() as session:
        found = session.scalars(select(KeptField).order_by(KeptField.table, KeptField.uid))
        return [(row.table, row.uid, row.peer) for row in found]


def test_fields_of_a_newer_program_are_kept_beside_the_entry(two: Two) -> None:
    taken = two.province.take_in(two.forged(newer(entry("citizens", first_name="อาแว")), case()))
    assert (taken.summary.new, taken.summary.refused) == (2, ())
    assert kept(two.province_ground) == NEWER
    assert all_kept(two.province_ground) == [("citizens", PERSON, CENTRE)]
    with two.province_ground.database.read() as session:
        assert session.get_one(Citizen, PERSON).first_name == "อาแว"


def test_the_provinces_newer_fields_are_kept_at_the_centre_and_those_of_reference_values_by_their_code(
    two: Two,
) -> None:
    row = '{"text": "นาย", "sex": "m", "place": "1", "version": "5", "closed_on": ""}'
    value = {"table": "titles", "code": "นาย", "version": 5, "fields": row}
    sent = (
        newer(entry("reference_values", 7, PROVINCE, 1, **value), {"until": "2570"}),
        newer(entry("bulletins", 8, PROVINCE, kind="news", title="ข่าว"), {"map": "7.0,101.2"}),
    )
    assert two.centre.take_in(two.forged_answer(*sent)).summary.refused == ()
    assert kept(two.centre_ground, "reference_values", "titles:นาย") == {"until": "2570"}
    assert kept(two.centre_ground, "bulletins", f"{UID}8") == {"map": "7.0,101.2"}


def test_looking_into_a_file_keeps_nothing(two: Two) -> None:
    two.province.look_into(two.forged(newer(entry("citizens"))))
    assert all_kept(two.province_ground) == []


def test_a_newer_revision_replaces_what_was_kept_and_one_without_takes_it_away(two: Two) -> None:
    two.province.take_in(two.forged(newer(entry("citizens"))))
    second = newer(entry("citizens", 1, CENTRE, 2), {"nickname": "ดิง"})
    assert two.province.take_in(two.forged(second)).summary.changed == 1
    assert kept(two.province_ground) == {"nickname": "ดิง"}
    two.province.take_in(two.forged(entry("citizens", 1, CENTRE, 3)))
    assert kept(two.province_ground) is None


def test_an_older_revision_that_comes_late_changes_nothing(two: Two) -> None:
    two.province.take_in(two.forged(newer(entry("citizens", 1, CENTRE, 2))))
    two.province.take_in(two.forged(newer(entry("citizens", 1, CENTRE, 1), {"nickname": "เก่า"})))
    assert kept(two.province_ground) == NEWER


def test_the_same_revision_with_other_unknown_fields_is_unchanged_and_only_adds(two: Two) -> None:
    two.province.take_in(two.forged(entry("citizens")))
    for more in ({"nickname": "แบมะ"}, {"nickname": "คนอื่น", "pets": 2}, {}):
        taken = two.province.take_in(two.forged(newer(entry("citizens"), more)))
        assert (taken.summary.unchanged, taken.summary.changed, taken.summary.refused) == (1, 0, ())
    assert kept(two.province_ground) == {"nickname": "แบมะ", "pets": 2}


def test_an_erased_person_and_a_case_taken_back_leave_nothing_behind(two: Two) -> None:
    two.province.take_in(two.forged(newer(entry("citizens")), newer(case())))
    need = newer(entry("needs", 3, case_uid=f"{UID}2", category_code="EMP-1"))
    two.province.take_in(two.forged(need))
    assert len(all_kept(two.province_ground)) == 3
    erased = newer(entry("citizens", 1, CENTRE, 2, erased_on=date(2026, 11, 1)), erased=True)
    gone = newer(replace(need, revision=2, deleted=True))
    taken = two.province.take_in(two.forged(erased, gone))
    assert (taken.summary.changed, taken.summary.refused) == (2, ())
    assert all_kept(two.province_ground) == [("cases", f"{UID}2", CENTRE)]


@pytest.mark.parametrize(
    "flood",
    [
        {f"name_{number}": "" for number in range(65)},
        {"n" * 65: ""},
        {"": ""},
        {"one": "ก" * 22_000},
        {"one": float("inf")},
    ],
    ids=["many", "long name", "no name", "large", "endless"],
)
def test_a_flood_of_unknown_fields_is_refused_with_its_record_and_the_others_come_in(
    two: Two, flood: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = (newer(entry("citizens", 1), {**flood}), newer(entry("citizens", 5), {"nickname": "ดิง"}))
    monkeypatch.setattr(v1, "json", _Spelling)
    taken = two.province.take_in(two.forged(*sent))
    assert (taken.summary.new, [one.uid for one in taken.summary.refused]) == (1, [PERSON])
    assert all_kept(two.province_ground) == [("citizens", f"{UID}5", CENTRE)]
    with two.province_ground.database.read() as session:
        said = select(Acknowledgement.uid, Acknowledgement.verdict).where(
            Acknowledgement.peer == CENTRE, Acknowledgement.direction == "in"
        )
        assert dict(session.execute(said).all()) == {PERSON: "unreadable", f"{UID}5": "accepted"}


class _Spelling:
    """A hostile writer spells an endless number as 1e999, which our own would never write."""

    @staticmethod
    def dumps(value: object, *, allow_nan: bool, **options: Any) -> str:
        assert allow_nan is False
        return json.dumps(value, **options).replace("Infinity", "1e999")


def test_names_of_the_programs_own_columns_reach_nothing_but_the_kept_fields(two: Two) -> None:
    names = {"uid": "x", "origin": "94", "revision": 99, "search_text": "x", "sound": "x"}
    two.province.take_in(two.forged(newer(entry("citizens", first_name="อาแว"), names)))
    with two.province_ground.database.read() as session:
        person = session.get_one(Citizen, PERSON)
        assert (person.origin, person.revision) == (CENTRE, 1)
        assert person.search_text != "x"
    assert kept(two.province_ground) == names


def test_a_copy_of_ones_own_data_shows_what_was_kept_however_long_it_is(two: Two) -> None:
    long = {"nickname": "แบมะ", "story": "ยาวมาก " * 3_000, "pets": 2}
    two.province.take_in(
        two.forged(
            newer(entry("citizens", first_name="อาแว"), long),
            newer(case(), {"more": NEWER["more"], "walks": True}),
        )
    )
    sheet = OwnData(two.province_ground).sheet(PERSON)
    told = {
        each.label: each.value
        for section in sheet.sections
        if section.title == "ข้อมูลอื่นจากโปรแกรมรุ่นใหม่กว่า"
        for each in section.entries
    }
    assert (told["nickname"], told["walks"], told["more"]) == ("แบมะ", "true", '{"a":[1,0.5,null]}')
    assert press.print_pdf(form("my_data"), sheet).startswith(b"%PDF")


def _upgraded(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """From now on this is the next version of the program, whose tables know more."""
    (folder / "versions").mkdir()
    (folder / "versions" / "0002_newer_fields.py").write_text(BESIDE, encoding="utf-8")
    before = migrating.config

    def config() -> Config:
        found = before()
        lying = Path(migrating.__file__).parent / "migrations" / "versions"
        found.set_main_option("path_separator", "newline")
        found.set_main_option("version_locations", f"{lying}\n{folder / 'versions'}")
        return found

    monkeypatch.setattr(migrating, "config", config)


def _plant(database: Database, table: str, uid: str, fields: Mapping[str, Any]) -> None:
    with database.work("Plant what a file brought") as work:
        kept_fields.keep(work.session, table, CENTRE, {uid: fields})


def _nicknames(database: Database) -> dict[str, tuple[Any, ...]]:
    with database.read() as session:
        found = session.execute(text("SELECT uid, nickname, pets, met_on, walks FROM citizens"))
        return {uid: (name, pets, str(met_on), bool(walks)) for uid, name, pets, met_on, walks in found}


def test_after_an_upgrade_what_was_kept_stands_in_its_field(
    opened_province: Opened, clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = opened_province.ground.database
    with database.work("Persons of a centre") as work:
        for uid in ("a", "b", "c", "d"):
            work.session.add(Citizen(uid=uid, origin=CENTRE, first_name="known" if uid == "b" else ""))
    _plant(database, "citizens", "a", NEWER)
    # Somebody knew better, the wrong kinds, and names of old columns.
    _plant(database, "citizens", "b", {"nickname": "คนอื่น"})
    wrong = {"nickname": 5, "pets": "2", "met_on": "2026-02-30", "walks": None, "first_name": "x", "uid": "y"}
    _plant(database, "citizens", "c", wrong)
    _plant(database, "citizens", "d", {"nickname": "ดิง", "pets": 2**40, "met_on": None})
    _plant(database, "citizens", "gone", {"nickname": "ไม่มี"})
    _plant(database, "no_table", "a", {"nickname": "ไม่มี"})
    opened_province.close()
    _upgraded(monkeypatch, tmp_path)
    again = opening.open_register(Home(tmp_path / "province"), registers.USER, registers.PASSWORD, clock)
    try:
        found, ground = _nicknames(again.ground.database), again.ground
        assert found["a"] == ("แบมะ", 2, "2026-10-05", True)
        assert found["b"] == ("คนเดิม", 0, "None", False)
        assert found["c"] == ("", 0, "None", False)
        assert found["d"][0] == "ดิง"
        assert kept(ground, uid="a") == {"more": NEWER["more"]}
        assert kept(ground, uid="b") == {"nickname": "คนอื่น"}
        assert kept(ground, uid="c") == wrong
        # A server's columns hold less than a file's: what does not go in stays kept.
        assert kept(ground, uid="d") == ({"pets": 2**40} if found["d"][1] == 0 else None)
        assert kept(ground, uid="gone") == {"nickname": "ไม่มี"}
        with ground.database.read() as session:
            assert session.get_one(Citizen, "c").first_name == ""
            assert session.scalars(select(Case)).all() == []
    finally:
        again.close()
