"""Wrong passwords make the next try wait, whichever program tries, and a right one forgets them."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.database import wrong_tries
from desktop.rules.problems import Refused
from desktop.system.clock import SetClock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "wrong-tries.txt"


def _wrong(path: Path, clock: SetClock) -> Refused:
    with pytest.raises(Refused) as refused, wrong_tries.counted(path, clock):
        raise Refused("Not right.", code="wrong-password")
    return refused.value


def test_each_wrong_try_waits_longer_up_to_the_longest_wait(path: Path, clock: SetClock) -> None:
    waits = []
    for _try in range(10):
        _wrong(path, clock)
        waits.append(wrong_tries.so_far(path).seconds_left(clock.now()))
        clock.move(seconds=waits[-1])
    assert waits == [0, 0, 2, 4, 8, 16, 32, 60, 60, 60]


def test_while_it_waits_not_even_the_right_password_is_tried(path: Path, clock: SetClock) -> None:
    for _try in range(3):
        _wrong(path, clock)
    tried = []
    with pytest.raises(Refused) as refused, wrong_tries.counted(path, clock):
        tried.append("the right one")
    assert (refused.value.code, tried) == ("wait", [])
    assert "2 seconds" in refused.value.sentence
    clock.move(seconds=2)
    with wrong_tries.counted(path, clock) as wrong:
        assert wrong == 3
    assert wrong_tries.so_far(path) == wrong_tries.Tries()


def test_what_else_is_refused_counts_for_nothing(path: Path, clock: SetClock) -> None:
    for _try in range(5):
        with pytest.raises(Refused), wrong_tries.counted(path, clock):
            raise Refused("Damaged.", code="damaged-key-file")
    assert wrong_tries.so_far(path).wrong == 0


@pytest.mark.parametrize("content", [b"", b"\xff" * 64, b"many 2026", b"3 tomorrow", b"9" * 5_000])
def test_a_damaged_count_keeps_nobody_out(path: Path, clock: SetClock, content: bytes) -> None:
    path.write_bytes(content)
    with wrong_tries.counted(path, clock):
        pass
    assert _wrong(path, clock).code == "wrong-password"


def test_a_clock_that_is_set_back_makes_nobody_wait_for_days(path: Path, clock: SetClock) -> None:
    for _try in range(9):
        _wrong(path, clock)
        clock.move(seconds=60)
    clock.move(days=-40)
    with wrong_tries.counted(path, clock) as wrong:
        assert wrong == 9


def test_a_folder_that_cannot_be_written_still_opens(tmp_path: Path, clock: SetClock) -> None:
    with wrong_tries.counted(tmp_path / "no such folder" / "tries", clock) as wrong:
        assert wrong == 0


def test_many_at_once_guess_no_faster_than_one(path: Path, clock: SetClock) -> None:
    codes: list[str] = []

    def guess() -> None:
        try:
            with wrong_tries.counted(path, clock):
                raise Refused("Not right.", code="wrong-password")
        except Refused as refused:
            codes.append(refused.code)

    threads = [threading.Thread(target=guess) for _each in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == ["wait"] * 9 + ["wrong-password"] * 3
    assert wrong_tries.so_far(path).not_before == clock.now() + timedelta(seconds=2)
