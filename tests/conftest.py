"""What every test stands on: no screen, Thai time, and a language put back after each test."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.system import language


@pytest.fixture(autouse=True)
def _language_put_back() -> Iterator[None]:
    language.use("en")
    yield
    language.use("en")


@pytest.fixture(autouse=True)
def _no_thread_left_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    for left in set(threading.enumerate()) - before:
        left.join(timeout=5)
        assert not left.is_alive(), f"a thread was left running: {left.name}"
