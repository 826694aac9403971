from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from desktop.database import engine, migrating, name_index, upgrade
from desktop.database.work import Database
from desktop.models import Base, Citizen
from desktop.rules.problems import Refused


def _of_the_models(name: str | None, kind: str, _parents: object) -> bool:
    # The index of names is made from the citizens, and is no table of its own.
    return kind != "table" or not str(name).startswith((name_index.PREFIX, name_index.NUMBERS))


def test_the_migrations_make_exactly_the_tables_of_the_models(database: Database) -> None:
    with database.engine.connect() as connection:
        options = {"compare_type": True, "render_as_batch": True, "include_name": _of_the_models}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_the_file_says_whose_it_is(path: Path, key: bytes) -> None:
    connection = engine.connect(path, key)
    assert connection.execute("PRAGMA application_id").fetchone()[0] == engine.APPLICATION_ID
    connection.close()


def test_a_register_that_is_up_to_date_is_left_alone(path: Path, key: bytes, tmp_path: Path) -> None:
    before = path.read_bytes()
    assert upgrade.bring_up(path, key, tmp_path / "backup.db") is False
    assert path.read_bytes() == before


def _pretend(path: Path, key: bytes, revision: str) -> None:
    connection = engine.connect(path, key)
    connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def test_a_newer_register_is_refused_and_unharmed(path: Path, key: bytes, tmp_path: Path) -> None:
    _pretend(path, key, "9999")
    before = path.read_bytes()
    with pytest.raises(Refused) as refused:
        upgrade.bring_up(path, key, tmp_path / "backup.db")
    assert refused.value.code == "too-new"
    assert path.read_bytes() == before


def test_an_upgrade_that_fails_leaves_the_register_as_it_was(
    path: Path, key: bytes, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.work("Add a person") as work:
        work.session.add(Citizen(uid="a"))
    database.close()
    before = path.read_bytes()

    def half_done(copy: Path, key: bytes) -> None:
        connection = engine.connect(copy, key)
        connection.execute("DELETE FROM citizens")
        connection.close()

    monkeypatch.setattr(migrating, "newest", lambda: "0002")
    monkeypatch.setattr(upgrade, "_migrate", half_done)
    with pytest.raises(Refused) as refused:
        upgrade.bring_up(path, key, tmp_path / "backup.db")
    assert refused.value.code == "upgrade-failed"
    assert path.read_bytes() == before
    assert (tmp_path / "backup.db").read_bytes() == before
    assert not path.with_name("register.db.upgrade").exists()
