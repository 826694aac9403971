"""A small encrypted database for each test."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.database import engine, upgrade
from desktop.database.work import Database
from desktop.system.clock import THAILAND, SetClock


@pytest.fixture
def key() -> bytes:
    return secrets.token_bytes(32)


@pytest.fixture
def path(tmp_path: Path, key: bytes) -> Path:
    path = tmp_path / "register.db"
    upgrade.create(path, key)
    return path


@pytest.fixture
def database(path: Path, key: bytes) -> Iterator[Database]:
    database = Database(
        engine.open_engine(path, key), SetClock(datetime(2026, 11, 20, tzinfo=THAILAND)), "9401"
    )
    yield database
    database.close()
