"""The index of names and numbers follows the citizens, whatever way they are written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, text, update

from desktop.database import migrating, name_index, upgrade
from desktop.database.work import Database
from desktop.models import Citizen

FIRST, OTHER = "รอซีดะ", "รอซีดี"


def _add(database: Database, uid: str, *names: str, **fields: str) -> None:
    with database.work("Add") as work:
        work.session.add(Citizen(uid=uid, sound=name_index.tokens(*names), **fields))


def _bearing(database: Database, *words: str) -> list[str]:
    with database.read() as session:
        found = name_index.bearing(name_index.words(session), words)
        return list(session.scalars(select(Citizen.uid).where(found).order_by(Citizen.uid)))


def _words(database: Database) -> set[str]:
    with database.read() as session:
        return set(name_index.words(session).all)


def _holding(database: Database, digits: str) -> list[str]:
    with database.read() as session:
        return list(session.scalars(select(Citizen.uid).where(name_index.holding(digits))))


def test_a_name_is_found_by_each_of_its_words_and_by_all_as_one(database: Database) -> None:
    _add(database, "a", "นิ มะ", "ณ ปัตตานี")
    assert all(_bearing(database, word) == ["a"] for word in ("นิมะ", "นิ", "มะ", "ณปัตตานี", "ปัตตานี"))


def test_an_index_entry_follows_each_change_and_goes_with_the_person(database: Database) -> None:
    _add(database, "a", FIRST, thai_id="1940300123451")
    assert _bearing(database, FIRST) == _holding(database, "0012") == ["a"]
    with database.work("Correct") as work:
        row = work.session.get_one(Citizen, "a")
        row.sound, row.thai_id, row.phones = name_index.tokens(OTHER), "", "0812345678"
    assert (_bearing(database, FIRST), _bearing(database, OTHER)) == ([], ["a"])
    assert [_holding(database, digits) for digits in ("0012", "34567")] == [[], ["a"]]
    with database.work("Take away") as work:
        work.session.execute(delete(Citizen))
    assert _bearing(database, OTHER) == _holding(database, "34567") == []


def test_rows_written_past_the_session_are_found_as_well(database: Database) -> None:
    rows = [{"uid": str(at), "origin": "9401", "sound": name_index.tokens(f"อาแว{at}")} for at in range(3)]
    with database.work("Many") as work:
        work.session.execute(insert(Citizen), rows)
        work.session.execute(update(Citizen).where(Citizen.uid == "1").values(sound=name_index.tokens(FIRST)))
    assert _words(database) == {"อาแว0", FIRST, "อาแว2"}
    assert _bearing(database, FIRST) == ["1"]


def test_what_a_work_undoes_is_not_found(database: Database) -> None:
    _add(database, "a", FIRST)
    assert _words(database) == {FIRST}
    with database.rolled_back("Look") as work:
        work.session.add(Citizen(uid="b", sound=name_index.tokens(OTHER)))
        work.session.flush()
        assert set(name_index.words(work.session).all) == {FIRST, OTHER}
    assert _words(database) == {FIRST}
    assert _bearing(database, OTHER) == []


def test_the_index_made_anew_is_the_same(database: Database) -> None:
    for at, name in enumerate(("รอซีดะ", "มูฮัมหมัด", "สมศักดิ์", "Ali O'Brien")):
        _add(database, str(at), name, thai_id=f"194030012345{at}")
    before = _words(database)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("DELETE FROM citizen_names WHERE rowid > 2")
        name_index.make(connection)
        connection.commit()
    assert _words(database) == before == {"รอซีดะ", "มูฮัมหมัด", "สมศักดิ์", "ali", "o", "brien", "aliobrien"}
    assert _holding(database, "123452") == ["2"]


def test_an_upgrade_makes_the_index_anew(
    path: Path, key: bytes, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(database, "a", FIRST)
    with database.engine.connect() as connection:
        connection.execute(text("DROP TABLE citizen_names"))
        for trigger in ("citizen_names_added", "citizen_names_changed", "citizen_names_removed"):
            connection.execute(text(f"DROP TRIGGER {trigger}"))
        connection.commit()
    database.close()
    newest = migrating.newest()
    monkeypatch.setattr(upgrade, "_revision", lambda *_file: "older")
    monkeypatch.setattr(migrating, "refuse_newer", lambda _revision: None)
    monkeypatch.setattr(migrating, "newest", lambda: newest)
    assert upgrade.bring_up(path, key, tmp_path / "backup.db")
    assert _bearing(database, FIRST) == ["a"]
    _add(database, "b", OTHER)
    assert _bearing(database, OTHER) == ["b"]


def test_whatever_a_name_holds_it_can_be_written_and_read(database: Database) -> None:
    @settings(max_examples=80, deadline=None)
    @given(st.text(min_size=1, max_size=12), st.text(alphabet="กขมะฮีู์็่้เแ\"*()' -_^+", max_size=12))
    def holds(first: str, last: str) -> None:
        with database.rolled_back("Any") as work:
            work.session.add(Citizen(uid="a", sound=name_index.tokens(first, last)))
            work.session.flush()
            known = name_index.words(work.session)
            for word in known.all:
                query = select(Citizen.uid).where(name_index.bearing(known, [word]))
                assert work.session.scalars(query).all() == ["a"]

    holds()
