"""The time in Thailand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from desktop.system.clock import THAILAND, SetClock, SystemClock


def test_the_days_of_thailand_begin_seven_hours_before_greenwich() -> None:
    assert SetClock(datetime(2026, 9, 30, 17, 0, tzinfo=UTC)).today() == date(2026, 10, 1)
    assert SetClock(datetime(2026, 9, 30, 16, 59, tzinfo=UTC)).today() == date(2026, 9, 30)


def test_a_clock_set_without_a_zone_stands_in_thailand() -> None:
    clock = SetClock(datetime(2026, 11, 20, 9, 0))
    assert clock.now() == datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    assert clock.today() == date(2026, 11, 20)


def test_a_set_clock_moves_only_by_hand() -> None:
    clock = SetClock(datetime(2026, 12, 31, 23, 0, tzinfo=THAILAND))
    assert clock.now() == clock.now()
    clock.move(hours=1)
    assert clock.today() == date(2027, 1, 1)
    clock.move(days=-1)
    assert clock.today() == date(2026, 12, 31)


def test_the_machines_clock_tells_its_zone() -> None:
    now = SystemClock().now()
    assert now.utcoffset() == timedelta(hours=7)
    assert abs(datetime.now(UTC) - now) < timedelta(minutes=1)
    assert SystemClock().today() in (now.date(), now.date() + timedelta(days=1))
