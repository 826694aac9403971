"""The kit's tests: a dressed application and jobs that end with the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.views.kit import theme, tokens
from desktop.views.kit.desk import Desk
from desktop.views.kit.jobs import Jobs


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[theme.Theme]:
    worn = theme.dress(qapp, tokens.LIGHT)
    yield worn
    if theme.tones() is not tokens.LIGHT:
        theme.dress(qapp, tokens.LIGHT)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    assert made.close(60)


@pytest.fixture
def desk(jobs: Jobs) -> Desk:
    return Desk(jobs)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The off-screen platform says that it keeps no sizes and raises no menus; that is no fault."""
    unable = r"does not support (propagateSizeHints|raise\(\)|grabbing the keyboard)"
    quiet = pytest.mark.qt_log_ignore(unable, extend=True)
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(quiet)
