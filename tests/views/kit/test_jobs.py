"""The one way to run work."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.rules.problems import Refused
from desktop.system.progress import Cancelled, Progress
from desktop.views.kit.desk import Desk
from desktop.views.kit.jobs import Job, Jobs


def test_work_runs_beside_the_window_and_its_result_comes_back_to_it(jobs: Jobs, qtbot: QtBot) -> None:
    came: list[tuple[str, threading.Thread]] = []
    where: list[threading.Thread] = []

    def work(_progress: Progress) -> str:
        where.append(threading.current_thread())
        return "done"

    with qtbot.waitSignal(jobs.idle):
        jobs.run(work, lambda result: came.append((result, threading.current_thread())))
    assert came == [("done", threading.main_thread())]
    assert where[0] is not threading.main_thread()
    assert not jobs.is_busy()


def test_what_work_raises_goes_to_whoever_asked(jobs: Jobs, qtbot: QtBot) -> None:
    failures: list[BaseException] = []
    refused = Refused("ไม่ได้")

    def work(_progress: Progress) -> None:
        raise refused

    with qtbot.waitSignal(jobs.idle), qtbot.assertNotEmitted(jobs.failed):
        jobs.run(work, failure=failures.append)
    assert failures == [refused]


def test_a_failure_that_nobody_takes_is_told_to_the_window(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.failed) as told:
        desk.run(lambda _progress: 1 // 0)
    assert isinstance(told.args[0], ZeroDivisionError)


def test_writes_never_meet_and_keep_their_order(jobs: Jobs, qtbot: QtBot) -> None:
    inside, order, met = threading.Semaphore(1), list[int](), list[int]()

    def work(number: int) -> None:
        if not inside.acquire(blocking=False):
            met.append(number)
            return
        order.append(number)
        inside.release()

    with qtbot.waitSignal(jobs.idle):
        for number in range(40):
            jobs.run(lambda _progress, number=number: work(number), writes=True)
    assert order == list(range(40))
    assert met == []


def test_reading_goes_on_while_something_is_written(jobs: Jobs, qtbot: QtBot) -> None:
    may_end = threading.Event()
    seen: list[str] = []
    jobs.run(lambda _progress: may_end.wait(60), writes=True)
    with qtbot.waitSignal(jobs.ended):
        jobs.run(lambda _progress: "read", seen.append)
    assert seen == ["read"]
    assert len(jobs.under_way) == 1
    with qtbot.waitSignal(jobs.idle):
        may_end.set()


def test_cancelled_work_stops_at_its_next_report_and_says_nothing(jobs: Jobs, qtbot: QtBot) -> None:
    began, come = threading.Event(), list[object]()

    def work(progress: Progress) -> None:
        began.set()
        for step in range(10_000_000):
            progress.report(step, 10_000_000)

    with qtbot.waitSignal(jobs.idle), qtbot.assertNotEmitted(jobs.failed):
        job = jobs.run(work, come.append)
        assert began.wait(60)
        job.cancel()
    assert come == []


def test_whoever_wants_to_hear_of_a_cancel_hears_of_it(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[BaseException] = []

    def work(_progress: Progress) -> None:
        raise Cancelled

    with qtbot.waitSignal(jobs.idle):
        jobs.run(work, failure=heard.append)
    assert isinstance(heard[0], Cancelled)


def test_progress_reaches_the_window(jobs: Jobs, qtbot: QtBot) -> None:
    reports: list[tuple[int, int, str]] = []
    heard = threading.Event()

    def work(progress: Progress) -> None:
        heard.wait(60)
        progress.report(3, 3, "แถว")

    with qtbot.waitSignal(jobs.idle):
        job = jobs.run(work)
        job.progressed.connect(lambda *report: reports.append(report))
        heard.set()
    assert reports == [(3, 3, "แถว")]


def test_a_result_is_dropped_when_its_page_is_gone(jobs: Jobs, qtbot: QtBot) -> None:
    page, come, may_end = QWidget(), list[object](), threading.Event()
    with qtbot.waitSignal(jobs.idle):
        jobs.run(lambda _progress: may_end.wait(60), come.append, owner=page)
        page.deleteLater()
        qtbot.waitUntil(lambda: _is_gone(page))
        may_end.set()
    assert come == []


def test_the_page_whose_method_takes_the_result_is_its_owner(jobs: Jobs, qtbot: QtBot) -> None:
    label, may_end = QLabel("before"), threading.Event()
    with qtbot.waitSignal(jobs.idle):
        jobs.run(lambda _progress: str(may_end.wait(60)), label.setText)
        label.deleteLater()
        qtbot.waitUntil(lambda: _is_gone(label))
        may_end.set()


def _is_gone(thing: QObject) -> bool:
    from shiboken6 import isValid

    return not isValid(thing)


def test_a_dropped_result_never_arrives(jobs: Jobs, qtbot: QtBot) -> None:
    come: list[object] = []
    with qtbot.waitSignal(jobs.idle):
        jobs.run(lambda _progress: "old", come.append).drop()
        jobs.run(lambda _progress: "new", come.append)
    assert come == ["new"]


def test_a_write_that_fails_is_told_though_its_page_is_gone(jobs: Jobs, qtbot: QtBot) -> None:
    page, may_end = QWidget(), threading.Event()

    def work(_progress: Progress) -> None:
        may_end.wait(60)
        raise Refused("ไม่ได้บันทึก")

    with qtbot.waitSignal(jobs.failed):
        jobs.run(work, failure=lambda failure: None, writes=True, owner=page)
        page.deleteLater()
        qtbot.waitUntil(lambda: _is_gone(page))
        may_end.set()


def test_closing_finishes_what_is_written_and_leaves_no_thread(qtbot: QtBot) -> None:
    before, jobs, written = set(threading.enumerate()), Jobs(), list[int]()

    def read(progress: Progress) -> None:
        while True:
            progress.report(0, 0)

    jobs.run(lambda _progress: written.append(1), writes=True)
    jobs.run(read)
    assert jobs.close(60)
    assert written == [1]
    assert set(threading.enumerate()) - before == set()


def test_no_work_can_be_started_after_closing(qtbot: QtBot) -> None:
    jobs = Jobs()
    jobs.close()
    with pytest.raises(AssertionError):
        jobs.run(lambda _progress: None)


def test_the_time_left_is_guessed_from_the_pace(jobs: Jobs) -> None:
    job = Job("งาน", False, None, jobs)
    assert job.seconds_left(1, 10) is None
    job.started -= 10
    assert job.seconds_left(5, 10) == pytest.approx(10, abs=1)
    assert job.seconds_left(10, 10) is None


def test_a_reading_asked_for_earlier_that_ends_later_is_not_shown(desk: Desk, qtbot: QtBot) -> None:
    shown: list[str] = []
    owner, other, newer_shown = QObject(), QObject(), threading.Event()

    def read(owner: QObject, text: str, until: threading.Event | None = None) -> None:
        def work(_progress: Progress) -> str:
            if until is not None:
                until.wait(60)
            return text

        def show(found: str) -> None:
            shown.append(found)
            if found == "newer":
                newer_shown.set()

        desk.run(work, show, owner=owner)

    with qtbot.waitSignal(desk.jobs.idle):
        read(owner, "older", until=newer_shown)
        read(owner, "newer")
        read(other, "of another")
    assert sorted(shown) == ["newer", "of another"]


def test_readings_that_end_in_their_order_are_all_shown(desk: Desk, qtbot: QtBot) -> None:
    """A page that is told of changes all the time still moves."""
    shown: list[str] = []
    owner, first_shown = QObject(), threading.Event()

    def show(found: str) -> None:
        shown.append(found)
        first_shown.set()

    def second(_progress: Progress) -> str:
        first_shown.wait(60)
        return "second"

    with qtbot.waitSignal(desk.jobs.idle):
        desk.run(lambda _progress: "first", show, owner=owner)
        desk.run(second, show, owner=owner)
    assert shown == ["first", "second"]


def test_two_readings_of_one_page_for_two_places_do_not_outdate_each_other(desk: Desk, qtbot: QtBot) -> None:
    left: list[str] = []
    right: list[str] = []
    owner, right_shown = QObject(), threading.Event()

    def show_right(found: str) -> None:
        right.append(found)
        right_shown.set()

    def slow(_progress: Progress) -> str:
        right_shown.wait(60)
        return "left"

    with qtbot.waitSignal(desk.jobs.idle):
        desk.run(slow, left.append, owner=owner)
        desk.run(lambda _progress: "right", show_right, owner=owner)
    assert (left, right) == (["left"], ["right"])
