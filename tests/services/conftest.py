"""A centre and its province that know each other's keys, made once, copied for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from centre_and_province import Templates, Two

from desktop.system.clock import SetClock
from desktop.system.paths import Home


@pytest.fixture(scope="session")
def templates(
    centre_template: Home, province_template: Home, tmp_path_factory: pytest.TempPathFactory
) -> Templates:
    return Templates.make(centre_template, province_template, tmp_path_factory.mktemp("enrolled"))


@pytest.fixture
def two(templates: Templates, tmp_path: Path, clock: SetClock) -> Iterator[Two]:
    yield from templates.copied(tmp_path, clock)
