from __future__ import annotations

import time
from uuid import UUID

import pytest

from desktop.models import new_uid


def test_uids_are_of_version_7_and_tell_the_time_they_were_made() -> None:
    before = time.time_ns() // 1_000_000
    uid = UUID(new_uid())
    assert (uid.version, uid.variant) == (7, "specified in RFC 4122")
    assert before <= uid.int >> 80 <= time.time_ns() // 1_000_000 + 1


def test_uids_sort_as_they_were_made() -> None:
    made = [new_uid() for _number in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_uids_go_on_forward_when_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = new_uid()
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000_000_000_000_000)
    assert new_uid() > before
