"""The one way to run work: off the window's thread, with progress and cancel, its result back in it."""

from __future__ import annotations

import itertools
import logging
import queue
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from desktop.system.progress import Cancelled, Progress

_log = logging.getLogger(__name__)

T = TypeVar("T")
READERS: Final = 3
# More than twenty reports a second cannot be read by anybody and would only slow the work.
_REPORT_EVERY: Final = 0.05


class Job(QObject):
    """One piece of work under way; a ``Progress`` to the work, signals to the window."""

    progressed = Signal(int, int, str)
    finished = Signal()

    def __init__(
        self, title: str, writes: bool, owner: QObject | None, parent: QObject, shows: object = None
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.shows = shows
        self.writes = writes
        self.started = time.monotonic()
        self._owner = owner
        self._owned = owner is not None
        self._stop = threading.Event()
        self._dropped = False
        self._reported = 0.0

    def report(self, done: int, total: int, what: str = "") -> None:
        """Say how far the work is; called by the work, from its own thread.

        Raises:
            Cancelled: the user wants no more of it.
        """
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._reported >= _REPORT_EVERY or done >= total > 0:
            self._reported = now
            self.progressed.emit(done, total, what)

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()

    def drop(self) -> None:
        """Nobody waits for the result any more: let it be forgotten when it comes."""
        self._dropped = True
        if not self.writes:
            self.cancel()

    @property
    def stopped(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def outdates(self, other: Job) -> bool:
        """Whether what was read here makes another reading old: the same page asked, for the same place.

        Args:
            other: a reading that was asked for earlier and has not ended yet.
        """
        readings = not (self.writes or other.writes or self.title or other.title)
        same = self._owner is other._owner and self.shows == other.shows
        return readings and same and self._owned and self.shows is not None

    @property
    def wanted(self) -> bool:
        """Whether somebody still waits for the result."""
        return not self._dropped and (not self._owned or isValid(self._owner))

    def seconds_left(self, done: int, total: int) -> int | None:
        """How long it will still take, guessed from its pace; unknown while it has hardly begun."""
        spent = time.monotonic() - self.started
        if not 0 < done < total or spent < 2:
            return None
        return round(spent / done * (total - done))


class _Order:
    """A job on its way through a worker, with what to do afterwards."""

    def __init__(
        self,
        job: Job,
        operation: Callable[[Progress], Any],
        success: Callable[[Any], object] | None,
        failure: Callable[[BaseException], object] | None,
    ) -> None:
        self.job, self.operation, self.success, self.failure = job, operation, success, failure
        self.result: Any = None
        self.error: BaseException | None = None

    def work(self) -> None:
        try:
            if self.job.stopped:
                raise Cancelled
            self.result = self.operation(self.job)
        except BaseException as error:  # noqa: BLE001 - it is raised again, as a failure, in the window
            self.error = error


class Jobs(QObject):
    """Runs work: one thread for whatever writes, so that writes never meet; a few beside it for reading."""

    began = Signal(object)
    ended = Signal(object)
    idle = Signal()
    failed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writing: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._reading: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._threads: list[tuple[threading.Thread, queue.SimpleQueue[_Order | None]]] = []
        self._names = itertools.count(1)
        self._under_way: list[Job] = []
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        operation: Callable[[Progress], T],
        success: Callable[[T], object] | None = None,
        failure: Callable[[BaseException], object] | None = None,
        *,
        title: str = "",
        writes: bool = False,
        owner: QObject | None = None,
    ) -> Job:
        """Start work.

        Readings go on beside each other. Where the same owner asks twice for the same ``success``, without a
        title, one that was asked for earlier and ends later is not shown: it would show what was before.

        Args:
            operation: the work itself; it runs on another thread and touches no widget.
            success: takes its result, on the window's thread.
            failure: takes what was raised; without it the signal ``failed`` tells.
            title: what is being done, in words; work without a title shows no progress.
            writes: whether it changes anything stored.
            owner: whoever waits for the result; once gone, the result is dropped. Left out, it is the
                object that ``success`` is a method of.
        """
        assert not self._closed, "no work may be started after closing"
        waiting = owner or getattr(success, "__self__", None)
        job = Job(title, writes, waiting if isinstance(waiting, QObject) else None, self, _shown_by(success))
        self._under_way.append(job)
        self._hire(writes)
        (self._writing if writes else self._reading).put(_Order(job, operation, success, failure))
        self.began.emit(job)
        return job

    def _hire(self, writes: bool) -> None:
        line = self._writing if writes else self._reading
        there = sum(1 for _thread, served in self._threads if served is line)
        busy = sum(1 for job in self._under_way if job.writes == writes)
        if there >= min(1 if writes else READERS, busy):
            return
        name = f"{'writing' if writes else 'reading'}-{next(self._names)}"
        thread = threading.Thread(target=self._serve, args=(line,), name=name, daemon=True)
        self._threads.append((thread, line))
        thread.start()

    def _serve(self, line: queue.SimpleQueue[_Order | None]) -> None:
        while (order := line.get()) is not None:
            order.work()
            self._arrived.emit(order)

    def _deliver(self, order: _Order) -> None:
        job = order.job
        if job in self._under_way:
            at = self._under_way.index(job)
            del self._under_way[at]
            self._drop_outdated(job, self._under_way[:at])
        try:
            if not self._closed:
                self._hand_over(order)
        finally:
            self.ended.emit(job)
            job.finished.emit()
            job.deleteLater()
            if not self._under_way:
                self.idle.emit()

    def _drop_outdated(self, job: Job, earlier: list[Job]) -> None:
        for other in earlier:
            if job.wanted and job.outdates(other):
                other.drop()

    def _hand_over(self, order: _Order) -> None:
        error = order.error
        if error is None:
            if order.success is not None and order.job.wanted:
                order.success(order.result)
            return
        if isinstance(error, Cancelled) and order.failure is None:
            return
        # A write that failed concerns the user even when the page that asked for it is gone.
        if order.failure is not None and order.job.wanted:
            order.failure(error)
        elif order.job.writes or order.job.wanted:
            self.failed.emit(error)

    @property
    def under_way(self) -> tuple[Job, ...]:
        """What has been started and not yet delivered."""
        return tuple(self._under_way)

    def is_busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._under_way)

    def close(self, seconds: float = 30) -> bool:
        """Stop: reading is cancelled, what is being written is finished, the threads end.

        Args:
            seconds: how long to wait for each thread.

        Returns:
            Whether every thread has ended.
        """
        if not self._closed:
            self._closed = True
            for job in self._under_way:
                if not job.writes:
                    job.cancel()
            for _thread, line in self._threads:
                line.put(None)
        for thread, _line in self._threads:
            thread.join(timeout=seconds)
        left = [thread for thread, _line in self._threads if thread.is_alive()]
        if left:
            _log.warning("%s threads did not end in time", len(left))
        return not left


def _shown_by(success: Callable[[Any], object] | None) -> object:
    """Where a result goes, the same for each time that the same line of code asks."""
    if success is None:
        return None
    plain = success.func if isinstance(success, partial) else success
    function = getattr(plain, "__func__", plain)
    return id(getattr(plain, "__self__", None)), getattr(function, "__code__", function)
